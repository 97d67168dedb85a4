// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <array>

#include "forecasts/chance.h"
#include "forecasts/figure_table.h"
#include "forecasts/model.h"

// One way the coming years may go.
namespace tovholder::forecasts {

// Those of a group in a run, and what happens to them.
struct StockRun {
  Flows assumed;  // in the years of the series
  Flows then;     // from then on
  double ageing = 0;
  double reference = 0;    // the share as it would be by now if what was assumed went on
  double trend = 0;        // of it, a year
  double spread = 0;       // of a year in all
  double surprise = 0;     // of a year beyond chance
  double chance_part = 1;  // below 1 where the series varies less than chance would make it
  std::int32_t size = 0;   // of the group
  std::int32_t count = 0;  // counted in it

  double share() const { return size > 0 ? static_cast<double>(count) / size : 0; }
};
// One drawn from what a series tells; the group has `size` people in the year of its last figure.
StockRun DrawStock(const Model& model, std::size_t stock, double size, Chance& chance);
// Of the coming year, by those flows of the assumptions; the reference goes on.
Turnover NextTurnover(StockRun& run, const Flows& flows);
// One year on, in a group of `size`.
void LiveOn(StockRun& run, const Turnover& turnover, std::int32_t size, Chance& chance);

class AreaRun {
 public:
  explicit AreaRun(const Model& model);

  // Writes the years after the last figure of each series.
  void Live(FigureTable& table, Chance& chance);

 private:
  void Draw(Chance& chance);
  void DrawIncome(Chance& chance);
  void DrawConvicted(Chance& chance);
  void LivePopulation(int year, FigureTable& table, Chance& chance);
  void LiveStocks(int year, FigureTable& table, Chance& chance);
  void LiveConvicted(int year, FigureTable& table, Chance& chance);
  void LiveIncome(int year, double outside_before, FigureTable& table, Chance& chance);

  const Model& model_;
  int first_year_;  // the earliest of the last figures
  std::array<StockRun, kStocks> stocks_ = {};
  // A value that goes on by a trend, and surprises.
  struct Course {
    double value = 0;
    double trend = 0;
    double surprise = 0;
  };
  Course population_;
  Course income_;
  Course convicted_;
};

}  // namespace tovholder::forecasts
