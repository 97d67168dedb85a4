// SPDX-License-Identifier: EUPL-1.2
#include "plan/plan_template.h"

#include "plan/outlook.h"
#include "plan/plan_database.h"
#include "plan/plan_findings.h"

namespace tovholder::plan {
namespace {

using people::BodyKind;
using people::Browser;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;

KnownParties Parties() {
  KnownParties parties;
  const auto add = [&](BodyKind kind, std::string name) {
    people::Body body;
    body.id = people::BodyId{static_cast<std::int64_t>(parties.bodies.size()) + 1};
    body.kind = kind;
    body.name = std::move(name);
    parties.bodies.push_back(std::move(body));
  };
  add(BodyKind::kMunicipality, "Nordby");
  add(BodyKind::kHousingAssociation, "FOB");
  add(BodyKind::kHousingAssociation, "BoligKorsør");
  add(BodyKind::kFund, "Landsbyggefonden");
  return parties;
}

const ReadStep* FindStep(const PlanReading& reading, std::string_view words) {
  const auto found = std::find_if(reading.steps.begin(), reading.steps.end(),
                                  [&](const ReadStep& one) { return one.activity.find(words) != std::string::npos; });
  return found == reading.steps.end() ? nullptr : &*found;
}

TEST(PlanTemplates, ANewPlanIsLaidOutBeforeItsDay) {
  const auto reading = FillIn(PlanTemplate::kNew, *ParseIsoDate("2029-10-01"), Parties(), html::Language::kDanish);
  const ReadStep* board = FindStep(reading, "Bestyrelsen godkender prækvalifikationen");
  ASSERT_NE(board, nullptr);
  EXPECT_EQ(board->deadline.text, "november 2027");
  EXPECT_EQ(board->deadline.end, ParseIsoDate("2027-11-30"));
  const ReadStep* dialogue = FindStep(reading, "dialog");
  EXPECT_EQ(dialogue->deadline.text, "april 2028 – februar 2029");
  EXPECT_EQ(dialogue->takes, Takes::kDialogue);
  EXPECT_THAT(dialogue->responsible, ElementsAre("Sekretariatet", "Nordby Kommune", "Landsbyggefonden"));
  const ReadStep* council = FindStep(reading, "Helhedsplanen behandles i byrådet");
  EXPECT_EQ(council->after->size(), 4U) << "two associations and the two ways to vote";
  EXPECT_EQ(FindStep(reading, "BoligKorsør: ")->responsible_text, "BoligKorsør");
  const ReadStep* sections = FindStep(reading, "i hver afdeling");
  EXPECT_EQ(sections->only_if->outcome, Outcome::kNo);
  EXPECT_THAT(reading.steps.at(sections->only_if->step).activity, HasSubstr("stemme samlet"));
  EXPECT_THAT(reading.expectations.at(2).text, HasSubstr("byrådet i maj 2029"));
  EXPECT_EQ(reading.expectations.at(2).steps->size(), 1U);
}

TEST(PlanTemplates, BeforeAnAssociationIsDescribedTheyAreNamedTogether) {
  const auto reading = FillIn(PlanTemplate::kNew, *ParseIsoDate("2029-10-01"), {}, html::Language::kDanish);
  EXPECT_NE(FindStep(reading, "Boligorganisationerne: Organisationsbestyrelsen behandler helhedsplanen"), nullptr);
  EXPECT_EQ(FindStep(reading, "Helhedsplanen behandles i byrådet")->after->size(), 3U);
}

class PlanTemplateTest : public PlanDatabaseTest {};

TEST_P(PlanTemplateTest, EveryTemplateMakesAPlanThatCanBeKept) {
  Browser karla = Enter(people::Role::kSecretary);
  for (const char* name : {"new", "renewal", "strategy"}) {
    for (const char* language : {"da", "en"}) {
      const auto made = karla.Submit("/plan/ny?sprog=" + std::string(language), "/plan/ny",
                                     {{"titel", "Fra skabelon"}, {"start", "2029-10-01"}, {"skabelon", name}});
      ASSERT_EQ(made.status, 303) << name << people::BodyOf(made);
      EXPECT_EQ(karla.Get(people::HeaderOf(made, "Location")).status, 200);
    }
  }
  for (const PlanSummary& one : Read([&](sql::Reader& reader) { return ListPlans(reader, secretary_); })) {
    EXPECT_GT(one.steps, 9);
    const Outlook outlook = LookAhead(Book(one.plan.id), *ParseIsoDate("2026-05-01")).value();
    EXPECT_NE(outlook.schedule.end, Verdict::kImpossible) << one.plan.title;
    for (const Finding& finding : FindWhatIsAmiss(outlook, html::Language::kEnglish)) {
      // A dialogue of 14 months is longer than most plans leave room for: possible, not safe, and said so.
      if (finding.error.id == "plan.expectation_missed") continue;
      EXPECT_NE(finding.weight, Weight::kTrouble) << html::Sentence(finding.error, html::Language::kEnglish);
    }
  }
}

TEST_P(PlanTemplateTest, WithoutADayNothingCanBeLaidOut) {
  Browser karla = Enter(people::Role::kSecretary);
  const auto refused = karla.Submit("/plan/ny", "/plan/ny", {{"titel", "Uden dag"}, {"skabelon", "new"}});
  EXPECT_EQ(refused.status, 422);
  EXPECT_THAT(std::string(people::BodyOf(refused)), HasSubstr("Skridtene lægges ud fra den."));
}

TOVHOLDER_ON_EVERY_STORE(PlanTemplateTest);

}  // namespace
}  // namespace tovholder::plan
