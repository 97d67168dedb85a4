// SPDX-License-Identifier: EUPL-1.2
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "search/match.h"
#include "search/query.h"
#include "search/snippet.h"

// Anything may be typed or stand in a document. Words lie in order within the text, their terms hold
// nothing that the databases' streams and queries are parted by, and the text of a snippet is the text.
namespace {

using namespace tovholder::search;

void Require(bool holds) {
  if (!holds) std::abort();
}

std::shared_ptr<const WordList> SmallWordList() {
  static const auto words = WordList::Parse(
      "9\nbolig/10,39,31\nsocial/10,24,39,31\nplan/10,39,31\nhelhed/10,39,29\nudvalg/10,39,29\nbørn/10,39,30\nHansen/"
      "9\n");
  return words;
}

void CheckCut(Tokenizer& tokenizer, std::string_view text) {
  std::size_t end = 0;
  std::uint32_t position = 0;
  tokenizer.Cut(text, [&](const Word& word) {
    Require(word.position == position++);
    Require(word.begin >= end && word.end > word.begin && word.end <= text.size());
    end = word.end;
    Require(!word.terms.empty());
    for (const std::string_view term : word.terms) {
      Require(!term.empty() && term.size() < 256);
      Require(term.find_first_of(std::string_view(" \x1f'\"\\=\0", 7)) == std::string_view::npos);
    }
    return true;
  });
}

void CheckSnippet(Tokenizer& tokenizer, std::string_view text, const Query& query) {
  for (const Piece& piece : MarkBest(text, query.wanted, tokenizer, 80)) Require(!piece.text.empty());
  std::size_t size = 0;
  for (const Piece& piece : MarkAll(text, query.wanted, tokenizer)) size += piece.text.size();
  Require(size <= text.size() + 1);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  Tokenizer tokenizer(SmallWordList());
  CheckCut(tokenizer, text);
  const Query query = ParseQuery(text, tokenizer);
  const std::string sqlite = MatchForSqlite({query.wanted}, query.unwanted).text;
  const std::string postgres = MatchForPostgres({query.wanted}, query.unwanted).text;
  Require(sqlite.find('\0') == std::string::npos && postgres.find('\0') == std::string::npos);
  CheckSnippet(tokenizer, text, query);
  return 0;
}
