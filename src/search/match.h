// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

#include "search/query.h"

// A query in the words of the two databases. Both texts are built from the tree with every term
// quoted: nothing that people type is syntax.
namespace tovholder::search {

// A term that tells how well an entry fits.
struct RankTerm {
  std::string term;
  bool prefix = false;
  friend bool operator==(const RankTerm&, const RankTerm&) = default;
};

struct Match {
  std::string text;                  // for MATCH, or a tsquery
  std::vector<RankTerm> rank_terms;  // in the order in which both databases sum them
  std::string phrases;               // the argument of search_weights
};

// Entries that have all of `wanted` and none of `unwanted`.
Match MatchForSqlite(const std::vector<Node>& wanted, const std::vector<Node>& unwanted);
Match MatchForPostgres(const std::vector<Node>& wanted, const std::vector<Node>& unwanted);

// One term alone as a tsquery; `title_only` asks for places in the title.
enum class Where { kAnywhere, kTitle };
std::string TermForPostgres(const RankTerm& term, Where where);

}  // namespace tovholder::search
