// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <iostream>
#include <random>
#include <vector>

#include "criteria/evaluation.h"

// evaluate_criteria AREAS LISTS: judges so many areas on so many lists by every rule set; prints milliseconds and the
// number of evaluations.
namespace {

using namespace tovholder;
using namespace tovholder::criteria;
using Clock = std::chrono::steady_clock;

constexpr int kRounds = 31;

// Figures as areas have them, every eighth not known.
std::vector<Figures> MakeFigures(std::size_t count) {
  std::mt19937 random(11);
  const auto dice = [&](int least, int most) { return std::uniform_int_distribution<int>(least, most)(random); };
  std::vector<Figures> all(count);
  for (Figures& figures : all) {
    for (const Criterion criterion : kCriteria) {
      if (dice(0, 7) > 0) figures[criterion] = Decimal{dice(20'000'000, 80'000'000)};
    }
    figures[Criterion::kConvicted] = Decimal{dice(500'000, 4'000'000)};
    figures[Criterion::kPopulation] = Decimal::Of(dice(800, 5000));
    figures.national_convicted = Decimal{660'000};
  }
  return all;
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 3) {
    std::cerr << "evaluate_criteria AREAS LISTS\n";
    return 2;
  }
  const auto areas = static_cast<std::size_t>(std::atoi(arguments[1]));
  const auto lists = static_cast<std::size_t>(std::atoi(arguments[2]));
  const std::vector<Figures> all = MakeFigures(areas * lists);
  const std::vector<Certainty> past(4, Certainty::kCertain);
  std::vector<double> times;
  std::size_t certain = 0;
  for (int round = 0; round < kRounds; ++round) {
    const auto begin = Clock::now();
    for (const RuleSet& rules : RuleSets()) {
      for (const Figures& figures : all) {
        if (Evaluate(rules, figures, past).classes.front() == Certainty::kCertain) ++certain;
      }
    }
    times.push_back(std::chrono::duration<double, std::milli>(Clock::now() - begin).count());
  }
  if (certain == 0) std::abort();  // so that the work is done
  std::sort(times.begin(), times.end());
  std::cout << times[kRounds / 2] << ' ' << all.size() * RuleSets().size() << '\n';
  return 0;
}
