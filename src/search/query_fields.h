// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string_view>

#include "base/result.h"
#include "search/query.h"
#include "search/tokenizer.h"

namespace tovholder::search {

// Names of fields, folded: organ, udvalg, type, aar, sag, person and their English twins.
bool IsField(std::string_view folded_name);

// What "name:value" asks for, as terms of facts. Errors: search.note.unknown_type, search.note.no_year,
// search.note.empty_field.
Result<Node> FieldNode(std::string_view folded_name, std::string_view value, Tokenizer& tokenizer);

}  // namespace tovholder::search
