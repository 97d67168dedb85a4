// SPDX-License-Identifier: EUPL-1.2
#include "documents/xlsx_values.h"

#include <fmt/format.h>

#include <cmath>
#include <utility>

#include "base/text.h"

namespace tovholder::documents {
namespace {

constexpr std::int64_t kSecondsPerDay = 86'400;
constexpr double kMostSerial = 3e6;  // days: beyond the year 9999

// "15:00", with seconds only where there are some.
std::string FormatSeconds(std::int64_t seconds) {
  const std::string minutes = fmt::format("{:02}:{:02}", seconds / 3600, seconds / 60 % 60);
  return seconds % 60 == 0 ? minutes : fmt::format("{}:{:02}", minutes, seconds % 60);
}

Cell ShowPlain(std::string raw, double value, const NumberFormat& format) {
  Cell cell{.kind = CellKind::kNumber, .text = FormatPlainDecimal(raw)};
  cell.raw = std::move(raw);
  cell.number = value;
  cell.percent = format.shown == ShownAs::kPercent;
  if (format.shown == ShownAs::kMasked) cell.text = FormatMasked(cell.text, format.mask).value_or(cell.text);
  return cell;
}

// A time of day or a duration, which need no day to stand on.
void ShowTime(Cell& cell, std::int64_t seconds, ShownAs shown) {
  cell.text = FormatSeconds(shown == ShownAs::kTime ? seconds % kSecondsPerDay : seconds);
}

bool ShowDate(Cell& cell, std::int64_t seconds, ShownAs shown, DateSystem dates) {
  cell.date = DateOfSerial(seconds / kSecondsPerDay, dates);
  if (!cell.date) return false;
  cell.text = FormatIso(*cell.date);
  const std::int64_t time = seconds % kSecondsPerDay;
  if (shown == ShownAs::kDateTime && time != 0) cell.text += " " + FormatSeconds(time);
  return true;
}

}  // namespace

std::optional<Cell> ShowNumber(std::string raw, double value, const NumberFormat& format, DateSystem dates) {
  const ShownAs shown = format.shown;
  if (shown == ShownAs::kNumber || shown == ShownAs::kPercent || shown == ShownAs::kMasked) {
    return ShowPlain(std::move(raw), value, format);
  }
  if (value < 0 || value > kMostSerial) return std::nullopt;
  Cell cell{.kind = CellKind::kDate, .raw = std::move(raw), .number = value};
  // A time is rounded to its second; a day goes on until midnight.
  const double whole =
      shown == ShownAs::kDate ? std::floor(value) * kSecondsPerDay : std::round(value * kSecondsPerDay);
  const auto seconds = static_cast<std::int64_t>(whole);
  if (shown == ShownAs::kTime || shown == ShownAs::kDuration) {
    ShowTime(cell, seconds, shown);
    return cell;
  }
  return ShowDate(cell, seconds, shown, dates) ? std::optional(std::move(cell)) : std::nullopt;
}

std::optional<Cell> ShowIsoDate(std::string raw) {
  constexpr std::size_t kDateSize = 10;
  const std::string_view text = raw;
  const std::optional<Date> date = ParseIsoDate(text.substr(0, kDateSize));
  if (!date) return std::nullopt;
  Cell cell{.kind = CellKind::kDate, .text = FormatIso(*date), .date = date};
  if (text.size() > kDateSize) {
    // Seconds and their parts are not told.
    const std::optional<TimeOfDay> time = ParseTimeOfDay(text.substr(kDateSize + 1, 5));
    if (text[kDateSize] != 'T' || !time) return std::nullopt;
    if (*time != TimeOfDay{}) cell.text += " " + FormatIso(*time);
  }
  cell.raw = std::move(raw);
  return cell;
}

}  // namespace tovholder::documents
