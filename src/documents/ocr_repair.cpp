// SPDX-License-Identifier: EUPL-1.2
#include "documents/ocr_repair.h"

#include <algorithm>
#include <array>

#include "base/enum_names.h"
#include "base/text.h"
#include "documents/ocr_repair_choice.h"
#include "documents/ocr_repair_damage.h"
#include "documents/ocr_repair_split.h"

namespace tovholder::documents {
namespace {

constexpr EnumNames<RepairConfidence, 3> kRepairConfidences{{{RepairConfidence::kCertain, "certain"},
                                                             {RepairConfidence::kLikely, "likely"},
                                                             {RepairConfidence::kDoubtful, "doubtful"}}};

constexpr Cost kCertainMargin = 4;
constexpr Cost kLikelyMargin = 2;

// Signs and digits have no case, and G stands for either.
bool LostCase(char32_t seen) { return !IsLetter(seen) || seen == U'G'; }

// Minutes write the names of their bodies with a capital letter inside a sentence too.
bool NamesBody(const Letters& text) {
  static const std::array<Letters, 5> kEndings{U"udvalget", U"udvalgets", U"rådet", U"rådets", U"udvalg"};
  const Letters lower = LowerLetters(text);
  return std::any_of(kEndings.begin(), kEndings.end(),
                     [&](const Letters& ending) { return lower.size() > ending.size() && lower.ends_with(ending); });
}

Letters InCaseOf(const SeenWord& word, const Option& option) {
  Letters text = option.text;
  const auto capitals = std::count_if(word.letters.begin(), word.letters.end(), IsUpper);
  if (capitals > 1 && capitals == std::count_if(word.letters.begin(), word.letters.end(), IsLetter)) {
    std::transform(text.begin(), text.end(), text.begin(), UpperLetter);
    return text;
  }
  const bool capital = word.opens || option.name || NamesBody(text);
  if (capital && !option.damage.empty() && LostCase(word.letters[0])) text[0] = UpperLetter(text[0]);
  for (std::size_t i = 1; i < text.size(); ++i) {
    if (!IsUpper(word.letters[option.origin[i]])) text[i] = LowerLetter(text[i]);
  }
  return text;
}

// The letters of `text` that stand in one of the word's pieces.
Letters PieceOf(const SeenWord& word, const Option& option, const Letters& text, std::size_t piece) {
  const std::size_t begin = piece == 0 ? 0 : word.breaks[piece - 1];
  const std::size_t end = piece < word.breaks.size() ? word.breaks[piece] : word.letters.size();
  Letters letters;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (option.origin[i] >= begin && option.origin[i] < end) letters.push_back(text[i]);
  }
  return letters;
}

std::string RuleOf(const SeenWord& word, const Choice& choice) {
  if (word.fell_apart) return "split-word";
  if (!choice.option.damage.empty()) return choice.option.damage.front()->rule;
  return "lost-space";
}

RepairConfidence ConfidenceIn(const SeenWord& word, const Choice& choice) {
  const bool plain = choice.option.parts == 1 && !choice.known && !word.fell_apart;
  if (plain && choice.margin >= kCertainMargin) return RepairConfidence::kCertain;
  if (choice.margin >= kLikelyMargin && !choice.option.guessed) return RepairConfidence::kLikely;
  return RepairConfidence::kDoubtful;
}

// Copies the source and puts changed words in.
class Writer {
 public:
  explicit Writer(std::string_view source) : source_(source) {}

  void Write(const SeenWord& word, const Choice& choice) {
    const Letters text = InCaseOf(word, choice.option);
    for (std::size_t i = 0; i < word.pieces.size(); ++i) {
      const Span span = word.pieces[i];
      std::string before(source_.substr(span.begin, span.end - span.begin));
      std::string after = ToText(PieceOf(word, choice.option, text, i));
      if (before == after) continue;
      report_.text += source_.substr(at_, span.begin - at_);
      report_.text += after;
      at_ = span.end;
      report_.changes.push_back(
          {span, std::move(before), std::move(after), RuleOf(word, choice), ConfidenceIn(word, choice)});
    }
  }

  RepairReport Finish(double lost) && {
    report_.text += source_.substr(at_);
    report_.lost = lost;
    return std::move(report_);
  }

 private:
  std::string_view source_;
  std::size_t at_ = 0;
  RepairReport report_;
};

}  // namespace

std::string_view ToName(RepairConfidence confidence) { return NameIn(kRepairConfidences, confidence); }
bool FromName(std::string_view name, RepairConfidence& confidence) {
  return ValueIn(kRepairConfidences, name, confidence);
}

RepairReport Repair(const RepairInput& input, const Dictionary& dictionary) {
  std::vector<SeenWord> words = CutSeenWords(input.text);
  Damage damage = MeasureDamage(words, dictionary);
  Writer writer(input.text);
  if (std::find(damage.damaged.begin(), damage.damaged.end(), true) != damage.damaged.end()) {
    OptionFinder finder(dictionary, damage.channel, input.archive);
    JoinSplitWords(words, damage, finder, dictionary);
    const std::vector<Choice> choices = ChooseOptions(words, finder, dictionary, input.archive);
    for (std::size_t i = 0; i < words.size(); ++i) {
      const bool changed = words[i].fell_apart || !choices[i].option.Stays();
      if (damage.damaged[i] && changed) writer.Write(words[i], choices[i]);
    }
  }
  return std::move(writer).Finish(damage.lost);
}

}  // namespace tovholder::documents
