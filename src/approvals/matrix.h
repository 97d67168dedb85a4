// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <vector>

#include "approvals/standing.h"

// Associations by sections by areas at a glance.
namespace tovholder::approvals {

// One section of an association in an area; without one, an organ of the association.
struct MatrixEntry {
  std::optional<areas::SectionId> section;
  std::vector<DecisionIndex> decisions;  // with the joint vote of its area; none: it is not asked
};

struct MatrixRow {
  enum class Kind { kOrgans, kArea, kNoArea } kind = Kind::kArea;
  std::optional<areas::HousingAreaId> area;
  std::vector<std::vector<MatrixEntry>> cells;  // as Matrix::associations
};

struct Matrix {
  std::vector<people::BodyId> associations;  // those concerned, in Danish order
  std::vector<DecisionIndex> others;         // organs of no association: the plan's board, the council, the fund
  std::vector<MatrixRow> rows;               // the associations' organs, the areas in Danish order, sections in none
};

// Of areas that are asked at all, every section that is there on the day.
Matrix MatrixOf(const ApprovalBook& book, Date day);

}  // namespace tovholder::approvals
