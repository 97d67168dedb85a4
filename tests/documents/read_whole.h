// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

#include "documents/text_document.h"

namespace tovholder::documents {

// What is read of a file that has to be readable.
TextDocument ReadWhole(const std::string& bytes, const std::string& name);
// "1|Heading": level, what more the mark says, and its text, for each mark of a kind.
std::vector<std::string> Marked(const TextDocument& document, MarkKind kind);

}  // namespace tovholder::documents
