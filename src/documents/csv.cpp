// SPDX-License-Identifier: EUPL-1.2
#include "documents/csv.h"

#include <csv.h>

#include <algorithm>
#include <array>
#include <map>

#include "base/text.h"
#include "documents/encoding.h"
#include "documents/file_kind.h"

namespace tovholder::documents {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

char SeparatorOf(std::string_view text) {
  const std::string_view first = text.substr(0, text.find('\n'));
  constexpr std::array<char, 3> kSeparators{';', ',', '\t'};
  return *std::max_element(kSeparators.begin(), kSeparators.end(), [&](char a, char b) {
    return std::count(first.begin(), first.end(), a) < std::count(first.begin(), first.end(), b);
  });
}

// A spreadsheet runs a cell that begins so; a figure below zero is none of these.
bool LooksLikeFormula(std::string_view cell) {
  return !cell.empty() && std::string_view("=+-@").find(cell.front()) != std::string_view::npos &&
         cell.find_first_not_of("+-0123456789.,") != std::string_view::npos;
}

// Also what already begins with our mark, so that reading takes away just what writing put there.
bool NeedsMark(std::string_view cell) {
  while (cell.starts_with('\'')) cell.remove_prefix(1);
  return LooksLikeFormula(cell);
}

std::string ReadCell(std::string_view cell) {
  cell = Trim(cell);
  if (cell.starts_with('\'') && NeedsMark(cell)) cell.remove_prefix(1);
  return std::string(cell);
}

using CsvRowFunction = std::function<bool(CsvRow& row)>;

// Feeds the library line by line, so that a row knows where it begins.
class CsvReading {
 public:
  CsvReading(char separator, const CsvRowFunction& each) : each_(each) {
    csv_init(&parser_, CSV_STRICT | CSV_STRICT_FINI | CSV_APPEND_NULL);
    csv_set_delim(&parser_, static_cast<unsigned char>(separator));
  }
  ~CsvReading() { csv_free(&parser_); }
  CsvReading(const CsvReading&) = delete;
  CsvReading& operator=(const CsvReading&) = delete;

  // False where quotes are not closed, or stand in the middle of a cell.
  bool Feed(std::string_view line) {
    ++line_;
    if (row_.cells.empty() && parser_.quoted == 0) row_.line = line_;
    return csv_parse(&parser_, line.data(), line.size(), TakeCell, TakeRow, this) == line.size();
  }
  bool Finish() { return csv_fini(&parser_, TakeCell, TakeRow, this) == 0; }
  int row_line() const { return row_.line; }
  bool stopped() const { return stopped_; }

 private:
  static void TakeCell(void* cell, std::size_t size, void* self) {
    static_cast<CsvReading*>(self)->row_.cells.push_back(ReadCell({static_cast<const char*>(cell), size}));
  }
  static void TakeRow(int /*end*/, void* self) { static_cast<CsvReading*>(self)->EndRow(); }
  void EndRow() {
    const auto& cells = row_.cells;
    const bool empty = std::all_of(cells.begin(), cells.end(), [](const std::string& cell) { return cell.empty(); });
    if (!empty && !stopped_) stopped_ = !each_(row_);
    row_.cells.clear();
  }

  csv_parser parser_{};
  const CsvRowFunction& each_;
  int line_ = 0;
  bool stopped_ = false;
  CsvRow row_;
};

std::string_view WithoutMark(std::string_view text) {
  if (text.starts_with(kByteOrderMark)) text.remove_prefix(kByteOrderMark.size());
  return text;
}

// How many of the lines hold the separator as often as most of those do that hold it at all.
std::ptrdiff_t LinesThatAgree(const std::vector<std::string_view>& lines, char separator) {
  std::map<std::ptrdiff_t, std::ptrdiff_t> lines_by_count;
  for (const std::string_view line : lines) ++lines_by_count[std::count(line.begin(), line.end(), separator)];
  lines_by_count.erase(0);
  std::ptrdiff_t most = 0;
  for (const auto& [count, agreeing] : lines_by_count) most = std::max(most, agreeing);
  return most;
}

void AppendCell(std::string& out, const std::string& cell) {
  const std::string marked = NeedsMark(cell) ? "'" + cell : cell;
  if (marked.find_first_of(";\"\r\n") == std::string::npos && Trim(marked) == marked) {
    out += marked;
  } else {
    out += '"' + ReplaceAll(marked, "\"", "\"\"") + '"';
  }
}

void AppendRow(std::string& out, const std::vector<std::string>& cells) {
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (i > 0) out += ';';
    AppendCell(out, cells[i]);
  }
  out += "\r\n";
}

}  // namespace

char FindSeparator(std::string_view text) {
  constexpr std::size_t kLinesSeen = 60;
  std::vector<std::string_view> lines;
  lines.reserve(kLinesSeen);
  while (!text.empty() && lines.size() < kLinesSeen) {
    const std::size_t end = std::min(text.find('\n'), text.size() - 1) + 1;
    lines.push_back(text.substr(0, end));
    text.remove_prefix(end);
  }
  constexpr std::array<char, 3> kSeparators{';', '\t', ','};
  return *std::max_element(kSeparators.begin(), kSeparators.end(),
                           [&](char a, char b) { return LinesThatAgree(lines, a) < LinesThatAgree(lines, b); });
}

Result<void> EachCsvRow(std::string_view text, char separator, std::string_view file_name,
                        const std::function<bool(CsvRow& row)>& each) {
  text = WithoutMark(text);
  CsvReading reading(separator, each);
  const auto misquoted = [&] {
    return Fail("documents.csv_quote",
                {{"file", std::string(file_name)}, {"line", std::to_string(reading.row_line())}});
  };
  while (!text.empty() && !reading.stopped()) {
    const std::size_t end = std::min(text.find('\n'), text.size() - 1) + 1;
    if (!reading.Feed(text.substr(0, end))) return misquoted();
    text.remove_prefix(end);
  }
  if (!reading.stopped() && !reading.Finish()) return misquoted();
  return {};
}

Result<std::string> DecodeTable(std::string_view bytes, std::string_view file_name) {
  std::string kind = NameOfFormat(bytes, file_name);
  if (!kind.empty()) {
    return Fail("documents.no_csv", {{"file", std::string(file_name)}, {"kind", std::move(kind)}});
  }
  auto decoded = DecodeText(bytes, file_name);
  if (!decoded) return Pass(decoded);
  return std::move(decoded->text);
}

Result<CsvTable> ParseCsv(std::string_view bytes, std::string_view file_name) {
  const auto text = DecodeTable(bytes, file_name);
  if (!text) return Pass(text);
  CsvTable table;
  const auto read = EachCsvRow(*text, SeparatorOf(WithoutMark(*text)), file_name, [&](CsvRow& row) {
    if (table.head.empty()) {
      table.head = std::move(row.cells);
    } else {
      table.rows.push_back(std::move(row));
    }
    return true;
  });
  if (!read) return Pass(read);
  if (table.head.empty()) return Fail("documents.csv_empty", {{"file", std::string(file_name)}});
  return table;
}

std::string FormatCsv(const std::vector<std::string>& head, const std::vector<std::vector<std::string>>& rows) {
  std::string out(kByteOrderMark);
  AppendRow(out, head);
  for (const auto& row : rows) AppendRow(out, row);
  return out;
}

}  // namespace tovholder::documents
