// SPDX-License-Identifier: EUPL-1.2
#include "documents/page_columns.h"

#include <algorithm>
#include <cstddef>
#include <vector>

#include "base/text.h"

namespace tovholder::documents {
namespace {

constexpr std::size_t kFewestLines = 5;
constexpr std::size_t kNarrowestColumn = 20;

// A line as code points, so that positions are columns on paper.
using WideLine = std::u32string;

WideLine ToLine(std::string_view text) {
  WideLine line;
  for (std::size_t i = 0; i < text.size();) line.push_back(NextCodePoint(text, i));
  while (!line.empty() && line.back() == U' ') line.pop_back();
  return line;
}

std::string TextOfLine(const WideLine& line) {
  std::string text;
  for (char32_t c : line) AppendUtf8(text, c);
  return text;
}

void Dedent(std::vector<WideLine>& lines) {
  std::size_t margin = WideLine::npos;
  for (const WideLine& line : lines) margin = std::min(margin, line.find_first_not_of(U' '));
  if (margin == 0 || margin == WideLine::npos) return;
  for (WideLine& line : lines) line.erase(0, std::min(margin, line.size()));
}

// Where the second column begins: behind the only gap, with enough text on both sides; 0 where there is none.
std::size_t FindSecondColumn(const WideLine& line) {
  const std::size_t begin = line.find_first_not_of(U' ');
  const std::size_t gap = begin == WideLine::npos ? begin : line.find(U"  ", begin);
  if (gap == WideLine::npos) return 0;
  const std::size_t next = line.find_first_not_of(U' ', gap);
  const bool wide = next != WideLine::npos && gap - begin >= kNarrowestColumn && line.size() - next >= kNarrowestColumn;
  return wide && line.find(U"   ", next) == WideLine::npos ? next : 0;
}

struct Fold {
  std::size_t first = 0;
  std::size_t last = 0;  // one behind
  std::size_t column = 0;
};

bool IsEmptyAround(const WideLine& line, std::size_t column) {
  return line.size() < column || (line[column - 1] == U' ' && (column < 2 || line[column - 2] == U' '));
}

// The run of lines from `first` on that have nothing right before one common column.
Fold FindFold(const std::vector<WideLine>& lines, std::size_t first) {
  Fold fold{first, first, FindSecondColumn(lines[first])};
  if (fold.column == 0) return fold;
  std::size_t both = 0;
  std::size_t blank = 0;
  for (std::size_t i = first; i < lines.size() && blank < 3 && IsEmptyAround(lines[i], fold.column); ++i) {
    blank = lines[i].empty() ? blank + 1 : 0;
    const std::size_t second = FindSecondColumn(lines[i]);
    const bool aligned = second == fold.column;
    both += aligned ? 1 : 0;
    if (aligned) fold.last = i + 1;
    if (second != 0 && !aligned) break;
  }
  // Half of the lines at least are filled on both sides, else it is a table or an indented remark.
  if (both < kFewestLines || both * 2 < fold.last - fold.first) fold.column = 0;
  return fold;
}

void AppendLines(std::string& out, const std::vector<WideLine>& lines, const Fold& fold, bool left) {
  for (std::size_t i = fold.first; i < fold.last; ++i) {
    const WideLine& line = lines[i];
    WideLine part = left                        ? line.substr(0, fold.column)
                    : line.size() > fold.column ? line.substr(fold.column)
                                                : WideLine();
    while (!part.empty() && part.back() == U' ') part.pop_back();
    out += TextOfLine(part) + '\n';
  }
}

}  // namespace

std::string UnfoldPage(std::string_view page) {
  std::vector<WideLine> lines;
  for (std::string_view line : Split(page, '\n')) lines.push_back(ToLine(line));
  while (!lines.empty() && lines.back().empty()) lines.pop_back();
  Dedent(lines);
  std::string out;
  for (std::size_t i = 0; i < lines.size();) {
    const Fold fold = FindFold(lines, i);
    if (fold.column == 0) {
      out += TextOfLine(lines[i++]) + '\n';
      continue;
    }
    AppendLines(out, lines, fold, true);
    AppendLines(out, lines, fold, false);
    i = fold.last;
  }
  return out;
}

}  // namespace tovholder::documents
