// SPDX-License-Identifier: EUPL-1.2
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "areas/area_book.h"
#include "base/text.h"

namespace tovholder::areas {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

Date DayOf(const char* iso) { return ParseIsoDate(iso).value(); }

people::Body BodyOf(int id, people::BodyKind kind, const char* name) {
  return {people::BodyId{id}, kind, name, Fold(name)};
}

AreaBook SmallBook() {
  AreaBook book;
  book.areas = {{HousingAreaId{1}, "Motalavej", people::BodyId{1}, ""},
                {HousingAreaId{2}, "Ringparken", people::BodyId{1}, ""}};
  book.bodies = {BodyOf(3, people::BodyKind::kHousingAssociation, "BoligKorsør"),
                 BodyOf(2, people::BodyKind::kHousingAssociation, "FOB"),
                 BodyOf(1, people::BodyKind::kMunicipality, "Slagelse")};
  return book;
}

Section Of(int id, int association, const char* number, int area, int households) {
  Section section;
  section.id = SectionId{id};
  section.association = people::BodyId{association};
  section.number = number;
  section.name = "Navn";
  if (area > 0) section.area = HousingAreaId{area};
  section.households = households;
  return section;
}

std::vector<std::string> IdsOf(const FieldErrors& errors) {
  std::vector<std::string> ids;
  for (const auto& [field, error] : errors) ids.push_back(field + " " + error.id);
  return ids;
}

TEST(Cvr, IsEightDigitsThatAgree) {
  for (const char* right : {"10000009", "20000007", "30000005", "13585628"}) EXPECT_TRUE(IsCvrNumber(right)) << right;
  for (const char* wrong : {"", "1000000", "100000099", "10000008", "1000000a", "00000000", " 1000009", "-1000009"}) {
    EXPECT_FALSE(IsCvrNumber(wrong)) << wrong;
  }
}

TEST(Telephones, HoldDigits) {
  for (const char* right : {"112", "58 00 00 00", "+45 58000000", "(0045) 58-00-00-00"}) {
    EXPECT_TRUE(IsTelephone(right)) << right;
  }
  for (const char* wrong : {"", "ring", "12", "58 00 00 0x", "--"}) EXPECT_FALSE(IsTelephone(wrong)) << wrong;
}

TEST(AreaRules, AnAreaHasANameOfItsOwnInAMunicipality) {
  const AreaBook book = SmallBook();
  EXPECT_THAT(CheckArea(book, {{}, "Sydbyen", people::BodyId{1}, ""}), IsEmpty());
  EXPECT_THAT(CheckArea(book, book.areas[0]), IsEmpty()) << "its own name is not taken";
  EXPECT_THAT(IdsOf(CheckArea(book, {{}, "", people::BodyId{2}, ""})),
              ElementsAre("municipality areas.no_municipality", "name areas.no_area_name"));
  EXPECT_THAT(IdsOf(CheckArea(book, {{}, "ringparken", std::nullopt, ""})), ElementsAre("name areas.area_twice"));
}

TEST(AreaRules, ASectionBelongsToAnAssociationUnderANumberOfItsOwn) {
  AreaBook book = SmallBook();
  book.sections = {Of(1, 2, "12", 1, 100)};
  EXPECT_THAT(CheckSection(book, Of(0, 3, "12", 1, 0)), IsEmpty()) << "another association counts by itself";
  EXPECT_THAT(CheckSection(book, book.sections[0]), IsEmpty());
  EXPECT_THAT(IdsOf(CheckSection(book, Of(0, 2, "12", 1, 0))), ElementsAre("number areas.number_twice"));
  Section wrong = Of(0, 1, "", 9, -1);
  wrong.name.clear();
  wrong.from_date = DayOf("2026-05-02");
  wrong.to_date = DayOf("2026-05-01");
  EXPECT_THAT(
      IdsOf(CheckSection(book, wrong)),
      ElementsAre("area areas.no_such_area", "association areas.not_association", "households areas.households_wrong",
                  "name areas.no_section_name", "number areas.no_number", "to_date people.ends_before_it_begins"));
  EXPECT_THAT(IdsOf(CheckSection(book, Of(0, 0, "1", 1, kMostHouseholds + 1))),
              ElementsAre("association areas.no_association", "households areas.households_wrong"));
}

TEST(AreaRules, FactsAreOfWhoSigns) {
  const AreaBook book = SmallBook();
  AssociationFacts facts = book.FactsOf(people::BodyId{2});
  EXPECT_THAT(CheckFacts(book, facts), IsEmpty()) << "nothing need be known";
  facts.body = people::BodyId{1};
  EXPECT_THAT(CheckFacts(book, facts), IsEmpty()) << "a municipality recommends what happens in its areas";
  facts.body = people::BodyId{77};
  facts.signers_needed = 0;
  facts.cvr = "12345678";
  facts.email = "ingen adresse";
  facts.telephone = "ring bare";
  EXPECT_THAT(IdsOf(CheckFacts(book, facts)),
              ElementsAre("body areas.no_facts_of", "cvr areas.cvr_wrong", "email post.bad_address",
                          "signers_needed areas.signers_needed_wrong", "telephone areas.telephone_wrong"));
  facts.signers = "Lis Lund\r\n\n  Ole   Holm ";
  EXPECT_THAT(ListSigners(facts), ElementsAre("Lis Lund", "Ole Holm"));
}

TEST(AreaRules, SharesAreOfADayAndInDanishOrder) {
  AreaBook book = SmallBook();
  Section closed = Of(4, 2, "3", 1, 40);
  closed.to_date = DayOf("2025-12-31");
  Section coming = Of(5, 2, "4", 1, 60);
  coming.from_date = DayOf("2027-01-01");
  book.sections = {Of(1, 2, "9", 1, 100), Of(2, 2, "12", 1, 50), Of(3, 3, "1", 1, 70), closed, coming,
                   Of(6, 3, "2", 0, 10)};
  std::sort(book.sections.begin(), book.sections.end(), ComesBefore);
  const Date today = DayOf("2026-05-01");
  const auto shares = SharesOf(book, HousingAreaId{1}, today);
  ASSERT_EQ(shares.size(), 2U);
  EXPECT_EQ(shares[0].name, "BoligKorsør");
  ASSERT_EQ(shares[1].sections.size(), 2U);
  EXPECT_EQ(shares[1].sections[0].number, "9") << "9 comes before 12";
  EXPECT_EQ(SumOfHouseholds(shares[1].sections), 150);
  EXPECT_EQ(SumOfHouseholds(SharesOf(book, HousingAreaId{1}, DayOf("2025-12-31"))[1].sections), 190)
      << "the last day counts";
  EXPECT_EQ(SectionsOfOtherDays(book, HousingAreaId{1}, today).size(), 2U);
  EXPECT_EQ(SharesOf(book, std::nullopt, today).at(0).sections.at(0).number, "2") << "in no area";
  EXPECT_THAT(SharesOf(book, HousingAreaId{2}, today), IsEmpty());
}

TEST(AreaRules, AnOrganizationOfACommonNameIsToldByItsBody) {
  AreaBook book = SmallBook();
  const auto organization = [](int id, int body, const char* name) {
    people::Organization one;
    one.id = people::OrganizationId{id};
    if (body > 0) one.body = people::BodyId{body};
    one.name = name;
    one.folded = Fold(name);
    return one;
  };
  book.organizations = {organization(1, 2, "Bestyrelsen"), organization(2, 3, "Bestyrelsen"),
                        organization(3, 0, "Forum")};
  EXPECT_EQ(book.NameOf(people::OrganizationId{2}), "Bestyrelsen (BoligKorsør)");
  EXPECT_EQ(book.NameOf(people::OrganizationId{3}), "Forum");
  EXPECT_EQ(book.FindOrganization("bestyrelsen", people::BodyId{3}), people::OrganizationId{2});
  EXPECT_EQ(book.FindOrganization("Bestyrelsen (FOB)", people::BodyId{3}), people::OrganizationId{1});
  EXPECT_EQ(book.FindOrganization("Rådet", people::BodyId{3}), std::nullopt);
}

}  // namespace
}  // namespace tovholder::areas
