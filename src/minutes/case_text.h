// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

#include "documents/blocks.h"
#include "documents/text_document.h"
#include "minutes/minutes_reading.h"

namespace tovholder::minutes {

// The text of a case as Markdown: what an item says beside the fields that were read from it (title,
// recommendations, decision, …), section by section.
std::string CaseTextOf(const ItemReading& item, const documents::TextDocument& document,
                       const std::vector<documents::Block>& blocks);

// The part of a document as Markdown, without what lies in the `taken` places (in order).
std::string MarkdownOf(const documents::TextDocument& document, const std::vector<documents::Block>& blocks,
                       documents::Span part, const std::vector<documents::Span>& taken);

}  // namespace tovholder::minutes
