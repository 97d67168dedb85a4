// SPDX-License-Identifier: EUPL-1.2
#include "plan/plan_paper.h"

#include <algorithm>

#include "base/text.h"
#include "plan/gantt.h"
#include "plan/plan_findings.h"
#include "plan/plan_words.h"

namespace tovholder::plan {
namespace {

using documents::Paper;
using documents::PaperHeading;
using documents::PaperList;
using documents::PaperParagraph;
using documents::PaperText;
using documents::Plain;
using html::Texts;

constexpr std::size_t kRowsOfOnePage = 32;
// What is left of A3 below the title.
constexpr int kPictureWidth = 388;   // mm
constexpr int kPictureHeight = 218;  // mm

int WidthOf(const GanttChart& chart) {
  const GanttSize size = SizeOf(chart);
  return std::min(kPictureWidth, kPictureHeight * size.width / size.height);
}

void AddList(Paper& paper, std::string heading, PaperList list) {
  if (list.items.empty()) return;
  paper.blocks.emplace_back(PaperHeading{1, "", std::move(heading)});
  paper.blocks.emplace_back(std::move(list));
}

PaperList Amiss(const Outlook& outlook, const Texts& t) {
  PaperList list;
  for (const Finding& one : FindWhatIsAmiss(outlook, t.language())) {
    const StepOnPlan* step = one.step ? outlook.book.Find(*one.step) : nullptr;
    PaperText text;
    if (step != nullptr) text.push_back({ShortName(step->step) + ": ", true});
    text.push_back({Sentence(one.error, t.language())});
    list.items.push_back({std::move(text)});
  }
  return list;
}

void AddCharts(Paper& paper, const Outlook& outlook, const Texts& t) {
  const std::vector<GanttChart> pieces = CutUp(DrawUp(outlook, t), kRowsOfOnePage);
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    if (i > 0) paper.blocks.emplace_back(documents::PaperPageBreak{});
    paper.blocks.emplace_back(documents::PaperFigure{
        documents::FigureKind::kSvg, RenderGantt(pieces[i], outlook.book.plan.id, GanttUse::kPaper, t).str(),
        ChartWords(t), WidthOf(pieces[i])});
  }
}

documents::PaperTable StepTableOf(const Outlook& outlook, const Texts& t) {
  documents::PaperTable table;
  table.caption = t("The steps of the plan");
  table.columns = {{std::string(t("Deadline")), 0.1},       {std::string(t("Activity")), 0.27},
                   {std::string(t("Responsible")), 0.12},   {std::string(t("Can be")), 0.12},
                   {std::string(t("How it stands")), 0.13}, {std::string(t("Why")), 0}};
  for (StepIndex i = 0; i < outlook.made.steps.size(); ++i) {
    const StepOnPlan& on_plan = *outlook.book.Find(outlook.made.steps[i]);
    const StepSchedule& made = outlook.schedule.steps[i];
    table.rows.push_back({Plain(on_plan.step.deadline_text.empty() ? std::string("–") : on_plan.step.deadline_text),
                          Plain(on_plan.step.activity), Plain(PartiesOf(on_plan)), Plain(WhenWords(made, t)),
                          Plain(StandWords(outlook, i, t)),
                          Plain(tovholder::Join(Reasons(outlook, i, made.last, t), " "))});
  }
  return table;
}

PaperList Chain(const Outlook& outlook, const Texts& t) {
  PaperList list{documents::ListForm::kNumbers, 1, {}};
  for (const StepIndex index : outlook.schedule.critical) {
    const Placing& placing = outlook.schedule.steps[index].last;
    const std::string day = placing.date ? DayWords(*placing.date, t) : std::string(t("no day"));
    list.items.push_back({PaperText{{day + ": ", true}, {ShortName(outlook.step(index))}}});
  }
  return list;
}

}  // namespace

Paper MakePlanPaper(const Outlook& outlook, html::Language language) {
  const Texts t(language);
  const ProcessPlan& plan = outlook.book.plan;
  Paper paper;
  paper.language = language;
  paper.title = plan.title;
  paper.subtitle = EndWords(outlook.book, outlook.schedule.end, t);
  paper.running_head = plan.title;
  paper.version = t("version {n}", {{"n", std::to_string(plan.version)}});
  paper.date = outlook.today;
  paper.sheet = documents::PaperSheet::kA3Landscape;
  AddCharts(paper, outlook, t);
  paper.blocks.emplace_back(documents::PaperPageBreak{});
  paper.blocks.emplace_back(PaperHeading{1, "", std::string(t("Steps"))});
  paper.blocks.emplace_back(StepTableOf(outlook, t));
  paper.blocks.emplace_back(PaperParagraph{Plain(CountingWords(outlook.book, t))});
  AddList(paper, std::string(t("What is amiss")), Amiss(outlook, t));
  AddList(paper, std::string(t("What decides when all is done")), Chain(outlook, t));
  return paper;
}

}  // namespace tovholder::plan
