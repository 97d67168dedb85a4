// SPDX-License-Identifier: EUPL-1.2
#include "documents/xlsx_cells.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string_view>
#include <utility>

#include "base/text.h"
#include "documents/docx_numbering.h"
#include "documents/xlsx_strings.h"
#include "documents/xlsx_values.h"

namespace tovholder::documents {
namespace {

constexpr std::size_t kMostXlsxWarnings = 1'000;

class XlsxCellReading {
 public:
  XlsxCellReading(XlsxSource& source, Sheet& sheet) : source_(source), sheet_(sheet) {}

  Result<void> Read(pugi::xml_node worksheet) {
    for (const pugi::xml_node row : Child(worksheet, "sheetData").children()) {
      if (LocalName(row) != "row") continue;
      if (Result<void> read = ReadRow(row); !read) return read;
    }
    for (const pugi::xml_node merged : Child(worksheet, "mergeCells").children()) ReadMerged(merged);
    return {};
  }

 private:
  std::map<std::string, std::string> InSheet(const char* name, std::string value) const {
    return {{"file", source_.file}, {"sheet", sheet_.name}, {name, std::move(value)}};
  }
  std::map<std::string, std::string> InCell(const char* name = nullptr, std::string_view value = {}) const {
    auto params = InSheet("cell", CellAddress(here_.row, here_.column));
    if (name != nullptr) params[name] = Shorten(ReadXlsxText(value), 100);
    return params;
  }
  tl::unexpected<Error> BadAddress(std::string_view text) const {
    return Fail("documents.xlsx_bad_address", InSheet("text", Shorten(ReadXlsxText(text), 100)));
  }

  void ReadMerged(pugi::xml_node merged) {
    if (LocalName(merged) != "mergeCell") return;
    const std::string_view text = AttributeOf(merged, "ref");
    if (const std::optional<CellRange> range = ParseCellRange(text)) {
      sheet_.merged.push_back(*range);
    } else {
      source_.warnings.Add(BadAddress(text).value());
    }
  }

  // A row or cell that does not say where it stands follows the one before.
  Result<void> ReadRow(pugi::xml_node row) {
    const std::string_view number = AttributeOf(row, "r");
    if (!number.empty()) {
      const std::size_t parsed = ParseCount<std::size_t>(number).value_or(0);
      if (parsed == 0) return BadAddress(number);
      here_.row = parsed - 1;
    }
    here_.column = 0;
    for (const pugi::xml_node cell : row.children()) {
      if (LocalName(cell) != "c") continue;
      if (Result<void> read = ReadCell(cell); !read) return read;
      ++here_.column;
    }
    ++here_.row;
    return {};
  }

  Result<void> ReadCell(pugi::xml_node node) {
    const std::string_view address = AttributeOf(node, "r");
    if (!address.empty()) {
      const std::optional<CellPlace> place = ParseCellAddress(address);
      if (!place) return BadAddress(address);
      here_ = *place;
    }
    if (here_.row >= kMostSheetRows || here_.column >= kMostSheetColumns) {
      return BadAddress(CellAddress(here_.row, here_.column));
    }
    Result<Cell> cell = ReadValue(node);
    if (!cell) return Pass(cell);
    return cell->kind == CellKind::kEmpty ? Result<void>() : Keep(std::move(*cell));
  }

  Result<void> Keep(Cell cell) {
    source_.text += cell.text.size() + cell.raw.size();
    if (source_.text > source_.limits.max_unpacked_bytes) {
      const std::string limit = std::to_string(std::max<std::uint64_t>(1, source_.limits.max_unpacked_bytes >> 20));
      return Fail("documents.unpacks_too_large", {{"file", source_.file}, {"limit", limit}});
    }
    if (Result<void> room = MakeRoom(); !room) return room;
    sheet_.rows[here_.row][here_.column] = std::move(cell);
    return {};
  }

  Result<void> MakeRoom() {
    auto& rows = sheet_.rows;
    const std::size_t known = here_.row < rows.size() ? rows[here_.row].size() : 0;
    const std::size_t more_rows = here_.row < rows.size() ? 0 : here_.row + 1 - rows.size();
    const std::size_t more_cells = here_.column < known ? 0 : here_.column + 1 - known;
    // A row by itself costs as much as its first cell.
    source_.cells += more_cells + (more_rows > 0 ? more_rows - 1 : 0);
    if (source_.cells > source_.limits.max_cells) {
      return Fail("documents.xlsx_too_many_cells", InCell("limit", std::to_string(source_.limits.max_cells)));
    }
    if (more_rows > 0) rows.resize(here_.row + 1);
    if (more_cells > 0) rows[here_.row].resize(here_.column + 1);
    return {};
  }

  Result<Cell> ReadValue(pugi::xml_node node) {
    const std::string_view type = AttributeOf(node, "t");
    if (type == "inlineStr") return TextCell(ReadRichText(Child(node, "is")));
    const std::string value = ContentOf(Child(node, "v"));
    if (type == "str") {
      if (!Child(node, "v")) WarnOfNoValue(node);
      return TextCell(ReadXlsxText(value));
    }
    const std::string_view trimmed = Trim(value);
    if (trimmed.empty()) {
      WarnOfNoValue(node);
      return Cell{};
    }
    if (type == "s") return SharedText(trimmed);
    if (type.empty() || type == "n") return NumberCell(std::string(trimmed), node);
    if (type == "b") return BooleanCell(trimmed);
    if (type == "d") return IsoDateCell(trimmed);
    if (type == "e") return Cell{.kind = CellKind::kError, .text = ReadXlsxText(trimmed)};
    return Fail("documents.xlsx_unknown_type", InCell("type", type));
  }

  void WarnOfNoValue(pugi::xml_node node) {
    if (Child(node, "f")) source_.warnings.Add({"documents.xlsx_no_value", InCell()});
  }

  static Cell TextCell(std::string text) {
    if (text.empty()) return {};
    return {.kind = CellKind::kText, .text = std::move(text)};
  }

  Result<Cell> SharedText(std::string_view index) const {
    const std::optional<std::size_t> number = ParseCount<std::size_t>(index);
    if (!number || *number >= source_.strings.size()) {
      return Fail("documents.xlsx_no_such_text", InCell("index", index));
    }
    return TextCell(source_.strings[*number]);
  }

  Result<Cell> BooleanCell(std::string_view value) const {
    const bool yes = value == "1" || value == "true";
    if (!yes && value != "0" && value != "false") return Fail("documents.xlsx_not_a_number", InCell("text", value));
    return Cell{.kind = CellKind::kBoolean, .text = yes ? "true" : "false"};
  }

  Result<Cell> IsoDateCell(std::string_view value) const {
    std::optional<Cell> cell = ShowIsoDate(std::string(value));
    if (!cell) return Fail("documents.xlsx_not_a_date", InCell("text", value));
    return std::move(*cell);
  }

  Result<Cell> NumberCell(std::string raw, pugi::xml_node node) {
    const std::optional<double> number = ParseXlsxNumber(raw);
    if (!number) return Fail("documents.xlsx_not_a_number", InCell("text", raw));
    std::optional<Cell> cell = ShowNumber(raw, *number, FormatOf(node), source_.dates);
    if (cell) return std::move(*cell);
    source_.warnings.Add({"documents.xlsx_not_a_date", InCell("text", raw)});
    return *ShowNumber(std::move(raw), *number, {}, source_.dates);
  }

  NumberFormat FormatOf(pugi::xml_node node) {
    const std::string_view style = AttributeOf(node, "s");
    if (style.empty()) return {};
    const std::optional<std::size_t> number = ParseCount<std::size_t>(style);
    const NumberFormat* format = number ? source_.styles.Find(*number) : nullptr;
    if (format != nullptr) return *format;
    source_.warnings.Add({"documents.xlsx_unknown_style", InCell("style", style)});
    return {};
  }

  XlsxSource& source_;
  Sheet& sheet_;
  CellPlace here_;
};

}  // namespace

void XlsxWarnings::Add(Error warning) {
  if (kept_.size() + 1 < kMostXlsxWarnings) {
    kept_.push_back(std::move(warning));
  } else {
    ++left_out_;
  }
}

std::vector<Error> XlsxWarnings::Take(const std::string& file) {
  if (left_out_ > 0) {
    kept_.push_back({"documents.xlsx_more_warnings", {{"file", file}, {"count", std::to_string(left_out_)}}});
  }
  return std::move(kept_);
}

Result<void> ReadXlsxCells(pugi::xml_node worksheet, XlsxSource& source, Sheet& sheet) {
  return XlsxCellReading(source, sheet).Read(worksheet);
}

}  // namespace tovholder::documents
