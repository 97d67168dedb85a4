// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <array>
#include <bit>
#include <cstdint>

namespace tovholder::forecasts {

// Random numbers for one block of runs: the same seed and block give the same numbers on any thread.
class Chance {
 public:
  Chance(std::uint64_t seed, std::uint64_t block);

  double Uniform() { return static_cast<double>(Next() >> 11U) * 0x1.0p-53; }  // from 0, below 1
  double Normal();                                                             // mean 0, spread 1
  double ChiSquared(int freedom);                                              // `freedom` at least 1
  // How many of `trials` happen, each with `probability`: exact, not a normal curve in its place.
  std::int32_t Binomial(std::int32_t trials, double probability);

 private:
  // xoshiro256++ of Blackman and Vigna.
  std::uint64_t Next() {
    const std::uint64_t result = std::rotl(state_[0] + state_[3], 23) + state_[0];
    const std::uint64_t shifted = state_[1] << 17U;
    state_[2] ^= state_[0];
    state_[3] ^= state_[1];
    state_[1] ^= state_[2];
    state_[0] ^= state_[3];
    state_[2] ^= shifted;
    state_[3] = std::rotl(state_[3], 45);
    return result;
  }
  std::int32_t Few(std::int32_t trials, double probability);
  std::int32_t Many(std::int32_t trials, double probability);

  std::array<std::uint64_t, 4> state_ = {};
  double spare_ = 0;
  bool has_spare_ = false;
};

}  // namespace tovholder::forecasts
