// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "documents/text_builder.h"

namespace tovholder::documents {

// How paragraphs, lists and tables of word processors become text: paragraphs parted by empty lines,
// list items and table rows close together, cells parted by tabs and on one line.
class OfficeWriter {
 public:
  explicit OfficeWriter(FileKind kind) : builder_(kind) {}

  struct Paragraph {
    int heading = 0;     // 1–6
    int list_level = 0;  // from 1
    std::string marker;  // of a list item or a numbered heading
  };
  // A second paragraph inside one cell continues its line.
  void BeginParagraph(const Paragraph& paragraph);
  void EndParagraph();

  void Write(std::string_view text);
  void Tab() { Write(in_cell_ ? " " : "\t"); }
  void Break() { in_cell_ ? Write(" ") : builder_.Append("\n"); }
  // The next paragraph begins a page.
  void BreakPage() { page_pending_ = true; }

  // Bold runs that touch each other become one mark.
  void SetStrong(bool strong);
  std::size_t BeginLink(std::string target) { return builder_.Open(MarkKind::kLink, 0, std::move(target)); }
  void EndLink(std::size_t mark) { builder_.Close(mark); }

  void BeginRow();
  void BeginCell();
  // A cell that spans several columns is followed by empty ones.
  void EndCell(int columns);
  void EndRow();
  void EndTable() { builder_.EndParagraph(); }
  bool in_cell() const { return in_cell_; }

  TextDocument Finish();

 private:
  TextBuilder builder_;
  bool in_cell_ = false;
  bool first_cell_ = true;
  bool after_list_ = false;
  bool page_pending_ = false;
  std::size_t row_ = 0;
  std::size_t cell_ = 0;
  std::optional<std::size_t> strong_;
  std::optional<std::size_t> block_;
};

}  // namespace tovholder::documents
