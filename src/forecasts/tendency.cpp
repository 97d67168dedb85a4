// SPDX-License-Identifier: EUPL-1.2
#include "forecasts/tendency.h"

#include <cmath>

namespace tovholder::forecasts {
namespace {

struct Line {
  double mean_year = 0;
  double mean = 0;
  double slope = 0;
  double squares_of_years = 0;
};

Line FitLine(const Series& series) {
  Line line;
  for (const YearFigure& figure : series) {
    line.mean_year += figure.year;
    line.mean += figure.value;
  }
  const auto count = static_cast<double>(series.size());
  line.mean_year /= count;
  line.mean /= count;
  double products = 0;
  for (const YearFigure& figure : series) {
    const double year = figure.year - line.mean_year;
    line.squares_of_years += year * year;
    products += year * (figure.value - line.mean);
  }
  if (line.squares_of_years > 0) line.slope = products / line.squares_of_years;
  return line;
}

double At(const Line& line, int year) { return line.mean + line.slope * (year - line.mean_year); }

}  // namespace

Tendency FromChanges(const Series& series) {
  const double years = series.back().year - series.front().year;
  Tendency tendency{.last_year = series.back().year, .level = series.back().value};
  tendency.slope = (series.back().value - series.front().value) / years;
  tendency.freedom = static_cast<int>(series.size()) - 2;
  double squares = 0;
  for (std::size_t i = 1; i < series.size(); ++i) {
    const double gap = series[i].year - series[i - 1].year;
    const double off = series[i].value - series[i - 1].value - gap * tendency.slope;
    squares += off * off / gap;
  }
  tendency.spread = std::sqrt(squares / tendency.freedom);
  tendency.slope_error = 1 / std::sqrt(years);
  return tendency;
}

Tendency FromLine(const Series& series) {
  const Line line = FitLine(series);
  Tendency tendency{.last_year = series.back().year, .level = line.mean, .slope = line.slope};
  tendency.freedom = static_cast<int>(series.size()) - 2;
  double squares = 0;
  for (const YearFigure& figure : series) squares += std::pow(figure.value - At(line, figure.year), 2);
  tendency.spread = std::sqrt(squares / tendency.freedom);
  tendency.slope_error = 1 / std::sqrt(line.squares_of_years);
  tendency.level_error = 1 / std::sqrt(static_cast<double>(series.size()));
  tendency.lag = series.back().year - line.mean_year;
  return tendency;
}

double LineAt(const Series& series, int year) { return At(FitLine(series), year); }

Series Until(const Series& series, int year) {
  Series until;
  until.reserve(series.size());
  for (const YearFigure& figure : series)
    if (figure.year <= year) until.push_back(figure);
  return until;
}

Series UsableOf(const Series& series, int year) {
  Series until = Until(series, year);
  if (!until.empty() && until.back().year < year - kMostYearsBehind) until.clear();
  return until;
}

}  // namespace tovholder::forecasts
