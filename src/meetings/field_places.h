// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

#include "documents/text_document.h"
#include "meetings/minutes_reading.h"

namespace tovholder::meetings {

// Every place a field was read from, for the page that shows source and structure side by side.
// `field` names it as the review form does: "date", "items.2.decision", "items.2.recommendations.1".
struct FieldPlace {
  std::string field;
  documents::Span place;
  Confidence confidence = Confidence::kLikely;
  std::string rule;
  std::string value;
};
std::vector<FieldPlace> ListFieldPlaces(const MinutesReading& reading);

}  // namespace tovholder::meetings
