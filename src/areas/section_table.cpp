// SPDX-License-Identifier: EUPL-1.2
#include "areas/section_table.h"

#include <algorithm>
#include <map>

#include "base/text.h"
#include "people/change_words.h"
#include "sql/records.h"

namespace tovholder::areas {
namespace {

using TextMember = std::string SectionText::*;

struct TextField {
  std::string_view name;
  TextMember member;
};

const std::vector<TextField>& TextFields() {
  static const std::vector<TextField> fields = [] {
    std::vector<TextField> all;
    boost::mp11::mp_for_each<sql::Members<SectionText>>([&](auto member) {
      all.push_back({member.name, member.pointer});
    });
    return all;
  }();
  return fields;
}

// Which member stands in which column; a column that says nothing of sections is passed over.
using ColumnMap = std::map<std::size_t, TextField>;

ColumnMap MapColumns(const std::vector<std::string>& head) {
  ColumnMap columns;
  for (const TextField& field : TextFields()) {
    for (const auto language : {html::Language::kDanish, html::Language::kEnglish}) {
      const std::string label = Fold(people::LabelOf("field", field.name, html::Texts(language)));
      for (std::size_t i = 0; i < head.size(); ++i) {
        if (Fold(head[i]) == label) columns.insert({i, field});
      }
    }
  }
  return columns;
}

Result<void> CheckColumns(const ColumnMap& columns, const html::Texts& t) {
  for (const std::string_view needed : {"association", "number"}) {
    const bool there =
        std::any_of(columns.begin(), columns.end(), [&](const auto& one) { return one.second.name == needed; });
    if (!there) return Fail("areas.no_column", {{"column", people::LabelOf("field", needed, t)}});
  }
  return {};
}

// What the row says, over what is known.
SectionText TextOf(const ColumnMap& columns, const documents::CsvRow& row, SectionText text) {
  for (const auto& [column, field] : columns) {
    text.*field.member = column < row.cells.size() ? CollapseSpace(row.cells[column]) : std::string();
  }
  return text;
}

SectionText NewText() {
  SectionText text;
  text.households = "0";
  return text;
}

std::vector<FieldDifference> Differences(const SectionText& known, const SectionText& read) {
  std::vector<FieldDifference> differences;
  for (const TextField& field : TextFields()) {
    const std::string& from = known.*field.member;
    const std::string& to = read.*field.member;
    if (from != to) differences.push_back({std::string(field.name), from, to});
  }
  return differences;
}

const Section* FindKnown(const AreaBook& book, const SectionText& text) {
  const auto association = book.FindBody(text.association);
  if (!association) return nullptr;
  const auto found = std::find_if(book.sections.begin(), book.sections.end(), [&](const Section& one) {
    return one.association == *association && Fold(one.number) == Fold(text.number);
  });
  return found == book.sections.end() ? nullptr : &*found;
}

class Planner {
 public:
  Planner(const AreaBook& book, const ColumnMap& columns, const html::Texts& t)
      : book_(book), columns_(columns), t_(t) {}

  void Take(const documents::CsvRow& row) {
    const SectionText key = TextOf(columns_, row, {});
    const auto [seen, first] = lines_.insert({{Fold(key.association), Fold(key.number)}, row.line});
    if (!first) {
      Refuse(row.line, "", Error{"areas.row_twice", {{"line", std::to_string(seen->second)}}});
      return;
    }
    const Section* known = FindKnown(book_, key);
    const SectionText before = known != nullptr ? WriteSection(book_, *known, DateForm::kIso, t_) : NewText();
    PlannedRow planned{row.line, known != nullptr ? *known : Section{}, {}};
    const SectionText text = TextOf(columns_, row, before);
    for (const auto& [field, error] : ReadSection(book_, text, planned.section)) Refuse(row.line, field, error);
    planned.differences = Differences(before, WriteSection(book_, planned.section, DateForm::kIso, t_));
    import_.rows.push_back(std::move(planned));
  }
  SectionImport Finish() { return std::move(import_); }

 private:
  void Refuse(int line, const std::string& field, const Error& error) {
    import_.problems.push_back({line, field, error});
  }

  const AreaBook& book_;
  const ColumnMap& columns_;
  const html::Texts& t_;
  std::map<std::pair<std::string, std::string>, int> lines_;
  SectionImport import_;
};

}  // namespace

int SectionImport::created() const {
  return static_cast<int>(
      std::count_if(rows.begin(), rows.end(), [](const PlannedRow& row) { return !row.section.id; }));
}

int SectionImport::changed() const {
  return static_cast<int>(std::count_if(
      rows.begin(), rows.end(), [](const PlannedRow& row) { return row.section.id && !row.differences.empty(); }));
}

std::string FormatSectionTable(const AreaBook& book, const html::Texts& t) {
  std::vector<std::string> head;
  for (const TextField& field : TextFields()) head.push_back(people::LabelOf("field", field.name, t));
  std::vector<std::vector<std::string>> rows;
  for (const people::Body& body : book.bodies) {
    for (const Section& section : book.sections) {
      if (section.association != body.id) continue;
      const SectionText text = WriteSection(book, section, DateForm::kIso, t);
      std::vector<std::string> row;
      for (const TextField& field : TextFields()) row.push_back(text.*field.member);
      rows.push_back(std::move(row));
    }
  }
  return documents::FormatCsv(head, rows);
}

Result<SectionImport> PlanSectionImport(const AreaBook& book, const documents::CsvTable& table, const html::Texts& t) {
  const ColumnMap columns = MapColumns(table.head);
  if (auto checked = CheckColumns(columns, t); !checked) return Pass(checked);
  if (table.rows.size() > kMostSectionRows) {
    return Fail("areas.too_many_rows", {{"limit", std::to_string(kMostSectionRows)}});
  }
  Planner planner(book, columns, t);
  for (const documents::CsvRow& row : table.rows) planner.Take(row);
  return planner.Finish();
}

}  // namespace tovholder::areas
