// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace tovholder::minutes::layout {

// Two neighbouring bytes of a text, in any case: a set of them tells where a phrase may begin.
class PairSet {
 public:
  constexpr void Add(char first, char second) {
    const unsigned slot = SlotOf(first, second);
    bits_[slot / 64] |= std::uint64_t{1} << slot % 64;
  }
  constexpr bool Has(char first, char second) const {
    const unsigned slot = SlotOf(first, second);
    return (bits_[slot / 64] >> slot % 64 & 1) != 0;
  }

 private:
  // The low five bits are the same for both cases of a letter, Danish ones too.
  static constexpr unsigned SlotOf(char first, char second) {
    return (static_cast<unsigned char>(first) & 31U) * 32 + (static_cast<unsigned char>(second) & 31U);
  }
  std::array<std::uint64_t, 16> bits_{};
};

// Whether one of the phrases stands in the text, in any case, also inside a word.
bool AnyStandsIn(std::string_view text, std::span<const std::string_view> phrases, const PairSet& begins);

// Phrases of two letters or more, in lower case (ASCII or Danish), that are looked for in one pass over a text: a
// quick no for the many lines that hold none of them.
template <std::size_t N>
class PhraseList {
 public:
  template <class... Phrase>
  constexpr explicit PhraseList(const Phrase&... phrases) : phrases_{std::string_view(phrases)...} {
    for (std::string_view phrase : phrases_) begins_.Add(phrase.at(0), phrase.at(1));
  }
  bool StandsIn(std::string_view text) const { return AnyStandsIn(text, phrases_, begins_); }
  constexpr auto begin() const { return phrases_.begin(); }
  constexpr auto end() const { return phrases_.end(); }

 private:
  std::array<std::string_view, N> phrases_;
  PairSet begins_;
};
template <class... Phrase>
PhraseList(const Phrase&...) -> PhraseList<sizeof...(Phrase)>;

}  // namespace tovholder::minutes::layout
