// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <vector>

#include "html/html.h"
#include "http/router.h"
#include "meetings/document.h"
#include "people/visit.h"
#include "search/index.h"

namespace tovholder::imports {

// /dokumenter/{id}/rettelser: what could be put right in a damaged text, each or all to be taken or
// refused. `index` outlives them.
std::vector<http::Route> RepairRoutes(const people::Office& office, const search::Index& index);

// Says on another page that the text of a paper looks damaged, with the first proposals; nothing where
// it does not, or where the reader may not change it.
html::Html RepairNotice(const people::Visit& visit, const meetings::Document& document, std::string_view text);

}  // namespace tovholder::imports
