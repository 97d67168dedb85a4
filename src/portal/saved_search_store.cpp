// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "base/text.h"
#include "http/token.h"
#include "portal/saved_search.h"
#include "sql/change_log.h"
#include "sql/records.h"

namespace tovholder::portal {
namespace {

constexpr std::string_view kTable = "saved_search";
constexpr std::size_t kFeedNameBytes = 16;

tl::unexpected<Error> NameTaken(std::string name) {
  return Fail("portal.search_name_taken", {{"name", std::move(name)}});
}

bool HasName(const std::vector<SavedSearch>& searches, std::string_view name, const SavedSearch* except) {
  return std::any_of(searches.begin(), searches.end(), [&](const SavedSearch& one) {
    return (!except || one.id != except->id) && Fold(one.name) == Fold(name);
  });
}

}  // namespace

Result<SavedSearch> SaveSearch(sql::Transaction& transaction, people::UserId account, std::string_view name,
                               std::string_view query) {
  if (auto fit = CheckSavedQuery(query); !fit) return Pass(fit);
  auto kept = CheckSearchName(name);
  if (!kept) return Pass(kept);
  const auto own = ListSavedSearches(transaction, account);
  if (own.size() >= kMostSavedSearches) {
    return Fail("portal.searches_full", {{"limit", std::to_string(kMostSavedSearches)}});
  }
  if (HasName(own, *kept, nullptr)) return NameTaken(*kept);
  SavedSearch search{{},
                     account,
                     std::move(*kept),
                     std::string(query),
                     http::EncodeBase64(http::RandomBytes(kFeedNameBytes)),
                     transaction.now()};
  sql::CreateUnlogged(transaction, kTable, search);
  sql::LogChange(transaction, sql::ChangeKind::kCreate, kTable, search.id.value, {});
  return search;
}

Result<void> RenameSearch(sql::Transaction& transaction, const SavedSearch& search, std::string_view name) {
  const auto kept = CheckSearchName(name);
  if (!kept) return Pass(kept);
  if (HasName(ListSavedSearches(transaction, search.account), *kept, &search)) return NameTaken(*kept);
  transaction.Execute("UPDATE saved_search SET name = $1 WHERE id = $2", *kept, search.id);
  sql::LogChange(transaction, sql::ChangeKind::kUpdate, kTable, search.id.value, {});
  return {};
}

void DeleteSearch(sql::Transaction& transaction, const SavedSearch& search) {
  transaction.Execute("DELETE FROM saved_search WHERE id = $1", search.id);
  sql::LogChange(transaction, sql::ChangeKind::kDelete, kTable, search.id.value, {});
}

std::vector<SavedSearch> ListSavedSearches(sql::Reader& reader, people::UserId account) {
  auto searches = sql::List<SavedSearch>(reader, "FROM saved_search WHERE account = $1 ORDER BY id", account);
  std::stable_sort(searches.begin(), searches.end(), [](const SavedSearch& left, const SavedSearch& right) {
    return DanishSortKey(left.name) < DanishSortKey(right.name);
  });
  return searches;
}

std::optional<SavedSearch> FindSavedSearch(sql::Reader& reader, people::UserId account, std::int64_t id) {
  return sql::Find<SavedSearch>(reader, "FROM saved_search WHERE id = $1 AND account = $2", id, account);
}

std::optional<SavedSearch> FindSavedQuery(sql::Reader& reader, people::UserId account, std::string_view query) {
  return sql::Find<SavedSearch>(reader, "FROM saved_search WHERE account = $1 AND query = $2 ORDER BY id", account,
                                query);
}

std::optional<SavedSearch> FindFollowedSearch(sql::Reader& reader, std::string_view feed) {
  if (feed.empty()) return std::nullopt;
  return sql::Find<SavedSearch>(reader, "FROM saved_search WHERE feed = $1", feed);
}

}  // namespace tovholder::portal
