// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

#include "html/components.h"
#include "indicators/figure_entry.h"
#include "people/visit.h"

// The form of one observation that is entered by hand.
namespace tovholder::indicators {

// What the form holds, as it was typed.
struct TypedObservation {
  std::string indicator, place, period, value, part, whole, limit, source_title, source_address, source_place, note,
      rival, reason, confirmed, version;
};

struct ObservationEditing {
  IndicatorBook book;
  ObservationId id;  // none for a new one
  // Those that hold in its place already, with their sources; none before it was asked.
  std::vector<Observation> rivals = {};
  std::vector<FigureSource> sources = {};
};

TypedObservation TypedObservationBy(const people::Visit& visit);
TypedObservation TypedFrom(const Observation& one, const FigureSource& source, const IndicatorBook& book,
                           const html::Texts& t);

// What was understood of it; what was not is added to `wrong` by field.
EnteredFigure ReadObservation(const TypedObservation& typed, const IndicatorBook& book, FieldErrors& wrong);

html::Html ObservationFields(const ObservationEditing& editing, const TypedObservation& typed,
                             const FieldErrors& errors, const html::Texts& t);

}  // namespace tovholder::indicators
