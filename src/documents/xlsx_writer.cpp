// SPDX-License-Identifier: EUPL-1.2
#include "documents/xlsx_writer.h"

#include <xlsxwriter.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <stdexcept>
#include <utility>

#include "base/text.h"
#include "documents/cell_address.h"
#include "documents/reader.h"
#include "documents/subprocess.h"
#include "documents/xlsx_sheet_names.h"
#include "documents/xlsx_strings.h"

namespace tovholder::documents {
namespace {

constexpr std::size_t kLongestCellText = 32'767;  // characters
constexpr std::size_t kLongestProperty = 255;
constexpr std::int64_t kMostExact = 999'999'999'999'999;
constexpr double kFilterButton = 3;  // characters that it hides of a heading

struct XlsxFormats {
  lxw_format* head = nullptr;
  lxw_format* text = nullptr;
  lxw_format* whole = nullptr;
  lxw_format* decimal = nullptr;
  lxw_format* date = nullptr;
};

[[noreturn]] void ThrowXlsx(const char* what) { throw std::runtime_error(std::string("libxlsxwriter: ") + what); }

lxw_format* AddFormat(lxw_workbook* workbook, std::uint8_t built_in) {
  lxw_format* format = workbook_add_format(workbook);
  if (format == nullptr) ThrowXlsx("workbook_add_format");
  format_set_num_format_index(format, built_in);
  return format;
}

// What begins with = stays text also after somebody has edited it, because its cell has the format of texts.
XlsxFormats AddFormats(lxw_workbook* workbook) {
  constexpr std::uint8_t kText = 49;
  constexpr std::uint8_t kWhole = 1;    // "0"
  constexpr std::uint8_t kDecimal = 4;  // "#,##0.00"
  XlsxFormats formats{.head = AddFormat(workbook, kText),
                      .text = AddFormat(workbook, kText),
                      .whole = AddFormat(workbook, kWhole),
                      .decimal = AddFormat(workbook, kDecimal),
                      .date = AddFormat(workbook, 0)};
  format_set_bold(formats.head);
  format_set_num_format(formats.date, "dd\\-mm\\-yyyy");
  return formats;
}

lxw_format* FormatOfKind(const XlsxFormats& formats, XlsxKind kind) {
  switch (kind) {
    case XlsxKind::kText:
      return formats.text;
    case XlsxKind::kWhole:
      return formats.whole;
    case XlsxKind::kDecimal:
      return formats.decimal;
    case XlsxKind::kDate:
      break;
  }
  return formats.date;
}

double WidthOf(const XlsxColumn& column) {
  constexpr double kNarrowest = 8;
  constexpr double kWidest = 60;
  constexpr double kDateWidth = 12;
  if (column.width > 0) return std::min(column.width, 255.0);
  const double heading = static_cast<double>(CountCodePoints(column.heading)) + kFilterButton;
  return std::clamp(heading, column.kind == XlsxKind::kDate ? kDateWidth : kNarrowest, kWidest);
}

// Writes one sheet; the first error of a cell ends it.
class XlsxSheetWriting {
 public:
  XlsxSheetWriting(lxw_worksheet* target, const XlsxSheet& sheet, const XlsxFormats& formats)
      : target_(target), sheet_(sheet), formats_(formats) {}

  Result<void> Write() {
    const std::size_t columns = Columns();
    if (columns > kMostSheetColumns || sheet_.rows.size() >= kMostSheetRows) {
      return Fail("documents.xlsx_too_large", {{"sheet", sheet_.name},
                                               {"rows", std::to_string(kMostSheetRows - 1)},
                                               {"columns", std::to_string(kMostSheetColumns)}});
    }
    if (Result<void> written = WriteHead(); !written) return written;
    for (const std::vector<XlsxCell>& row : sheet_.rows) {
      ++here_.row;
      if (Result<void> written = WriteRow(row); !written) return written;
    }
    return {};
  }

 private:
  std::size_t Columns() const {
    std::size_t columns = sheet_.columns.size();
    for (const std::vector<XlsxCell>& row : sheet_.rows) columns = std::max(columns, row.size());
    return columns;
  }

  lxw_row_t Row() const { return static_cast<lxw_row_t>(here_.row); }
  lxw_col_t Column() const { return static_cast<lxw_col_t>(here_.column); }

  Result<void> WriteHead() {
    for (here_.column = 0; here_.column < sheet_.columns.size(); ++here_.column) {
      const XlsxColumn& column = sheet_.columns[here_.column];
      Check(worksheet_set_column(target_, Column(), Column(), WidthOf(column), nullptr));
      if (Result<void> written = WriteText(column.heading, formats_.head); !written) return written;
    }
    if (sheet_.columns.empty()) return {};
    worksheet_freeze_panes(target_, 1, 0);
    const auto last_row = static_cast<lxw_row_t>(sheet_.rows.size());
    const auto last_column = static_cast<lxw_col_t>(sheet_.columns.size() - 1);
    Check(worksheet_autofilter(target_, 0, 0, last_row, last_column));
    return {};
  }

  Result<void> WriteRow(const std::vector<XlsxCell>& row) {
    for (here_.column = 0; here_.column < row.size(); ++here_.column) {
      const auto write = [&](const auto& value) { return WriteValue(value); };
      if (Result<void> written = std::visit(write, row[here_.column]); !written) return written;
    }
    return {};
  }

  // A column of texts or dates shows a number as the number it is.
  lxw_format* FormatOfNumber(lxw_format* by_itself) const {
    if (here_.column >= sheet_.columns.size()) return by_itself;
    const XlsxKind kind = sheet_.columns[here_.column].kind;
    const bool numeric = kind == XlsxKind::kWhole || kind == XlsxKind::kDecimal;
    return numeric ? FormatOfKind(formats_, kind) : by_itself;
  }

  Result<void> WriteValue(std::monostate /*empty*/) { return {}; }
  Result<void> WriteValue(const std::string& text) { return WriteText(text, formats_.text); }

  Result<void> WriteValue(std::int64_t number) {
    if (number > kMostExact || number < -kMostExact) return WriteText(std::to_string(number), formats_.text);
    return WriteNumber(static_cast<double>(number), FormatOfNumber(formats_.whole));
  }

  Result<void> WriteValue(double number) {
    if (!std::isfinite(number)) return NoValue();
    lxw_format* format = FormatOfNumber(nullptr);
    const bool broken = std::trunc(number) != number;
    return WriteNumber(number, broken && format == formats_.whole ? formats_.decimal : format);
  }

  Result<void> WriteValue(Date date) {
    if (!date.ok() || date.year() > std::chrono::year(9999)) return NoValue();
    if (date.year() < std::chrono::year(1900)) return WriteText(FormatIso(date), formats_.text);
    lxw_datetime day{};
    day.year = static_cast<int>(date.year());
    day.month = static_cast<int>(static_cast<unsigned>(date.month()));
    day.day = static_cast<int>(static_cast<unsigned>(date.day()));
    Check(worksheet_write_datetime(target_, Row(), Column(), &day, formats_.date));
    return {};
  }

  Result<void> WriteNumber(double number, lxw_format* format) {
    Check(worksheet_write_number(target_, Row(), Column(), number, format));
    return {};
  }

  Result<void> WriteText(const std::string& text, lxw_format* format) {
    const std::string stored = StoreXlsxText(text);
    if (CountCodePoints(stored) > kLongestCellText) {
      return Fail("documents.xlsx_long_text", {{"sheet", sheet_.name},
                                               {"cell", CellAddress(here_.row, here_.column)},
                                               {"limit", std::to_string(kLongestCellText)}});
    }
    if (!stored.empty()) Check(worksheet_write_string(target_, Row(), Column(), stored.c_str(), format));
    return {};
  }

  tl::unexpected<Error> NoValue() const {
    return Fail("documents.xlsx_no_value_to_write",
                {{"sheet", sheet_.name}, {"cell", CellAddress(here_.row, here_.column)}});
  }

  // What a caller can cause is refused above.
  static void Check(lxw_error error) {
    if (error != LXW_NO_ERROR) ThrowXlsx(lxw_strerror(error));
  }

  lxw_worksheet* target_;
  const XlsxSheet& sheet_;
  const XlsxFormats& formats_;
  CellPlace here_;
};

void SetProperties(lxw_workbook* workbook, const XlsxProperties& properties) {
  std::string title = Shorten(StoreXlsxText(properties.title), kLongestProperty);
  std::string author = Shorten(StoreXlsxText(properties.author), kLongestProperty);
  lxw_doc_properties written{};
  written.title = title.data();
  written.author = author.data();
  // The library takes 0 for "now".
  const auto created = std::chrono::floor<std::chrono::seconds>(properties.created).time_since_epoch().count();
  written.created = created == 0 ? 1 : static_cast<time_t>(created);
  if (workbook_set_properties(workbook, &written) != LXW_NO_ERROR) ThrowXlsx("workbook_set_properties");
}

Result<void> WriteSheets(lxw_workbook* workbook, const std::vector<XlsxSheet>& sheets) {
  std::vector<std::string> wanted;
  wanted.reserve(sheets.size());
  for (const XlsxSheet& sheet : sheets) wanted.push_back(sheet.name);
  const std::vector<std::string> names = ListLegalSheetNames(wanted);
  const XlsxFormats formats = AddFormats(workbook);
  for (std::size_t i = 0; i < sheets.size(); ++i) {
    lxw_worksheet* target = workbook_add_worksheet(workbook, names[i].c_str());
    if (target == nullptr) ThrowXlsx("workbook_add_worksheet");
    if (Result<void> written = XlsxSheetWriting(target, sheets[i], formats).Write(); !written) return written;
  }
  return {};
}

}  // namespace

Result<std::string> WriteXlsx(const std::vector<XlsxSheet>& sheets, const XlsxProperties& properties) {
  // This version of the library writes to files alone: one in a folder of our own, where it keeps its parts as well.
  const TemporaryFolder folder;
  const std::string path = folder.path() + "/workbook.xlsx";
  std::string parts = folder.path();
  lxw_workbook_options options{};
  options.tmpdir = parts.data();
  std::unique_ptr<lxw_workbook, decltype(&lxw_workbook_free)> workbook(workbook_new_opt(path.c_str(), &options),
                                                                       lxw_workbook_free);
  if (!workbook) ThrowXlsx("workbook_new_opt");
  SetProperties(workbook.get(), properties);
  if (const Result<void> written = WriteSheets(workbook.get(), sheets); !written) return Pass(written);
  const lxw_error error = workbook_close(workbook.release());
  if (error != LXW_NO_ERROR) return Fail("documents.xlsx_not_written", {{"detail", lxw_strerror(error)}});
  return LoadFile(path);
}

}  // namespace tovholder::documents
