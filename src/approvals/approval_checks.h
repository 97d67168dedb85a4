// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "approvals/approval_book.h"
#include "base/result.h"

// What cannot be so, and what one should look at.
namespace tovholder::approvals {

using FieldErrors = std::map<std::string, Error>;  // by field, the members' names

inline constexpr std::size_t kLongestTitle = 200;  // letters
inline constexpr std::size_t kLongestText = 20'000;
inline constexpr int kMostStages = 50;
inline constexpr int kMostVotesPerHousehold = 10;
inline constexpr int kMostNoticeDays = 365;

// approvals.no_title, approvals.text_long {limit}, approvals.version_without_plan, meetings.cpr_in_text {line, number}
FieldErrors CheckApproval(const Approval& approval);

// A decision as it is to be, with what it sets aside.
struct DecisionDraft {
  BodyDecision decision;
  std::vector<BodyDecisionId> sets_aside;
  std::string ground;
};
// approvals.stage_wrong {limit}, approvals.no_organization, approvals.no_section, approvals.no_area,
// approvals.no_day, approvals.day_without_answer, approvals.decided_in_future {date}, approvals.no_remarks,
// approvals.text_long {limit}, approvals.count_wrong, approvals.half_a_vote,
// approvals.figures_contradict {for, against}, approvals.no_ground, approvals.not_a_no, approvals.no_yes_to_override,
// approvals.overridden_too_early {date}, approvals.is_set_aside, meetings.cpr_in_text {line, number}
FieldErrors CheckDecision(const ApprovalBook& book, const DecisionDraft& draft, Date today);

struct VoteLimits {
  int votes_per_household = 0;
  int notice_days = 0;  // of the kind of meeting that it was, or between the material of a ballot and its last day
};
// Of a joint vote, the strictest notice and the most votes of all who take part.
VoteLimits LimitsOf(const ApprovalBook& book, const BodyDecision& decision, VoteNotice notice);

int VotesFor(const Vote& vote);      // with the paper ballots
int VotesAgainst(const Vote& vote);  // with the paper ballots
int VotesCast(const Vote& vote);     // blank and invalid ones as well
inline bool IsCounted(const Vote& vote) { return VotesCast(vote) > 0; }
// Simple majority of what was cast for and against; a tie is a no.
Answer AnswerOf(int votes_for, int votes_against);
// Share of the households that took part, from 0 to 1; nothing where neither is known.
std::optional<double> TurnoutOf(const Vote& vote);

enum class NoticeStanding { kUnknown, kInTime, kTooShort, kMissing };
struct NoticeCheck {
  NoticeStanding standing = NoticeStanding::kUnknown;
  int days = 0;    // there were
  int needed = 0;  // there must be
  bool stands = true;
};
NoticeCheck CheckNotice(const ApprovalBook& book, const Vote& vote);

// approvals.no_vote_of_residents, approvals.no_vote_day, approvals.held_in_future {date}, approvals.no_households,
// approvals.count_wrong, approvals.too_many_households {part, households},
// approvals.too_many_votes {votes, most, households}, approvals.called_after {called, held}, approvals.no_notice,
// approvals.notice_short {days, needed}, approvals.joint_not_agreed, approvals.joint_agreed_late {agreed, held},
// approvals.joint_no_agreement, approvals.figures_contradict {for, against}, meetings.cpr_in_text {line, number}
FieldErrors CheckVote(const ApprovalBook& book, const Vote& vote, Date today);

// approvals.not_association, approvals.votes_per_household_wrong {limit}, approvals.notice_days_wrong {limit}
FieldErrors CheckRule(const areas::AreaBook& areas, const VotingRule& rule);

struct ApprovalFinding {
  std::optional<BodyDecisionId> decision;
  Error error;
};
// approvals.decided_twice {date}, approvals.no_not_set_aside, approvals.joint_agreement_unknown,
// approvals.no_figures, approvals.notice_stands_although {why}, approvals.overdue {date},
// approvals.out_of_order
std::vector<ApprovalFinding> FindWhatIsAmiss(const ApprovalBook& book, Date today);

}  // namespace tovholder::approvals
