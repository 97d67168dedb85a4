// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/workdays.h"

namespace tovholder::plan::test {

inline Day On(std::string_view iso) { return ParseIsoDate(iso).value(); }
inline std::string Iso(const std::optional<Day>& day) { return day ? FormatIso(Date(*day)) : "never"; }

// Laid out once where nothing is closed.
inline WorkdayCalendar CalendarWithout(const std::vector<ClosedDays>& closed) {
  static const WorkdayCalendar usual;
  return closed.empty() ? usual : WorkdayCalendar(closed);
}

}  // namespace tovholder::plan::test
