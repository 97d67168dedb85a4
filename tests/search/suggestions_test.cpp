// SPDX-License-Identifier: EUPL-1.2
#include "search/suggestions.h"

#include <gmock/gmock.h>

#include "search/offer_counts.h"
#include "search/search_fixture.h"

namespace tovholder::search {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

using SuggestionsTest = SearchTest;

TEST_P(SuggestionsTest, OffersTitlesWordsAndNames) {
  Entry entry = ItemEntry(1, "Godkendelse af helhedsplan", "");
  entry.organization_name = "Socialudvalget";
  entry.case_number = "24-012144";
  Put(entry);
  entry = ItemEntry(2, "Godkendelse af dagsorden", "");
  Put(entry);
  EXPECT_THAT(Suggested("godk"), ElementsAre("Godkendelse", "Godkendelse af dagsorden", "Godkendelse af helhedsplan"));
  EXPECT_THAT(Suggested("HELHED"), ElementsAre("helhedsplan"));
  EXPECT_THAT(Suggested("social"), ElementsAre("Socialudvalget"));
  EXPECT_THAT(Suggested("24-"), ElementsAre("24-012144"));
  EXPECT_THAT(Suggested("godkendelse af h"), ElementsAre("Godkendelse af helhedsplan"));
}

TEST_P(SuggestionsTest, TakesAnyPrefix) {
  Put(ItemEntry(1, "Århus og 100% æbler", ""));
  EXPECT_THAT(Suggested("aarh"), ElementsAre("Århus", "Århus og 100% æbler"));
  for (const std::string prefix : {"", "å", "%", "_%", "'", "\"", "\xff", "zzzz"})
    EXPECT_THAT(Suggested(prefix), IsEmpty());
  EXPECT_THAT(Suggested(std::string(10'000, 'a')), IsEmpty());
  EXPECT_THAT(Suggested(std::string("år\0", 4)), IsEmpty());
}

TEST_P(SuggestionsTest, TheFrequentComeFirstAmongMany) {
  database().Write({}, [&](sql::Transaction& t) {
    OfferCounts counts;
    for (int i = 0; i < 700; ++i) {
      counts.Add(OffersOf(ItemEntry(i, "sag nr " + std::to_string(1'000 + i), "")), "public");
    }
    counts.Add(OffersOf(ItemEntry(700, "sagsgang", "")), "public");
    counts.Write(t);
    for (int i = 0; i < 4; ++i) {
      for (int entry = 0; entry < 2; ++entry) counts.Add(OffersOf(ItemEntry(701, "sagsgang", "")), "public");
      counts.Write(t);
    }
  });
  const std::vector<std::string> offered = Suggested("sa");
  ASSERT_THAT(offered, SizeIs(10));
  EXPECT_EQ(offered.front(), "sagsgang");
  EXPECT_THAT(database().Read([](sql::Reader& reader) {
    return reader.Column<std::int64_t>("SELECT weight FROM search_suggestion WHERE fold = 'sagsgang'");
  }),
              ElementsAre(3));
}

TEST(Offers, AreShortAndOnce) {
  Entry entry = ItemEntry(1, "Plan plan PLAN (boligplan) x1y2z3 2024", "");
  std::vector<std::string> texts;
  for (const Offer& offer : OffersOf(entry)) texts.push_back(offer.text);
  EXPECT_THAT(texts, ElementsAre("Plan plan PLAN (boligplan) x1y2z3 2024", "Plan", "boligplan"));
  entry.title = std::string(500, 'a');
  EXPECT_THAT(OffersOf(entry), IsEmpty());
}

TOVHOLDER_ON_EVERY_STORE(SuggestionsTest);

}  // namespace
}  // namespace tovholder::search
