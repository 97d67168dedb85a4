// SPDX-License-Identifier: EUPL-1.2
#include "areas/section_table.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/text.h"

namespace tovholder::areas {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

const html::Texts kDanish(html::Language::kDanish);
const html::Texts kEnglish(html::Language::kEnglish);

AreaBook TableBook() {
  AreaBook book;
  book.areas = {{HousingAreaId{1}, "Ringparken", std::nullopt, ""}};
  book.bodies = {{people::BodyId{2}, people::BodyKind::kHousingAssociation, "FOB", Fold("FOB")},
                 {people::BodyId{1}, people::BodyKind::kMunicipality, "Slagelse", Fold("Slagelse")}};
  Section section;
  section.id = SectionId{1};
  section.association = people::BodyId{2};
  section.number = "12";
  section.name = "=Nord; \"A\"";
  section.area = HousingAreaId{1};
  section.households = 148;
  section.from_date = ParseIsoDate("1974-05-01");
  book.sections = {section};
  return book;
}

SectionImport Plan(const std::string& csv) {
  return PlanSectionImport(TableBook(), documents::ParseCsv(csv, "a.csv").value(), kDanish).value();
}

std::string RefusalOf(const std::string& csv) {
  const auto planned = PlanSectionImport(TableBook(), documents::ParseCsv(csv, "a.csv").value(), kDanish);
  return planned ? "" : planned.error().id;
}

TEST(SectionTable, ComesBackAsItWentOut) {
  for (const html::Texts* t : {&kDanish, &kEnglish}) {
    const SectionImport planned = Plan(FormatSectionTable(TableBook(), *t));
    ASSERT_THAT(planned.rows, SizeIs(1));
    EXPECT_THAT(planned.problems, IsEmpty());
    EXPECT_TRUE(planned.rows[0].unchanged());
  }
  EXPECT_THAT(FormatSectionTable(TableBook(), kDanish), HasSubstr("Boligorganisation;Nummer;Navn;Område;Boliger"));
}

TEST(SectionTable, SaysWhatWouldChange) {
  const SectionImport planned = Plan("Boligorganisation;Nummer;Boliger;Bemærkning\nfob;12;1.150;\nFOB;13;;ny\n");
  ASSERT_THAT(planned.rows, SizeIs(2));
  ASSERT_THAT(planned.rows[0].differences, SizeIs(1)) << "columns that are not there change nothing";
  EXPECT_EQ(planned.rows[0].differences[0].field, "households");
  EXPECT_EQ(planned.rows[0].differences[0].to, "1150");
  EXPECT_EQ(planned.rows[0].section.id, SectionId{1});
  EXPECT_FALSE(planned.rows[1].section.id);
  ASSERT_THAT(planned.problems, SizeIs(1)) << "a new section needs a name";
  EXPECT_EQ(planned.problems[0].error.id, "areas.no_section_name");
  EXPECT_EQ(planned.created(), 1);
  EXPECT_EQ(planned.changed(), 1);
}

TEST(SectionTable, SaysWhichLineAndColumnIsWrong) {
  const SectionImport planned = Plan(
      "Boligorganisation;Nummer;Navn;Område;Boliger;Fra;Til;Afdelingsbestyrelse\n"
      "FOB;1;A;Sydbyen;mange;i går;2020-01-01;Rådet\n"
      "FOB;1;B;;;;;\n"
      "Slagelse;2;C;;-3;2020-02-01;2020-01-01;\n");
  std::vector<std::string> found;
  for (const RowProblem& one : planned.problems) {
    found.push_back(std::to_string(one.line) + " " + one.field + " " + one.error.id);
  }
  EXPECT_THAT(found, ElementsAre("2 area areas.unknown_area", "2 from_date base.no_date",
                                 "2 households areas.households_unread", "2 section_board areas.unknown_organization",
                                 "3  areas.row_twice", "4 association areas.not_association",
                                 "4 households areas.households_unread", "4 to_date people.ends_before_it_begins"));
}

TEST(SectionTable, NeedsTheColumnsThatTellASection) {
  EXPECT_EQ(RefusalOf("Navn;Nummer\nA;1\n"), "areas.no_column");
  EXPECT_EQ(RefusalOf("Boligorganisation;Navn\nFOB;A\n"), "areas.no_column");
  std::string many = "Boligorganisation;Nummer;Navn\n";
  for (std::size_t i = 0; i <= kMostSectionRows; ++i) many += "FOB;1" + std::to_string(i) + ";A\n";
  EXPECT_EQ(RefusalOf(many), "areas.too_many_rows");
}

}  // namespace
}  // namespace tovholder::areas
