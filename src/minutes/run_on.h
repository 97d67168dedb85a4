// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string_view>
#include <vector>

namespace tovholder::minutes::layout {

// Transcripts of PDFs lose their line breaks and most numbers. The cutter finds where lines must have
// begun: page numbers, "Side 2", labels, item numbers and codes, headings of decisions, and the entries
// of a table of contents that stand one behind the other. It is asked line by line, in order.
class RunOnCutter {
 public:
  // Positions inside the line, ascending.
  std::vector<std::size_t> Cuts(std::string_view line);

 private:
  void CutPageNumber(std::string_view line);
  void CutWord(std::string_view line, std::size_t at);
  void CutContents(std::string_view line, std::size_t from, std::size_t end);
  void Add(std::size_t at) {
    if (at > 0) cuts_.push_back(at);
  }

  std::vector<std::size_t> cuts_;
  std::size_t begin_ = 0;          // behind the page number
  std::size_t contents_from_ = 0;  // where a table of contents begins in this line; npos: none
  bool in_contents_ = false;
  int page_ = 0;
};

// "12", "Side 2": what a page's margin left in the text.
bool IsPageMark(std::string_view text);

// An entry's title without the page number that follows it.
std::string_view WithoutTrailingPage(std::string_view title);

}  // namespace tovholder::minutes::layout
