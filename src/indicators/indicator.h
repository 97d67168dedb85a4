// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/decimal.h"
#include "base/id.h"
#include "criteria/criterion.h"

// Nøgletal: what is measured, of whom, and how.
namespace tovholder::indicators {

struct Indicator;
using IndicatorId = Id<Indicator>;

enum class Unit { kPercent, kPerThousand, kPerTenThousand, kPersons, kCases, kKroner, kIndex, kRatio };
std::string_view ToName(Unit unit);
bool FromName(std::string_view name, Unit& unit);
inline constexpr Unit kUnits[] = {Unit::kPercent, Unit::kPerThousand, Unit::kPerTenThousand, Unit::kPersons,
                                  Unit::kCases,   Unit::kKroner,      Unit::kIndex,          Unit::kRatio};
// 100, 1,000, 10,000 for a share; 1 for all else.
int FactorOf(Unit unit);

enum class Timing { kYear, kFirstOfJanuary, kQuarter, kMonth };
std::string_view ToName(Timing timing);
bool FromName(std::string_view name, Timing& timing);
inline constexpr Timing kTimings[] = {Timing::kYear, Timing::kFirstOfJanuary, Timing::kQuarter, Timing::kMonth};

enum class Direction { kLowerIsBetter, kHigherIsBetter, kNeither };
std::string_view ToName(Direction direction);
bool FromName(std::string_view name, Direction& direction);

enum class Standing { kOfficial, kProxy };  // as the authority makes it, or something near it
std::string_view ToName(Standing standing);
bool FromName(std::string_view name, Standing& standing);

struct Indicator {
  IndicatorId id;
  std::string key;  // "employment", "safety"; once
  std::string name;
  std::string name_english;  // "" : as `name`
  std::string about;         // Markdown
  std::string numerator;     // "beboere uden tilknytning til arbejdsmarked eller uddannelse"
  std::string denominator;   // "alle beboere på 18-64 år"; "" for what is no share
  Unit unit = Unit::kPercent;
  Timing timing = Timing::kYear;
  Direction direction = Direction::kNeither;
  Standing standing = Standing::kProxy;
  std::string source;                            // who makes it: "Danmarks Statistik", "Rigspolitiet"
  std::optional<criteria::Criterion> criterion;  // of which it speaks
  // How it is made, for criteria to compare with their own.
  criteria::Counted counted = criteria::Counted::kResidents;
  std::optional<int> age_from;
  std::optional<int> age_to;
  criteria::UnknownEducation unknown_education = criteria::UnknownEducation::kNotSaid;
  std::optional<int> mean_of_years = 1;  // none: it is not said
  criteria::Comparison compared_with = criteria::Comparison::kNone;
  // What a value may sensibly be; outside, the one who enters it is asked.
  std::optional<Decimal> least_likely;
  std::optional<Decimal> most_likely;
  bool counts_people = true;  // small counts of it are hidden
  int version = 1;            // counts changes, so that two who change it at once are told
};
BOOST_DESCRIBE_STRUCT(Indicator, (),
                      (id, key, name, name_english, about, numerator, denominator, unit, timing, direction, standing,
                       source, criterion, counted, age_from, age_to, unknown_education, mean_of_years, compared_with,
                       least_likely, most_likely, counts_people, version))

criteria::Method MethodOf(const Indicator& indicator, criteria::Scope scope);

// Those the program knows from the start, by the law and by what plans usually follow: see indicators.tsv.
const std::vector<Indicator>& KnownIndicators();

}  // namespace tovholder::indicators
