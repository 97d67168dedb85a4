// SPDX-License-Identifier: EUPL-1.2
#include "some_area.h"

namespace tovholder::forecasts::test {
namespace {

using criteria::Comparison;
using criteria::Counted;
using criteria::Criterion;
using criteria::CriterionRule;
using criteria::Operator;

CriterionRule RuleOf(Criterion criterion, Operator op, int threshold, int years) {
  CriterionRule rule;
  rule.criterion = criterion;
  rule.op = op;
  rule.threshold = Decimal::Of(threshold);
  rule.method.years = years;
  return rule;
}

}  // namespace

criteria::RuleSet SomeRules() {
  criteria::RuleSet rules;
  rules.key = "some";
  rules.criteria = {RuleOf(Criterion::kEmployment, Operator::kOver, 40, 2),
                    RuleOf(Criterion::kConvicted, Operator::kAtLeast, 0, 2),
                    RuleOf(Criterion::kEducation, Operator::kOver, 60, 1),
                    RuleOf(Criterion::kIncome, Operator::kUnder, 55, 1),
                    RuleOf(Criterion::kNonwestern, Operator::kOver, 50, 1),
                    RuleOf(Criterion::kPopulation, Operator::kAtLeast, 1000, 1)};
  rules.criteria[1].times_national = 3;
  rules.criteria[4].years_before_list = 0;
  rules.criteria[5].years_before_list = 0;
  criteria::ClassRule vulnerable;
  vulnerable.key = "udsat";
  vulnerable.at_least = 2;
  vulnerable.of = {Criterion::kEmployment, Criterion::kConvicted, Criterion::kEducation, Criterion::kIncome};
  vulnerable.required = {Criterion::kPopulation};
  criteria::ClassRule parallel;
  parallel.key = "ghetto";
  parallel.within = "udsat";
  parallel.required = {Criterion::kNonwestern};
  criteria::ClassRule transformed;
  transformed.key = "omdannelse";
  transformed.within = "ghetto";
  transformed.years = 5;
  transformed.held = "ghetto";
  rules.classes = {vulnerable, parallel, transformed};
  return rules;
}

Series SeriesFrom(int year, std::initializer_list<double> values) {
  Series series;
  series.reserve(values.size());
  for (const double value : values) series.push_back({year++, value});
  return series;
}

Series Constant(int from_year, int to_year, double value) {
  Series series;
  series.reserve(static_cast<std::size_t>(to_year - from_year + 1));
  for (int year = from_year; year <= to_year; ++year) series.push_back({year, value});
  return series;
}

History StillHistory(double residents) {
  History history;
  history[Criterion::kEmployment] = Constant(2015, 2020, 45);
  history[Criterion::kConvicted] = Constant(2015, 2020, 2);
  history[Criterion::kEducation] = Constant(2015, 2020, 62);
  history[Criterion::kIncome] = Constant(2015, 2020, 57);
  history[Criterion::kNonwestern] = Constant(2015, 2020, 56);
  history[Criterion::kPopulation] = Constant(2015, 2020, residents);
  return history;
}

History MovingHistory() {
  History history;
  history[Criterion::kEmployment] = SeriesFrom(2013, {48.1, 47.2, 46.9, 45.0, 44.2, 43.8, 42.1, 41.2});
  history[Criterion::kConvicted] = SeriesFrom(2013, {2.31, 2.05, 2.44, 2.12, 1.98, 2.20, 1.91, 2.07});
  history[Criterion::kEducation] = SeriesFrom(2013, {74.0, 73.1, 73.4, 72.2, 71.9, 71.0, 70.9, 70.2});
  history[Criterion::kIncome] = SeriesFrom(2013, {54.2, 54.9, 55.1, 55.6, 56.4, 56.9, 57.2, 57.7});
  history[Criterion::kNonwestern] = SeriesFrom(2013, {54.0, 54.8, 55.1, 55.9, 56.2, 56.4, 56.8, 57.0});
  history[Criterion::kPopulation] = SeriesFrom(2013, {2010, 1996, 2003, 1988, 1975, 1981, 1960, 1952});
  return history;
}

}  // namespace tovholder::forecasts::test
