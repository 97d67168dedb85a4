// SPDX-License-Identifier: EUPL-1.2
#include "people/why_hidden.h"

#include <gtest/gtest.h>

#include "people/organization_store.h"
#include "people/people_database.h"

namespace tovholder::people {
namespace {

const html::Texts kInDanish(html::Language::kDanish);
const html::Texts kInEnglish(html::Language::kEnglish);

class WhyHiddenTest : public PeopleDatabaseTest {
 protected:
  void SetUp() override {
    PeopleDatabaseTest::SetUp();
    board_ = Make("Bestyrelsen");
    group_ = Make("Følgegruppen");
  }
  OrganizationId Make(std::string_view name) {
    return database().Write({}, [&](sql::Transaction& t) { return FindOrCreateOrganization(t, std::nullopt, name); });
  }
  std::string Why(const Viewer& viewer, Visibility visibility, std::optional<OrganizationId> organization,
                  const html::Texts& t = kInDanish) {
    return SentenceOf(
        database().Read([&](sql::Reader& reader) { return WhyHidden(reader, viewer, visibility, organization); }), t);
  }
  std::string WhyNot(const Viewer& viewer, Access asked) {
    return SentenceOf(database().Read([&](sql::Reader& reader) { return WhyRefused(reader, viewer, asked); }),
                      kInDanish);
  }

  OrganizationId board_, group_;
};

TEST_P(WhyHiddenTest, SaysWhatItIsWhoMayAndWhoYouAre) {
  const Viewer member{UserId{1}, "Karla", Role::kReader, {{group_, OrganizationRole::kMember}}};
  EXPECT_EQ(Why(member, Visibility::kClosed, board_),
            "Punktet er lukket. Det kan læses af medlemmer af Bestyrelsen; du er medlem af Følgegruppen.");
  EXPECT_EQ(Why(member, Visibility::kDraft, board_, kInEnglish),
            "This is a draft. It can be read by the chair and the secretary of Bestyrelsen; you are member of "
            "Følgegruppen.");
  EXPECT_EQ(Why({}, Visibility::kClosed, std::nullopt),
            "Punktet er lukket. Det kan læses af sekretærer, administratorer og revisorer; du er ikke logget ind.");
  EXPECT_EQ(Why({}, Visibility::kInternal, std::nullopt),
            "Det kan læses af dem, der har en bruger her; du er ikke logget ind.");
}

TEST_P(WhyHiddenTest, NamesTheHighestThreeRoles) {
  Viewer viewer{UserId{1}, "Karla", Role::kReader, {{group_, OrganizationRole::kReader}}};
  viewer.held.push_back({Make("Årsmødet"), OrganizationRole::kMember});
  viewer.held.push_back({Make("Udvalget"), OrganizationRole::kChair});
  viewer.held.push_back({Make("Forummet"), OrganizationRole::kSecretary});
  EXPECT_EQ(WhyNot(viewer, Access::kSecretary),
            "Det må kun sekretærer og administratorer; du er formand for Udvalget, sekretær for Forummet og medlem af "
            "Årsmødet. Bed en administrator om rollen, hvis du skal bruge den.");
}

TEST_P(WhyHiddenTest, TellsAnAuditorThatNothingIsDone) {
  EXPECT_TRUE(WhyNot({UserId{1}, "Rie", Role::kAuditor}, Access::kSecretary)
                  .starts_with("Som revisor læser du alt og ændrer intet"));
  EXPECT_EQ(WhyNot({UserId{1}, "Bo", Role::kSecretary}, Access::kAdministrator),
            "Det må kun administratorer; du er logget ind som sekretær. Bed en af dem om at gøre det for dig.");
}

TOVHOLDER_ON_EVERY_STORE(WhyHiddenTest);

}  // namespace
}  // namespace tovholder::people
