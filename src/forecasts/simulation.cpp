// SPDX-License-Identifier: EUPL-1.2
#include "forecasts/simulation.h"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <functional>
#include <future>

#include "forecasts/area_run.h"

namespace tovholder::forecasts {
namespace {

using criteria::Criterion;

constexpr int kRunsInBlock = 500;
constexpr int kMostThreads = 64;
constexpr double kHalf = 0.5;          // rounds, since no value is below 0
constexpr double kMostSteps = 10'000;  // of residents

// Above what may reasonably happen; more is counted as that much.
double MostOf(Criterion criterion, const Model& model, int years) {
  if (criterion == Criterion::kIncome) return 2 * kMostIncome;
  if (criterion != Criterion::kPopulation) return 100;
  return 3 * model.residents * std::max(1.0, std::pow(1 + model.assumptions.housing_change, years));
}

// Blocks of runs are taken by whichever thread is free.
class Simulator {
 public:
  Simulator(const History& history, const Model& model, const ClassCheck& check, const Plan& plan)
      : history_(history), model_(model), check_(check), plan_(plan), streaks_(check.StreaksOf(history.held)) {}

  int blocks() const { return (plan_.runs + kRunsInBlock - 1) / kRunsInBlock; }
  Tally empty() const { return {model_, plan_.years, check_.classes()}; }

  Tally Work() {
    Tally tally = empty();
    FigureTable table(history_, model_, check_, plan_.years);
    AreaRun area(model_);
    for (int block = next_block_++; block < blocks(); block = next_block_++) {
      Chance chance(plan_.seed, static_cast<std::uint64_t>(block));
      const int runs = std::min(kRunsInBlock, plan_.runs - block * kRunsInBlock);
      for (int run = 0; run < runs; ++run) {
        area.Live(table, chance);
        Count(table, tally);
      }
    }
    return tally;
  }

 private:
  void Count(const FigureTable& table, Tally& tally) const {
    for (const Criterion criterion : criteria::kCriteria) {
      if (!model_.Of(criterion)) continue;
      for (int year = model_.from_year + 1; year <= table.last_year(); ++year)
        tally.Count(criterion, year, table.Get(criterion, year));
    }
    ClassCheck::Streaks streaks = streaks_;
    for (int list = model_.from_year + 1; list <= table.last_year(); ++list)
      tally.Count(list, check_.Evaluate(table.KnownFor(list), table.MetFor(list, check_), streaks));
  }

  const History& history_;
  const Model& model_;
  const ClassCheck& check_;
  const Plan& plan_;
  ClassCheck::Streaks streaks_;
  std::atomic<int> next_block_ = 0;
};

}  // namespace

Tally::Tally(const Model& model, int years, int classes)
    : from_year_(model.from_year), years_(years), classes_(classes) {
  for (const Criterion criterion : criteria::kCriteria) {
    if (!model.Of(criterion)) continue;
    Scale& scale = scales_[static_cast<std::size_t>(criteria::IndexOf(criterion))];
    const double most = MostOf(criterion, model, years);
    if (criterion == Criterion::kPopulation)
      scale.whole = std::ceil(most / kMostSteps);
    else
      scale.parts = criterion == Criterion::kConvicted ? 1'000 : 100;
    scale.steps = static_cast<std::size_t>(most * scale.parts / scale.whole) + 1;
    scale.counts.resize(scale.steps * static_cast<std::size_t>(years));
  }
  const auto size = static_cast<std::size_t>(years) * static_cast<std::size_t>(classes);
  certain_.resize(size);
  possible_.resize(size);
}

void Tally::Count(Criterion criterion, int year, double value) {
  Scale& scale = scales_[static_cast<std::size_t>(criteria::IndexOf(criterion))];
  const auto step = std::min(static_cast<std::size_t>(value * scale.parts / scale.whole + kHalf), scale.steps - 1);
  ++scale.counts[static_cast<std::size_t>(year - from_year_ - 1) * scale.steps + step];
}

void Tally::Count(int list_year, const ClassCheck::Classes& classes) {
  for (int i = 0; i < classes_; ++i) {
    const criteria::Certainty certainty = classes[static_cast<std::size_t>(i)];
    if (certainty == criteria::Certainty::kCertain) ++certain_[PositionOf(list_year, i)];
    if (certainty != criteria::Certainty::kExcluded) ++possible_[PositionOf(list_year, i)];
  }
}

void Tally::Add(const Tally& other) {
  const auto add = [](auto& to, const auto& from) {
    std::transform(to.begin(), to.end(), from.begin(), to.begin(), std::plus<>());
  };
  for (std::size_t i = 0; i < scales_.size(); ++i) add(scales_[i].counts, other.scales_[i].counts);
  add(certain_, other.certain_);
  add(possible_, other.possible_);
}

double Tally::ValueAt(Criterion criterion, int year, double runs) const {
  const Scale& scale = scales_[static_cast<std::size_t>(criteria::IndexOf(criterion))];
  const auto begin =
      scale.counts.begin() + static_cast<std::ptrdiff_t>(static_cast<std::size_t>(year - from_year_ - 1) * scale.steps);
  const auto end = begin + static_cast<std::ptrdiff_t>(scale.steps);
  std::uint64_t below = 0;
  const auto found = std::find_if(begin, end, [&](std::uint32_t count) {
    below += count;
    return static_cast<double>(below) >= runs;
  });
  return static_cast<double>(found - begin) * scale.whole / scale.parts;
}

Tally Simulate(const History& history, const Model& model, const ClassCheck& check, const Plan& plan) {
  Simulator simulator(history, model, check, plan);
  const int others = std::clamp(plan.threads, 1, std::min(kMostThreads, simulator.blocks())) - 1;
  std::vector<std::future<Tally>> work;
  work.reserve(static_cast<std::size_t>(others));
  for (int i = 0; i < others; ++i)
    work.push_back(std::async(std::launch::async, [&simulator] { return simulator.Work(); }));
  Tally tally = simulator.Work();
  for (std::future<Tally>& part : work) tally.Add(part.get());
  return tally;
}

}  // namespace tovholder::forecasts
