// SPDX-License-Identifier: EUPL-1.2
#include "search/index.h"

#include <gmock/gmock.h>

#include <thread>

#include "search/brief_store.h"
#include "search/entry_batch.h"
#include "search/search_fixture.h"

namespace tovholder::search {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

using IndexTest = SearchTest;

TEST_P(IndexTest, FindsWhatWasPutAndForgetsWhatWasRemoved) {
  Put(ItemEntry(1, "Boligsocial helhedsplan", "Udvalget drøftede planen."));
  Put(ItemEntry(2, "Budget", "Økonomien."));
  EXPECT_THAT(Refs("helhedsplanen"), ElementsAre(1));
  database().Write({}, [&](sql::Transaction& t) { index_.Remove(t, EntryKind::kItem, 1); });
  EXPECT_THAT(Refs("helhedsplanen"), IsEmpty());
  EXPECT_THAT(Refs(""), ElementsAre(2));
  EXPECT_THAT(Suggested("helhed"), IsEmpty());
  database().Write({}, [&](sql::Transaction& t) { index_.Remove(t, EntryKind::kItem, 77); });
}

TEST_P(IndexTest, ReplacesWhatWasPutBefore) {
  Entry entry = ItemEntry(1, "Gammel titel", "Gamle ord om affald.");
  entry.date = Day(2020, 1, 1);
  Put(entry);
  entry.title = "Ny titel";
  entry.body = "Andre ord om skoler.";
  Put(entry);
  EXPECT_THAT(Refs("affald"), IsEmpty());
  EXPECT_THAT(Refs("gammel"), IsEmpty());
  EXPECT_THAT(Refs("skoler"), ElementsAre(1));
  entry.date = Day(2024, 1, 1);
  Put(entry);
  Request of_year = Asking("skoler");
  of_year.filters.year = 2024;
  EXPECT_THAT(Refs(of_year), ElementsAre(1));
  of_year.filters.year = 2020;
  EXPECT_THAT(Refs(of_year), IsEmpty());
}

TEST_P(IndexTest, KindsDoNotMix) {
  Entry meeting = ItemEntry(1, "Mødet", "");
  meeting.kind = EntryKind::kMeeting;
  Put(meeting);
  Put(ItemEntry(1, "Mødets punkt", ""));
  EXPECT_EQ(Ask(Asking("møde")).total, 2);
  database().Write({}, [&](sql::Transaction& t) { index_.Remove(t, EntryKind::kMeeting, 1); });
  EXPECT_EQ(Ask(Asking("møde")).total, 1);
}

TEST_P(IndexTest, ALongTextIsOneHitAndFoundInEveryPart) {
  std::string body;
  for (int i = 0; i < 9'000; ++i) body += (i == 8'900 ? "nålen " : "høstakken er stor og gul ");
  Put(ItemEntry(1, "En lang rapport", body));
  Put(ItemEntry(2, "En kort", "nålen"));
  const SearchResult result = Ask(Asking("nålen rapport"));
  ASSERT_EQ(result.total, 1);
  EXPECT_NE(PlainText(result.hits.front().snippet).find("nålen"), std::string::npos);
  EXPECT_EQ(Ask(Asking("høstak")).total, 1);
  EXPECT_EQ(Ask(Asking("høstak")).facets.kinds.front().hits, 1);
  database().Write({}, [&](sql::Transaction& t) { index_.SetVisibility(t, EntryKind::kItem, 1, "draft"); });
  EXPECT_THAT(Refs("høstak"), IsEmpty());
  EXPECT_THAT(Refs("nålen rapport", kWholeHouse), ElementsAre(1));
  database().Write({}, [&](sql::Transaction& t) { index_.Remove(t, EntryKind::kItem, 1); });
  EXPECT_THAT(Refs("høstak", kWholeHouse), IsEmpty());
}

TEST_P(IndexTest, WhatIsPreparedMayStillGetItsIds) {
  PreparedEntry prepared = index_.Prepare(ItemEntry(0, "Plan", "Om planen."));
  prepared.entry.ref = 5;
  prepared.entry.visibility = "draft";
  prepared.entry.organization_id = 9;
  database().Write({}, [&](sql::Transaction& t) { index_.Add(t, prepared); });
  EXPECT_THAT(Refs("plan"), IsEmpty());
  Request request = Asking("plan", kWholeHouse);
  request.filters.organization = 9;
  EXPECT_THAT(Refs(request), ElementsAre(5));
}

TEST_P(IndexTest, IsBuiltAgainForAnotherTokenizer) {
  Put(ItemEntry(1, "Afdelingsbestyrelsen", "Boligsociale planer"));
  Index other(WordList::Parse("1\nafdelingsbestyrelse/39\n"));
  database().Write({}, [&](sql::Transaction& t) { index_.Rebuild(t); });
  EXPECT_FALSE(database().Read([&](sql::Reader& r) { return index_.NeedsRebuild(r); }));
  EXPECT_TRUE(database().Read([&](sql::Reader& r) { return other.NeedsRebuild(r); }));
  EXPECT_THAT(Refs("bestyrelse"), ElementsAre(1));
  database().Write({}, [&](sql::Transaction& t) { DeleteAllBriefs(t); });
  EXPECT_THAT(Refs("bestyrelse", kWholeHouse), IsEmpty()) << "without a brief nothing tells who may see it";
  std::int64_t done = 0;
  database().Write({}, [&](sql::Transaction& t) { other.Rebuild(t, [&](std::int64_t parts) { done = parts; }); });
  EXPECT_EQ(done, 1);
  EXPECT_FALSE(database().Read([&](sql::Reader& r) { return other.NeedsRebuild(r); }));
  EXPECT_THAT(Refs("bestyrelse"), IsEmpty()) << "no longer a compound";
  EXPECT_THAT(Refs("afdelingsbestyrelser"), ElementsAre(1));
}

TEST_P(IndexTest, CanBeEmptied) {
  Put(ItemEntry(1, "Plan", "Om planen."));
  database().Write({}, [&](sql::Transaction& t) { index_.Clear(t); });
  EXPECT_THAT(Refs(""), IsEmpty());
  EXPECT_THAT(Suggested("plan"), IsEmpty());
  Put(ItemEntry(1, "Plan", "Om planen."));
  EXPECT_THAT(Refs("plan"), ElementsAre(1));
}

TEST_P(IndexTest, BulkLeavesTheSameIndex) {
  database().Write({}, [&](sql::Transaction& t) {
    index_.BeginBulk(t);
    for (int i = 1; i <= 300; ++i) {
      Entry entry = ItemEntry(i, "Punkt " + std::to_string(i), i % 3 == 0 ? "om bolig" : "om skole");
      entry.date = Day(2000 + i % 20, 1, 1);
      index_.Add(t, index_.Prepare(entry));
    }
    index_.EndBulk(t);
  });
  EXPECT_EQ(Ask(Asking("bolig")).total, 100);
  database().Write({}, [&](sql::Transaction& t) { index_.Optimize(t); });
  EXPECT_EQ(Ask(Asking("bolig")).total, 100);
  EXPECT_THAT(database().CheckIntegrity(), IsEmpty());
}

TEST_P(IndexTest, WhatIsPostponedIsOfferedWhenTheBulkEnds) {
  const auto add = [&](std::int64_t ref) {
    database().Write({}, [&](sql::Transaction& t) {
      EntryBatch batch(t);
      batch.Add({index_.Prepare(ItemEntry(ref, "Tryghedsvandring", "Langs stien."))});
      batch.Finish(WhenOffered::kLater);
    });
  };
  const auto is_in_bulk = [&] { return database().Read([&](sql::Reader& r) { return index_.IsInBulk(r); }); };
  database().Write({}, [&](sql::Transaction& t) { index_.BeginBulk(t); });
  add(1);
  add(2);
  EXPECT_THAT(Refs("stien"), UnorderedElementsAre(1, 2)) << "found at once, whatever is offered";
  EXPECT_THAT(Suggested("tryg"), IsEmpty());
  EXPECT_TRUE(is_in_bulk());
  database().Write({}, [&](sql::Transaction& t) { index_.EndBulk(t); });
  EXPECT_THAT(Suggested("tryg"), ElementsAre("Tryghedsvandring"));
  EXPECT_FALSE(is_in_bulk());

  add(3);
  database().Write({}, [&](sql::Transaction& t) { index_.Remove(t, EntryKind::kItem, 3); });
  EXPECT_THAT(database().Read([](sql::Reader& reader) {
    return reader.Column<std::int64_t>("SELECT entries FROM search_suggestion");
  }),
              ElementsAre(2))
      << "removed before it was offered";
}

TEST_P(IndexTest, ARolledBackEntryIsNotFound) {
  try {
    database().Write({}, [&](sql::Transaction& t) {
      index_.Put(t, ItemEntry(1, "Hemmelig plan", ""));
      throw std::runtime_error("on purpose");
    });
    FAIL();
  } catch (const std::runtime_error&) {
  }
  EXPECT_THAT(Refs("plan", kWholeHouse), IsEmpty());
  EXPECT_THAT(Suggested("hemmelig", kWholeHouse), IsEmpty());
}

TEST_P(IndexTest, ManyThreadsPrepareAtOnce) {
  std::vector<std::thread> threads;
  std::vector<PreparedEntry> prepared(8);
  for (std::size_t i = 0; i < prepared.size(); ++i) {
    threads.emplace_back([&, i] {
      for (int round = 0; round < 50; ++round) {
        prepared[i] =
            index_.Prepare(ItemEntry(static_cast<std::int64_t>(i), "Helhedsplanen", "boligsociale indsatser"));
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  for (const PreparedEntry& one : prepared) EXPECT_EQ(one.parts.front().terms, prepared.front().parts.front().terms);
}

TEST_P(IndexTest, TakesAnyText) {
  const std::string texts[] = {"",
                               std::string("nul\0nul", 7),
                               "\xff\xfe\xc3",
                               std::string(200'000, 'x'),
                               "😀😀 ' \\ \" : & | ! ( ) <-> *",
                               std::string(50'000, '\n')};
  std::int64_t ref = 0;
  for (const std::string& text : texts) {
    ++ref;
    const Entry entry = ItemEntry(ref, "Titel " + std::to_string(ref), text);
    Put(entry);
    Put(entry);
  }
  EXPECT_EQ(Ask(Asking("titel")).total, ref);
}

TOVHOLDER_ON_EVERY_STORE(IndexTest);

}  // namespace
}  // namespace tovholder::search
