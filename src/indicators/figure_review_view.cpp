// SPDX-License-Identifier: EUPL-1.2
#include "indicators/figure_review_view.h"

#include <algorithm>

#include "base/text.h"
#include "documents/cell_address.h"
#include "indicators/figure_review_form.h"
#include "indicators/indicator_view.h"

namespace tovholder::indicators {
namespace {

using namespace html;  // NOLINT: this file is nothing but markup

std::string ColumnName(std::size_t column) {
  std::string address = documents::CellAddress(0, column);
  address.pop_back();
  return address;
}

Tone ToneOf(FigureFate fate) {
  switch (fate) {
    case FigureFate::kNew:
      return Tone::kGood;
    case FigureFate::kWrong:
      return Tone::kBad;
    case FigureFate::kDoubtful:
    case FigureFate::kUnknown:
    case FigureFate::kDisagrees:
      return Tone::kAttention;
    default:
      return Tone::kNeutral;
  }
}

std::string WordOf(FigureFate fate, const Texts& t) {
  switch (fate) {
    case FigureFate::kNew:
      return std::string(t("New figure"));
    case FigureFate::kUnchanged:
      return std::string(t("Is there already"));
    case FigureFate::kDisagrees:
      return std::string(t("Another value is there"));
    case FigureFate::kWrong:
      return std::string(t("Cannot be used"));
    case FigureFate::kDoubtful:
      return std::string(t("Doubtful figure"));
    case FigureFate::kUnknown:
      return std::string(t("Unknown name"));
    case FigureFate::kLeftOut:
      return std::string(t("Left out"));
    case FigureFate::kHidden:
      return std::string(t("Hidden by the source"));
    case FigureFate::kRepeated:
      return std::string(t("Stands there twice"));
  }
  return {};
}

// What the questions above the table ask about with all their cells: unknown names, and another unit.
bool IsAskedAsOne(const FigureProblem& problem) {
  return problem.fate == FigureFate::kUnknown || problem.error.id == "indicators.all_are_shares" ||
         problem.error.id == "indicators.written_in_other_unit";
}

// The choices of one column.
Html ColumnFields(const ColumnMapping& column, const Texts& t) {
  const std::string number = std::to_string(column.column);
  std::vector<Choice> roles;
  for (const ColumnRole role : kColumnRoles) roles.push_back({std::string(ToName(role)), WordOf(role, t), ""});
  const std::string letters = ColumnName(column.column);
  const auto field = [&](const char* name, std::string_view label, const std::string& value) {
    return TextField(
        {.name = name + number,
         .label = std::string(t("{what} of column {column}", {{"what", std::string(label)}, {"column", letters}})),
         .value = value},
        t);
  };
  Html fields = SelectField({.name = "rolle-" + number,
                             .label = std::string(t("Column {column} is", {{"column", letters}})),
                             .value = std::string(ToName(column.role))},
                            roles, t);
  if (column.role != ColumnRole::kValue) {
    return fields.Append(HiddenField("tegn-" + number, column.mark == DecimalMark::kPoint ? "." : ","));
  }
  fields.Append(field("indikator-", t("Indicator"), column.indicator));
  fields.Append(field("periode-", t("Period"), column.period));
  fields.Append(field("sted-i-", t("Place"), column.place));
  fields.Append(
      SelectField({.name = "tegn-" + number,
                   .label = std::string(t("Decimals of column {column} are parted by", {{"column", letters}})),
                   .value = column.mark == DecimalMark::kPoint ? "." : ","},
                  {{",", std::string(t("comma: 41,2")), ""}, {".", std::string(t("point: 41.2")), ""}}, t));
  return fields;
}

}  // namespace

std::string WordOf(ColumnRole role, const Texts& t) {
  switch (role) {
    case ColumnRole::kIgnored:
      return std::string(t("passed over"));
    case ColumnRole::kIndicator:
      return std::string(t("the indicator"));
    case ColumnRole::kPlace:
      return std::string(t("the place"));
    case ColumnRole::kMunicipality:
      return std::string(t("the municipality of the place"));
    case ColumnRole::kPeriod:
      return std::string(t("the period"));
    case ColumnRole::kListYear:
      return std::string(t("the year of a list"));
    case ColumnRole::kValue:
      return std::string(t("values"));
    case ColumnRole::kPart:
      return std::string(t("the count of the numerator"));
    case ColumnRole::kWhole:
      return std::string(t("the count of the denominator"));
  }
  return {};
}

std::string SummaryOf(const FigureCounts& counts, const Texts& t) {
  std::string text = t.Plural("{n} new figure", "{n} new figures", counts[FigureFate::kNew]);
  const auto add = [&](std::int64_t count, const std::string& words) {
    if (count > 0) text += ", " + words;
  };
  add(counts[FigureFate::kUnchanged], t.Plural("{n} unchanged", "{n} unchanged", counts[FigureFate::kUnchanged]));
  add(counts[FigureFate::kDisagrees],
      t.Plural("{n} that disagrees", "{n} that disagree", counts[FigureFate::kDisagrees]));
  add(counts[FigureFate::kUnknown],
      t.Plural("{n} with an unknown name", "{n} with unknown names", counts[FigureFate::kUnknown]));
  add(counts[FigureFate::kDoubtful], t.Plural("{n} doubtful", "{n} doubtful", counts[FigureFate::kDoubtful]));
  add(counts[FigureFate::kWrong], t.Plural("{n} error", "{n} errors", counts[FigureFate::kWrong]));
  add(counts[FigureFate::kHidden],
      t.Plural("{n} hidden by the source", "{n} hidden by the source", counts[FigureFate::kHidden]));
  add(counts[FigureFate::kRepeated], t.Plural("{n} repeated", "{n} repeated", counts[FigureFate::kRepeated]));
  add(counts[FigureFate::kLeftOut], t.Plural("{n} left out", "{n} left out", counts[FigureFate::kLeftOut]));
  return text;
}

Html RenderReading(const FigureReview& review, const Texts& t) {
  const FigureMapping& mapping = review.mapping;
  Html columns;
  for (const ColumnMapping& column : mapping.columns) {
    if (column.column >= kColumnsInForm) break;
    const std::string heading = column.heading.empty() ? std::string(t("without a heading")) : column.heading;
    columns.Append(Fieldset(Class("form-group"), Legend(Class("form-label"), ColumnName(column.column), ": ", heading),
                            ColumnFields(column, t)));
  }
  const Html whole = Join(
      TextField({.name = "indikator-alle",
                 .label = std::string(t("Indicator of the whole table")),
                 .value = mapping.indicator,
                 .help = std::string(t("Where neither a column nor a heading says it."))},
                t),
      TextField({.name = "sted-alle", .label = std::string(t("Place of the whole table")), .value = mapping.place}, t),
      TextField({.name = "periode-alle",
                 .label = std::string(t("Period of the whole table")),
                 .value = mapping.period,
                 .help = std::string(t("For example 2015, 2017-2018, 1 January 2019 or 2024K2.")),
                 .width = FieldWidth::kHalf},
                t),
      TextField({.name = "foerste",
                 .label = std::string(t("The first row with values")),
                 .value = std::to_string(mapping.first_row + 1),
                 .width = FieldWidth::kShort},
                t, InputKind::kNumber),
      Checkbox("som-ovenfor",
               {"ja", std::string(t("An empty name is that of the row above")),
                std::string(t("Where a name stands once for several rows."))},
               mapping.empty_names == EmptyNames::kAsAbove ? Ticked::kYes : Ticked::kNo));
  return Disclosure(t("How the table is read"), Join(HiddenField("laest", "ja"), whole, columns),
                    review.report ? FoldState::kClosed : FoldState::kOpen);
}

Html RenderPreview(const FigureReview& review, const Texts& t) {
  const FigureReport& report = *review.report;
  if (report.preview.empty()) return {};
  std::map<std::string, FigureFate, std::less<>> fates;
  for (const FigureProblem& one : report.problems) {
    const std::size_t mark = one.cell.rfind('!');
    fates.emplace(mark == std::string::npos ? one.cell : one.cell.substr(mark + 1), one.fate);
  }
  std::size_t columns = 0;
  for (const TableRow& row : report.preview) columns = std::max(columns, row.cells.size());
  DataTable table{.caption = std::string(t("The beginning of the table, and rows where something is asked")),
                  .columns = {{std::string(t("Row"))}},
                  .narrow = DataTable::Narrow::kGrid};
  for (std::size_t i = 0; i < columns; ++i) {
    const auto found = std::find_if(review.mapping.columns.begin(), review.mapping.columns.end(),
                                    [&](const ColumnMapping& one) { return one.column == i; });
    const bool read = found != review.mapping.columns.end() && found->role != ColumnRole::kIgnored;
    table.columns.push_back({ColumnName(i) + (read ? ": " + WordOf(found->role, t) : std::string())});
  }
  for (const TableRow& row : report.preview) {
    std::vector<Html> cells{Text(std::to_string(row.row + 1))};
    for (std::size_t i = 0; i < columns; ++i) {
      const std::string& text = row.At(i).text;
      const auto fate = fates.find(documents::CellAddress(row.row, i));
      cells.push_back(fate == fates.end() ? Text(text)
                                          : Join(text, " ", Badge(WordOf(fate->second, t), ToneOf(fate->second))));
    }
    table.rows.push_back(std::move(cells));
  }
  return Block(t("As it was read"), RenderTable(table));
}

Html RenderProblems(const FigureReport& report, const Texts& t) {
  std::vector<const FigureProblem*> problems;
  problems.reserve(report.problems.size());
  for (const FigureProblem& one : report.problems) {
    if (!IsAskedAsOne(one)) problems.push_back(&one);
  }
  if (problems.empty()) return {};
  std::stable_sort(problems.begin(), problems.end(),
                   [](const FigureProblem* a, const FigureProblem* b) { return a->fate < b->fate; });
  DataTable table{.caption = std::string(t("Cells that are not taken")),
                  .columns = {{std::string(t("Cell"))},
                              {std::string(t("What stands there"))},
                              {std::string(t("What becomes of it"))},
                              {std::string(t("Why"))}}};
  table.rows.reserve(problems.size());
  for (const FigureProblem* one : problems) {
    table.rows.push_back({Text(one->cell), Text(Shorten(one->text, 60)), Badge(WordOf(one->fate, t), ToneOf(one->fate)),
                          Text(Sentence(one->error, t.language()))});
  }
  std::int64_t more = 0;
  for (const FigureFate fate : {FigureFate::kWrong, FigureFate::kHidden}) {
    more += report.counts[fate] - std::count_if(problems.begin(), problems.end(),
                                                [&](const FigureProblem* one) { return one->fate == fate; });
  }
  return Block(t("Cells that are not taken"),
               Join(RenderTable(table), When(more > 0, [&] {
                      return P(t.Plural("{n} more is not listed.", "{n} more are not listed.", more));
                    })));
}

}  // namespace tovholder::indicators
