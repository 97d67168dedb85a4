// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/id.h"
#include "base/result.h"
#include "base/time.h"
#include "people/viewer.h"
#include "sql/database.h"

// A search that somebody keeps under a name, and follows by a feed of its own.
namespace tovholder::portal {

struct SavedSearch {
  Id<SavedSearch> id;
  people::UserId account;
  std::string name;
  std::string query;  // of the address of the search: "q=vaskeri&aar=2025"
  std::string feed;   // names the feed in its address; stays the same as long as the search is kept
  Instant created;
};
BOOST_DESCRIBE_STRUCT(SavedSearch, (), (id, account, name, query, feed, created))

inline constexpr std::size_t kLongestSearchName = 100;   // code points
inline constexpr std::size_t kLongestSavedQuery = 4000;  // bytes of the address
inline constexpr std::size_t kMostSavedSearches = 100;   // of one user

// The name as it is kept. Errors: portal.search_no_name, portal.search_name_long {limit}.
Result<std::string> CheckSearchName(std::string_view name);
// Errors: portal.search_empty, portal.search_long {limit}.
Result<void> CheckSavedQuery(std::string_view query);

// What somebody follows is his own affair: the change log says that a search was saved, renamed or
// removed, not what it asks for.

// Errors: those of both checks, portal.search_name_taken {name}, portal.searches_full {limit}.
Result<SavedSearch> SaveSearch(sql::Transaction& transaction, people::UserId account, std::string_view name,
                               std::string_view query);
// Errors: those of CheckSearchName, portal.search_name_taken {name}.
Result<void> RenameSearch(sql::Transaction& transaction, const SavedSearch& search, std::string_view name);
void DeleteSearch(sql::Transaction& transaction, const SavedSearch& search);

// One's own only, in Danish order of names.
std::vector<SavedSearch> ListSavedSearches(sql::Reader& reader, people::UserId account);
std::optional<SavedSearch> FindSavedSearch(sql::Reader& reader, people::UserId account, std::int64_t id);
std::optional<SavedSearch> FindSavedQuery(sql::Reader& reader, people::UserId account, std::string_view query);
// Whoever asks: the feed's name is what has to be known.
std::optional<SavedSearch> FindFollowedSearch(sql::Reader& reader, std::string_view feed);

}  // namespace tovholder::portal
