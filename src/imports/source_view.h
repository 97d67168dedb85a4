// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

#include "documents/blocks.h"
#include "documents/text_document.h"
#include "html/components.h"
#include "minutes/field_places.h"

// The text of a paper on a page.
namespace tovholder::imports {

// The text line by line with the given places marked: each <mark> carries data-field with the names of
// its fields and the class of the least certain of them, and the first of each field an id
// "sted-FIELD". Places may overlap; what is not a field but was not understood is shown as such.
html::Html RenderSource(const documents::TextDocument& document, const std::vector<minutes::FieldPlace>& places,
                        const std::vector<documents::Span>& unplaced, const html::Texts& t);

// A paper that is no minutes, as headings, paragraphs, lists and tables.
html::Html RenderBlocks(const documents::TextDocument& document, int top_heading);

}  // namespace tovholder::imports
