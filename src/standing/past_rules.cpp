// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <map>

#include "standing/past.h"

namespace tovholder::standing {
namespace {

using criteria::Criterion;
using criteria::CriterionRule;
using criteria::Difference;

enum class Kind { kSingleYears, kAsAsked };

bool IsOf(Kind kind, const CriterionRule& rule, const KnownFigure& figure) {
  if (figure.indicator->criterion != rule.criterion) return false;
  const auto differences = criteria::FindDifferences(rule, indicators::MethodOf(*figure.indicator, figure.scope));
  if (kind == Kind::kAsAsked) return differences.empty();
  const bool single = figure.indicator->mean_of_years == 1;
  return single && (differences.empty() || differences == std::vector{Difference::kYears});
}

bool IsBelievedBefore(const KnownFigure& a, const KnownFigure& b) {
  if (a.approved() != b.approved()) return a.approved();
  return a.observation.entered > b.observation.entered;
}

std::optional<double> NumberOf(const CriterionRule& rule, const KnownFigure& figure) {
  if (rule.criterion == Criterion::kPopulation) return ToDouble(figure.observation.value);
  const auto percent = ToPercent(figure.observation.value, figure.indicator->unit);
  return percent ? std::optional(ToDouble(*percent)) : std::nullopt;
}

forecasts::Series SeriesOf(Kind kind, const CriterionRule& rule, const std::vector<KnownFigure>& figures) {
  std::map<int, const KnownFigure*> by_year;
  for (const KnownFigure& one : figures) {
    const auto year = indicators::YearOf(one.observation);
    if (!year || !IsOf(kind, rule, one) || !NumberOf(rule, one)) continue;
    const KnownFigure*& kept = by_year[*year];
    if (kept == nullptr || IsBelievedBefore(one, *kept)) kept = &one;
  }
  forecasts::Series series;
  series.reserve(by_year.size());
  for (const auto& [year, figure] : by_year) series.push_back({year, *NumberOf(rule, *figure)});
  return series;
}

}  // namespace

Past ReadPast(const Facts& facts, const criteria::RuleSet& rules) {
  Past past;
  for (const CriterionRule& rule : rules.criteria) {
    forecasts::Series& series = past.history[rule.criterion];
    series = SeriesOf(Kind::kSingleYears, rule, facts.own);
    if (std::ssize(series) < forecasts::kLeastFigures) {
      forecasts::Series asked = SeriesOf(Kind::kAsAsked, rule, facts.own);
      if (asked.size() > series.size()) {
        series = std::move(asked);
        past.means[static_cast<std::size_t>(criteria::IndexOf(rule.criterion))] = rule.method.years.value_or(1) > 1;
      }
    }
    if (!series.empty()) past.last_year = std::max(past.last_year.value_or(0), series.back().year);
  }
  return past;
}

std::optional<double> NewestNational(const Facts& facts, const criteria::RuleSet& rules) {
  const CriterionRule* rule = rules.Find(Criterion::kConvicted);
  if (rule == nullptr) return std::nullopt;
  for (const Kind kind : {Kind::kAsAsked, Kind::kSingleYears}) {
    const auto series = SeriesOf(kind, *rule, facts.country);
    if (!series.empty()) return series.back().value;
  }
  return std::nullopt;
}

}  // namespace tovholder::standing
