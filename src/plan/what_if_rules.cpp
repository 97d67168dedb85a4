// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "base/text.h"
#include "html/formats.h"
#include "plan/what_if.h"

namespace tovholder::plan {
namespace {

using html::Texts;

template <class IdType>
std::optional<IdType> ReadId(std::string_view text) {
  const auto number = ParseCount<std::int64_t>(text);
  return number && *number > 0 ? std::optional(IdType{*number}) : std::nullopt;
}

std::optional<Span> ReadSpan(std::string_view amounts, std::string_view unit) {
  const auto parts = Split(amounts, '-');
  Span span;
  const auto least = ParseCount<int>(parts.front());
  const auto most = ParseCount<int>(parts.back());
  if (parts.size() > 2 || !least || !most || *most < *least || !FromName(unit, span.unit)) return std::nullopt;
  span.least = *least;
  span.most = *most;
  return span;
}

std::optional<Supposition> ReadSupposition(std::string_view text) {
  const auto parts = Split(text, ':');
  const std::string_view kind = parts.front();
  if (kind == "flyt" && parts.size() == 3) {
    const auto step = ReadId<StepId>(parts[1]);
    const auto to = ParseIsoDate(parts[2]);
    if (step && to) return StepMoves{*step, *to};
  }
  if (kind == "moede" && parts.size() == 4) {
    const auto organization = ReadId<people::OrganizationId>(parts[1]);
    const auto from = ParseIsoDate(parts[2]);
    const auto to = ParseIsoDate(parts[3]);
    if (organization && from && to) return MeetingMoves{*organization, *from, *to};
  }
  if (kind == "nej" && parts.size() == 2) {
    if (const auto step = ReadId<StepId>(parts[1])) return BodySaysNo{*step};
  }
  if (kind == "varighed" && parts.size() == 4) {
    const auto step = ReadId<StepId>(parts[1]);
    const auto span = ReadSpan(parts[2], parts[3]);
    if (step && span) return StepTakes{*step, *span};
  }
  return std::nullopt;
}

std::string Format(const StepMoves& one) { return "flyt:" + std::to_string(one.step.value) + ":" + FormatIso(one.to); }
std::string Format(const MeetingMoves& one) {
  return "moede:" + std::to_string(one.organization.value) + ":" + FormatIso(one.from) + ":" + FormatIso(one.to);
}
std::string Format(const BodySaysNo& one) { return "nej:" + std::to_string(one.step.value); }
std::string Format(const StepTakes& one) {
  return "varighed:" + std::to_string(one.step.value) + ":" + std::to_string(one.work.least) + "-" +
         std::to_string(one.work.most) + ":" + std::string(ToName(one.work.unit));
}

std::string NameIn(const PlanBook& book, StepId id) {
  const StepOnPlan* step = book.Find(id);
  return step == nullptr ? std::to_string(id.value) : ShortName(step->step);
}

std::string Words(const StepMoves& one, const PlanBook& book, const Texts& t) {
  return t("“{step}” moves to {day}", {{"step", NameIn(book, one.step)}, {"day", DayWords(one.to, t)}});
}
std::string Words(const MeetingMoves& one, const PlanBook& book, const Texts& t) {
  return t("{body} meets on {to} instead of {from}",
           {{"body", book.NameOf(one.organization)}, {"to", DayWords(one.to, t)}, {"from", DayWords(one.from, t)}});
}
std::string Words(const BodySaysNo& one, const PlanBook& book, const Texts& t) {
  return t("“{step}” is answered no", {{"step", NameIn(book, one.step)}});
}
std::string Words(const StepTakes& one, const PlanBook& book, const Texts& t) {
  return t("“{step}” takes {span}", {{"step", NameIn(book, one.step)}, {"span", SpanWords(one.work, t)}});
}

std::optional<std::size_t> CalendarFor(const Outlook& outlook, people::OrganizationId organization) {
  const auto& calendars = outlook.made.calendars;
  const auto found = std::find(calendars.begin(), calendars.end(), Gathering{organization});
  return found == calendars.end() ? std::nullopt : std::optional(static_cast<std::size_t>(found - calendars.begin()));
}

// The same of the scheduler's steps and calendars; nothing for what the plan does not have.
std::optional<Change> ChangeOf(const Outlook& outlook, const StepMoves& one) {
  const auto step = outlook.Find(one.step);
  return step ? std::optional<Change>(MoveStep{*step, one.to}) : std::nullopt;
}
std::optional<Change> ChangeOf(const Outlook& outlook, const MeetingMoves& one) {
  const auto calendar = CalendarFor(outlook, one.organization);
  return calendar ? std::optional<Change>(MoveMeeting{*calendar, one.from, one.to}) : std::nullopt;
}
std::optional<Change> ChangeOf(const Outlook& outlook, const BodySaysNo& one) {
  const auto step = outlook.Find(one.step);
  return step ? std::optional<Change>(SayNo{*step}) : std::nullopt;
}
std::optional<Change> ChangeOf(const Outlook& outlook, const StepTakes& one) {
  const auto step = outlook.Find(one.step);
  return step ? std::optional<Change>(TakeLonger{*step, one.work}) : std::nullopt;
}

}  // namespace

Result<std::vector<Supposition>> ParseSuppositions(std::string_view text) {
  std::vector<Supposition> suppositions;
  for (const std::string_view part : Split(text, ';')) {
    if (Trim(part).empty()) continue;
    const auto one = ReadSupposition(Trim(part));
    if (!one) return Fail("plan.supposition_unclear", {{"text", Shorten(part, kSuppositionShown)}});
    suppositions.push_back(*one);
  }
  return suppositions;
}

std::string FormatSuppositions(const std::vector<Supposition>& suppositions) {
  std::vector<std::string> parts;
  parts.reserve(suppositions.size());
  for (const Supposition& one : suppositions) {
    parts.push_back(std::visit([](const auto& kind) { return Format(kind); }, one));
  }
  return Join(parts, ";");
}

std::string WordsOf(const Supposition& supposition, const PlanBook& book, const Texts& t) {
  return std::visit([&](const auto& one) { return Words(one, book, t); }, supposition);
}

Result<Trial> TryOut(const Outlook& outlook, const std::vector<Supposition>& suppositions) {
  Timetable timetable = outlook.made.timetable;
  Schedule schedule = outlook.schedule;
  for (const Supposition& one : suppositions) {
    const auto change = std::visit([&](const auto& kind) { return ChangeOf(outlook, kind); }, one);
    if (!change) return Fail("plan.no_such_step");
    timetable = Apply(std::move(timetable), schedule, *change);
    auto next = MakeSchedule(timetable, outlook.workdays);
    if (!next) return Pass(next);
    schedule = std::move(*next);
  }
  Trial trial{std::move(schedule), {}, {}};
  trial.slips = CompareSchedules(outlook.schedule, trial.schedule, outlook.workdays);
  trial.narrowed = FindNarrowed(outlook.schedule, trial.schedule);
  return trial;
}

}  // namespace tovholder::plan
