// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <vector>

#include "desk/agenda.h"
#include "html/html.h"
#include "http/router.h"
#include "people/visit.h"

namespace tovholder::desk {

// The attachments of an item with their marks, and the form that adds some. Counts of fewer than `smallest` persons are
// shown.
html::Html AttachmentsOf(const people::Visit& visit, const ItemOnDesk& item, int smallest);
// The file itself; the caller asks who may have it.
http::Response FileOf(const people::Visit& visit, const DeskAttachment& attachment);
// /moeder/{id}/dagsorden/{punkt}/bilag and below it
std::vector<http::Route> AttachmentFormRoutes(const people::Office& office);

}  // namespace tovholder::desk
