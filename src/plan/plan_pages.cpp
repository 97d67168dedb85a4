// SPDX-License-Identifier: EUPL-1.2
#include "plan/plan_pages.h"

#include "html/markdown.h"
#include "people/change_words.h"
#include "plan/gantt.h"
#include "plan/logged_records.h"
#include "plan/plan_snapshot.h"
#include "plan/plan_store.h"
#include "plan/plan_view.h"
#include "sql/change_log.h"

namespace tovholder::plan {
namespace {

using namespace html;  // NOLINT: this file is nothing but markup
using people::Visit;

Html PlanBadge(const ProcessPlan& plan, const Texts& t) {
  if (plan.visibility == people::Visibility::kDraft) return Badge(t("Draft"), Tone::kAttention);
  if (plan.state == PlanState::kApproved) return Badge(t("Approved"), Tone::kGood);
  return Badge(plan.state == PlanState::kEnded ? t("Ended") : t("Published"), Tone::kNeutral);
}

http::Response ListPage(const Visit& visit) {
  const Texts& t = visit.t;
  const auto plans = visit.Read([&](sql::Reader& reader) { return ListPlans(reader, visit.viewer); });
  PageFrame frame = PlanFrame(visit, t("Process plan"));
  frame.breadcrumb.pop_back();
  frame.breadcrumb.back().address.clear();
  PageHeading heading{.title = frame.title};
  if (MayEditPlans(visit.viewer)) {
    heading.primary = ButtonLink(t("Import a plan"), "/plan/import", ButtonLook::kPrimary);
    heading.others = {ButtonLink(t("New plan"), "/plan/ny", ButtonLook::kQuiet)};
  }
  std::vector<ListEntry> entries;
  for (const PlanSummary& one : plans) {
    ListEntry entry{one.plan.title, AddressOf(one.plan.id), {PlanBadge(one.plan, t)}, {}};
    if (one.plan.starts) {
      entry.facts.push_back(
          Text(t("starts on {day}", {{"day", FormatDay(*one.plan.starts, DayForm::kLong, t.language())}})));
    }
    entry.facts.push_back(Text(t.Plural("{n} step", "{n} steps", one.steps)));
    if (one.done > 0) entry.facts.push_back(Text(t.Plural("{n} done", "{n} done", one.done)));
    entries.push_back(std::move(entry));
  }
  const Html none =
      EmptyState(t("There is no process plan yet. It holds the steps towards an approved plan: who decides what, when, "
                   "and what happens when one of them slips."));
  return visit.Page(frame, Join(Heading(heading), entries.empty() ? none : EntryList(entries)));
}

Html DayFilter(const Visit& visit, const ProcessPlan& plan, const ViewDay& day) {
  const Texts& t = visit.t;
  FilterRow row;
  row.address = AddressOf(plan.id);
  row.fields = DateField(
      {.name = "dag",
       .label = std::string(t("As seen on")),
       .value = day.typed,
       .error = day.error ? Sentence(*day.error, t.language()) : std::string(),
       .width = FieldWidth::kHalf},
      day.typed.empty() || day.error ? std::string() : FormatDay(day.day, html::DayForm::kLong, t.language()), t);
  const std::string address = AddressOf(plan.id);
  row.exports =
      html::Span(A(Href(address + "/tabel.csv"), t("CSV")), " · ", A(Href(address + "/tabel.xlsx"), t("Excel")), " · ",
                 A(Href(address + "/kalender.ics"), t("Calendar")));
  return RenderFilterRow(row, t);
}

PageHeading HeadingOf(const Visit& visit, const Outlook& outlook) {
  const Texts& t = visit.t;
  const ProcessPlan& plan = outlook.book.plan;
  const std::string address = AddressOf(plan.id);
  PageHeading heading{.title = plan.title, .facts = {PlanBadge(plan, t), EndBadge(outlook, t)}};
  if (!plan.dated.empty()) heading.facts.push_back(Text(plan.dated));
  heading.facts.push_back(Text(t("version {n}", {{"n", std::to_string(plan.version)}})));
  heading.primary = ButtonLink(t("What if something slips?"), address + "/hvad-nu-hvis", ButtonLook::kPrimary);
  if (MayEditPlans(visit.viewer)) {
    heading.others = {ButtonLink(t("Add a step"), address + "/skridt/ny", ButtonLook::kQuiet),
                      ButtonLink(t("Edit the plan"), address + "/ret", ButtonLook::kQuiet)};
  }
  return heading;
}

Html Expectations(const Outlook& outlook, const Texts& t) {
  if (outlook.book.expectations.empty()) return {};
  return Block(
      t("What the plan is expected to keep"), Ul(Each(outlook.book.expectations, [&](const ExpectationOnPlan& one) {
        Html steps;
        for (const StepId id : one.steps) {
          const auto index = outlook.Find(id);
          if (!index) continue;
          const StepSchedule& made = outlook.schedule.steps[*index];
          const bool kept =
              made.last.date && one.expectation.to_date && *made.last.date <= Day(*one.expectation.to_date);
          steps.Append(Li(A(Href(AddressOf(outlook.book.plan.id, id)), ShortName(outlook.step(*index))), ": ",
                          DaysOf(made.first, made.last, t), " ",
                          Badge(kept ? t("kept") : t("not sure to be kept"), kept ? Tone::kGood : Tone::kAttention)));
        }
        return Li(one.expectation.text, steps.empty() ? Html() : Ul(steps));
      })));
}

Html Earlier(const Outlook& outlook, const Texts& t) {
  const auto earlier = FindEarlierDecisions(outlook.made.timetable, outlook.schedule);
  if (earlier.empty()) return {};
  return Disclosure(
      t.Plural("{n} decision could be brought forward", "{n} decisions could be brought forward",
               static_cast<std::int64_t>(earlier.size())),
      Ul(Each(earlier, [&](StepIndex index) {
        const StepSchedule& made = outlook.schedule.steps[index];
        return Li(A(Href(AddressOf(outlook.book.plan.id, outlook.made.steps[index])), ShortName(outlook.step(index))),
                  ": ",
                  t("{earlier} instead of {planned}",
                    {{"earlier", FormatDay(Date(*made.earliest), html::DayForm::kLong, t.language())},
                     {"planned", FormatDay(Date(*made.first.date), html::DayForm::kLong, t.language())}}));
      })));
}

Html Versions(const PlanBook& book, const Texts& t) {
  if (book.versions.empty()) return {};
  return Disclosure(
      t.Plural("{n} earlier version", "{n} earlier versions", static_cast<std::int64_t>(book.versions.size())),
      Ul(Each(book.versions, [&](const PlanVersion& one) {
        return Li(A(Href(AddressOf(book.plan.id) + "/version/" + std::to_string(one.version)),
                    t("Version {n}", {{"n", std::to_string(one.version)}})),
                  ", ", FormatMoment(one.made, t.language()), ", ", one.made_by, ": ", one.reason);
      })));
}

Html Chart(const Outlook& outlook, const Texts& t) {
  return Figure(Class("gantt-figure"),
                html::Section(Class("gantt-scroll"), Attr("tabindex", "0"),
                              Attr("aria-label", std::string(t("The steps over time"))),
                              RenderGantt(DrawUp(outlook, t), outlook.book.plan.id, GanttUse::kPage, t)),
                Figcaption(t("Light: as planned. Dark: as it can be, drawn out where it is uncertain. Dots: the body "
                             "meets. Red: too late. ▸ the critical chain.")));
}

http::Response ShowPlan(const Visit& visit, PlanBook book, const ViewDay& day, const Html& below) {
  const Texts& t = visit.t;
  const ProcessPlan plan = book.plan;
  const auto changes =
      visit.viewer.MayRead(people::Access::kSecretary)
          ? visit.Read([&](sql::Reader& reader) { return sql::ListChanges(reader, "process_plan", plan.id.value); })
          : std::vector<sql::Change>();
  const auto outlook = LookAhead(std::move(book), day.day);
  if (!outlook) return visit.Refuse(outlook.error());
  PageFrame frame = PlanFrame(visit, plan.title);
  frame.width = PageFrame::Width::kFull;
  const auto findings = FindWhatIsAmiss(*outlook, t.language());
  const Html amiss =
      When(!findings.empty(), [&] { return Block(t("What is amiss"), FindingList(*outlook, findings, t)); });
  const Html steps = outlook->made.steps.empty()
                         ? EmptyState(t("The plan has no steps yet."))
                         : Join(Chart(*outlook, t), StepTable(*outlook, t), P(CountingWords(outlook->book, t)));
  const Html chain = When(!outlook->schedule.critical.empty(), [&] {
    return Block(t("What decides when all is done"),
                 Join(CriticalChain(*outlook, outlook->schedule, t), Earlier(*outlook, t)));
  });
  return visit.Page(
      frame, Join(Heading(HeadingOf(visit, *outlook)), plan.about.empty() ? Html() : RenderMarkdown(plan.about, 3),
                  DayFilter(visit, plan, day), amiss, Block(t("Steps"), steps), chain, Expectations(*outlook, t), below,
                  Versions(outlook->book, t),
                  changes.empty() ? Html() : people::ChangeWords(LoggedRecords(), t).History(changes)));
}

http::Response PlanPage(const Visit& visit, const PlanSlots& slots) {
  auto book = FindPlanOf(visit);
  if (!book) return visit.NotFound();
  const PlanId id = book->plan.id;
  const Html below = slots.below_steps
                         ? visit.Read([&](sql::Reader& reader) { return slots.below_steps(reader, visit, id); })
                         : Html();
  return ShowPlan(visit, std::move(*book), ViewDayOf(visit), below);
}

http::Response VersionPage(const Visit& visit) {
  const Texts& t = visit.t;
  const auto book = FindPlanOf(visit);
  const auto number = visit.request.PathNumber("version");
  if (!book || !number) return visit.NotFound();
  const auto found = std::find_if(book->versions.begin(), book->versions.end(),
                                  [&](const PlanVersion& one) { return one.version == *number; });
  if (found == book->versions.end()) return visit.NotFound();
  const std::string title = t("Version {n}", {{"n", std::to_string(found->version)}});
  DataTable table;
  table.caption = title;
  table.columns = {{std::string(t("Deadline"))},
                   {std::string(t("Activity"))},
                   {std::string(t("Moved to"))},
                   {std::string(t("Responsible"))}};
  for (const StepAsItWas& one : ParseSnapshot(found->steps)) {
    table.rows.push_back(
        {Text(one.deadline), Text(one.activity),
         Text(one.moved_to ? FormatDay(*one.moved_to, html::DayForm::kLong, t.language()) : std::string("–")),
         Text(one.responsible)});
  }
  return visit.Page(PlanFrame(visit, book->plan, title),
                    Join(Heading({.title = title,
                                  .facts = {Text(FormatMoment(found->made, t.language())), Text(found->made_by),
                                            Text(found->reason)}}),
                         RenderTable(table)));
}

}  // namespace

std::vector<http::Route> PlanRoutes(const people::Office& office, const PlanSlots& slots) {
  using http::Method;
  const auto page = [&](people::PageHandler handler) {
    return people::Guarded(office, people::Access::kEverybody, std::move(handler));
  };
  return {{Method::kGet, "/plan", page(ListPage)},
          {Method::kGet, "/plan/{id}", page([slots](const Visit& visit) { return PlanPage(visit, slots); })},
          {Method::kGet, "/plan/{id}/version/{version}", page(VersionPage)}};
}

}  // namespace tovholder::plan
