// SPDX-License-Identifier: EUPL-1.2
#include "indicators/table_head.h"

#include <algorithm>
#include <map>

#include "base/text.h"
#include "indicators/figure_text.h"

namespace tovholder::indicators {
namespace {

constexpr std::size_t kRowsToBegin = 60;  // a table begins within so many rows
constexpr std::size_t kMostHeadRows = 4;

struct RoleWords {
  ColumnRole role;
  std::vector<std::string_view> words;
};

const std::map<std::string, ColumnRole, std::less<>>& RolesByWord() {
  static const auto roles = [] {
    const std::vector<RoleWords> all = {
        {ColumnRole::kIndicator,
         {"indikator", "indikatorer", "nøgletal", "indicator", "emne", "variabel", "variable", "måling", "parameter",
          "kriterium", "kriterie", "criterion", "measure", "nøgletallets navn", "key figure"}},
        {ColumnRole::kPlace,
         {"område", "områder", "boligområde", "boligområder", "områdenavn", "navn", "area", "areas", "housing area",
          "place", "sted", "geografi", "location", "name"}},
        {ColumnRole::kMunicipality, {"kommune", "kommunenavn", "municipality"}},
        {ColumnRole::kPeriod,
         {"år", "årstal", "year", "periode", "period", "dato", "date", "tid", "time", "kvartal", "quarter", "måned",
          "month", "tidspunkt", "opgjort"}},
        {ColumnRole::kListYear, {"list year", "listeår", "liste", "list", "liste år"}},
        {ColumnRole::kValue, {"værdi", "value", "tal", "figure", "observation", "resultat", "result"}},
        {ColumnRole::kPart, {"tæller", "part", "numerator", "heraf", "antal personer", "persons"}},
        {ColumnRole::kWhole, {"nævner", "whole", "denominator", "i alt", "ialt", "total", "grundlag", "base"}},
        {ColumnRole::kIgnored,
         {"kilde",          "kilde url",    "source",    "source url", "note",       "noter",        "notes",
          "bemærkning",     "bemærkninger", "kommentar", "comment",    "verified",   "kontrolleret", "classification",
          "klassifikation", "klasse",       "id",        "nr.",        "nr",         "nummer",       "kommunenr",
          "kommunenr.",     "kommunekode",  "områdenr",  "områdenr.",  "områdekode", "code"}}};
    std::map<std::string, ColumnRole, std::less<>> by_word;
    for (const RoleWords& one : all) {
      for (const std::string_view word : one.words) by_word.emplace(Fold(word), one.role);
    }
    return by_word;
  }();
  return roles;
}

std::size_t CountFilled(const TableRow& row) {
  return static_cast<std::size_t>(
      std::count_if(row.cells.begin(), row.cells.end(), [](const TableCell& cell) { return !cell.empty(); }));
}

// A line of its own: one text at the left, or one over all columns.
bool IsTitle(const TableRow& row) {
  const std::string* first = nullptr;
  for (std::size_t i = 0; i < row.cells.size(); ++i) {
    if (row.cells[i].empty()) continue;
    if (first == nullptr && i > 0) return false;
    if (first == nullptr) first = &row.cells[i].text;
    if (*first != row.cells[i].text) return false;
  }
  return first != nullptr;
}

bool HoldsValues(const TableRow& row) {
  if (CountFilled(row) < 2) return false;
  for (std::size_t i = 0; i < row.cells.size(); ++i) {
    const CellLook look = LookOf(row.cells[i]);
    if (look == CellLook::kNumber || (look == CellLook::kHidden && i > 0)) return true;
  }
  return false;
}

class HeadReading {
 public:
  HeadReading(const std::vector<TableRow>& rows, const KnownNames& names) : rows_(rows), names_(names) {}

  TableHead Read() {
    TableHead head;
    const std::size_t first = FindFirst();
    head.first_of_rows = first;
    head.first_row = first < rows_.size() ? rows_[first].row : 0;
    const std::size_t above = FirstHeading(first);
    for (std::size_t i = 0; i < above; ++i) {
      if (IsTitle(rows_[i])) head.titles.push_back(TitleOf(rows_[i]));
    }
    head.headings = Headings(above, first);
    return head;
  }

 private:
  static std::string TitleOf(const TableRow& row) {
    const auto found =
        std::find_if(row.cells.begin(), row.cells.end(), [](const TableCell& cell) { return !cell.empty(); });
    return found->text;
  }

  // Cells that headings are made of.
  std::size_t CountKnown(const TableRow& row) const {
    std::size_t known = 0;
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      const std::string& text = row.cells[i].text;
      if (text.empty()) continue;
      if (RoleOfHeading(text) || IsPeriodText(text) || names_.is_indicator(text) || (i > 0 && names_.is_place(text))) {
        ++known;
      }
    }
    return known;
  }

  bool IsHeading(const TableRow& row) const { return !HoldsValues(row) && !IsTitle(row) && CountKnown(row) >= 2; }

  // Below a heading: one more, whose labels stand above it or are the table's own.
  bool GoesOn(const TableRow& row) const {
    if (HoldsValues(row) || IsTitle(row)) return false;
    return row.At(0).empty() || RoleOfHeading(row.At(0).text).has_value();
  }

  std::size_t FindFirst() const {
    const std::size_t most = std::min(rows_.size(), kRowsToBegin);
    for (std::size_t i = 0; i < most; ++i) {
      if (HoldsValues(rows_[i])) return i;
      if (!IsHeading(rows_[i])) continue;
      std::size_t first = i + 1;
      while (first < most && GoesOn(rows_[first])) ++first;
      return first;
    }
    return rows_.size();
  }

  std::size_t FirstHeading(std::size_t first) const {
    std::size_t above = std::min(first, rows_.size());
    while (above > 0 && first - above < kMostHeadRows && !IsTitle(rows_[above - 1])) {
      const bool gap = above < rows_.size() && rows_[above].row - rows_[above - 1].row > 1;
      if (gap && above < first) break;
      --above;
    }
    return above;
  }

  // What stands over several columns is written above the first of them.
  std::vector<std::string> Spread(std::size_t row, std::size_t first, std::size_t columns) const {
    std::vector<std::string> texts(columns);
    std::string left;
    for (std::size_t i = 0; i < columns; ++i) {
      const std::string& own = rows_[row].At(i).text;
      const bool covers = row + 1 < first && !rows_[row + 1].At(i).empty();
      if (!own.empty()) left = covers ? own : std::string();
      texts[i] = own.empty() && covers ? left : own;
    }
    return texts;
  }

  std::vector<std::vector<std::string>> Headings(std::size_t above, std::size_t first) const {
    std::size_t columns = 0;
    const std::size_t seen = std::min(rows_.size(), first + kRowsToBegin);
    for (std::size_t i = above; i < seen; ++i) columns = std::max(columns, rows_[i].cells.size());
    std::vector<std::vector<std::string>> headings(columns);
    for (std::size_t row = above; row < first && row < rows_.size(); ++row) {
      const std::vector<std::string> texts = Spread(row, first, columns);
      for (std::size_t i = 0; i < columns; ++i) {
        const bool twice = std::find(headings[i].begin(), headings[i].end(), texts[i]) != headings[i].end();
        if (!texts[i].empty() && !twice) headings[i].push_back(texts[i]);
      }
    }
    return headings;
  }

  const std::vector<TableRow>& rows_;
  const KnownNames& names_;
};

}  // namespace

std::optional<ColumnRole> RoleOfHeading(std::string_view heading) {
  const auto& roles = RolesByWord();
  const auto found = roles.find(Fold(ReadHeading(heading).name));
  return found == roles.end() ? std::nullopt : std::optional(found->second);
}

TableHead ReadTableHead(const std::vector<TableRow>& rows, const KnownNames& names) {
  return HeadReading(rows, names).Read();
}

}  // namespace tovholder::indicators
