// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <vector>

#include "approvals/approval_book.h"

// How an approval stands: who has said what, whose turn it is, who may come after.
namespace tovholder::approvals {

enum class BodyState {
  kYes,
  kYesWithRemarks,
  kNo,
  kSetAside,   // said no, and another has decided all the same
  kAsked,      // its turn
  kLater,      // when those before it have answered
  kPossible,   // only if one of those before it says no
  kNotNeeded,  // no one before it has said no
};

enum class ApprovalState {
  kUnderWay,
  kApproved,
  kRefused,  // a no stands, and no body is left in the chain that could set it aside
};

// How the bodies of one place or one name stand together; a no that stands goes before all else.
enum class GroupState { kApproved, kSetAside, kRefused, kAsked, kLater, kPossible, kNotNeeded };

using DecisionIndex = std::size_t;  // in ApprovalBook::decisions

// All that speak for one area; one section that lies in none; one organization.
struct Group {
  std::optional<areas::HousingAreaId> area;
  std::vector<DecisionIndex> decisions;
  GroupState state = GroupState::kLater;
};

struct Standing {
  ApprovalState state = ApprovalState::kUnderWay;
  std::vector<BodyState> bodies;        // as ApprovalBook::decisions
  std::vector<Group> groups;            // in the order of the chain
  std::vector<DecisionIndex> asked;     // whose turn it is
  std::vector<DecisionIndex> possible;  // asked only if one of those before says no
  std::vector<DecisionIndex> next;      // the stage after those
};

Standing StandingOf(const ApprovalBook& book);

}  // namespace tovholder::approvals
