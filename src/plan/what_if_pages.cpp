// SPDX-License-Identifier: EUPL-1.2
#include <array>

#include "base/text.h"
#include "plan/gantt.h"
#include "plan/plan_pages.h"
#include "plan/plan_store.h"
#include "plan/plan_view.h"
#include "plan/plan_words.h"
#include "plan/what_if.h"

namespace tovholder::plan {
namespace {

using namespace html;  // NOLINT: this file is nothing but markup
using people::Visit;

// Alternatives side by side, each an address's part of its own.
constexpr std::array<std::string_view, 3> kAlternatives{"a", "b", "c"};

std::string DayOrNone(const std::optional<Day>& day, const Texts& t) {
  return day ? DayWords(*day, t) : std::string(t("no day"));
}

struct Alternative {
  std::string field;  // "a"
  std::vector<Supposition> suppositions;
  std::optional<Trial> trial;  // none where nothing is supposed
};

struct WhatIfView {
  Outlook outlook;
  ViewDay day;
  std::vector<Alternative> alternatives;
  FormErrors errors;
};

std::string NameOf(const Alternative& one, const Texts& t) {
  return t("Alternative {letter}", {{"letter", ToUpper(one.field)}});
}

// Of an alternative with one supposition more or less.
std::string AddressWith(const WhatIfView& view, std::string_view field, const std::vector<Supposition>& suppositions) {
  std::string address = AddressOf(view.outlook.book.plan.id) + "/hvad-nu-hvis";
  if (!view.day.typed.empty()) address = WithQuery(address, "dag", view.day.typed);
  for (const Alternative& one : view.alternatives) {
    address = WithQuery(address, one.field, FormatSuppositions(one.field == field ? suppositions : one.suppositions));
  }
  return address;
}

// Supposing is asked for by an address, accepting by a form.
std::string_view Asked(const Visit& visit, std::string_view field) {
  return visit.request.method == http::Method::kPost ? visit.request.Form(field) : visit.request.Query(field);
}
std::string Typed(const Visit& visit, std::string_view field) { return CollapseSpace(Asked(visit, field)); }

std::optional<WhatIfView> Load(const Visit& visit, std::optional<Error>& refused) {
  auto book = FindPlanOf(visit);
  if (!book) return std::nullopt;
  const ViewDay day = ViewDayOf(visit);
  auto outlook = LookAhead(std::move(*book), day.day);
  if (!outlook) {
    refused = outlook.error();
    return std::nullopt;
  }
  WhatIfView view{std::move(*outlook), day, {}, {}};
  for (const std::string_view field : kAlternatives) {
    Alternative one{std::string(field), {}, std::nullopt};
    const auto suppositions = ParseSuppositions(Asked(visit, field));
    if (!suppositions) view.errors.Add("", suppositions.error(), visit.t);
    if (suppositions) one.suppositions = *suppositions;
    if (!one.suppositions.empty()) {
      auto trial = TryOut(view.outlook, one.suppositions);
      if (!trial) view.errors.Add("", trial.error(), visit.t);
      if (trial) one.trial = std::move(*trial);
    }
    view.alternatives.push_back(std::move(one));
  }
  return view;
}

std::vector<Choice> StepChoices(const Outlook& outlook) {
  std::vector<Choice> choices;
  for (StepIndex i = 0; i < outlook.made.steps.size(); ++i) {
    const Step& step = outlook.step(i);
    if (step.state == StepState::kDone) continue;
    choices.push_back({std::to_string(step.id.value),
                       std::to_string(step.position) + ". " +
                           (step.deadline_text.empty() ? "" : step.deadline_text + ": ") + ShortName(step),
                       ""});
  }
  return choices;
}

Html SupposeForm(const Visit& visit, const WhatIfView& view) {
  const Texts& t = visit.t;
  const std::string typed = Typed(visit, "skridt");
  Html hidden;
  for (const Alternative& one : view.alternatives) {
    hidden.Append(HiddenField(one.field, FormatSuppositions(one.suppositions)));
  }
  if (!view.day.typed.empty()) hidden.Append(HiddenField("dag", view.day.typed));
  const auto field = [&](const char* name) { return Typed(visit, name); };
  std::vector<Choice> letters;
  for (const Alternative& one : view.alternatives) letters.push_back({one.field, NameOf(one, t), ""});
  return RenderForm({.address = AddressOf(view.outlook.book.plan.id) + "/hvad-nu-hvis"},
                    Join(hidden,
                         SelectField({.name = "skridt", .label = std::string(t("Which step")), .value = typed},
                                     StepChoices(view.outlook), t),
                         RadioField({.name = "hvad",
                                     .label = std::string(t("What happens")),
                                     .value = field("hvad").empty() ? "flyt" : field("hvad")},
                                    {{"flyt", std::string(t("It moves to another day")), ""},
                                     {"moede", std::string(t("The whole meeting moves to another day")),
                                      std::string(t("All that the body decides there moves along."))},
                                     {"nej", std::string(t("The body says no")), ""},
                                     {"varighed", std::string(t("It takes longer")), ""}},
                                    t),
                         DateField({.name = "til",
                                    .label = std::string(t("To which day")),
                                    .value = field("til"),
                                    .error = view.errors.At("til"),
                                    .width = FieldWidth::kHalf},
                                   "", t),
                         TextField({.name = "dage",
                                    .label = std::string(t("Or so many working days")),
                                    .value = field("dage"),
                                    .help = std::string(t("Later than now, or how long it takes.")),
                                    .error = view.errors.At("dage"),
                                    .width = FieldWidth::kShort},
                                   t),
                         SelectField({.name = "alternativ",
                                      .label = std::string(t("Part of")),
                                      .value = field("alternativ"),
                                      .width = FieldWidth::kHalf},
                                     letters, t),
                         SubmitButton(t("See what follows"), ButtonLook::kPrimary)));
}

std::vector<Html> StartRow(const WhatIfView& view, const Texts& t) {
  const auto badge = [&](const Schedule& schedule) { return Badge(WordOf(schedule.end, t), ToneOf(schedule.end)); };
  std::vector<Html> row{Strong(t("The start")), badge(view.outlook.schedule)};
  for (const Alternative& one : view.alternatives) {
    if (one.trial) row.push_back(badge(one.trial->schedule));
  }
  return row;
}

// Steps that differ in at least one alternative, in their order.
template <class Changes>
auto FindFor(const Changes& changes, StepIndex index) {
  return std::find_if(changes.begin(), changes.end(), [&](const auto& one) { return one.step == index; });
}

std::vector<StepIndex> ChangedSteps(const WhatIfView& view) {
  std::vector<StepIndex> changed;
  for (StepIndex i = 0; i < view.outlook.made.steps.size(); ++i) {
    const bool differs = std::any_of(view.alternatives.begin(), view.alternatives.end(), [&](const Alternative& one) {
      return one.trial && (FindFor(one.trial->slips, i) != one.trial->slips.end() ||
                           FindFor(one.trial->narrowed, i) != one.trial->narrowed.end());
    });
    if (differs) changed.push_back(i);
  }
  return changed;
}

Html SlipCell(const Outlook& outlook, const Trial& trial, StepIndex index, const Texts& t) {
  const auto slip = FindFor(trial.slips, index);
  if (slip == trial.slips.end()) {
    const auto narrowed = FindFor(trial.narrowed, index);
    if (narrowed == trial.narrowed.end()) return Text(t("as now"));
    return Text(t("not before {day}; the last day is as now", {{"day", DayWords(narrowed->after, t)}}));
  }
  std::string words = DayOrNone(slip->after.date, t);
  if (slip->workdays > 0)
    words += " (" + t.Plural("{n} working day later", "{n} working days later", slip->workdays) + ")";
  if (slip->workdays < 0)
    words += " (" + t.Plural("{n} working day earlier", "{n} working days earlier", -slip->workdays) + ")";
  const std::string why = tovholder::Join(Reasons(outlook, index, slip->after, t), " ");
  return html::Span(Strong(words), ". ", why);
}

Html ConsequenceTable(const WhatIfView& view, const Texts& t) {
  DataTable table;
  table.caption = t("What follows");
  table.columns = {{std::string(t("Step"))}, {std::string(t("Now"))}};
  for (const Alternative& one : view.alternatives) {
    if (one.trial) table.columns.push_back({NameOf(one, t)});
  }
  if (view.outlook.book.plan.starts) table.rows.push_back(StartRow(view, t));
  for (const StepIndex index : ChangedSteps(view)) {
    const Step& step = view.outlook.step(index);
    std::vector<Html> row{A(Href(AddressOf(step.plan, step.id)), ShortName(step)),
                          Text(WhenWords(view.outlook.schedule.steps[index], t))};
    for (const Alternative& one : view.alternatives) {
      if (one.trial) row.push_back(SlipCell(view.outlook, *one.trial, index, t));
    }
    table.rows.push_back(std::move(row));
  }
  return RenderTable(table);
}

Html SupposedList(const Visit& visit, const WhatIfView& view, const Alternative& one) {
  const Texts& t = visit.t;
  Html items;
  for (std::size_t i = 0; i < one.suppositions.size(); ++i) {
    auto others = one.suppositions;
    others.erase(others.begin() + static_cast<std::ptrdiff_t>(i));
    items.Append(Li(WordsOf(one.suppositions[i], view.outlook.book, t), " ",
                    A(Class("quiet-link"), Href(AddressWith(view, one.field, others)), t("Leave out"))));
  }
  return Ul(items);
}

Html AcceptForm(const Visit& visit, const WhatIfView& view, const Alternative& one) {
  const Texts& t = visit.t;
  const bool changes = std::any_of(one.suppositions.begin(), one.suppositions.end(), [](const Supposition& supposed) {
    return !std::holds_alternative<BodySaysNo>(supposed);
  });
  if (!MayEditPlans(visit.viewer) || !changes) return {};
  return Disclosure(
      t("Change the plan so"),
      RenderForm({.address = AddressOf(view.outlook.book.plan.id) + "/hvad-nu-hvis/accepter", .csrf = visit.csrf()},
                 Join(HiddenField("a", FormatSuppositions(one.suppositions)),
                      HiddenField("revision", std::to_string(view.outlook.book.plan.revision)),
                      HiddenField("dag", view.day.typed),
                      TextField({.name = "begrundelse",
                                 .label = std::string(t("Why")),
                                 .help = std::string(t("The days as they were stay in the history, with this reason.")),
                                 .error = view.errors.At("begrundelse-" + one.field),
                                 .need = Need::kRequired,
                                 .id = "begrundelse-" + one.field},
                                t),
                      SubmitButton(t("Change the plan"), ButtonLook::kSecondary))));
}

http::Response Show(const Visit& visit, const WhatIfView& view) {
  const Texts& t = visit.t;
  PageFrame frame = PlanFrame(visit, view.outlook.book.plan, t("What if something slips?"));
  frame.width = PageFrame::Width::kFull;
  Html alternatives;
  for (const Alternative& one : view.alternatives) {
    if (one.suppositions.empty()) continue;
    const Html chain = one.trial ? Disclosure(t("What decides when all is done then"),
                                              CriticalChain(view.outlook, one.trial->schedule, t))
                                 : Html();
    alternatives.Append(
        Block(NameOf(one, t), Join(SupposedList(visit, view, one), chain, AcceptForm(visit, view, one))));
  }
  const Html consequences = When(
      !alternatives.empty(), [&] { return Join(Block(t("What follows"), ConsequenceTable(view, t)), alternatives); });
  auto response = visit.Page(frame, Join(ErrorSummary(view.errors.summary, t),
                                         Heading({.title = frame.title, .facts = {EndBadge(view.outlook, t)}}),
                                         P(t("Nothing is changed here. Suppose what you like, side by side, and see "
                                             "which steps slip and whether the start holds.")),
                                         consequences, Block(t("Suppose that"), SupposeForm(visit, view))));
  if (!view.errors.summary.empty()) response.status = 422;
  return response;
}

// The day that was typed, or so many working days later than now.
std::optional<Date> WantedDay(const Visit& visit, WhatIfView& view, StepIndex index) {
  const std::string typed = Typed(visit, "til");
  if (!typed.empty()) return ReadDay(typed, "til", view.errors, visit.t);
  const auto days = ParseCount<int>(Typed(visit, "dage"));
  const auto& now = view.outlook.schedule.steps[index].first.date;
  if (days && *days > 0 && now) return Date(view.outlook.workdays.Add(*now, *days));
  view.errors.Add("til", Error{"plan.no_day", {}}, visit.t);
  return std::nullopt;
}

std::optional<Supposition> SupposedBy(const Visit& visit, WhatIfView& view) {
  const auto id = ParseCount<std::int64_t>(Typed(visit, "skridt"));
  const auto index = id ? view.outlook.Find(StepId{*id}) : std::nullopt;
  if (!index) {
    view.errors.Add("skridt", Error{"plan.no_such_step", {}}, visit.t);
    return std::nullopt;
  }
  const Step& step = view.outlook.step(*index);
  const std::string what = Typed(visit, "hvad");
  if (what == "nej") return BodySaysNo{step.id};
  if (what == "varighed") {
    const auto days = ParseCount<int>(Typed(visit, "dage"));
    if (days) return StepTakes{step.id, {*days, *days, SpanUnit::kWorkdays}};
    view.errors.Add("dage", Error{"plan.work_wrong", {}}, visit.t);
    return std::nullopt;
  }
  const auto day = WantedDay(visit, view, *index);
  if (!day) return std::nullopt;
  const auto& now = view.outlook.schedule.steps[*index].first.date;
  if (what == "moede" && step.organization && now) return MeetingMoves{*step.organization, Date(*now), *day};
  return StepMoves{step.id, *day};
}

// The address of the page with one supposition more.
http::Response Suppose(const Visit& visit, WhatIfView& view) {
  const auto supposed = SupposedBy(visit, view);
  if (!supposed) return Show(visit, view);
  const std::string wanted = Typed(visit, "alternativ");
  const auto known = std::find_if(view.alternatives.begin(), view.alternatives.end(),
                                  [&](const Alternative& one) { return one.field == wanted; });
  const Alternative& one = known == view.alternatives.end() ? view.alternatives.front() : *known;
  auto suppositions = one.suppositions;
  suppositions.push_back(*supposed);
  return http::Response::SeeOther(AddressWith(view, one.field, suppositions));
}

http::Response WhatIfPage(const Visit& visit) {
  std::optional<Error> refused;
  auto view = Load(visit, refused);
  if (refused) return visit.Refuse(*refused);
  if (!view) return visit.NotFound();
  return Typed(visit, "hvad").empty() ? Show(visit, *view) : Suppose(visit, *view);
}

http::Response AcceptChanges(const Visit& visit) {
  std::optional<Error> refused;
  auto view = Load(visit, refused);
  if (refused) return visit.Refuse(*refused);
  if (!view) return visit.NotFound();
  // What was looked at is what is changed; a refused change is looked at anew.
  Outlook seen = view->outlook;
  seen.book.plan.revision = ParseCount<int>(visit.request.Form("revision")).value_or(0);
  const auto accepted = visit.Write([&](sql::Transaction& transaction) {
    return Accept(transaction, seen, view->alternatives.front().suppositions, visit.request.Form("begrundelse"));
  });
  if (accepted) {
    return visit.Done(AddressOf(view->outlook.book.plan.id),
                      visit.t("The plan is changed. The days it had stay in the history."));
  }
  view->errors.Add("begrundelse-a", accepted.error(), visit.t);
  return Show(visit, *view);
}

}  // namespace

std::vector<http::Route> WhatIfRoutes(const people::Office& office) {
  using http::Method;
  const auto guarded = [&](people::Access access, people::PageHandler handler) {
    return people::Guarded(office, access, std::move(handler));
  };
  return {{Method::kGet, "/plan/{id}/hvad-nu-hvis", guarded(people::Access::kEverybody, WhatIfPage)},
          {Method::kPost, "/plan/{id}/hvad-nu-hvis/accepter", guarded(people::Access::kSecretary, AcceptChanges)}};
}

}  // namespace tovholder::plan
