// SPDX-License-Identifier: EUPL-1.2
#include "search/compounds.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace tovholder::search {
namespace {

using Parts = std::vector<std::string_view>;

constexpr std::size_t kShortestWord = 6;  // letters
constexpr std::size_t kLongestWord = 60;  // bytes
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
  std::size_t shortest = kLongestWord;
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
      : words_(words),
        stemmer_(stemmer),
        shortest_(words.IsKnown(stemmer.Stem(word)) ? kShortestPartOfKnown : kShortestPart) {}

  // Two to `most` parts of `rest`, or none.
  Parts Split(std::string_view rest, std::size_t most) {
    Parts best;
    for (std::size_t cut = rest.size() - 1; cut > 1 && most > 1; --cut) {
      if (IsContinuation(rest[cut]) || !IsBeginning(rest.substr(0, cut))) continue;
      const Parts tail = SplitTail(rest.substr(cut), rest.substr(0, cut), most - 1);
      if (tail.empty()) continue;
      Parts parts{rest.substr(0, cut)};
      parts.insert(parts.end(), tail.begin(), tail.end());
      if (IsBetter(parts, best)) best = std::move(parts);
      most = best.size();
    }
    return best;
  }

 private:
  Parts SplitTail(std::string_view tail, std::string_view before, std::size_t most) {
    if (IsEnding(tail, before)) return {tail};
    return Split(tail, most);
  }

  bool IsLongEnough(std::string_view part) const {
    return CountCodePoints(part) >= shortest_ || IsOneOf(part, kThreeLetters);
  }

  bool IsBeginning(std::string_view part) const {
    if (!IsLongEnough(part) && !IsOneOf(part, kTwoLetters)) return false;
    return !IsOneOf(part, kNoBeginnings) && words_.MayBegin(part);
  }

  bool IsEnding(std::string_view part, std::string_view before) {
    if (!IsLongEnough(part)) return false;
    if (before.ends_with('e') && part.starts_with("ring")) return false;  // "oriente-ring"
    const std::string_view stem = stemmer_.Stem(part);
    return CountCodePoints(stem) >= 2 && !IsOneOf(stem, kNoEndings) && words_.MayEnd(stem);
  }

  const WordList& words_;
  Stemmer& stemmer_;
  std::size_t shortest_;
};

}  // namespace

Parts PartsOf(std::string_view word, const WordList& words, Stemmer& stemmer) {
  if (word.size() > kLongestWord || CountCodePoints(word) < kShortestWord || words.IsName(word)) return {};
  return Splitter(word, words, stemmer).Split(word, kMostParts);
}

}  // namespace tovholder::search
