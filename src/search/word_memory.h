// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tovholder::search {

// Remembers the terms of words lately seen, in a few megabytes however many words come: two
// generations, of which the older one is forgotten when the younger one is full.
class WordMemory {
 public:
  // Valid until the next Keep.
  std::optional<std::string_view> Find(std::string_view word);
  std::string_view Keep(std::string_view word, std::string_view terms);

 private:
  struct Slot {
    std::uint32_t hash = 0;
    std::uint32_t begin = 0;  // in `bytes`, from 1; 0: free
    std::uint16_t word = 0;   // bytes of the word, then of its terms
    std::uint16_t terms = 0;
  };
  struct Generation {
    std::vector<Slot> slots;
    std::string bytes;
    std::size_t words = 0;

    const Slot* Find(std::string_view word, std::uint64_t hash) const;
    std::string_view Add(std::string_view word, std::string_view terms, std::uint64_t hash);
    std::string_view TermsAt(const Slot& slot) const;
  };

  Generation young_;
  Generation old_;
};

}  // namespace tovholder::search
