// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <ctime>

namespace tovholder::test {

// Expects that `work(8)`, which has eight times as much to do as `work(1)`, takes far less than the sixty-four times
// that the square would. Counted is the time of the processor: a busy machine lengthens only that of the day.
template <class F>
void ExpectNearlyLinear(F&& work) {
  const auto time = [&](int eighths) {
    const std::clock_t begin = std::clock();
    work(eighths);
    return std::chrono::duration<double>(static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC);
  };
  const auto small = std::max<std::chrono::duration<double>>(time(1), std::chrono::milliseconds(20));
  EXPECT_LT(time(8) / small, 30);
}

}  // namespace tovholder::test
