// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/decimal.h"
#include "base/result.h"
#include "indicators/figure_file.h"
#include "indicators/indicator.h"

// How a table of figures is to be read. One model for all orientations: each value column knows what all its values
// have in common; the rest is said by other columns of the row, or for the whole table.
namespace tovholder::indicators {

enum class ColumnRole { kIgnored, kIndicator, kPlace, kMunicipality, kPeriod, kListYear, kValue, kPart, kWhole };
std::string_view ToName(ColumnRole role);
bool FromName(std::string_view name, ColumnRole& role);
inline constexpr ColumnRole kColumnRoles[] = {ColumnRole::kIgnored,      ColumnRole::kIndicator, ColumnRole::kPlace,
                                              ColumnRole::kMunicipality, ColumnRole::kPeriod,    ColumnRole::kListYear,
                                              ColumnRole::kValue,        ColumnRole::kPart,      ColumnRole::kWhole};

struct ColumnMapping {
  std::size_t column = 0;
  ColumnRole role = ColumnRole::kIgnored;
  std::string heading;  // as it stands, header rows joined by " / "
  // Of kValue: what its heading says of all its values; "" where it does not.
  std::string indicator = {};
  std::string place = {};
  std::string period = {};
  std::optional<Unit> unit = {};
  std::int64_t times = 1;  // what each number stands for
  DecimalMark mark = DecimalMark::kComma;
  std::optional<std::size_t> of = {};  // of kPart and kWhole: the value column; none: the first
  friend bool operator==(const ColumnMapping&, const ColumnMapping&) = default;
};

enum class EmptyNames { kWrong, kAsAbove };  // an empty place or indicator: left out, or that of the row above

struct FigureMapping {
  std::size_t sheet = 0;
  std::size_t first_row = 0;  // of the values, from 0
  std::vector<ColumnMapping> columns;
  // For the whole table, where neither columns nor headings say it.
  std::string indicator = {};
  std::string place = {};
  std::string period = {};
  EmptyNames empty_names = EmptyNames::kWrong;

  const ColumnMapping* Find(ColumnRole role) const;  // the first; none: nullptr
  friend bool operator==(const FigureMapping&, const FigureMapping&) = default;
};

// What the house knows, for telling names from other texts.
struct KnownNames {
  std::function<bool(std::string_view)> is_indicator;
  std::function<bool(std::string_view)> is_place;
};

// Without a `sheet`, of the one with most numbers. Errors: those of EachRow, indicators.no_table {file}.
Result<FigureMapping> ProposeMapping(const FigureFile& file, const KnownNames& names,
                                     std::optional<std::size_t> sheet = std::nullopt);
// What two files have in common that are to be read alike: headings and where they stand, whatever the years.
std::string ShapeOf(const FigureMapping& mapping);
// What a person said of a table of this shape, with the years and rows of this one.
FigureMapping WithRemembered(const FigureMapping& proposed, const FigureMapping& remembered);

// What keeps the table from being read. Errors: indicators.no_value_column, indicators.column_without_indicator
// {column}, indicators.column_without_place {column}, indicators.column_without_period {column}.
Result<void> CheckMapping(const FigureMapping& mapping);

std::string StoreMapping(const FigureMapping& mapping);  // as JSON
std::optional<FigureMapping> LoadMapping(std::string_view json);

// A value of the table with what belongs to it; the views last as long as the call.
struct FigureInTable {
  std::string_view indicator;
  std::string_view place;
  std::string_view municipality;
  std::string_view period;
  bool of_list = false;  // the period is the year of a list
  const ColumnMapping* column = nullptr;
  const TableCell* value = nullptr;
  const TableCell* part = nullptr;  // none: nullptr
  const TableCell* whole = nullptr;
  std::size_t row = 0;
};
// Every cell of a value column that is not empty. Errors: those of EachRow.
Result<void> EachFigure(const FigureFile& file, const FigureMapping& mapping,
                        const std::function<bool(const FigureInTable&)>& each);

}  // namespace tovholder::indicators
