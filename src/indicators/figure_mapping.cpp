// SPDX-License-Identifier: EUPL-1.2
#include "indicators/figure_mapping.h"

#include <algorithm>
#include <boost/json.hpp>

#include "base/enum_names.h"
#include "base/text.h"
#include "documents/cell_address.h"
#include "indicators/figure_text.h"

namespace tovholder::indicators {
namespace {

namespace json = boost::json;

constexpr EnumNames<ColumnRole, 9> kRoleNames{{{ColumnRole::kIgnored, "ignored"},
                                               {ColumnRole::kIndicator, "indicator"},
                                               {ColumnRole::kPlace, "place"},
                                               {ColumnRole::kMunicipality, "municipality"},
                                               {ColumnRole::kPeriod, "period"},
                                               {ColumnRole::kListYear, "list_year"},
                                               {ColumnRole::kValue, "value"},
                                               {ColumnRole::kPart, "part"},
                                               {ColumnRole::kWhole, "whole"}}};

std::string ColumnLetters(std::size_t column) {
  std::string address = documents::CellAddress(0, column);
  address.pop_back();
  return address;
}

json::object StoreColumn(const ColumnMapping& one) {
  json::object object{{"column", one.column}, {"role", ToName(one.role)}, {"heading", one.heading}};
  if (one.role != ColumnRole::kValue) {
    if (one.of) object["of"] = *one.of;
    return object;
  }
  object["indicator"] = one.indicator;
  object["place"] = one.place;
  object["period"] = one.period;
  if (one.unit) object["unit"] = ToName(*one.unit);
  object["times"] = one.times;
  object["mark"] = one.mark == DecimalMark::kComma ? "," : ".";
  return object;
}

std::string TextIn(const json::object& object, std::string_view name) {
  const json::value* found = object.if_contains(name);
  return found != nullptr && found->is_string() ? std::string(found->as_string()) : std::string();
}

std::optional<std::int64_t> NumberIn(const json::object& object, std::string_view name) {
  const json::value* found = object.if_contains(name);
  if (found == nullptr) return std::nullopt;
  boost::system::error_code failed;
  const auto number = found->to_number<std::int64_t>(failed);
  return failed || number < 0 ? std::nullopt : std::optional(number);
}

std::optional<ColumnMapping> LoadColumn(const json::object& object) {
  ColumnMapping one;
  const auto column = NumberIn(object, "column");
  if (!column || static_cast<std::size_t>(*column) >= kMostColumns) return std::nullopt;
  one.column = static_cast<std::size_t>(*column);
  if (!FromName(TextIn(object, "role"), one.role)) return std::nullopt;
  one.heading = TextIn(object, "heading");
  one.indicator = TextIn(object, "indicator");
  one.place = TextIn(object, "place");
  one.period = TextIn(object, "period");
  Unit unit{};
  if (FromName(TextIn(object, "unit"), unit)) one.unit = unit;
  constexpr std::int64_t kMostTimes = 1'000'000;
  one.times = std::clamp<std::int64_t>(NumberIn(object, "times").value_or(1), 1, kMostTimes);
  one.mark = TextIn(object, "mark") == "." ? DecimalMark::kPoint : DecimalMark::kComma;
  if (const auto of = NumberIn(object, "of")) one.of = static_cast<std::size_t>(*of);
  return one;
}

// The names a row does not say itself are those of the row above, where the table is made so.
class NamesAbove {
 public:
  NamesAbove(const FigureMapping& mapping, ColumnRole role, const std::string& for_all)
      : column_(mapping.Find(role)), for_all_(for_all), empty_(mapping.empty_names) {}

  std::string_view Of(const TableRow& row) {
    if (column_ == nullptr) return for_all_;
    const std::string& text = row.At(column_->column).text;
    if (!text.empty() || empty_ == EmptyNames::kWrong) return text;
    return above_;
  }
  void Keep(const TableRow& row) {
    if (column_ == nullptr || empty_ == EmptyNames::kWrong) return;
    if (const std::string& text = row.At(column_->column).text; !text.empty()) above_ = text;
  }

 private:
  const ColumnMapping* column_;
  const std::string& for_all_;
  EmptyNames empty_;
  std::string above_;
};

struct ValueColumn {
  const ColumnMapping* value = nullptr;
  const ColumnMapping* part = nullptr;
  const ColumnMapping* whole = nullptr;
};

std::vector<ValueColumn> ValueColumns(const FigureMapping& mapping) {
  std::vector<ValueColumn> columns;
  columns.reserve(mapping.columns.size());
  for (const ColumnMapping& one : mapping.columns) {
    if (one.role == ColumnRole::kValue) columns.push_back({&one, nullptr, nullptr});
  }
  for (const ColumnMapping& one : mapping.columns) {
    if (one.role != ColumnRole::kPart && one.role != ColumnRole::kWhole) continue;
    const auto found = std::find_if(columns.begin(), columns.end(), [&](const ValueColumn& column) {
      return !one.of || *one.of == column.value->column;
    });
    if (found == columns.end()) continue;
    (one.role == ColumnRole::kPart ? found->part : found->whole) = &one;
  }
  return columns;
}

const TableCell* CellIn(const TableRow& row, const ColumnMapping* column) {
  if (column == nullptr) return nullptr;
  const TableCell& cell = row.At(column->column);
  return cell.empty() ? nullptr : &cell;
}

}  // namespace

std::string_view ToName(ColumnRole role) { return NameIn(kRoleNames, role); }
bool FromName(std::string_view name, ColumnRole& role) { return ValueIn(kRoleNames, name, role); }

const ColumnMapping* FigureMapping::Find(ColumnRole role) const {
  const auto found =
      std::find_if(columns.begin(), columns.end(), [&](const ColumnMapping& one) { return one.role == role; });
  return found == columns.end() ? nullptr : &*found;
}

std::string ShapeOf(const FigureMapping& mapping) {
  std::string shape;
  for (const ColumnMapping& one : mapping.columns) {
    std::vector<std::string> texts;
    for (const std::string_view text : Split(one.heading, '/')) {
      texts.push_back(IsPeriodText(text) ? "#" : Fold(text));
    }
    shape += ColumnLetters(one.column);
    shape += '=';
    shape += Join(texts, "/");
    shape += '\n';
  }
  return shape;
}

FigureMapping WithRemembered(const FigureMapping& proposed, const FigureMapping& remembered) {
  FigureMapping mapping = remembered;
  mapping.sheet = proposed.sheet;
  mapping.first_row = proposed.first_row;
  if (!proposed.period.empty()) mapping.period = proposed.period;
  for (ColumnMapping& one : mapping.columns) {
    const auto found = std::find_if(proposed.columns.begin(), proposed.columns.end(),
                                    [&](const ColumnMapping& other) { return other.column == one.column; });
    if (found == proposed.columns.end()) continue;
    one.heading = found->heading;
    if (!found->period.empty()) one.period = found->period;
    one.mark = found->mark;  // of this file, whatever the last one was written with
  }
  return mapping;
}

Result<void> CheckMapping(const FigureMapping& mapping) {
  if (mapping.Find(ColumnRole::kValue) == nullptr) return Fail("indicators.no_value_column");
  const auto said = [&](const std::string& own, const std::string& for_all, ColumnRole role) {
    return !own.empty() || !for_all.empty() || mapping.Find(role) != nullptr;
  };
  for (const ColumnMapping& one : mapping.columns) {
    if (one.role != ColumnRole::kValue) continue;
    const std::string column = ColumnLetters(one.column);
    if (!said(one.indicator, mapping.indicator, ColumnRole::kIndicator)) {
      return Fail("indicators.column_without_indicator", {{"column", column}});
    }
    if (!said(one.place, mapping.place, ColumnRole::kPlace)) {
      return Fail("indicators.column_without_place", {{"column", column}});
    }
    if (!said(one.period, mapping.period, ColumnRole::kPeriod) && mapping.Find(ColumnRole::kListYear) == nullptr) {
      return Fail("indicators.column_without_period", {{"column", column}});
    }
  }
  return {};
}

std::string StoreMapping(const FigureMapping& mapping) {
  json::array columns;
  columns.reserve(mapping.columns.size());
  for (const ColumnMapping& one : mapping.columns) columns.push_back(StoreColumn(one));
  return json::serialize(json::object{{"sheet", mapping.sheet},
                                      {"first_row", mapping.first_row},
                                      {"indicator", mapping.indicator},
                                      {"place", mapping.place},
                                      {"period", mapping.period},
                                      {"as_above", mapping.empty_names == EmptyNames::kAsAbove},
                                      {"columns", columns}});
}

std::optional<FigureMapping> LoadMapping(std::string_view text) {
  boost::system::error_code failed;
  const json::value value = json::parse(text, failed);
  if (failed || !value.is_object()) return std::nullopt;
  const json::object& object = value.as_object();
  FigureMapping mapping;
  mapping.sheet = static_cast<std::size_t>(NumberIn(object, "sheet").value_or(0));
  mapping.first_row = static_cast<std::size_t>(NumberIn(object, "first_row").value_or(0));
  mapping.indicator = TextIn(object, "indicator");
  mapping.place = TextIn(object, "place");
  mapping.period = TextIn(object, "period");
  const json::value* above = object.if_contains("as_above");
  if (above != nullptr && above->is_bool() && above->as_bool()) mapping.empty_names = EmptyNames::kAsAbove;
  const json::value* columns = object.if_contains("columns");
  if (columns == nullptr || !columns->is_array()) return std::nullopt;
  for (const json::value& one : columns->as_array()) {
    auto column = one.is_object() ? LoadColumn(one.as_object()) : std::nullopt;
    if (!column) return std::nullopt;
    mapping.columns.push_back(std::move(*column));
  }
  return mapping;
}

Result<void> EachFigure(const FigureFile& file, const FigureMapping& mapping,
                        const std::function<bool(const FigureInTable&)>& each) {
  const std::vector<ValueColumn> columns = ValueColumns(mapping);
  const ColumnMapping* const municipality = mapping.Find(ColumnRole::kMunicipality);
  const ColumnMapping* const list_year = mapping.Find(ColumnRole::kListYear);
  const ColumnMapping* const period = list_year != nullptr ? list_year : mapping.Find(ColumnRole::kPeriod);
  NamesAbove indicators(mapping, ColumnRole::kIndicator, mapping.indicator);
  NamesAbove places(mapping, ColumnRole::kPlace, mapping.place);
  return file.EachRow(mapping.sheet, [&](const TableRow& row) {
    if (row.row < mapping.first_row) return true;
    indicators.Keep(row);
    places.Keep(row);
    for (const ValueColumn& one : columns) {
      const TableCell& value = row.At(one.value->column);
      if (value.empty()) continue;
      FigureInTable figure;
      figure.indicator = one.value->indicator.empty() ? indicators.Of(row) : one.value->indicator;
      figure.place = one.value->place.empty() ? places.Of(row) : one.value->place;
      const bool own_place = one.value->place.empty() && municipality != nullptr;
      if (own_place) figure.municipality = row.At(municipality->column).text;
      const bool own_period = one.value->period.empty() && period != nullptr;
      figure.period = own_period                  ? std::string_view(row.At(period->column).text)
                      : one.value->period.empty() ? std::string_view(mapping.period)
                                                  : one.value->period;
      figure.of_list = own_period && list_year != nullptr;
      figure.column = one.value;
      figure.value = &value;
      figure.part = CellIn(row, one.part);
      figure.whole = CellIn(row, one.whole);
      figure.row = row.row;
      if (!each(figure)) return false;
    }
    return true;
  });
}

}  // namespace tovholder::indicators
