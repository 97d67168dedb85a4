// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <vector>

#include "desk/read_through.h"
#include "html/components.h"
#include "people/visit.h"

// What was remarked on a draft, for who prepares the meeting.
namespace tovholder::desk {

// Those on one item, or on the agenda as a whole; handled ones folded.
html::Html RenderRemarks(const people::Visit& visit, const std::vector<NamedRemark>& remarks,
                         std::optional<DeskItemId> item);
// On the agenda as a whole, and on items that are gone.
html::Html RemarksBlock(const people::Visit& visit, const Agenda& agenda, const std::vector<NamedRemark>& remarks);
// Who has not read it, and what is not handled; nothing where all is done.
html::Html ReadingNotice(const Agenda& agenda, const std::vector<NamedReader>& readers,
                         const std::vector<NamedRemark>& remarks, const html::Texts& t);

std::string ReadersAddress(meetings::MeetingId id);

}  // namespace tovholder::desk
