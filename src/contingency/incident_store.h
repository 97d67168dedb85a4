// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <vector>

#include "contingency/incident.h"
#include "people/viewer.h"
#include "sql/database.h"

namespace tovholder::contingency {

enum class IncidentState { kAny, kOpen, kDone };
struct IncidentFilter {
  std::optional<areas::HousingAreaId> area = {};
  std::optional<IncidentKind> kind = {};
  std::optional<Date> first = {};
  std::optional<Date> last = {};
  IncidentState state = IncidentState::kAny;
};
// Of the areas that the viewer may see, see circle.h; the newest first.
std::vector<Incident> ListIncidents(sql::Reader& reader, const people::Viewer& viewer, const IncidentFilter& filter);
std::optional<Incident> FindIncident(sql::Reader& reader, const people::Viewer& viewer, IncidentId id);
// From the first year with an incident that the viewer may see, the newest quarter first.
std::vector<Quarter> ListQuarters(sql::Reader& reader, const people::Viewer& viewer);

// Stores a new one, or one that was changed. Errors: the first of CheckIncident; contingency.not_concerned for who may
// not act in the area.
Result<void> PutIncident(sql::Transaction& transaction, const people::Viewer& viewer, Incident& incident);

}  // namespace tovholder::contingency
