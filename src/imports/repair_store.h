// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <functional>
#include <set>
#include <string>
#include <vector>

#include "imports/repair_offer.h"
#include "search/index.h"
#include "sql/database.h"

namespace tovholder::imports {

// What repair the text of a paper could do with, by the Danish dictionary, the paper's own words and
// those of the archive. Takes about a second; nothing is proposed for a text that has its æ ø å.
// Errors: those of LoadOriginalText and of documents::Dictionary::Load.
Result<RepairOffer> OfferRepairs(sql::Reader& reader, const meetings::Document& document);

// Keeps what was decided on proposals of the offer. Errors: import.no_such_repair where none of the
// keys names an open proposal.
Result<std::int64_t> DecideRepairs(sql::Transaction& transaction, const RepairOffer& offer,
                                   meetings::DocumentId document, const std::set<std::string>& keys,
                                   meetings::RepairState state);
// Takes decisions back, so that they are proposed again.
void ForgetRepairs(sql::Transaction& transaction, meetings::DocumentId document, const std::set<std::int64_t>& ids);

// Reads the paper's meetings (or, where it is none, its search entry) again from the text as it stands
// now. `before` is the text that they were read from; what a person put right in the fields stays.
// Errors: import.repair_after_edit {file}, import.part_is_gone {file}.
Result<void> ReadRepaired(sql::Transaction& transaction, const search::Index& index, meetings::DocumentId document,
                          const documents::TextDocument& before);

}  // namespace tovholder::imports
