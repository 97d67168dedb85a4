// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <gmock/gmock.h>

#include <algorithm>
#include <set>
#include <string>
#include <string_view>

#include "standing/standing.h"

namespace tovholder::standing {

inline const indicators::Indicator& KnownIndicator(std::string_view key) {
  const auto& known = indicators::KnownIndicators();
  return *std::find_if(known.begin(), known.end(), [&](const auto& one) { return one.key == key; });
}

inline Date DayIn(int year, unsigned month, unsigned day) {
  return Date{std::chrono::year(year), std::chrono::month(month), std::chrono::day(day)};
}

// Of one year, or as it was on 1 January, approved.
inline KnownFigure FigureOf(std::string_view key, int year, std::string_view value) {
  KnownFigure figure;
  figure.indicator = &KnownIndicator(key);
  const int before = figure.indicator->mean_of_years.value_or(1) - 1;
  const bool day = figure.indicator->timing == indicators::Timing::kFirstOfJanuary;
  figure.observation.from_date = DayIn(year - before, 1, 1);
  figure.observation.to_date = day ? DayIn(year, 1, 1) : DayIn(year, 12, 31);
  figure.observation.value = ParseDecimal(value, DecimalMark::kPoint).value();
  figure.observation.state = indicators::ObservationState::kApproved;
  return figure;
}

// The figures of Ringparken on the list of 2019, by two papers (sn.dk 1345105, dklf.dk); 1,900 residents.
inline Facts RingparkenOf2019(std::string_view national) {
  Facts facts;
  facts.own = {FigureOf("employment", 2018, "41.2"), FigureOf("convicted", 2018, "2.07"),
               FigureOf("education", 2018, "70.2"),  FigureOf("income", 2018, "57.7"),
               FigureOf("nonwestern", 2019, "57"),   FigureOf("population", 2019, "1900")};
  if (!national.empty()) facts.country = {FigureOf("convicted", 2018, national)};
  return facts;
}

}  // namespace tovholder::standing
