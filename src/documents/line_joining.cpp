// SPDX-License-Identifier: EUPL-1.2
#include "documents/line_joining.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <hunspell.hxx>
#include <memory>
#include <mutex>
#include <optional>
#include <utility>

#include "base/text.h"

namespace tovholder::documents {
namespace {

// Where the letters begin that end at `end`.
std::size_t WordBegin(std::string_view text, std::size_t end) {
  std::size_t begin = end;
  while (begin > 0) {
    std::size_t previous = begin - 1;
    while (previous > 0 && (static_cast<unsigned char>(text[previous]) & 0xC0) == 0x80) --previous;
    std::size_t next = previous;
    if (!IsLetter(NextCodePoint(text, next)) || next != begin) break;
    begin = previous;
  }
  return begin;
}

std::size_t WordEnd(std::string_view text, std::size_t begin) {
  std::size_t end = begin;
  while (end < text.size()) {
    std::size_t next = end;
    if (!IsLetter(NextCodePoint(text, next))) break;
    end = next;
  }
  return end;
}

// "og" behind a hyphen carries on a list of compounds: "social- og sundhed".
bool CarriesOn(std::string_view word) {
  constexpr std::array<std::string_view, 6> kWords = {"og", "eller", "samt", "til", "som", "og/eller"};
  return std::find(kWords.begin(), kWords.end(), word) != kWords.end();
}

// First halves that Danish writes with a hyphen.
bool KeepsItsHyphen(const std::string& first) {
  constexpr std::array<std::string_view, 5> kFirst = {"ikke", "non", "eks", "ex", "semi"};
  return CountCodePoints(first) < 2 || std::find(kFirst.begin(), kFirst.end(), first) != kFirst.end();
}

bool HasSecondCapital(std::string_view word) {
  int capitals = 0;
  for (std::size_t i = 0; i < word.size();) capitals += IsUpper(NextCodePoint(word, i)) ? 1 : 0;
  return capitals > 1;
}

bool BeginsUpper(std::string_view word) {
  std::size_t i = 0;
  return !word.empty() && IsUpper(NextCodePoint(word, i));
}

bool IsDivided(std::string_view first, std::string_view second, const KnowsWord& knows) {
  if (first.empty() || second.empty() || BeginsUpper(second) || CarriesOn(second) || HasSecondCapital(first)) {
    return false;
  }
  const std::string lower = ToLower(first);
  if (KeepsItsHyphen(lower)) return false;
  const std::string whole = std::string(first) + std::string(second);
  if (knows(whole) || knows(ToLower(whole))) return true;
  // A half that is no word cannot stand before or behind a real hyphen, unless it is a name.
  if (!BeginsUpper(first)) return true;
  return knows(lower) || !knows(std::string(second));
}

struct Division {
  std::size_t hyphen = 0;  // where it stands
  std::size_t second = 0;  // where the second half begins
  std::size_t rest = 0;    // behind what moves up: the half and what touches it
};

// The division at the hyphen before the line end at `line_end`.
std::optional<Division> ReadDivision(std::string_view text, std::size_t line_end, const KnowsWord& knows) {
  std::size_t end = line_end;
  while (end > 0 && IsSpaceOrTab(text[end - 1])) --end;
  std::size_t hyphen = 0;
  for (std::string_view sign : {"-", "\u2010", "¬"}) {
    if (text.substr(0, end).ends_with(sign)) hyphen = end - sign.size();
  }
  if (hyphen == 0) return std::nullopt;
  std::size_t second = line_end + 1;
  while (second < text.size() && IsSpaceOrTab(text[second])) ++second;
  const std::size_t begin = WordBegin(text, hyphen);
  const std::size_t word_end = WordEnd(text, second);
  if (!IsDivided(text.substr(begin, hyphen - begin), text.substr(second, word_end - second), knows))
    return std::nullopt;
  std::size_t rest = word_end;
  while (rest < text.size() && text[rest] != '\n' && !IsSpaceOrTab(text[rest])) ++rest;
  return Division{hyphen, second, rest};
}

class Joiner {
 public:
  Joiner(std::string_view text, const KnowsWord& knows) : text_(text), knows_(knows) {
    joined_.text.reserve(text.size());
  }

  JoinedText Run() {
    for (std::size_t line_end = text_.find('\n'); line_end != std::string_view::npos;
         line_end = text_.find('\n', line_end)) {
      if (line_end < done_) {
        line_end = done_;
        continue;
      }
      const std::optional<Division> division = ReadDivision(text_, line_end, knows_);
      if (division && division->hyphen > done_) Join(*division, line_end);
      ++line_end;
    }
    Copy(done_, text_.size());
    return std::move(joined_);
  }

 private:
  // What moves up may be divided again at the end of its own line.
  void Join(Division division, std::size_t line_end) {
    Copy(done_, division.hyphen);
    for (;;) {
      joined_.joints.push_back(static_cast<std::uint32_t>(joined_.text.size()));
      const bool fills_line = division.rest < text_.size() && text_[division.rest] == '\n';
      const std::optional<Division> next =
          fills_line ? ReadDivision(text_, division.rest, knows_) : std::optional<Division>();
      if (!next || next->hyphen <= division.second) break;
      Copy(division.second, next->hyphen);
      line_end = division.rest;
      division = *next;
    }
    Copy(division.second, division.rest);
    std::size_t rest = division.rest;
    while (rest < text_.size() && IsSpaceOrTab(text_[rest])) ++rest;
    const bool line_is_empty = rest >= text_.size() || text_[rest] == '\n';
    if (!line_is_empty) Copy(line_end, line_end + 1);
    done_ = rest;
  }

  void Copy(std::size_t begin, std::size_t end) {
    if (end <= begin) return;
    joined_.map.Append(static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end - begin));
    joined_.text += text_.substr(begin, end - begin);
  }

  std::string_view text_;
  const KnowsWord& knows_;
  JoinedText joined_;
  std::size_t done_ = 0;
};

}  // namespace

void OffsetMap::Append(std::uint32_t original, std::uint32_t length) {
  const std::uint32_t changed = pieces_.empty() ? 0 : pieces_.back().changed + pieces_.back().length;
  const Piece piece{changed, original, length};
  pieces_.push_back(piece);
  auto place = by_original_.end();
  while (place != by_original_.begin() && std::prev(place)->original > original) --place;
  by_original_.insert(place, piece);
}

std::uint32_t OffsetMap::ToOriginal(std::uint32_t changed) const {
  const auto next = std::upper_bound(pieces_.begin(), pieces_.end(), changed,
                                     [](std::uint32_t place, const Piece& piece) { return place < piece.changed; });
  if (next == pieces_.begin()) return changed;
  const Piece& piece = *std::prev(next);
  return piece.original + std::min(changed - piece.changed, piece.length);
}

std::uint32_t OffsetMap::ToChanged(std::uint32_t original) const {
  const auto next = std::upper_bound(by_original_.begin(), by_original_.end(), original,
                                     [](std::uint32_t place, const Piece& piece) { return place < piece.original; });
  if (next == by_original_.begin()) return 0;
  const Piece& piece = *std::prev(next);
  return piece.changed + std::min(original - piece.original, piece.length);
}

Span OffsetMap::ToOriginal(Span changed) const {
  if (changed.empty()) return {ToOriginal(changed.begin), ToOriginal(changed.begin)};
  const std::uint32_t begin = ToOriginal(changed.begin);
  return {begin, std::max(begin, ToOriginal(changed.end - 1) + 1)};
}

KnowsWord DanishDictionary(const std::string& folder) {
  struct Checker {
    Checker(const std::string& affixes, const std::string& list) : hunspell(affixes.c_str(), list.c_str()) {}
    Hunspell hunspell;
    std::mutex mutex;  // Hunspell is made for one thread
  };
  const std::string rules = folder + "/da_DK.aff";
  const std::string words = folder + "/da_DK.dic";
  if (!std::filesystem::exists(rules) || !std::filesystem::exists(words)) return [](std::string_view) { return false; };
  const auto checker = std::make_shared<Checker>(rules, words);
  return [checker](std::string_view word) {
    const std::lock_guard lock(checker->mutex);
    return checker->hunspell.spell(std::string(word));
  };
}

JoinedText JoinDividedWords(std::string_view text, const KnowsWord& knows_word) {
  return Joiner(text, knows_word).Run();
}

TextDocument JoinDividedWords(const TextDocument& document, const KnowsWord& knows_word, OffsetMap* map) {
  JoinedText joined = JoinDividedWords(document.text, knows_word);
  TextDocument moved = document;
  moved.text = std::move(joined.text);
  for (std::uint32_t& page : moved.pages) page = joined.map.ToChanged(page);
  // White space behind what moved up is left out, so that the last character may be gone.
  const auto behind = [&](std::uint32_t last) {
    const std::uint32_t place = joined.map.ToChanged(last);
    return place < moved.text.size() && joined.map.ToOriginal(place) == last ? place + 1 : place;
  };
  for (Mark& mark : moved.marks) {
    const std::uint32_t begin = joined.map.ToChanged(mark.span.begin);
    mark.span = {begin, mark.span.empty() ? begin : std::max(begin, behind(mark.span.end - 1))};
  }
  std::sort(moved.pages.begin(), moved.pages.end());
  if (map != nullptr) *map = std::move(joined.map);
  return moved;
}

}  // namespace tovholder::documents
