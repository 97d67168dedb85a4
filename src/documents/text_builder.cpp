// SPDX-License-Identifier: EUPL-1.2
#include "documents/text_builder.h"

#include <algorithm>
#include <utility>

namespace tovholder::documents {

void TextBuilder::EndLine() {
  std::string& text = document_.text;
  while (!text.empty() && text.back() == ' ') text.pop_back();
  if (!text.empty() && text.back() != '\n') text.push_back('\n');
}

void TextBuilder::EndParagraph() {
  EndLine();
  const std::string& text = document_.text;
  if (!text.empty() && !text.ends_with("\n\n")) document_.text.push_back('\n');
}

void TextBuilder::StartPage() {
  EndLine();
  if (document_.pages.empty()) document_.pages.push_back(0);
  document_.pages.push_back(size());
}

std::size_t TextBuilder::Open(MarkKind kind, int level, std::string extra) {
  document_.marks.push_back({kind, level, std::move(extra), {size(), size()}});
  return document_.marks.size() - 1;
}

void TextBuilder::Close(std::size_t mark) {
  Span& span = document_.marks[mark].span;
  span.end = std::max(span.begin, size());
  while (span.end > span.begin && (document_.text[span.end - 1] == '\n' || document_.text[span.end - 1] == ' ')) {
    --span.end;
  }
}

TextDocument TextBuilder::Finish() {
  TextDocument& document = document_;
  if (document.pages.empty()) document.pages.push_back(0);
  while (document.text.ends_with("\n\n")) document.text.pop_back();
  for (std::uint32_t& page : document.pages) page = std::min(page, size());
  for (Mark& mark : document.marks) {
    mark.span.begin = std::min(mark.span.begin, size());
    mark.span.end = std::min(mark.span.end, size());
  }
  std::erase_if(document.marks, [](const Mark& m) { return m.span.empty() && m.kind != MarkKind::kTableCell; });
  SortMarks(document.marks);
  return std::exchange(document_, TextDocument{});
}

void SortMarks(std::vector<Mark>& marks) {
  std::stable_sort(marks.begin(), marks.end(), [](const Mark& a, const Mark& b) {
    if (a.span.begin != b.span.begin) return a.span.begin < b.span.begin;
    if (a.span.end != b.span.end) return a.span.end > b.span.end;
    return a.kind < b.kind;
  });
}

}  // namespace tovholder::documents
