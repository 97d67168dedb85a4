// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace tovholder::documents {

// Words as code points, so that a letter is one element.
using Letters = std::u32string;
Letters ToLetters(std::string_view text);
std::string ToText(const Letters& letters);
char32_t LowerLetter(char32_t letter);
char32_t UpperLetter(char32_t letter);
Letters LowerLetters(Letters letters);
// One of æ ø å.
inline bool IsDanishLetter(char32_t lower) { return lower == U'æ' || lower == U'ø' || lower == U'å'; }

// How rare a word is: the negative logarithm of its share of running text.
using Cost = float;
inline constexpr Cost kNoWord = std::numeric_limits<Cost>::infinity();
Cost CostOfShare(double per_million);
// How often words in lower case stand in some texts, per million words.
using WordShares = std::unordered_map<std::string, double>;

// A tree of words in lower case, letter by letter, each with its cost.
class Lexicon {
 public:
  using Place = std::uint32_t;
  static constexpr Place kRoot = 0;
  static constexpr Place kNowhere = std::numeric_limits<Place>::max();
  enum class Kind { kCommon, kName };

  Lexicon();
  // The lower cost stays where a word comes twice; a word that is ever common is no name.
  void Add(const Letters& lower, Cost cost, Kind kind);

  Place Step(Place from, char32_t letter) const;
  Cost CostAt(Place place) const { return nodes_[place].cost; }
  // The lowest cost of all words below.
  Cost LowestBelow(Place place) const { return nodes_[place].lowest; }
  bool IsNameAt(Place place) const { return nodes_[place].name; }
  // Says of a word that it does not stand in compounds.
  void SetAlone(const Letters& lower);
  bool IsAloneAt(Place place) const { return nodes_[place].alone; }
  // kNoWord where it is none.
  Cost CostOf(const Letters& lower) const;
  bool IsName(const Letters& lower) const;
  std::size_t size() const { return nodes_.size(); }

 private:
  struct Node {
    char32_t letter = 0;
    Place first = kNowhere;
    Place next = kNowhere;
    Cost cost = kNoWord;
    Cost lowest = kNoWord;
    bool name = false;
    bool alone = false;
  };
  Place StepOrGrow(Place from, char32_t letter);
  Place Find(const Letters& lower) const;

  std::vector<Node> nodes_;
};

}  // namespace tovholder::documents
