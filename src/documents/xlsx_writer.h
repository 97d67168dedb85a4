// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "base/result.h"
#include "base/time.h"

namespace tovholder::documents {

enum class XlsxKind { kText, kWhole, kDecimal, kDate };

struct XlsxColumn {
  std::string heading;
  double width = 0;  // in characters; 0 is as wide as its heading and kind ask for
  XlsxKind kind = XlsxKind::kText;
};

using XlsxCell = std::variant<std::monostate, std::string, std::int64_t, double, Date>;

struct XlsxSheet {
  std::string name;
  std::vector<XlsxColumn> columns = {};
  std::vector<std::vector<XlsxCell>> rows = {};
};

struct XlsxProperties {
  std::string title = {};
  std::string author = {};
  Instant created = std::chrono::sys_days(std::chrono::year(1980) / 1 / 1);
};

// A workbook with these sheets: the headings bold, in sight while one scrolls, and with filters. The same input gives
// the same bytes. Names of sheets are made legal and different. A text is never taken for a formula, nor a date for a
// number; what a spreadsheet cannot hold stays text: whole numbers of more than 15 digits, dates before 1900.
// Errors: documents.xlsx_too_large {sheet, rows, columns}, documents.xlsx_long_text {sheet, cell, limit},
// documents.xlsx_no_value_to_write {sheet, cell} for a number or date that is none, documents.xlsx_not_written
// {detail}.
Result<std::string> WriteXlsx(const std::vector<XlsxSheet>& sheets, const XlsxProperties& properties = {});

}  // namespace tovholder::documents
