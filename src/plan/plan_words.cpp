// SPDX-License-Identifier: EUPL-1.2
#include "plan/plan_words.h"

#include "base/text.h"

namespace tovholder::plan {
namespace {

using html::Texts;

std::string KeepingWords(const Outlook& outlook, const Step& step, Day done, const Texts& t) {
  const Period deadline = step.deadline();
  if (!deadline.start || !deadline.end) return {};
  const Day first = *deadline.start;
  const Day last = *deadline.end;
  // A weekend between makes nothing late.
  const auto days = [&](Day from, Day to) {
    return to < from ? 0 : outlook.workdays.Count(from, to, SpanCount::kOneEnd);
  };
  if (const int late = days(last, done); late > 0) {
    return t.Plural("{n} working day after the deadline", "{n} working days after the deadline", late);
  }
  if (const int early = days(done, first); early > 0) {
    return t.Plural("{n} working day early", "{n} working days early", early);
  }
  return std::string(t("within the deadline"));
}

}  // namespace

std::string PartiesOf(const StepOnPlan& step) {
  std::vector<std::string> names;
  names.reserve(step.parties.size());
  for (const StepParty& party : step.parties) names.push_back(party.name);
  return names.empty() ? step.step.responsible : Join(names, ", ");
}

std::string WhenWords(const StepSchedule& made, const Texts& t) {
  return made.taken ? DaysOf(made.first, made.last, t) : std::string("–");
}

std::string_view StandWord(const Step& step, const StepSchedule& made, const Texts& t) {
  if (step.state == StepState::kDone) return step.outcome == Outcome::kNo ? t("Answered no") : t.In("step", "Done");
  if (!made.taken) return t("Falls away");
  return made.deadline == Verdict::kNone ? t("Open deadline") : WordOf(made.deadline, t);
}

std::string RoomWords(const Outlook& outlook, StepIndex index, const Texts& t) {
  const Step& step = outlook.step(index);
  if (step.state == StepState::kDone) {
    const auto& done = outlook.made.timetable.steps[index].done;
    return done ? KeepingWords(outlook, step, *done, t) : std::string();
  }
  const auto& slack = outlook.schedule.steps[index].slack;
  if (!slack) return {};
  return *slack < 0 ? t.Plural("{n} working day short", "{n} working days short", -*slack)
                    : t.Plural("{n} working day of slack", "{n} working days of slack", *slack);
}

std::string StandWords(const Outlook& outlook, StepIndex index, const Texts& t) {
  std::string words(StandWord(outlook.step(index), outlook.schedule.steps[index], t));
  const std::string room = RoomWords(outlook, index, t);
  if (!room.empty()) words.append(", ").append(room);
  return words;
}

std::string_view WordOf(Takes takes, const Texts& t) {
  switch (takes) {
    case Takes::kPrequalification:
      return t("The fund’s answer to the prequalification");
    case Takes::kDialogue:
      return t("Dialogue with the fund");
    case Takes::kFinal:
      return t("The fund’s answer to the final application");
    case Takes::kOwn:
      break;
  }
  return t("What stands below");
}

std::string WorkWords(const PlanBook& book, const Step& step, const Texts& t) {
  if (step.takes == Takes::kOwn) {
    const Span own{step.work_least, step.work_most, step.work_unit};
    return own.most > 0 ? SpanWords(own, t) : std::string();
  }
  const Span usual = SpanOf(book.fund_times, step.takes);
  const std::string name(WordOf(step.takes, t));
  return usual.most > 0 ? name + ", " + SpanWords(usual, t) : name;
}

std::string EndWords(const PlanBook& book, Verdict end, const Texts& t) {
  if (!book.plan.starts) return {};
  const std::string day = DayWords(*book.plan.starts, t);
  switch (end) {
    case Verdict::kSafe:
      return t("The start on {day} holds", {{"day", day}});
    case Verdict::kPossible:
      return t("The start on {day} is possible, not safe", {{"day", day}});
    case Verdict::kImpossible:
      return t("The start on {day} cannot be reached", {{"day", day}});
    case Verdict::kNone:
      break;
  }
  return t("Starts on {day}", {{"day", day}});
}

std::string ChartWords(const Texts& t) {
  return std::string(t(
      "Light: as planned. Dark: as it can be, drawn out where it is uncertain. Dots: the body meets. Red: too late. ▸ "
      "the critical chain."));
}

}  // namespace tovholder::plan
