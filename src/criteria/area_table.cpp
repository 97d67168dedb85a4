// SPDX-License-Identifier: EUPL-1.2
#include "criteria/area_table.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "base/text.h"

namespace tovholder::criteria {
namespace {

// How a column is read.
enum class Kind { kText, kPersons, kPercent, kConvictedPercent, kIncomePercent };

enum class Column {
  kListYear,
  kArea,
  kMunicipality,
  kClassification,
  kPopulation,
  kEmployment,
  kConvicted,
  kEducation,
  kIncome,
  kNonwestern,
  kNational
};

struct ColumnKind {
  Column column;
  std::string_view name;
  Kind kind;
  std::optional<Criterion> criterion = {};
};
constexpr ColumnKind kColumns[] = {
    {Column::kListYear, "list_year", Kind::kText},
    {Column::kArea, "area", Kind::kText},
    {Column::kMunicipality, "municipality", Kind::kText},
    {Column::kClassification, "classification", Kind::kText},
    {Column::kPopulation, "population", Kind::kPersons, Criterion::kPopulation},
    {Column::kEmployment, "employment_outside_pct", Kind::kPercent, Criterion::kEmployment},
    {Column::kConvicted, "convicted_pct", Kind::kConvictedPercent, Criterion::kConvicted},
    {Column::kEducation, "education_basic_pct", Kind::kPercent, Criterion::kEducation},
    {Column::kIncome, "income_pct_of_region", Kind::kIncomePercent, Criterion::kIncome},
    {Column::kNonwestern, "nonwestern_pct", Kind::kPercent, Criterion::kNonwestern},
    {Column::kNational, "convicted_national_pct", Kind::kConvictedPercent}};

// A convicted share over this is per thousand in all likelihood; no area of the lists has come near it.
constexpr Decimal kMostLikelyConvicted = Decimal::Of(20);
// Shares of those convicted are small; a column of them below this is of 1, not of 100.
constexpr Decimal kLeastLikelyConvicted{Decimal::kUnit / 10};
constexpr Decimal kMostPercent = Decimal::Of(100);
constexpr Decimal kMostIncome = Decimal::Of(1000);
constexpr Decimal kMostResidents = Decimal::Of(10'000'000);

Decimal MostOf(Kind kind) {
  switch (kind) {
    case Kind::kPersons:
      return kMostResidents;
    case Kind::kIncomePercent:
      return kMostIncome;
    default:
      return kMostPercent;
  }
}

using Params = std::map<std::string, std::string>;

// A cell with the column it stands in.
struct Cell {
  int line = 0;
  const ColumnKind* column = nullptr;
  std::string_view text;

  Params params(Params more = {}) const {
    more.insert({{"line", std::to_string(line)}, {"column", std::string(column->name)}, {"text", std::string(text)}});
    return more;
  }
};

// The mark of decimals that a number can only be read with; nothing where it does not tell.
std::optional<DecimalMark> MarkOf(std::string_view text) {
  const std::size_t comma = text.rfind(',');
  const std::size_t point = text.rfind('.');
  if (comma == std::string_view::npos && point == std::string_view::npos) return std::nullopt;
  if (comma == std::string_view::npos) return DecimalMark::kPoint;
  if (point == std::string_view::npos) return DecimalMark::kComma;
  return comma > point ? DecimalMark::kComma : DecimalMark::kPoint;
}

class AreaReading {
 public:
  Result<AreaTable> Read(const documents::CsvTable& table) {
    if (auto found = FindColumns(table.head); !found) return Pass(found);
    cells_in_head_ = table.head.size();
    FindMark(table);
    result_.rows.reserve(table.rows.size());
    for (const documents::CsvRow& row : table.rows) Take(row);
    WarnOfShares();
    return std::move(result_);
  }

 private:
  Result<void> FindColumns(const std::vector<std::string>& head) {
    for (const ColumnKind& kind : kColumns) {
      for (std::size_t i = 0; i < head.size(); ++i) {
        if (ToLower(Trim(head[i])) != kind.name) continue;
        if (!positions_.insert({kind.column, i}).second) {
          return Fail("criteria.column_twice", {{"column", std::string(kind.name)}});
        }
      }
    }
    SortFigureColumns();
    for (const ColumnKind& kind : kColumns) {
      const bool needed = kind.column == Column::kListYear || kind.column == Column::kArea;
      if (needed && !positions_.contains(kind.column)) {
        return Fail("criteria.no_column", {{"column", std::string(kind.name)}});
      }
    }
    return {};
  }

  // As they stand in the file, so that the first cell that is wrong is told first.
  void SortFigureColumns() {
    std::map<std::size_t, const ColumnKind*> by_position;
    for (const ColumnKind& kind : kColumns) {
      const auto position = positions_.find(kind.column);
      if (kind.kind != Kind::kText && position != positions_.end()) by_position.insert({position->second, &kind});
    }
    figure_columns_.reserve(by_position.size());
    for (const auto& [position, kind] : by_position) figure_columns_.push_back(kind);
  }

  std::string_view TextAt(const documents::CsvRow& row, Column column) const {
    const auto position = positions_.find(column);
    if (position == positions_.end() || position->second >= row.cells.size()) return {};
    return Trim(row.cells[position->second]);
  }
  Cell CellAt(const documents::CsvRow& row, const ColumnKind& kind) const {
    std::string_view text = TextAt(row, kind.column);
    if (text.ends_with('%')) text = Trim(text.substr(0, text.size() - 1));
    return {row.line, &kind, text};
  }
  template <class F>
  void ForEachFigure(const documents::CsvRow& row, const F& use) const {
    for (const ColumnKind* kind : figure_columns_) {
      if (const Cell cell = CellAt(row, *kind); !cell.text.empty()) use(cell);
    }
  }

  // Shares tell it: their whole part is too small to be in groups. Counts of residents are asked only where no share
  // does, and the other way round, since their marks part thousands.
  void FindMark(const documents::CsvTable& table) {
    for (const documents::CsvRow& row : table.rows) {
      if (row.cells.size() > cells_in_head_) continue;
      ForEachFigure(row, [&](const Cell& cell) { Consider(cell); });
    }
    if (shares_) {
      mark_ = shares_->mark;
    } else if (persons_) {
      mark_ = *persons_ == DecimalMark::kComma ? DecimalMark::kPoint : DecimalMark::kComma;
    }
  }
  void Consider(const Cell& cell) {
    const auto mark = MarkOf(cell.text);
    if (!mark) return;
    if (cell.column->kind == Kind::kPersons) {
      if (!persons_) persons_ = mark;
    } else if (!shares_) {
      shares_ = SeenMark{*mark, cell.line, std::string(cell.text)};
    } else if (shares_->mark != *mark && !mixed_) {
      mixed_ = true;
      Refuse("criteria.mixed_marks", cell, {{"other_line", std::to_string(shares_->line)}, {"other", shares_->text}});
    }
  }

  void Take(const documents::CsvRow& row) {
    const std::size_t before = result_.problems.size();
    if (row.cells.size() > cells_in_head_) {
      result_.problems.push_back({"criteria.row_too_long", {{"line", std::to_string(row.line)}}});
      return;
    }
    AreaRow read;
    read.line = row.line;
    read.area = CollapseSpace(TextAt(row, Column::kArea));
    read.municipality = CollapseSpace(TextAt(row, Column::kMunicipality));
    read.classification = CollapseSpace(TextAt(row, Column::kClassification));
    if (read.area.empty()) result_.problems.push_back({"criteria.no_area", {{"line", std::to_string(row.line)}}});
    ReadList(row, read);
    ForEachFigure(row, [&](const Cell& cell) { ReadFigure(cell, read.figures); });
    if (result_.problems.size() == before) Keep(std::move(read));
  }

  void ReadList(const documents::CsvRow& row, AreaRow& read) {
    const std::string_view text = TextAt(row, Column::kListYear);
    if (const auto list = ParseListYear(text)) {
      read.list = *list;
    } else {
      result_.problems.push_back(
          {"criteria.bad_list_year", {{"line", std::to_string(row.line)}, {"text", std::string(text)}}});
    }
  }

  void ReadFigure(const Cell& cell, Figures& figures) {
    const auto number = ParseDecimal(cell.text, mark_);
    if (!number) {
      if (!mixed_) Refuse("criteria.bad_figure", cell);
      return;
    }
    const Kind kind = cell.column->kind;
    if (*number < Decimal{} || *number > MostOf(kind)) {
      return Refuse("criteria.out_of_range", cell, {{"least", "0"}, {"most", ToText(MostOf(kind))}});
    }
    if (kind == Kind::kPersons && number->micros % Decimal::kUnit != 0) return Refuse("criteria.no_whole_number", cell);
    if (kind == Kind::kConvictedPercent && *number > kMostLikelyConvicted) {
      result_.warnings.push_back({"criteria.per_thousand", cell.params()});
    }
    Decimal& most = most_.insert({cell.column->column, *number}).first->second;
    most = std::max(most, *number);
    if (cell.column->criterion) {
      figures[*cell.column->criterion] = *number;
    } else {
      figures.national_convicted = *number;
    }
  }

  void Keep(AreaRow read) {
    const std::tuple key(ToText(read.list), Fold(read.area), Fold(read.municipality));
    const auto [seen, first] = lines_.insert({key, read.line});
    if (first) {
      result_.rows.push_back(std::move(read));
    } else {
      result_.problems.push_back(
          {"criteria.row_twice", {{"line", std::to_string(read.line)}, {"other", std::to_string(seen->second)}}});
    }
  }

  void WarnOfShares() {
    for (const ColumnKind& kind : kColumns) {
      const auto most = most_.find(kind.column);
      if (most == most_.end() || kind.kind == Kind::kPersons) continue;
      const bool small =
          kind.kind == Kind::kConvictedPercent ? most->second < kLeastLikelyConvicted : most->second <= Decimal::Of(1);
      if (small && most->second > Decimal{}) {
        result_.warnings.push_back({"criteria.share_for_percent", {{"column", std::string(kind.name)}}});
      }
    }
  }

  void Refuse(std::string id, const Cell& cell, Params more = {}) {
    result_.problems.push_back({std::move(id), cell.params(std::move(more))});
  }

  struct SeenMark {
    DecimalMark mark;
    int line;
    std::string text;
  };
  std::map<Column, std::size_t> positions_;
  std::vector<const ColumnKind*> figure_columns_;
  std::size_t cells_in_head_ = 0;
  DecimalMark mark_ = DecimalMark::kPoint;
  std::optional<SeenMark> shares_;
  std::optional<DecimalMark> persons_;
  bool mixed_ = false;
  std::map<Column, Decimal> most_;
  std::map<std::tuple<std::string, std::string, std::string>, int> lines_;
  AreaTable result_;
};

// The class that classes of several years count: what they hold of, else the narrowest.
std::string_view CountedClass(const RuleSet& rules) {
  for (const ClassRule& one : rules.classes) {
    if (!one.held.empty()) return one.held;
  }
  return rules.classes.back().key;
}

// One area through the years.
using AreaKey = std::pair<std::string, std::string>;
using YearsHeld = std::map<int, Certainty>;

std::vector<Certainty> PastOf(const YearsHeld& held, int year) {
  std::vector<Certainty> past;
  if (held.empty() || held.begin()->first >= year) return past;
  for (int back = year - 1; back >= held.begin()->first; --back) {
    const auto found = held.find(back);
    past.push_back(found == held.end() ? Certainty::kPossible : found->second);
  }
  return past;
}

}  // namespace

Result<AreaTable> ReadAreaTable(const documents::CsvTable& table) { return AreaReading().Read(table); }

std::vector<Conclusion> ConcludeRows(const std::vector<AreaRow>& rows, const AskedRules& asked) {
  const auto rules_of = [&](const AreaRow& row) {
    if (asked.main != nullptr) return asked;
    return AskedRules{FindGoverning(RuleSets(), row.list, "61a"), FindGoverning(RuleSets(), row.list, "61b")};
  };
  std::map<AreaKey, YearsHeld> held;
  for (const AreaRow& row : rows) {
    const RuleSet* rules = rules_of(row).main;
    if (rules == nullptr || !row.list.label.empty()) continue;
    const auto certainty = Evaluate(*rules, row.figures).Of(*rules, CountedClass(*rules));
    held[{Fold(row.area), Fold(row.municipality)}].insert({row.list.year, certainty.value_or(Certainty::kPossible)});
  }
  std::vector<Conclusion> conclusions;
  conclusions.reserve(rows.size());
  for (const AreaRow& row : rows) {
    const AskedRules rules = rules_of(row);
    const auto past = PastOf(held[{Fold(row.area), Fold(row.municipality)}], row.list.year);
    conclusions.push_back(rules.main == nullptr ? Conclusion{}
                                                : Conclude(*rules.main, rules.prevention, row.figures, past));
  }
  return conclusions;
}

}  // namespace tovholder::criteria
