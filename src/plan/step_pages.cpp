// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "base/text.h"
#include "html/markdown.h"
#include "meetings/item_view.h"
#include "meetings/meeting_store.h"
#include "people/change_words.h"
#include "plan/gantt.h"
#include "plan/logged_records.h"
#include "plan/plan_pages.h"
#include "plan/plan_store.h"
#include "plan/plan_view.h"
#include "plan/plan_words.h"
#include "plan/step_proposal.h"
#include "sql/change_log.h"

namespace tovholder::plan {
namespace {

using namespace html;  // NOLINT: this file is nothing but markup
using people::Visit;

Html WhyParagraphs(const Outlook& outlook, StepIndex index, const Texts& t) {
  const StepSchedule& made = outlook.schedule.steps[index];
  const auto sentences = [&](const Placing& placing) {
    return tovholder::Join(Reasons(outlook, index, placing, t), " ");
  };
  if (made.first.date == made.last.date) return P(sentences(made.last));
  const auto day = [&](const Placing& placing) {
    return placing.date ? DayWords(*placing.date, t) : std::string(t("no day"));
  };
  return Join(P(Strong(t("At best {day}", {{"day", day(made.first)}})), ". ", sentences(made.first)),
              P(Strong(t("At the latest {day}", {{"day", day(made.last)}})), ". ", sentences(made.last)));
}

std::vector<Fact> ScheduleFacts(const Outlook& outlook, StepIndex index, const Texts& t) {
  const StepSchedule& made = outlook.schedule.steps[index];
  std::vector<Fact> facts{{std::string(t("Can be")), Text(DaysOf(made.first, made.last, t))}};
  if (made.earliest && made.earliest != made.first.date) {
    facts.push_back({std::string(t("At the very earliest")), Text(DayWords(*made.earliest, t))});
  }
  if (made.latest_safe)
    facts.push_back({std::string(t("Must be at the latest")), Text(DayWords(*made.latest_safe, t))});
  if (made.latest_possible && made.latest_possible != made.latest_safe) {
    facts.push_back({std::string(t("At best it may wait until")), Text(DayWords(*made.latest_possible, t))});
  }
  if (made.last.material && made.last.date) {
    facts.push_back({std::string(t("Material by")), Text(DayWords(*made.last.material, t))});
  }
  if (made.slack) {
    const int days = *made.slack;
    facts.push_back(
        {std::string(t("Slack")), Text(days < 0 ? t.Plural("{n} working day short", "{n} working days short", -days)
                                                : t.Plural("{n} working day", "{n} working days", days))});
  }
  return facts;
}

std::vector<Fact> StepFacts(const PlanBook& book, const StepOnPlan& on_plan, const Texts& t) {
  const Step& step = on_plan.step;
  std::vector<Fact> facts;
  const auto add = [&](std::string_view term, std::string_view value) {
    if (!value.empty()) facts.push_back({std::string(term), Text(value)});
  };
  add(t("Deadline"), step.deadline_text);
  if (step.moved_to) add(t("Moved to"), DayWords(*step.moved_to, t));
  add(t("Kind"), WordOf(step.kind, t));
  add(t("Responsible"), step.responsible);
  if (step.organization) add(t("Body that meets"), book.NameOf(*step.organization));
  if (step.calling == Calling::kExtraordinary) add(t("Called"), t("At an extraordinary meeting, called for this"));
  add(t("Takes"), WorkWords(book, step, t));
  add(t("Case number"), step.case_number);
  return facts;
}

Html LinkList(const PlanBook& book, const std::vector<StepId>& ids) {
  return Ul(Each(ids, [&](StepId id) {
    const StepOnPlan* step = book.Find(id);
    return step == nullptr ? Html() : Li(A(Href(AddressOf(book.plan.id, id)), ShortName(step->step)));
  }));
}

Html Neighbours(const PlanBook& book, const StepOnPlan& on_plan, const Texts& t) {
  std::vector<StepId> before;
  for (const StepLink& link : on_plan.links) before.push_back(link.after);
  if (on_plan.step.decision) before.push_back(*on_plan.step.decision);
  std::vector<StepId> behind;
  for (const StepOnPlan& other : book.steps) {
    const bool waits = std::any_of(other.links.begin(), other.links.end(),
                                   [&](const StepLink& link) { return link.after == on_plan.step.id; });
    if (waits || other.step.decision == on_plan.step.id) behind.push_back(other.step.id);
  }
  return Join(When(!before.empty(), [&] { return SideBox(t("Comes after"), LinkList(book, before)); }),
              When(!behind.empty(), [&] { return SideBox(t("Waits for it"), LinkList(book, behind)); }));
}

struct MeetingView {
  StepAtMeeting at;
  std::vector<desk::OpenMeeting> open;  // that it can be proposed for
};

MeetingView LoadMeetings(const Visit& visit, const Step& step) {
  return visit.Read([&](sql::Reader& reader) -> MeetingView {
    if (MayEditPlans(visit.viewer)) {
      return {FindStepAtMeeting(reader, step), ListMeetingsFor(reader, visit.viewer, step, visit.today())};
    }
    const auto item = step.agenda_item ? meetings::FindItem(reader, visit.viewer, *step.agenda_item) : std::nullopt;
    return item ? MeetingView{FindStepAtMeeting(reader, step), {}} : MeetingView();
  });
}

// The paper of the step, for who has signed in.
Html StepFile(const Visit& visit, const Step& step) {
  if (!visit.viewer.MayRead(people::Access::kReader)) return {};
  const Texts& t = visit.t;
  const std::string address = AddressOf(step.plan, step.id) + "/fil";
  const bool edits = MayEditPlans(visit.viewer);
  if (step.file) {
    const Html removal = edits ? PostButton({.label = std::string(t("Take the file away")),
                                             .address = address + "/fjern",
                                             .csrf = visit.csrf(),
                                             .look = ButtonLook::kQuiet},
                                            t)
                               : Html();
    return Block(t("File"), Join(P(A(Href(address), step.file_name)), removal));
  }
  if (!edits) return {};
  const FileField file{.field = {.name = "fil",
                                 .label = std::string(t("The paper of the step")),
                                 .help = std::string(t("It is seen by those who have signed in.")),
                                 .need = Need::kRequired}};
  return Block(t("File"), RenderForm({.address = address, .csrf = visit.csrf(), .files = FormFrame::Files::kSent},
                                     Join(FileDropZone(file, t), SubmitButton(t("Add"), ButtonLook::kSecondary))));
}

std::string StageWords(ProposalStage stage, const Texts& t) {
  switch (stage) {
    case ProposalStage::kWaiting:
      return std::string(t("It is proposed for the agenda of a meeting."));
    case ProposalStage::kDeclined:
      return std::string(t("The proposal was declined."));
    case ProposalStage::kOnAgenda:
      return std::string(t("It is on the agenda of a meeting."));
    case ProposalStage::kPostponed:
      return std::string(t("The meeting did not decide it."));
    case ProposalStage::kDecided:
      return std::string(t("A meeting has decided it."));
    case ProposalStage::kNone:
      break;
  }
  return {};
}

Html ProposeForm(const Visit& visit, const Step& step, const MeetingView& view) {
  const Texts& t = visit.t;
  std::vector<Choice> choices;
  for (const desk::OpenMeeting& one : view.open) {
    const std::string day = one.date ? ", " + FormatDay(*one.date, DayForm::kLong, t.language()) : std::string();
    choices.push_back({std::to_string(one.id.value), one.title + day, ""});
  }
  return RenderForm({.address = AddressOf(step.plan, step.id) + "/foreslaa", .csrf = visit.csrf()},
                    Join(SelectField({.name = "moede", .label = std::string(t("Meeting"))}, choices, t),
                         SubmitButton(t("Propose it for the agenda"), ButtonLook::kSecondary)));
}

// How the step comes to the body that has to meet for it.
Html AtMeeting(const Visit& visit, const Step& step, const MeetingView& view) {
  const Texts& t = visit.t;
  const ProposalStage stage = view.at.stage;
  const bool open = step.state != StepState::kDone && step.organization && MayEditPlans(visit.viewer);
  const bool again =
      stage == ProposalStage::kNone || stage == ProposalStage::kDeclined || stage == ProposalStage::kPostponed;
  if (stage == ProposalStage::kNone && !open) return {};
  const Html where =
      view.at.meeting
          ? P(StageWords(stage, t), " ",
              A(Href(view.at.item ? meetings::AddressOf(*view.at.item) : meetings::AddressOf(*view.at.meeting)),
                t("Look at it")))
          : Html();
  const Html next = !open || !again     ? Html()
                    : view.open.empty() ? EmptyState(t("No agenda of the body takes proposals right now."),
                                                     ButtonLink(t("Plan a meeting"), "/moeder/ny", ButtonLook::kQuiet))
                                        : ProposeForm(visit, step, view);
  return Block(t("On an agenda"), Join(where, next));
}

PageHeading StepHeading(const Visit& visit, const Outlook& outlook, const StepOnPlan& on_plan) {
  const Texts& t = visit.t;
  const std::string address = AddressOf(outlook.book.plan.id, on_plan.step.id);
  PageHeading heading{.title = on_plan.step.activity};
  const auto index = outlook.Find(on_plan.step.id);
  if (index) heading.facts.push_back(StepBadge(on_plan.step, outlook.schedule.steps[*index], t));
  if (MayEditPlans(visit.viewer)) {
    heading.primary = ButtonLink(t("Edit the step"), address + "/ret", ButtonLook::kPrimary);
    heading.others = {
        ButtonLink(t("What if it slips?"),
                   AddressOf(outlook.book.plan.id) + "/hvad-nu-hvis?skridt=" + std::to_string(on_plan.step.id.value),
                   ButtonLook::kQuiet)};
  }
  return heading;
}

http::Response StepPage(const Visit& visit) {
  const Texts& t = visit.t;
  auto book = FindPlanOf(visit);
  const StepOnPlan* found = book ? StepIn(visit, *book) : nullptr;
  if (found == nullptr) return visit.NotFound();
  const StepOnPlan on_plan = *found;
  const auto changes = visit.viewer.MayRead(people::Access::kSecretary) ? visit.Read([&](sql::Reader& reader) {
    return sql::ListChanges(reader, "plan_step", on_plan.step.id.value);
  })
                                                                        : std::vector<sql::Change>();
  const auto outlook = LookAhead(std::move(*book), ViewDayOf(visit).day);
  if (!outlook) return visit.Refuse(outlook.error());
  const auto index = outlook->Find(on_plan.step.id);
  const bool scheduled = index && outlook->schedule.steps[*index].taken;
  const Html when = scheduled ? Block(t("When it can be"), Join(WhyParagraphs(*outlook, *index, t),
                                                                FactList(ScheduleFacts(*outlook, *index, t)),
                                                                P(CountingWords(outlook->book, t))))
                              : Html();
  return visit.Page(
      PlanFrame(visit, outlook->book.plan, ShortName(on_plan.step)),
      Join(Heading(StepHeading(visit, *outlook, on_plan)), FactList(StepFacts(outlook->book, on_plan, t)),
           on_plan.step.note.empty() ? Html() : RenderMarkdown(on_plan.step.note, 3), when,
           AtMeeting(visit, on_plan.step, LoadMeetings(visit, on_plan.step)), StepFile(visit, on_plan.step),
           changes.empty() ? Html() : people::ChangeWords(LoggedRecords(), t).History(changes)),
      Neighbours(outlook->book, on_plan, t));
}

http::Response TakeProposalOf(const Visit& visit) {
  const auto plan = visit.request.PathNumber("id");
  const auto step = visit.request.PathNumber("skridt");
  if (!plan || !step) return visit.NotFound();
  const auto meeting = ParseCount<std::int64_t>(visit.request.Form("moede")).value_or(0);
  const auto proposed = visit.Write([&](sql::Transaction& transaction) {
    return ProposeStep(transaction, visit.viewer, PlanId{*plan}, StepId{*step}, meetings::MeetingId{meeting},
                       visit.today());
  });
  if (!proposed) return visit.Refuse(proposed.error());
  return visit.Done(AddressOf(PlanId{*plan}, StepId{*step}), visit.t("It is proposed for the agenda."));
}

}  // namespace

std::vector<http::Route> StepRoutes(const people::Office& office) {
  using http::Method;
  const auto guarded = [&](people::Access access, people::PageHandler handler) {
    return people::Guarded(office, access, std::move(handler));
  };
  constexpr auto kEdits = people::Access::kSecretary;
  return {{Method::kGet, "/plan/{id}/skridt/{skridt}", guarded(people::Access::kEverybody, StepPage)},
          {Method::kPost, "/plan/{id}/skridt/{skridt}/foreslaa", guarded(kEdits, TakeProposalOf)}};
}

}  // namespace tovholder::plan
