// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "criteria/evaluation.h"
#include "criteria/explanation.h"

// What would take an area out of a class: the fewest persons, and several ways.
namespace tovholder::criteria {

// People of an area by what criteria ask of them. Shares are of `groups`.
struct Population {
  Figures figures;
  std::array<std::optional<GroupSize>, kCriterionCount> groups = {};
  // The figure of the year before, where a mean of two is asked for: it stays as it was.
  std::array<std::optional<Decimal>, kCriterionCount> year_before = {};
};

// Residents who change or are replaced. Whole persons, none below 0 but where said. Of those who move, the part that is
// of a criterion's ages is as in the area; what is not said of them (convicted, income) is as it was.
struct Levers {
  std::int64_t into_work = 0;  // from outside work and education
  std::int64_t educated = 0;   // of those with basic education only
  std::int64_t fewer_convicted = 0;
  Decimal income_points{0};     // per cent of the region's average, more
  std::int64_t moving_out = 0;  // of the usual mix of the area
  std::int64_t moving_in = 0;   // of the mix below
  Decimal in_outside_work{0};   // per cent of those moving in, by the criterion's own group
  Decimal in_basic_education{0};
  Decimal in_nonwestern{0};
  std::int64_t change_of_size = 0;  // residents more, or fewer (below 0), of the usual mix
};
// The figures as they would be; unknown where the residents or the group would have to be known. With a year before
// that stays, only this year's part of a mean of two changes.
Figures Apply(const Population& population, const Levers& levers, const RuleSet& rules);

struct Step {
  Criterion criterion = Criterion::kEmployment;
  std::int64_t persons = 0;  // 0 for an income; of the non-western, those replaced by others
  Decimal points;            // change of the figure that the law compares
};
// One way out of a class: each criterion in it has to turn.
struct Way {
  std::vector<Step> steps;
  std::int64_t persons = 0;
  bool certain_size = true;  // no group was estimated
};
// All ways that need no more than what they name, the least number of persons first; those over income last, since no
// number of persons follows. What is not known is reckoned as met, so that each way is one for certain; falling below
// the least number of residents is none. A class of several years is left with the class that it counts. Empty where
// the class does not hold or what is known does not tell.
std::vector<Way> FindWays(const RuleSet& rules, const ClassRule& out_of, const Population& population);

}  // namespace tovholder::criteria
