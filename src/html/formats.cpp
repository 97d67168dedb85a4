// SPDX-License-Identifier: EUPL-1.2
#include "html/formats.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <string_view>

namespace tovholder::html {
namespace {

using Words = std::array<std::array<std::string_view, 2>, 12>;

constexpr Words kMonths = {{{"januar", "January"},
                            {"februar", "February"},
                            {"marts", "March"},
                            {"april", "April"},
                            {"maj", "May"},
                            {"juni", "June"},
                            {"juli", "July"},
                            {"august", "August"},
                            {"september", "September"},
                            {"oktober", "October"},
                            {"november", "November"},
                            {"december", "December"}}};
constexpr std::array<std::array<std::string_view, 2>, 7> kWeekdays = {{{"søndag", "Sunday"},
                                                                       {"mandag", "Monday"},
                                                                       {"tirsdag", "Tuesday"},
                                                                       {"onsdag", "Wednesday"},
                                                                       {"torsdag", "Thursday"},
                                                                       {"fredag", "Friday"},
                                                                       {"lørdag", "Saturday"}}};
constexpr std::string_view kMinus = "−";

std::size_t Column(Language language) { return language == Language::kDanish ? 0 : 1; }

std::string TwoDigits(unsigned number) {
  return {static_cast<char>('0' + number / 10 % 10), static_cast<char>('0' + number % 10)};
}

// Puts the mark for thousands between the digits of a whole number.
std::string GroupDigits(std::string_view digits, Language language) {
  std::string grouped;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (i > 0 && (digits.size() - i) % 3 == 0) grouped.push_back(language == Language::kDanish ? '.' : ',');
    grouped.push_back(digits[i]);
  }
  return grouped;
}

bool IsZero(std::string_view digits) { return digits.find_first_not_of("0.") == std::string_view::npos; }

std::string CountOf(std::int64_t n, std::string_view one, std::string_view many, Language language) {
  return FormatNumber(n, language) + " " + std::string(n == 1 ? one : many);
}

std::string NameOfSpan(std::int64_t days, Language language) {
  const bool danish = language == Language::kDanish;
  if (days < 14) return CountOf(days, danish ? "dag" : "day", danish ? "dage" : "days", language);
  if (days < 60) return CountOf(days / 7, danish ? "uge" : "week", danish ? "uger" : "weeks", language);
  if (days < 730) return CountOf(days * 12 / 365, danish ? "måned" : "month", danish ? "måneder" : "months", language);
  return CountOf(days * 4 / 1461, danish ? "år" : "year", danish ? "år" : "years", language);
}

}  // namespace

std::string FormatNumber(std::int64_t number, Language language) {
  const std::string digits = std::to_string(number);
  if (number < 0) return std::string(kMinus) + GroupDigits(std::string_view(digits).substr(1), language);
  return GroupDigits(digits, language);
}

std::string FormatDecimal(double number, int decimals, Language language) {
  if (!std::isfinite(number)) return "–";
  const double scale = std::pow(10.0, decimals);
  std::array<char, 400> buffer;
  const double rounded = std::round(std::abs(number) * scale) / scale;
  const auto end =
      std::to_chars(buffer.data(), buffer.data() + buffer.size(), rounded, std::chars_format::fixed, decimals);
  const std::string_view digits(buffer.data(), static_cast<std::size_t>(end.ptr - buffer.data()));
  const std::size_t point = std::min(digits.find('.'), digits.size());
  std::string formatted(number < 0 && !IsZero(digits) ? kMinus : std::string_view());
  formatted.append(GroupDigits(digits.substr(0, point), language));
  if (point == digits.size()) return formatted;
  formatted.push_back(language == Language::kDanish ? ',' : '.');
  return formatted.append(digits.substr(point + 1));
}

std::string FormatDecimal(Decimal number, Language language, int least_places) {
  return language == Language::kDanish ? FormatDanish(number, least_places) : FormatEnglish(number, least_places);
}

std::string FormatBytes(std::uint64_t bytes, Language language) {
  if (bytes < 1000)
    return CountOf(static_cast<std::int64_t>(bytes), "byte", language == Language::kDanish ? "byte" : "bytes",
                   language);
  constexpr std::array<std::string_view, 4> kUnits = {"kB", "MB", "GB", "TB"};
  double size = static_cast<double>(bytes) / 1000;
  std::size_t unit = 0;
  while (size >= 999.95 && unit + 1 < kUnits.size()) {
    size /= 1000;
    ++unit;
  }
  return FormatDecimal(size, 1, language) + " " + std::string(kUnits[unit]);
}

std::string FormatDay(Date date, DayForm form, Language language) {
  const unsigned day = static_cast<unsigned>(date.day());
  const unsigned month = static_cast<unsigned>(date.month());
  if (!date.ok()) return "–";
  const std::string year = std::to_string(static_cast<int>(date.year()));
  if (form == DayForm::kShort) {
    const std::string mark = language == Language::kDanish ? "." : "/";
    return TwoDigits(day) + mark + TwoDigits(month) + mark + year;
  }
  const std::size_t column = Column(language);
  std::string text = std::to_string(day) + (language == Language::kDanish ? ". " : " ");
  text.append(kMonths[month - 1][column]).append(" ").append(year);
  if (form == DayForm::kLong) return text;
  const std::string weekday(kWeekdays[std::chrono::weekday(date).c_encoding()][column]);
  return weekday + (language == Language::kDanish ? " den " : " ") + text;
}

std::string FormatTimeOfDay(TimeOfDay time, Language language) {
  const std::string hour = TwoDigits(static_cast<unsigned>(time.hour));
  const std::string minute = TwoDigits(static_cast<unsigned>(time.minute));
  return language == Language::kDanish ? "kl. " + hour + "." + minute : "at " + hour + ":" + minute;
}

std::string FormatMoment(Instant instant, Language language) {
  const LocalTime local = ToCopenhagen(instant);
  return FormatDay(local.date, DayForm::kLong, language) + " " + FormatTimeOfDay(local.time, language);
}

std::string FormatNearness(Date date, Date today, Language language) {
  const bool danish = language == Language::kDanish;
  const std::int64_t days = (std::chrono::sys_days(date) - std::chrono::sys_days(today)).count();
  if (days == 0) return danish ? "i dag" : "today";
  if (days == 1) return danish ? "i morgen" : "tomorrow";
  if (days == -1) return danish ? "i går" : "yesterday";
  const std::string span = NameOfSpan(std::abs(days), language);
  if (days > 0) return (danish ? "om " : "in ") + span;
  return danish ? "for " + span + " siden" : span + " ago";
}

}  // namespace tovholder::html
