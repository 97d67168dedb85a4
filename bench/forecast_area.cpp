// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <iostream>
#include <vector>

#include "forecasts/forecast.h"

// forecast_area RUNS YEARS THREADS ROUNDS: foretells the area whose figures it reads, a line each ("employment 2019
// 41.2"), by the rules since 2021; prints the median of the seconds, and the fans and chances.
namespace {

using namespace tovholder;
using Clock = std::chrono::steady_clock;

forecasts::History ReadHistory() {
  forecasts::History history;
  std::string name;
  forecasts::YearFigure figure;
  while (std::cin >> name >> figure.year >> figure.value) {
    criteria::Criterion criterion{};
    if (!criteria::FromName(name, criterion)) std::exit(3);
    history[criterion].push_back(figure);
  }
  return history;
}

void Print(const forecasts::Forecast& forecast) {
  for (const criteria::Criterion criterion : criteria::kCriteria)
    for (const forecasts::Fan& fan : forecast[criterion]) {
      std::cout << "fan " << ToName(criterion) << ' ' << fan.year;
      for (const double value : fan.values) std::cout << ' ' << value;
      std::cout << '\n';
    }
  for (const forecasts::ClassChance& list : forecast.chances) {
    std::cout << "chance " << list.list_year;
    for (const double part : list.by_class) std::cout << ' ' << part;
    std::cout << '\n';
  }
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 5) {
    std::cerr << "forecast_area RUNS YEARS THREADS ROUNDS\n";
    return 2;
  }
  const forecasts::History history = ReadHistory();
  forecasts::Plan plan;
  plan.runs = std::atoi(arguments[1]);
  plan.years = std::atoi(arguments[2]);
  plan.threads = std::atoi(arguments[3]);
  std::vector<double> times;
  forecasts::Forecast forecast;
  for (int round = std::atoi(arguments[4]); round > 0; --round) {
    const auto begin = Clock::now();
    forecast = forecasts::MakeForecast(history, {}, *criteria::FindRuleSet("R4"), plan).value();
    times.push_back(std::chrono::duration<double>(Clock::now() - begin).count());
  }
  std::sort(times.begin(), times.end());
  std::cout << "seconds " << times[times.size() / 2] << '\n';
  Print(forecast);
  return 0;
}
