// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

namespace tovholder::documents {

// The pages of a PDF as text, and what stands in the strips at their upper and lower edge.
struct PageTexts {
  std::vector<std::string> pages;
  std::vector<std::string> upper;
  std::vector<std::string> lower;
};

struct RunningHead {
  std::string text;
  int pages = 0;  // on how many it stood
};

// Takes page numbers and what stands on most pages in the same strip out of the running text. A head
// with words stays where it comes first, so that nothing is lost.
std::vector<RunningHead> RemoveRunningHeads(PageTexts& texts);

}  // namespace tovholder::documents
