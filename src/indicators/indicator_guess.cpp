// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <set>

#include "base/scanner.h"
#include "base/text.h"
#include "indicators/found_figure.h"
#include "indicators/indicator_rules.h"
#include "indicators/running_text.h"
#include "indicators/similar_names.h"

namespace tovholder::indicators {
namespace {

// What scanning does to Danish letters, undone so far that both sides of a comparison meet.
std::string ScannedForm(std::string_view word) {
  std::string form = ToLower(word);
  constexpr std::pair<std::string_view, std::string_view> kChanges[] = {
      {"æ", "a"}, {"ø", "o"}, {"å", "a"}, {"é", "e"}, {"@", "o"}, {"ae", "a"}, {"aa", "a"}, {"fz", "f"}, {"ee", "e"}};
  for (const auto& [from, to] : kChanges) form = ReplaceAll(form, from, to);
  return form;
}

bool SaysLittle(std::string_view word) {
  static const std::set<std::string, std::less<>> kWords = {
      "alle",   "andel",      "antal",    "beboere", "efter", "eller", "første",   "gange",     "hver",    "ikke",
      "inden",  "mellem",     "samme",    "samlet",  "siden", "under", "tilfælde", "området",   "områder", "områderne",
      "tallet", "gennemsnit", "personer", "boliger", "årige", "lande", "mindst",   "kriteriet", "kriterie"};
  return CountCodePoints(word) < 4 || kWords.contains(word);
}

// "18-64": ages that a text speaks of.
std::vector<std::pair<int, int>> AgesIn(std::string_view text) {
  std::vector<std::pair<int, int>> ages;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (!IsDigitAt(text, at) || (at > 0 && IsDigitAt(text, at - 1))) continue;
    Scanner scanner(text, at);
    const auto from = scanner.ReadNumber(3);
    if (!from || !scanner.SkipDash()) continue;
    const auto to = scanner.ReadNumber(3);
    constexpr int kOldest = 120;
    if (to && from->value < to->value && to->value <= kOldest) ages.emplace_back(from->value, to->value);
  }
  return ages;
}

bool MayBeIn(const FoundFigure& figure, const Indicator& indicator) {
  if (!figure.unit) return true;
  const Unit unit = *figure.unit;
  if (unit == indicator.unit) return true;
  const auto counts = [](Unit one) { return one == Unit::kCases || one == Unit::kPersons; };
  return counts(unit) && counts(indicator.unit);
}

class Guess {
 public:
  explicit Guess(const FoundFigure& figure) : ages_(AgesIn(figure.context)), says_year_(figure.year.has_value()) {
    for (const TextWord& word : ListWords(figure.context, 0, figure.context.size())) {
      if (CountCodePoints(word.text) >= 4) words_.push_back(word.text);
    }
  }

  // How much the words around speak for it; 0 for nothing.
  double ScoreOf(const Indicator& indicator) const {
    const auto share = [&](const std::string& said) {
      double met = 0;
      double all = 0;
      for (const TextWord& word : ListWords(said, 0, said.size())) {
        if (SaysLittle(word.text)) continue;
        ++all;
        if (Holds(word.text)) ++met;
      }
      return all == 0 ? 0.0 : met / all;
    };
    const double words = share(indicator.name) + share(indicator.numerator);
    if (words == 0) return 0;
    constexpr double kSaysAsLittle = 0.3;
    const bool says_as_little = !says_year_ && indicator.criterion && !indicator.mean_of_years;
    return words + ScoreOfAges(indicator) + (says_as_little ? kSaysAsLittle : 0);
  }

 private:
  bool Holds(const std::string& word) const {
    return std::any_of(words_.begin(), words_.end(), [&](const std::string& other) {
      if (IsSameWhenScanned(word, other)) return true;
      // "gennemsnitsindkomsten" speaks of "indkomst".
      const std::string part = ScannedForm(word);
      constexpr std::size_t kLong = 6;
      return part.size() >= kLong && ScannedForm(other).find(part) != std::string::npos;
    });
  }

  double ScoreOfAges(const Indicator& indicator) const {
    if (ages_.empty() || !indicator.age_from || !indicator.age_to) return 0;
    const std::pair own{*indicator.age_from, *indicator.age_to};
    const bool same = std::find(ages_.begin(), ages_.end(), own) != ages_.end();
    constexpr double kWeight = 0.5;
    return same ? kWeight : -kWeight;
  }

  std::vector<std::string> words_;
  std::vector<std::pair<int, int>> ages_;
  bool says_year_;
};

}  // namespace

bool IsSameWhenScanned(std::string_view a, std::string_view b) {
  const std::string first = ScannedForm(a);
  const std::string second = ScannedForm(b);
  constexpr std::size_t kLettersForOneWrong = 5;
  const std::size_t limit = std::min(first.size(), second.size()) / kLettersForOneWrong;
  return LettersApart(first, second, limit) <= limit;
}

std::vector<const Indicator*> GuessIndicators(const FoundFigure& figure, const std::vector<Indicator>& indicators) {
  const Guess guess(figure);
  std::vector<std::pair<double, const Indicator*>> scored;
  constexpr double kLeast = 0.5;
  for (const Indicator& one : indicators) {
    if (!MayBeIn(figure, one)) continue;
    const double score = guess.ScoreOf(one);
    if (score >= kLeast) scored.emplace_back(score, &one);
  }
  std::stable_sort(scored.begin(), scored.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
  std::vector<const Indicator*> likely;
  constexpr std::size_t kMost = 5;
  for (std::size_t i = 0; i < scored.size() && i < kMost; ++i) likely.push_back(scored[i].second);
  return likely;
}

}  // namespace tovholder::indicators
