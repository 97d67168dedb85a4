// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "planning/poll.h"
#include "planning/series.h"

// What somebody types as dates of a series and as times of a poll.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace tovholder;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const Date today{std::chrono::year(2026), std::chrono::May, std::chrono::day(1)};
  const planning::Slot usual{today, TimeOfDay{15, 0}, TimeOfDay{17, 0}};
  const auto times = planning::ParseTimes(text, usual, today);
  if (times) {
    const auto begins = [](const planning::Slot& slot) { return std::pair(slot.date, slot.start); };
    const bool in_order = std::is_sorted(
        times->begin(), times->end(), [&](const auto& one, const auto& other) { return begins(one) < begins(other); });
    if (times->empty() || !in_order || times->front().date < today) std::abort();
  }
  const auto dates = planning::ParseDates(text);
  if (dates && !std::all_of(dates->begin(), dates->end(), [](const Date& date) { return date.ok(); })) std::abort();
  return 0;
}
