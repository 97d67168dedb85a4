// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "areas/area_view.h"
#include "contingency/activation_store.h"
#include "contingency/circle.h"
#include "contingency/contingency_pages.h"
#include "contingency/contingency_view.h"
#include "contingency/incident_store.h"
#include "contingency/plan_store.h"
#include "html/markdown.h"

namespace tovholder::contingency {
namespace {

using namespace html;  // NOLINT: this file is nothing but markup
using people::Visit;

constexpr std::ptrdiff_t kLatestShown = 5;

LocalTime NowOf(const Visit& visit) { return ToCopenhagen(visit.office().clock()); }

// Everything that one page of a plan shows.
struct PlanView {
  AddressedArea addressed;
  std::optional<PlanBook> book;
  std::optional<Activation> running;
  std::vector<Activation> activations;
  std::vector<Incident> incidents;
};

PlanView LoadPlanView(const Visit& visit, const AddressedArea& addressed) {
  const areas::HousingAreaId id = addressed.area.id;
  return visit.Read([&](sql::Reader& reader) {
    PlanView view{addressed, FindPlan(reader, visit.viewer, id), FindRunning(reader, visit.viewer, id), {}, {}};
    view.activations = ListActivations(reader, visit.viewer);
    std::erase_if(view.activations, [&](const Activation& one) { return one.area != id; });
    view.incidents = ListIncidents(reader, visit.viewer, {.area = id});
    return view;
  });
}

Html NextLine(const PlanBook& book, const CallStep& step, const Texts& t) {
  const CallStep* next = step.next_step ? book.Find(*step.next_step) : nullptr;
  if (next == nullptr) return {};
  return P(Class("call-next"), t("Then calls"), " ", Strong(next->name), " ",
           When(!next->telephone.empty(), [&] { return CallLink(next->telephone, ButtonLook::kQuiet, t); }));
}

std::string RoleLine(const CallStep& step) {
  if (step.role.empty() || step.organization.empty()) return step.role + step.organization;
  return step.role + ", " + step.organization;
}

Html CallCard(const PlanBook& book, const CallStep& step, ButtonLook look, const Texts& t) {
  return Li(Class("call-card"), P(Class("call-name"), step.name), P(Class("call-role"), RoleLine(step)),
            step.telephone.empty() ? P(Badge(t("No telephone number"), Tone::kBad)) : CallLink(step.telephone, look, t),
            P(step.task), NextLine(book, step, t));
}

Html CallNow(const Visit& visit, const PlanBook& book) {
  const Texts& t = visit.t;
  const LocalTime now = NowOf(visit);
  const auto called = ListToCall(book.steps, now);
  Html cards;
  for (const CallStep& step : called) {
    cards.Append(CallCard(book, step, cards.empty() ? ButtonLook::kPrimary : ButtonLook::kSecondary, t));
  }
  const Html nobody =
      RenderNotice({Tone::kBad,
                    std::string(t("Nobody is on the list at this hour. Call whoever comes next on the list "
                                  "below, or the police on 114.")),
                    {},
                    P(CallLink("114", ButtonLook::kSecondary, t))},
                   t);
  return Block(t("Call now"), called.empty() ? nobody : Ol(Class("call-list"), cards),
               Span(Class("hint"), FormatNow(now, t)));
}

Html StepName(const Visit& visit, const AddressedArea& addressed, const CallStep& step) {
  const bool edits = visit.viewer.MayRead(people::Access::kSecretary);
  const std::string address = PlanAddress(addressed.area.id) + "/trin/" + std::to_string(step.id.value);
  return Join(edits ? A(Href(address), step.name) : Strong(step.name), Div(Class("call-role"), RoleLine(step)));
}

Html GroupTable(const Visit& visit, const PlanView& view, const HourGroup& group) {
  const Texts& t = visit.t;
  const std::string hours = FormatHours(group.hours, t);
  DataTable table{.caption = hours,
                  .columns = {{std::string(t("Name"))},
                              {std::string(t("Telephone"))},
                              {std::string(t("What to do"))},
                              {std::string(t("Then calls"))}}};
  for (const CallStep& step : group.steps) {
    const CallStep* next = step.next_step ? view.book->Find(*step.next_step) : nullptr;
    table.rows.push_back({StepName(visit, view.addressed, step),
                          step.telephone.empty() ? Text("–") : CallLink(step.telephone, ButtonLook::kQuiet, t),
                          Text(step.task), Text(next != nullptr ? std::string_view(next->name) : "–")});
  }
  return Join(H3(hours), RenderTable(table));
}

// What one may do with the list; who is in a hurry has the calls above it.
Html ListTools(const Visit& visit, const PlanView& view) {
  const Texts& t = visit.t;
  const std::string address = PlanAddress(view.addressed.area.id);
  Html tools = Li(A(Href(address + "/plan.pdf"), t("Print on one page (PDF)")));
  if (visit.viewer.May(people::Access::kSecretary)) {
    tools.Append(Li(A(Href(address + "/trin/ny"), t("Add a person"))));
    tools.Append(Li(A(Href(address + "/ret"), t("Change the plan"))));
  }
  return Ul(Class("action-line no-max-width"), tools);
}

Html WholeList(const Visit& visit, const PlanView& view) {
  const Texts& t = visit.t;
  return Block(t("The whole list by hours"),
               Join(ListTools(visit, view), Each(GroupByHours(view.book->steps), [&](const HourGroup& group) {
                      return GroupTable(visit, view, group);
                    })));
}

Html GapBlock(const PlanBook& book, Date today, const Texts& t) {
  const auto gaps = FindGaps(book, today);
  if (gaps.empty()) return {};
  return Block(t("Gaps in the plan"),
               Ul(Class("finding-list"), Each(gaps, [&](const PlanGap& gap) { return Li(GapSentence(gap, t)); })));
}

Html ActivationPart(const Visit& visit, const PlanView& view, const FormErrors& errors) {
  const Texts& t = visit.t;
  if (view.running) {
    return RenderNotice(
        {Tone::kAttention,
         t("Since {moment}, by {name}: {reason}", {{"moment", FormatMoment(view.running->started, t.language())},
                                                   {"name", view.running->started_by},
                                                   {"reason", view.running->reason}}),
         std::string(t("The plan is activated")), P(A(Href(AddressOf(view.running->id)), t("Go to the log")))},
        t);
  }
  if (!MayAct(visit.viewer, view.addressed.circle)) return {};
  const Html form =
      RenderForm({.address = PlanAddress(view.addressed.area.id) + "/aktiver", .csrf = visit.csrf()},
                 Join(TextArea({.name = "reason",
                                .label = std::string(t("What is happening")),
                                .value = TypedLines(visit, "reason"),
                                .help = std::string(t("The log begins now, in your name. Name no persons.")),
                                .error = errors.At("reason"),
                                .need = Need::kRequired},
                               t, 2),
                      SubmitButton(t("Activate and open the log"), ButtonLook::kSecondary)));
  return Disclosure(t("Activate the plan"), form, errors.summary.empty() ? FoldState::kClosed : FoldState::kOpen);
}

Html CheckHistory(const PlanBook& book, const Texts& t) {
  if (book.checks.empty()) return P(t("The plan has not been checked yet."));
  return Ul(Class("plain-list"), Each(book.checks, [&](const PlanCheck& one) {
              return Li(FormatDay(one.checked, DayForm::kLong, t.language()), ", ", one.checked_by,
                        When(!one.note.empty(), [&] { return Join(": ", one.note); }));
            }));
}

Html CheckBlock(const Visit& visit, const PlanView& view) {
  const Texts& t = visit.t;
  const Date next = NextCheck(*view.book);
  const std::string day = FormatDay(next, DayForm::kLong, t.language());
  const Html due = next < visit.today() ? Badge(t("Should have been checked {day}", {{"day", day}}), Tone::kBad)
                                        : Span(t("Next check no later than {day}", {{"day", day}}));
  const bool edits = visit.viewer.May(people::Access::kSecretary);
  return Block(t("Yearly check"),
               Join(CheckHistory(*view.book, t),
                    When(edits,
                         [&] {
                           return P(ButtonLink(t("Enter a check"), PlanAddress(view.addressed.area.id) + "/kontrol",
                                               ButtonLook::kSecondary));
                         })),
               due);
}

Html ActivationBox(const PlanView& view, const Texts& t) {
  if (view.activations.empty()) return {};
  const auto shown = std::min(std::ssize(view.activations), kLatestShown);
  const std::vector<Activation> latest(view.activations.begin(), view.activations.begin() + shown);
  return SideBox(t("Activations"), Ul(Class("plain-list"), Each(latest, [&](const Activation& one) {
                                        return Li(A(Href(AddressOf(one.id)), FormatMoment(one.started, t.language())),
                                                  " ", Span(Class("hint"), one.reason));
                                      })));
}

Html IncidentBox(const Visit& visit, const PlanView& view) {
  const Texts& t = visit.t;
  const auto shown = std::min(std::ssize(view.incidents), kLatestShown);
  const std::vector<Incident> latest(view.incidents.begin(), view.incidents.begin() + shown);
  const std::string area = std::to_string(view.addressed.area.id.value);
  const Html list = Ul(Class("plain-list"), Each(latest, [&](const Incident& one) {
                         return Li(A(Href(AddressOf(one.id)), TitleOf(one, t)), " ",
                                   Span(Class("hint"), FormatDay(one.happened_on, DayForm::kShort, t.language())));
                       }));
  return SideBox(t("Incidents"), Join(latest.empty() ? P(t("None is registered.")) : list,
                                      P(A(Href("/haendelser?omraade=" + area), t("All incidents of the area"))),
                                      When(MayAct(visit.viewer, view.addressed.circle), [&] {
                                        return P(A(Href("/haendelser/ny?omraade=" + area), t("Register an incident")));
                                      })));
}

PageHeading HeadingOf(const Visit& visit, const PlanView& view) {
  const Texts& t = visit.t;
  const std::string address = PlanAddress(view.addressed.area.id);
  PageHeading heading{.title = t("Contingency in {area}", {{"area", view.addressed.area.name}})};
  heading.facts = {PlanBadge(view.book, visit.today(), t)};
  if (!view.book && visit.viewer.May(people::Access::kSecretary)) {
    heading.primary = ButtonLink(t("Make the plan"), address + "/ret", ButtonLook::kPrimary);
  }
  return heading;
}

Html PlanContent(const Visit& visit, const PlanView& view, const FormErrors& errors) {
  const Texts& t = visit.t;
  if (!view.book) {
    return Join(DangerLine(t), EmptyState(t("There is no plan for the area yet.")),
                ActivationPart(visit, view, errors));
  }
  return Join(DangerLine(t), CallNow(visit, *view.book), ActivationPart(visit, view, errors),
              When(!view.book->plan.used_when.empty(),
                   [&] { return Block(t("When the plan is used"), RenderMarkdown(view.book->plan.used_when, 3)); }),
              GapBlock(*view.book, visit.today(), t), WholeList(visit, view), CheckBlock(visit, view));
}

http::Response RenderPlan(const Visit& visit, const AddressedArea& addressed, const FormErrors& errors) {
  const PlanView view = LoadPlanView(visit, addressed);
  const Texts& t = visit.t;
  const PageHeading heading = HeadingOf(visit, view);
  PageFrame frame = areas::AreaFrame(visit, heading.title, "contingency");
  frame.styles = {"contingency.css"};
  // On a phone the calls are to stand at the top.
  frame.subnavigation.clear();
  frame.breadcrumb = {{std::string(t("Contingency")), "/beredskab"}, {addressed.area.name, ""}};
  const Html content = PlanContent(visit, view, errors);
  auto response = visit.Page(frame, Join(ErrorSummaryAbove(content, errors.summary, t), Heading(heading), content),
                             Join(ActivationBox(view, t), IncidentBox(visit, view)));
  if (!errors.summary.empty()) response.status = 422;
  return response;
}

http::Response ShowPlan(const Visit& visit, const AddressedArea& addressed) { return RenderPlan(visit, addressed, {}); }

http::Response TakeActivation(const Visit& visit, const AddressedArea& addressed) {
  Activation activation;
  activation.area = addressed.area.id;
  activation.reason = TypedLines(visit, "reason");
  const FormErrors errors = ErrorsOf(CheckActivation(activation), visit.t);
  if (!errors.summary.empty()) return RenderPlan(visit, addressed, errors);
  const auto started =
      visit.Write([&](sql::Transaction& transaction) { return Activate(transaction, visit.viewer, activation); });
  if (!started) return visit.Refuse(started.error());
  return visit.Done(AddressOf(*started), visit.t("The plan is activated. Write here what happens."));
}

}  // namespace

std::vector<http::Route> PlanRoutes(const people::Office& office) {
  using http::Method;
  const auto guard = [&](people::PageHandler handler) {
    return people::Guarded(office, people::Access::kReader, std::move(handler));
  };
  return {{Method::kGet, "/beredskab/{omraade}", guard(ForArea(Asked::kSeeing, ShowPlan))},
          {Method::kPost, "/beredskab/{omraade}/aktiver", guard(ForArea(Asked::kActing, TakeActivation))}};
}

}  // namespace tovholder::contingency
