// SPDX-License-Identifier: EUPL-1.2
#include "search/sqlite_terms.h"

#include <sqlite3.h>

#include <stdexcept>
#include <string_view>

#include "search/term_list.h"
#include "search/term_weights.h"

namespace tovholder::search {
namespace {

using EmitTerm = int (*)(void*, int flags, const char* term, int length, int begin, int end);

int MakeTokenizer(void*, const char**, int, Fts5Tokenizer** out) {
  static char nothing_to_remember;
  *out = reinterpret_cast<Fts5Tokenizer*>(&nothing_to_remember);
  return SQLITE_OK;
}

int TakeApart(Fts5Tokenizer*, void* context, int, const char* bytes, int length, EmitTerm emit) {
  const std::string_view stream(bytes == nullptr ? "" : bytes, static_cast<std::size_t>(length));
  int flags = 0;
  for (std::size_t begin = 0; begin < stream.size();) {
    std::size_t end = begin;
    while (end < stream.size() && stream[end] != kNextPlace && stream[end] != kSamePlace) ++end;
    if (end > begin) {
      const int answer = emit(context, flags, stream.data() + begin, static_cast<int>(end - begin),
                              static_cast<int>(begin), static_cast<int>(end));
      if (answer != SQLITE_OK) return answer;
    }
    flags = end < stream.size() && stream[end] == kSamePlace ? FTS5_TOKEN_COLOCATED : 0;
    begin = end + 1;
  }
  return SQLITE_OK;
}

constexpr int kTitleColumn = 0;

double WeightOfTerm(const Fts5ExtensionApi* api, Fts5Context* context, int phrase) {
  TermWeight weight;
  Fts5PhraseIter place;
  int column = 0;
  int offset = 0;
  if (api->xPhraseFirst(context, phrase, &place, &column, &offset) != SQLITE_OK) return 0;
  for (int places = 0; column >= 0 && places < kPlacesCounted; ++places) {
    weight.Add(column == kTitleColumn ? kTitleWeight : kTextWeight);
    api->xPhraseNext(context, &place, &column, &offset);
  }
  return weight.Total();
}

double WeightOfPrefix(const Fts5ExtensionApi* api, Fts5Context* context, int phrase) {
  Fts5PhraseIter place;
  int column = 0;
  int offset = 0;
  if (api->xPhraseFirst(context, phrase, &place, &column, &offset) != SQLITE_OK || column < 0) return 0;
  return column == kTitleColumn ? kPrefixInTitle : kPrefixInText;
}

// search_weights(search_fts, 'tp-t'): one letter for each phrase of the query, from the first: t a
// term, p a beginning, - not counted.
void SearchWeights(const Fts5ExtensionApi* api, Fts5Context* context, sqlite3_context* answer, int count,
                   sqlite3_value** values) {
  double total = 0;
  const auto* bytes = count > 0 ? reinterpret_cast<const char*>(sqlite3_value_text(values[0])) : nullptr;
  const std::string_view phrases(bytes == nullptr ? "" : bytes);
  const int known = api->xPhraseCount(context);
  for (int phrase = 0; phrase < known && phrase < static_cast<int>(phrases.size()); ++phrase) {
    const char kind = phrases[static_cast<std::size_t>(phrase)];
    if (kind == 't') total += WeightOfTerm(api, context, phrase);
    if (kind == 'p') total += WeightOfPrefix(api, context, phrase);
  }
  sqlite3_result_double(answer, total);
}

fts5_api* FullTextOf(sqlite3* connection) {
  fts5_api* api = nullptr;
  sqlite3_stmt* statement = nullptr;
  if (sqlite3_prepare_v2(connection, "SELECT fts5($1)", -1, &statement, nullptr) == SQLITE_OK) {
    sqlite3_bind_pointer(statement, 1, static_cast<void*>(&api), "fts5_api_ptr", nullptr);
    sqlite3_step(statement);
  }
  sqlite3_finalize(statement);
  if (api == nullptr) throw std::runtime_error("this SQLite has no FTS5");
  return api;
}

}  // namespace

void RegisterOnSqlite(sqlite3* connection) {
  fts5_api* api = FullTextOf(connection);
  fts5_tokenizer tokenizer{MakeTokenizer, [](Fts5Tokenizer*) {}, TakeApart};
  if (api->xCreateTokenizer(api, "prepared", nullptr, &tokenizer, nullptr) != SQLITE_OK ||
      api->xCreateFunction(api, "search_weights", nullptr, SearchWeights, nullptr) != SQLITE_OK) {
    throw std::runtime_error("SQLite does not take the tokenizer");
  }
}

}  // namespace tovholder::search
