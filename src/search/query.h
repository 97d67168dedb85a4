// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "search/tokenizer.h"

// What people type:
//   bolig plan            both words, in any form
//   "boligsocial plan"    these words after each other
//   -budget               without it
//   bolig OR plan         either; also ELLER
//   helhed*               words that begin so
//   organ:byråd           organ:, type:, aar:, sag:, person: ask for a field
// Nothing is refused: what cannot be understood is left out and told in `notes`.
namespace tovholder::search {

// A query as a tree of the tokenizer's terms.
struct Node {
  enum class Kind { kNothing, kTerm, kPrefix, kPhrase, kAll, kAny };
  Kind kind = Kind::kNothing;
  std::string term = {};            // kTerm, kPrefix
  std::vector<Node> children = {};  // kPhrase: one kTerm a place

  friend bool operator==(const Node&, const Node&) = default;
};

inline Node TermNode(std::string term) { return {Node::Kind::kTerm, std::move(term)}; }
// `kind` over the children that are something; one child stands for itself.
Node Combine(Node::Kind kind, std::vector<Node> children);

struct Query {
  Node wanted;                 // kNothing where no words were asked for
  std::vector<Node> unwanted;  // none of these
  std::vector<Node> fields;    // all of these; their terms are those of TermOfFact
  // What was left out and why: search.note.unbalanced_quote, search.note.ignored {text},
  // search.note.lonely_operator {text}, search.note.too_many_words {limit}, search.note.too_long {limit},
  // search.note.short_prefix {text}, search.note.unknown_type {text}, search.note.no_year {text},
  // search.note.empty_field {text}.
  std::vector<Error> notes;
};

inline constexpr int kMostTermsInQuery = 32;

Query ParseQuery(std::string_view text, Tokenizer& tokenizer);

}  // namespace tovholder::search
