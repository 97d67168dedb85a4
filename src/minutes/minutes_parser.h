// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <vector>

#include "documents/text_document.h"
#include "minutes/minutes_reading.h"

namespace tovholder::minutes {

// Reads any paper. Gives at least one reading, in the order of the text: one for each meeting found, or
// a single one of kind kOther without items. Never fails: what is doubtful stands in `findings`
// (meetings.no_date, meetings.impossible_date, meetings.number_twice, meetings.two_meetings,
// meetings.no_items, meetings.no_decisions, meetings.odd_case_number, meetings.closed_in_doubt,
// meetings.no_text), what was not understood in `unplaced`.
std::vector<MinutesReading> ParseMinutes(const documents::TextDocument& document);

}  // namespace tovholder::minutes
