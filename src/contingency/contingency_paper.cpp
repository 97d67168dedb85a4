// SPDX-License-Identifier: EUPL-1.2
#include "contingency/contingency_paper.h"

#include "contingency/contingency_view.h"
#include "documents/csv.h"
#include "html/markdown.h"

namespace tovholder::contingency {
namespace {

using documents::ColumnAlign;
using documents::PaperTable;
using documents::PaperText;
using documents::Plain;
using html::Texts;

std::string Line(const std::string& a, const std::string& b) { return a.empty() || b.empty() ? a + b : a + ", " + b; }

// The telephone in bold: it is what one looks for.
PaperText WhoOf(const CallStep& step) {
  PaperText text = documents::Strong(step.name);
  const std::string role = Line(step.role, step.organization);
  if (!role.empty()) text.push_back({"\n" + role, false, false, {}});
  return text;
}

PaperTable CallTable(const PlanBook& book, const HourGroup& group, const Texts& t) {
  PaperTable table{FormatHours(group.hours, t),
                   {{std::string(t("Name")), 0.3, ColumnAlign::kLeft},
                    {std::string(t("Telephone")), 0.16, ColumnAlign::kLeft},
                    {std::string(t("What to do")), 0, ColumnAlign::kLeft},
                    {std::string(t("Then calls")), 0.19, ColumnAlign::kLeft}},
                   {}};
  for (const CallStep& step : group.steps) {
    const CallStep* next = step.next_step ? book.Find(*step.next_step) : nullptr;
    table.rows.push_back({WhoOf(step), documents::Strong(step.telephone.empty() ? std::string("–") : step.telephone),
                          Plain(step.task), Plain(next != nullptr ? next->name : std::string("–"))});
  }
  return table;
}

documents::Paper NewPaper(std::string title, std::string subtitle, html::Language language) {
  documents::Paper paper;
  paper.language = language;
  paper.running_head = title;
  paper.title = std::move(title);
  paper.subtitle = std::move(subtitle);
  paper.version = Texts(language)("Not public: names and telephone numbers");
  return paper;
}

}  // namespace

documents::Paper MakePlanPaper(const areas::HousingArea& area, const PlanBook& book, Date today,
                               html::Language language) {
  const Texts t(language);
  documents::Paper paper =
      NewPaper(t("Contingency in {area}", {{"area", area.name}}),
               std::string(t("Is anybody in danger?")) + " " + std::string(t("Call 112")), language);
  paper.date = today;
  const std::string used_when = html::PlainFromMarkdown(book.plan.used_when);
  if (!used_when.empty()) {
    paper.blocks.push_back(
        documents::PaperBox{std::string(t("When the plan is used")), {documents::PaperParagraph{Plain(used_when)}}});
  }
  for (const HourGroup& group : GroupByHours(book.steps)) paper.blocks.push_back(CallTable(book, group, t));
  return paper;
}

documents::Paper MakeLogPaper(const areas::HousingArea& area, const ActivationBook& book, html::Language language) {
  const Texts t(language);
  const Activation& one = book.activation;
  documents::Paper paper = NewPaper(t("Activation in {area}", {{"area", area.name}}), one.reason, language);
  paper.date = ToCopenhagen(one.started).date;
  documents::PaperFacts facts;
  facts.facts = {{std::string(t("Started")), Plain(FormatMoment(one.started, language) + ", " + one.started_by)}};
  if (one.ended) {
    facts.facts.push_back(
        {std::string(t.In("activation", "Ended")), Plain(FormatMoment(*one.ended, language) + ", " + one.ended_by)});
  }
  paper.blocks.push_back(std::move(facts));
  PaperTable table{std::string(t("Log")),
                   {{std::string(t.In("contingency", "Time")), 0.24, ColumnAlign::kLeft},
                    {std::string(t("Who")), 0.2, ColumnAlign::kLeft},
                    {std::string(t("What happens")), 0, ColumnAlign::kLeft}},
                   {}};
  for (const ActivationEntry& entry : book.entries) {
    const std::string mark = entry.corrects ? std::string(t("Correction")) + ": " : std::string();
    table.rows.push_back({Plain(FormatMoment(entry.happened, language)), Plain(entry.who), Plain(mark + entry.text)});
  }
  paper.blocks.push_back(std::move(table));
  return paper;
}

std::string FormatLog(const ActivationBook& book, const Texts& t) {
  const std::vector<std::string> head{std::string(t("No.")),          std::string(t.In("contingency", "Time")),
                                      std::string(t("What happens")), std::string(t("Who")),
                                      std::string(t("Corrects no.")), std::string(t("Written")),
                                      std::string(t("Written by"))};
  std::vector<std::vector<std::string>> rows;
  for (const ActivationEntry& entry : book.entries) {
    rows.push_back({std::to_string(entry.id.value), FormatMoment(entry.happened, t.language()), entry.text, entry.who,
                    entry.corrects ? std::to_string(entry.corrects->value) : std::string(),
                    FormatMoment(entry.written, t.language()), entry.written_by});
  }
  return documents::FormatCsv(head, rows);
}

}  // namespace tovholder::contingency
