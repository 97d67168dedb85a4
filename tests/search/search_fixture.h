// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

#include "search/cut_text.h"
#include "search/search.h"
#include "support/search_database.h"

namespace tovholder::search {

inline constexpr std::string_view kEverybody = "e.visibility = 'public'";
inline constexpr std::string_view kWholeHouse = "1 = 1";

inline Date Day(int year, unsigned month, unsigned day) {
  return {std::chrono::year(year), std::chrono::month(month), std::chrono::day(day)};
}

inline Entry ItemEntry(std::int64_t ref, std::string title, std::string body) {
  Entry entry;
  entry.ref = ref;
  entry.title = std::move(title);
  entry.body = std::move(body);
  entry.visibility = "public";
  return entry;
}

inline std::string PlainText(const std::vector<Piece>& pieces) {
  std::string text;
  for (const Piece& piece : pieces) text += piece.text;
  return text;
}

class SearchTest : public test::SearchDatabaseTest {
 protected:
  void Put(const Entry& entry) {
    database().Write({}, [&](sql::Transaction& transaction) { index_.Put(transaction, entry); });
  }
  SearchResult Ask(const Request& request) {
    return database().Read([&](sql::Reader& reader) { return Search(reader, index_, request); });
  }
  Request Asking(std::string_view text, std::string_view visible = kEverybody) {
    Request request;
    request.text = text;
    request.visible_condition = visible;
    return request;
  }
  std::vector<std::int64_t> Refs(const Request& request) {
    std::vector<std::int64_t> refs;
    for (const Hit& hit : Ask(request).hits) refs.push_back(hit.ref);
    return refs;
  }
  std::vector<std::int64_t> Refs(std::string_view text, std::string_view visible = kEverybody) {
    return Refs(Asking(text, visible));
  }
  std::vector<std::string> Suggested(std::string_view prefix, std::string_view visible = kEverybody) {
    return database().Read([&](sql::Reader& reader) {
      std::vector<std::string> texts;
      for (const Suggestion& one : Suggest(reader, prefix, visible)) texts.push_back(one.text);
      return texts;
    });
  }

  Index index_{WordList::Parse(kSmallDictionary)};
};

}  // namespace tovholder::search
