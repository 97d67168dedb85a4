// SPDX-License-Identifier: EUPL-1.2
#include "plan/plan_view.h"

#include <algorithm>

#include "base/danish_date.h"
#include "base/text.h"
#include "plan/gantt.h"
#include "plan/plan_store.h"
#include "plan/plan_words.h"

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

std::vector<Html> StepRow(const Outlook& outlook, StepIndex index, const Texts& t) {
  const StepOnPlan& on_plan = *outlook.book.Find(outlook.made.steps[index]);
  const StepSchedule& made = outlook.schedule.steps[index];
  const Step& step = on_plan.step;
  const std::string beside = RoomWords(outlook, index, t);
  return {Text(step.deadline_text.empty() ? std::string("–") : step.deadline_text),
          A(Href(AddressOf(step.plan, step.id)), step.activity), Text(PartiesOf(on_plan)), Text(WhenWords(made, t)),
          html::Span(StepBadge(step, made, t), beside.empty() ? Html() : Join(" ", Small(beside)))};
}

constexpr std::size_t kShownOfAKind = 3;

Html FindingLine(const Outlook& outlook, const Finding& finding, const Texts& t) {
  const StepOnPlan* step = finding.step ? outlook.book.Find(*finding.step) : nullptr;
  const Html badge = finding.weight == Weight::kTrouble ? Badge(t("Cannot stand"), Tone::kBad)
                                                        : Badge(t("Look at it"), Tone::kAttention);
  const Html where =
      step == nullptr ? Html() : Join(A(Href(AddressOf(step->step.plan, step->step.id)), ShortName(step->step)), ": ");
  return Li(badge, " ", where, Sentence(finding.error, t.language()));
}

// Many of a kind are told by the first few; the rest can be opened.
Html FirstOf(const std::vector<Html>& alike, const Texts& t) {
  Html list;
  const std::size_t shown = alike.size() > kShownOfAKind + 1 ? kShownOfAKind : alike.size();
  for (std::size_t i = 0; i < shown; ++i) list.Append(alike[i]);
  if (shown == alike.size()) return list;
  Html more;
  for (std::size_t i = shown; i < alike.size(); ++i) more.Append(alike[i]);
  const auto left = static_cast<std::int64_t>(alike.size() - shown);
  return list.Append(
      Li(Disclosure(t.Plural("{n} more of the same kind", "{n} more of the same kind", left), Ul(more))));
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

const StepOnPlan* StepIn(const Visit& visit, const PlanBook& book) {
  const auto id = visit.request.PathNumber("skridt");
  return id ? book.Find(StepId{*id}) : nullptr;
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
  const std::string words = EndWords(outlook.book, outlook.schedule.end, t);
  if (words.empty() || outlook.schedule.end == Verdict::kNone) return Text(words);
  return Badge(words, ToneOf(outlook.schedule.end));
}

Html StepBadge(const Step& step, const StepSchedule& made, const Texts& t) {
  const bool refused = step.state == StepState::kDone && step.outcome == Outcome::kNo;
  const Tone tone = refused                          ? Tone::kBad
                    : step.state == StepState::kDone ? Tone::kGood
                    : made.taken                     ? ToneOf(made.deadline)
                                                     : Tone::kNeutral;
  return Badge(StandWord(step, made, t), tone);
}

Html FindingList(const Outlook& outlook, const std::vector<Finding>& findings, const Texts& t) {
  std::vector<std::string> kinds;
  for (const Finding& one : findings) {
    if (std::find(kinds.begin(), kinds.end(), one.error.id) == kinds.end()) kinds.push_back(one.error.id);
  }
  return Ul(Class("finding-list"), Each(kinds, [&](const std::string& kind) {
              std::vector<Html> alike;
              for (const Finding& one : findings) {
                if (one.error.id == kind) alike.push_back(FindingLine(outlook, one, t));
              }
              return FirstOf(alike, t);
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
