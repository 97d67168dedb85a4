// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "people/structure.h"

// Two days of a structure, or two structures, side by side.
namespace tovholder::people {

enum class ComparedField { kPartOf, kReportsTo, kAdvises, kSeats, kMembers, kTasks, kMandate };

// What stands on one side only; what both say alike is left out.
struct FieldDifference {
  ComparedField field = ComparedField::kSeats;
  std::vector<std::string> before;
  std::vector<std::string> after;
};

struct ComparedOrganization {
  std::string name;
  std::optional<OrganizationId> before;  // none: only after
  std::optional<OrganizationId> after;
  std::vector<FieldDifference> differences;
};

struct StructureMoment {
  const StructureBook* book = nullptr;
  Date date;
};
// By name, in the order of the later side, what is only in the earlier one at the end.
std::vector<ComparedOrganization> Compare(const StructureMoment& before, const StructureMoment& after);

}  // namespace tovholder::people
