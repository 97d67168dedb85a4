// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>

#include "html/components.h"
#include "people/visit.h"
#include "trace/access_request.h"

// How requests for access look, wherever they stand.
namespace tovholder::trace {

std::string AddressOf(AccessRequestId id);
std::string AddressOf(const AccessPaper& paper);

html::PageFrame AccessFrame(const people::Visit& visit, std::string_view title);
html::Html StateBadge(RequestState state, const html::Texts& t);
html::Html DecisionBadge(PaperDecision decision, const html::Texts& t);
// "Frist onsdag den 30. april 2025 (om 3 dage)"; in red where it is over and nothing was sent.
html::Html DueFact(const AccessRequest& request, Date today, const html::Texts& t);
std::string_view WordOf(PaperSource source, const html::Texts& t);

}  // namespace tovholder::trace
