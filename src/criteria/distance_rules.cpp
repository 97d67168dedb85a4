// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <cstdlib>

#include "criteria/explanation.h"
#include "criteria/persons.h"

namespace tovholder::criteria {
namespace {

__extension__ using WideCount = __int128;
constexpr std::int64_t kHundredPercent = 100 * Decimal::kUnit;

constexpr Decimal Within100(Decimal percent) { return std::min(std::max(percent, Decimal{}), Decimal::Of(100)); }

constexpr std::int64_t RoundedUp(WideCount part, WideCount whole) {
  return static_cast<std::int64_t>((part + whole - 1) / whole);
}

}  // namespace

// A figure that is so many of so many, rounded to its places, is counted with the persons themselves: 1,202 of 3,000
// less two is exactly 40 %. One that was rounded further where it was printed is counted as it stands.
Decimal ShareWithout(const Share& share, std::int64_t persons) {
  const std::int64_t whole = share.group * share.years;
  const WideCount exact = static_cast<WideCount>(share.percent.micros) * whole;
  const auto part = static_cast<std::int64_t>((exact + kHundredPercent / 2) / kHundredPercent);
  const Decimal off = PercentOf(part, whole) - share.percent;
  if (off <= Decimal{1} && off >= Decimal{-1}) return Within100(PercentOf(part - persons * share.years, whole));
  return Within100(share.percent - PercentOf(persons, share.group));
}

bool TurnsByFalling(const CriterionRule& rule, Verdict verdict) {
  return (verdict == Verdict::kMet) == (rule.op != Operator::kUnder);
}

std::optional<std::int64_t> LeastToTurn(const CriterionRule& rule, const Figures& figures, std::int64_t most,
                                        const std::function<Decimal(std::int64_t)>& after) {
  const Verdict now = Judge(rule, figures);
  if (now == Verdict::kUnknown) return std::nullopt;
  Figures then = figures;
  const auto turns = [&](std::int64_t persons) {
    then[rule.criterion] = after(persons);
    return Judge(rule, then) != now;
  };
  if (most < 1 || !turns(most)) return std::nullopt;
  std::int64_t least = 1;
  while (least < most) {
    const std::int64_t middle = least + (most - least) / 2;
    if (turns(middle)) {
      most = middle;
    } else {
      least = middle + 1;
    }
  }
  return most;
}

std::optional<std::int64_t> PersonsToTurn(const CriterionRule& rule, const Figures& figures, const Share& share) {
  const bool percent = share.percent >= Decimal{} && share.percent <= Decimal::Of(100);
  if (!IsCountable(share.group) || !percent) return std::nullopt;
  const bool fall = TurnsByFalling(rule, Judge(rule, figures));
  const Decimal room = fall ? share.percent : Decimal::Of(100) - share.percent;
  const std::int64_t most = RoundedUp(static_cast<WideCount>(room.micros) * share.group, kHundredPercent);
  return LeastToTurn(rule, figures, most,
                     [&](std::int64_t persons) { return ShareWithout(share, fall ? persons : -persons); });
}

Decimal MeanOfTwo(Decimal one, Decimal other) {
  const std::int64_t sum = one.micros + other.micros;
  return {(sum < 0 ? sum - 1 : sum + 1) / 2};
}

Decimal UsualPart(Criterion criterion) {
  switch (criterion) {
    case Criterion::kEmployment:
      return Decimal::Of(60);  // 18-64
    case Criterion::kConvicted:
      return Decimal::Of(75);  // 18 and over
    case Criterion::kEducation:
      return Decimal::Of(40);  // 30-59
    case Criterion::kIncome:
      return Decimal::Of(65);  // 15-64
    case Criterion::kNonwestern:
    case Criterion::kPopulation:
      break;
  }
  return Decimal::Of(100);
}

std::optional<Distance> DistanceOf(const CriterionRule& rule, const Figures& figures, std::optional<GroupSize> group) {
  const auto& value = figures[rule.criterion];
  const auto limit = ThresholdOf(rule, figures);
  if (!value || !limit) return std::nullopt;
  Distance distance{*value - *limit, std::nullopt, false};
  if (rule.criterion == Criterion::kIncome) return distance;
  if (rule.criterion == Criterion::kPopulation) {
    const bool fall = TurnsByFalling(rule, Judge(rule, figures));
    const std::int64_t most = std::abs(distance.points.micros) / Decimal::kUnit + 1;
    distance.persons = LeastToTurn(
        rule, figures, most, [&](std::int64_t persons) { return *value + Decimal::Of(fall ? -persons : persons); });
    return distance;
  }
  if (!group) return distance;
  distance.persons = PersonsToTurn(rule, figures, {*value, group->persons, rule.method.years.value_or(1)});
  distance.estimated = distance.persons && group->estimated;
  return distance;
}

}  // namespace tovholder::criteria
