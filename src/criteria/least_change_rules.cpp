// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <bit>

#include "criteria/least_change.h"
#include "criteria/persons.h"

namespace tovholder::criteria {
namespace {

__extension__ using WideShare = __int128;
constexpr std::int64_t kWholeShare = 100 * Decimal::kUnit;

std::size_t At(Criterion criterion) { return static_cast<std::size_t>(IndexOf(criterion)); }

// The part of a mean of two that is still to be changed; nothing where the figure is of one year or its years are not
// known apart.
std::optional<Decimal> ThisYear(const CriterionRule& rule, const Population& population) {
  const auto& mean = population.figures[rule.criterion];
  const auto& before = population.year_before[At(rule.criterion)];
  if (rule.method.years != 2 || !mean || !before) return std::nullopt;
  const Decimal this_year = *mean * 2 - *before;
  const bool possible = this_year >= Decimal{} && this_year <= Decimal::Of(100);
  return possible ? std::optional(this_year) : std::nullopt;
}

// Who lives there afterwards: of those there now, and of those who move in.
struct Moves {
  std::optional<std::int64_t> before;  // residents
  std::int64_t stay = 0;               // with those that a change of size brings
  std::int64_t in = 0;
  bool any = false;

  std::int64_t after() const { return stay + in; }
};

Moves MovesOf(const Population& population, const Levers& levers) {
  Moves moves;
  moves.any = levers.moving_out != 0 || levers.moving_in != 0 || levers.change_of_size != 0;
  moves.in = std::max<std::int64_t>(levers.moving_in, 0);
  const auto& residents = population.figures[Criterion::kPopulation];
  if (!residents) return moves;
  moves.before = residents->micros / Decimal::kUnit;
  moves.stay = std::max<std::int64_t>(*moves.before - levers.moving_out + levers.change_of_size, 0);
  return moves;
}

// What happens to one share: so many persons less, and how it is among those who move in (none: as among the others).
struct ShareChange {
  std::int64_t fewer = 0;
  std::optional<Decimal> moving_in;
};

ShareChange ChangeOf(Criterion criterion, const Levers& levers) {
  switch (criterion) {
    case Criterion::kEmployment:
      return {levers.into_work, levers.in_outside_work};
    case Criterion::kEducation:
      return {levers.educated, levers.in_basic_education};
    case Criterion::kConvicted:
      return {levers.fewer_convicted, std::nullopt};
    case Criterion::kNonwestern:
      return {0, levers.in_nonwestern};
    case Criterion::kIncome:
    case Criterion::kPopulation:
      break;
  }
  return {};
}

std::optional<Decimal> Changed(Decimal share, const ShareChange& change, std::optional<GroupSize> group,
                               const Moves& moves) {
  if (change.fewer == 0 && (!moves.any || !change.moving_in || moves.in == 0)) {
    return moves.before && moves.any && moves.after() == 0 ? std::nullopt : std::optional(share);
  }
  if (change.fewer != 0 && (!group || !IsCountable(group->persons))) return std::nullopt;
  if (!moves.any) return ShareWithout({share, group->persons, 1}, change.fewer);
  if (!moves.before || *moves.before < 1 || moves.after() == 0) return std::nullopt;
  const WideShare persons = group ? group->persons : 1;
  const WideShare mixed = static_cast<WideShare>(share.micros) * moves.stay +
                          static_cast<WideShare>(change.moving_in.value_or(share).micros) * moves.in;
  // The group grows and shrinks with the residents.
  const WideShare part = mixed * persons - static_cast<WideShare>(change.fewer) * kWholeShare * *moves.before;
  const WideShare whole = persons * moves.after();
  const WideShare rounded = (part + whole / 2) / whole;
  return Decimal{static_cast<std::int64_t>(std::clamp<WideShare>(rounded, 0, kWholeShare))};
}

std::optional<Decimal> Changed(const CriterionRule& rule, const Population& population, const Levers& levers,
                               const Moves& moves) {
  const auto& value = population.figures[rule.criterion];
  if (!value) return std::nullopt;
  const ShareChange change = ChangeOf(rule.criterion, levers);
  const auto& group = population.groups[At(rule.criterion)];
  const auto this_year = ThisYear(rule, population);
  if (!this_year) return Changed(*value, change, group, moves);
  const auto then = Changed(*this_year, change, group, moves);
  if (!then || *then == *this_year) return then ? value : then;
  return MeanOfTwo(*then, *population.year_before[At(rule.criterion)]);
}

// Criteria that have to turn together, a bit each.
using Turns = std::uint32_t;
constexpr Turns BitOf(Criterion criterion) { return Turns{1} << IndexOf(criterion); }

// Every choice of so many of the criteria that are met.
std::vector<Turns> Choices(const ClassRule& rule, const Evaluation& evaluation) {
  Turns met = 0;
  int not_failed = 0;
  for (const Criterion criterion : rule.of) {
    if (evaluation[criterion] != Verdict::kNotMet) ++not_failed;
    if (evaluation[criterion] == Verdict::kMet && criterion != Criterion::kPopulation) met |= BitOf(criterion);
  }
  const int needed = not_failed - rule.at_least + 1;
  std::vector<Turns> choices;
  for (Turns some = met; rule.at_least > 0 && some != 0; some = (some - 1) & met) {
    if (std::popcount(some) == needed) choices.push_back(some);
  }
  return choices;
}

std::vector<Turns> TurnsOutOf(const RuleSet& rules, const ClassRule& rule, const Evaluation& evaluation) {
  std::vector<Turns> all = Choices(rule, evaluation);
  for (const Criterion criterion : rule.required) {
    if (criterion != Criterion::kPopulation) all.push_back(BitOf(criterion));
  }
  for (const std::string& wider : {rule.within, rule.held}) {
    const ClassRule* found = rules.FindClass(wider);
    if (found == nullptr) continue;
    const auto turns = TurnsOutOf(rules, *found, evaluation);
    all.insert(all.end(), turns.begin(), turns.end());
  }
  return all;
}

// Without those that ask for more than another one does.
std::vector<Turns> Smallest(std::vector<Turns> all) {
  std::sort(all.begin(), all.end());
  all.erase(std::unique(all.begin(), all.end()), all.end());
  std::vector<Turns> smallest;
  std::copy_if(all.begin(), all.end(), std::back_inserter(smallest), [&](Turns one) {
    return std::none_of(all.begin(), all.end(), [&](Turns other) { return other != one && (other & one) == other; });
  });
  return smallest;
}

// The least that turns the part of this year alone.
std::optional<std::int64_t> PersonsThisYear(const CriterionRule& rule, const Population& population,
                                            const Share& this_year) {
  const Decimal before = *population.year_before[At(rule.criterion)];
  const bool fall = TurnsByFalling(rule, Judge(rule, population.figures));
  return LeastToTurn(rule, population.figures, this_year.group, [&](std::int64_t persons) {
    return MeanOfTwo(ShareWithout(this_year, fall ? persons : -persons), before);
  });
}

std::optional<Step> StepOf(const CriterionRule& rule, const Population& population) {
  const Decimal value = *population.figures[rule.criterion];
  const bool fall = TurnsByFalling(rule, Judge(rule, population.figures));
  if (rule.criterion == Criterion::kIncome) {
    const Decimal beyond = rule.op == Operator::kAtLeast ? Decimal{1} : Decimal{};
    return Step{rule.criterion, 0, *ThresholdOf(rule, population.figures) - value - beyond};
  }
  const auto& group = population.groups[At(rule.criterion)];
  if (!group || !IsCountable(group->persons)) return std::nullopt;
  const auto this_year = ThisYear(rule, population);
  const Share share{this_year.value_or(value), group->persons, this_year ? 1 : rule.method.years.value_or(1)};
  const auto persons =
      this_year ? PersonsThisYear(rule, population, share) : PersonsToTurn(rule, population.figures, share);
  if (!persons) return std::nullopt;
  const Decimal then = ShareWithout(share, fall ? *persons : -*persons);
  const Decimal figure = this_year ? MeanOfTwo(then, *population.year_before[At(rule.criterion)]) : then;
  return Step{rule.criterion, *persons, figure - value};
}

std::optional<Way> WayOf(const RuleSet& rules, Turns turns, const Population& population) {
  Way way;
  for (const CriterionRule& rule : rules.criteria) {
    if ((turns & BitOf(rule.criterion)) == 0) continue;
    const auto step = StepOf(rule, population);
    if (!step) return std::nullopt;
    const auto& group = population.groups[At(rule.criterion)];
    way.certain_size = way.certain_size && (rule.criterion == Criterion::kIncome || !group->estimated);
    way.persons += step->persons;
    way.steps.push_back(*step);
  }
  return way;
}

bool NeedsIncome(const Way& way) {
  return std::any_of(way.steps.begin(), way.steps.end(),
                     [](const Step& step) { return step.criterion == Criterion::kIncome; });
}

}  // namespace

Figures Apply(const Population& population, const Levers& levers, const RuleSet& rules) {
  const Moves moves = MovesOf(population, levers);
  Figures after = population.figures;
  for (const CriterionRule& rule : rules.criteria) {
    auto& value = after[rule.criterion];
    if (rule.criterion == Criterion::kIncome) {
      if (value) value = std::max(*value + levers.income_points, Decimal{});
    } else if (rule.criterion != Criterion::kPopulation) {
      value = Changed(rule, population, levers, moves);
    }
  }
  if (moves.any && moves.before) after[Criterion::kPopulation] = Decimal::Of(moves.after());
  return after;
}

std::vector<Way> FindWays(const RuleSet& rules, const ClassRule& out_of, const Population& population) {
  const Evaluation evaluation = Evaluate(rules, population.figures);
  const std::string& counted = out_of.years > 0 ? out_of.held : out_of.key;
  if (evaluation.Of(rules, counted) != Certainty::kCertain) return {};
  std::vector<Way> ways;
  for (const Turns turns : Smallest(TurnsOutOf(rules, out_of, evaluation))) {
    if (auto way = WayOf(rules, turns, population)) ways.push_back(*std::move(way));
  }
  std::stable_sort(ways.begin(), ways.end(), [](const Way& a, const Way& b) {
    return std::tuple(NeedsIncome(a), a.persons, a.steps.size()) <
           std::tuple(NeedsIncome(b), b.persons, b.steps.size());
  });
  return ways;
}

}  // namespace tovholder::criteria
