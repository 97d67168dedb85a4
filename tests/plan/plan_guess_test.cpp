// SPDX-License-Identifier: EUPL-1.2
#include "plan/plan_guess.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/text.h"

namespace tovholder::plan {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

ReadStep ReadAs(std::string_view deadline, std::string activity, std::string responsible) {
  ReadStep step;
  step.deadline = ParsePeriod(deadline);
  step.kind = GuessKind(activity, responsible);
  step.activity = std::move(activity);
  step.responsible_text = std::move(responsible);
  return step;
}

std::vector<ReadStep> Process() {
  return {ReadAs("februar 2026", "Udkast til materialet udarbejdes.", "Sekretariatet"),
          ReadAs("primo marts 2026", "Boligsoc. bestyrelse godkender materialet.", "Bestyrelsen"),
          ReadAs("13. marts 2026", "Nord - Organisationsbestyrelse behandler/godkender materialet.", "Nord"),
          ReadAs("20. marts 2026", "Syd - Organisationsbestyrelse behandler/godkender materialet.", "Syd (S)"),
          ReadAs("april 2026", "Workshop om materialet.", "Alle"),
          ReadAs("maj 2026", "Materialet godkendes på byrådsmødet.", "Nordby Kommune"),
          ReadAs("maj 2026", "Materialet indsendes til Landsbyggefonden.", "Bestyrelsen"),
          ReadAs("Afventer dato", "Fremlæggelse.", "")};
}

KnownParties Parties() {
  KnownParties known;
  const auto body = [&](std::int64_t id, people::BodyKind kind, std::string name) {
    known.bodies.push_back({people::BodyId{id}, kind, name, Fold(name)});
  };
  const auto organ = [&](std::int64_t id, std::optional<people::BodyId> of, std::string name, std::string kind) {
    people::Organization one;
    one.id = people::OrganizationId{id};
    one.body = of;
    one.name = std::move(name);
    one.kind = std::move(kind);
    one.structure = people::StructureId{1};
    known.organizations.push_back(one);
  };
  body(1, people::BodyKind::kMunicipality, "Nordby");
  body(2, people::BodyKind::kHousingAssociation, "Nord");
  body(3, people::BodyKind::kHousingAssociation, "Syd");
  body(4, people::BodyKind::kFund, "Landsbyggefonden");
  organ(11, people::BodyId{1}, "Nordby Byråd", "byråd");
  organ(12, people::BodyId{2}, "Organisationsbestyrelsen i Nord", "organisationsbestyrelse");
  organ(13, people::BodyId{3}, "Organisationsbestyrelsen i Syd", "organisationsbestyrelse");
  organ(14, std::nullopt, "Bestyrelsen for planen", "bestyrelse");
  return known;
}

TEST(GuessOrder, FollowsTheTimesAndWhatIsDone) {
  const auto after = GuessOrder(Process());
  EXPECT_THAT(after[0], IsEmpty());
  EXPECT_THAT(after[1], ElementsAre(0));
  EXPECT_THAT(after[2], ElementsAre(1));
  EXPECT_THAT(after[3], ElementsAre(1)) << "boards of two associations decide side by side";
  EXPECT_THAT(after[5], ElementsAre(2, 3)) << "a workshop holds nobody up";
  EXPECT_THAT(after[6], ElementsAre(5)) << "in the same month the submission follows the decision";
  EXPECT_THAT(after[7], IsEmpty());
}

TEST(GuessExpected, FindsTheStepsByDeciderAndTime) {
  const auto expect = [](std::string text, std::string_view period) {
    return GuessExpected({std::move(text), ParsePeriod(period)}, Process());
  };
  EXPECT_THAT(expect("At materialet kan behandles i byrådet i maj 2026", "maj 2026"), ElementsAre(5));
  EXPECT_THAT(expect("At det kan behandles beboerdemokratisk i marts 2026", "marts 2026"), ElementsAre(2, 3));
  EXPECT_THAT(expect("At det kan behandles i byrådet i april 2026", "april 2026"), ElementsAre(5))
      << "missed, and told so elsewhere";
  EXPECT_THAT(expect("At prækvalifikationen behandles i byrådet", ""), IsEmpty());
}

TEST(FindParty, KnowsBodiesByTheWaysTheyAreNamed) {
  const KnownParties known = Parties();
  EXPECT_EQ(FindParty("Nordby Kommune (NK)", known).body, people::BodyId{1});
  EXPECT_EQ(FindParty("Landsbygefonden (LBF)", known).body, people::BodyId{4});
  EXPECT_EQ(FindParty("LBF", known).body, people::BodyId{4});
  EXPECT_EQ(FindParty("Bestyrelsen", known).organization, people::OrganizationId{14});
  EXPECT_EQ(FindParty("organisationsbestyrelsen i nord", known).organization, people::OrganizationId{12});
  EXPECT_FALSE(FindParty("Alle parter", known).body);
}

TEST(FindDecider, KnowsWhoHasToMeet) {
  const KnownParties known = Parties();
  std::vector<std::int64_t> deciders;
  for (const ReadStep& step : Process()) {
    const auto decider = FindDecider(step, known);
    deciders.push_back(decider ? decider->value : 0);
  }
  EXPECT_THAT(deciders, ElementsAre(0, 14, 12, 13, 0, 11, 0, 0));
}

}  // namespace
}  // namespace tovholder::plan
