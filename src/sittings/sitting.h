// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <boost/describe.hpp>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/id.h"
#include "base/time.h"
#include "desk/agenda.h"
#include "meetings/meeting.h"
#include "people/organization.h"
#include "people/person.h"
#include "sittings/rule_profile.h"

// A meeting as it is held, recorded item by item; its minutes are made of this.
namespace tovholder::sittings {

using meetings::ItemId;
using meetings::MeetingId;

enum class MinutesState { kDraft, kSent, kApproved };
std::string_view ToName(MinutesState state);
bool FromName(std::string_view name, MinutesState& state);

struct Sitting {
  Id<Sitting> id;
  MeetingId meeting;
  Instant opened;
  std::string opened_by;
  std::optional<Instant> ended;
  std::optional<ItemId> current_item;
  std::int64_t revision = 0;  // grows with all that is recorded but rulings, which have versions of their own
  MinutesState minutes = MinutesState::kDraft;
  Approval approval = Approval::kByPresent;
  int round = 1;
  std::optional<Instant> approved;
  std::string approved_how;  // "på mødet den 19. maj 2026"
  std::optional<Instant> published;
  std::string guard_reason;
};
BOOST_DESCRIBE_STRUCT(Sitting, (),
                      (id, meeting, opened, opened_by, ended, current_item, revision, minutes, approval, round,
                       approved, approved_how, published, guard_reason))

struct SittingMember;
using SittingMemberId = Id<SittingMember>;

// How somebody stands to the meeting as a whole.
enum class RollMark { kPresent, kApology, kAbsent };
std::string_view ToName(RollMark mark);
bool FromName(std::string_view name, RollMark& mark);

struct SittingMember {
  SittingMemberId id;
  MeetingId meeting;
  int position = 0;
  people::PersonId person;
  std::optional<people::OrganizationId> organization;  // none: a guest
  std::string name;
  std::string role;  // of people::MembershipRole, "guest"
  std::string party;
  std::string represents;
  std::string mandate_limits;
  std::string granted_by;
  bool votes = true;
  RollMark mark = RollMark::kPresent;
  std::optional<SittingMemberId> substitute_for;
};
BOOST_DESCRIBE_STRUCT(SittingMember, (),
                      (id, meeting, position, person, organization, name, role, party, represents, mandate_limits,
                       granted_by, votes, mark, substitute_for))

// One line of the roll before the meeting is opened.
struct RollRow {
  SittingMember member;                      // without an id
  std::optional<std::size_t> stands_in_for;  // index in the roll of whose place it is
};

enum class Direction { kCame, kLeft };
std::string_view ToName(Direction direction);
bool FromName(std::string_view name, Direction& direction);
enum class Reach { kFromHere, kThisItem };
std::string_view ToName(Reach reach);
bool FromName(std::string_view name, Reach& reach);

struct SittingMove {
  Id<SittingMove> id;
  MeetingId meeting;
  SittingMemberId member;
  ItemId item;
  Direction direction = Direction::kLeft;
  Reach reach = Reach::kFromHere;
  Instant happened;
};
BOOST_DESCRIBE_STRUCT(SittingMove, (), (id, meeting, member, item, direction, reach, happened))

// The item was given another place in the order of treatment. It keeps the number that it has on the agenda.
struct Reordering {
  Id<Reordering> id;
  MeetingId meeting;
  ItemId item;
  int place = 1;
  Instant happened;
};
BOOST_DESCRIBE_STRUCT(Reordering, (), (id, meeting, item, place, happened))

// Who chairs an item in the place of the chair, who is not there or is disqualified.
struct ActingChair {
  Id<ActingChair> id;
  MeetingId meeting;
  ItemId item;
  SittingMemberId member;
  Reach reach = Reach::kFromHere;
};
BOOST_DESCRIBE_STRUCT(ActingChair, (), (id, meeting, item, member, reach))

// The body decides whether a member is disqualified; he may take part in that (kommunestyrelsesloven § 14).
enum class DisqualificationOutcome { kRaised, kDisqualified, kQualified };
std::string_view ToName(DisqualificationOutcome outcome);
bool FromName(std::string_view name, DisqualificationOutcome& outcome);

struct Disqualification {
  Id<Disqualification> id;
  MeetingId meeting;
  SittingMemberId member;
  ItemId item;
  std::string ground;
  DisqualificationOutcome outcome = DisqualificationOutcome::kRaised;
};
BOOST_DESCRIBE_STRUCT(Disqualification, (), (id, meeting, member, item, ground, outcome))

enum class CourseState { kWaiting, kUnderWay, kTreated, kPostponed, kWithdrawn };
std::string_view ToName(CourseState state);
bool FromName(std::string_view name, CourseState& state);

struct ItemCourse {
  Id<ItemCourse> id;
  MeetingId meeting;
  ItemId item;
  CourseState state = CourseState::kWaiting;
  std::optional<Instant> started;
  std::int64_t seconds = 0;
  std::string note;
};
BOOST_DESCRIBE_STRUCT(ItemCourse, (), (id, meeting, item, state, started, seconds, note))

enum class Outcome {
  kNone,  // free text alone
  kApproved,
  kRejected,
  kNoted,
  kDiscussed,
  kRecommended,
  kPostponed,
  kSentBack,
  kWithdrawn,
};
std::string_view ToName(Outcome outcome);
bool FromName(std::string_view name, Outcome& outcome);

// The decision of one numbered point, or (point 0) of the item as a whole.
struct Ruling {
  Id<Ruling> id;
  MeetingId meeting;
  ItemId item;
  int point = 0;
  Outcome outcome = Outcome::kNone;
  std::string text;
  std::string subject_to;  // who must approve it still, a line each
  int version = 1;
};
BOOST_DESCRIBE_STRUCT(Ruling, (), (id, meeting, item, point, outcome, text, subject_to, version))

enum class VoteForm { kHands, kNames, kGroups };
std::string_view ToName(VoteForm form);
bool FromName(std::string_view name, VoteForm& form);
enum class VoteResult { kCarried, kLost, kTied };
std::string_view ToName(VoteResult result);
bool FromName(std::string_view name, VoteResult& result);

struct Vote {
  Id<Vote> id;
  MeetingId meeting;
  ItemId item;
  int point = 0;
  std::optional<people::OrganizationId> organization;
  VoteForm form = VoteForm::kHands;
  std::string motion;
  int yes = 0;
  int no = 0;
  int abstained = 0;
  VoteResult result = VoteResult::kCarried;
};
BOOST_DESCRIBE_STRUCT(Vote, (), (id, meeting, item, point, organization, form, motion, yes, no, abstained, result))

enum class Choice { kYes, kNo, kAbstained };
std::string_view ToName(Choice choice);
bool FromName(std::string_view name, Choice& choice);

struct Ballot {
  Id<Ballot> id;
  Id<Vote> vote;
  SittingMemberId member;
  Choice choice = Choice::kYes;
};
BOOST_DESCRIBE_STRUCT(Ballot, (), (id, vote, member, choice))

enum class SaidKind { kDissent, kRemark, kStop };
std::string_view ToName(SaidKind kind);
bool FromName(std::string_view name, SaidKind& kind);

// What somebody wanted on record.
struct Said {
  Id<Said> id;
  MeetingId meeting;
  ItemId item;
  SaidKind kind = SaidKind::kDissent;
  std::optional<SittingMemberId> member;
  std::string text;
};
BOOST_DESCRIBE_STRUCT(Said, (), (id, meeting, item, kind, member, text))

enum class ClosureKind { kClosed, kOpened, kClosedAfterPublication };
std::string_view ToName(ClosureKind kind);
bool FromName(std::string_view name, ClosureKind& kind);

struct Closure {
  Id<Closure> id;
  MeetingId meeting;
  ItemId item;
  ClosureKind kind = ClosureKind::kClosed;
  std::string reason;
  Instant happened;
  std::string author;
};
BOOST_DESCRIBE_STRUCT(Closure, (), (id, meeting, item, kind, reason, happened, author))

enum class Verdict { kApproved, kRefused };
std::string_view ToName(Verdict verdict);
bool FromName(std::string_view name, Verdict& verdict);

struct MinutesApproval {
  Id<MinutesApproval> id;
  MeetingId meeting;
  int round = 1;
  SittingMemberId member;
  Verdict verdict = Verdict::kApproved;
  std::string remark;
  Instant happened;
};
BOOST_DESCRIBE_STRUCT(MinutesApproval, (), (id, meeting, round, member, verdict, remark, happened))

struct Reopening {
  Id<Reopening> id;
  MeetingId meeting;
  int round = 1;
  std::string reason;
  Instant happened;
  std::string author;
};
BOOST_DESCRIBE_STRUCT(Reopening, (), (id, meeting, round, reason, happened, author))

struct Host {
  people::Organization organization;
  SittingRule rule;  // in force
};

// Everything that was recorded of one meeting.
struct SittingBook {
  meetings::MeetingRow row;
  desk::MeetingState state = desk::MeetingState::kReleased;
  std::vector<Host> hosts;
  std::vector<meetings::ItemDetails> items;  // as they were released, in the order of treatment
  Sitting sitting;                           // without an id until the meeting is opened
  std::vector<SittingMember> members;
  std::vector<Reordering> reorderings;  // the oldest first
  std::vector<SittingMove> moves;       // the oldest first
  std::vector<ActingChair> chairs;
  std::vector<Disqualification> disqualifications;
  std::vector<ItemCourse> courses;
  std::vector<Ruling> rulings;
  std::vector<Vote> votes;
  std::vector<Ballot> ballots;
  std::vector<Said> statements;
  std::vector<Closure> closures;
  std::vector<MinutesApproval> approvals;
  std::vector<Reopening> reopenings;

  MeetingId meeting() const { return row.meeting.id; }
  std::int64_t revision() const;  // what FindRevision gives
  const meetings::ItemDetails* Find(ItemId id) const;
  const SittingMember* Find(SittingMemberId id) const;
  const Host* FindHost(std::optional<people::OrganizationId> id) const;
  const Ruling* FindRuling(ItemId item, int point) const;
  ItemCourse CourseOf(ItemId item) const;  // a waiting one where nothing is recorded
};

}  // namespace tovholder::sittings
