// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "documents/text_document.h"
#include "minutes/minutes_reading.h"

namespace tovholder::minutes {

// Every place a field was read from, for the page that shows source and structure side by side.
// `field` names it as the review form does: "date", "items.2.decision", "items.2.recommendations.1".
struct FieldPlace {
  std::string field;
  documents::Span place;
  Confidence confidence = Confidence::kLikely;
  std::string rule;
  std::string value;
};
// The id of a field's place in a page: "sted-items-2-decision".
std::string IdIn(std::string_view prefix, std::string_view field);
std::vector<FieldPlace> ListFieldPlaces(const MinutesReading& reading);

}  // namespace tovholder::minutes
