// SPDX-License-Identifier: EUPL-1.2
#include "forecasts/chance.h"

#include <cmath>
#include <limits>

namespace tovholder::forecasts {
namespace {

// Below so many expected successes counting up from none is quicker, and rejection is not valid.
constexpr double kFew = 10;
constexpr std::int32_t kMultiplied = 16;  // up to this power multiplying is quicker than exp

// SplitMix64, which fills the state of the generator from a seed.
std::uint64_t Mix(std::uint64_t& state) {
  state += 0x9E3779B97F4A7C15U;
  std::uint64_t mixed = state;
  mixed = (mixed ^ (mixed >> 30U)) * 0xBF58476D1CE4E5B9U;
  mixed = (mixed ^ (mixed >> 27U)) * 0x94D049BB133111EBU;
  return mixed ^ (mixed >> 31U);
}

// log k! less Stirling's formula for it.
double Remainder(double k) {
  static constexpr std::array<double, 10> kSmall = {
      0.08106146679532726, 0.04134069595540929, 0.02767792568499834, 0.02079067210376509,  0.01664469118982119,
      0.01387612882307075, 0.01189670994589177, 0.01041126526197209, 0.009255462182712733, 0.008330563433362871};
  if (k < 10) return kSmall[static_cast<std::size_t>(k)];
  const double after = k + 1;
  const double square = after * after;
  return (1.0 / 12 - (1.0 / 360 - 1.0 / 1260 / square) / square) / after;
}

double Power(double base, std::int32_t exponent) {
  if (exponent > kMultiplied) return std::exp(exponent * std::log(base));
  double power = 1;
  for (; exponent > 0; exponent /= 2, base *= base)
    if (exponent % 2 != 0) power *= base;
  return power;
}

// The logarithm of how likely k is beside the mode.
double LogRatio(double n, double probability, double k, double mode) {
  const double odds = probability / (1 - probability);
  return (mode + 0.5) * std::log((mode + 1) / (odds * (n - mode + 1))) +
         (n + 1) * std::log((n - mode + 1) / (n - k + 1)) + (k + 0.5) * std::log(odds * (n - k + 1) / (k + 1)) +
         Remainder(mode) + Remainder(n - mode) - Remainder(k) - Remainder(n - k);
}

// Between which it lies, without logarithms: V. Kachitvichyanukul and B. W. Schmeiser, Binomial random variate
// generation, 1988, step 5.2.
struct Bounds {
  double lower = -std::numeric_limits<double>::infinity();
  double upper = std::numeric_limits<double>::infinity();
};
Bounds BoundsAt(double from_mode, double variance) {
  if (from_mode == 0 || from_mode >= variance / 2 - 1) return {};
  const double middle = -from_mode * from_mode / (2 * variance);
  const double off = from_mode / variance * ((from_mode * (from_mode / 3 + 0.625) + 1.0 / 6) / variance + 0.5);
  return {middle - off, middle + off};
}

}  // namespace

Chance::Chance(std::uint64_t seed, std::uint64_t block) {
  std::uint64_t mixed = block;
  mixed = seed ^ Mix(mixed);
  for (std::uint64_t& word : state_) word = Mix(mixed);
}

// Marsaglia's polar method, which makes two at a time.
double Chance::Normal() {
  if (has_spare_) {
    has_spare_ = false;
    return spare_;
  }
  double x = 0;
  double y = 0;
  double square = 0;
  do {
    x = 2 * Uniform() - 1;
    y = 2 * Uniform() - 1;
    square = x * x + y * y;
  } while (square >= 1 || square == 0);
  const double scale = std::sqrt(-2 * std::log(square) / square);
  spare_ = y * scale;
  has_spare_ = true;
  return x * scale;
}

double Chance::ChiSquared(int freedom) {
  double product = 1;
  double sum = 0;
  for (int pair = 0; pair < freedom / 2; ++pair) {
    product *= 1 - Uniform();
    if (product > 1e-200) continue;
    sum -= 2 * std::log(product);
    product = 1;
  }
  sum -= 2 * std::log(product);
  if (freedom % 2 == 0) return sum;
  const double normal = Normal();
  return sum + normal * normal;
}

std::int32_t Chance::Binomial(std::int32_t trials, double probability) {
  if (trials <= 0 || probability <= 0) return 0;
  if (probability >= 1) return trials;
  if (probability > 0.5) return trials - Binomial(trials, 1 - probability);
  return trials * probability < kFew ? Few(trials, probability) : Many(trials, probability);
}

std::int32_t Chance::Few(std::int32_t trials, double probability) {
  const double odds = probability / (1 - probability);
  const double scale = (trials + 1.0) * odds;
  double chance = Power(1 - probability, trials);  // of just `count`
  double left = Uniform();
  std::int32_t count = 0;
  while (left > chance && count < trials) {
    left -= chance;
    ++count;
    chance *= scale / count - odds;
  }
  return count;
}

// Transformed rejection with squeeze (BTRS): W. Hörmann, The generation of binomial random variates, 1993.
std::int32_t Chance::Many(std::int32_t trials, double probability) {
  const double n = trials;
  const double spread = std::sqrt(n * probability * (1 - probability));
  const double b = 1.15 + 2.53 * spread;
  const double a = -0.0873 + 0.0248 * b + 0.01 * probability;
  const double center = n * probability + 0.5;
  const double squeeze = 0.92 - 4.2 / b;
  while (true) {
    const double u = Uniform() - 0.5;
    double v = 1 - Uniform();
    const double us = 0.5 - std::abs(u);
    const double place = (2 * a / us + b) * u + center;
    if (!(place >= 0 && place < n + 1)) continue;
    const auto k = static_cast<std::int32_t>(place);
    if (us >= 0.07 && v <= squeeze) return k;
    const auto mode = static_cast<double>(static_cast<std::int32_t>((n + 1) * probability));
    v = std::log(v * (2.83 + 5.1 / b) * spread / (a / (us * us) + b));
    const Bounds bounds = BoundsAt(std::abs(k - mode), spread * spread);
    if (v > bounds.upper) continue;
    if (v <= bounds.lower || v <= LogRatio(n, probability, k, mode)) return k;
  }
}

}  // namespace tovholder::forecasts
