// SPDX-License-Identifier: EUPL-1.2
#include "indicators/figure_check.h"

#include <algorithm>

#include "base/enum_names.h"
#include "base/text.h"
#include "indicators/figure_text.h"
#include "indicators/indicator_rules.h"

namespace tovholder::indicators {
namespace {

constexpr EnumNames<FigureFate, kFateCount> kFateNames{{{FigureFate::kNew, "new"},
                                                        {FigureFate::kUnchanged, "unchanged"},
                                                        {FigureFate::kDisagrees, "disagrees"},
                                                        {FigureFate::kWrong, "wrong"},
                                                        {FigureFate::kDoubtful, "doubtful"},
                                                        {FigureFate::kUnknown, "unknown"},
                                                        {FigureFate::kLeftOut, "left_out"},
                                                        {FigureFate::kHidden, "hidden"},
                                                        {FigureFate::kRepeated, "repeated"}}};

std::int64_t DayNumber(const std::optional<Date>& date) {
  if (!date) return -1;
  return std::chrono::sys_days(*date).time_since_epoch().count();
}

WeighedFigure Refused(FigureFate fate, std::optional<Error> error, std::optional<std::size_t> column = std::nullopt) {
  WeighedFigure weighed;
  weighed.fate = fate;
  weighed.error = std::move(error);
  weighed.column = column;
  return weighed;
}

// The unit a figure is written in, where it or its heading says so.
std::optional<Unit> WrittenUnit(const FigureInTable& figure) {
  if (figure.value->percent) return Unit::kPercent;
  const std::string& text = figure.value->text;
  if (text.ends_with('%') || text.ends_with("pct.") || text.ends_with("pct")) return Unit::kPercent;
  if (text.ends_with("‰")) return Unit::kPerThousand;
  if (text.ends_with("kr.") || text.ends_with("kr")) return Unit::kKroner;
  return figure.column->unit;
}

// "0.1" as a fraction.
std::optional<std::pair<std::int64_t, std::int64_t>> FactorNamed(std::string_view text) {
  static const std::map<std::string_view, std::pair<std::int64_t, std::int64_t>> kFactors = {
      {"1", {1, 1}},    {"10", {10, 1}},    {"100", {100, 1}},   {"1000", {1000, 1}},
      {"0.1", {1, 10}}, {"0.01", {1, 100}}, {"0.001", {1, 1000}}};
  const auto found = kFactors.find(text);
  return found == kFactors.end() ? std::nullopt : std::optional(found->second);
}

// What turns a figure in `from` into one in `to`: "0.1" from per thousand to per cent.
std::string FactorBetween(Unit from, Unit to) {
  const int ours = FactorOf(to);
  const int theirs = FactorOf(from);
  if (ours >= theirs) return std::to_string(ours / theirs);
  return theirs / ours == 10 ? "0.1" : "0.01";
}

std::optional<Decimal> Times(Decimal value, std::pair<std::int64_t, std::int64_t> factor) {
  std::int64_t micros = 0;
  if (__builtin_mul_overflow(value.micros, factor.first, &micros)) return std::nullopt;
  if (micros % factor.second != 0) {  // more places than are kept: the nearest
    const std::int64_t half = micros < 0 ? -factor.second / 2 : factor.second / 2;
    return Decimal{(micros + half) / factor.second};
  }
  return Decimal{micros / factor.second};
}

}  // namespace

std::string_view ToName(FigureFate fate) { return NameIn(kFateNames, fate); }
bool FromName(std::string_view name, FigureFate& fate) { return ValueIn(kFateNames, name, fate); }

std::int64_t FigureCounts::Sum() const {
  std::int64_t sum = 0;
  for (const std::int64_t count : of) sum += count;
  return sum;
}

std::size_t FigureKeyHash::operator()(const FigureKey& key) const noexcept {
  std::uint64_t hash = 0;
  const auto mix = [&](std::int64_t part) {
    constexpr std::uint64_t kOdd = 0x9E3779B97F4A7C15ULL;
    hash = (hash ^ static_cast<std::uint64_t>(part)) * kOdd;
    hash ^= hash >> 29U;
  };
  mix(key.indicator.value);
  mix(key.place.value);
  mix(DayNumber(key.from));
  mix(DayNumber(key.to));
  return static_cast<std::size_t>(hash);
}

FigureCheck::FigureCheck(const FigureFile& file, FigureMapping mapping, FigureNames& names,
                         const FigureChoices& choices, Date today)
    : file_(file), mapping_(std::move(mapping)), names_(names), choices_(choices), today_(today) {
  report_.mapping = mapping_;
}

std::string FigureCheck::AddressOf(std::size_t row, std::size_t column) const {
  return file_.AddressOf(mapping_.sheet, row, column);
}

Result<void> FigureCheck::Survey() {
  if (auto checked = CheckMapping(mapping_); !checked) return checked;
  auto read = EachFigure(file_, mapping_, [&](const FigureInTable& figure) {
    SurveyFigure(figure);
    return true;
  });
  if (!read) return read;
  AskForFactors();
  return {};
}

void FigureCheck::SurveyFigure(const FigureInTable& figure) {
  const TableCell& cell = *figure.value;
  if (!cell.number) {
    ColumnMarks& marks = marks_[figure.column->column];
    const auto mark = marks.mixed() ? std::nullopt : MarkOf(cell.text);
    if (mark) {
      const bool comma = *mark == DecimalMark::kComma;
      std::string& where = comma ? marks.comma_cell : marks.point_cell;
      if (where.empty()) {
        where = AddressOf(figure.row, figure.column->column);
        (comma ? marks.comma_text : marks.point_text) = cell.text;
      }
    }
  }
  Observation observation;
  if (FindNames(figure, observation)) return;
  indicators_.insert(observation.indicator);
  places_.insert(observation.place);
  const auto value = NumberOf(cell, figure.column->mark);
  if (!value) return;
  ShareSeries& series = shares_[names_.KeyOf(figure.indicator)];
  if (series.count++ == 0) {
    series.name = figure.indicator;
    series.cell = AddressOf(figure.row, figure.column->column);
    series.indicator = observation.indicator;
    series.unit = WrittenUnit(figure);
    series.largest = *value;
  }
  series.largest = std::max(series.largest, *value);
  series.all_within_one = series.all_within_one && *value >= Decimal{} && *value <= Decimal::Of(1);
  // What is written as per cent in the cell is no share.
  if (cell.percent) series.all_within_one = false;
}

void FigureCheck::AskForFactors() {
  constexpr std::int64_t kFew = 3;
  for (const auto& [key, series] : shares_) {
    if (choices_.factors.contains(key)) continue;
    const Indicator& indicator = *names_.book().Find(series.indicator);
    std::map<std::string, std::string> about{
        {"name", series.name}, {"cell", series.cell}, {"value", FormatDanish(series.largest)}};
    if (series.unit && *series.unit != indicator.unit && IsShare(*series.unit) && IsShare(indicator.unit)) {
      about["indicator"] = indicator.name;
      questions_[key] = {series.name,
                         Error{"indicators.written_in_other_unit", about},
                         {FactorBetween(*series.unit, indicator.unit), "1"}};
      continue;
    }
    if (indicator.unit != Unit::kPercent || !series.all_within_one || series.largest == Decimal{}) continue;
    const auto doubt = FindDoubt(indicator, series.largest);
    const bool likely_share = doubt && doubt->id == "indicators.share_for_percent";
    if (!likely_share && (indicator.least_likely || series.count < kFew)) continue;
    about["meant"] = FormatDanish(series.largest * 100);
    questions_[key] = {series.name, Error{"indicators.all_are_shares", about}, {"100", "1"}};
  }
  for (const auto& [key, question] : questions_) report_.factors.push_back(question);
}

std::optional<WeighedFigure> FigureCheck::FindNames(const FigureInTable& figure, Observation& observation) {
  if (figure.of_list) {
    auto& of_list = of_lists_[std::string(figure.indicator) + '\n' + std::string(figure.period)];
    if (!of_list) of_list = names_.FindOfList(figure.indicator, figure.period);
    if (!*of_list) return Refused(FigureFate::kWrong, of_list->error());
    observation.indicator = (*of_list)->indicator;
    observation.from_date = (*of_list)->period.first;
    observation.to_date = (*of_list)->period.last;
  } else {
    const IndicatorFound indicator = names_.FindIndicator(figure.indicator, figure.column->unit);
    if (indicator.left_out) return Refused(FigureFate::kLeftOut, std::nullopt);
    if (!indicator.id) {
      if (Trim(figure.indicator).empty()) return Refused(FigureFate::kWrong, Error{"indicators.row_without_indicator"});
      return Refused(FigureFate::kUnknown,
                     Error{"indicators.unknown_indicator", {{"name", std::string(figure.indicator)}}});
    }
    observation.indicator = *indicator.id;
  }
  const PlaceFound place = names_.FindPlace(figure.place, figure.municipality);
  if (place.left_out) return Refused(FigureFate::kLeftOut, std::nullopt);
  if (!place.id) {
    if (Trim(figure.place).empty()) return Refused(FigureFate::kWrong, Error{"indicators.row_without_place"});
    return Refused(FigureFate::kUnknown, Error{"indicators.unknown_place", {{"name", std::string(figure.place)}}});
  }
  observation.place = *place.id;
  return std::nullopt;
}

std::optional<WeighedFigure> FigureCheck::FindPeriod(const FigureInTable& figure, Observation& observation) {
  if (figure.of_list) return std::nullopt;
  const std::string_view text = Trim(figure.period);
  if (text.empty()) return Refused(FigureFate::kWrong, Error{"indicators.row_without_period"});
  const auto [known, first] = periods_.try_emplace({observation.indicator, std::string(text)});
  if (first) {
    const auto read = ReadFigurePeriod(text, *names_.book().Find(observation.indicator));
    if (read) known->second = *read;
  }
  if (!known->second) {
    return Refused(FigureFate::kWrong, Error{"indicators.period_unclear", {{"text", std::string(text)}}});
  }
  observation.from_date = known->second->first;
  observation.to_date = known->second->last;
  return std::nullopt;
}

std::optional<WeighedFigure> FigureCheck::ReadValue(const FigureInTable& figure, Observation& observation) {
  const ColumnMarks& marks = marks_[figure.column->column];
  if (!figure.value->number && marks.mixed()) {
    return Refused(FigureFate::kWrong, Error{"indicators.marks_mixed",
                                             {{"comma", marks.comma_text},
                                              {"comma_cell", marks.comma_cell},
                                              {"point", marks.point_text},
                                              {"point_cell", marks.point_cell}}});
  }
  const auto read = NumberOf(*figure.value, figure.column->mark);
  if (!read) return Refused(FigureFate::kWrong, read.error());
  const Indicator& indicator = *names_.book().Find(observation.indicator);
  const auto unit = WrittenUnit(figure);
  if (unit && IsShare(*unit) != IsShare(indicator.unit)) {
    return Refused(FigureFate::kWrong, Error{"indicators.other_kind_of_unit",
                                             {{"name", std::string(figure.indicator)}, {"indicator", indicator.name}}});
  }
  const std::string& key = names_.KeyOf(figure.indicator);
  if (const auto question = questions_.find(key); question != questions_.end()) {
    return Refused(FigureFate::kDoubtful, question->second.error);
  }
  auto factor = std::pair<std::int64_t, std::int64_t>{1, 1};
  if (const auto chosen = choices_.factors.find(key); chosen != choices_.factors.end()) {
    factor = FactorNamed(chosen->second).value_or(factor);
  }
  factor.first *= figure.column->times;
  const auto value = Times(*read, factor);
  if (!value) return Refused(FigureFate::kWrong, Error{"base.number_too_large", {{"text", figure.value->text}}});
  observation.value = *value;
  return std::nullopt;
}

std::optional<WeighedFigure> FigureCheck::ReadCounts(const FigureInTable& figure, Observation& observation) const {
  const auto read = [&](const TableCell* cell, std::optional<std::int64_t>& count) -> std::optional<Error> {
    if (cell == nullptr || LookOf(*cell) == CellLook::kHidden) return std::nullopt;
    const auto number = CountOf(*cell, figure.column->mark);
    if (!number) return number.error();
    count = *number;
    return std::nullopt;
  };
  if (auto error = read(figure.part, observation.part)) return Refused(FigureFate::kWrong, std::move(error));
  if (auto error = read(figure.whole, observation.whole)) return Refused(FigureFate::kWrong, std::move(error));
  return std::nullopt;
}

WeighedFigure FigureCheck::WeighOne(const FigureInTable& figure) {
  if (LookOf(*figure.value) == CellLook::kHidden) {
    return Refused(FigureFate::kHidden, Error{"indicators.hidden_by_source", {{"text", figure.value->text}}});
  }
  Observation observation;
  if (auto refused = FindNames(figure, observation)) return *std::move(refused);
  if (auto refused = FindPeriod(figure, observation)) return *std::move(refused);
  if (auto refused = ReadValue(figure, observation)) return *std::move(refused);
  if (auto refused = ReadCounts(figure, observation)) return *std::move(refused);
  FieldErrors errors = CheckObservation(names_.book(), observation, today_);
  if (!errors.empty()) return Refused(FigureFate::kWrong, std::move(errors.begin()->second));
  return Compare(figure, std::move(observation));
}

WeighedFigure FigureCheck::Compare(const FigureInTable& figure, Observation observation) {
  const FigureKey key{observation.indicator, observation.place, observation.from_date, observation.to_date};
  const auto [seen, first] = seen_.try_emplace(key);
  Seen& known = seen->second;
  const auto torn = [&] {
    return Refused(FigureFate::kWrong, Error{"indicators.twice_in_file",
                                             {{"value", FormatDanish(observation.value)},
                                              {"other", FormatDanish(known.value)},
                                              {"cell", AddressOf(known.row, known.column)}}});
  };
  const bool again = !first && (known.row != figure.row || known.column != figure.column->column);
  if (again && known.value == observation.value && !known.torn) return Refused(FigureFate::kRepeated, std::nullopt);
  if (again) {
    WeighedFigure weighed = torn();
    if (!taking_) NoteTorn(figure, known, weighed);
    return weighed;
  }
  if (taking_ && known.torn) return torn();
  WeighedFigure weighed = CompareWithStored(key, std::move(observation));
  if (first) known = {weighed.observation.value, figure.row, figure.column->column, weighed.fate, false};
  return weighed;
}

WeighedFigure FigureCheck::CompareWithStored(const FigureKey& key, Observation observation) const {
  WeighedFigure weighed;
  weighed.fate = FigureFate::kNew;
  const auto [begin, end] = stored_.equal_range(key);
  for (auto one = begin; one != end; ++one) {
    if (one->second.value == observation.value) weighed.fate = FigureFate::kUnchanged;
    if (one->second.state != ObservationState::kSetAside) weighed.stored = &one->second;
  }
  const Indicator& indicator = *names_.book().Find(observation.indicator);
  const auto doubt = weighed.fate == FigureFate::kUnchanged ? std::nullopt : FindDoubt(indicator, observation.value);
  weighed.observation = std::move(observation);
  if (weighed.fate == FigureFate::kUnchanged) return weighed;
  if (doubt && choices_.doubtful == FigureChoices::Doubtful::kLeftOut) {
    weighed.fate = FigureFate::kDoubtful;
    weighed.error = doubt;
  } else if (weighed.stored != nullptr) {
    weighed.fate = FigureFate::kDisagrees;
  }
  return weighed;
}

Result<FigureReport> FigureCheck::Weigh(const Progress& progress) {
  constexpr std::int64_t kPortion = 10'000;
  std::int64_t figures = 0;
  bool stopped = false;
  const auto read = EachFigure(file_, mapping_, [&](const FigureInTable& figure) {
    Note(figure, WeighOne(figure));
    stopped = ++figures % kPortion == 0 && progress && !progress(figures);
    return !stopped;
  });
  if (!read) return Pass(read);
  if (stopped) return Fail("indicators.import_stopped");
  for (UnknownName& one : report_.indicators) one.proposals = names_.ProposeIndicators(one.name);
  for (UnknownName& one : report_.places) one.proposals = names_.ProposePlaces(one.name);
  if (const auto shown = TakePreview(); !shown) return Pass(shown);
  taking_ = true;
  return std::move(report_);
}

Result<void> FigureCheck::Take(const std::function<bool(WeighedFigure& figure)>& each) {
  return EachFigure(file_, mapping_, [&](const FigureInTable& figure) {
    WeighedFigure weighed = WeighOne(figure);
    if (weighed.fate != FigureFate::kNew && weighed.fate != FigureFate::kDisagrees) return true;
    weighed.observation.source_place = AddressOf(figure.row, figure.column->column);
    return each(weighed);
  });
}

}  // namespace tovholder::indicators
