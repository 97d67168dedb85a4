// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <map>
#include <optional>
#include <string>

#include "base/result.h"
#include "indicators/indicator_book.h"

// What is refused of definitions, places and observations, and what is asked about.
namespace tovholder::indicators {

// By field, the members' names.
using FieldErrors = std::map<std::string, Error>;

// indicators.no_name, indicators.name_twice {name}, indicators.key_wrong {text}, indicators.key_twice {key},
// indicators.ages_wrong {from, to}, indicators.age_wrong {limit}, indicators.mean_wrong {limit},
// indicators.limits_wrong {least, most}, indicators.no_denominator
FieldErrors CheckIndicator(const IndicatorBook& book, const Indicator& indicator);
// indicators.no_place_name, indicators.place_twice {name}, indicators.no_such_area
FieldErrors CheckPlace(const IndicatorBook& book, const Place& place);
// Years that figures are of: from 1980 to the one after this.
inline constexpr int kFirstYear = 1980;
// indicators.no_indicator, indicators.no_place, indicators.negative {value}, indicators.over_whole {limit},
// indicators.not_whole {value}, indicators.year_too_early {year, limit}, indicators.year_too_late {year, limit},
// people.ends_before_it_begins {from, to}, indicators.half_a_period, indicators.years_wrong {years, mean},
// indicators.part_negative, indicators.whole_none, indicators.part_over_whole
// {part, whole}, indicators.disagrees {value, computed, part, whole}
FieldErrors CheckObservation(const IndicatorBook& book, const Observation& observation, Date today);

// What is not wrong in itself and most likely a mistake; whoever enters it is asked.
// indicators.share_for_percent {value, meant}, indicators.per_thousand_for_percent {value, meant}, indicators.unlikely
// {value, least, most}
std::optional<Error> FindDoubt(const Indicator& indicator, Decimal value);

// part / whole in the indicator's unit; nothing where it is no share or the whole is 0.
std::optional<Decimal> ValueOf(const Indicator& indicator, std::optional<std::int64_t> part,
                               std::optional<std::int64_t> whole);
// The same indicator, place and period.
bool MeasuresTheSame(const Observation& a, const Observation& b);
bool IsShare(Unit unit);

}  // namespace tovholder::indicators
