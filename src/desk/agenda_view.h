// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "desk/agenda.h"
#include "desk/agenda_snapshot.h"
#include "html/components.h"
#include "people/visit.h"

// How meetings on the desk look, wherever they stand.
namespace tovholder::desk {

std::string AgendaAddress(meetings::MeetingId id);
std::string AddressOf(const DeskItem& item);

// The frame of a page about one meeting, with the way back to it.
html::PageFrame DeskFrame(const people::Visit& visit, const Agenda& agenda, std::string_view title);

std::string_view WordOf(MeetingState state, const html::Texts& t);
html::Html StateBadge(MeetingState state, const html::Texts& t);
// "Punkt 4, Nye bænke: tilføjet"
std::string SentenceOf(const AgendaChange& change, const html::Texts& t);
// Moved, cancelled, what was changed since it was first sent out; for everybody.
html::Html RenderNotes(const Agenda& agenda, const html::Texts& t);

// Lets in who may read the agenda of the address in preparation, and forms of who may edit it: by his role in one of
// the organizations that meet, or in the whole installation.
http::Handler ForAgenda(const people::Office& office, people::PageHandler handler);
// The same where the address names no meeting yet: for whoever may do so for some organization.
http::Handler ForSomeAgenda(const people::Office& office, people::PageHandler handler);
// And where it names an organization.
http::Handler ForOrganization(const people::Office& office, people::PageHandler handler);
std::optional<people::Organization> AddressedOrganization(const people::Visit& visit);

// The meeting of the address, which one of those has let in to.
std::optional<Agenda> AddressedAgenda(const people::Visit& visit);
// The form that was sent, its words put in order.
std::string TypedText(const people::Visit& visit, std::string_view field);

}  // namespace tovholder::desk
