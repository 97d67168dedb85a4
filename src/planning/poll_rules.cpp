// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "base/calendar.h"
#include "base/danish_date.h"
#include "base/enum_names.h"
#include "base/text.h"
#include "planning/poll.h"

namespace tovholder::planning {
namespace {

constexpr EnumNames<PollState, 3> kPollStates{
    {{PollState::kOpen, "open"}, {PollState::kChosen, "chosen"}, {PollState::kWithdrawn, "withdrawn"}}};
constexpr EnumNames<Fit, 3> kFits{{{Fit::kFits, "fits"}, {Fit::kIfNeeded, "if_needed"}, {Fit::kNever, "never"}}};

// The day is taken out first: "19.05.2026" would pass for a time as well.
std::optional<Slot> SlotIn(std::string_view line, const Slot& usual) {
  const auto day = FindDate(line);
  if (!day || !day->value) return std::nullopt;
  Slot slot{*day->value, usual.start, usual.end};
  const std::string rest = CollapseSpace(line.substr(day->end));
  if (rest.empty()) return slot;
  const auto span = FindTimeSpan(rest);
  if (!span) return std::nullopt;
  slot.start = span->value.start;
  slot.end = span->value.end;
  if (slot.end && *slot.end <= *slot.start) return std::nullopt;
  return slot;
}

bool IsEarlier(const Slot& one, const Slot& other) {
  return one.date != other.date ? one.date < other.date : one.start < other.start;
}

}  // namespace

std::string_view ToName(PollState state) { return NameIn(kPollStates, state); }
bool FromName(std::string_view name, PollState& state) { return ValueIn(kPollStates, name, state); }
std::string_view ToName(Fit fit) { return NameIn(kFits, fit); }
bool FromName(std::string_view name, Fit& fit) { return ValueIn(kFits, name, fit); }

FitCount CountFits(const std::vector<PollAnswer>& answers, PollTimeId time) {
  FitCount count;
  for (const PollAnswer& one : answers) {
    if (one.poll_time != time) continue;
    ++(one.answer == Fit::kFits ? count.fits : one.answer == Fit::kIfNeeded ? count.if_needed : count.never);
  }
  return count;
}

std::optional<PollTimeId> FindBest(const std::vector<PollTime>& times, const std::vector<PollAnswer>& answers) {
  std::optional<PollTimeId> best;
  std::pair<int, int> most{0, 0};
  for (const PollTime& time : times) {
    const FitCount count = CountFits(answers, time.id);
    const std::pair<int, int> come{count.fits + count.if_needed, count.fits};
    if (come <= most) continue;
    most = come;
    best = time.id;
  }
  return best;
}

Result<std::vector<Slot>> ParseMoreTimes(std::string_view text, const Slot& usual, Date today) {
  std::vector<Slot> slots;
  for (std::string_view line : Split(text, '\n')) {
    const std::string words = CollapseSpace(line);
    if (words.empty()) continue;
    const auto slot = SlotIn(words, usual);
    if (!slot) return Fail("planning.time_unclear", {{"text", Shorten(words, 80)}});
    if (slot->date <= today) return Fail("planning.time_past", {{"date", FormatDanish(slot->date)}});
    if (std::find(slots.begin(), slots.end(), *slot) == slots.end()) slots.push_back(*slot);
  }
  std::stable_sort(slots.begin(), slots.end(), IsEarlier);
  return slots;
}

Result<std::vector<Slot>> ParseTimes(std::string_view text, const Slot& usual, Date today) {
  auto slots = ParseMoreTimes(text, usual, today);
  if (!slots) return slots;
  if (slots->size() < 2) return Fail("planning.no_times");
  if (slots->size() > kMostTimes) return Fail("planning.too_many_times", {{"limit", std::to_string(kMostTimes)}});
  return slots;
}

Result<void> CheckOpen(const DatePoll& poll, Date today) {
  if (poll.state != PollState::kOpen || (poll.closes && *poll.closes < today)) return Fail("planning.poll_closed");
  return {};
}

bool MayAnswer(const people::Viewer& viewer, const people::Owners& hosts) {
  return viewer.May(people::Access::kReader) &&
         std::any_of(hosts.begin(), hosts.end(), [&](people::OrganizationId host) {
           return viewer.RoleIn(host) >= people::OrganizationRole::kMember;
         });
}

bool MaySeePoll(const people::Viewer& viewer, const people::Owners& hosts) {
  return MayAnswer(viewer, hosts) || people::MayReadDrafts(viewer, hosts);
}

}  // namespace tovholder::planning
