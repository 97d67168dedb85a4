// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

#include "documents/pdf_queue.h"
#include "html/html.h"
#include "http/router.h"
#include "meetings/meeting_paper.h"
#include "meetings/meeting_slots.h"
#include "people/visit.h"

// Agenda, minutes and yearly volumes as PDF, Word and HTML. The open edition is that of everybody, also for who may
// see more; ?udgave=fuld gives those the rest.
namespace tovholder::meetings {

// /moeder/{id}/udskrift.pdf, .docx and .html; /organisation/{id}/aarsbog/2025.pdf, .docx and .html.
// `pdfs` outlives all routes.
std::vector<http::Route> PaperRoutes(const people::Office& office, const MeetingSlots& slots,
                                     documents::PdfQueue& pdfs);

std::string PaperAddress(MeetingId id);                         // without its ending
std::string PaperAddress(std::int64_t organization, int year);  // of the yearly volume
// "PDF · Word · HTML" of one edition.
html::Html PaperLinks(const std::string& address, Edition edition, const html::Texts& t);

}  // namespace tovholder::meetings
