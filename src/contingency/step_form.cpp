// SPDX-License-Identifier: EUPL-1.2
#include "contingency/step_form.h"

#include "base/calendar.h"
#include "base/text.h"
#include "contingency/contingency_view.h"

namespace tovholder::contingency {

using namespace html;  // NOLINT: this file is nothing but markup

namespace {

std::vector<Choice> WeekdayChoices(const Texts& t) {
  std::vector<Choice> choices;
  for (unsigned day = 1; day <= 6; ++day) {
    const std::chrono::weekday weekday(day);
    std::string name(t.language() == Language::kDanish ? DanishName(weekday) : EnglishName(weekday));
    choices.push_back({std::to_string(day), ToUpper(name.substr(0, 1)) + name.substr(1), ""});
  }
  choices.push_back({"7", std::string(t("Sundays and public holidays")), ""});
  return choices;
}

std::vector<Choice> NextChoices(const PlanBook& book, CallStepId own, const Texts& t) {
  std::vector<Choice> choices{{"", std::string(t("Nobody, the chain ends here")), ""}};
  for (const CallStep& one : book.steps) {
    if (one.id == own) continue;
    choices.push_back({std::to_string(one.id.value), one.name + " – " + FormatHours(one.hours(), t), ""});
  }
  return choices;
}

// A day without the word "kl.".
std::string WriteClock(TimeOfDay time, const Texts& t) {
  return t.language() == Language::kDanish ? FormatDanish(time) : FormatEnglish(time);
}

void ReadClock(const std::string& text, const std::string& field, TimeOfDay& time, FieldErrors& errors) {
  const Result<TimeOfDay> read = ParseClock(text);
  if (read) time = *read;
  if (!read) errors.insert({field, read.error()});
}

// Makes the fields of one form.
class StepWriter {
 public:
  StepWriter(const FormErrors& errors, const Texts& t) : errors_(errors), t_(t) {}

  Html Line(std::string_view name, std::string_view label, const std::string& value, FieldWidth width,
            std::string_view help = {}, Need need = Need::kOptional, InputKind kind = InputKind::kText) const {
    return TextField(Of(name, label, value, width, help, need), t_, kind);
  }
  Field Of(std::string_view name, std::string_view label, const std::string& value, FieldWidth width,
           std::string_view help, Need need) const {
    return {.name = std::string(name),
            .label = std::string(label),
            .value = value,
            .help = std::string(help),
            .error = errors_.At(name),
            .need = need,
            .width = width};
  }

 private:
  const FormErrors& errors_;
  const Texts& t_;
};

}  // namespace

TypedStep TypedFrom(const CallStep& step, const Texts& t) {
  TypedStep typed{std::to_string(step.position),
                  {},
                  WriteClock(step.from_time, t),
                  WriteClock(step.to_time, t),
                  step.name,
                  step.role,
                  step.organization,
                  step.telephone,
                  step.task,
                  ""};
  for (const char c : step.weekdays) typed.weekdays.insert(std::string(1, c));
  if (step.next_step) typed.next_step = std::to_string(step.next_step->value);
  return typed;
}

TypedStep TypedStepOf(const http::Request& request) {
  const auto line = [&](std::string_view field) { return CollapseSpace(request.Form(field)); };
  TypedStep typed{line("position"),
                  {},
                  line("from_time"),
                  line("to_time"),
                  line("name"),
                  line("role"),
                  line("organization"),
                  line("telephone"),
                  ReplaceAll(Trim(request.Form("task")), "\r\n", "\n"),
                  line("next_step")};
  for (const std::string_view one : request.FormAll("weekdays")) typed.weekdays.insert(std::string(one));
  return typed;
}

FieldErrors ReadStep(const PlanBook& book, const TypedStep& typed, CallStep& step) {
  FieldErrors errors;
  step.position = ParseCount<int>(typed.position).value_or(0);
  step.weekdays.clear();
  for (const char day : kEveryDay) {
    if (typed.weekdays.contains(std::string(1, day))) step.weekdays.push_back(day);
  }
  ReadClock(typed.from_time, "from_time", step.from_time, errors);
  ReadClock(typed.to_time, "to_time", step.to_time, errors);
  step.name = typed.name;
  step.role = typed.role;
  step.organization = typed.organization;
  step.telephone = typed.telephone;
  step.task = typed.task;
  step.next_step.reset();
  if (!typed.next_step.empty()) step.next_step = CallStepId{ParseCount(typed.next_step).value_or(0)};
  for (const auto& [field, error] : CheckStep(book, step)) errors.insert({field, error});
  return errors;
}

Html StepFields(const PlanBook& book, CallStepId own, const TypedStep& typed, const FormErrors& errors,
                const Texts& t) {
  const StepWriter write(errors, t);
  return Join(
      write.Line("name", t("Name"), typed.name, FieldWidth::kFull, "", Need::kRequired),
      write.Line("role", t("Role"), typed.role, FieldWidth::kFull, t("For example “Caretaker on duty”.")),
      write.Line("organization", t.In("step", "Organization"), typed.organization, FieldWidth::kFull),
      write.Line("telephone", t("Telephone"), typed.telephone, FieldWidth::kHalf,
                 t("Only those whom the area concerns see it."), Need::kOptional, InputKind::kTelephone),
      TextArea(write.Of("task", t("What to do"), typed.task, FieldWidth::kFull,
                        t("What the person does first, in a sentence."), Need::kRequired),
               t, 3),
      CheckboxField(write.Of("weekdays", t("Days"), "", FieldWidth::kFull, t("Public holidays count as Sundays."),
                             Need::kOptional),
                    WeekdayChoices(t), typed.weekdays, t),
      write.Line("from_time", t("From"), typed.from_time, FieldWidth::kShort),
      write.Line("to_time", t("To"), typed.to_time, FieldWidth::kShort,
                 t("Earlier than from: on the next day. Both 0.00: round the clock.")),
      SelectField(write.Of("next_step", t("Then calls"), typed.next_step, FieldWidth::kFull, "", Need::kOptional),
                  NextChoices(book, own, t), t),
      write.Line("position", t("Place on the list"), typed.position, FieldWidth::kShort, t("1 is called first.")));
}

}  // namespace tovholder::contingency
