// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <array>
#include <optional>

#include "forecasts/forecast.h"
#include "forecasts/tendency.h"

// The cohort model of one area as formulas; docs/forecast.md says them in words. Shares are parts of one here.
namespace tovholder::forecasts {

// Of whom a share is taken that people carry with them: those of some ages.
struct Group {
  criteria::Criterion criterion = criteria::Criterion::kEmployment;
  double part = 1;    // of all residents
  double ageing = 0;  // part of the group that grows out of it, and into it, in a year
};
inline constexpr int kStocks = 3;
std::array<Group, kStocks> GroupsOf(const Assumptions& assumptions);

// What happens to people of a group in a year; parts of one.
struct Flows {
  double moving_out = 0;
  double newcomers = 0;  // part of those moving in whom the criterion counts
  double out = 0;        // of those it counts: no longer so
  double in = 0;         // of the others: now so
};
Flows FlowsOf(criteria::Criterion criterion, const Assumptions& assumptions);

// A place in the group goes on: whoever lives there, the same person or the next, is counted after a year with these
// chances.
struct Turnover {
  double counted = 0;  // where a counted one lived
  double other = 0;
};
// `growing` is the part of those growing into the group whom the criterion counts.
Turnover TurnoverOf(const Flows& flows, double ageing, double growing);

// The flows that take a share from `share` to `share` + `change` in the first year, as `assumed` and what else the
// series shows: that goes to `in`, or to `out` where people become fewer than what is assumed would make of them.
Flows Calibrate(Flows assumed, double ageing, double share, double change);
// Those under other assumptions, where what the series showed beyond the old ones goes on.
Flows Carry(const Flows& calibrated, const Flows& assumed, const Flows& then);

// The spread of a share after a year by chance alone, squared.
double ChanceVariance(const Turnover& turnover, double share, double size);

// Income follows work: those outside have `outside` of what the others have. The average beside one where all work.
constexpr double IncomeAt(double share_outside, double outside) { return 1 - share_outside * (1 - outside); }

// An area as its series and the assumptions describe it; what is missing cannot be foretold.
struct Model {
  Assumptions assumptions = {};
  Assumptions assumed = {};
  std::array<Group, kStocks> groups = {};
  std::array<std::optional<Tendency>, kStocks> stocks = {};  // shares, parts of one
  std::optional<Tendency> convicted = {};                    // part of one
  std::optional<Tendency> income = {};                       // per cent of the region's
  std::optional<Tendency> population = {};                   // residents
  double residents = 0;                                      // in the year of the last figure
  int from_year = 0;

  const std::optional<Tendency>& Of(criteria::Criterion criterion) const;
};

// Where the area has no figure of its residents: the fewest for whom the law asks, so that chance is not made too
// small.
inline constexpr double kResidentsUnknown = 1'000;

// `history` and `assumptions` have been checked, `from_year` is a year.
Model MakeModel(const History& history, const Assumptions& assumptions, int from_year);

}  // namespace tovholder::forecasts
