// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "html/components.h"
#include "sittings/sitting.h"
#include "sittings/sitting_pages.h"

// How the pages of one meeting are reached.
namespace tovholder::sittings {

// The meeting of the address for whoever may record it, or may follow it; nothing for others.
std::optional<SittingBook> RecordedBook(const people::Visit& visit);
std::optional<SittingBook> FollowedBook(const people::Visit& visit);

// The item that was asked for (?punkt= or the form), else the current one, else the first.
const meetings::ItemDetails* AddressedItem(const people::Visit& visit, const SittingBook& book);

std::string LiveAddress(MeetingId id);
std::string LiveAddress(MeetingId id, ItemId item);
std::string FollowAddress(MeetingId id);
std::string MinutesAddress(MeetingId id);
html::PageFrame SittingFrame(const people::Visit& visit, const SittingBook& book, std::string_view title);

// For whoever has signed in; which meeting he may open is asked of the meeting.
http::Handler SignedIn(const people::Office& office, people::PageHandler handler);

// The number of a form's field as the id of a record; an id of 0 where there is none.
template <class Record>
Id<Record> FormId(const people::Visit& visit, std::string_view field) {
  return {visit.request.FormNumber(field).value_or(0)};
}

}  // namespace tovholder::sittings
