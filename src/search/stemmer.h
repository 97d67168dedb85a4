// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <memory>
#include <string>
#include <string_view>

struct sb_stemmer;

namespace tovholder::search {

// The Danish stemmer, applied until nothing changes: once is not enough for "budgettet" to meet
// "budget". One thread at a time.
class Stemmer {
 public:
  Stemmer();
  // Takes a folded word; the answer is valid until the next call.
  std::string_view Stem(std::string_view word);

 private:
  struct Close {
    void operator()(sb_stemmer* stemmer) const;
  };
  std::unique_ptr<sb_stemmer, Close> stemmer_;
  std::string stem_;
};

}  // namespace tovholder::search
