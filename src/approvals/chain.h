// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <vector>

#include "approvals/approval.h"
#include "areas/area_book.h"

// The usual way of a helhedsplan through its bodies, from which an approval is begun and then edited.
namespace tovholder::approvals {

struct AssociationInChain {
  people::BodyId association;
  std::optional<people::OrganizationId> board;
  std::optional<people::OrganizationId> representatives;  // asked only after a no
};

struct AreaInChain {
  areas::HousingAreaId area;
  Organ organ = Organ::kSectionMeeting;  // by which each of its sections decides, or all in one vote
};

struct ChainChoice {
  std::optional<people::OrganizationId> plan_board;
  std::vector<AssociationInChain> associations;
  std::vector<AreaInChain> areas;
  std::optional<people::OrganizationId> council;
  std::optional<people::OrganizationId> fund;
};

// What the names of organizations suggest: all associations with sections in areas, all those areas, and `organ`.
ChainChoice GuessChain(const areas::AreaBook& areas, Date day);
// The plan's board, the associations' boards, the sections that are there on the day, the representatives after a no,
// the council, the fund; a stage for each that is asked.
std::vector<BodyDecision> ChainOf(const areas::AreaBook& areas, const ChainChoice& choice, Date day);

}  // namespace tovholder::approvals
