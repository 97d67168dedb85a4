// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <map>
#include <string>

#include "html/components.h"
#include "imports/review_store.h"
#include "people/visit.h"

namespace tovholder::imports {

// The form of a review with these values; errors stand beside their fields.
html::Html RenderReviewForm(const people::Visit& visit, const Review& review, const FormValues& values,
                            const std::map<std::string, Error>& errors);
// "Punkt 2: Beslutning", for lists of fields.
std::string FieldLabel(std::string_view field, const html::Texts& t);

}  // namespace tovholder::imports
