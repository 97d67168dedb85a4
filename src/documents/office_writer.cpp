// SPDX-License-Identifier: EUPL-1.2
#include "documents/office_writer.h"

#include <algorithm>
#include <utility>

#include "base/text.h"
#include "documents/plain_text_reader.h"

namespace tovholder::documents {

void OfficeWriter::BeginParagraph(const Paragraph& paragraph) {
  if (in_cell_) {
    const std::string& text = builder_.text();
    if (!text.empty() && text.back() != '\n' && text.back() != '\t' && text.back() != ' ') builder_.Append(" ");
    if (!paragraph.marker.empty()) builder_.Append(paragraph.marker + " ");
    return;
  }
  const bool list = paragraph.list_level > 0;
  list&& after_list_ ? builder_.EndLine() : builder_.EndParagraph();
  after_list_ = list;
  if (std::exchange(page_pending_, false)) builder_.StartPage();
  if (paragraph.heading > 0) block_ = builder_.Open(MarkKind::kHeading, paragraph.heading);
  if (list) builder_.Append(std::string(static_cast<std::size_t>(2 * (paragraph.list_level - 1)), ' '));
  if (!paragraph.marker.empty()) builder_.Append(paragraph.marker + " ");
  if (list) block_ = builder_.Open(MarkKind::kListItem, paragraph.list_level, paragraph.marker);
}

void OfficeWriter::EndParagraph() {
  SetStrong(false);
  if (block_) builder_.Close(*block_);
  block_.reset();
  if (!in_cell_) builder_.EndLine();
}

void OfficeWriter::Write(std::string_view text) {
  if (text.find_first_not_of(" \t\n") == std::string_view::npos || !in_cell_) {
    builder_.Append(text);
    return;
  }
  std::string line(text);
  std::replace(line.begin(), line.end(), '\n', ' ');
  std::replace(line.begin(), line.end(), '\t', ' ');
  builder_.Append(line);
}

void OfficeWriter::SetStrong(bool strong) {
  if (strong == strong_.has_value()) return;
  if (strong) {
    strong_ = builder_.Open(MarkKind::kStrong);
  } else {
    builder_.Close(*strong_);
    strong_.reset();
  }
}

void OfficeWriter::BeginRow() {
  builder_.EndLine();
  if (std::exchange(page_pending_, false)) builder_.StartPage();
  after_list_ = false;
  first_cell_ = true;
  row_ = builder_.Open(MarkKind::kTableRow);
}

void OfficeWriter::BeginCell() {
  if (!std::exchange(first_cell_, false)) builder_.Append("\t");
  in_cell_ = true;
  cell_ = builder_.Open(MarkKind::kTableCell);
}

void OfficeWriter::EndCell(int columns) {
  builder_.Close(cell_);
  in_cell_ = false;
  for (int i = 1; i < std::min(columns, 50); ++i) {
    builder_.Append("\t");
    builder_.Open(MarkKind::kTableCell);
  }
}

void OfficeWriter::EndRow() {
  builder_.Close(row_);
  builder_.Append("\n");
}

TextDocument OfficeWriter::Finish() {
  builder_.EndLine();
  TextDocument document = builder_.Finish();
  document.encoding = "utf-8";
  return document;
}

}  // namespace tovholder::documents
