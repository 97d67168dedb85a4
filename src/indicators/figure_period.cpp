// SPDX-License-Identifier: EUPL-1.2
#include "indicators/figure_period.h"

#include <fmt/format.h>

#include "base/period.h"
#include "base/scanner.h"
#include "base/text.h"
#include "html/formats.h"

namespace tovholder::indicators {
namespace {

using std::chrono::day;
using std::chrono::last;
using std::chrono::month;
using std::chrono::year;

Date FirstOf(int of_year, unsigned of_month = 1) { return {year(of_year), month(of_month), day(1)}; }
Date LastOf(int of_year, unsigned of_month = 12) { return Date(year(of_year) / month(of_month) / last); }

std::optional<int> ReadYear(Scanner& scanner) {
  const auto number = scanner.ReadNumber(4);
  return number && number->width == 4 ? std::optional(number->value) : std::nullopt;
}

// "2015", "2017-2018", "2017/2018", "2017 og 2018"
std::optional<FigurePeriod> ReadYears(std::string_view text, const Indicator& indicator) {
  Scanner scanner(text);
  const auto first = ReadYear(scanner);
  if (!first) return std::nullopt;
  if (scanner.AtEnd()) return PeriodOfYear(indicator, *first);
  scanner.SkipSpace();
  if (!scanner.SkipDash() && !scanner.Skip('/') && !scanner.Skip("og ")) return std::nullopt;
  scanner.SkipSpace();
  const auto second = ReadYear(scanner);
  if (!second || !scanner.AtEnd() || *second < *first) return std::nullopt;
  if (indicator.timing == Timing::kFirstOfJanuary) return FigurePeriod{FirstOf(*first), FirstOf(*second)};
  return FigurePeriod{FirstOf(*first), LastOf(*second)};
}

// "2024K2" and "2024M03", as statistics tables write quarters and months.
std::optional<FigurePeriod> ReadCoded(std::string_view text) {
  Scanner scanner(text);
  const auto of_year = ReadYear(scanner);
  if (!of_year) return std::nullopt;
  const bool quarter = scanner.Skip('K') || scanner.Skip('k');
  if (!quarter && !scanner.Skip('M') && !scanner.Skip('m')) return std::nullopt;
  const auto number = scanner.ReadNumber(2);
  const int most = quarter ? 4 : 12;
  if (!number || !scanner.AtEnd() || number->value < 1 || number->value > most) return std::nullopt;
  const auto place = static_cast<unsigned>(number->value);
  if (quarter) return FigurePeriod{FirstOf(*of_year, 3 * place - 2), LastOf(*of_year, 3 * place)};
  return FigurePeriod{FirstOf(*of_year, place), LastOf(*of_year, place)};
}

std::string FormatQuarter(unsigned quarter, int of_year, html::Language language) {
  return language == html::Language::kDanish ? fmt::format("{}. kvartal {}", quarter, of_year)
                                             : fmt::format("Q{} {}", quarter, of_year);
}

}  // namespace

FigurePeriod PeriodOfYear(const Indicator& indicator, int year) {
  const int years = indicator.mean_of_years.value_or(1);
  if (indicator.timing == Timing::kFirstOfJanuary) return {FirstOf(year - years + 1), FirstOf(year)};
  return {FirstOf(year - years + 1), LastOf(year)};
}

Result<FigurePeriod> ReadFigurePeriod(std::string_view text, const Indicator& indicator) {
  const std::string trimmed = CollapseSpace(text);
  if (trimmed.empty()) return FigurePeriod{};
  if (const auto years = ReadYears(trimmed, indicator)) return *years;
  if (const auto coded = ReadCoded(trimmed)) return *coded;
  const Period period = ParsePeriod(trimmed);
  if (!period.start || !period.end) return Fail("indicators.period_unclear", {{"text", trimmed}});
  return FigurePeriod{period.start, period.end};
}

std::string FormatFigurePeriod(const FigurePeriod& period, html::Language language) {
  if (!period.first || !period.last) return {};
  const Date from = *period.first;
  const Date to = *period.last;
  const int first_year = static_cast<int>(from.year());
  const int last_year = static_cast<int>(to.year());
  if (from == to) return html::FormatDay(from, html::DayForm::kLong, language);
  const bool from_new_year = from == FirstOf(first_year);
  if (from_new_year && (to == LastOf(last_year) || to == FirstOf(last_year))) {
    return first_year == last_year ? std::to_string(first_year) : fmt::format("{}-{}", first_year, last_year);
  }
  const auto last_month = static_cast<unsigned>(to.month());
  const auto first_month = static_cast<unsigned>(from.month());
  const bool whole_months =
      first_year == last_year && from == FirstOf(first_year, first_month) && to == LastOf(last_year, last_month);
  if (whole_months && last_month % 3 == 0 && first_month + 2 == last_month) {
    return FormatQuarter(last_month / 3, last_year, language);
  }
  Period days{from, to, Precision::kDay, ""};
  return language == html::Language::kDanish ? FormatDatesDanish(days) : FormatDatesEnglish(days);
}

FigurePeriod PeriodOf(const Observation& observation) { return {observation.from_date, observation.to_date}; }

}  // namespace tovholder::indicators
