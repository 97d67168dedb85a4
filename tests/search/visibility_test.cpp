// SPDX-License-Identifier: EUPL-1.2
#include <gmock/gmock.h>

#include "search/search_fixture.h"

// What may not be seen leaks by no hit, total, facet, snippet or suggestion.
namespace tovholder::search {
namespace {

using testing::IsEmpty;

constexpr std::string_view kSecretary = "e.visibility IN ('public', 'internal', 'draft', 'closed')";
constexpr std::string_view kNobody = "1 = 0";

class VisibilityTest : public SearchTest {
 protected:
  void PutAll(int open, int hidden) {
    database().Write({}, [&](sql::Transaction& t) {
      std::int64_t ref = 0;
      for (int i = 0; i < open; ++i) index_.Put(t, ItemEntry(++ref, "Åbent punkt", "om planen"));
      for (int i = 0; i < hidden; ++i) index_.Put(t, Secret(++ref));
    });
  }
  static Entry Secret(std::int64_t ref) {
    constexpr std::array<std::string_view, 3> kHidden{"draft", "closed", "internal"};
    Entry entry = ItemEntry(ref, "Hemmelighed Ksylofon", "planen om en ksylofon i Zanzibarvej");
    entry.visibility = kHidden.at(static_cast<std::size_t>(ref) % kHidden.size());
    entry.date = Day(1999, 9, 9);
    entry.body_id = 666;
    entry.body_name = "Ksylofonkommunen";
    entry.organization_id = 667;
    entry.organization_name = "Ksylofonudvalget";
    entry.item_type = "secret_type";
    entry.decision = "secret_decision";
    entry.closed = true;
    entry.case_number = "99-999999";
    entry.persons = {"Ksylofon Ksylofonsen"};
    return entry;
  }
  void ExpectNothingSecret(const SearchResult& result) {
    for (const Hit& hit : result.hits) EXPECT_EQ(hit.visibility, "public");
    for (const auto* facet : {&result.facets.bodies, &result.facets.organizations, &result.facets.years,
                              &result.facets.item_types, &result.facets.decisions}) {
      EXPECT_THAT(*facet, IsEmpty());
    }
    for (const FacetValue& value : result.facets.closed) EXPECT_EQ(value.value, "0");
  }
};

TEST_P(VisibilityTest, NothingHiddenLeaks) {
  for (const auto& [open, hidden] : {std::pair{30, 3}, std::pair{3, 30}}) {
    database().Write({}, [&](sql::Transaction& t) { index_.Clear(t); });
    PutAll(open, hidden);
    const SearchResult all = Ask(Asking("planen"));
    EXPECT_EQ(all.total, open);
    ExpectNothingSecret(all);
    EXPECT_EQ(Ask(Asking("")).total, open);
    for (const std::string_view text :
         {"ksylofon", "ksyl*", "\"en ksylofon\"", "sag:99-999999", "99-999999", "person:ksylofon",
          "organ:ksylofonudvalget", "aar:1999", "type:beslutning -planen", "zanzibarvej OR ksylofon"}) {
      const SearchResult result = Ask(Asking(text));
      EXPECT_EQ(result.total, 0) << text;
      ExpectNothingSecret(result);
    }
    EXPECT_THAT(Suggested("ksyl"), IsEmpty());
    EXPECT_THAT(Suggested("hemm"), IsEmpty());
    EXPECT_THAT(Suggested("99-"), IsEmpty());
    EXPECT_EQ(Ask(Asking("ksylofon", kSecretary)).total, hidden);
    EXPECT_EQ(Suggested("ksyl", kSecretary).size(), 2U);
    EXPECT_EQ(Ask(Asking("planen", kNobody)).total, 0);
    EXPECT_THAT(Suggested("åben", kNobody), IsEmpty());
  }
}

TEST_P(VisibilityTest, FiltersDoNotOpenWhatIsHidden) {
  PutAll(2, 2);
  Request request = Asking("");
  request.filters.body = 666;
  EXPECT_EQ(Ask(request).total, 0);
  request.filters = {};
  request.filters.closed = true;
  EXPECT_EQ(Ask(request).total, 0);
}

TEST_P(VisibilityTest, AWordCannotAskForAFact) {
  PutAll(1, 3);
  for (const std::string_view text : {"=vdraft", "\"=vdraft\"", "=*", "=v*"}) {
    EXPECT_LE(Ask(Asking(text)).total, 1) << text;
  }
}

TEST_P(VisibilityTest, FollowsEveryChange) {
  Entry entry = Secret(1);
  entry.visibility = "draft";
  Put(entry);
  EXPECT_EQ(Ask(Asking("ksylofon")).total, 0);
  database().Write({}, [&](sql::Transaction& t) { index_.SetVisibility(t, EntryKind::kItem, 1, "public"); });
  EXPECT_EQ(Ask(Asking("ksylofon")).total, 1);
  EXPECT_FALSE(Suggested("ksyl").empty());
  EXPECT_EQ(Ask(Asking("ksylofon", "e.visibility = 'draft'")).total, 0);
  entry.visibility = "closed";
  Put(entry);
  EXPECT_EQ(Ask(Asking("ksylofon")).total, 0);
  EXPECT_THAT(Suggested("ksyl"), IsEmpty());
  database().Write({}, [&](sql::Transaction& t) { index_.SetVisibility(t, EntryKind::kItem, 999, "public"); });
}

TOVHOLDER_ON_EVERY_STORE(VisibilityTest);

}  // namespace
}  // namespace tovholder::search
