// SPDX-License-Identifier: EUPL-1.2
#include <cstdlib>

#include "base/text.h"
#include "documents/paper.h"
#include "documents/paper_parts.h"

using namespace tovholder;

// Any Markdown and any figure: the page and the Word file are made, and no script comes into the page.
extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  documents::Paper paper;
  paper.title = std::string(text.substr(0, 50));
  paper.running_head = std::string(text);
  paper.blocks = documents::FromMarkdown(text, 1);
  const auto html = documents::FormatPaperHtml(paper);
  if (!html || !IsUtf8(*html) || html->find("<script") != std::string::npos || !documents::WriteDocx(paper))
    std::abort();
  if (html->find("</style>") != html->rfind("</style>")) std::abort();
  const auto figure = documents::CleanFigure({documents::FigureKind::kSvg, std::string(text), "x", 10});
  if (figure && (figure->find("<script") != std::string::npos || figure->find("<image") != std::string::npos))
    std::abort();
  return 0;
}
