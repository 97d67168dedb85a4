// SPDX-License-Identifier: EUPL-1.2
#include "search/search.h"

#include <gmock/gmock.h>

#include <algorithm>

#include "search/search_fixture.h"

namespace tovholder::search {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

class SearchHitsTest : public SearchTest {
 protected:
  void SetUp() override {
    SearchTest::SetUp();
    Entry entry = ItemEntry(1, "Boligsocial helhedsplan", "Efter § 17, stk. 4 nedsættes et udvalg. Sag 24-012144.");
    entry.date = Day(2023, 5, 2);
    entry.body_id = 7;
    entry.body_name = "Aarhus Kommune";
    entry.organization_id = 70;
    entry.organization_name = "Socialudvalget";
    entry.item_type = "decision";
    entry.decision = "adopted";
    entry.case_number = "24-012144";
    Put(entry);
    entry = ItemEntry(2, "Budgettet for 2024", "Helhedsplanen koster 991.000 kr. Mette Hansen fremlagde.");
    entry.date = Day(2024, 3, 1);
    entry.body_id = 8;
    entry.body_name = "Odense Kommune";
    entry.organization_id = 80;
    entry.organization_name = "Byrådet";
    entry.item_type = "information";
    entry.persons = {"Mette Hansen"};
    Put(entry);
    entry = ItemEntry(3, "Budget og plan", "Planen for boliger. En plan for alle. Planen gælder.");
    entry.body_id = 8;
    entry.body_name = "Odense Kommune";
    entry.organization_id = 80;
    entry.organization_name = "Byrådet";
    entry.closed = true;
    Put(entry);
  }
};

TEST_P(SearchHitsTest, UnderstandsTheQueryLanguage) {
  EXPECT_THAT(Refs("helhedsplaner"), testing::UnorderedElementsAre(1, 2));
  EXPECT_THAT(Refs("§17,4"), ElementsAre(1));
  EXPECT_THAT(Refs("17,4-udvalget"), IsEmpty());
  EXPECT_THAT(Refs("24 - 012144"), ElementsAre(1));
  EXPECT_THAT(Refs("991000"), ElementsAre(2));
  EXPECT_THAT(Refs("\"plan for alle\""), ElementsAre(3));
  EXPECT_THAT(Refs("\"alle for plan\""), IsEmpty());
  EXPECT_THAT(Refs("plan -budget"), ElementsAre(1));
  EXPECT_THAT(Refs("-budget"), ElementsAre(1));
  EXPECT_THAT(Refs("udvalg OR fremlagde"), testing::UnorderedElementsAre(1, 2));
  EXPECT_THAT(Refs("neds*"), ElementsAre(1));
  EXPECT_THAT(Refs("organ:byrådet budget"), ElementsAre(2, 3));
  EXPECT_THAT(Refs("type:beslutning"), ElementsAre(1));
  EXPECT_THAT(Refs("aar:2024"), ElementsAre(2));
  EXPECT_THAT(Refs("aar:2000-2059 type:d"), IsEmpty());
  EXPECT_THAT(Refs("sag:24-012144"), ElementsAre(1));
  EXPECT_THAT(Refs("person:hansen"), ElementsAre(2));
  EXPECT_THAT(Refs("findesikke"), IsEmpty());
}

TEST_P(SearchHitsTest, NewestFirstAndUndatedLast) {
  Request request = Asking("plan");
  request.sort = Sort::kDate;
  EXPECT_THAT(Refs(request), ElementsAre(2, 1, 3));
  EXPECT_THAT(Refs(""), ElementsAre(2, 1, 3));
}

TEST_P(SearchHitsTest, ATitleWeighsMoreThanAText) {
  Put(ItemEntry(4, "Noget andet", "En plan, flere planer og planen igen, planer."));
  Put(ItemEntry(5, "Planen", "Noget helt andet og længere, som intet har med den slags at gøre."));
  const auto refs = Refs("plan");
  EXPECT_LT(std::find(refs.begin(), refs.end(), 5), std::find(refs.begin(), refs.end(), 4));
  EXPECT_EQ(Refs("budget plan").front(), 3);
  EXPECT_EQ(Ask(Asking("plan")).sorted_by, Sort::kRelevance);
}

TEST_P(SearchHitsTest, FiltersNarrow) {
  Request request = Asking("plan");
  request.filters.body = 8;
  EXPECT_THAT(Refs(request), testing::UnorderedElementsAre(2, 3));
  request.filters.closed = true;
  EXPECT_THAT(Refs(request), ElementsAre(3));
  request.filters = {};
  request.filters.decision = "adopted";
  EXPECT_THAT(Refs(request), ElementsAre(1));
  request.filters.year = 2020;
  EXPECT_THAT(Refs(request), IsEmpty());
  request.filters = {};
  request.filters.kind = EntryKind::kMeeting;
  EXPECT_THAT(Refs(request), IsEmpty());
}

TEST_P(SearchHitsTest, CountsFacets) {
  const Facets facets = Ask(Asking("plan")).facets;
  ASSERT_THAT(facets.bodies, SizeIs(2));
  EXPECT_EQ(facets.bodies[0].value, "8");
  EXPECT_EQ(facets.bodies[0].label, "Odense Kommune");
  EXPECT_EQ(facets.bodies[0].hits, 2);
  ASSERT_THAT(facets.years, SizeIs(2));
  EXPECT_EQ(facets.years[0].value, "2024");
  EXPECT_EQ(facets.organizations[0].label, "Byrådet");
  ASSERT_THAT(facets.item_types, SizeIs(2));
  ASSERT_THAT(facets.closed, SizeIs(2));
  EXPECT_EQ(facets.closed[0].value, "0");
  EXPECT_EQ(facets.kinds[0].value, "item");
  EXPECT_EQ(facets.kinds[0].hits, 3);
}

TEST_P(SearchHitsTest, ShowsTheHit) {
  const SearchResult result = Ask(Asking("helhedsplan §17,4"));
  ASSERT_THAT(result.hits, SizeIs(1));
  const Hit& hit = result.hits.front();
  ASSERT_THAT(hit.title, SizeIs(2));
  EXPECT_EQ(hit.title[1].text, "helhedsplan");
  EXPECT_TRUE(hit.title[1].marked);
  EXPECT_EQ(PlainText(hit.snippet), "Efter § 17, stk. 4 nedsættes et udvalg. Sag 24-012144.");
  EXPECT_EQ(hit.date, Day(2023, 5, 2));
  EXPECT_EQ(hit.organization_name, "Socialudvalget");
  EXPECT_EQ(hit.case_number, "24-012144");
  EXPECT_EQ(hit.decision, "adopted");
}

TEST_P(SearchHitsTest, HasPages) {
  for (int i = 0; i < 30; ++i) Put(ItemEntry(100 + i, "Skoler", "Om skoler"));
  Request request = Asking("skole");
  request.page = {2, 20};
  const SearchResult result = Ask(request);
  EXPECT_EQ(result.total, 30);
  EXPECT_THAT(result.hits, SizeIs(10));
  EXPECT_EQ(result.hits.back().ref, 100) << "among equals the latest first";
  for (const Page page : {Page{3, 20}, Page{1'000'000, 100}}) {
    request.page = page;
    EXPECT_THAT(Ask(request).hits, IsEmpty());
  }
  request.page = {-5, -5};
  EXPECT_THAT(Ask(request).hits, SizeIs(1));
}

TEST_P(SearchHitsTest, WildQueriesGiveAnAnswer) {
  const std::string wild[] = {std::string(10'000, '"'),
                              std::string(10'000, '('),
                              std::string("a\0b", 3),
                              "\"",
                              "* OR NOT -",
                              "'a' & !b | c:*A <-> d",
                              "😀",
                              "\xff\xc3",
                              "NEAR(a b, 2) ^plan title:plan {x}",
                              std::string(10'000, 'a'),
                              "-\"-\"-",
                              "organ:\"\" type: aar:99999999999999999999"};
  for (const std::string& text : wild) EXPECT_LE(Ask(Asking(text)).total, 3) << text.substr(0, 40);
  std::string many;
  for (int i = 0; i < 40; ++i) many += "aar:2000-2058 -ord" + std::to_string(i) + " ";
  EXPECT_LE(Ask(Asking(many)).total, 3);
  many.clear();
  for (int i = 0; i < 40; ++i) many += "\"en to" + std::to_string(i) + " tre\" OR ";
  EXPECT_LE(Ask(Asking(many + "plan")).total, 3);
}

TOVHOLDER_ON_EVERY_STORE(SearchHitsTest);

using FacetNamesTest = SearchTest;

TEST_P(FacetNamesTest, FacetsBearTheNameOfTheNewestHit) {
  for (const int year : {2025, 2023, 2024}) {
    Entry entry = ItemEntry(year, "Plan", "");
    entry.date = Day(year, 1, 1);
    entry.organization_id = 7;
    entry.organization_name = "Udvalget af " + std::to_string(year);
    Put(entry);
  }
  const std::vector<FacetValue> organizations = Ask(Asking("plan")).facets.organizations;
  ASSERT_EQ(organizations.size(), 1U);
  EXPECT_EQ(organizations.front().label, "Udvalget af 2025");
  EXPECT_EQ(organizations.front().hits, 3);
}

TOVHOLDER_ON_EVERY_STORE(FacetNamesTest);

using ManyHitsTest = SearchTest;

TEST_P(ManyHitsTest, BeyondTheLimitTheNewestComeFirst) {
  constexpr std::int64_t kHidden = 300;
  database().Write({}, [&](sql::Transaction& t) {
    index_.BeginBulk(t);
    PreparedEntry prepared = index_.Prepare(ItemEntry(0, "Møde", ""));
    for (std::int64_t i = 1; i <= kCountedHits + 5 + kHidden; ++i) {
      prepared.entry.ref = i;
      prepared.entry.visibility = i <= kCountedHits + 5 ? "public" : "draft";
      index_.Add(t, prepared);
    }
    index_.EndBulk(t);
  });
  Request request = Asking("møde");
  request.time_limit = std::chrono::minutes(5);
  const SearchResult result = Ask(request);
  EXPECT_EQ(result.total, kCountedHits) << "what is hidden does not count";
  EXPECT_TRUE(result.more_than_counted);
  EXPECT_EQ(result.sorted_by, Sort::kDate);
  EXPECT_EQ(result.hits.front().ref, kCountedHits + 5);
  EXPECT_EQ(result.facets.kinds.front().hits, kCountedHits);
  request.visible_condition = "e.visibility = 'draft'";
  EXPECT_EQ(Ask(request).total, kHidden);
}

INSTANTIATE_TEST_SUITE_P(On, ManyHitsTest, testing::Values(test::Store::kMemory, test::Store::kPostgres),
                         [](const auto& tested) { return test::NameOf(tested.param); });

}  // namespace
}  // namespace tovholder::search
