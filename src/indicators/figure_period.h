// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "base/time.h"
#include "html/texts.h"
#include "indicators/observation.h"

// When a figure holds, as sources write it.
namespace tovholder::indicators {

// Both are missing where the source does not say.
struct FigurePeriod {
  std::optional<Date> first;
  std::optional<Date> last;
  friend bool operator==(const FigurePeriod&, const FigurePeriod&) = default;
};

// The whole year; of an indicator that is counted on 1 January that day. A mean of several years ends with the year.
FigurePeriod PeriodOfYear(const Indicator& indicator, int year);
// "2015", "2017-2018", "1. januar 2019", "2. kvartal 2024", "2024K2", "marts 2024"; "" where the source does not say.
// Error: indicators.period_unclear {text}.
Result<FigurePeriod> ReadFigurePeriod(std::string_view text, const Indicator& indicator);

// "2015", "2017-2018", "1. januar 2019", "2. kvartal 2024"; "" where it is not known. Reads back in Danish.
std::string FormatFigurePeriod(const FigurePeriod& period, html::Language language);
FigurePeriod PeriodOf(const Observation& observation);

}  // namespace tovholder::indicators
