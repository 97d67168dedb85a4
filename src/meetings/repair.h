// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <boost/describe.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "base/id.h"
#include "base/time.h"
#include "documents/text_document.h"
#include "meetings/document.h"

// What a person made of proposals to put right the damaged text of a scanned paper. The text as it was read
// stays; what was taken is put in wherever the text is read from then on.
namespace tovholder::meetings {

enum class RepairState { kTaken, kRefused };
std::string_view ToName(RepairState state);  // "taken", "refused"
bool FromName(std::string_view name, RepairState& state);

struct RepairDecision {
  Id<RepairDecision> id;
  DocumentId document;
  std::int64_t first_byte = 0;  // of the text as it was read
  std::int64_t last_byte = 0;   // behind the last byte
  std::string written;
  std::string meant;
  std::string rule;  // of documents::RepairChange
  RepairState state = RepairState::kTaken;
  Instant decided;
};
BOOST_DESCRIBE_STRUCT(RepairDecision, (), (id, document, first_byte, last_byte, written, meant, rule, state, decided))

// The text with what was taken put in; pages and marks move along. Decisions that do not fit the text
// (any more) change nothing.
documents::TextDocument PutIn(const documents::TextDocument& original, const std::vector<RepairDecision>& decisions);

}  // namespace tovholder::meetings
