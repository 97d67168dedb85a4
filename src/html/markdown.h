// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>

#include "html/html.h"

namespace tovholder::html {

// Markdown as secretaries write it (headings, lists, tables, emphasis, links) as markup. HTML in the
// text is shown as text, and only http, https, mailto and tel links become links. The highest heading
// becomes h`top_heading` (1–6), so that it fits below the page's own.
Html RenderMarkdown(std::string_view markdown, int top_heading);

// What the Markdown says, without its marks: a line a block.
std::string PlainFromMarkdown(std::string_view markdown);

// Plain text as Markdown that says just that.
std::string EscapeMarkdown(std::string_view text);

}  // namespace tovholder::html
