// SPDX-License-Identifier: EUPL-1.2
#include "documents/paper.h"

namespace tovholder::documents {

PaperText Plain(std::string text) { return {PaperRun{std::move(text)}}; }

PaperText Strong(std::string text) {
  PaperRun run{std::move(text)};
  run.strong = true;
  return {std::move(run)};
}

std::string TextOf(const PaperText& text) {
  std::string plain;
  for (const PaperRun& run : text) plain += run.text;
  return plain;
}

std::vector<ListedHeading> ListHeadings(const Paper& paper, int deepest) {
  std::vector<ListedHeading> listed;
  int place = 0;
  for (const PaperBlock& block : paper.blocks) {
    const auto* heading = std::get_if<PaperHeading>(&block);
    if (!heading) continue;
    ++place;
    if (heading->level <= deepest) listed.push_back({place, heading});
  }
  return listed;
}

}  // namespace tovholder::documents
