// SPDX-License-Identifier: EUPL-1.2
#include "indicators/figure_review_view.h"

#include <algorithm>

#include "base/text.h"
#include "documents/cell_address.h"
#include "indicators/figure_period.h"
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

// What one name of the file stands for.
struct NameQuestion {
  std::string kind = {};  // "sted", "noegletal"
  std::size_t number = 0;
  std::string key = {};
  std::string label = {};
  std::string help = {};
  std::string chosen = {};
  std::vector<Candidate> proposals = {};
  std::vector<Candidate> all = {};
  std::string make_new = {};  // the sentence of the choice
};

Html RenderNameQuestion(const NameQuestion& question, const Texts& t) {
  std::vector<Choice> choices{{"", std::string(t("Not decided: left out")), ""}};
  std::set<std::string> there;
  for (const Candidate& one : question.proposals) {
    there.insert(one.value);
    choices.push_back({one.value, std::string(t("Proposal: {name}", {{"name", one.name}})), ""});
  }
  choices.push_back({std::string(kMakeNew), question.make_new, ""});
  choices.push_back({std::string(kLeaveOut), std::string(t("Leave it out")), ""});
  for (const Candidate& one : question.all) {
    if (there.insert(one.value).second) choices.push_back({one.value, one.name, ""});
  }
  const std::string name = question.kind + "-" + std::to_string(question.number);
  return Join(HiddenField(question.kind + "-navn-" + std::to_string(question.number), question.key),
              SelectField({.name = name, .label = question.label, .value = question.chosen, .help = question.help},
                          choices, t));
}

std::string WhereFirst(const UnknownName& name, const Texts& t) {
  return t.Plural("{n} figure, in {cell}", "{n} figures, the first in {cell}", name.count, {{"cell", name.cell}});
}

std::vector<NameQuestion> PlaceQuestions(const FigureReview& review, const Texts& t) {
  std::vector<NameQuestion> questions;
  const auto add = [&](NameQuestion question) {
    question.kind = "sted";
    question.number = questions.size();
    question.all = review.places;
    question.make_new = t("A new housing area");
    questions.push_back(std::move(question));
  };
  std::set<std::string> asked;
  for (const UnknownName& one : review.report->places) {
    const std::string key = NameKey(one.name, one.municipality);
    asked.insert(key);
    const std::string label = one.municipality.empty() ? one.name : one.name + ", " + one.municipality;
    add({.key = key, .label = label, .help = WhereFirst(one, t), .proposals = one.proposals});
  }
  for (const auto& [key, choice] : review.choices.names.places) {
    if (!asked.contains(key)) add({.key = key, .label = ReplaceAll(key, "|", ", "), .chosen = choice});
  }
  return questions;
}

std::vector<NameQuestion> IndicatorQuestions(const FigureReview& review, const Texts& t) {
  std::vector<Candidate> all;
  all.reserve(review.book.indicators.size());
  for (const Indicator& one : review.book.indicators) all.push_back({one.key, NameOf(one, t.language())});
  std::vector<NameQuestion> questions;
  const auto add = [&](NameQuestion question) {
    question.kind = "noegletal";
    question.number = questions.size();
    question.all = all;
    question.make_new = t("A new indicator");
    questions.push_back(std::move(question));
  };
  std::set<std::string> asked;
  for (const UnknownName& one : review.report->indicators) {
    asked.insert(NameKey(one.name));
    add({.key = NameKey(one.name), .label = one.name, .help = WhereFirst(one, t), .proposals = one.proposals});
  }
  for (const auto& [key, choice] : review.choices.names.indicators) {
    if (!asked.contains(key)) add({.key = key, .label = key, .chosen = choice});
  }
  return questions;
}

Html RenderNameQuestions(const std::vector<NameQuestion>& questions, std::string_view heading, std::string_view about,
                         const Texts& t) {
  if (questions.empty()) return {};
  return Block(heading,
               Join(P(about), Each(questions, [&](const NameQuestion& one) { return RenderNameQuestion(one, t); })));
}

std::string FactorSentence(const std::string& factor, const Texts& t) {
  if (factor == "1") return std::string(t("They are right as they stand"));
  if (factor == "100") return std::string(t("They are shares: multiply by 100"));
  if (factor == "0.1") return std::string(t("Divide by 10"));
  if (factor == "0.01") return std::string(t("Divide by 100"));
  return std::string(t("Multiply by {factor}", {{"factor", factor}}));
}

Html RenderFactorQuestions(const FigureReview& review, const Texts& t) {
  Html fields;
  std::size_t number = 0;
  const auto add = [&](const std::string& key, const std::string& label, const std::string& help,
                       const std::vector<std::string>& factors, const std::string& chosen) {
    std::vector<Choice> choices{{"", std::string(t("Not decided: left out")), ""}};
    for (const std::string& one : factors) choices.push_back({one, FactorSentence(one, t), ""});
    const std::string place = std::to_string(number++);
    fields.Append(HiddenField("faktor-navn-" + place, key));
    fields.Append(SelectField({.name = "faktor-" + place, .label = label, .value = chosen, .help = help}, choices, t));
  };
  for (const FactorQuestion& one : review.report->factors) {
    add(NameKey(one.indicator), one.indicator, Sentence(one.error, t.language()), one.factors, "");
  }
  for (const auto& [key, factor] : review.choices.factors) {
    std::vector<std::string> factors{"1", factor};
    if (factor == "1") factors = {"1", "100", "0.1"};
    add(key, key, "", factors, factor);
  }
  return number == 0 ? Html() : Block(t("Written in another unit?"), fields);
}

Html DisagreementTable(const FigureReport& report, const Texts& t) {
  DataTable table{.caption = std::string(t("Figures of which another value is there")),
                  .columns = {{std::string(t("Place and period"))},
                              {std::string(t("Indicator"))},
                              {std::string(t("In the file")), Align::kFigures},
                              {std::string(t("Stored")), Align::kFigures},
                              {std::string(t("Cell"))}}};
  table.rows.reserve(report.disagreements.size());
  for (const Disagreement& one : report.disagreements) {
    const std::string period = FormatFigurePeriod({one.from, one.to}, t.language());
    table.rows.push_back({Text(period.empty() ? one.place : one.place + ", " + period), Text(one.indicator),
                          Text(FormatDecimal(one.value, t.language())), Text(FormatDecimal(one.stored, t.language())),
                          Text(one.cell)});
  }
  return RenderTable(table);
}

Html RenderDisagreements(const FigureReview& review, const FormErrors& errors, const Texts& t) {
  using Disagreeing = FigureChoices::Disagreeing;
  if (review.report->counts[FigureFate::kDisagrees] == 0) return {};
  const std::string chosen = review.choices.disagreeing == Disagreeing::kStoredHolds ? "gemt"
                             : review.choices.disagreeing == Disagreeing::kNewHolds  ? "fil"
                                                                                     : "";
  return Block(
      t("Which value holds?"),
      Join(P(t("Both are kept; one of them holds, and the other is set aside with your reason.")),
           DisagreementTable(*review.report, t),
           RadioField({.name = "uenige",
                       .label = std::string(t("Where the file and what is stored disagree")),
                       .value = chosen},
                      {{"", std::string(t("Not decided: what is stored stays, and the file's are left out")), ""},
                       {"gemt", std::string(t("What is stored holds")), ""},
                       {"fil", std::string(t("The file's holds")), ""}},
                      t),
           TextField({.name = "begrundelse",
                      .label = std::string(t("Reason")),
                      .value = review.choices.reason,
                      .help = std::string(t("For example “newer extract”. Needed where one of them holds.")),
                      .error = errors.At("begrundelse")},
                     t)));
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

Html RenderQuestions(const FigureReview& review, const FormErrors& errors, const Texts& t) {
  const FigureReport& report = *review.report;
  const std::int64_t doubtful = report.counts[FigureFate::kDoubtful];
  const bool taken = review.choices.doubtful == FigureChoices::Doubtful::kTaken;
  const bool asks = doubtful > 0 || taken;
  return Join(
      RenderNameQuestions(PlaceQuestions(review, t), t("Places that are not known here"),
                          t("A name is taken only for what is spelled like it. What you choose is remembered."), t),
      RenderNameQuestions(IndicatorQuestions(review, t), t("Indicators that are not known here"),
                          t("Choose what the file means by them. It is remembered for files with the same headings."),
                          t),
      RenderFactorQuestions(review, t),
      When(asks,
           [&] {
             return Block(t("Values that are unlikely"),
                          Checkbox("tvivlsomme",
                                   {"ja", std::string(t("They are right: take them too")),
                                    std::string(t("Each is listed below with its cell."))},
                                   taken ? Ticked::kYes : Ticked::kNo));
           }),
      RenderDisagreements(review, errors, t));
}

Html RenderReading(const FigureReview& review, const Texts& t) {
  const FigureMapping& mapping = review.mapping;
  Html columns;
  for (const ColumnMapping& column : mapping.columns) {
    if (column.column >= kColumnsInForm) break;
    const std::string heading = column.heading.empty() ? std::string(t("without a heading")) : column.heading;
    columns.Append(
        Fieldset(Class("form-group"), Legend(ColumnName(column.column), ": ", heading), ColumnFields(column, t)));
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
                    review.report ? Fold::kClosed : Fold::kOpen);
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
  if (report.problems.empty()) return {};
  std::vector<const FigureProblem*> problems;
  problems.reserve(report.problems.size());
  for (const FigureProblem& one : report.problems) problems.push_back(&one);
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
  std::int64_t all = 0;
  for (const FigureFate fate : {FigureFate::kWrong, FigureFate::kDoubtful, FigureFate::kUnknown, FigureFate::kHidden}) {
    all += report.counts[fate];
  }
  const auto more = all - static_cast<std::int64_t>(report.problems.size());
  return Block(t("Cells that are not taken"),
               Join(RenderTable(table), When(more > 0, [&] {
                      return P(t.Plural("{n} more is not listed.", "{n} more are not listed.", more));
                    })));
}

}  // namespace tovholder::indicators
