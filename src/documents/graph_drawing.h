// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"

namespace tovholder::documents {

// A graph in the language of Graphviz, laid out and drawn as SVG by its program `dot`.
// Errors: those of RunProgram, documents.not_drawn {reason}.
Result<std::string> DrawGraph(std::string_view dot);

// Text as a quoted string of that language.
std::string QuoteForDot(std::string_view text);

}  // namespace tovholder::documents
