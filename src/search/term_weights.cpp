// SPDX-License-Identifier: EUPL-1.2
#include "search/term_weights.h"

#include <cmath>

namespace tovholder::search {

void TermWeight::Add(float weight) {
  if (places_ >= kPlacesCounted) return;
  sum_ += weight / static_cast<float>((places_ + 1) * (places_ + 1));
  if (places_ == 0) first_ = weight;
  ++places_;
}

double TermWeight::Total() const {
  return static_cast<double>(static_cast<float>(static_cast<double>(first_ + sum_ - first_) / 1.64493406685));
}

std::int64_t Score(double weights, std::int64_t words) {
  return std::llround(1e6 * weights / (1 + std::log(static_cast<double>(1 + words))));
}

}  // namespace tovholder::search
