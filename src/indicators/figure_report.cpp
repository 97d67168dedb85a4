// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "base/text.h"
#include "indicators/figure_check.h"

namespace tovholder::indicators {
namespace {

constexpr std::size_t kRowsShown = 12;       // from the top
constexpr std::size_t kWrongRowsShown = 10;  // further below
constexpr std::size_t kColumnsShown = 40;
constexpr std::size_t kMostUnknown = 500;  // names

// The row after `most` names is one more that is not listed.
UnknownName* NoteName(std::vector<UnknownName>& names, std::map<std::string, std::size_t>& by_key,
                      const std::string& key) {
  const auto known = by_key.find(key);
  if (known != by_key.end()) return &names[known->second];
  if (names.size() >= kMostUnknown) return nullptr;
  by_key.emplace(key, names.size());
  names.push_back({});
  return &names.back();
}

}  // namespace

void FigureCheck::Note(const FigureInTable& figure, const WeighedFigure& weighed) {
  ++report_.counts[weighed.fate];
  if (weighed.fate == FigureFate::kDisagrees && report_.disagreements.size() < kMostProblems) {
    const Observation& one = weighed.observation;
    report_.disagreements.push_back({AddressOf(figure.row, figure.column->column),
                                     names_.book().Find(one.indicator)->name, names_.book().NameOf(one.place),
                                     one.from_date, one.to_date, one.value, weighed.stored->value});
  }
  if (weighed.fate == FigureFate::kUnknown) NoteUnknown(figure);
  if (!weighed.error) return;
  if (noted_[weighed.fate] >= static_cast<std::int64_t>(kMostProblems)) return;
  ++noted_[weighed.fate];
  if (rows_to_show_.size() < kWrongRowsShown) rows_to_show_.insert(figure.row);
  report_.problems.push_back(
      {AddressOf(figure.row, figure.column->column), figure.value->text, weighed.fate, *weighed.error});
}

void FigureCheck::NoteUnknown(const FigureInTable& figure) {
  const bool of_indicator = !figure.of_list && !names_.FindIndicator(figure.indicator).id;
  UnknownName* name = of_indicator
                          ? NoteName(report_.indicators, unknown_indicators_, NameKey(figure.indicator))
                          : NoteName(report_.places, unknown_places_, NameKey(figure.place, figure.municipality));
  if (name == nullptr) return;
  if (name->count++ > 0) return;
  name->name = of_indicator ? figure.indicator : figure.place;
  if (!of_indicator) name->municipality = figure.municipality;
  name->cell = AddressOf(figure.row, figure.column->column);
}

// The first was counted as good before the second was met.
void FigureCheck::NoteTorn(const FigureInTable& figure, Seen& first, const WeighedFigure& weighed) {
  if (first.torn) return;
  first.torn = true;
  --report_.counts[first.fate];
  ++report_.counts[FigureFate::kWrong];
  const std::string cell = AddressOf(first.row, first.column);
  std::erase_if(report_.disagreements, [&](const Disagreement& one) { return one.cell == cell; });
  std::erase_if(report_.problems, [&](const FigureProblem& one) { return one.cell == cell; });
  const auto& about = weighed.error->params;
  report_.problems.push_back({cell, FormatDanish(first.value), FigureFate::kWrong,
                              Error{"indicators.twice_in_file",
                                    {{"value", about.at("other")},
                                     {"other", about.at("value")},
                                     {"cell", AddressOf(figure.row, figure.column->column)}}}});
}

Result<void> FigureCheck::TakePreview() {
  constexpr std::size_t kRowsAbove = 4;
  std::vector<TableRow> above;
  std::size_t shown = 0;
  const std::size_t last_wrong = rows_to_show_.empty() ? 0 : *rows_to_show_.rbegin();
  return file_.EachRow(mapping_.sheet, [&](const TableRow& row) {
    if (row.row < mapping_.first_row) {
      if (above.size() == kRowsAbove) above.erase(above.begin());
      above.push_back(row);
      return true;
    }
    if (shown == 0) report_.preview = std::move(above);
    if (shown < kRowsShown || rows_to_show_.contains(row.row)) {
      report_.preview.push_back(row);
      report_.preview.back().cells.resize(std::min(row.cells.size(), kColumnsShown));
    }
    return ++shown < kRowsShown || row.row < last_wrong;
  });
}

}  // namespace tovholder::indicators
