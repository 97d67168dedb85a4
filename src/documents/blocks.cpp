// SPDX-License-Identifier: EUPL-1.2
#include "documents/blocks.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <string_view>
#include <utility>

#include "base/text.h"

namespace tovholder::documents {
namespace {

constexpr std::size_t kLongestHeading = 100;
constexpr std::size_t kLongestPageHead = 160;

struct Line {
  Span span;  // without white space at its ends
  const Mark* heading = nullptr;
  const Mark* item = nullptr;
  const Mark* row = nullptr;
};

class MarkedLines {
 public:
  explicit MarkedLines(const TextDocument& document) : document_(document) {
    for (const Mark& mark : document.marks) {
      if (mark.kind == MarkKind::kHeading || mark.kind == MarkKind::kListItem || mark.kind == MarkKind::kTableRow) {
        blocks_.push_back(&mark);
      }
    }
  }

  std::vector<Line> Read() {
    std::vector<Line> lines;
    const std::string& text = document_.text;
    for (std::size_t begin = 0; begin < text.size();) {
      const std::size_t end = std::min(text.find('\n', begin), text.size());
      lines.push_back(ReadLine(begin, end));
      begin = end + 1;
    }
    return lines;
  }

 private:
  Line ReadLine(std::size_t begin, std::size_t end) {
    const std::string_view written = std::string_view(document_.text).substr(begin, end - begin);
    const std::string_view trimmed = Trim(written);
    Line line;
    const std::size_t first =
        trimmed.empty() ? begin : static_cast<std::size_t>(trimmed.data() - document_.text.data());
    line.span = {static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(first + trimmed.size())};
    while (next_ < blocks_.size() && blocks_[next_]->span.end <= begin) ++next_;
    for (std::size_t i = next_; i < blocks_.size() && blocks_[i]->span.begin < end; ++i) {
      const Mark& mark = *blocks_[i];
      if (mark.span.begin < begin && mark.kind != MarkKind::kHeading) continue;
      if (mark.kind == MarkKind::kHeading && line.heading == nullptr) line.heading = &mark;
      if (mark.kind == MarkKind::kListItem && line.item == nullptr) line.item = &mark;
      if (mark.kind == MarkKind::kTableRow && line.row == nullptr) line.row = &mark;
    }
    return line;
  }

  const TextDocument& document_;
  std::vector<const Mark*> blocks_;
  std::size_t next_ = 0;
};

bool IsAllCapitals(std::string_view text) {
  int letters = 0;
  for (std::size_t i = 0; i < text.size();) {
    const char32_t c = NextCodePoint(text, i);
    if (!IsLetter(c)) continue;
    if (!IsUpper(c)) return false;
    ++letters;
  }
  return letters > 3;
}

// Short, alone, and not the end or the middle of a sentence.
bool LooksLikeHeading(std::string_view text) {
  if (text.empty() || CountCodePoints(text) > kLongestHeading || text.find('\n') != std::string_view::npos)
    return false;
  std::size_t i = 0;
  const char32_t first = NextCodePoint(text, i);
  constexpr std::string_view kSentenceEnds = ".,;:!?-";
  return (IsUpper(first) || IsDigit(first)) && kSentenceEnds.find(text.back()) == std::string_view::npos &&
         std::any_of(text.begin(), text.end(), [](char c) { return c < 0 || (c >= 'A' && c <= 'z'); });
}

class BlockReader {
 public:
  explicit BlockReader(const TextDocument& document) : document_(document) {}

  std::vector<Block> Read() {
    const std::vector<Line> lines = MarkedLines(document_).Read();
    const std::map<std::string, int> heads = CountFirstLines(lines);
    std::map<std::string, bool> seen;
    for (const Line& line : lines) {
      const std::string text = IsFirstOfPage(line) ? CollapseSpace(document_.At(line.span)) : std::string();
      const bool head_again = !text.empty() && heads.at(text) >= 3 && std::exchange(seen[text], true);
      if (!head_again) Take(line);
    }
    GuessHeadings();
    JoinTables();
    for (Block& block : blocks_) block.page = document_.PageOf(block.span.begin);
    return std::move(blocks_);
  }

 private:
  // A line that begins three pages or more is their head.
  std::map<std::string, int> CountFirstLines(const std::vector<Line>& lines) const {
    std::map<std::string, int> count;
    for (const Line& line : lines) {
      if (IsFirstOfPage(line)) ++count[CollapseSpace(document_.At(line.span))];
    }
    return count;
  }

  bool IsFirstOfPage(const Line& line) const {
    return !line.span.empty() && document_.pages.size() > 2 && IsOnPageBegin(line.span.begin);
  }

  void Take(const Line& line) {
    if (line.span.empty() && line.row == nullptr) {
      open_ = false;
    } else if (line.row != nullptr) {
      TakeRow(*line.row);
    } else if (line.heading != nullptr) {
      TakeHeading(line);
    } else if (line.item != nullptr) {
      blocks_.push_back({BlockKind::kListItem, line.item->level, line.item->extra, line.item->span, {}, 1});
      open_ = true;
    } else if (open_) {
      blocks_.back().span.end = line.span.end;
    } else {
      blocks_.push_back({BlockKind::kParagraph, 0, {}, line.span, {}, 1});
      open_ = true;
    }
  }

  void TakeHeading(const Line& line) {
    open_ = false;
    const bool again =
        !blocks_.empty() && blocks_.back().kind == BlockKind::kHeading && blocks_.back().span.end >= line.span.begin;
    if (again) return;
    const Span span{line.span.begin, std::max(line.span.end, line.heading->span.end)};
    blocks_.push_back({BlockKind::kHeading, line.heading->level, {}, span, {}, 1});
  }

  void TakeRow(const Mark& row) {
    open_ = false;
    const bool goes_on = !blocks_.empty() && blocks_.back().kind == BlockKind::kTable && !HasGap(blocks_.back(), row);
    if (!goes_on) blocks_.push_back({BlockKind::kTable, 0, {}, row.span, {}, 1});
    blocks_.back().span.end = row.span.end;
    blocks_.back().rows.push_back({CellsIn(row.span), {}});
  }

  bool HasGap(const Block& table, const Mark& row) const {
    const std::string_view between = document_.At({table.span.end, row.span.begin});
    return std::count(between.begin(), between.end(), '\n') > 1;
  }

  std::vector<Span> CellsIn(Span row) {
    std::vector<Span> cells;
    while (next_cell_ < document_.marks.size() && document_.marks[next_cell_].span.begin < row.begin) ++next_cell_;
    for (std::size_t i = next_cell_; i < document_.marks.size() && document_.marks[i].span.begin <= row.end; ++i) {
      const Mark& mark = document_.marks[i];
      if (mark.kind == MarkKind::kTableCell && mark.span.end <= row.end) cells.push_back(mark.span);
    }
    return cells;
  }

  // "3. VISION", and "4. Personale" that stands alone, are headings with a number and no lists.
  bool IsNumberedHeading(std::size_t i) const {
    const Block& block = blocks_[i];
    if (block.kind != BlockKind::kListItem) return false;
    const std::string_view text = document_.At(block.span);
    if (IsAllCapitals(text)) return true;
    const bool counted = block.marker.size() > 1 && block.marker.ends_with('.') &&
                         block.marker.find_first_not_of("0123456789.") == std::string::npos;
    const bool alone = (i == 0 || blocks_[i - 1].kind != BlockKind::kListItem) && i + 1 < blocks_.size() &&
                       blocks_[i + 1].kind != BlockKind::kListItem;
    return counted && alone && LooksLikeHeading(text);
  }

  void GuessNumberedHeadings() {
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      if (!IsNumberedHeading(i)) continue;
      Block& block = blocks_[i];
      const std::size_t line = document_.text.rfind('\n', block.span.begin) + 1;
      block.span.begin = static_cast<std::uint32_t>(document_.text.find_first_not_of(" \t", line));
      block.kind = BlockKind::kHeading;
      block.level = 1;
      block.marker.clear();
    }
  }

  // Plain text has no marks for headings: there a short line alone is one, if what follows does not go on with it.
  void GuessHeadings() {
    const bool marked = std::any_of(document_.marks.begin(), document_.marks.end(),
                                    [](const Mark& mark) { return mark.kind == MarkKind::kHeading; });
    if (marked) return;
    GuessNumberedHeadings();
    for (std::size_t i = 0; i + 1 < blocks_.size(); ++i) {
      Block& block = blocks_[i];
      const std::string_view text = document_.At(block.span);
      if (block.kind != BlockKind::kParagraph || !LooksLikeHeading(text) || GoesOn(blocks_[i + 1])) continue;
      block.kind = BlockKind::kHeading;
      block.level = i == 0 || IsAllCapitals(text) ? 1 : 2;
    }
  }

  bool GoesOn(const Block& next) const {
    std::size_t begin = next.span.begin;
    if (next.kind != BlockKind::kParagraph || next.span.empty()) return false;
    const char32_t first = NextCodePoint(document_.text, begin);
    return IsLetter(first) && !IsUpper(first);
  }

  std::string PageHeadText(const Block& block) const {
    if (block.kind == BlockKind::kTable || block.kind == BlockKind::kListItem) return {};
    const std::string_view text = document_.At(block.span);
    return text.size() > kLongestPageHead ? std::string() : CollapseSpace(text);
  }

  // What stands between the two halves of a table is only a head that stood before as well, or a page's end.
  bool IsInterruption(std::size_t first, std::size_t last) const {
    if (last - first > 2) return false;
    if (first == last) {
      const std::uint32_t table_end = std::max(blocks_[first - 1].span.end, 1U) - 1;
      const bool page_ends = document_.PageOf(table_end) < document_.PageOf(blocks_[last].span.begin);
      return page_ends || BeginsBroken(blocks_[last]);
    }
    for (std::size_t i = first; i < last; ++i) {
      const std::string text = PageHeadText(blocks_[i]);
      const auto earlier = std::find_if(blocks_.begin(), blocks_.begin() + static_cast<std::ptrdiff_t>(first),
                                        [&](const Block& block) { return PageHeadText(block) == text; });
      if (text.empty() || earlier == blocks_.begin() + static_cast<std::ptrdiff_t>(first)) return false;
    }
    return true;
  }

  void JoinTables() {
    std::optional<std::size_t> table;
    std::vector<bool> gone(blocks_.size(), false);
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      if (blocks_[i].kind != BlockKind::kTable) continue;
      const bool goes_on =
          table && ColumnsOf(blocks_[*table]) == ColumnsOf(blocks_[i]) && IsInterruption(*table + 1, i);
      if (!goes_on) {
        table = i;
        continue;
      }
      AppendRows(blocks_[*table], blocks_[i]);
      std::fill(gone.begin() + static_cast<std::ptrdiff_t>(*table) + 1,
                gone.begin() + static_cast<std::ptrdiff_t>(i) + 1, true);
      std::swap(blocks_[*table], blocks_[i]);  // the last place is nearest to what may follow
      gone[*table] = true;
      gone[i] = false;
      table = i;
    }
    EraseWhere(gone);
  }

  static std::size_t ColumnsOf(const Block& table) { return table.rows.empty() ? 0 : table.rows.front().cells.size(); }

  bool BeginsBroken(const Block& table) const {
    return !table.rows.empty() && !table.rows.front().cells.empty() && IsEmptyCell(table.rows.front().cells.front());
  }

  bool IsEmptyCell(Span cell) const { return Trim(document_.At(cell)).empty(); }

  // A row without its first cell goes on with the last one above; a head that comes again is left out.
  void AppendRows(Block& table, Block& more) {
    bool first = true;
    for (TableRow& row : more.rows) {
      const bool broken = first && !row.cells.empty() && IsEmptyCell(row.cells.front()) && !table.rows.empty();
      const bool head_again = first && SameTexts(row, table.rows.front());
      first = false;
      if (head_again) continue;
      if (!broken) {
        table.rows.push_back(std::move(row));
        continue;
      }
      for (std::size_t column = 0; column < row.cells.size(); ++column) {
        if (IsEmptyCell(row.cells[column])) continue;
        table.rows.back().continued.emplace_back(static_cast<int>(column), row.cells[column]);
      }
    }
    table.span.end = more.span.end;
  }

  bool SameTexts(const TableRow& a, const TableRow& b) const { return CellsOf(document_, a) == CellsOf(document_, b); }

  bool IsOnPageBegin(std::uint32_t place) const {
    const auto page = static_cast<std::size_t>(document_.PageOf(place)) - 1;
    return Trim(document_.At({document_.pages[page], place})).empty();
  }

  void EraseWhere(const std::vector<bool>& gone) {
    std::vector<Block> kept;
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      if (!gone[i]) kept.push_back(std::move(blocks_[i]));
    }
    blocks_ = std::move(kept);
  }

  const TextDocument& document_;
  std::vector<Block> blocks_;
  bool open_ = false;
  std::size_t next_cell_ = 0;
};

}  // namespace

std::string_view ToName(BlockKind kind) {
  constexpr std::array<std::string_view, 4> kNames = {"heading", "paragraph", "list_item", "table"};
  return kNames.at(static_cast<std::size_t>(kind));
}

std::vector<Block> ListBlocks(const TextDocument& document) { return BlockReader(document).Read(); }

std::string TextOf(const TextDocument& document, const Block& block) { return CollapseSpace(document.At(block.span)); }

std::vector<std::string> CellsOf(const TextDocument& document, const TableRow& row) {
  std::vector<std::string> cells;
  for (const Span& cell : row.cells) cells.push_back(CollapseSpace(document.At(cell)));
  for (const auto& [column, span] : row.continued) {
    const auto index = static_cast<std::size_t>(column);
    if (index < cells.size()) cells[index] = CollapseSpace(cells[index] + " " + std::string(document.At(span)));
  }
  return cells;
}

}  // namespace tovholder::documents
