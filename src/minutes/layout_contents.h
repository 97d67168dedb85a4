// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "minutes/layout_lines.h"

namespace tovholder::minutes::layout {

struct ContentsEntry {
  std::string_view number;  // empty without one
  int value = 0;
  std::string_view title;
  std::optional<int> page;
  std::size_t line = 0;
  std::string_view closed_by;  // the heading "Lukkede punkter" that it stands below, or its own mark
};

struct Contents {
  std::size_t first = 0;  // lines [first, last), its heading included
  std::size_t last = 0;
  std::vector<ContentsEntry> entries;
  std::unordered_map<std::string, std::size_t> by_key;  // Key(title) → entry

  std::size_t longest = 0;  // title, in bytes

  bool empty() const { return entries.empty(); }
  const ContentsEntry* Find(std::string_view title) const;
  // Whether an entry begins with this title and goes on: two titles that ran together.
  bool Begins(std::string_view title) const;
};

// "A. Sager til afgørelse i byrådet", "Til behandling - for lukkede døre": a heading over several items.
bool ReadsAsGroupHeading(std::string_view text);

// The table of contents of the lines [begin, end), empty where there is none.
Contents FindContents(const Lines& lines, std::size_t begin, std::size_t end);

}  // namespace tovholder::minutes::layout
