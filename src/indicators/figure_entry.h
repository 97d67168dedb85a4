// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "indicators/indicator_rules.h"
#include "indicators/indicator_store.h"

// A figure as somebody enters it by hand.
namespace tovholder::indicators {

struct EnteredFigure {
  Observation observation;  // with id and version where it is one that is changed
  std::string place;        // "area:3" or "place:7", see ValueOf
  std::string source_title;
  std::string source_address;
  std::optional<std::int64_t> document;  // a paper of the house, in which `source_address` marks the place
  Rival rival = Rival::kAsk;
  std::optional<Decimal> confirmed;  // the value of which it was said that it is right, unlikely as it is
};

// Whether the error is a question that can be answered with yes.
bool IsDoubt(const Error& error);

// Stores it with its place and source. What is wrong is added to `wrong` by field; what stands there already keeps it
// from being stored. Errors: the first of `wrong`: those of CheckObservation, FindDoubt and PutObservation,
// indicators.no_source.
Result<void> EnterFigure(sql::Transaction& transaction, EnteredFigure& figure, FieldErrors& wrong);

// One source by hand stands for all that is entered from it; one in a paper for one place there.
FigureSourceId FindOrCreateSource(sql::Transaction& transaction, std::string_view title, std::string_view address,
                                  std::optional<std::int64_t> document = std::nullopt);

}  // namespace tovholder::indicators
