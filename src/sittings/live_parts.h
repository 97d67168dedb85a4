// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <vector>

#include "html/components.h"
#include "people/visit.h"
#include "sittings/sitting.h"
#include "sittings/sitting_pages.h"

// The parts of the live page, each with the forms that it takes.
namespace tovholder::sittings {

// With the errors of a form that was refused. Forms of the page carry the hidden field "punkt".
http::Response ShowLive(const people::Visit& visit, const SittingBook& book, const html::FormErrors& errors);
// The same after a form: back to the live page, with its error where it was refused.
http::Response AfterForm(const people::Visit& visit, const SittingDesk& desk, const SittingBook& book,
                         const Result<void>& done, std::string_view field);

// The list of items: number, title, how far, time spent of what was allotted.
html::Html CourseList(const people::Visit& visit, const SittingBook& book, ItemId shown,
                      std::string (*address)(MeetingId, ItemId));
html::Html RulingForms(const people::Visit& visit, const SittingBook& book, const meetings::ItemDetails& details);
html::Html VotePart(const people::Visit& visit, const SittingBook& book, const meetings::ItemDetails& details);
html::Html SaidPart(const people::Visit& visit, const SittingBook& book, const meetings::ItemDetails& details);
// Asks who chairs where the chair does not; nothing where he does.
html::Html ChairPart(const people::Visit& visit, const SittingBook& book, const meetings::ItemDetails& details);
html::Html AttendancePart(const people::Visit& visit, const SittingBook& book, const meetings::ItemDetails& details);
html::Html ItemActions(const people::Visit& visit, const SittingBook& book, const meetings::ItemDetails& details);

// Where a postponed item was proposed; nothing for others.
html::Html OnwardOf(const people::Visit& visit, ItemId item);

// A form of the live page with its token and item.
html::Html LiveForm(const people::Visit& visit, const SittingBook& book, ItemId item, std::string_view action,
                    const html::Html& content, std::string id = {});

std::vector<http::Route> RulingRoutes(const SittingDesk& desk);
std::vector<http::Route> VoteRoutes(const SittingDesk& desk);
std::vector<http::Route> ChairRoutes(const SittingDesk& desk);
std::vector<http::Route> AttendanceRoutes(const SittingDesk& desk);

// A route of a form on the live page: `take` writes for whoever may record.
using TakeForm = Result<void> (*)(sql::Transaction& transaction, const people::Visit& visit, const SittingDesk& desk,
                                  const SittingBook& book, ItemId item);
http::Route FormRoute(const SittingDesk& desk, std::string_view action, std::string_view field, TakeForm take);

}  // namespace tovholder::sittings
