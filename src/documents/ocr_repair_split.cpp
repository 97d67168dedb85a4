// SPDX-License-Identifier: EUPL-1.2
#include "documents/ocr_repair_split.h"

#include <algorithm>
#include <optional>

namespace tovholder::documents {
namespace {

constexpr Cost kSplit = 6;
constexpr Cost kCommonWhole = 13;
constexpr std::size_t kLongestFragment = 3;

class Joiner {
 public:
  Joiner(const std::vector<SeenWord>& words, OptionFinder& finder, const Dictionary& dictionary)
      : words_(words), finder_(finder), dictionary_(dictionary) {}

  // How many words from `first` on are one.
  std::size_t CountToJoin(std::size_t first) {
    const Cost two = Gain(first, 2);
    const Cost three = Gain(first, 3);
    const Cost later = first + 1 < words_.size() ? Gain(first + 1, 2) : 0;
    if (std::max(two, three) <= 0 || later > std::max(two, three)) return 1;
    return three > two ? 3 : 2;
  }

  std::optional<SeenWord> Joined(std::size_t first, std::size_t count) const {
    if (first + count > words_.size()) return std::nullopt;
    SeenWord whole = words_[first];
    if (whole.untouchable || !whole.breaks.empty()) return std::nullopt;
    bool fragment = whole.letters.size() <= kLongestFragment;
    for (std::size_t i = first + 1; i < first + count; ++i) {
      if (!MayFollow(words_[i])) return std::nullopt;
      fragment = fragment || words_[i].letters.size() <= kLongestFragment;
      whole.letters += words_[i].letters;
      whole.pieces.back().end = words_[i].pieces.back().end;
    }
    whole.fell_apart = true;
    return fragment ? std::optional(whole) : std::nullopt;
  }

 private:
  static bool MayFollow(const SeenWord& word) {
    return word.one_space && !word.untouchable && word.HasLetter() && word.breaks.empty() && !word.Capital();
  }

  // What is won by taking `count` words for one.
  Cost Gain(std::size_t first, std::size_t count) {
    const auto whole = Joined(first, count);
    if (!whole) return 0;
    bool unknown = false;
    Cost apart = 0;
    for (std::size_t i = first; i < first + count; ++i) {
      unknown = unknown || !finder_.IsKnown(words_[i]) || words_[i].letters.size() == 1;
      apart += finder_.CheapestFor(words_[i]).cost;
    }
    const Option& together = finder_.CheapestFor(*whole);
    const bool common = dictionary_.lexicon().CostOf(LowerLetters(together.text)) < kCommonWhole;
    return unknown && common ? apart - together.cost - kSplit : 0;
  }

  const std::vector<SeenWord>& words_;
  OptionFinder& finder_;
  const Dictionary& dictionary_;
};

}  // namespace

void JoinSplitWords(std::vector<SeenWord>& words, Damage& damage, OptionFinder& finder, const Dictionary& dictionary) {
  Joiner joiner(words, finder, dictionary);
  std::vector<SeenWord> joined;
  std::vector<bool> damaged;
  for (std::size_t i = 0; i < words.size();) {
    const std::size_t count = damage.damaged[i] ? joiner.CountToJoin(i) : 1;
    joined.push_back(count > 1 ? *joiner.Joined(i, count) : words[i]);
    damaged.push_back(damage.damaged[i]);
    i += count;
  }
  words = std::move(joined);
  damage.damaged = std::move(damaged);
}

}  // namespace tovholder::documents
