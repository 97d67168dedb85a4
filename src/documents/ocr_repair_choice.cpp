// SPDX-License-Identifier: EUPL-1.2
#include "documents/ocr_repair_choice.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <unordered_map>

#include "base/text.h"

namespace tovholder::documents {
namespace {

// A word that is Danish as it stands wants more of a reason to be changed.
constexpr Cost kFavourKnown = 0.7F;
constexpr Cost kFavourUnknown = 0.3F;
// How much a word's share in the document and in the archive weighs against its share in Danish.
constexpr double kWeightOfDocument = 0.15;
constexpr double kWeightOfArchive = 0.3;

std::string KeyOf(const Letters& letters) {
  if (std::all_of(letters.begin(), letters.end(), IsDigit)) return "#";
  return ToText(LowerLetters(letters));
}

std::string FirstKey(const Letters& text) { return KeyOf(text.substr(0, text.find(U' '))); }
std::string LastKey(const Letters& text) { return KeyOf(text.substr(text.rfind(U' ') + 1)); }

class Chooser {
 public:
  Chooser(const std::vector<SeenWord>& words, OptionFinder& finder, const Dictionary& dictionary,
          const WordShares& archive)
      : words_(words), finder_(finder), dictionary_(dictionary), archive_(archive), choices_(words.size()) {}

  std::vector<Choice> Run() {
    for (const SeenWord& word : words_) document_[LastKey(finder_.CheapestFor(word).text)] += 1;
    for (std::size_t begin = 0; begin < words_.size();) {
      std::size_t end = begin + 1;
      while (end < words_.size() && !words_[end].new_run) ++end;
      ChooseRun(begin, end);
      begin = end;
    }
    return std::move(choices_);
  }

 private:
  // The cheapest way to an option of one word, and the option of the word before that it comes from.
  struct Step {
    Cost cost = 0;
    std::size_t from = 0;
  };

  // What the document itself and the archive say for a word.
  Cost Support(const Option& option) const {
    if (option.glued) return 0;
    const std::string key = KeyOf(option.text);
    const auto found = document_.find(key);
    double support = 0;
    if (found != document_.end() && found->second > 1) support += kWeightOfDocument * std::log(found->second);
    if (const auto share = archive_.find(key); share != archive_.end()) {
      support += kWeightOfArchive * std::log1p(share->second);
    }
    return static_cast<Cost>(support);
  }

  Cost OwnCost(const SeenWord& word, const Option& option) {
    const Cost cost = option.cost - Support(option);
    if (!option.Stays()) return cost;
    return cost - (finder_.IsKnown(word) ? kFavourKnown : kFavourUnknown);
  }

  Cost AffinityOf(const Option& left, const Option& right) const {
    return dictionary_.Affinity(LastKey(left.text), FirstKey(right.text));
  }

  Step CheapestWay(const std::vector<Step>& before, const SeenWord& word, const Option& option) {
    const auto& left = finder_.OptionsFor(word);
    Step best{kNoWord, 0};
    for (std::size_t i = 0; i < before.size(); ++i) {
      const Cost cost = before[i].cost - AffinityOf(left[i], option);
      if (cost < best.cost) best = {cost, i};
    }
    return best;
  }

  // Words that no punctuation parts are chosen together.
  void ChooseRun(std::size_t begin, std::size_t end) {
    std::vector<std::vector<Step>> steps;
    for (std::size_t i = begin; i < end; ++i) {
      std::vector<Step> row;
      for (const Option& option : finder_.OptionsFor(words_[i])) {
        Step step = i == begin ? Step{} : CheapestWay(steps.back(), words_[i - 1], option);
        step.cost += OwnCost(words_[i], option);
        row.push_back(step);
      }
      steps.push_back(std::move(row));
    }
    const auto& last = steps.back();
    const auto cheapest =
        std::min_element(last.begin(), last.end(), [](const Step& a, const Step& b) { return a.cost < b.cost; });
    auto chosen = static_cast<std::size_t>(cheapest - last.begin());
    for (std::size_t i = end; i-- > begin;) {
      Take(i, chosen);
      chosen = steps[i - begin][chosen].from;
    }
  }

  void Take(std::size_t i, std::size_t chosen) {
    const auto& options = finder_.OptionsFor(words_[i]);
    Cost next = kNoWord;
    for (std::size_t o = 0; o < options.size(); ++o) {
      if (o != chosen) next = std::min(next, OwnCost(words_[i], options[o]));
    }
    choices_[i] = {options[chosen], next - OwnCost(words_[i], options[chosen]), finder_.IsKnown(words_[i])};
  }

  const std::vector<SeenWord>& words_;
  OptionFinder& finder_;
  const Dictionary& dictionary_;
  const WordShares& archive_;
  std::unordered_map<std::string, double> document_;
  std::vector<Choice> choices_;
};

}  // namespace

std::vector<Choice> ChooseOptions(const std::vector<SeenWord>& words, OptionFinder& finder,
                                  const Dictionary& dictionary, const WordShares& archive) {
  return Chooser(words, finder, dictionary, archive).Run();
}

}  // namespace tovholder::documents
