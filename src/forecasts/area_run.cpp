// SPDX-License-Identifier: EUPL-1.2
#include "forecasts/area_run.h"

#include <algorithm>
#include <cmath>

namespace tovholder::forecasts {
namespace {

using criteria::Criterion;

constexpr std::size_t kWork = 0;     // among the stocks
constexpr double kHalfPerson = 0.5;  // rounds, since there are never less than none
constexpr double kMostResidents = 100'000'000;
// A crowd of people who differ varies less than one where each throws the same dice; how much less a few figures tell
// only roughly, and that they lie close together may be chance as well.
constexpr double kLeastChancePart = 0.5;

// How far the years really spread, of what a few of them show.
double DrawSpread(const Tendency& tendency, Chance& chance) {
  if (tendency.spread == 0) return 0;
  return tendency.spread * std::sqrt(tendency.freedom / chance.ChiSquared(tendency.freedom));
}

// What the trend really was, and how far it goes on: evenly between nothing and twice the weight, or between as much
// below the whole as the weight is.
double DrawTrue(const Tendency& tendency, double spread, Chance& chance) {
  return tendency.slope + spread * tendency.slope_error * chance.Normal();
}
double DrawWeight(double weight, Chance& chance) {
  const double least = std::max(0.0, 2 * weight - 1);
  const double most = std::min(1.0, 2 * weight);
  return least + (most - least) * chance.Uniform();
}

double Beyond(double spread, double explained_variance) {
  return std::sqrt(std::max(0.0, spread * spread - explained_variance));
}

std::int32_t Whole(double people) { return static_cast<std::int32_t>(people + kHalfPerson); }

// A surprise makes some of the others counted, or some of the counted others.
Turnover Surprise(Turnover turnover, double share, double change) {
  if (change > 0 && share < 1) turnover.other = std::min(1.0, turnover.other + change / (1 - share));
  if (change < 0 && share > 0) turnover.counted = std::max(0.0, turnover.counted + change / share);
  return turnover;
}

}  // namespace

StockRun DrawStock(const Model& model, std::size_t stock, double size, Chance& chance) {
  const Group& group = model.groups[stock];
  const Tendency& tendency = *model.stocks[stock];
  const double share = tendency.level;
  StockRun run;
  run.assumed = FlowsOf(group.criterion, model.assumed);
  run.then = FlowsOf(group.criterion, model.assumptions);
  run.ageing = group.ageing;
  run.reference = share;
  run.spread = DrawSpread(tendency, chance);
  run.trend = DrawTrue(tendency, run.spread, chance) * DrawWeight(model.assumptions.trend_weight, chance);
  run.size = Whole(size);
  run.count = Whole(share * run.size);
  const Turnover first = TurnoverOf(Calibrate(run.assumed, run.ageing, share, run.trend), run.ageing, share);
  const double by_chance = std::sqrt(ChanceVariance(first, share, size));
  run.surprise = Beyond(run.spread, by_chance * by_chance);
  if (run.spread >= by_chance) return run;
  run.chance_part = std::max(kLeastChancePart, run.spread / by_chance);
  run.spread = run.chance_part * by_chance;
  return run;
}

Turnover NextTurnover(StockRun& run, const Flows& flows) {
  const Flows calibrated = Calibrate(run.assumed, run.ageing, run.reference, run.trend);
  const Turnover turnover = TurnoverOf(Carry(calibrated, run.assumed, flows), run.ageing, run.reference);
  run.reference = std::clamp(run.reference + run.trend, 0.0, 1.0);
  return turnover;
}

void LiveOn(StockRun& run, const Turnover& turnover, std::int32_t size, Chance& chance) {
  const double share = run.share();
  std::int32_t counted = run.count;
  std::int32_t places = run.size;
  std::int32_t joining = 0;
  if (size > places) {
    joining = chance.Binomial(size - places, run.then.newcomers);
  } else if (size < places) {
    const std::int32_t fewer = places - size;
    // No more of either kind can go than there are.
    const std::int32_t gone =
        std::clamp(chance.Binomial(fewer, share), std::max(0, fewer - (places - counted)), std::min(fewer, counted));
    counted -= gone;
    places = size;
  }
  const Turnover now = run.surprise > 0 ? Surprise(turnover, share, run.surprise * chance.Normal()) : turnover;
  std::int32_t after = chance.Binomial(counted, now.counted) + chance.Binomial(places - counted, now.other);
  if (run.chance_part < 1) {
    const double expected = counted * now.counted + (places - counted) * now.other;
    after = Whole(expected + run.chance_part * (after - expected));
  }
  run.count = joining + after;
  run.size = size;
}

AreaRun::AreaRun(const Model& model) : model_(model), first_year_(model.from_year) {
  for (const Criterion criterion : criteria::kCriteria)
    if (const auto& tendency = model.Of(criterion)) first_year_ = std::min(first_year_, tendency->last_year);
}

void AreaRun::Draw(Chance& chance) {
  const double weight = model_.assumptions.trend_weight;
  population_ = {.value = model_.residents};
  if (const auto& tendency = model_.population) {
    population_.surprise = DrawSpread(*tendency, chance);
    population_.trend = DrawTrue(*tendency, population_.surprise, chance) * DrawWeight(weight, chance);
  }
  for (std::size_t i = 0; i < kStocks; ++i)
    if (model_.stocks[i]) stocks_[i] = DrawStock(model_, i, model_.groups[i].part * model_.residents, chance);
  if (model_.convicted) DrawConvicted(chance);
  if (model_.income) DrawIncome(chance);
}

void AreaRun::DrawConvicted(Chance& chance) {
  const Tendency& tendency = *model_.convicted;
  const double spread = DrawSpread(tendency, chance);
  const double level = tendency.level + spread * tendency.level_error * chance.Normal();
  const double trend = DrawTrue(tendency, spread, chance);
  convicted_.value = level + trend * tendency.lag;
  convicted_.trend = trend * DrawWeight(model_.assumptions.trend_weight, chance);
  const double rate = std::clamp(tendency.level, 0.0, 1.0);
  const double adults = model_.assumptions.adult * model_.residents;
  convicted_.surprise = Beyond(spread, adults > 0 ? rate * (1 - rate) / adults : 0);
}

void AreaRun::DrawIncome(Chance& chance) {
  const Tendency& tendency = *model_.income;
  const double spread = DrawSpread(tendency, chance);
  income_.value = tendency.level;
  income_.trend = DrawTrue(tendency, spread, chance) * DrawWeight(model_.assumptions.trend_weight, chance);
  income_.surprise = spread;
  if (!model_.stocks[kWork]) return;
  // What work explains is not to be counted twice.
  const double outside = model_.assumed.outside_income;
  const StockRun& work = stocks_[kWork];
  const double share = model_.stocks[kWork]->level;
  const double before = IncomeAt(share, outside);
  const double after = IncomeAt(std::clamp(share + work.trend, 0.0, 1.0), outside);
  income_.trend -= income_.value * (after / before - 1);
  const double explained = income_.value * (1 - outside) / before * work.spread;
  income_.surprise = Beyond(spread, explained * explained);
}

void AreaRun::Live(FigureTable& table, Chance& chance) {
  Draw(chance);
  for (int year = first_year_ + 1; year <= table.last_year(); ++year) {
    const double outside_before = stocks_[kWork].share();
    LivePopulation(year, table, chance);
    LiveStocks(year, table, chance);
    if (model_.convicted && year > model_.convicted->last_year) LiveConvicted(year, table, chance);
    if (model_.income && year > model_.income->last_year) LiveIncome(year, outside_before, table, chance);
  }
}

void AreaRun::LivePopulation(int year, FigureTable& table, Chance& chance) {
  if (year > model_.from_year) population_.value *= 1 + model_.assumptions.housing_change;
  if (!model_.population || year <= model_.population->last_year) return;
  population_.value += population_.trend;
  if (population_.surprise > 0) population_.value += population_.surprise * chance.Normal();
  population_.value = std::clamp(population_.value, 0.0, kMostResidents);
  table.Set(Criterion::kPopulation, year, Whole(population_.value));
}

void AreaRun::LiveStocks(int year, FigureTable& table, Chance& chance) {
  for (std::size_t i = 0; i < kStocks; ++i) {
    if (!model_.stocks[i] || year <= model_.stocks[i]->last_year) continue;
    StockRun& run = stocks_[i];
    const Turnover turnover = NextTurnover(run, year > model_.from_year ? run.then : run.assumed);
    LiveOn(run, turnover, Whole(model_.groups[i].part * population_.value), chance);
    table.Set(model_.groups[i].criterion, year, 100 * run.share());
  }
}

void AreaRun::LiveConvicted(int year, FigureTable& table, Chance& chance) {
  if (year > model_.from_year) {
    convicted_.value *= 1 + model_.assumptions.convicted_change;
    convicted_.trend *= 1 + model_.assumptions.convicted_change;
  }
  convicted_.value += convicted_.trend;
  double rate = convicted_.value;
  if (convicted_.surprise > 0) rate += convicted_.surprise * chance.Normal();
  const std::int32_t adults = Whole(model_.assumptions.adult * population_.value);
  const std::int32_t count = chance.Binomial(adults, std::clamp(rate, 0.0, 1.0));
  table.Set(Criterion::kConvicted, year, adults > 0 ? 100.0 * count / adults : 0);
}

void AreaRun::LiveIncome(int year, double outside_before, FigureTable& table, Chance& chance) {
  const double outside = model_.assumptions.outside_income;
  if (model_.stocks[kWork] && year > model_.stocks[kWork]->last_year)
    income_.value *= IncomeAt(stocks_[kWork].share(), outside) / IncomeAt(outside_before, outside);
  income_.value += income_.trend;
  if (income_.surprise > 0) income_.value += income_.surprise * chance.Normal();
  income_.value = std::max(0.0, income_.value);
  table.Set(Criterion::kIncome, year, income_.value);
}

}  // namespace tovholder::forecasts
