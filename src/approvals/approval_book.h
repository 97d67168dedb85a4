// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <vector>

#include "approvals/approval.h"
#include "areas/area_book.h"

namespace tovholder::approvals {

// An approval with all that was said to it, and the names of who and what it speaks of.
struct ApprovalBook {
  Approval approval;
  std::vector<BodyDecision> decisions;  // by stage and position
  std::vector<Override> overrides;
  std::vector<Vote> votes;
  std::vector<VotingRule> rules;
  areas::AreaBook areas;

  const BodyDecision* Find(BodyDecisionId id) const;  // none: nullptr
  const Vote* FindVote(BodyDecisionId decision) const;
  // By which the no was set aside: nothing where the other body has not said yes.
  const Override* FindOverrideOf(BodyDecisionId no) const;
  // As the association's by-laws have it, else as is usual.
  VotingRule RuleOf(people::BodyId association) const;
};

bool IsYes(Answer answer);
// A section's meeting, a ballot, a joint vote.
bool IsOfResidents(Organ organ);
bool IsOfSection(Organ organ);

// The book as it was known at the end of that day: what was decided or counted later is not in it.
ApprovalBook AsOn(ApprovalBook book, Date day);

// Whose the body is: its association, of a joint vote all with a section in the area; none for a municipality.
std::vector<people::BodyId> AssociationsOf(const ApprovalBook& book, const BodyDecision& decision);
// The area that the body speaks for.
std::optional<areas::HousingAreaId> AreaOf(const ApprovalBook& book, const BodyDecision& decision);
// Whether both are decisions of one and the same body.
bool SameBody(const BodyDecision& one, const BodyDecision& other);
// Nos that nobody has set aside, of stages before `stage`.
std::vector<const BodyDecision*> ListOpenNos(const ApprovalBook& book, int stage);
// Whether a no concerns who is asked only after one: it is of the same association, or the body is of none.
bool Concerns(const ApprovalBook& book, const BodyDecision& no, const BodyDecision& asked);

}  // namespace tovholder::approvals
