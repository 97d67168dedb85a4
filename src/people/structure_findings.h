// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <vector>

#include "people/structure.h"

// What is amiss with how organizations stand to each other.
namespace tovholder::people {

struct StructureFinding {
  Error error;
  std::optional<OrganizationId> organization;
};

// On the date, in the order of the organizations: people.no_chair {organization} (where nobody leads or coordinates
// it), people.empty_seat {organization, seat, count}, people.no_coordinator {organization, seat},
// people.reports_to_nobody {organization}, people.task_unfulfilled {organization, number, text}; then, whatever the
// date, what sources contradict and nobody has settled: people.sources_differ {topic, claims}.
std::vector<StructureFinding> FindingsOf(const StructureBook& book, Date date);

// A day on which an organization met.
struct Gathering {
  OrganizationId organization;
  Date date;
};
// people.met_outside_its_time {organization, date}, the last such day of each organization.
std::vector<StructureFinding> FindMeetingsOutsideLife(const StructureBook& book,
                                                      const std::vector<Gathering>& gatherings);

}  // namespace tovholder::people
