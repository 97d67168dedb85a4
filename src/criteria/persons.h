// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <functional>
#include <optional>

#include "criteria/evaluation.h"

// From a share to whole persons and back, without a rounding that a limit could fall into.
namespace tovholder::criteria {

// A group that persons are reckoned of: not empty, and no larger than any country's people.
constexpr bool IsCountable(std::int64_t group) { return group > 0 && group <= 1'000'000'000'000; }

// So many per cent of a group; of a mean, the group is as large in each of its years.
struct Share {
  Decimal percent;
  std::int64_t group = 0;  // countable
  int years = 1;
};
// With so many persons less in each year (below 0: more); from 0 to 100.
Decimal ShareWithout(const Share& share, std::int64_t persons);

// Whether the verdict of `rule` turns when its figure falls; it turns the other way when it rises.
bool TurnsByFalling(const CriterionRule& rule, Verdict verdict);

// The least number from 1 to `most` for which the verdict is another; `after` gives the figure for a number and moves
// one way only.
std::optional<std::int64_t> LeastToTurn(const CriterionRule& rule, const Figures& figures, std::int64_t most,
                                        const std::function<Decimal(std::int64_t)>& after);
// Of a share; nothing where the figure, the limit or the group is not known.
std::optional<std::int64_t> PersonsToTurn(const CriterionRule& rule, const Figures& figures, const Share& share);

Decimal MeanOfTwo(Decimal one, Decimal other);

}  // namespace tovholder::criteria
