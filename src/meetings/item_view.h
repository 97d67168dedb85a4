// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

#include "html/components.h"
#include "meetings/meeting.h"
#include "meetings/meeting_store.h"

// How meetings and their items look, wherever they stand.
namespace tovholder::meetings {

std::string AddressOf(MeetingId id);
std::string AddressOf(ItemId id);
std::string AddressOf(AttachmentId id);
// The page of a case number, which may hold slashes and letters of any kind.
std::string CaseAddress(std::string_view case_number);

// "Socialudvalget, 7. november 2023"
std::string TitleOf(const MeetingRow& row, const html::Texts& t);
// Kind, date and time, place, and for whom it matters that it is a draft.
std::vector<html::Html> FactsOf(const MeetingRow& row, const html::Texts& t);

// "Referat"
std::string_view WordOf(minutes::PaperKind kind, const html::Texts& t);
// "Beslutningspunkt"
std::string_view WordOf(minutes::ItemType type, const html::Texts& t);
// "Punkt 3: Budget", or what a closed item may be called in public.
std::string TitleOf(const AgendaItem& item, const html::Texts& t);
std::vector<html::Html> FactsOf(const AgendaItem& item, const html::Texts& t);

// The decision with what was recommended and put on record. Headings in it are h`top_heading`.
html::Html RenderOutcome(const ItemDetails& details, int top_heading, const html::Texts& t);
// The case behind it: responsible, theme, text, earlier treatment, attachments. Headings in it begin at h`top_heading`.
html::Html RenderCase(const ItemDetails& details, int top_heading, const html::Texts& t);
bool HasCase(const ItemDetails& details);

// Those who were there and those who were not, by what was marked.
html::Html RenderAttendance(const std::vector<AttendanceRow>& rows, const html::Texts& t);

}  // namespace tovholder::meetings
