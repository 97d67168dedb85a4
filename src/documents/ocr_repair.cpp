// SPDX-License-Identifier: EUPL-1.2
#include "documents/ocr_repair.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <unordered_map>

#include "base/text.h"
#include "documents/ocr_repair_damage.h"
#include "documents/ocr_repair_options.h"
#include "documents/ocr_repair_words.h"

namespace tovholder::documents {
namespace {

// A word that is Danish as it stands wants more of a reason to be changed.
constexpr Cost kFavourKnown = 0.7F;
constexpr Cost kFavourUnknown = 0.3F;
// What it takes to put pieces of a word together.
constexpr Cost kSplit = 6;
constexpr std::size_t kLongestFragment = 3;
// How much a word's share in the document and in the archive weighs against its share in Danish.
constexpr double kWeightOfDocument = 0.15;
constexpr double kWeightOfArchive = 0.3;

struct Choice {
  Option option;
  Cost margin = 0;  // to the next best
  bool known = false;
  bool split = false;
};

std::string KeyOf(const Letters& letters) {
  if (std::all_of(letters.begin(), letters.end(), IsDigit)) return "#";
  return ToText(LowerLetters(letters));
}

std::string FirstKey(const Letters& text) { return KeyOf(text.substr(0, text.find(U' '))); }
std::string LastKey(const Letters& text) {
  const std::size_t space = text.rfind(U' ');
  return KeyOf(space == Letters::npos ? text : text.substr(space + 1));
}

class Repairer {
 public:
  Repairer(const RepairInput& input, const Dictionary& dictionary)
      : input_(input),
        dictionary_(dictionary),
        words_(CutSeenWords(input.text)),
        damage_(MeasureDamage(words_, dictionary)),
        finder_(dictionary, damage_.channel) {}

  RepairReport Run() {
    report_.lost = damage_.lost;
    if (std::any_of(damage_.damaged.begin(), damage_.damaged.end(), [](bool damaged) { return damaged; })) {
      JoinSplitWords();
      CountWords();
      ChooseAll();
    }
    Write();
    return std::move(report_);
  }

 private:
  bool IsDamaged(std::size_t i) const { return damage_.damaged[std::min(i, damage_.damaged.size() - 1)]; }

  Cost Best(const SeenWord& word) {
    Cost best = kNoWord;
    for (const Option& option : finder_.OptionsFor(word)) best = std::min(best, option.cost);
    return best;
  }

  // --- words that fell apart -------------------------------------------------------------------
  std::optional<SeenWord> Joined(std::size_t first, std::size_t count) {
    if (first + count > words_.size()) return std::nullopt;
    SeenWord whole = words_[first];
    bool fragment = whole.letters.size() <= kLongestFragment;
    for (std::size_t i = first + 1; i < first + count; ++i) {
      const SeenWord& next = words_[i];
      if (!next.one_space || next.untouchable || !next.HasLetter() || !next.breaks.empty() || next.Capital())
        return std::nullopt;
      fragment = fragment || next.letters.size() <= kLongestFragment;
      whole.letters += next.letters;
      whole.pieces.back().end = next.pieces.back().end;
    }
    if (!fragment || whole.untouchable || !whole.breaks.empty()) return std::nullopt;
    return whole;
  }

  // What is won by taking `count` words for one.
  Cost GainOfJoining(std::size_t first, std::size_t count) {
    const auto whole = Joined(first, count);
    if (!whole) return 0;
    bool unknown = false;
    Cost apart = 0;
    for (std::size_t i = first; i < first + count; ++i) {
      unknown = unknown || !finder_.IsKnown(words_[i]) || words_[i].letters.size() == 1;
      apart += Best(words_[i]);
    }
    const Cost together = Best(*whole);
    const bool word = dictionary_.lexicon().CostOf(LowerLetters(BestOption(*whole).text)) < 13;
    return unknown && word ? apart - together - kSplit : 0;
  }

  const Option& BestOption(const SeenWord& word) {
    const auto& options = finder_.OptionsFor(word);
    return *std::min_element(options.begin(), options.end(),
                             [](const Option& a, const Option& b) { return a.cost < b.cost; });
  }

  void JoinSplitWords() {
    std::vector<SeenWord> words;
    std::vector<bool> damaged;
    for (std::size_t i = 0; i < words_.size(); ++i) {
      const std::size_t count = IsDamaged(i) ? CountToJoin(i) : 1;
      words.push_back(count > 1 ? *Joined(i, count) : words_[i]);
      split_.push_back(count > 1);
      damaged.push_back(IsDamaged(i));
      i += count - 1;
    }
    words_ = std::move(words);
    damage_.damaged = std::move(damaged);
  }

  std::size_t CountToJoin(std::size_t i) {
    const Cost two = GainOfJoining(i, 2);
    const Cost three = GainOfJoining(i, 3);
    const Cost later = i + 1 < words_.size() ? GainOfJoining(i + 1, 2) : 0;
    if (std::max(two, three) <= 0 || later > std::max(two, three)) return 1;
    return three > two ? 3 : 2;
  }

  // --- what the document itself says -----------------------------------------------------------
  void CountWords() {
    for (const SeenWord& word : words_) {
      const Letters text = BestOption(word).text;
      document_[LastKey(text)] += 1;
    }
  }

  Cost CostInDocument(const Option& option) const {
    if (option.glued) return option.cost;
    const std::string key = KeyOf(option.text);
    const auto found = document_.find(key);
    const double count = found == document_.end() ? 0 : found->second;
    double bonus = 0;
    if (count > 1) bonus += kWeightOfDocument * std::log(count);
    if (input_.archive) bonus += kWeightOfArchive * std::log1p(input_.archive(key));
    return option.cost - static_cast<Cost>(bonus);
  }

  // --- choosing --------------------------------------------------------------------------------
  struct Step {
    Cost cost = 0;
    std::size_t from = 0;
  };

  Cost OwnCost(const SeenWord& word, const Option& option) {
    const bool stays = option.damage.empty() && !option.glued;
    const Cost favour = !stays ? 0 : finder_.IsKnown(word) ? kFavourKnown : kFavourUnknown;
    return CostInDocument(option) - favour;
  }

  // The cheapest way through the options of words that follow each other.
  void ChooseAll() {
    choices_.resize(words_.size());
    for (std::size_t begin = 0; begin < words_.size();) {
      std::size_t end = begin + 1;
      while (end < words_.size() && !words_[end].new_run) ++end;
      ChooseRun(begin, end);
      begin = end;
    }
  }

  void ChooseRun(std::size_t begin, std::size_t end) {
    std::vector<std::vector<Step>> steps;
    for (std::size_t i = begin; i < end; ++i) {
      const auto& options = finder_.OptionsFor(words_[i]);
      std::vector<Step> row;
      for (const Option& option : options) {
        Step step{kNoWord, 0};
        if (i == begin) step.cost = 0;
        for (std::size_t p = 0; i > begin && p < steps.back().size(); ++p) {
          const Cost cost = steps.back()[p].cost - AffinityOf(finder_.OptionsFor(words_[i - 1])[p], option);
          if (cost < step.cost) step = {cost, p};
        }
        step.cost += OwnCost(words_[i], option);
        row.push_back(step);
      }
      steps.push_back(std::move(row));
    }
    const auto cheaper = [](const Step& a, const Step& b) { return a.cost < b.cost; };
    auto best = static_cast<std::size_t>(std::min_element(steps.back().begin(), steps.back().end(), cheaper) -
                                         steps.back().begin());
    for (std::size_t i = end; i-- > begin;) {
      Take(i, best);
      best = steps[i - begin][best].from;
    }
  }

  Cost AffinityOf(const Option& left, const Option& right) const {
    return dictionary_.Affinity(LastKey(left.text), FirstKey(right.text));
  }

  void Take(std::size_t i, std::size_t chosen) {
    const auto& options = finder_.OptionsFor(words_[i]);
    if (!IsDamaged(i)) return;
    Cost next = kNoWord;
    for (std::size_t o = 0; o < options.size(); ++o) {
      if (o != chosen) next = std::min(next, OwnCost(words_[i], options[o]));
    }
    choices_[i] = {options[chosen], next - OwnCost(words_[i], options[chosen]), finder_.IsKnown(words_[i]),
                   i < split_.size() && split_[i]};
  }

  // --- writing ---------------------------------------------------------------------------------
  void Write() {
    std::size_t at = 0;
    for (std::size_t i = 0; i < choices_.size(); ++i) {
      const Choice& choice = choices_[i];
      if (choice.option.text.empty()) continue;
      WriteWord(words_[i], choice, at);
    }
    report_.text += input_.text.substr(at);
  }

  void WriteWord(const SeenWord& word, const Choice& choice, std::size_t& at) {
    const Letters text = InCaseOf(word, choice.option);
    for (std::size_t p = 0; p < word.pieces.size(); ++p) {
      const Span span = word.pieces[p];
      const std::string after = ToText(PieceOf(word, choice.option, text, p));
      const std::string before(input_.text.substr(span.begin, span.end - span.begin));
      if (before == after) continue;
      report_.text += input_.text.substr(at, span.begin - at);
      report_.text += after;
      at = span.end;
      report_.changes.push_back({span, before, after, RuleOf(choice), ConfidenceIn(choice)});
    }
  }

  static Letters PieceOf(const SeenWord& word, const Option& option, const Letters& text, std::size_t piece) {
    const std::size_t begin = piece == 0 ? 0 : word.breaks[piece - 1];
    const std::size_t end = piece < word.breaks.size() ? word.breaks[piece] : word.letters.size();
    Letters letters;
    for (std::size_t i = 0; i < text.size(); ++i) {
      if (option.origin[i] >= begin && option.origin[i] < end) letters.push_back(text[i]);
    }
    return letters;
  }

  static Letters InCaseOf(const SeenWord& word, const Option& option) {
    Letters text = option.text;
    const auto capitals = std::count_if(word.letters.begin(), word.letters.end(), IsUpper);
    const auto letters = std::count_if(word.letters.begin(), word.letters.end(), IsLetter);
    if (capitals > 1 && capitals == letters) {
      std::transform(text.begin(), text.end(), text.begin(), UpperLetter);
    } else if (!option.damage.empty() && word.opens && option.origin[0] == 0 && LostCase(word.letters[0])) {
      text[0] = UpperLetter(text[0]);
    }
    if (capitals == letters) return text;
    for (std::size_t i = 1; i < text.size(); ++i) {
      if (!IsUpper(word.letters[option.origin[i]])) text[i] = LowerLetter(text[i]);
    }
    return text;
  }

  // Signs and digits have no case, and G stands for either.
  static bool LostCase(char32_t seen) { return !IsLetter(seen) || seen == U'G'; }

  static std::string RuleOf(const Choice& choice) {
    if (choice.split) return "split-word";
    if (!choice.option.damage.empty()) return choice.option.damage.front()->rule;
    return "lost-space";
  }

  static RepairConfidence ConfidenceIn(const Choice& choice) {
    const bool plain = choice.option.parts == 1 && !choice.known && !choice.split;
    if (plain && choice.margin >= 4) return RepairConfidence::kCertain;
    if (choice.margin >= 2 && !choice.option.guessed) return RepairConfidence::kLikely;
    return RepairConfidence::kDoubtful;
  }

  const RepairInput& input_;
  const Dictionary& dictionary_;
  std::vector<SeenWord> words_;
  Damage damage_;
  OptionFinder finder_;
  std::vector<bool> split_;
  std::unordered_map<std::string, double> document_;
  std::vector<Choice> choices_;
  RepairReport report_;
};

}  // namespace

std::string_view ToName(RepairConfidence confidence) {
  switch (confidence) {
    case RepairConfidence::kCertain:
      return "certain";
    case RepairConfidence::kLikely:
      return "likely";
    case RepairConfidence::kDoubtful:
      return "doubtful";
  }
  return "";
}

bool FromName(std::string_view name, RepairConfidence& confidence) {
  for (const auto one : {RepairConfidence::kCertain, RepairConfidence::kLikely, RepairConfidence::kDoubtful}) {
    if (ToName(one) != name) continue;
    confidence = one;
    return true;
  }
  return false;
}

RepairReport Repair(const RepairInput& input, const Dictionary& dictionary) {
  return Repairer(input, dictionary).Run();
}

}  // namespace tovholder::documents
