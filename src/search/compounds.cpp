// SPDX-License-Identifier: EUPL-1.2
#include "search/compounds.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace tovholder::search {
namespace {

using Parts = std::vector<std::string_view>;

constexpr std::size_t kShortestWord = 6;      // letters
constexpr std::size_t kLongestCompound = 60;  // bytes
constexpr std::size_t kMostParts = 4;
// Letters of a part. A word that stands in the dictionary may be a compound or not: there short parts
// prove nothing ("proces-sen", "bor-gere").
constexpr std::size_t kShortestPart = 3;
constexpr std::size_t kShortestPartOfKnown = 4;

// Prefixes that are words too: a word that begins so is no compound of them.
constexpr std::array<std::string_view, 34> kNoBeginnings{
    "ale",  "alle", "anti", "bag", "det",  "efter", "eks", "for",   "fore", "forel", "fort", "fra",
    "gen",  "hen",  "her",  "hin", "ind",  "kon",   "med", "mis",   "mod",  "ned",   "om",   "op",
    "over", "per",  "pro",  "sam", "såle", "til",   "ude", "under", "ved",  "vel"};
// Endings that are words too, by their stems.
constexpr std::array<std::string_view, 24> kNoEndings{"agt", "and",  "ans", "ant", "ar",  "dom",  "ens",  "ent",
                                                      "hed", "ing",  "ion", "isk", "ist", "lig",  "ling", "led",
                                                      "løs", "ning", "ret", "sel", "ser", "skab", "sk",   "vis"};
// Words of two letters that do begin compounds, and of three that also part known words.
constexpr std::array<std::string_view, 2> kTwoLetters{"by", "år"};
constexpr std::array<std::string_view, 10> kThreeLetters{"års", "bys", "bil", "bus", "lov",
                                                         "mål", "råd", "sag", "tal", "vej"};

template <std::size_t N>
bool IsOneOf(std::string_view word, const std::array<std::string_view, N>& list) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

bool IsContinuation(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80; }

std::size_t ShortestOf(const Parts& parts) {
  std::size_t shortest = kLongestCompound;
  for (const std::string_view part : parts) shortest = std::min(shortest, part.size());
  return shortest;
}

bool IsBetter(const Parts& parts, const Parts& than) {
  if (than.empty() || parts.size() != than.size()) return than.empty() || parts.size() < than.size();
  return ShortestOf(parts) > ShortestOf(than);
}

class Splitter {
 public:
  Splitter(std::string_view word, const WordList& words, Stemmer& stemmer)
      : word_(word), words_(words), stemmer_(stemmer) {}

  Parts Split() {
    if (!HasBeginning()) return {};
    shortest_ = words_.IsKnown(stemmer_.Stem(word_)) ? kShortestPartOfKnown : kShortestPart;
    return SplitFrom(0, kMostParts);
  }

 private:
  // Most words are left here, before anything is stemmed.
  bool HasBeginning() const {
    for (std::size_t cut = 2; cut + 1 < word_.size(); ++cut) {
      if (!IsContinuation(word_[cut]) && words_.MayBegin(word_.substr(0, cut))) return true;
    }
    return false;
  }

  // Two to `most` parts of the word from `begin` on, or none.
  Parts SplitFrom(std::size_t begin, std::size_t most) {
    Parts best;
    for (std::size_t cut = word_.size() - 1; cut > begin + 1 && most > 1; --cut) {
      const std::string_view part = word_.substr(begin, cut - begin);
      if (IsContinuation(word_[cut]) || !IsBeginning(part)) continue;
      const Parts tail = TailFrom(cut, most - 1);
      if (tail.empty()) continue;
      Parts parts{part};
      parts.insert(parts.end(), tail.begin(), tail.end());
      if (IsBetter(parts, best)) best = std::move(parts);
      most = best.size();
    }
    return best;
  }

  Parts TailFrom(std::size_t begin, std::size_t most) {
    if (IsEnding(begin)) return {word_.substr(begin)};
    return SplitFrom(begin, most);
  }

  bool IsLongEnough(std::string_view part) const {
    return CountCodePoints(part) >= shortest_ || IsOneOf(part, kThreeLetters);
  }

  bool IsBeginning(std::string_view part) const {
    if (!words_.MayBegin(part) || IsOneOf(part, kNoBeginnings)) return false;
    return IsLongEnough(part) || IsOneOf(part, kTwoLetters);
  }

  bool IsEnding(std::size_t begin) {
    for (const Known& known : endings_) {
      if (known.begin == begin) return known.is_ending;
    }
    endings_.push_back({begin, LooksLikeEnding(word_.substr(begin), word_[begin - 1])});
    return endings_.back().is_ending;
  }

  bool LooksLikeEnding(std::string_view part, char before) {
    if (!IsLongEnough(part)) return false;
    if (before == 'e' && part.starts_with("ring")) return false;  // "oriente-ring"
    const std::string_view stem = stemmer_.Stem(part);
    return CountCodePoints(stem) >= 2 && !IsOneOf(stem, kNoEndings) && words_.MayEnd(stem);
  }

  struct Known {
    std::size_t begin;
    bool is_ending;
  };
  std::string_view word_;
  const WordList& words_;
  Stemmer& stemmer_;
  std::size_t shortest_ = kShortestPart;
  std::vector<Known> endings_;
};

}  // namespace

Parts PartsOf(std::string_view word, const WordList& words, Stemmer& stemmer) {
  if (word.size() > kLongestCompound || CountCodePoints(word) < kShortestWord || words.IsName(word)) return {};
  return Splitter(word, words, stemmer).Split();
}

}  // namespace tovholder::search
