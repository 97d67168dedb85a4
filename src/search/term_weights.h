// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>

// How much a term says about an entry. Both databases compute the same: PostgreSQL's ts_rank of a
// single term, 6/π² · (w₀ + w₁/2² + w₂/3² + …) over the weights of its places, in the same arithmetic.
namespace tovholder::search {

inline constexpr float kTitleWeight = 1.0F;
inline constexpr float kTextWeight = 0.1F;
// PostgreSQL keeps so many places of a term.
inline constexpr int kPlacesCounted = 255;
// Beginnings of words count by whether the title has one.
inline constexpr double kPrefixInTitle = 0.6;
inline constexpr double kPrefixInText = 0.06;

// Sums one term's places in order; places in the title come first.
class TermWeight {
 public:
  void Add(float weight);
  double Total() const;

 private:
  int places_ = 0;
  float sum_ = 0;
  float first_ = 0;
};

// The order of hits: longer texts count less. A whole number, so that no rounding tells two databases apart.
std::int64_t Score(double weights, std::int64_t words);

}  // namespace tovholder::search
