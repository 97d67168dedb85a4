// SPDX-License-Identifier: EUPL-1.2
#include <gmock/gmock.h>

#include <numeric>
#include <random>

#include "areas/area_words.h"
#include "areas/list_book.h"
#include "areas/name_match.h"
#include "base/text.h"

namespace tovholder::areas {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::Pair;

PublishedList ListOf(std::string year, ListKind kind = ListKind::kMinistry) {
  return {PublishedListId{1}, kind, std::move(year), std::nullopt, ""};
}

ListMembership MemberOf(std::int64_t id, std::string name, std::string classification) {
  ListMembership member;
  member.id = {id};
  member.list = PublishedListId{1};
  member.area_name = std::move(name);
  member.municipality = "Slagelse";
  member.classification = std::move(classification);
  return member;
}

TEST(ClassOf, ReadsTheWordsOfEachTime) {
  EXPECT_EQ(ClassOf(ListOf("2012"), "ghettoområde (2 af 3)"), ListClass::kOnList);
  EXPECT_EQ(ClassOf(ListOf("2013-recalc"), "særligt udsat boligområde (3 af 5)"), ListClass::kOnList);
  EXPECT_EQ(ClassOf(ListOf("2014"), "ikke på listen"), ListClass::kOff);
  EXPECT_EQ(ClassOf(ListOf("2019"), "hårdt ghettoområde"), ListClass::kTransformation);
  EXPECT_EQ(ClassOf(ListOf("2019"), "Hårde ghettoområder"), ListClass::kTransformation);
  EXPECT_EQ(ClassOf(ListOf("2019"), "ghettoområde"), ListClass::kGhetto);
  EXPECT_EQ(ClassOf(ListOf("2019"), "udsat boligområde"), ListClass::kVulnerable);
  EXPECT_EQ(ClassOf(ListOf("2021"), "omdannelsesområde"), ListClass::kTransformation);
  EXPECT_EQ(ClassOf(ListOf("2021"), "udgået af omdannelsesområder"), ListClass::kOff);
  EXPECT_EQ(ClassOf(ListOf("2022"), "forebyggelsesområde"), ListClass::kPrevention);
  EXPECT_EQ(ClassOf(ListOf("2023"), "parallelsamfund"), ListClass::kGhetto);
  EXPECT_EQ(ClassOf(ListOf("2023"), "pænt område"), ListClass::kUnknown);
  EXPECT_EQ(ClassOf(ListOf("2015", ListKind::kPolice), "SUB"), ListClass::kOnList);
}

TEST(IsWithin, ClassesAreNested) {
  EXPECT_TRUE(IsWithin(ListClass::kTransformation, ListClass::kGhetto));
  EXPECT_TRUE(IsWithin(ListClass::kTransformation, ListClass::kVulnerable));
  EXPECT_FALSE(IsWithin(ListClass::kVulnerable, ListClass::kGhetto));
  EXPECT_FALSE(IsWithin(ListClass::kPrevention, ListClass::kVulnerable));
  EXPECT_FALSE(IsWithin(ListClass::kOff, ListClass::kVulnerable));
}

TEST(CountMembers, CountsEachAreaOnceInEachClass) {
  const std::vector<ListMembership> members{
      MemberOf(1, "Ringparken", "hårdt ghettoområde"), MemberOf(2, "ringparken", "udsat boligområde"),
      MemberOf(3, "Motalavej", "ghettoområde"), MemberOf(4, "Agervang", "udgået af ghettoområder")};
  const auto counts = CountMembers(ListOf("2019"), members);
  ASSERT_EQ(counts.size(), 3U);
  EXPECT_EQ(counts[0].known, 2) << "vulnerable: both, once";
  EXPECT_EQ(counts[1].known, 2);
  EXPECT_EQ(counts[2].known, 1);
  EXPECT_EQ(counts[0].published, 40);
  EXPECT_EQ(counts[1].published, 28);
  EXPECT_EQ(counts[2].published, 15);
  EXPECT_FALSE(counts[2].sources.empty());
  const html::Texts t(html::Language::kDanish);
  EXPECT_EQ(CountSentence(counts[1], t), "2 af 28 kendt: 26 mangler navn");
  EXPECT_EQ(CountSentence({ListClass::kGhetto, 28, 28, {}}, t), "Alle 28 kendt");
  EXPECT_EQ(CountSentence({ListClass::kGhetto, 29, 28, {}}, t), "29 kendt, 28 offentliggjort: 1 for meget");
  EXPECT_EQ(CountSentence({ListClass::kGhetto, 3, std::nullopt, {}}, t),
            "3 kendt ved navn; hvor mange der var, er ikke fundet");
}

TEST(PublishedCounts, WhatNoSourceTellsStaysUnknown) {
  const auto number = [](const char* year) { return CountMembers(ListOf(year), {}).front().published; };
  EXPECT_EQ(number("2010"), 29);
  EXPECT_EQ(number("2011"), std::nullopt);
  EXPECT_EQ(number("2012"), 33);
  EXPECT_EQ(number("2013"), std::nullopt);
  EXPECT_EQ(number("2013-recalc"), 34);
  EXPECT_EQ(number("2017"), 22);
  EXPECT_EQ(number("2024"), 12);
  EXPECT_EQ(number("2025"), std::nullopt);
  EXPECT_EQ(CountMembers(ListOf("2015", ListKind::kPolice), {}).front().published, std::nullopt)
      << "another list of the same name";
  EXPECT_EQ(KnownDayOf(ListKind::kMinistry, "2010"), ParseIsoDate("2010-10-26"));
  EXPECT_EQ(KnownDayOf(ListKind::kMinistry, "2013-recalc"), std::nullopt);
  EXPECT_EQ(KnownDayOf(ListKind::kPolice, "2019"), std::nullopt);
  for (const PublishedCount& one : PublishedCounts()) {
    EXPECT_TRUE(IsListYear(one.list_year)) << one.list_year;
    EXPECT_EQ(one.number.has_value(), !one.sources.empty()) << one.list_year;
  }
}

TEST(CheckList, TellsWhatIsWrong) {
  ListBook book;
  book.lists = {ListOf("2019")};
  EXPECT_THAT(CheckList(book, {{}, ListKind::kMinistry, "2019", {}, ""}),
              ElementsAre(Pair("list_year", Error{"areas.list_twice", {{"list", "2019"}}})));
  EXPECT_THAT(CheckList(book, {{}, ListKind::kPolice, "2019", {}, ""}), IsEmpty()) << "kept apart";
  for (const char* wrong : {"", "19", "1999", "2019x", "2019-", "to tusinde"}) {
    EXPECT_THAT(CheckList(book, {{}, ListKind::kMinistry, wrong, {}, ""}),
                ElementsAre(Pair("list_year", Error{"areas.list_year_wrong", {{"text", wrong}}})));
  }
}

TEST(CheckMembership, TellsWhatIsWrong) {
  ListBook book;
  book.lists = {ListOf("2023")};
  book.memberships = {MemberOf(1, "Motalavej", "parallelsamfund")};
  const AreaBook areas;
  EXPECT_THAT(CheckMembership(areas, book, MemberOf(0, "Motalavej", "udsat boligområde")), IsEmpty())
      << "several classes in one year";
  EXPECT_THAT(CheckMembership(areas, book, MemberOf(0, "MOTALAVEJ", "Parallelsamfund")),
              ElementsAre(Pair("area_name", Error{"areas.member_twice", {{"name", "MOTALAVEJ"}}})));
  EXPECT_THAT(CheckMembership(areas, book, MemberOf(0, "", "")),
              ElementsAre(Pair("area_name", Error{"areas.no_area_name"}),
                          Pair("classification", Error{"areas.no_classification"})));
  EXPECT_THAT(CheckMembership(areas, book, MemberOf(0, "Ringparken", "rart")),
              ElementsAre(Pair("classification", Error{"areas.unknown_classification", {{"text", "rart"}}})));
  ListMembership lost = MemberOf(0, "Ringparken", "parallelsamfund");
  lost.list = PublishedListId{7};
  lost.area = HousingAreaId{9};
  EXPECT_THAT(CheckMembership(areas, book, lost),
              ElementsAre(Pair("area", Error{"areas.no_such_area"}), Pair("list", Error{"areas.no_such_list"})));
}

TEST(ListAddress, ReadsBack) {
  for (const PublishedList& list : {ListOf("2019"), ListOf("2013-recalc"), ListOf("2015", ListKind::kPolice)}) {
    const std::string address = AddressOf(list);
    EXPECT_EQ(ReadListAddress(address.substr(address.rfind('/') + 1)), std::pair(list.kind, list.list_year));
  }
}

// The textbook's table, in full.
std::size_t ReferenceDistance(const std::string& a, const std::string& b) {
  std::vector<std::vector<std::size_t>> table(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
  for (std::size_t i = 0; i <= a.size(); ++i) {
    for (std::size_t j = 0; j <= b.size(); ++j) {
      if (i == 0 || j == 0) {
        table[i][j] = i + j;
        continue;
      }
      table[i][j] =
          std::min({table[i - 1][j] + 1, table[i][j - 1] + 1, table[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0U : 1U)});
    }
  }
  return table[a.size()][b.size()];
}

TEST(EditDistance, AgreesWithTheTable) {
  std::mt19937 random(11);
  std::uniform_int_distribution<int> length(0, 9);
  std::uniform_int_distribution<int> letter('a', 'd');
  const auto word = [&] {
    std::string text;
    for (int i = length(random); i > 0; --i) text.push_back(static_cast<char>(letter(random)));
    return text;
  };
  for (int run = 0; run < 5000; ++run) {
    const std::string a = word();
    const std::string b = word();
    EXPECT_EQ(EditDistance(a, b, 20), ReferenceDistance(a, b)) << a << " " << b;
    EXPECT_EQ(EditDistance(a, b, 2), std::min<std::size_t>(3, ReferenceDistance(a, b))) << a << " " << b;
  }
  EXPECT_EQ(EditDistance("æøå", "aøå", 5), 1U) << "by letters";
}

class MatchNameTest : public testing::Test {
 protected:
  MatchNameTest() {
    people::Body slagelse;
    slagelse.id = people::BodyId{1};
    slagelse.name = "Slagelse";
    book_.bodies = {slagelse};
    book_.areas = {{HousingAreaId{1}, "Motalavej", slagelse.id, ""},
                   {HousingAreaId{2}, "Ringparken", slagelse.id, ""},
                   {HousingAreaId{3}, "Solbakken", std::nullopt, ""}};
  }
  NameMatch Match(std::string_view name, std::string_view municipality = "Slagelse") const {
    return MatchName(book_, spellings_, answers_, name, municipality);
  }

  AreaBook book_;
  std::vector<AreaSpelling> spellings_;
  std::vector<NameAnswer> answers_;
};

TEST_F(MatchNameTest, WhatIsWrittenAlikeIsTaken) {
  EXPECT_EQ(Match("ringparken ").area, HousingAreaId{2});
  EXPECT_EQ(Match("Ringparken", "Slagelse Kommune").area, HousingAreaId{2});
  EXPECT_EQ(Match("Ringparken", "").area, HousingAreaId{2});
  EXPECT_EQ(Match("Ringparken", "Odense").area, std::nullopt) << "another area of the same name";
  EXPECT_THAT(Match("Ringparken", "Odense").proposals, IsEmpty());
  EXPECT_EQ(Match("Solbakken", "Odense").area, HousingAreaId{3}) << "nobody has said where it lies";
}

TEST_F(MatchNameTest, WhatIsWrittenNearlyAlikeIsProposedNeverTaken) {
  for (const char* name : {"Ringparkn", "Ringparken mv", "Ringparken, Slagelse", "Ringparcken"}) {
    EXPECT_EQ(Match(name).area, std::nullopt) << name;
    EXPECT_THAT(Match(name).proposals, ElementsAre(HousingAreaId{2})) << name;
  }
  EXPECT_THAT(Match("Blågården").proposals, IsEmpty());
  EXPECT_THAT(Match("Solbakken mv", "Odense").proposals, ElementsAre(HousingAreaId{3}));
}

TEST_F(MatchNameTest, AnswersAndWhatIsRememberedDecide) {
  answers_ = {{"Ringparken mv", HousingAreaId{2}}, {"Motalavejen", std::nullopt}};
  EXPECT_EQ(Match("RINGPARKEN MV").area, HousingAreaId{2});
  EXPECT_EQ(Match("Motalavejen").area, std::nullopt);
  EXPECT_THAT(Match("Motalavejen").proposals, IsEmpty());
  answers_.clear();
  spellings_ = {{{1}, HousingAreaId{2}, "Ringparken mv", Fold("Ringparken mv")},
                {{2}, std::nullopt, "Motalavejen", Fold("Motalavejen")}};
  EXPECT_EQ(Match("Ringparken mv").area, HousingAreaId{2});
  EXPECT_THAT(Match("Motalavejen").proposals, IsEmpty());
}

}  // namespace
}  // namespace tovholder::areas
