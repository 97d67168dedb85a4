// SPDX-License-Identifier: EUPL-1.2
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "indicators/figure_check.h"

// Any bytes as a table of figures: read, weighed and taken, where each figure has one fate and what is taken is what
// was counted; a mapping reads back as it was stored.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace tovholder;
  using namespace tovholder::indicators;
  const auto file = FigureFile::Open({reinterpret_cast<const char*>(data), size}, "a.csv");
  if (!file) return 0;
  NameSources sources;
  sources.book.indicators = KnownIndicators();
  sources.areas = Unknown::kAdded;
  sources.indicators = Unknown::kAdded;
  FigureNames names(std::move(sources));
  const auto proposed = ProposeMapping(*file, names.AsKnown());
  if (!proposed) return 0;
  if (LoadMapping(StoreMapping(*proposed)) != *proposed) std::abort();
  FigureMapping mapping = *proposed;
  if (mapping.indicator.empty()) mapping.indicator = "Fraflytning";
  if (mapping.place.empty()) mapping.place = "Ringparken";
  if (mapping.period.empty()) mapping.period = "2014";
  const FigureChoices choices;
  FigureCheck check(*file, mapping, names, choices,
                    Date{std::chrono::year(2026), std::chrono::May, std::chrono::day(1)});
  if (!check.Survey()) return 0;
  const auto report = check.Weigh();
  if (!report) std::abort();
  std::int64_t figures = 0;
  if (!EachFigure(*file, mapping, [&](const FigureInTable&) { return ++figures > 0; })) std::abort();
  if (report->counts.Sum() != figures) std::abort();
  std::int64_t taken = 0;
  if (!check.Take([&](WeighedFigure&) { return ++taken > 0; })) std::abort();
  if (taken != report->counts[FigureFate::kNew]) std::abort();
  return 0;
}
