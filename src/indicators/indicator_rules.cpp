// SPDX-License-Identifier: EUPL-1.2
#include "indicators/indicator_rules.h"

#include <algorithm>

#include "base/text.h"

namespace tovholder::indicators {
namespace {

constexpr int kOldestAge = 120;
constexpr int kMostYearsOfMean = 10;

// Without a mark between thousands, which would mean something else in another language.
std::string InSentence(Decimal number) { return ReplaceAll(ToText(number), ".", ","); }

bool IsKey(std::string_view key) {
  return !key.empty() && key.size() <= 60 && std::all_of(key.begin(), key.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
  });
}

void CheckNames(const IndicatorBook& book, const Indicator& indicator, FieldErrors& errors) {
  if (indicator.name.empty()) errors.insert({"name", Error{"indicators.no_name"}});
  if (!IsKey(indicator.key)) errors.insert({"key", Error{"indicators.key_wrong", {{"text", indicator.key}}}});
  for (const Indicator& one : book.indicators) {
    if (one.id == indicator.id) continue;
    if (Fold(one.name) == Fold(indicator.name)) {
      errors.insert({"name", Error{"indicators.name_twice", {{"name", one.name}}}});
    }
    if (one.key == indicator.key) errors.insert({"key", Error{"indicators.key_twice", {{"key", one.key}}}});
  }
}

void CheckAge(std::optional<int> age, const std::string& field, FieldErrors& errors) {
  if (age && (*age < 0 || *age > kOldestAge)) {
    errors.insert({field, Error{"indicators.age_wrong", {{"limit", std::to_string(kOldestAge)}}}});
  }
}

// A part is of the people or of nothing else, so that it cannot be more than the whole.
bool IsPartOfWhole(const Indicator& indicator) {
  using criteria::Counted;
  return IsShare(indicator.unit) &&
         (indicator.counted == Counted::kResidents || indicator.counted == Counted::kConvictedPersons);
}

bool IsCount(const Indicator& indicator) {
  return (indicator.unit == Unit::kPersons || indicator.unit == Unit::kCases) && indicator.mean_of_years == 1;
}

void CheckValue(const Indicator& indicator, Decimal value, FieldErrors& errors) {
  const bool may_be_negative = indicator.least_likely && *indicator.least_likely < Decimal{};
  const std::map<std::string, std::string> about{{"value", InSentence(value)}};
  if (value < Decimal{} && !may_be_negative) errors.insert({"value", Error{"indicators.negative", about}});
  const int factor = FactorOf(indicator.unit);
  if (IsPartOfWhole(indicator) && value > Decimal::Of(factor)) {
    errors.insert({"value", Error{"indicators.over_whole", {{"limit", InSentence(Decimal::Of(factor))}}}});
  }
  if (IsCount(indicator) && value.micros % Decimal::kUnit != 0) {
    errors.insert({"value", Error{"indicators.not_whole", about}});
  }
}

// The last place that was written decides how near it has to be: 41.2 is 412 of 1,001.
bool Agrees(Decimal value, Decimal computed) {
  std::int64_t last_place = Decimal::kUnit;
  while (last_place > 1 && value.micros % last_place != 0) last_place /= 10;
  const std::int64_t apart = std::abs((value - computed).micros);
  return apart < last_place || (last_place == 1 && apart <= 1);
}

void CheckParts(const Indicator& indicator, const Observation& observation, FieldErrors& errors) {
  if (observation.part.value_or(0) < 0) errors.insert({"part", Error{"indicators.part_negative"}});
  if (observation.whole.value_or(1) < 1) errors.insert({"whole", Error{"indicators.whole_none"}});
  if (!observation.part || !observation.whole || !errors.empty()) return;
  const std::string part = InSentence(Decimal::Of(*observation.part));
  const std::string whole = InSentence(Decimal::Of(*observation.whole));
  if (IsPartOfWhole(indicator) && *observation.part > *observation.whole) {
    errors.insert({"part", Error{"indicators.part_over_whole", {{"part", part}, {"whole", whole}}}});
    return;
  }
  const auto computed = ValueOf(indicator, observation.part, observation.whole);
  if (!computed || Agrees(observation.value, *computed)) return;
  errors.insert({"value", Error{"indicators.disagrees",
                                {{"value", InSentence(observation.value)},
                                 {"computed", InSentence(Round(*computed, 2))},
                                 {"part", part},
                                 {"whole", whole}}}});
}

void CheckPeriod(const Observation& observation, Date today, FieldErrors& errors) {
  const int latest = static_cast<int>(today.year()) + 1;
  for (const auto& day : {observation.from_date, observation.to_date}) {
    if (!day) continue;
    const int year = static_cast<int>(day->year());
    const auto refuse = [&](const char* id, int limit) {
      errors.insert({"period", Error{id, {{"year", std::to_string(year)}, {"limit", std::to_string(limit)}}}});
    };
    if (year < kFirstYear) refuse("indicators.year_too_early", kFirstYear);
    if (year > latest) refuse("indicators.year_too_late", latest);
  }
  if (observation.from_date.has_value() != observation.to_date.has_value()) {
    errors.insert({"period", Error{"indicators.half_a_period"}});
  }
  if (observation.from_date && observation.to_date && *observation.to_date < *observation.from_date) {
    errors.insert(
        {"period", Error{"people.ends_before_it_begins",
                         {{"from", FormatIso(*observation.from_date)}, {"to", FormatIso(*observation.to_date)}}}});
  }
}

// A mean of two years is of two, a single year is of one.
void CheckYears(const Indicator& indicator, const Observation& observation, FieldErrors& errors) {
  if (!observation.from_date || !observation.to_date || !indicator.mean_of_years) return;
  const int years = YearsOf(observation);
  if (years == *indicator.mean_of_years) return;
  errors.insert(
      {"period", Error{"indicators.years_wrong",
                       {{"years", std::to_string(years)}, {"mean", std::to_string(*indicator.mean_of_years)}}}});
}

}  // namespace

bool IsShare(Unit unit) { return FactorOf(unit) > 1; }

FieldErrors CheckIndicator(const IndicatorBook& book, const Indicator& indicator) {
  FieldErrors errors;
  CheckNames(book, indicator, errors);
  CheckAge(indicator.age_from, "age_from", errors);
  CheckAge(indicator.age_to, "age_to", errors);
  if (indicator.age_from && indicator.age_to && *indicator.age_to < *indicator.age_from) {
    errors.insert(
        {"age_to", Error{"indicators.ages_wrong",
                         {{"from", std::to_string(*indicator.age_from)}, {"to", std::to_string(*indicator.age_to)}}}});
  }
  if (indicator.mean_of_years && (*indicator.mean_of_years < 1 || *indicator.mean_of_years > kMostYearsOfMean)) {
    errors.insert({"mean_of_years", Error{"indicators.mean_wrong", {{"limit", std::to_string(kMostYearsOfMean)}}}});
  }
  if (indicator.least_likely && indicator.most_likely && *indicator.most_likely < *indicator.least_likely) {
    errors.insert({"most_likely", Error{"indicators.limits_wrong",
                                        {{"least", InSentence(*indicator.least_likely)},
                                         {"most", InSentence(*indicator.most_likely)}}}});
  }
  if (IsShare(indicator.unit) && indicator.denominator.empty()) {
    errors.insert({"denominator", Error{"indicators.no_denominator"}});
  }
  return errors;
}

FieldErrors CheckPlace(const IndicatorBook& book, const Place& place) {
  FieldErrors errors;
  if (place.kind == PlaceKind::kArea) {
    const auto is_it = [&](const auto& one) { return one.id == place.area; };
    if (std::none_of(book.areas.begin(), book.areas.end(), is_it))
      errors.insert({"area", Error{"indicators.no_such_area"}});
    return errors;
  }
  if (place.municipality) return errors;
  if (place.name.empty()) errors.insert({"name", Error{"indicators.no_place_name"}});
  const Place* other = book.FindPlace(place.kind, place.name);
  if (other != nullptr && other->id != place.id) {
    errors.insert({"name", Error{"indicators.place_twice", {{"name", other->name}}}});
  }
  return errors;
}

FieldErrors CheckObservation(const IndicatorBook& book, const Observation& observation, Date today) {
  FieldErrors errors;
  CheckPeriod(observation, today, errors);
  if (book.Find(observation.place) == nullptr) errors.insert({"place", Error{"indicators.no_place"}});
  const Indicator* indicator = book.Find(observation.indicator);
  if (indicator == nullptr) {
    errors.insert({"indicator", Error{"indicators.no_indicator"}});
    return errors;
  }
  CheckYears(*indicator, observation, errors);
  FieldErrors of_value;
  CheckValue(*indicator, observation.value, of_value);
  CheckParts(*indicator, observation, of_value);
  errors.merge(of_value);
  return errors;
}

std::optional<Error> FindDoubt(const Indicator& indicator, Decimal value) {
  const auto is_likely = [&](Decimal one) {
    return (!indicator.least_likely || one >= *indicator.least_likely) &&
           (!indicator.most_likely || one <= *indicator.most_likely);
  };
  if (is_likely(value)) return std::nullopt;
  std::map<std::string, std::string> about{{"value", InSentence(value)}};
  if (indicator.unit == Unit::kPercent) {
    const Decimal from_share = value * 100;
    const Decimal from_per_thousand{value.micros / 10};
    if (value <= Decimal::Of(1) && is_likely(from_share)) {
      about.emplace("meant", InSentence(from_share));
      return Error{"indicators.share_for_percent", about};
    }
    if (is_likely(from_per_thousand)) {
      about.emplace("meant", InSentence(from_per_thousand));
      return Error{"indicators.per_thousand_for_percent", about};
    }
  }
  about.emplace("least", indicator.least_likely ? InSentence(*indicator.least_likely) : "−∞");
  about.emplace("most", indicator.most_likely ? InSentence(*indicator.most_likely) : "∞");
  return Error{"indicators.unlikely", about};
}

std::optional<Decimal> ValueOf(const Indicator& indicator, std::optional<std::int64_t> part,
                               std::optional<std::int64_t> whole) {
  const int factor = FactorOf(indicator.unit);
  if (factor == 1 || !part || !whole || *whole == 0) return std::nullopt;
  return PercentOf(*part * (factor / 100), *whole);
}

bool MeasuresTheSame(const Observation& a, const Observation& b) {
  return a.indicator == b.indicator && a.place == b.place && a.from_date == b.from_date && a.to_date == b.to_date;
}

int FactorOf(Unit unit) {
  switch (unit) {
    case Unit::kPercent:
      return 100;
    case Unit::kPerThousand:
      return 1'000;
    case Unit::kPerTenThousand:
      return 10'000;
    case Unit::kPersons:
    case Unit::kCases:
    case Unit::kKroner:
    case Unit::kIndex:
    case Unit::kRatio:
      return 1;
  }
  return 1;
}

criteria::Method MethodOf(const Indicator& indicator, criteria::Scope scope) {
  return {indicator.counted,           {indicator.age_from, indicator.age_to},
          indicator.unknown_education, indicator.mean_of_years,
          indicator.compared_with,     scope};
}

std::optional<int> YearOf(const Observation& observation) {
  const auto& day = observation.to_date ? observation.to_date : observation.from_date;
  return day ? std::optional(static_cast<int>(day->year())) : std::nullopt;
}

int YearsOf(const Observation& observation) {
  if (!observation.from_date || !observation.to_date) return 1;
  return static_cast<int>(observation.to_date->year()) - static_cast<int>(observation.from_date->year()) + 1;
}

}  // namespace tovholder::indicators
