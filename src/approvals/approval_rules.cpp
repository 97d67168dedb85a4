// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "approvals/approval_book.h"
#include "base/enum_names.h"

namespace tovholder::approvals {
namespace {

constexpr EnumNames<Organ, 5> kOrgans{{{Organ::kOrganization, "organization"},
                                       {Organ::kSectionBoard, "section_board"},
                                       {Organ::kSectionMeeting, "section_meeting"},
                                       {Organ::kBallot, "ballot"},
                                       {Organ::kJointVote, "joint_vote"}}};
constexpr EnumNames<Asked, 2> kAskedNames{{{Asked::kAlways, "always"}, {Asked::kAfterANo, "after_a_no"}}};
constexpr EnumNames<Answer, 4> kAnswers{{{Answer::kOutstanding, "outstanding"},
                                         {Answer::kYes, "yes"},
                                         {Answer::kYesWithRemarks, "yes_with_remarks"},
                                         {Answer::kNo, "no"}}};
constexpr EnumNames<VoteNotice, 2> kNotices{
    {{VoteNotice::kOrdinary, "ordinary"}, {VoteNotice::kExtraordinary, "extraordinary"}}};

bool IsKnownOn(const std::optional<Date>& date, Date day) { return date && *date <= day; }

void Forget(BodyDecision& decision) {
  decision.answer = Answer::kOutstanding;
  decision.decided.reset();
  decision.remarks.clear();
  decision.votes_for.reset();
  decision.votes_against.reset();
  decision.meeting.reset();
  decision.agenda_item.reset();
  decision.protocol.reset();
  decision.protocol_name.clear();
}

// What is known of a vote that is still to come: that it was called.
void ForgetCount(Vote& vote) {
  vote.households_taking_part = 0;
  for (int* count : {&vote.votes_for, &vote.votes_against, &vote.votes_blank, &vote.votes_invalid, &vote.paper_for,
                     &vote.paper_against, &vote.paper_blank, &vote.paper_invalid}) {
    *count = 0;
  }
  vote.counted_by.clear();
}

bool Holds(const std::vector<people::BodyId>& bodies, people::BodyId id) {
  return std::find(bodies.begin(), bodies.end(), id) != bodies.end();
}

std::vector<people::BodyId> AssociationOf(const areas::AreaBook& areas, people::OrganizationId id) {
  const auto found = std::find_if(areas.organizations.begin(), areas.organizations.end(),
                                  [&](const people::Organization& one) { return one.id == id; });
  if (found == areas.organizations.end() || !found->body) return {};
  const people::Body* body = areas.Find(*found->body);
  if (body == nullptr || body->kind != people::BodyKind::kHousingAssociation) return {};
  return {body->id};
}

std::vector<people::BodyId> AssociationsIn(const areas::AreaBook& areas, areas::HousingAreaId area) {
  std::vector<people::BodyId> associations;
  for (const areas::Section& one : areas.sections) {
    if (one.area == area && !Holds(associations, one.association)) associations.push_back(one.association);
  }
  return associations;
}

}  // namespace

std::string_view ToName(Organ organ) { return NameIn(kOrgans, organ); }
bool FromName(std::string_view name, Organ& organ) { return ValueIn(kOrgans, name, organ); }
std::string_view ToName(Asked asked) { return NameIn(kAskedNames, asked); }
bool FromName(std::string_view name, Asked& asked) { return ValueIn(kAskedNames, name, asked); }
std::string_view ToName(Answer answer) { return NameIn(kAnswers, answer); }
bool FromName(std::string_view name, Answer& answer) { return ValueIn(kAnswers, name, answer); }
std::string_view ToName(VoteNotice notice) { return NameIn(kNotices, notice); }
bool FromName(std::string_view name, VoteNotice& notice) { return ValueIn(kNotices, name, notice); }

bool IsYes(Answer answer) { return answer == Answer::kYes || answer == Answer::kYesWithRemarks; }

bool IsOfSection(Organ organ) {
  return organ == Organ::kSectionBoard || organ == Organ::kSectionMeeting || organ == Organ::kBallot;
}

bool IsOfResidents(Organ organ) {
  return organ == Organ::kSectionMeeting || organ == Organ::kBallot || organ == Organ::kJointVote;
}

const BodyDecision* ApprovalBook::Find(BodyDecisionId id) const {
  const auto found =
      std::find_if(decisions.begin(), decisions.end(), [&](const BodyDecision& one) { return one.id == id; });
  return found == decisions.end() ? nullptr : &*found;
}

const Vote* ApprovalBook::FindVote(BodyDecisionId decision) const {
  const auto found =
      std::find_if(votes.begin(), votes.end(), [&](const Vote& one) { return one.decision == decision; });
  return found == votes.end() ? nullptr : &*found;
}

const Override* ApprovalBook::FindOverrideOf(BodyDecisionId no) const {
  const auto found = std::find_if(overrides.begin(), overrides.end(), [&](const Override& one) {
    const BodyDecision* by = Find(one.decision);
    return one.overridden == no && by != nullptr && IsYes(by->answer);
  });
  return found == overrides.end() ? nullptr : &*found;
}

VotingRule ApprovalBook::RuleOf(people::BodyId association) const {
  const auto found =
      std::find_if(rules.begin(), rules.end(), [&](const VotingRule& one) { return one.association == association; });
  if (found != rules.end()) return *found;
  VotingRule usual;
  usual.association = association;
  return usual;
}

ApprovalBook AsOn(ApprovalBook book, Date day) {
  for (BodyDecision& one : book.decisions) {
    if (one.answer != Answer::kOutstanding && !IsKnownOn(one.decided, day)) Forget(one);
  }
  std::erase_if(book.overrides, [&](const Override& one) {
    const BodyDecision* by = book.Find(one.decision);
    return by == nullptr || !IsYes(by->answer);
  });
  for (Vote& one : book.votes) {
    if (!IsKnownOn(one.held, day)) ForgetCount(one);
  }
  return book;
}

std::vector<people::BodyId> AssociationsOf(const ApprovalBook& book, const BodyDecision& decision) {
  if (decision.organization) return AssociationOf(book.areas, *decision.organization);
  if (decision.area) return AssociationsIn(book.areas, *decision.area);
  const areas::Section* section = decision.section ? book.areas.Find(*decision.section) : nullptr;
  if (section == nullptr) return {};
  return {section->association};
}

std::optional<areas::HousingAreaId> AreaOf(const ApprovalBook& book, const BodyDecision& decision) {
  if (decision.area) return decision.area;
  const areas::Section* section = decision.section ? book.areas.Find(*decision.section) : nullptr;
  return section != nullptr ? section->area : std::nullopt;
}

bool SameBody(const BodyDecision& one, const BodyDecision& other) {
  return one.organ == other.organ && one.organization == other.organization && one.section == other.section &&
         one.area == other.area;
}

std::vector<const BodyDecision*> ListOpenNos(const ApprovalBook& book, int stage) {
  std::vector<const BodyDecision*> nos;
  for (const BodyDecision& one : book.decisions) {
    const bool open = one.answer == Answer::kNo && book.FindOverrideOf(one.id) == nullptr;
    if (one.stage < stage && open) nos.push_back(&one);
  }
  return nos;
}

bool Concerns(const ApprovalBook& book, const BodyDecision& no, const BodyDecision& asked) {
  const auto of_asked = AssociationsOf(book, asked);
  if (of_asked.empty()) return true;
  const auto of_no = AssociationsOf(book, no);
  return std::any_of(of_no.begin(), of_no.end(), [&](people::BodyId one) { return Holds(of_asked, one); });
}

}  // namespace tovholder::approvals
