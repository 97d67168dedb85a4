// SPDX-License-Identifier: EUPL-1.2
#include "plan/plan_view.h"

#include "base/danish_date.h"
#include "base/text.h"
#include "plan/gantt.h"
#include "plan/plan_store.h"

namespace tovholder::plan {

using namespace html;  // NOLINT: this file is nothing but markup
using people::Visit;

namespace {

std::vector<NavigationItem> PlanSubnavigation(const people::Viewer& viewer, const Texts& t) {
  std::vector<NavigationItem> items{{"process", std::string(t("Process plan")), "/plan"},
                                    {"approvals", std::string(t("Approvals")), "/godkendelser"},
                                    {"applications", std::string(t("Applications")), "/ansoegninger"}};
  if (MayEditPlans(viewer)) items.push_back({"calendars", std::string(t("Meeting calendars")), "/plan/kalendere"});
  return items;
}

std::string PartiesOf(const StepOnPlan& step) {
  std::vector<std::string> names;
  for (const StepParty& party : step.parties) names.push_back(party.name);
  return names.empty() ? step.step.responsible : tovholder::Join(names, ", ");
}

Html SlackOf(const Step& step, const StepSchedule& made, const Texts& t) {
  if (!made.slack || step.state == StepState::kDone) return {};
  const int days = *made.slack;
  return Join(" ", Small(days < 0 ? t.Plural("{n} working day short", "{n} working days short", -days)
                                  : t.Plural("{n} working day of slack", "{n} working days of slack", days)));
}

std::vector<Html> StepRow(const Outlook& outlook, StepIndex index, const Texts& t) {
  const StepOnPlan& on_plan = *outlook.book.Find(outlook.made.steps[index]);
  const StepSchedule& made = outlook.schedule.steps[index];
  const Step& step = on_plan.step;
  return {Text(step.deadline_text.empty() ? std::string("–") : step.deadline_text),
          A(Href(AddressOf(step.plan, step.id)), step.activity), Text(PartiesOf(on_plan)),
          Text(made.taken ? DaysOf(made.first, made.last, t) : std::string("–")),
          html::Span(StepBadge(step, made, t), SlackOf(step, made, t))};
}

}  // namespace

PageFrame PlanFrame(const Visit& visit, std::string_view title, std::string_view subsection) {
  PageFrame frame = visit.Frame(title, "plan");
  frame.subnavigation = PlanSubnavigation(visit.viewer, visit.t);
  frame.subsection = subsection;
  frame.breadcrumb = {{std::string(visit.t("Process plan")), "/plan"}, {frame.title, ""}};
  return frame;
}

PageFrame PlanFrame(const Visit& visit, const ProcessPlan& plan, std::string_view title) {
  PageFrame frame = PlanFrame(visit, title);
  frame.breadcrumb.insert(frame.breadcrumb.end() - 1, {plan.title, AddressOf(plan.id)});
  return frame;
}

std::optional<PlanBook> FindPlanOf(const Visit& visit) {
  const auto id = visit.request.PathNumber("id");
  if (!id) return std::nullopt;
  return visit.Read([&](sql::Reader& reader) { return FindPlan(reader, visit.viewer, PlanId{*id}); });
}

std::optional<Date> ReadDay(const std::string& typed, const char* field, FormErrors& errors, const Texts& t) {
  if (typed.empty()) return std::nullopt;
  const Result<Date> date = ParseDate(typed);
  if (date) return *date;
  errors.Add(field, date.error(), t);
  return std::nullopt;
}

ViewDay ViewDayOf(const Visit& visit) {
  const std::string typed = CollapseSpace(visit.request.Query("dag"));
  if (typed.empty()) return {visit.today(), typed, std::nullopt};
  const Result<Date> date = ParseDate(typed);
  if (date) return {*date, typed, std::nullopt};
  return {visit.today(), typed, date.error()};
}

bool MayEditPlans(const people::Viewer& viewer) { return viewer.May(people::Access::kSecretary); }

Html EndBadge(const Outlook& outlook, const Texts& t) {
  if (!outlook.book.plan.starts) return {};
  const std::string day = DayWords(*outlook.book.plan.starts, t);
  switch (outlook.schedule.end) {
    case Verdict::kSafe:
      return Badge(t("The start on {day} holds", {{"day", day}}), Tone::kGood);
    case Verdict::kPossible:
      return Badge(t("The start on {day} is possible, not safe", {{"day", day}}), Tone::kAttention);
    case Verdict::kImpossible:
      return Badge(t("The start on {day} cannot be reached", {{"day", day}}), Tone::kBad);
    case Verdict::kNone:
      break;
  }
  return Text(t("Starts on {day}", {{"day", day}}));
}

Html StepBadge(const Step& step, const StepSchedule& made, const Texts& t) {
  if (step.state == StepState::kDone && step.outcome == Outcome::kNo) return Badge(t("Answered no"), Tone::kBad);
  if (step.state == StepState::kDone) return Badge(t.In("step", "Done"), Tone::kGood);
  if (!made.taken) return Badge(t("Falls away"), Tone::kNeutral);
  if (made.deadline == Verdict::kNone) return Badge(t("Open deadline"), Tone::kNeutral);
  return Badge(WordOf(made.deadline, t), ToneOf(made.deadline));
}

Html FindingList(const Outlook& outlook, const std::vector<Finding>& findings, const Texts& t) {
  return Ul(Class("finding-list"), Each(findings, [&](const Finding& one) {
              const StepOnPlan* step = one.step ? outlook.book.Find(*one.step) : nullptr;
              const Html badge = one.weight == Weight::kTrouble ? Badge(t("Cannot stand"), Tone::kBad)
                                                                : Badge(t("Look at it"), Tone::kAttention);
              const Html where =
                  step == nullptr
                      ? Html()
                      : Join(A(Href(AddressOf(step->step.plan, step->step.id)), ShortName(step->step)), ": ");
              return Li(badge, " ", where, Sentence(one.error, t.language()));
            }));
}

Html StepTable(const Outlook& outlook, const Texts& t) {
  DataTable table;
  table.caption = t("The steps of the plan");
  table.columns = {{std::string(t("Deadline"))},
                   {std::string(t("Activity"))},
                   {std::string(t("Responsible"))},
                   {std::string(t("Can be"))},
                   {std::string(t("How it stands"))}};
  for (StepIndex i = 0; i < outlook.made.steps.size(); ++i) table.rows.push_back(StepRow(outlook, i, t));
  return RenderTable(table);
}

Html CriticalChain(const Outlook& outlook, const Schedule& schedule, const Texts& t) {
  return Ol(Each(schedule.critical, [&](StepIndex index) {
    const Placing& placing = schedule.steps[index].last;
    const Step& step = outlook.step(index);
    const std::string day = placing.date ? DayWords(*placing.date, t) : std::string(t("no day"));
    return Li(Strong(day), ": ", A(Href(AddressOf(step.plan, step.id)), ShortName(step)), ". ",
              tovholder::Join(Reasons(outlook, index, placing, t), " "));
  }));
}

}  // namespace tovholder::plan
