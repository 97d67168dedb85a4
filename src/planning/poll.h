// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/id.h"
#include "people/person.h"
#include "planning/series.h"

// Finding the day of a meeting by asking its members.
namespace tovholder::planning {

enum class PollState { kOpen, kChosen, kWithdrawn };
std::string_view ToName(PollState state);
bool FromName(std::string_view name, PollState& state);

struct DatePoll {
  Id<DatePoll> id;
  meetings::MeetingId meeting;
  PollState state = PollState::kOpen;
  std::optional<Date> closes;  // last day to answer
  Instant created;
  std::string created_by;
};
BOOST_DESCRIBE_STRUCT(DatePoll, (), (id, meeting, state, closes, created, created_by))

struct PollTime;
using PollTimeId = Id<PollTime>;

struct PollTime {
  PollTimeId id;
  Id<DatePoll> poll;
  Date date;
  std::optional<TimeOfDay> start_time;
  std::optional<TimeOfDay> end_time;
  bool chosen = false;
  std::optional<Instant> added = {};  // to a poll that was open already

  Slot slot() const { return {date, start_time, end_time}; }
};
BOOST_DESCRIBE_STRUCT(PollTime, (), (id, poll, date, start_time, end_time, chosen, added))

enum class Fit { kFits, kIfNeeded, kNever };
std::string_view ToName(Fit fit);
bool FromName(std::string_view name, Fit& fit);

struct PollAnswer {
  Id<PollAnswer> id;
  PollTimeId poll_time;
  people::PersonId person;
  Fit answer = Fit::kNever;
  Instant answered;
};
BOOST_DESCRIBE_STRUCT(PollAnswer, (), (id, poll_time, person, answer, answered))

struct FitCount {
  int fits = 0;
  int if_needed = 0;
  int never = 0;
  friend auto operator<=>(const FitCount&, const FitCount&) = default;
};
FitCount CountFits(const std::vector<PollAnswer>& answers, PollTimeId time);
// Whom most can come to, those who only come if need be counted after those whom it suits; none where nobody can.
std::optional<PollTimeId> FindBest(const std::vector<PollTime>& times, const std::vector<PollAnswer>& answers);

inline constexpr std::size_t kMostTimes = 12;
// "19. maj 2026 kl. 15-17", a line each, in their order, each once; without a time of its own a day has that of
// `usual`. Errors: planning.no_times, planning.too_many_times {limit}, planning.time_unclear {text},
// planning.time_past {date}.
Result<std::vector<Slot>> ParseTimes(std::string_view text, const Slot& usual, Date today);
// The same without asking how many there are.
Result<std::vector<Slot>> ParseMoreTimes(std::string_view text, const Slot& usual, Date today);

// Error: planning.poll_closed.
Result<void> CheckOpen(const DatePoll& poll, Date today);

// Members of those who meet answer; who may read drafts of the meeting sees the poll too; who may edit its agenda makes
// the poll and chooses. Nobody else knows of it.
bool MayAnswer(const people::Viewer& viewer, const people::Owners& hosts);
bool MaySeePoll(const people::Viewer& viewer, const people::Owners& hosts);

}  // namespace tovholder::planning
