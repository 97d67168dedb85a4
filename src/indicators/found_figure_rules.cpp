// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <array>
#include <map>

#include "base/danish_date.h"
#include "base/scanner.h"
#include "base/text.h"
#include "indicators/found_figure.h"
#include "indicators/indicator_rules.h"
#include "indicators/running_text.h"
#include "indicators/similar_names.h"

namespace tovholder::indicators {
namespace {

// A number as it stands in the joined text.
struct RawNumber {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::string text;
  bool decimals() const { return text.find(',') != std::string::npos; }
};

struct UnitFound {
  Unit unit = Unit::kPercent;
  std::int64_t times = 1;
  std::size_t begin = 0;
  std::size_t end = 0;
};

constexpr int kFirstYearMentioned = 1980;
constexpr int kLastYearMentioned = 2060;

std::optional<int> AsYear(std::string_view text) {
  if (text.size() != 4) return std::nullopt;
  const auto year = ParseCount<int>(text);
  return year && *year >= kFirstYearMentioned && *year <= kLastYearMentioned ? year : std::nullopt;
}

bool IsNumberSign(std::string_view text, std::size_t at) {
  return (text[at] == '.' || text[at] == ',') && IsDigitAt(text, at + 1) && at > 0 && IsDigitAt(text, at - 1);
}

std::vector<RawNumber> ListNumbers(std::string_view text, const SentenceSpan& sentence) {
  std::vector<RawNumber> numbers;
  for (std::size_t at = sentence.begin; at < sentence.end;) {
    if (!IsDigitAt(text, at)) {
      ++at;
      continue;
    }
    std::size_t end = at;
    while (end < sentence.end && (IsDigitAt(text, end) || IsNumberSign(text, end))) ++end;
    numbers.push_back({at, end, std::string(text.substr(at, end - at))});
    at = end;
  }
  return numbers;
}

// The words that stand for units and for what is counted.
const std::vector<std::pair<std::string_view, Unit>>& CountedWords() {
  static const std::vector<std::pair<std::string_view, Unit>> kWords = {
      {"tilfælde", Unit::kCases},     {"sager", Unit::kCases},       {"brande", Unit::kCases},
      {"anmeldelser", Unit::kCases},  {"sigtelser", Unit::kCases},   {"afgørelser", Unit::kCases},
      {"hændelser", Unit::kCases},    {"indbrud", Unit::kCases},     {"episoder", Unit::kCases},
      {"personer", Unit::kPersons},   {"beboere", Unit::kPersons},   {"borgere", Unit::kPersons},
      {"indbyggere", Unit::kPersons}, {"husstande", Unit::kPersons}, {"familier", Unit::kPersons},
      {"unge", Unit::kPersons},       {"børn", Unit::kPersons},      {"voksne", Unit::kPersons},
      {"dømte", Unit::kPersons},      {"deltagere", Unit::kPersons}, {"lejere", Unit::kPersons},
      {"boliger", Unit::kCases},      {"lejemål", Unit::kCases},     {"fraflytninger", Unit::kCases}};
  return kWords;
}

// Where what `after` begins with ends.
std::optional<std::size_t> EndOf(std::string_view text, std::size_t at, std::string_view word) {
  if (ToLower(text.substr(at, word.size())) != word) return std::nullopt;
  const std::size_t end = at + word.size();
  if (IsLetterBefore(word, word.size()) && IsLetterAt(text, end)) return std::nullopt;
  return end;
}

// "pr. 1000 beboere", "pr. 1.000", "per 10.000 indbyggere"
std::optional<UnitFound> RateAt(std::string_view text, std::size_t at) {
  std::size_t from = at;
  for (const std::string_view word : {"pr.", "per", "pr", "ud af"}) {
    const auto end = EndOf(text, at, word);
    if (!end) continue;
    from = *end;
    break;
  }
  if (from == at) return std::nullopt;
  while (from < text.size() && text[from] == ' ') ++from;
  for (const auto& [number, unit] : {std::pair<std::string_view, Unit>{"10.000", Unit::kPerTenThousand},
                                     {"10000", Unit::kPerTenThousand},
                                     {"1.000", Unit::kPerThousand},
                                     {"1000", Unit::kPerThousand}}) {
    if (!text.substr(from).starts_with(number) || IsDigitAt(text, from + number.size())) continue;
    std::size_t end = from + number.size();
    const auto words = ListWords(text, end, std::min(text.size(), end + 30));
    if (!words.empty() && words.front().begin == end + 1) end = words.front().end;
    return UnitFound{unit, 1, at, end};
  }
  return std::nullopt;
}

std::optional<UnitFound> UnitBehind(std::string_view text, std::size_t number_end) {
  std::size_t at = number_end;
  while (at < text.size() && text[at] == ' ') ++at;
  struct Written {
    std::string_view text;
    Unit unit;
    std::int64_t times;
  };
  constexpr std::array<Written, 13> kWritten{{{"%", Unit::kPercent, 1},
                                              {"pct.", Unit::kPercent, 1},
                                              {"pct", Unit::kPercent, 1},
                                              {"procent", Unit::kPercent, 1},
                                              {"‰", Unit::kPerThousand, 1},
                                              {"promille", Unit::kPerThousand, 1},
                                              {"mio. kr.", Unit::kKroner, 1'000'000},
                                              {"mio. kroner", Unit::kKroner, 1'000'000},
                                              {"t.kr.", Unit::kKroner, 1'000},
                                              {"tkr.", Unit::kKroner, 1'000},
                                              {"kr.", Unit::kKroner, 1},
                                              {"kr", Unit::kKroner, 1},
                                              {"kroner", Unit::kKroner, 1}}};
  for (const Written& one : kWritten) {
    const auto end = EndOf(text, at, one.text);
    if (!end) continue;
    // "i 2014 kr. 146.626": the kroner are those of the next number.
    const bool of_next = one.text.starts_with("kr") && IsDigitAt(text, text.find_first_not_of(' ', *end));
    return of_next ? std::nullopt : std::optional(UnitFound{one.unit, one.times, at, *end});
  }
  return RateAt(text, at);
}

// "31 tilfælde", "12 påsatte brande": what is counted stands right behind, at most one word between.
std::optional<UnitFound> CountedBehind(std::string_view text, std::size_t number_end, std::size_t sentence_end) {
  constexpr std::size_t kNear = 40;
  const auto words = ListWords(text, number_end, std::min(sentence_end, number_end + kNear));
  for (std::size_t i = 0; i < words.size() && i < 2; ++i) {
    const std::size_t gap = words[i].begin - (i == 0 ? number_end : words[i - 1].end);
    if (gap != 1) return std::nullopt;
    for (const auto& [word, unit] : CountedWords()) {
      if (IsSameWhenScanned(words[i].text, word)) return UnitFound{unit, 1, words[i].begin, words[i].end};
    }
  }
  return std::nullopt;
}

std::string WordBefore(std::string_view text, std::size_t at) {
  const std::size_t from = at > 30 ? at - 30 : 0;
  const auto words = ListWords(text, from, at);
  if (words.empty()) return {};
  const std::string_view between = text.substr(words.back().end, at - words.back().end);
  return between.find_first_not_of(" .:") == std::string_view::npos ? words.back().text : std::string();
}

// Numbers that name something: a section of a law, a page, a part of a plan.
bool NamesSomething(std::string_view text, const RawNumber& number) {
  static const std::vector<std::string_view> kNames = {
      "nr", "stk",  "kapitel", "side", "afdeling", "afd",  "punkt",   "tabel", "figur", "bilag", "fase",
      "kl", "blok", "nummer",  "tlf",  "telefon",  "matr", "artikel", "trin",  "uge",   "afsnit"};
  const std::string before = WordBefore(text, number.begin);
  if (std::find(kNames.begin(), kNames.end(), before) != kNames.end()) return true;
  // The thousand of a rate: "27 pr. 1000".
  if ((before == "pr" || before == "per" || before == "af") && number.text.ends_with("000")) return true;
  const std::string_view left = Trim(text.substr(0, number.begin));
  return left.ends_with("§") || left.ends_with("#");
}

// "18-64", "50+", "B7", "12/3"
bool IsPartOfMore(std::string_view text, const RawNumber& number) {
  constexpr std::string_view kJoins = "-/";
  const auto joins = [&](std::size_t at) {
    return at < text.size() && kJoins.find(text[at]) != std::string_view::npos;
  };
  const bool dash_before = number.begin >= 3 && text.substr(number.begin - 3, 3) == "–";
  const bool dash_behind = text.substr(number.end).starts_with("–");
  if (dash_before || dash_behind || joins(number.end)) return true;
  if (number.begin > 0 && (joins(number.begin - 1) || IsLetterBefore(text, number.begin))) return true;
  return number.end < text.size() && (text[number.end] == '+' || IsLetterAt(text, number.end));
}

// "5 år", "3 måneder", "15-årige"
bool IsTimeOrAge(std::string_view text, const RawNumber& number, std::size_t sentence_end) {
  static const std::vector<std::string_view> kTimes = {"år",   "års",  "årig",  "årige", "måneder", "måned",
                                                       "uger", "dage", "timer", "ar",    "arige",   "aar"};
  const auto words = ListWords(text, number.end, std::min(sentence_end, number.end + 12));
  if (words.empty() || words.front().begin > number.end + 1) return false;
  return std::find(kTimes.begin(), kTimes.end(), words.front().text) != kTimes.end();
}

struct YearMention {
  int year = 0;
  std::size_t at = 0;
};

// What one sentence says, and what it takes from those before it.
class SentenceReading {
 public:
  SentenceReading(const RunningText& running, const std::vector<SentenceSpan>& sentences, std::size_t index)
      : running_(running), text_(running.text), sentences_(sentences), index_(index), sentence_(sentences[index]) {}

  std::vector<FoundFigure> Read(std::optional<int> year_before) {
    const std::vector<RawNumber> numbers = ListNumbers(text_, sentence_);
    for (const RawNumber& number : numbers) {
      if (const auto year = AsYear(number.text); year && !UnitBehind(text_, number.end)) {
        if (!IsPartOfMore(text_, number)) years_.push_back({*year, number.begin});
      }
    }
    year_before_ = SaysSamePeriod() ? year_before : std::nullopt;
    for (const RawNumber& number : numbers) {
      if (auto figure = Understand(number)) figures_.push_back(*std::move(figure));
    }
    return std::move(figures_);
  }

 private:
  bool SaysSamePeriod() const {
    const std::string lower = ToLower(text_.substr(sentence_.begin, sentence_.end - sentence_.begin));
    return lower.find("samme periode") != std::string::npos || lower.find("samme år") != std::string::npos ||
           lower.find("tilsvarende") != std::string::npos;
  }

  std::optional<FoundFigure> Understand(const RawNumber& number) {
    if (auto mended = MendYear(number)) return mended;
    if (AsYear(number.text) && !UnitBehind(text_, number.end)) return std::nullopt;
    if (IsPartOfMore(text_, number) || NamesSomething(text_, number)) return std::nullopt;
    if (IsTimeOrAge(text_, number, sentence_.end) || IsDay(number)) return std::nullopt;
    const auto value = ParseTypedDecimal(number.text);
    if (!value) return std::nullopt;
    const auto unit = UnitOf(number);
    if (!unit) return std::nullopt;
    FoundFigure figure = FigureAt(std::min(number.begin, unit->begin), std::max(number.end, unit->end), number.begin);
    std::int64_t micros = 0;
    if (__builtin_mul_overflow(value->micros, unit->times, &micros)) return std::nullopt;
    figure.value = {micros};
    figure.unit = unit->unit;
    figure.unit_text = CollapseSpace(text_.substr(unit->begin, unit->end - unit->begin));
    figure.year = YearOf(number);
    last_had_year_ = YearRightBehind(figure_end_).has_value();
    last_end_ = figure_end_;
    return figure;
  }

  FoundFigure FigureAt(std::size_t begin, std::size_t end, std::size_t number) {
    FoundFigure figure;
    // A unit that was said elsewhere is no part of the place.
    const bool near = begin >= sentence_.begin && end <= sentence_.end && end - begin < 60;
    figure_end_ = near ? end : number;
    if (!near) {
      begin = number;
      end = number;
      while (end < sentence_.end && (IsDigitAt(text_, end) || IsNumberSign(text_, end))) ++end;
      figure_end_ = end;
    }
    figure.place = {running_.offsets[begin], running_.offsets[end - 1] + 1};
    figure.role = RoleOf(number);
    figure.where = WhereOf(number, figure_end_);
    if (figure.role == FigureRole::kValue && SpeaksOfOthers(figure.where)) figure.role = FigureRole::kComparison;
    const std::size_t from = index_ > 0 ? sentences_[index_ - 1].begin : sentence_.begin;
    figure.context = CollapseSpace(text_.substr(from, sentence_.end - from));
    return figure;
  }

  bool IsDay(const RawNumber& number) const {
    const auto date = FindDate(std::string_view(text_).substr(0, sentence_.end), sentence_.begin);
    if (!date) return false;
    for (auto found = date; found; found = FindDate(std::string_view(text_).substr(0, sentence_.end), found->end)) {
      if (number.begin >= found->begin && number.begin < found->end) return true;
      if (found->begin > number.begin || found->end <= found->begin) break;
    }
    return false;
  }

  std::optional<UnitFound> UnitOf(const RawNumber& number) const {
    if (auto unit = UnitBehind(text_, number.end)) return unit;
    const std::string before = WordBefore(text_, number.begin);
    if (before == "kr" || before == "dkk") {
      std::size_t begin = number.begin;
      while (begin > sentence_.begin && !IsLetterAt(text_, begin)) --begin;
      while (begin > sentence_.begin && IsLetterBefore(text_, begin)) --begin;
      return UnitFound{Unit::kKroner, 1, begin, number.begin - 1};
    }
    if (auto counted = CountedBehind(text_, number.end, sentence_.end)) {
      const auto rate = RateAt(text_, std::min(counted->end + 1, text_.size()));
      return rate ? UnitFound{rate->unit, 1, counted->begin, rate->end} : *counted;
    }
    if (number.decimals()) return UnitSaidBefore();
    const bool goes_on = last_had_year_ && !figures_.empty() && YearRightBehind(number.end).has_value();
    if (!goes_on) return std::nullopt;
    return UnitFound{*figures_.back().unit, 1, number.begin, number.end};
  }

  // "tryghedsindeks", "pr. 1000 beboere": in this sentence or the two before.
  std::optional<UnitFound> UnitSaidBefore() const {
    const std::size_t first = index_ >= 2 ? index_ - 2 : 0;
    for (std::size_t i = index_ + 1; i-- > first;) {
      const SentenceSpan& one = sentences_[i];
      for (const TextWord& word : ListWords(text_, one.begin, one.end)) {
        if (word.text.ends_with("indeks") || word.text.ends_with("indekset")) {
          return UnitFound{Unit::kIndex, 1, word.begin, word.end};
        }
        const bool rate = word.text == "pr" || word.text == "per" || word.text == "ud";
        if (auto found = rate ? RateAt(text_, word.begin) : std::nullopt) return found;
        if (word.text == "promille") return UnitFound{Unit::kPerThousand, 1, word.begin, word.end};
      }
    }
    return std::nullopt;
  }

  std::optional<int> YearRightBehind(std::size_t end) const {
    constexpr std::size_t kNear = 6;  // " i 2014", also as " 1 2014"
    for (const YearMention& one : years_) {
      if (one.at >= end && one.at <= end + kNear) return one.year;
    }
    return std::nullopt;
  }

  std::optional<int> YearOf(const RawNumber& number) const {
    if (const auto behind = YearRightBehind(figure_end_)) return behind;
    std::optional<int> before;
    std::optional<int> after;
    constexpr std::size_t kFar = 60;
    for (const YearMention& one : years_) {
      if (one.at < number.begin) before = one.year;
      if (!after && one.at > number.begin && one.at < number.end + kFar) after = one.year;
    }
    return before ? before : after ? after : year_before_;
  }

  // "1512015": the scan has taken " i " for a 1.
  std::optional<FoundFigure> MendYear(const RawNumber& number) {
    constexpr std::size_t kLeast = 6;
    constexpr std::size_t kMost = 9;
    const std::string& digits = number.text;
    const bool run = digits.size() >= kLeast && digits.size() <= kMost &&
                     std::all_of(digits.begin(), digits.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (!run || figures_.empty() || !last_had_year_ || IsPartOfMore(text_, number)) return std::nullopt;
    const auto year = AsYear(std::string_view(digits).substr(digits.size() - 4));
    const std::string_view rest = std::string_view(digits).substr(0, digits.size() - 4);
    if (!year || !rest.ends_with('1') || UnitBehind(text_, number.end)) return std::nullopt;
    const auto value = ParseCount<std::int64_t>(rest.substr(0, rest.size() - 1));
    if (!value) return std::nullopt;
    const FoundFigure& before = figures_.back();
    const auto unit = before.unit;
    std::string unit_text = before.unit_text;
    FoundFigure figure = FigureAt(number.begin, number.end, number.begin);
    figure.value = Decimal::Of(*value);
    figure.unit = unit;
    figure.unit_text = std::move(unit_text);
    figure.year = year;
    figure.printed = digits;
    last_end_ = figure_end_;
    return figure;
  }

  FigureRole RoleOf(std::size_t number) const {
    static const std::vector<std::string_view> kThresholds = {"overstiger", "overskrider", "mindst",
                                                              "højst",      "maksimalt",   "grænsen"};
    const std::size_t from = std::max({sentence_.begin, last_end_, number > 40 ? number - 40 : 0});
    const auto words = ListWords(text_, from, number);
    for (std::size_t i = words.size(); i-- > 0 && words.size() - i <= 2;) {
      for (const std::string_view word : kThresholds) {
        if (IsSameWhenScanned(words[i].text, word)) return FigureRole::kThreshold;
      }
      if (words[i].text == "mod") return FigureRole::kComparison;
    }
    return FigureRole::kValue;
  }

  static bool SpeaksOfOthers(const std::string& where) {
    const std::string lower = ToLower(where);
    for (const std::string_view word : {"kommune", "danmark", "landet", "region", "resten", "sub-omr"}) {
      if (lower.find(word) != std::string::npos) return true;
    }
    return false;
  }

  // "for resten af kommunen" behind the number, else the last "for …" or "i …" with a capital before it.
  std::string WhereOf(std::size_t number, std::size_t end) const {
    const std::string_view text = text_;
    const std::string_view behind =
        text.substr(end, std::min<std::size_t>(sentence_.end - std::min(end, sentence_.end), 60));
    const std::string_view trimmed = Trim(behind);
    if (trimmed.starts_with("for ")) {
      const std::string_view named = trimmed.substr(4);
      return CollapseSpace(named.substr(0, named.find_first_of(",.;:(\n")));
    }
    std::string found;
    std::size_t from = sentence_.begin;
    if (!figures_.empty()) from = std::max(from, last_end_);
    const std::string_view before = text.substr(from, number - from);
    for (const std::string_view word : {"for ", "i ", "I "}) {
      for (std::size_t at = before.find(word); at != std::string_view::npos; at = before.find(word, at + 1)) {
        if (at > 0 && before[at - 1] != ' ') continue;
        const std::string named = CapitalWords(before.substr(at + word.size()));
        if (!named.empty()) found = named;
      }
      if (!found.empty()) break;
    }
    return found;
  }

  static std::string CapitalWords(std::string_view text) {
    std::string named;
    for (const std::string_view word : Split(text, ' ')) {
      std::size_t position = 0;
      const bool capital = !word.empty() && IsUpper(NextCodePoint(word, position));
      const std::string lower = ToLower(word);
      if (!capital && !(lower.starts_with("kommune") && !named.empty())) break;
      if (!named.empty()) named += ' ';
      named += word;
    }
    while (!named.empty() && std::string_view(".,:;").find(named.back()) != std::string_view::npos) named.pop_back();
    return named;
  }

  const RunningText& running_;
  const std::string& text_;
  const std::vector<SentenceSpan>& sentences_;
  std::size_t index_;
  SentenceSpan sentence_;
  std::vector<YearMention> years_;
  std::vector<FoundFigure> figures_;
  std::optional<int> year_before_;
  std::size_t figure_end_ = 0;
  std::size_t last_end_ = 0;
  bool last_had_year_ = false;
};

// A line of a table begins with what its figures are of.
std::string FirstCellOf(std::string_view text, std::size_t at) {
  const std::size_t before = text.rfind('\n', at);
  const std::size_t begin = before == std::string_view::npos ? 0 : before + 1;
  const std::size_t tab = text.substr(begin, at - begin).find('\t');
  if (tab == std::string_view::npos) return {};
  const std::string cell = CollapseSpace(text.substr(begin, tab));
  const bool named = !cell.empty() && IsLetterAt(cell, 0);
  return named ? cell : std::string();
}

// "… overstiger 40 %. Tallet for området er 42 %.": a threshold is of the values of its unit that stand in its sentence
// or in the next.
class ThresholdBefore {
 public:
  void GiveTo(std::vector<FoundFigure>& sentence) {
    std::optional<FoundFigure> next;
    for (FoundFigure& one : sentence) {
      if (one.role == FigureRole::kThreshold) threshold_ = next = one;
      if (one.role == FigureRole::kValue && threshold_ && threshold_->unit == one.unit) one.limit = threshold_->value;
    }
    threshold_ = std::move(next);
  }

 private:
  std::optional<FoundFigure> threshold_;
};

}  // namespace

std::vector<FoundFigure> FindFigures(std::string_view text) {
  const RunningText running = JoinLines(text);
  const std::vector<SentenceSpan> sentences = SplitSentences(running.text);
  std::vector<FoundFigure> figures;
  std::optional<int> year;
  ThresholdBefore threshold;
  for (std::size_t i = 0; i < sentences.size() && figures.size() < kMostFigures; ++i) {
    std::vector<FoundFigure> found = SentenceReading(running, sentences, i).Read(year);
    if (!found.empty()) year = found.back().year;
    threshold.GiveTo(found);
    figures.insert(figures.end(), std::make_move_iterator(found.begin()), std::make_move_iterator(found.end()));
  }
  int line = 1;
  std::uint32_t counted = 0;
  for (FoundFigure& one : figures) {
    // Where the number begins, whatever stands before it ("kr. ").
    std::uint32_t at = one.place.begin;
    while (at < one.place.end && !IsDigitAt(text, at)) ++at;
    line += static_cast<int>(std::count(text.begin() + counted, text.begin() + at, '\n'));
    counted = at;
    one.line = line;
    if (one.where.empty()) one.where = FirstCellOf(text, at);
  }
  return figures;
}

}  // namespace tovholder::indicators
