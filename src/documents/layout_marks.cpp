// SPDX-License-Identifier: EUPL-1.2
#include "documents/layout_marks.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "base/text.h"
#include "documents/text_builder.h"

namespace tovholder::documents {
namespace {

bool IsAsciiDigit(char c) { return c >= '0' && c <= '9'; }
bool IsAsciiLower(char c) { return c >= 'a' && c <= 'z'; }

constexpr std::array<std::string_view, 8> kBullets = {"-", "*", "+", "–", "•", "▪", "\uF0B7", "◦"};
constexpr std::array<std::string_view, 12> kMonths = {"jan", "feb", "mar", "apr", "maj", "jun",
                                                      "jul", "aug", "sep", "okt", "nov", "dec"};
constexpr std::array<std::string_view, 10> kRoman = {"i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"};

bool BeginsWithMonth(std::string_view text) {
  const std::string lower = ToLower(text.substr(0, 3));
  return std::find(kMonths.begin(), kMonths.end(), lower) != kMonths.end();
}

// Length of "12", "a" or "iv" at the begin of `text`; 0 where there is none.
std::size_t CounterLength(std::string_view text) {
  std::size_t length = 0;
  while (length < text.size() && length < 4 && IsAsciiDigit(text[length])) ++length;
  if (length > 0) return length;
  while (length < text.size() && length < 5 && IsAsciiLower(text[length])) ++length;
  const bool roman = std::find(kRoman.begin(), kRoman.end(), text.substr(0, length)) != kRoman.end();
  return length == 1 || roman ? length : 0;
}

// Length of the marker at the begin of `text`, without what follows it.
std::size_t MarkerLength(std::string_view text) {
  for (std::string_view bullet : kBullets) {
    if (text.starts_with(bullet)) return bullet.size();
  }
  const std::size_t counter = CounterLength(text);
  if (counter == 0 || counter >= text.size()) return 0;
  return text[counter] == '.' || text[counter] == ')' ? counter + 1 : 0;
}

std::size_t Columns(std::string_view indent) {
  std::size_t columns = 0;
  for (char c : indent) columns += c == '\t' ? 8 - columns % 8 : 1;
  return columns;
}

// The nesting of list items by their indentation.
class Nesting {
 public:
  int LevelOf(std::size_t indent) {
    while (!indents_.empty() && indents_.back() > indent) indents_.pop_back();
    if (indents_.empty() || indents_.back() < indent) indents_.push_back(indent);
    return static_cast<int>(indents_.size());
  }
  void LeaveFor(std::size_t indent) {
    if (!indents_.empty() && indent <= indents_.front()) indents_.clear();
  }

 private:
  std::vector<std::size_t> indents_;
};

struct MarkedLine {
  std::uint32_t begin = 0;
  std::string_view text;
  std::size_t tabs = 0;  // between cells; 0 where the line is no row by itself
  bool list_item = false;
};

// Tabs that only indent, or stand behind a list marker, part no cells.
std::size_t CountCellTabs(std::string_view line, const std::optional<ListMarker>& marker) {
  const std::size_t content = line.find_first_not_of("\t ");
  if (content == std::string_view::npos) return 0;
  const auto tabs = [](std::string_view part) {
    return static_cast<std::size_t>(std::count(part.begin(), part.end(), '\t'));
  };
  const std::size_t behind = marker ? tabs(line.substr(marker->content)) : tabs(line.substr(content));
  return behind == 0 ? 0 : tabs(line);
}

std::vector<MarkedLine> ReadLines(const std::string& text) {
  std::vector<MarkedLine> lines;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    MarkedLine line{static_cast<std::uint32_t>(begin), std::string_view(text).substr(begin, end - begin), 0, false};
    const std::optional<ListMarker> marker = ReadListMarker(line.text);
    line.list_item = marker.has_value();
    line.tabs = CountCellTabs(line.text, marker);
    lines.push_back(line);
    begin = end + 1;
  }
  return lines;
}

// Three columns are a table; two only where the next or last line has two as well.
bool IsRow(const std::vector<MarkedLine>& lines, std::size_t i) {
  const std::size_t tabs = lines[i].tabs;
  if (tabs == 0) return false;
  if (tabs >= 2) return true;
  const auto has_row = [&](std::size_t j) { return j < lines.size() && lines[j].tabs > 0; };
  return !lines[i].list_item && (has_row(i + 1) || (i > 0 && has_row(i - 1)));
}

void AddRow(std::vector<Mark>& marks, const MarkedLine& line) {
  const auto end = static_cast<std::uint32_t>(line.begin + line.text.size());
  marks.push_back({MarkKind::kTableRow, 0, {}, {line.begin, end}});
  std::uint32_t begin = line.begin;
  for (std::string_view cell : Split(line.text, '\t')) {
    const auto cell_end = static_cast<std::uint32_t>(begin + cell.size());
    marks.push_back({MarkKind::kTableCell, 0, {}, {begin, cell_end}});
    begin = cell_end + 1;
  }
}

void AddItem(std::vector<Mark>& marks, const MarkedLine& line, const ListMarker& marker, Nesting& nesting) {
  const std::size_t last = line.text.find_last_not_of(" \t");
  const auto begin = static_cast<std::uint32_t>(line.begin + marker.content);
  const auto end = static_cast<std::uint32_t>(line.begin + last + 1);
  marks.push_back({MarkKind::kListItem, nesting.LevelOf(marker.indent), std::string(marker.marker), {begin, end}});
}

bool IsBlock(const Mark& mark) {
  return mark.kind == MarkKind::kHeading || mark.kind == MarkKind::kListItem || mark.kind == MarkKind::kTableRow;
}

// What the file itself marked as a block; there nothing is guessed.
std::vector<Span> BlocksOf(const std::vector<Mark>& marks) {
  std::vector<Span> blocks;
  for (const Mark& mark : marks) {
    if (IsBlock(mark)) blocks.push_back(mark.span);
  }
  return blocks;
}

bool Overlaps(const std::vector<Span>& blocks, std::size_t& next, const MarkedLine& line) {
  while (next < blocks.size() && blocks[next].end <= line.begin) ++next;
  return next < blocks.size() && blocks[next].begin < line.begin + line.text.size();
}

}  // namespace

std::optional<ListMarker> ReadListMarker(std::string_view line) {
  const std::size_t begin = line.find_first_not_of(" \t");
  if (begin == std::string_view::npos) return std::nullopt;
  const std::size_t length = MarkerLength(line.substr(begin));
  const std::size_t behind = begin + length;
  if (length == 0 || behind >= line.size() || !IsSpaceOrTab(line[behind])) return std::nullopt;
  const std::size_t content = line.find_first_not_of(" \t", behind);
  if (content == std::string_view::npos) return std::nullopt;
  if (IsAsciiDigit(line[begin]) && line[behind - 1] == '.' && BeginsWithMonth(line.substr(content)))
    return std::nullopt;
  return ListMarker{Columns(line.substr(0, begin)), line.substr(begin, length), content};
}

void AddLayoutMarks(TextDocument& document) {
  const std::vector<Span> blocks = BlocksOf(document.marks);
  const std::vector<MarkedLine> lines = ReadLines(document.text);
  Nesting nesting;
  std::size_t next_block = 0;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const MarkedLine& line = lines[i];
    if (Overlaps(blocks, next_block, line) || Trim(line.text).empty()) continue;
    if (IsRow(lines, i)) {
      AddRow(document.marks, line);
    } else if (const std::optional<ListMarker> marker = ReadListMarker(line.text)) {
      AddItem(document.marks, line, *marker, nesting);
    } else {
      nesting.LeaveFor(Columns(line.text.substr(0, line.text.find_first_not_of(" \t"))));
    }
  }
  SortMarks(document.marks);
}

}  // namespace tovholder::documents
