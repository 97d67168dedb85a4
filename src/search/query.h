// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "search/tokenizer.h"

// What people type:
//   bolig plan           both words, in any form
//   "boligsocial plan"   these words after each other
//   -budget              without it
//   bolig OR plan        either (also ELLER)
//   helhed*              words that begin so
//   organ:byråd year:…   organ:, type:, aar:, sag:, person: ask for a field
// Nothing is ever refused: what cannot be understood is left out and told in `notes`.
namespace tovholder::search {

// A query as a tree. Its terms are the tokenizer's; texts of people are in it only as such.
struct Node {
  enum class Kind { kAll, kAny, kPhrase, kTerm, kPrefix, kNothing };
  Kind kind = Kind::kNothing;
  std::string term;            // kTerm, kPrefix
  std::vector<Node> children;  // kAll, kAny; kPhrase: kTerm, one a place
};

struct Query {
  Node wanted;  // kNothing: nothing was asked for but filters
  std::vector<Node> unwanted;
  std::vector<Node> fields;  // terms of facts, all wanted
  // What was left out and why, as ids of sentences: search.note.*
  std::vector<Error> notes;
  std::vector<std::string> words;  // as typed, for showing what was searched

  bool empty() const { return wanted.kind == Node::Kind::kNothing && fields.empty(); }
};

Query ParseQuery(std::string_view text, Tokenizer& tokenizer);

}  // namespace tovholder::search
