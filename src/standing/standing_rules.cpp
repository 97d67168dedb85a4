// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "standing/standing.h"

namespace tovholder::standing {
namespace {

using criteria::Criterion;
using criteria::CriterionRule;
using criteria::Difference;
using criteria::ListYear;
using indicators::Timing;

// The last year that a figure of the list is of.
int TargetYear(const CriterionRule& rule, Timing timing, const ListYear& list) {
  return timing == Timing::kFirstOfJanuary ? list.year : list.year - rule.years_before_list;
}

bool ComesBefore(const KnownFigure& a, const KnownFigure& b) {
  if (a.approved() != b.approved()) return a.approved();
  return a.observation.entered > b.observation.entered;
}

// The figure of an indicator in a year that is believed first.
const KnownFigure* FindOf(const std::vector<KnownFigure>& figures, const indicators::Indicator* indicator, int year) {
  const KnownFigure* found = nullptr;
  for (const KnownFigure& one : figures) {
    if (one.indicator != indicator || indicators::YearOf(one.observation) != year) continue;
    if (found == nullptr || ComesBefore(one, *found)) found = &one;
  }
  return found;
}

std::vector<Difference> DifferencesOf(const CriterionRule& rule, const KnownFigure& figure) {
  return criteria::FindDifferences(rule, indicators::MethodOf(*figure.indicator, figure.scope));
}

bool IsShareOrCount(const CriterionRule& rule, const indicators::Indicator& indicator) {
  return rule.criterion == Criterion::kPopulation || ToPercent({}, indicator.unit).has_value();
}

Decimal ValueFor(const CriterionRule& rule, const KnownFigure& figure) {
  if (rule.criterion == Criterion::kPopulation) return figure.observation.value;
  return ToPercent(figure.observation.value, figure.indicator->unit).value_or(Decimal{});
}

// The mean of single years, where all of them are known.
std::optional<Evidence> ReckonMean(const std::vector<KnownFigure>& figures, const CriterionRule& rule,
                                   const KnownFigure& newest) {
  const int years = rule.method.years.value_or(1);
  Evidence evidence;
  Decimal sum;
  for (int back = 0; back < years; ++back) {
    const KnownFigure* one =
        FindOf(figures, newest.indicator, indicators::YearOf(newest.observation).value_or(0) - back);
    if (one == nullptr) return std::nullopt;
    evidence.from.push_back(one);
    sum = sum + ValueFor(rule, *one);
  }
  evidence.value = Decimal{(sum.micros + years / 2) / years};
  if (years == 2) evidence.year_before = ValueFor(rule, *evidence.from.back());
  return evidence;
}

bool IsOneYearOfAMean(const std::vector<Difference>& differences, const KnownFigure& figure) {
  return differences == std::vector{Difference::kYears} && figure.indicator->mean_of_years == 1;
}

// A figure made as the rule asks goes before a mean that is reckoned here.
struct Search {
  const std::vector<KnownFigure>& figures;
  const CriterionRule& rule;
  const ListYear& list;
  const KnownFigure* own = nullptr;
  std::optional<Evidence> mean = {};
  std::vector<Doubtful> doubtful = {};

  void Consider(const KnownFigure& figure) {
    const auto year = indicators::YearOf(figure.observation);
    if (year && *year != TargetYear(rule, figure.indicator->timing, list)) return;
    auto differences = DifferencesOf(rule, figure);
    if (year && differences.empty()) {
      if (own == nullptr || ComesBefore(figure, *own)) own = &figure;
      return;
    }
    if (year && !mean && IsOneYearOfAMean(differences, figure)) {
      mean = ReckonMean(figures, rule, figure);
      if (mean) return;
    }
    if (!year && differences.empty()) differences.push_back(Difference::kYears);
    doubtful.push_back({rule.criterion, &figure, std::move(differences)});
  }
};

// One year alone of what `used` is the mean of, a year before it.
std::optional<Decimal> YearBefore(const std::vector<KnownFigure>& figures, const CriterionRule& rule,
                                  const KnownFigure& used) {
  if (rule.method.years != 2) return std::nullopt;
  const auto year = indicators::YearOf(used.observation);
  for (const KnownFigure& one : figures) {
    if (!year || one.indicator->criterion != rule.criterion || indicators::YearOf(one.observation) != *year - 1) {
      continue;
    }
    if (IsOneYearOfAMean(DifferencesOf(rule, one), one)) return ValueFor(rule, one);
  }
  return std::nullopt;
}

struct FoundFigures {
  Evidence evidence;
  std::vector<Doubtful> doubtful;
};

FoundFigures FindFigures(const std::vector<KnownFigure>& figures, const CriterionRule& rule, const ListYear& list) {
  Search search{figures, rule, list};
  for (const KnownFigure& one : figures) {
    if (one.indicator->criterion != rule.criterion || !IsShareOrCount(rule, *one.indicator)) continue;
    search.Consider(one);
  }
  FoundFigures found;
  found.doubtful = std::move(search.doubtful);
  if (search.own != nullptr) {
    found.evidence.value = ValueFor(rule, *search.own);
    found.evidence.from = {search.own};
    found.evidence.year_before = YearBefore(figures, rule, *search.own);
  } else if (search.mean) {
    found.evidence = *std::move(search.mean);
  }
  return found;
}

// Of whom the share is taken: as the source counts them, else a usual part of all residents.
std::optional<criteria::GroupSize> GroupOf(Criterion criterion, const Evidence& evidence,
                                           const criteria::Figures& figures) {
  if (criterion == Criterion::kIncome || evidence.from.empty()) return std::nullopt;
  if (const auto whole = evidence.from.front()->observation.whole) return criteria::GroupSize{*whole, false};
  const auto& population = figures[Criterion::kPopulation];
  if (!population) return std::nullopt;
  const std::int64_t residents = population->micros / Decimal::kUnit;
  if (criterion == Criterion::kNonwestern) return criteria::GroupSize{residents, false};
  const std::int64_t part = residents * criteria::UsualPart(criterion).micros / (100 * Decimal::kUnit);
  return criteria::GroupSize{part, true};
}

// The country's average of those convicted, as the rule of the list asks for it.
std::optional<Decimal> NationalAverage(const Facts& facts, const criteria::RuleSet& rules, const ListYear& list) {
  const CriterionRule* rule = rules.Find(Criterion::kConvicted);
  if (rule == nullptr || rule->times_national == 0) return std::nullopt;
  return FindFigures(facts.country, *rule, list).evidence.value;
}

void Gather(const Facts& facts, OnList& on) {
  on.figures.national_convicted = NationalAverage(facts, *on.main_rules, on.list);
  for (const CriterionRule& rule : on.main_rules->criteria) {
    FoundFigures found = FindFigures(facts.own, rule, on.list);
    on.figures[rule.criterion] = found.evidence.value;
    on.evidence[static_cast<std::size_t>(criteria::IndexOf(rule.criterion))] = std::move(found.evidence);
    on.doubtful.insert(on.doubtful.end(), std::make_move_iterator(found.doubtful.begin()),
                       std::make_move_iterator(found.doubtful.end()));
  }
  for (const CriterionRule& rule : on.main_rules->criteria) {
    Evidence& evidence = on.evidence[static_cast<std::size_t>(criteria::IndexOf(rule.criterion))];
    evidence.group = GroupOf(rule.criterion, evidence, on.figures);
  }
}

// How certain the class is whose years are counted: the narrowest that asks for no years itself.
criteria::Certainty HeldOn(const OnList& on) {
  const auto evaluation = criteria::Evaluate(*on.main_rules, on.figures);
  criteria::Certainty held = criteria::Certainty::kPossible;
  for (std::size_t i = 0; i < on.main_rules->classes.size(); ++i) {
    if (on.main_rules->classes[i].years == 0) held = evaluation.classes[i];
  }
  return held;
}

}  // namespace

bool OnList::knows_something() const {
  return std::any_of(evidence.begin(), evidence.end(), [](const Evidence& one) { return one.value.has_value(); });
}

bool OnList::settled() const {
  return knows_something() && (conclusion.in_class == nullptr || conclusion.certainty == criteria::Certainty::kCertain);
}

Inherited Inherit(areas::YearsInherited years, const std::vector<OnList>& before, int first_list) {
  Inherited inherited;
  for (int year = first_list - 1; year >= kFirstList; --year) {
    const auto on =
        std::find_if(before.begin(), before.end(), [&](const OnList& one) { return one.list.year == year; });
    const criteria::Certainty held = on == before.end() ? criteria::Certainty::kPossible : on->held;
    inherited.push_back(years == areas::YearsInherited::kYes  ? held
                        : years == areas::YearsInherited::kNo ? criteria::Certainty::kExcluded
                                                              : std::min(held, criteria::Certainty::kPossible));
  }
  return inherited;
}

Inherited Combine(const Inherited& a, const Inherited& b) {
  if (a.empty() || b.empty()) return a.empty() ? b : a;
  Inherited both;
  for (std::size_t i = 0; i < std::min(a.size(), b.size()); ++i) both.push_back(std::min(a[i], b[i]));
  return both;
}

std::vector<OnList> WorkOut(const Facts& facts, int last_list, const Inherited& inherited) {
  std::vector<OnList> lists;
  std::vector<criteria::Certainty> past = inherited;
  for (int year = facts.first_list.value_or(kFirstList); year <= last_list; ++year) {
    OnList on{.list = {year, ""}};
    on.main_rules = criteria::FindGoverning(criteria::RuleSets(), on.list, "61a");
    on.prevention_rules = criteria::FindGoverning(criteria::RuleSets(), on.list, "61b");
    if (on.main_rules == nullptr) continue;
    Gather(facts, on);
    on.past = past;
    on.conclusion = criteria::Conclude(*on.main_rules, on.prevention_rules, on.figures, on.past);
    on.held = HeldOn(on);
    past.insert(past.begin(), on.held);
    lists.push_back(std::move(on));
  }
  return lists;
}

const OnList* NewestKnown(const std::vector<OnList>& lists) {
  const auto newest =
      std::find_if(lists.rbegin(), lists.rend(), [](const OnList& one) { return one.knows_something(); });
  return newest == lists.rend() ? nullptr : &*newest;
}

const OnList* NewestSettled(const std::vector<OnList>& lists) {
  const auto newest = std::find_if(lists.rbegin(), lists.rend(), [](const OnList& one) { return one.settled(); });
  return newest == lists.rend() ? NewestKnown(lists) : &*newest;
}

const OnList& SinceWhen(const std::vector<OnList>& lists, const OnList& list) {
  const OnList* since = &list;
  for (auto one = lists.rbegin(); one != lists.rend(); ++one) {
    if (one->list >= list.list) continue;
    const bool same = one->conclusion.in_class != nullptr && list.conclusion.in_class != nullptr &&
                      one->conclusion.in_class->key == list.conclusion.in_class->key &&
                      one->conclusion.certainty == list.conclusion.certainty;
    if (!same) break;
    since = &*one;
  }
  return *since;
}

bool IsNear(const CriterionRule& rule, const criteria::Distance& distance) {
  const Decimal size{distance.points.micros < 0 ? -distance.points.micros : distance.points.micros};
  switch (rule.criterion) {
    case Criterion::kPopulation:
      return size <= Decimal::Of(50);
    case Criterion::kConvicted:
      return size <= Decimal{Decimal::kUnit / 5};
    default:
      return size <= Decimal::Of(2);
  }
}

std::optional<Decimal> ToPercent(Decimal value, indicators::Unit unit) {
  using indicators::Unit;
  switch (unit) {
    case Unit::kPercent:
      return value;
    case Unit::kPerThousand:
      return Decimal{value.micros / 10};
    case Unit::kPerTenThousand:
      return Decimal{value.micros / 100};
    case Unit::kRatio:
      return value * 100;
    default:
      return std::nullopt;
  }
}

std::vector<Indication> Indicate(const Facts& facts, const criteria::RuleSet& rules) {
  std::vector<Indication> indications;
  for (const CriterionRule& rule : rules.criteria) {
    const KnownFigure* newest = nullptr;
    for (const KnownFigure& one : facts.own) {
      if (one.indicator->criterion != rule.criterion || !ToPercent({}, one.indicator->unit)) continue;
      if (newest == nullptr || indicators::YearOf(one.observation) > indicators::YearOf(newest->observation)) {
        newest = &one;
      }
    }
    if (newest == nullptr) continue;
    Indication indication{rule.criterion, newest, *ToPercent(newest->observation.value, newest->indicator->unit)};
    criteria::Figures figures;
    figures[rule.criterion] = indication.percent;
    indication.by_itself = criteria::Judge(rule, figures);
    indication.differences = DifferencesOf(rule, *newest);
    indications.push_back(std::move(indication));
  }
  return indications;
}

}  // namespace tovholder::standing
