// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <vector>

#include "search/entry.h"
#include "search/query.h"
#include "search/tokenizer.h"

namespace tovholder::search {

// Search as one would write it without an index: every entry is cut and looked at.
class NaiveSearch {
 public:
  NaiveSearch(std::vector<Entry> entries, Tokenizer& tokenizer);
  // The refs of what is visible and matches, by score as the index promises it, then newest first.
  std::vector<std::int64_t> Find(const Query& query, const std::string& visibility) const;

 private:
  using Text = std::vector<std::vector<std::string>>;  // terms by place
  struct Cut {
    Entry entry;
    Text title;
    Text body;
    std::vector<std::string> facts;
    std::size_t serial = 0;
  };
  static bool Has(const Cut& cut, const Node& node);
  static bool HasPhrase(const Text& text, const std::vector<Node>& words);
  static std::int64_t ScoreOf(const Cut& cut, const Node& wanted);

  std::vector<Cut> cuts_;
};

}  // namespace tovholder::search
