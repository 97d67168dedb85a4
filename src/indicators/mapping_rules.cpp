// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <map>

#include "base/text.h"
#include "indicators/figure_mapping.h"
#include "indicators/figure_text.h"
#include "indicators/table_head.h"

namespace tovholder::indicators {
namespace {

constexpr std::size_t kRowsSeen = 400;

// What stands below a heading.
struct ColumnBody {
  std::size_t filled = 0;
  std::size_t numbers = 0;  // with years and what is hidden
  std::size_t years = 0;
  std::size_t periods = 0;
  std::size_t known_places = 0;
  std::size_t known_indicators = 0;
  std::size_t commas = 0;
  std::size_t points = 0;

  bool holds_numbers() const { return filled > 0 && numbers * 2 >= filled; }
  bool holds_periods() const { return filled > 0 && periods == filled; }
};

ColumnBody BodyOf(const std::vector<TableRow>& rows, std::size_t first, std::size_t column, const KnownNames& names) {
  ColumnBody body;
  for (std::size_t i = first; i < rows.size(); ++i) {
    const TableCell& cell = rows[i].At(column);
    if (cell.empty()) continue;
    ++body.filled;
    const CellLook look = LookOf(cell);
    if (look == CellLook::kYear) ++body.years;
    if (look != CellLook::kText) ++body.numbers;
    if (look != CellLook::kNumber && IsPeriodText(cell.text)) ++body.periods;
    if (look == CellLook::kText) {
      body.known_places += names.is_place(cell.text) ? 1U : 0U;
      body.known_indicators += names.is_indicator(cell.text) ? 1U : 0U;
    } else if (const auto mark = cell.number ? std::nullopt : MarkOf(cell.text)) {
      ++(*mark == DecimalMark::kComma ? body.commas : body.points);
    }
  }
  return body;
}

bool SpeaksOfCountry(std::string_view folded) {
  return folded.ends_with(" national") || folded.find("landsgennemsnit") != std::string_view::npos;
}

// "Antal", "Pct." alone: what is counted stands above or beside.
bool IsBareCount(std::string_view folded) { return folded == "antal" || folded == "number" || folded == "count"; }

class Proposer {
 public:
  Proposer(const std::vector<TableRow>& rows, const KnownNames& names)
      : rows_(rows), names_(names), head_(ReadTableHead(rows, names)) {}

  FigureMapping Propose() {
    mapping_.first_row = head_.first_row;
    bodies_.reserve(head_.headings.size());
    for (std::size_t i = 0; i < head_.headings.size(); ++i) {
      bodies_.push_back(BodyOf(rows_, head_.first_of_rows, i, names_));
      mapping_.columns.push_back(ColumnOf(i));
    }
    ChooseTextColumns();
    PairCounts();
    ChooseMarks();
    TakeTitles();
    ChooseEmptyNames();
    return std::move(mapping_);
  }

 private:
  bool Has(ColumnRole role) const { return mapping_.Find(role) != nullptr; }

  ColumnMapping ColumnOf(std::size_t index) {
    ColumnMapping column;
    column.column = index;
    column.heading = Join(head_.headings[index], " / ");
    std::vector<std::string> rest;
    std::optional<ColumnRole> role;
    for (const std::string& text : head_.headings[index]) {
      if (const auto own = RoleOfHeading(text)) {
        role = role.value_or(*own);
      } else if (IsPeriodText(text)) {
        column.period = text;
      } else {
        rest.push_back(text);
      }
    }
    if (role && rest.empty() && *role != ColumnRole::kValue) {
      const bool taken = *role != ColumnRole::kPart && *role != ColumnRole::kWhole && Has(*role);
      column.role = taken ? ColumnRole::kIgnored : *role;
      return column;
    }
    if (HoldsValues(index, column, rest)) {
      column.role = ColumnRole::kValue;
      Describe(column, rest);
    } else if (head_.headings[index].empty() && bodies_[index].holds_periods() && !Has(ColumnRole::kPeriod)) {
      column.role = ColumnRole::kPeriod;
    } else if (bodies_[index].filled > 0) {
      text_columns_.push_back(index);
    }
    return column;
  }

  bool HoldsValues(std::size_t index, const ColumnMapping& column, const std::vector<std::string>& rest) const {
    const ColumnBody& body = bodies_[index];
    const bool years_alone = body.years == body.filled && head_.headings[index].empty();
    if (body.filled > 0 && body.holds_numbers()) return !years_alone;
    if (body.numbers == 0 && body.filled > 0) return false;
    return !column.period.empty() || std::any_of(rest.begin(), rest.end(), names_.is_indicator);
  }

  void Describe(ColumnMapping& column, const std::vector<std::string>& rest) {
    std::vector<std::string> words;
    for (const std::string& text : rest) {
      if (names_.is_place(text)) {
        column.place = text;
        continue;
      }
      const HeadingText heading = ReadHeading(text);
      if (heading.unit) {
        column.unit = heading.unit;
        column.times = heading.times;
      }
      if (IsBareCount(Fold(heading.name))) {
        counts_.push_back(column.column);
      } else if (!heading.name.empty()) {
        const bool whole = !names_.is_indicator(heading.name) && names_.is_indicator(text);
        words.push_back(whole ? text : heading.name);
      }
    }
    column.indicator = Join(words, ", ");
    if (SpeaksOfCountry(Fold(column.indicator))) column.place = "Danmark";
  }

  // Which of the columns that hold text name the place, and which the indicator.
  void ChooseTextColumns() {
    const auto choose = [&](ColumnRole role, std::size_t ColumnBody::*known, bool guess) {
      if (Has(role)) return;
      auto best = std::max_element(text_columns_.begin(), text_columns_.end(),
                                   [&](std::size_t a, std::size_t b) { return bodies_[a].*known < bodies_[b].*known; });
      if (best == text_columns_.end() || (bodies_[*best].*known == 0 && !guess)) return;
      if (bodies_[*best].*known == 0) best = text_columns_.begin();
      mapping_.columns[*best].role = role;
      text_columns_.erase(best);
    };
    const bool headed = std::any_of(mapping_.columns.begin(), mapping_.columns.end(), [](const ColumnMapping& one) {
      return one.role == ColumnRole::kValue && !one.indicator.empty();
    });
    const bool placed = std::any_of(mapping_.columns.begin(), mapping_.columns.end(), [](const ColumnMapping& one) {
      return one.role == ColumnRole::kValue && !one.place.empty() && one.place != "Danmark";
    });
    if (!headed) choose(ColumnRole::kIndicator, &ColumnBody::known_indicators, placed);
    if (!placed) choose(ColumnRole::kPlace, &ColumnBody::known_places, true);
    if (!headed && head_.titles.empty()) choose(ColumnRole::kIndicator, &ColumnBody::known_indicators, true);
  }

  ColumnMapping* FindSame(const ColumnMapping& count) {
    const auto found = std::find_if(mapping_.columns.begin(), mapping_.columns.end(), [&](const ColumnMapping& other) {
      return other.role == ColumnRole::kValue && other.column != count.column && other.indicator == count.indicator &&
             other.place == count.place && other.period == count.period &&
             std::find(counts_.begin(), counts_.end(), other.column) == counts_.end();
    });
    return found == mapping_.columns.end() ? nullptr : &*found;
  }

  // A count beside its share is the numerator; alone it is a figure of its own.
  void PairCounts() {
    for (const std::size_t index : counts_) {
      ColumnMapping& count = mapping_.columns[index];
      if (const ColumnMapping* share = FindSame(count)) {
        count = {.column = index, .role = ColumnRole::kPart, .heading = count.heading, .of = share->column};
      }
    }
  }

  void ChooseMarks() {
    std::size_t commas = 0;
    std::size_t points = 0;
    for (const ColumnMapping& one : mapping_.columns) {
      if (one.role != ColumnRole::kValue) continue;
      commas += bodies_[one.column].commas;
      points += bodies_[one.column].points;
    }
    const DecimalMark all = points > commas ? DecimalMark::kPoint : DecimalMark::kComma;
    for (ColumnMapping& one : mapping_.columns) {
      if (one.role != ColumnRole::kValue) continue;
      const ColumnBody& body = bodies_[one.column];
      one.mark = body.commas == body.points  ? all
                 : body.points > body.commas ? DecimalMark::kPoint
                                             : DecimalMark::kComma;
    }
  }

  // What neither columns nor headings say may stand above the table.
  void TakeTitles() {
    for (const std::string& title : head_.titles) {
      const HeadingText heading = ReadHeading(title);
      if (mapping_.indicator.empty() && !Has(ColumnRole::kIndicator) && NeedsIndicator()) {
        mapping_.indicator = names_.is_indicator(title) ? title : heading.name;
      }
      if (mapping_.period.empty() && NeedsPeriod()) mapping_.period = YearIn(title);
    }
  }

  bool NeedsIndicator() const {
    return std::any_of(mapping_.columns.begin(), mapping_.columns.end(), [](const ColumnMapping& one) {
      return one.role == ColumnRole::kValue && one.indicator.empty();
    });
  }
  bool NeedsPeriod() const {
    const bool missing = std::any_of(mapping_.columns.begin(), mapping_.columns.end(), [](const ColumnMapping& one) {
      return one.role == ColumnRole::kValue && one.period.empty();
    });
    return missing && !Has(ColumnRole::kPeriod) && !Has(ColumnRole::kListYear);
  }

  static std::string YearIn(const std::string& title) {
    std::string found;
    for (const std::string_view word : Split(title, ' ')) {
      std::string_view bare = word;
      while (!bare.empty() && std::string_view("().,;:").find(bare.front()) != std::string_view::npos) {
        bare.remove_prefix(1);
      }
      while (!bare.empty() && std::string_view("().,;:").find(bare.back()) != std::string_view::npos) {
        bare.remove_suffix(1);
      }
      if (LookOf({std::string(bare), std::nullopt, false}) == CellLook::kYear) found = bare;
    }
    return found;
  }

  // A name that stands once for the rows below it.
  void ChooseEmptyNames() {
    const ColumnMapping* place = mapping_.Find(ColumnRole::kPlace);
    if (place == nullptr) return;
    std::size_t empty = 0;
    std::size_t rows = 0;
    for (std::size_t i = head_.first_of_rows; i < rows_.size(); ++i) {
      const bool values = std::any_of(mapping_.columns.begin(), mapping_.columns.end(), [&](const ColumnMapping& one) {
        return one.role == ColumnRole::kValue && !rows_[i].At(one.column).empty();
      });
      if (!values) continue;
      ++rows;
      empty += rows_[i].At(place->column).empty() ? 1U : 0U;
    }
    constexpr std::size_t kThird = 3;
    if (rows > 1 && empty * kThird >= rows && !rows_[head_.first_of_rows].At(place->column).empty()) {
      mapping_.empty_names = EmptyNames::kAsAbove;
    }
  }

  const std::vector<TableRow>& rows_;
  const KnownNames& names_;
  TableHead head_;
  FigureMapping mapping_;
  std::vector<ColumnBody> bodies_;
  std::vector<std::size_t> text_columns_;
  std::vector<std::size_t> counts_;
};

Result<std::vector<TableRow>> FirstRows(const FigureFile& file, std::size_t sheet) {
  std::vector<TableRow> rows;
  const auto read = file.EachRow(sheet, [&](const TableRow& row) {
    rows.push_back(row);
    return rows.size() < kRowsSeen;
  });
  if (!read) return Pass(read);
  return rows;
}

std::size_t CountNumbers(const std::vector<TableRow>& rows) {
  std::size_t numbers = 0;
  for (const TableRow& row : rows) {
    numbers += static_cast<std::size_t>(std::count_if(
        row.cells.begin(), row.cells.end(), [](const TableCell& cell) { return LookOf(cell) == CellLook::kNumber; }));
  }
  return numbers;
}

}  // namespace

Result<FigureMapping> ProposeMapping(const FigureFile& file, const KnownNames& names,
                                     std::optional<std::size_t> sheet) {
  std::vector<TableRow> chosen;
  std::size_t chosen_sheet = 0;
  std::size_t most = 0;
  for (std::size_t i = 0; i < file.sheets().size(); ++i) {
    if (sheet ? *sheet != i : file.sheets()[i].hidden) continue;
    auto rows = FirstRows(file, i);
    if (!rows) return Pass(rows);
    const std::size_t numbers = CountNumbers(*rows) + 1;
    if (rows->empty() || numbers <= most) continue;
    most = numbers;
    chosen = std::move(*rows);
    chosen_sheet = i;
  }
  if (chosen.empty()) return Fail("indicators.no_table", {{"file", file.name()}});
  FigureMapping mapping = Proposer(chosen, names).Propose();
  mapping.sheet = chosen_sheet;
  return mapping;
}

}  // namespace tovholder::indicators
