// SPDX-License-Identifier: EUPL-1.2
#include "plan/step_form.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "desk/agenda_view.h"
#include "meetings/item_view.h"
#include "meetings/meeting_store.h"
#include "plan/outlook.h"
#include "plan/plan_view.h"
#include "plan/plan_words.h"
#include "plan/responsible_parties.h"
#include "plan/step_rules.h"

namespace tovholder::plan {
namespace {

using namespace html;  // NOLINT: this file is nothing but markup
using desk::TypedText;
using people::Visit;

constexpr std::array kKinds{StepKind::kMaterial,    StepKind::kDecision,   StepKind::kVote,
                            StepKind::kHearing,     StepKind::kSubmission, StepKind::kWorkshop,
                            StepKind::kInformation, StepKind::kWaiting,    StepKind::kOther};

std::string DateText(const std::optional<Date>& date, const Texts& t) {
  return date ? FormatDay(*date, DayForm::kLong, t.language()) : std::string();
}

// -1 where something else than a number stands, for CheckStep to name.
int ReadAmount(const std::string& text) { return text.empty() ? 0 : ParseCount<int>(text).value_or(-1); }

template <class IdType>
std::optional<IdType> ReadChoice(const Visit& visit, std::string_view field) {
  const auto number = ParseCount<std::int64_t>(TypedText(visit, field));
  return number && *number > 0 ? std::optional(IdType{*number}) : std::nullopt;
}

void ReadDeadline(const Visit& visit, Step& step) {
  step.deadline_text = TypedText(visit, "frist");
  const Period period = ParsePeriod(step.deadline_text);
  step.deadline_start = period.start ? period.start : period.end;
  step.deadline_end = period.end;
}

void ReadParties(const Visit& visit, const KnownParties& known, StepOnPlan& step) {
  step.step.responsible = TypedText(visit, "ansvarlig");
  step.parties.clear();
  for (const std::string& name : PartiesIn(step.step.responsible)) {
    const MeantParty meant = FindParty(name, known);
    step.parties.push_back({{}, step.step.id, 0, name, meant.body, meant.organization});
  }
}

void ReadLinks(const Visit& visit, const PlanBook& book, StepForm& form) {
  form.lag = TypedText(visit, "afstand");
  form.step.links.clear();
  const int lag = ReadAmount(form.lag);
  for (const StepOnPlan& one : book.steps) {
    const std::string field = "efter-" + std::to_string(one.step.id.value);
    if (!visit.request.Form(field).empty()) form.step.links.push_back({{}, form.step.step.id, one.step.id, lag});
  }
}

void ReadDecision(const Visit& visit, Step& step) {
  const std::string typed = TypedText(visit, "kun-hvis");
  const auto parts = Split(typed, ':');
  step.decision.reset();
  const auto id = ParseCount<std::int64_t>(parts.front());
  if (!id || *id <= 0 || parts.size() != 2) return;
  step.decision = StepId{*id};
  if (!FromName(parts.back(), step.decision_outcome)) step.decision_outcome = Outcome::kYes;
}

void ReadStanding(const Visit& visit, StepForm& form, const Texts& t) {
  Step& step = form.step.step;
  const std::string standing = TypedText(visit, "tilstand");
  step.outcome = Outcome::kOpen;
  if (standing == "ja") step.outcome = Outcome::kYes;
  if (standing == "nej") step.outcome = Outcome::kNo;
  const bool decided = step.outcome != Outcome::kOpen;
  if (decided || !FromName(standing, step.state)) step.state = decided ? StepState::kDone : StepState::kOpen;
  form.done = TypedText(visit, "sket");
  step.done = ReadDay(form.done, "sket", form.errors, t);
}

// "/punkter/12", with or without the site before it, or the number alone.
void ReadItem(const Visit& visit, StepForm& form) {
  form.item = TypedText(visit, "punkt");
  Step& step = form.step.step;
  step.agenda_item.reset();
  step.meeting.reset();
  if (form.item.empty()) return;
  const auto number = ParseCount<std::int64_t>(std::string_view(form.item).substr(form.item.rfind('/') + 1));
  const auto found = number ? visit.Read([&](sql::Reader& reader) {
    return meetings::FindItem(reader, visit.viewer, meetings::ItemId{*number});
  })
                            : std::nullopt;
  if (!found) return form.errors.Add("punkt", Error{"plan.no_such_item", {{"text", form.item}}}, visit.t);
  step.agenda_item = found->details.item.id;
  step.meeting = found->details.item.meeting;
}

std::vector<Choice> KindChoices(const Texts& t) {
  std::vector<Choice> choices;
  choices.reserve(kKinds.size());
  for (const StepKind kind : kKinds) {
    choices.push_back({std::string(ToName(kind)), std::string(WordOf(kind, t)), ""});
  }
  return choices;
}

std::vector<Choice> OrganizationChoices(const KnownParties& known, const Texts& t) {
  std::vector<Choice> choices{{"", std::string(t("No meeting is needed")), ""}};
  for (const people::Organization& one : known.organizations) {
    choices.push_back({std::to_string(one.id.value), one.name, ""});
  }
  return choices;
}

std::vector<Choice> DecisionChoices(const PlanBook& book, StepId own, const Texts& t) {
  std::vector<Choice> choices{{"", std::string(t("Always")), ""}};
  for (const StepOnPlan& one : book.steps) {
    const bool decides = one.step.kind == StepKind::kDecision || one.step.kind == StepKind::kVote;
    if (!decides || one.step.id == own) continue;
    const std::string id = std::to_string(one.step.id.value);
    const std::string name = ShortName(one.step);
    choices.push_back({id + ":yes", t("Only on a yes to “{step}”", {{"step", name}}), ""});
    choices.push_back({id + ":no", t("Only on a no to “{step}”", {{"step", name}}), ""});
  }
  return choices;
}

std::vector<Choice> StandingChoices(const Texts& t) {
  return {
      {"open", std::string(t.In("step", "Not begun")), ""}, {"under_way", std::string(t.In("step", "Under way")), ""},
      {"done", std::string(t.In("step", "Done")), ""},      {"ja", std::string(t("Decided: yes")), ""},
      {"nej", std::string(t("Decided: no")), ""},           {"dropped", std::string(t("Given up")), ""}};
}

std::string StandingOf(const Step& step) {
  if (step.state == StepState::kDone && step.outcome == Outcome::kYes) return "ja";
  if (step.state == StepState::kDone && step.outcome == Outcome::kNo) return "nej";
  return std::string(ToName(step.state));
}

Html Predecessors(const PlanBook& book, const StepForm& form, const Texts& t) {
  const auto waits_for = [&](StepId id) {
    return std::any_of(form.step.links.begin(), form.step.links.end(),
                       [&](const StepLink& link) { return link.after == id; });
  };
  Html boxes;
  for (const StepOnPlan& one : book.steps) {
    if (one.step.id == form.step.step.id || one.step.state == StepState::kDropped) continue;
    boxes.Append(Checkbox("efter-" + std::to_string(one.step.id.value),
                          {"ja", std::to_string(one.step.position) + ". " + ShortName(one.step), ""},
                          waits_for(one.step.id) ? Ticked::kYes : Ticked::kNo));
  }
  if (boxes.empty()) return {};
  const std::string error = form.errors.At("efter");
  return Element("fieldset", Class("form-group"), html::Id("efter"), Legend(Class("form-label"), t("Comes after")),
                 When(!error.empty(), [&] { return P(Class("form-error-message"), error); }), boxes);
}

std::vector<Choice> TakesChoices(const Texts& t) {
  std::vector<Choice> choices;
  for (const Takes takes : {Takes::kOwn, Takes::kPrequalification, Takes::kDialogue, Takes::kFinal}) {
    choices.push_back({std::string(ToName(takes)), std::string(WordOf(takes, t)), ""});
  }
  return choices;
}

Html MeetingFields(const KnownParties& known, const Step& step, const Texts& t) {
  return Join(SelectField({.name = "organ",
                           .label = std::string(t("Body that meets")),
                           .value = step.organization ? std::to_string(step.organization->value) : std::string()},
                          OrganizationChoices(known, t), t),
              Checkbox("ekstraordinaert", {"ja", std::string(t("At an extraordinary meeting, called for this")), ""},
                       step.calling == Calling::kExtraordinary ? Ticked::kYes : Ticked::kNo));
}

Html WorkFields(const StepForm& form, const Texts& t) {
  const auto amount = [&](const char* name, std::string_view label, const std::string& value) {
    return TextField({.name = name,
                      .label = std::string(label),
                      .value = value,
                      .error = form.errors.At(name),
                      .width = FieldWidth::kShort},
                     t, InputKind::kNumber);
  };
  return Join(SelectField({.name = "tager",
                           .label = std::string(t("How long it takes")),
                           .value = std::string(ToName(form.step.step.takes)),
                           .help = std::string(t("The fund’s times stand with the meeting calendars."))},
                          TakesChoices(t), t),
              amount("varighed", t("Takes at least"), form.work_least),
              amount("varighed-hoejst", t("Takes at most"), form.work_most),
              SelectField({.name = "enhed",
                           .label = std::string(t("Counted in")),
                           .value = std::string(ToName(form.step.step.work_unit)),
                           .width = FieldWidth::kHalf},
                          {{"workdays", std::string(t("working days")), ""},
                           {"days", std::string(t("days")), ""},
                           {"weeks", std::string(t("weeks")), ""},
                           {"months", std::string(t("months")), ""}},
                          t),
              amount("afstand", t("Working days between it and what it comes after"), form.lag));
}

Html TimeFields(const StepForm& form, const Texts& t) {
  const Step& step = form.step.step;
  const Period deadline = step.deadline();
  const std::string understood = !deadline.known()                   ? std::string()
                                 : t.language() == Language::kDanish ? FormatDatesDanish(deadline)
                                                                     : FormatDatesEnglish(deadline);
  return Join(
      DateField({.name = "frist",
                 .label = std::string(t("Deadline")),
                 .value = step.deadline_text,
                 .help = std::string(
                     t("As people write it: “27. januar 2025”, “primo marts 2024”, “august – september”, “afventer”.")),
                 .error = form.errors.At("frist")},
                understood, t),
      DateField({.name = "flyttet",
                 .label = std::string(t("Moved to")),
                 .value = form.moved_to,
                 .help = std::string(t("A day of its own; the deadline stays as it was written.")),
                 .error = form.errors.At("flyttet"),
                 .width = FieldWidth::kHalf},
                "", t));
}

}  // namespace

StepForm FormOf(const StepOnPlan& on_plan, const Texts& t) {
  const Step& step = on_plan.step;
  StepForm form;
  form.step = on_plan;
  form.seen = step.version;
  form.work_least = std::to_string(step.work_least);
  form.work_most = std::to_string(step.work_most);
  form.done = DateText(step.done, t);
  form.moved_to = DateText(step.moved_to, t);
  if (step.agenda_item) form.item = meetings::AddressOf(*step.agenda_item);
  form.lag = on_plan.links.empty() ? "0" : std::to_string(on_plan.links.front().lag);
  return form;
}

StepForm ReadStepForm(const Visit& visit, const PlanBook& book, StepOnPlan stored, const KnownParties& known) {
  StepForm form;
  form.step = std::move(stored);
  Step& step = form.step.step;
  form.seen = ParseCount<int>(visit.request.Form("version")).value_or(0);
  step.activity = CollapseSpace(visit.request.Form("aktivitet"));
  if (!FromName(TypedText(visit, "art"), step.kind)) step.kind = StepKind::kOther;
  ReadDeadline(visit, step);
  form.moved_to = TypedText(visit, "flyttet");
  step.moved_to = ReadDay(form.moved_to, "flyttet", form.errors, visit.t);
  form.work_least = TypedText(visit, "varighed");
  form.work_most = TypedText(visit, "varighed-hoejst");
  step.work_least = ReadAmount(form.work_least);
  step.work_most = form.work_most.empty() ? step.work_least : ReadAmount(form.work_most);
  if (!FromName(TypedText(visit, "enhed"), step.work_unit)) step.work_unit = SpanUnit::kWorkdays;
  if (!FromName(TypedText(visit, "tager"), step.takes)) step.takes = Takes::kOwn;
  step.organization = ReadChoice<people::OrganizationId>(visit, "organ");
  step.calling = TypedText(visit, "ekstraordinaert").empty() ? Calling::kOrdinary : Calling::kExtraordinary;
  ReadParties(visit, known, form.step);
  ReadLinks(visit, book, form);
  ReadDecision(visit, step);
  ReadStanding(visit, form, visit.t);
  ReadItem(visit, form);
  step.case_number = TypedText(visit, "sagsnummer");
  step.note = std::string(Trim(visit.request.Form("note")));
  for (const auto& [field, error] : CheckStep(book, form.step, visit.today())) {
    if (form.errors.At(field).empty()) form.errors.Add(field, error, visit.t);
  }
  return form;
}

Html RenderStepForm(const Visit& visit, const PlanBook& book, const KnownParties& known, const StepForm& form,
                    const std::string& address) {
  const Texts& t = visit.t;
  const Step& step = form.step.step;
  const std::string decision =
      step.decision ? std::to_string(step.decision->value) + ":" + std::string(ToName(step.decision_outcome)) : "";
  return RenderForm(
      {.address = address, .csrf = visit.csrf()},
      Join(HiddenField("version", std::to_string(form.seen)),
           TextArea({.name = "aktivitet",
                     .label = std::string(t("Activity")),
                     .value = step.activity,
                     .error = form.errors.At("aktivitet"),
                     .need = Need::kRequired},
                    t, 3),
           SelectField({.name = "art", .label = std::string(t("Kind")), .value = std::string(ToName(step.kind))},
                       KindChoices(t), t),
           TimeFields(form, t),
           TextField({.name = "ansvarlig",
                      .label = std::string(t("Responsible")),
                      .value = step.responsible,
                      .help = std::string(t("Several are parted by commas."))},
                     t),
           MeetingFields(known, step, t), WorkFields(form, t), Predecessors(book, form, t),
           SelectField({.name = "kun-hvis",
                        .label = std::string(t("Taken")),
                        .value = decision,
                        .error = form.errors.At("kun-hvis")},
                       DecisionChoices(book, step.id, t), t),
           SelectField({.name = "tilstand", .label = std::string(t("How it stands")), .value = StandingOf(step)},
                       StandingChoices(t), t),
           DateField({.name = "sket",
                      .label = std::string(t("Happened on")),
                      .value = form.done,
                      .error = form.errors.At("sket"),
                      .width = FieldWidth::kHalf},
                     "", t),
           TextField(
               {.name = "punkt",
                .label = std::string(t("Item of an agenda")),
                .value = form.item,
                .help = std::string(t("Its address, such as /punkter/12. What was decided there closes the step.")),
                .error = form.errors.At("punkt"),
                .width = FieldWidth::kHalf},
               t),
           TextField({.name = "sagsnummer",
                      .label = std::string(t("Case number")),
                      .value = step.case_number,
                      .width = FieldWidth::kHalf},
                     t),
           TextArea({.name = "note", .label = std::string(t("Note")), .value = step.note}, t, 3),
           SubmitButton(t("Save"), ButtonLook::kPrimary)));
}

}  // namespace tovholder::plan
