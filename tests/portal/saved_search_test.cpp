// SPDX-License-Identifier: EUPL-1.2
#include "portal/saved_search.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "portal/search_request.h"
#include "sql/change_log.h"
#include "support/search_database.h"

namespace tovholder::portal {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

constexpr people::UserId kKarla{7};
constexpr people::UserId kOle{8};

class SavedSearchTest : public test::SearchDatabaseTest {
 protected:
  Result<SavedSearch> Save(people::UserId account, std::string_view name, std::string_view query = "q=vaskeri") {
    return database().Write({}, [&](sql::Transaction& t) { return SaveSearch(t, account, name, query); });
  }
  std::string Refused(std::string_view name, std::string_view query = "q=vaskeri") {
    const auto saved = Save(kKarla, name, query);
    return saved ? "" : saved.error().id;
  }
  std::vector<std::string> NamesOf(people::UserId account) {
    std::vector<std::string> names;
    for (const SavedSearch& search :
         database().Read([&](sql::Reader& reader) { return ListSavedSearches(reader, account); })) {
      names.push_back(search.name);
    }
    return names;
  }
  Result<void> Rename(const SavedSearch& search, std::string_view name) {
    return database().Write({}, [&](sql::Transaction& t) { return RenameSearch(t, search, name); });
  }
  std::optional<SavedSearch> Find(people::UserId account, Id<SavedSearch> id) {
    return database().Read([&](sql::Reader& reader) { return FindSavedSearch(reader, account, id.value); });
  }
  std::optional<SavedSearch> Follow(std::string_view feed) {
    return database().Read([&](sql::Reader& reader) { return FindFollowedSearch(reader, feed); });
  }
};

TEST_P(SavedSearchTest, ShowsOnesOwnInDanishOrder) {
  for (const char* name : {"Åboulevarden", "  Vaskerier   i byen ", "Økonomi", "Aarhus"})
    ASSERT_TRUE(Save(kKarla, name));
  ASSERT_TRUE(Save(kOle, "Vaskerier i byen"));
  EXPECT_THAT(NamesOf(kKarla), ElementsAre("Vaskerier i byen", "Økonomi", "Åboulevarden", "Aarhus"));
  EXPECT_THAT(NamesOf(kOle), ElementsAre("Vaskerier i byen"));
  EXPECT_THAT(NamesOf(people::UserId{9}), IsEmpty());
}

TEST_P(SavedSearchTest, RefusesWhatCannotBeKept) {
  ASSERT_TRUE(Save(kKarla, "Vaskerier"));
  EXPECT_EQ(Refused("VASKERIER "), "portal.search_name_taken");
  EXPECT_EQ(Refused(" \t"), "portal.search_no_name");
  EXPECT_EQ(Refused(std::string(101, 'x')), "portal.search_name_long");
  EXPECT_EQ(Refused("Tom", ""), "portal.search_empty");
  EXPECT_EQ(Refused("Lang", std::string(4001, 'q')), "portal.search_long");
  std::string widest;
  for (int i = 0; i < 100; ++i) widest += "å";
  EXPECT_EQ(Refused(widest, std::string(4000, 'q')), "");
}

TEST_P(SavedSearchTest, StopsAtAsManyAsOneKeepsInSight) {
  for (std::size_t i = 0; i < kMostSavedSearches; ++i) ASSERT_TRUE(Save(kKarla, "nr. " + std::to_string(i)));
  EXPECT_EQ(Refused("en til"), "portal.searches_full");
  EXPECT_TRUE(Save(kOle, "en til"));
}

TEST_P(SavedSearchTest, ANewNameLeavesTheFeedWhereItWas) {
  const SavedSearch search = Save(kKarla, "Vaskerier").value();
  ASSERT_TRUE(Save(kKarla, "Økonomi"));
  EXPECT_TRUE(Rename(search, "vaskerier")) << "its own name is not taken";
  EXPECT_TRUE(Rename(search, "Fællesvaskerier"));
  EXPECT_EQ(Rename(search, "økonomi").error().id, "portal.search_name_taken");
  EXPECT_EQ(Rename(search, "").error().id, "portal.search_no_name");
  const auto followed = Follow(search.feed);
  ASSERT_TRUE(followed);
  EXPECT_EQ(followed->name, "Fællesvaskerier");
  EXPECT_EQ(followed->query, "q=vaskeri");
}

TEST_P(SavedSearchTest, AnotherOnesIsNotFound) {
  const SavedSearch search = Save(kKarla, "Vaskerier").value();
  EXPECT_TRUE(Find(kKarla, search.id));
  EXPECT_FALSE(Find(kOle, search.id));
  EXPECT_FALSE(database().Read([](sql::Reader& reader) { return FindSavedQuery(reader, kOle, "q=vaskeri"); }));
  EXPECT_TRUE(database().Read([](sql::Reader& reader) { return FindSavedQuery(reader, kKarla, "q=vaskeri"); }));
}

TEST_P(SavedSearchTest, FeedsAreNotGuessed) {
  const SavedSearch first = Save(kKarla, "Vaskerier").value();
  const SavedSearch second = Save(kKarla, "Økonomi").value();
  EXPECT_NE(first.feed, second.feed);
  EXPECT_GE(first.feed.size(), 22U) << "128 bits";
  for (const std::string& wrong : {std::string(), std::string("1"), first.feed.substr(1), std::string("%")}) {
    EXPECT_FALSE(Follow(wrong)) << wrong;
  }
}

TEST_P(SavedSearchTest, WhatIsDeletedIsGoneWithItsFeed) {
  const SavedSearch search = Save(kKarla, "Vaskerier").value();
  database().Write({}, [&](sql::Transaction& t) { DeleteSearch(t, search); });
  EXPECT_THAT(NamesOf(kKarla), IsEmpty());
  EXPECT_FALSE(Follow(search.feed));
}

TEST_P(SavedSearchTest, TheLogSaysThatItHappenedAndNotWhatIsAskedFor) {
  const SavedSearch search = Save(kKarla, "Vaskerier").value();
  ASSERT_TRUE(Rename(search, "Fællesvaskerier"));
  database().Write({}, [&](sql::Transaction& t) { DeleteSearch(t, search); });
  const auto changes =
      database().Read([&](sql::Reader& reader) { return sql::ListChanges(reader, "saved_search", search.id.value); });
  ASSERT_EQ(changes.size(), 3U);
  for (const sql::Change& change : changes) {
    EXPECT_THAT(change.fields, IsEmpty());
    EXPECT_EQ(change.note, "");
  }
}

TOVHOLDER_ON_EVERY_STORE(SavedSearchTest);

TEST(SavedQuery, IsTheSameTextForTheSameSearch) {
  const http::Request typed = RequestFor("side=3&aar=2025&ukendt=1&q=f%C3%A6lles+vaskeri%20%26%20tørring&q=anden");
  EXPECT_EQ(SearchQuery(typed), "q=f%C3%A6lles%20vaskeri%20%26%20t%C3%B8rring&aar=2025");
  EXPECT_EQ(SearchQuery(RequestFor(SearchQuery(typed))), SearchQuery(typed));
  EXPECT_EQ(SearchQuery(RequestFor("side=2&ukendt=1")), "");
  EXPECT_EQ(SearchQuery(RequestFor("q=%zz")), "") << "cannot be read";
}

}  // namespace
}  // namespace tovholder::portal
