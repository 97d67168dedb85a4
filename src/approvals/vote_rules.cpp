// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "approvals/approval_checks.h"
#include "base/calendar.h"
#include "base/text.h"
#include "meetings/publication_rules.h"

namespace tovholder::approvals {
namespace {

using Count = int Vote::*;
constexpr std::pair<const char*, Count> kCounts[] = {
    {"votes_for", &Vote::votes_for},     {"votes_against", &Vote::votes_against},
    {"votes_blank", &Vote::votes_blank}, {"votes_invalid", &Vote::votes_invalid},
    {"paper_for", &Vote::paper_for},     {"paper_against", &Vote::paper_against},
    {"paper_blank", &Vote::paper_blank}, {"paper_invalid", &Vote::paper_invalid}};

int NoticeDaysOf(const VotingRule& rule, Organ organ, VoteNotice notice) {
  if (organ == Organ::kBallot) return rule.ballot_days;
  return notice == VoteNotice::kOrdinary ? rule.notice_days : rule.extraordinary_notice_days;
}

bool TellsOfTurnout(const Vote& vote) { return IsCounted(vote) || vote.households_taking_part > 0; }

void CheckHouseholds(const Vote& vote, FieldErrors& errors) {
  if (vote.households < 0 || vote.households > areas::kMostHouseholds) {
    errors.insert({"households", Error{"approvals.count_wrong"}});
  }
  if (vote.households_taking_part < 0) errors.insert({"households_taking_part", Error{"approvals.count_wrong"}});
  if (vote.households == 0 && TellsOfTurnout(vote)) errors.insert({"households", Error{"approvals.no_households"}});
  if (vote.households_taking_part > vote.households) {
    errors.insert({"households_taking_part", Error{"approvals.too_many_households",
                                                   {{"part", std::to_string(vote.households_taking_part)},
                                                    {"households", std::to_string(vote.households)}}}});
  }
}

// As many as those who took part may cast; where that is not known, as all may.
void CheckCounts(const Vote& vote, int votes_per_household, FieldErrors& errors) {
  for (const auto& [field, count] : kCounts) {
    const bool wrong = vote.*count < 0 || vote.*count > areas::kMostHouseholds * kMostVotesPerHousehold;
    if (wrong) errors.insert({field, Error{"approvals.count_wrong"}});
  }
  if (!errors.empty()) return;
  const int households = vote.households_taking_part > 0 ? vote.households_taking_part : vote.households;
  const int most = households * votes_per_household;
  if (VotesCast(vote) <= most) return;
  errors.insert({"votes_for", Error{"approvals.too_many_votes",
                                    {{"votes", std::to_string(VotesCast(vote))},
                                     {"most", std::to_string(most)},
                                     {"households", std::to_string(households)}}}});
}

void CheckTimes(const ApprovalBook& book, const Vote& vote, Date today, FieldErrors& errors) {
  if (!vote.held && TellsOfTurnout(vote)) errors.insert({"held", Error{"approvals.no_vote_day"}});
  if (vote.held && *vote.held > today && TellsOfTurnout(vote)) {
    errors.insert({"held", Error{"approvals.held_in_future", {{"date", FormatDanish(*vote.held)}}}});
  }
  if (vote.called && vote.held && *vote.held < *vote.called) {
    errors.insert({"called", Error{"approvals.called_after",
                                   {{"called", FormatDanish(*vote.called)}, {"held", FormatDanish(*vote.held)}}}});
    return;
  }
  const NoticeCheck notice = CheckNotice(book, vote);
  if (notice.stands) return;
  if (notice.standing == NoticeStanding::kMissing) errors.insert({"called", Error{"approvals.no_notice"}});
  if (notice.standing == NoticeStanding::kTooShort) {
    errors.insert(
        {"called", Error{"approvals.notice_short",
                         {{"days", std::to_string(notice.days)}, {"needed", std::to_string(notice.needed)}}}});
  }
}

// A joint vote per area only where the municipality has accepted it beforehand.
void CheckAgreement(const Vote& vote, FieldErrors& errors) {
  if (!vote.agreed) {
    errors.insert({"agreed", Error{"approvals.joint_not_agreed"}});
  } else if (vote.held && *vote.agreed >= *vote.held) {
    errors.insert({"agreed", Error{"approvals.joint_agreed_late",
                                   {{"agreed", FormatDanish(*vote.agreed)}, {"held", FormatDanish(*vote.held)}}}});
  }
  if (Trim(vote.agreed_by).empty()) errors.insert({"agreed_by", Error{"approvals.joint_no_agreement"}});
}

void CheckDaysIn(int days, const char* field, FieldErrors& errors) {
  if (days >= 0 && days <= kMostNoticeDays) return;
  errors.insert({field, Error{"approvals.notice_days_wrong", {{"limit", std::to_string(kMostNoticeDays)}}}});
}

}  // namespace

VoteLimits LimitsOf(const ApprovalBook& book, const BodyDecision& decision, VoteNotice notice) {
  const auto associations = AssociationsOf(book, decision);
  if (associations.empty()) {
    const VotingRule usual;
    return {usual.votes_per_household, NoticeDaysOf(usual, decision.organ, notice)};
  }
  VoteLimits limits;
  for (const people::BodyId association : associations) {
    const VotingRule rule = book.RuleOf(association);
    limits.votes_per_household = std::max(limits.votes_per_household, rule.votes_per_household);
    limits.notice_days = std::max(limits.notice_days, NoticeDaysOf(rule, decision.organ, notice));
  }
  return limits;
}

int VotesFor(const Vote& vote) { return vote.votes_for + vote.paper_for; }
int VotesAgainst(const Vote& vote) { return vote.votes_against + vote.paper_against; }

int VotesCast(const Vote& vote) {
  int cast = 0;
  for (const auto& [field, count] : kCounts) cast += vote.*count;
  return cast;
}

Answer AnswerOf(int votes_for, int votes_against) { return votes_for > votes_against ? Answer::kYes : Answer::kNo; }

std::optional<double> TurnoutOf(const Vote& vote) {
  if (vote.households <= 0 || vote.households_taking_part <= 0) return std::nullopt;
  return static_cast<double>(vote.households_taking_part) / vote.households;
}

NoticeCheck CheckNotice(const ApprovalBook& book, const Vote& vote) {
  NoticeCheck check;
  const BodyDecision* decision = book.Find(vote.decision);
  if (decision == nullptr) return check;
  check.needed = LimitsOf(book, *decision, vote.notice).notice_days;
  if (vote.called && vote.held) {
    check.days = DaysBetween(*vote.called, *vote.held);
    check.standing = check.days >= check.needed ? NoticeStanding::kInTime : NoticeStanding::kTooShort;
  } else if (IsCounted(vote)) {
    check.standing = NoticeStanding::kMissing;
  }
  const bool amiss = check.standing == NoticeStanding::kTooShort || check.standing == NoticeStanding::kMissing;
  check.stands = !amiss || !Trim(vote.stands_although).empty();
  return check;
}

FieldErrors CheckVote(const ApprovalBook& book, const Vote& vote, Date today) {
  FieldErrors errors;
  const BodyDecision* decision = book.Find(vote.decision);
  if (decision == nullptr || !IsOfResidents(decision->organ)) {
    errors.insert({"held", Error{"approvals.no_vote_of_residents"}});
    return errors;
  }
  CheckHouseholds(vote, errors);
  CheckCounts(vote, LimitsOf(book, *decision, vote.notice).votes_per_household, errors);
  CheckTimes(book, vote, today, errors);
  for (const auto& [field, text] : {std::pair("agreed_by", &vote.agreed_by), std::pair("counted_by", &vote.counted_by),
                                    std::pair("stands_although", &vote.stands_although)}) {
    for (Error& found : meetings::FindCprInText(*text)) errors.insert({field, std::move(found)});
  }
  if (decision->organ == Organ::kJointVote) CheckAgreement(vote, errors);
  const bool answered = decision->answer != Answer::kOutstanding;
  if (answered && IsCounted(vote) && IsYes(decision->answer) != IsYes(AnswerOf(VotesFor(vote), VotesAgainst(vote)))) {
    errors.insert({"votes_for",
                   Error{"approvals.figures_contradict",
                         {{"for", std::to_string(VotesFor(vote))}, {"against", std::to_string(VotesAgainst(vote))}}}});
  }
  return errors;
}

FieldErrors CheckRule(const areas::AreaBook& areas, const VotingRule& rule) {
  FieldErrors errors;
  const people::Body* body = areas.Find(rule.association);
  if (body == nullptr || body->kind != people::BodyKind::kHousingAssociation) {
    errors.insert({"association", Error{"approvals.not_association"}});
  }
  if (rule.votes_per_household < 1 || rule.votes_per_household > kMostVotesPerHousehold) {
    errors.insert({"votes_per_household",
                   Error{"approvals.votes_per_household_wrong", {{"limit", std::to_string(kMostVotesPerHousehold)}}}});
  }
  CheckDaysIn(rule.notice_days, "notice_days", errors);
  CheckDaysIn(rule.extraordinary_notice_days, "extraordinary_notice_days", errors);
  CheckDaysIn(rule.ballot_days, "ballot_days", errors);
  CheckDaysIn(rule.proposal_days, "proposal_days", errors);
  return errors;
}

}  // namespace tovholder::approvals
