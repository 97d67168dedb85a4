// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "base/time.h"
#include "documents/text_document.h"
#include "minutes/layout_bodies.h"
#include "minutes/layout_labels.h"

namespace tovholder::minutes::layout {

// A logical line: a line of the text, or a part of one where several stand glued together ("boliger201.
// Godkendelse", "Sagsnr.: 1    Dok.nr.: 2", run-on text). Blank lines are left out.
struct Line {
  std::string_view raw;   // as in the text, trimmed
  std::string_view text;  // without bullet and Markdown signs at the ends
  int indent = 0;
  int heading = 0;  // 1–6 where the file marks a heading
  bool strong = false;
  bool bullet = false;
  bool blank_before = false;
  bool glued = false;  // does not begin a line of the text
  const LabelEntry* label = nullptr;
  std::string_view label_text;
  std::string_view value;                // behind the label
  std::optional<DecisionHead> decision;  // a heading that opens a decision
  bool page_mark = false;                // "Side 2" inside run-on text
  bool placed = false;                   // belongs to something that was understood
};

struct Lines {
  const documents::TextDocument* document = nullptr;
  std::vector<Line> all;
  std::vector<std::uint32_t> breaks;  // where the text's lines end
  bool run_on = false;                // line breaks were lost

  documents::Span SpanOf(std::string_view part) const;
  // From the begin of `first` to the end of `last`.
  documents::Span Between(std::string_view first, std::string_view last) const;
  int NumberAt(std::uint32_t offset) const;  // line of the text, from 1
  int NumberOf(std::string_view part) const { return NumberAt(SpanOf(part).begin); }
};

Lines BreakLines(const documents::TextDocument& document);

// Cuts the line `index` so that `part` of it becomes a line of its own.
void CutAt(Lines& lines, std::size_t index, std::string_view part);

// A label or heading that stands inside an item, and not in a header.
bool OpensItemText(const Line& line);

}  // namespace tovholder::minutes::layout
