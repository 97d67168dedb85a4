// SPDX-License-Identifier: EUPL-1.2
#include "search/word_memory.h"

#include <xxhash.h>

#include <utility>

namespace tovholder::search {
namespace {

constexpr std::size_t kSlots = 1U << 16;
constexpr std::size_t kMostWords = kSlots * 3 / 4;
constexpr std::size_t kMostBytes = 2U << 20;
constexpr std::size_t kLongest = 1'000;  // of a word, and of its terms

std::uint64_t HashOf(std::string_view word) { return XXH3_64bits(word.data(), word.size()); }

}  // namespace

std::string_view WordMemory::Generation::TermsAt(const Slot& slot) const {
  return std::string_view(bytes).substr(slot.begin - 1 + slot.word, slot.terms);
}

const WordMemory::Slot* WordMemory::Generation::Find(std::string_view word, std::uint64_t hash) const {
  if (slots.empty()) return nullptr;
  for (std::size_t at = hash % kSlots;; at = (at + 1) % kSlots) {
    const Slot& slot = slots[at];
    if (slot.begin == 0) return nullptr;
    if (slot.hash == static_cast<std::uint32_t>(hash >> 32) &&
        std::string_view(bytes).substr(slot.begin - 1, slot.word) == word) {
      return &slot;
    }
  }
}

std::string_view WordMemory::Generation::Add(std::string_view word, std::string_view terms, std::uint64_t hash) {
  if (slots.empty()) slots.resize(kSlots);
  std::size_t at = hash % kSlots;
  while (slots[at].begin != 0) at = (at + 1) % kSlots;
  slots[at] = {static_cast<std::uint32_t>(hash >> 32), static_cast<std::uint32_t>(bytes.size() + 1),
               static_cast<std::uint16_t>(word.size()), static_cast<std::uint16_t>(terms.size())};
  bytes.append(word).append(terms);
  ++words;
  return TermsAt(slots[at]);
}

std::optional<std::string_view> WordMemory::Find(std::string_view word) {
  const std::uint64_t hash = HashOf(word);
  if (const Slot* slot = young_.Find(word, hash)) return young_.TermsAt(*slot);
  const Slot* slot = old_.Find(word, hash);
  if (slot == nullptr) return std::nullopt;
  return Keep(word, std::string(old_.TermsAt(*slot)));
}

std::string_view WordMemory::Keep(std::string_view word, std::string_view terms) {
  if (young_.words >= kMostWords || young_.bytes.size() >= kMostBytes) {
    old_ = std::exchange(young_, {});
  }
  return young_.Add(word.substr(0, kLongest), terms.substr(0, kLongest), HashOf(word));
}

}  // namespace tovholder::search
