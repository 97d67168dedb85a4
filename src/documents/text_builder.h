// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "documents/text_document.h"

namespace tovholder::documents {

// Writes the text of a document from front to back, with its pages and marks.
class TextBuilder {
 public:
  explicit TextBuilder(FileKind kind) { document_.kind = kind; }

  std::uint32_t size() const { return static_cast<std::uint32_t>(document_.text.size()); }
  const std::string& text() const { return document_.text; }
  TextDocument& document() { return document_; }

  void Append(std::string_view text) { document_.text += text; }
  // Ends the line that stands open, if any.
  void EndLine();
  // Leaves one empty line before what comes next.
  void EndParagraph();
  // What comes next begins a page; the line before is ended.
  void StartPage();

  // A mark around what is written between the two calls. Marks that stay empty are dropped, cells excepted.
  std::size_t Open(MarkKind kind, int level = 0, std::string extra = {});
  void Close(std::size_t mark);

  // The finished document, without empty lines at its end; the builder is empty afterwards.
  TextDocument Finish();

 private:
  TextDocument document_;
};

// Puts marks in order of their begin, outer ones first.
void SortMarks(std::vector<Mark>& marks);

}  // namespace tovholder::documents
