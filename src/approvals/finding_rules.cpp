// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "approvals/approval_checks.h"
#include "approvals/standing.h"
#include "base/calendar.h"
#include "base/text.h"

namespace tovholder::approvals {
namespace {

using ApprovalFindings = std::vector<ApprovalFinding>;

void FindTwice(const ApprovalBook& book, ApprovalFindings& findings) {
  for (std::size_t i = 0; i < book.decisions.size(); ++i) {
    const BodyDecision& one = book.decisions[i];
    const auto before = book.decisions.begin() + static_cast<std::ptrdiff_t>(i);
    const bool twice = one.decided && std::any_of(book.decisions.begin(), before, [&](const BodyDecision& other) {
                         return SameBody(one, other) && other.decided == one.decided;
                       });
    if (twice) findings.push_back({one.id, Error{"approvals.decided_twice", {{"date", FormatDanish(*one.decided)}}}});
  }
}

void FindUnsettledNos(const ApprovalBook& book, const BodyDecision& one, ApprovalFindings& findings) {
  if (one.asked != Asked::kAfterANo || !IsYes(one.answer)) return;
  const auto nos = ListOpenNos(book, one.stage);
  const bool open =
      std::any_of(nos.begin(), nos.end(), [&](const BodyDecision* no) { return Concerns(book, *no, one); });
  if (open) findings.push_back({one.id, Error{"approvals.no_not_set_aside"}});
}

void FindOfResidents(const ApprovalBook& book, const BodyDecision& one, ApprovalFindings& findings) {
  const Vote* vote = book.FindVote(one.id);
  const bool answered = one.answer != Answer::kOutstanding;
  if (answered && IsOfResidents(one.organ) && (vote == nullptr || !IsCounted(*vote))) {
    findings.push_back({one.id, Error{"approvals.no_figures"}});
  }
  if (answered && one.organ == Organ::kJointVote && vote == nullptr) {
    findings.push_back({one.id, Error{"approvals.joint_agreement_unknown"}});
  }
  if (vote == nullptr) return;
  const NoticeStanding notice = CheckNotice(book, *vote).standing;
  const bool amiss = notice == NoticeStanding::kTooShort || notice == NoticeStanding::kMissing;
  if (amiss && !vote->stands_although.empty()) {
    findings.push_back({one.id, Error{"approvals.notice_stands_although", {{"why", vote->stands_although}}}});
  }
}

void FindOrder(const ApprovalBook& book, const Standing& standing, ApprovalFindings& findings) {
  if (standing.asked.empty()) return;
  const int stage = book.decisions[standing.asked.front()].stage;
  for (const BodyDecision& one : book.decisions) {
    const bool early = one.stage > stage && one.answer != Answer::kOutstanding;
    if (early) findings.push_back({one.id, Error{"approvals.out_of_order"}});
  }
}

}  // namespace

ApprovalFindings FindWhatIsAmiss(const ApprovalBook& book, Date today) {
  ApprovalFindings findings;
  const Standing standing = StandingOf(book);
  FindTwice(book, findings);
  for (const BodyDecision& one : book.decisions) {
    FindUnsettledNos(book, one, findings);
    FindOfResidents(book, one, findings);
  }
  for (const DecisionIndex i : standing.asked) {
    const BodyDecision& one = book.decisions[i];
    if (!one.expected || *one.expected >= today) continue;
    findings.push_back({one.id, Error{"approvals.overdue", {{"date", FormatDanish(*one.expected)}}}});
  }
  FindOrder(book, standing, findings);
  return findings;
}

}  // namespace tovholder::approvals
