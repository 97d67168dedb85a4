// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>

#include "forecasts/forecast.h"

// What a series tells of itself: where it stands, where it is going and how sure that is.
namespace tovholder::forecasts {

// In the unit of the series, years in years. Drawn in a run as
//   spread' = spread × √(freedom / χ²), slope' = slope + spread' × slope_error × normal.
struct Tendency {
  int last_year = 0;
  double level = 0;  // in the year `last_year` less `lag`
  double slope = 0;  // a year
  double spread = 0;
  int freedom = 1;
  double slope_error = 0;  // the standard error, as a part of the spread
  double level_error = 0;  // as well; 0 where the last figure is the level
  double lag = 0;
};

// Of people who are there from year to year: the last figure is where they stand, the yearly change its slope, and the
// spread that of the changes, over gaps in proportion to their years. Three figures or more.
Tendency FromChanges(const Series& series);
// Of events that are counted afresh each year: the least squares line, in the middle of its years. Three or more.
Tendency FromLine(const Series& series);
// The least squares line in another year; the level alone where there is one figure.
double LineAt(const Series& series, int year);

// Those until a year, that year included.
Series Until(const Series& series, int year);
// The same, but none where the last of them is too old to tell of that year.
Series UsableOf(const Series& series, int year);

}  // namespace tovholder::forecasts
