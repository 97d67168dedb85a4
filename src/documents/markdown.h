// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string_view>

#include "documents/text_builder.h"

namespace tovholder::documents {

// Whether a text was written in Markdown: more than one heading or bold stretch in its form. A
// footnote "*) …" or "2 * 3" is none.
bool LooksLikeMarkdown(std::string_view text);

// Writes one line without its Markdown signs; headings, bold text and links become marks. List
// markers stay in the text. A line that is only the rule below a table's head writes nothing.
void AppendMarkdownLine(TextBuilder& builder, std::string_view line);

}  // namespace tovholder::documents
