// SPDX-License-Identifier: EUPL-1.2
#include "applications/settings_form.h"

#include <set>

#include "areas/area_store.h"
#include "base/danish_date.h"
#include "base/text.h"
#include "plan/plan_view.h"

namespace tovholder::applications {

using namespace html;  // NOLINT: this file is nothing but markup
using people::Visit;

namespace {

constexpr std::string_view kPlanMark = "plan-";
constexpr std::string_view kStepMark = "skridt-";

// "plan-3" or "skridt-17"
std::string PlaceInPlan(const Application& one) {
  if (one.step) return std::string(kStepMark) + std::to_string(one.step->value);
  return one.plan ? std::string(kPlanMark) + std::to_string(one.plan->value) : std::string();
}

std::vector<Choice> PlaceChoices(const SettingsChoices& choices, const Texts& t) {
  std::vector<Choice> places{{"", std::string(t("none")), ""}};
  for (const plan::PlanBook& book : choices.plans) {
    places.push_back({std::string(kPlanMark) + std::to_string(book.plan.id.value), book.plan.title, ""});
    for (const plan::StepOnPlan& one : book.steps) {
      places.push_back({std::string(kStepMark) + std::to_string(one.step.id.value),
                        book.plan.title + ": " + Shorten(one.step.activity, 80), ""});
    }
  }
  return places;
}

// The plan of a step goes along in the choice's own right: it is looked up among those that can be seen.
void ReadPlaceInPlan(const std::string& typed, const SettingsChoices& choices, Application& one) {
  one.plan.reset();
  one.step.reset();
  for (const plan::PlanBook& book : choices.plans) {
    if (typed == std::string(kPlanMark) + std::to_string(book.plan.id.value)) one.plan = book.plan.id;
    for (const plan::StepOnPlan& step : book.steps) {
      if (typed != std::string(kStepMark) + std::to_string(step.step.id.value)) continue;
      one.plan = book.plan.id;
      one.step = step.step.id;
    }
  }
}

std::vector<Choice> ApprovalChoices(const SettingsChoices& choices, const Texts& t) {
  std::vector<Choice> approvals{{"", std::string(t("none")), ""}};
  for (const approvals::Approval& one : choices.approvals) {
    approvals.push_back({std::to_string(one.id.value), one.title, ""});
  }
  return approvals;
}

std::vector<Choice> SectionChoices(const areas::AreaBook& book, const Texts& t) {
  std::vector<Choice> sections;
  const auto add = [&](std::optional<areas::HousingAreaId> area, const std::string& place) {
    for (const areas::Section& one : book.sections) {
      if (one.area != area) continue;
      std::string label = place;
      label.append(": ").append(book.NameOf(one.association)).append(", ").append(areas::TitleOf(one));
      sections.push_back({std::to_string(one.id.value), std::move(label), ""});
    }
  };
  for (const areas::HousingArea& area : book.areas) add(area.id, area.name);
  add(std::nullopt, std::string(t("In no area")));
  return sections;
}

// Those that are permitted, and those that were chosen before.
std::vector<Choice> FocusChoices(const Regulation* regulation, const std::vector<std::string>& chosen, const Texts& t) {
  std::vector<Choice> focus;
  if (regulation != nullptr) {
    for (const html::InBothLanguages& one : regulation->focus_areas)
      focus.push_back({one.danish, one.In(t.language()), ""});
  }
  for (const std::string& one : chosen) {
    if (regulation != nullptr && regulation->Permits(one)) continue;
    focus.push_back({one, NameOfFocusArea(one, t.language()), std::string(t("Not permitted by the regulation"))});
  }
  return focus;
}

std::vector<Choice> RegulationChoices(const Texts& t) {
  std::vector<Choice> choices;
  for (const Regulation& one : Regulations()) choices.push_back({one.key, one.name.In(t.language()), ""});
  return choices;
}

std::set<std::string> SectionsChosen(const ApplicationChoices& choices) {
  std::set<std::string> chosen;
  for (const areas::SectionId one : choices.sections) chosen.insert(std::to_string(one.value));
  return chosen;
}

Html BasicFields(const SettingsForm& form, const Texts& t) {
  const Application& one = form.application;
  const Result<Date> deadline = ParseDate(form.deadline);
  const Html regulation = SelectField({.name = "regulation",
                                       .label = std::string(t("Regulation")),
                                       .value = form.regulation,
                                       .help = std::string(t("Which of the fund's regulations governs the application. "
                                                             "It can be changed later, from a day on.")),
                                       .error = form.errors.At("regulation"),
                                       .width = FieldWidth::kHalf},
                                      RegulationChoices(t), t);
  return Join(TextField({.name = "title",
                         .label = std::string(t("Name of the application")),
                         .value = one.title,
                         .error = form.errors.At("title"),
                         .need = Need::kRequired},
                        t),
              RadioField({.name = "phase",
                          .label = std::string(t("Phase")),
                          .value = std::string(ToName(one.phase)),
                          .need = Need::kRequired},
                         {{"prequalification", PhaseWord(Phase::kPrequalification, t), ""},
                          {"final", PhaseWord(Phase::kFinal, t), ""}},
                         t),
              one.id ? Html() : regulation,
              DateField({.name = "deadline",
                         .label = std::string(t("Deadline")),
                         .value = form.deadline,
                         .error = form.errors.At("deadline"),
                         .width = FieldWidth::kHalf},
                        deadline ? FormatDay(*deadline, DayForm::kFull, t.language()) : std::string(), t));
}

Html TieFields(const SettingsForm& form, const SettingsChoices& choices, const Texts& t) {
  const Application& one = form.application;
  return Join(
      SelectField({.name = "approval",
                   .label = std::string(t("Approval it builds on")),
                   .value = one.approval ? std::to_string(one.approval->value) : std::string(),
                   .help = std::string(t("Its decisions are the proof behind recommendation and declarations.")),
                   .error = form.errors.At("approval")},
                  ApprovalChoices(choices, t), t),
      SelectField({.name = "place",
                   .label = std::string(t("Place in the process plan")),
                   .value = PlaceInPlan(one),
                   .error = form.errors.At("step")},
                  PlaceChoices(choices, t), t),
      TextArea({.name = "about",
                .label = std::string(t("About the application")),
                .value = one.about,
                .error = form.errors.At("about")},
               t, 4),
      SelectField({.name = "visibility",
                   .label = std::string(t("Who may see it")),
                   .value = std::string(people::ToName(one.visibility)),
                   .help = std::string(t("Files, signatures and what is missing are for those concerned alone.")),
                   .width = FieldWidth::kHalf},
                  {{"draft", std::string(t("Those concerned")), ""},
                   {"internal", std::string(t("All who have signed in")), ""},
                   {"public", std::string(t("Everybody")), ""}},
                  t));
}

}  // namespace

SettingsChoices LoadSettingsChoices(sql::Reader& reader, const people::Viewer& viewer) {
  SettingsChoices choices{areas::LoadAreas(reader), {}, approvals::ListApprovals(reader, viewer)};
  for (const plan::PlanSummary& one : plan::ListPlans(reader, viewer)) {
    if (auto book = plan::FindPlan(reader, viewer, one.plan.id)) choices.plans.push_back(std::move(*book));
  }
  return choices;
}

SettingsForm SettingsOf(const ApplicationBook& book, const Texts& t) {
  SettingsForm form;
  form.application = book.application;
  form.choices.sections.reserve(book.sections.size());
  for (const ApplicationSection& one : book.sections) form.choices.sections.push_back(one.section);
  form.choices.focus.reserve(book.focus.size());
  for (const ApplicationFocus& one : book.focus) form.choices.focus.push_back(one.focus_area);
  if (book.application.deadline) form.deadline = FormatDay(*book.application.deadline, DayForm::kLong, t.language());
  return form;
}

SettingsForm ReadSettings(const Visit& visit, Application application) {
  SettingsForm form;
  form.application = std::move(application);
  Application& one = form.application;
  one.title = TypedLine(visit, "title");
  FromName(TypedLine(visit, "phase"), one.phase);
  form.regulation = TypedLine(visit, "regulation");
  form.deadline = TypedLine(visit, "deadline");
  one.deadline = plan::ReadDay(form.deadline, "deadline", form.errors, visit.t);
  one.about = TypedLines(visit, "about");
  if (!people::FromName(TypedLine(visit, "visibility"), one.visibility)) {
    one.visibility = people::Visibility::kDraft;
  }
  const auto choices = visit.Read([&](sql::Reader& reader) { return LoadSettingsChoices(reader, visit.viewer); });
  ReadPlaceInPlan(TypedLine(visit, "place"), choices, one);
  one.approval.reset();
  for (const approvals::Approval& approval : choices.approvals) {
    if (visit.request.FormNumber("approval") == approval.id.value) one.approval = approval.id;
  }
  for (std::string_view typed : visit.request.FormAll("sections")) {
    const areas::SectionId section{ParseCount<std::int64_t>(typed).value_or(0)};
    if (choices.areas.Find(section) != nullptr) form.choices.sections.push_back(section);
  }
  for (std::string_view typed : visit.request.FormAll("focus")) form.choices.focus.emplace_back(typed);
  one.revision = ParseCount<int>(visit.request.Form("revision")).value_or(0);
  return form;
}

Html SettingsFields(const Visit& visit, const SettingsForm& form, const SettingsChoices& choices,
                    const Regulation* regulation) {
  const Texts& t = visit.t;
  const std::set<std::string> focus(form.choices.focus.begin(), form.choices.focus.end());
  const auto sections = SectionChoices(choices.areas, t);
  const Html no_sections = P(Class("hint"), t("No sections are entered yet. Enter them under Areas first."));
  return Join(HiddenField("revision", std::to_string(form.application.revision)), BasicFields(form, t),
              sections.empty() ? no_sections
                               : CheckboxField({.name = "sections",
                                                .label = std::string(t("Sections that take part")),
                                                .error = form.errors.At("sections")},
                                               sections, SectionsChosen(form.choices), t),
              CheckboxField({.name = "focus",
                             .label = std::string(t("Focus areas")),
                             .help = std::string(t("Those that the regulation permits.")),
                             .error = form.errors.At("focus")},
                            FocusChoices(regulation, form.choices.focus, t), focus, t),
              TieFields(form, choices, t), SubmitButton(t("Save"), ButtonLook::kPrimary));
}

}  // namespace tovholder::applications
