// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/decimal.h"
#include "documents/text_document.h"
#include "indicators/indicator.h"

// Figures in running text, as proposals for a person to look at.
namespace tovholder::indicators {

enum class FigureRole {
  kValue,
  kComparison,  // of the municipality, the country, "resten af kommunen"
  kThreshold    // what a criterion asks for: "overstiger 40 %"
};

struct FoundFigure {
  documents::Span place;  // of the number with its unit
  int line = 0;           // from 1, where the number begins
  Decimal value;
  std::optional<Unit> unit;
  std::string unit_text;  // as it stands: "%", "kr.", "pr. 1000 beboere", "tilfælde"
  std::optional<int> year;
  FigureRole role = FigureRole::kValue;
  std::optional<Decimal> limit;  // of a value: the threshold it stands beside, in the same unit
  std::string where;             // words that seem to name the place: "Motalavej", "Slagelse Kommune"
  std::string context;           // the sentence it stands in, and the one before
  std::string printed;           // what stands there, where it was read as something else: "1512015"
};

// Percentages, amounts, rates, index numbers and counts of cases and people; no dates, ages, sections of laws, page or
// heading numbers. The year is that of the sentence. Words may be damaged as scanned ones are.
std::vector<FoundFigure> FindFigures(std::string_view text);
inline constexpr std::size_t kMostFigures = 2000;  // of one text

// Those it may be of, by the words around it, its unit and ages, the likeliest first.
std::vector<const Indicator*> GuessIndicators(const FoundFigure& figure, const std::vector<Indicator>& indicators);

// Whether two words are the same but for what scanning does to letters.
bool IsSameWhenScanned(std::string_view a, std::string_view b);

}  // namespace tovholder::indicators
