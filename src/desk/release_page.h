// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "desk/agenda.h"
#include "html/components.h"
#include "people/visit.h"

namespace tovholder::desk {

// What stands in the way of the release and who must say yes to it; 422 where there are errors. One at a field that
// the page has not is told above it.
http::Response ShowRelease(const people::Visit& visit, const Agenda& agenda, const html::FormErrors& errors);

}  // namespace tovholder::desk
