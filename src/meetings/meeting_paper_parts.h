// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "documents/paper.h"
#include "meetings/meeting_paper.h"

// What the paper of a meeting and a yearly volume are put together from. Items are headings of `level`.
namespace tovholder::meetings {

// When, where and who.
std::vector<documents::PaperBlock> BeginningOf(const MeetingRecords& records, const PaperSetting& setting, int level);
std::vector<documents::PaperBlock> ItemsOf(const MeetingRecords& records, const PaperSetting& setting, int level);
// Empty where nobody is known to have taken part.
std::vector<documents::PaperBlock> SignaturesOf(const MeetingRecords& records, const PaperSetting& setting,
                                                std::string_view caption);

// Leaves out what is not known.
void AddPaperFact(documents::PaperFacts& facts, std::string_view name, const std::optional<std::string>& value);
// "Bestyrelsen, Slagelse Kommune"
std::string NameAndBody(const std::string& organization, const std::string& body);

}  // namespace tovholder::meetings
