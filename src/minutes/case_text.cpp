// SPDX-License-Identifier: EUPL-1.2
#include "minutes/case_text.h"

#include <algorithm>

#include "base/text.h"
#include "html/markdown.h"

namespace tovholder::minutes {
namespace {

using documents::Block;
using documents::BlockKind;
using documents::Span;

// Every place of an item whose text stands in a field of its own.
std::vector<Span> TakenPlaces(const ItemReading& item) {
  std::vector<Span> taken{item.title.place};
  const auto add = [&](const std::optional<ReadText>& read) {
    if (read) taken.push_back(read->place);
  };
  for (const auto* field : {&item.number, &item.case_number, &item.recommended_by, &item.decision, &item.responsible,
                            &item.time_allotted, &item.decision_theme, &item.decided_by, &item.attachment_count_text}) {
    add(*field);
  }
  if (item.type) taken.push_back(item.type->place);
  taken.push_back(item.closed.place);
  for (const auto* list : {&item.other_numbers, &item.absent, &item.not_present}) {
    for (const ReadText& read : *list) taken.push_back(read.place);
  }
  for (const auto& read : item.recommendations) taken.push_back(read.text.place);
  for (const auto& read : item.other_decisions) taken.push_back(read.text.place);
  for (const auto& read : item.previous_treatment) taken.push_back(read.text.place);
  for (const auto& read : item.attachments) taken.push_back(read.name.place);
  for (const auto& read : item.sections) taken.push_back(read.heading.place);
  std::sort(taken.begin(), taken.end());
  return taken;
}

std::size_t Overlap(Span a, Span b) {
  const auto begin = std::max(a.begin, b.begin);
  const auto end = std::min(a.end, b.end);
  return begin < end ? end - begin : 0;
}

// Whether so little of the part is left once the taken places are out that nobody would miss it:
// labels, lead-ins ("Borgmesteren indstiller, at"), list marks.
bool IsUsedUp(std::string_view text, Span part, const std::vector<Span>& taken) {
  constexpr std::size_t kShort = 60;
  std::size_t covered = 0;
  for (Span one : taken) covered += Overlap(part, one);
  const std::size_t size = Trim(text.substr(part.begin, part.end - part.begin)).size();
  return size == 0 || (covered > 0 && (covered * 5 >= size * 3 || size - std::min(covered, size) < kShort));
}

// Lines that the file broke to fit its page run on.
std::string RunningText(std::string_view text) { return html::EscapeMarkdown(CollapseSpace(text)); }

std::string ItemMarker(const Block& block) {
  const std::string indent(static_cast<std::size_t>(std::max(block.level - 1, 0)) * 3, ' ');
  const bool numbered = !block.marker.empty() && block.marker[0] >= '0' && block.marker[0] <= '9';
  if (!numbered) return indent + "- ";
  std::string number = block.marker.substr(0, block.marker.find_first_not_of("0123456789"));
  return indent + number + ". ";
}

std::string TableMarkdown(const documents::TextDocument& document, const Block& block, Span part) {
  std::size_t columns = 0;
  for (const documents::TableRow& row : block.rows) columns = std::max(columns, row.cells.size());
  std::string out;
  for (const documents::TableRow& row : block.rows) {
    if (row.cells.empty() || row.cells.front().begin < part.begin || row.cells.back().end > part.end) continue;
    const std::vector<std::string> cells = documents::CellsOf(document, row);
    const bool first = out.empty();
    out += first ? "|" : "\n|";
    for (std::size_t i = 0; i < columns; ++i) out += " " + (i < cells.size() ? RunningText(cells[i]) : "") + " |";
    if (!first) continue;
    out += "\n|";
    for (std::size_t i = 0; i < columns; ++i) out += " --- |";
  }
  return out;
}

std::string MarkdownOfBlock(const documents::TextDocument& document, const Block& block, Span part) {
  const std::string_view text = document.At(part);
  switch (block.kind) {
    case BlockKind::kHeading:
      return std::string(static_cast<std::size_t>(std::clamp(block.level, 1, 5)), '#') + " " + RunningText(text);
    case BlockKind::kListItem:
      return ItemMarker(block) + RunningText(text);
    case BlockKind::kTable:
      return TableMarkdown(document, block, part);
    case BlockKind::kParagraph:
      return RunningText(text);
  }
  return {};
}

}  // namespace

std::string MarkdownOf(const documents::TextDocument& document, const std::vector<Block>& blocks, Span part,
                       const std::vector<Span>& taken) {
  std::string out;
  const auto first = std::partition_point(blocks.begin(), blocks.end(),
                                          [&](const Block& block) { return block.span.end <= part.begin; });
  bool in_list = false;
  for (auto block = first; block != blocks.end() && block->span.begin < part.end; ++block) {
    const Span clipped{std::max(block->span.begin, part.begin), std::min(block->span.end, part.end)};
    if (clipped.empty() || IsUsedUp(document.text, clipped, taken)) continue;
    const bool list_item = block->kind == BlockKind::kListItem;
    if (!out.empty()) out += list_item && in_list ? "\n" : "\n\n";
    in_list = list_item;
    out += MarkdownOfBlock(document, *block, clipped);
  }
  return out;
}

std::string CaseTextOf(const ItemReading& item, const documents::TextDocument& document,
                       const std::vector<Block>& blocks) {
  const std::vector<Span> taken = TakenPlaces(item);
  std::uint32_t first = item.span.end;
  for (const SectionReading& section : item.sections) first = std::min(first, section.heading.place.begin);
  std::string out = MarkdownOf(document, blocks, {std::max(item.span.begin, item.title.place.end), first}, taken);
  for (const SectionReading& section : item.sections) {
    if (IsUsedUp(document.text, section.body, taken)) continue;
    const std::string body = MarkdownOf(document, blocks, section.body, taken);
    if (body.empty()) continue;
    if (!out.empty()) out += "\n\n";
    out += std::string(static_cast<std::size_t>(std::clamp(section.level, 1, 4)), '#') + " " + section.heading.value +
           "\n\n" + body;
  }
  return out;
}

}  // namespace tovholder::minutes
