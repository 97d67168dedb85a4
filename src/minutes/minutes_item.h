// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string_view>
#include <vector>

#include "minutes/layout_items.h"
#include "minutes/layout_lines.h"
#include "minutes/minutes_reading.h"

namespace tovholder::minutes {

// A stretch of an item: a label or heading, and the lines below it.
struct ItemSection {
  const layout::Line* head = nullptr;  // none for the text ahead of the first label
  layout::Field field = layout::Field::kNarrative;
  std::vector<layout::Line*> lines;
};

// A paragraph: lines that no blank line parts and that go on. `text` reaches from the first to the last.
struct Paragraph {
  std::string_view text;
  const layout::Line* first = nullptr;
  bool listed = false;  // begins with a bullet or number
};
std::vector<Paragraph> Paragraphs(const ItemSection& section);
// The cleaned paragraphs joined by line breaks.
ReadText JoinParagraphs(const layout::Lines& lines, const std::vector<Paragraph>& paragraphs, Confidence confidence,
                        std::string_view rule);

// What an item needs to know of its meeting.
struct ItemContext {
  const MinutesReading* meeting = nullptr;
  bool letters_are_types = true;     // "(B)" says a type; not so where "(C)" stands too
  bool both_absence_labels = false;  // Afbud and Fraværende are told apart
  bool text_breaks_off = false;      // the file ends without a line break
};

ItemReading ReadItem(layout::Lines& lines, const layout::ItemCut& cut, const ItemContext& context);

// "Administrationen indstiller til Planudvalget, at:": an office, its verb and nothing behind it.
bool LeadsInRecommendation(std::string_view line);

// Parts of ReadItem.
std::vector<ItemSection> CutSections(layout::Lines& lines, const layout::ItemCut& cut);
void ReadRecommendations(const layout::Lines& lines, const ItemSection& section, ItemReading& item);
// "Staben foreslår, at Byrådet godkender skema A" in a case text that has no heading for it.
void FindRecommendation(const layout::Lines& lines, const ItemSection& section, ItemReading& item);
void ReadDecision(const layout::Lines& lines, const std::vector<const ItemSection*>& sections,
                  const ItemContext& context, ItemReading& item);
// Minutes without any label "Beslutning": the item's own text tells what was decided.
void ReadPlainDecision(layout::Lines& lines, const layout::ItemCut& cut, const ItemContext& context, ItemReading& item);
void AddAbsence(const layout::Lines& lines, std::string_view name, AttendanceMark mark, std::string_view rule,
                const ItemContext& context, ItemReading& item);
// A case number in a value or a line of its own; empty without one.
std::string_view FindCaseNumber(std::string_view text);
// Whether a case number has a form of KLE that its facet breaks ("27.00.00-000-1-23").
bool IsOddCaseNumber(std::string_view number);

}  // namespace tovholder::minutes
