// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "documents/ocr_repair.h"
#include "documents/text_document.h"
#include "meetings/repair.h"

// What could be put right in the damaged text of a scanned paper.
namespace tovholder::imports {

// What may be taken or refused, and what was decided before.
struct RepairOffer {
  documents::TextDocument original;
  std::vector<documents::RepairChange> open;
  std::vector<meetings::RepairDecision> decided;
};

// Whether a text has so few æ ø å that it is worth to look for repairs.
bool MayBeDamaged(std::string_view text);

// The proposals on which nobody has decided.
std::vector<documents::RepairChange> WithoutDecided(std::vector<documents::RepairChange> changes,
                                                    const std::vector<meetings::RepairDecision>& decided);

// "120-126-både": how a form names a proposal.
std::string KeyOf(const documents::RepairChange& change);

}  // namespace tovholder::imports
