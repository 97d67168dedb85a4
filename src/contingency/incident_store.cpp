// SPDX-License-Identifier: EUPL-1.2
#include "contingency/incident_store.h"

#include <algorithm>

#include "areas/area_store.h"
#include "base/text.h"
#include "contingency/circle.h"
#include "sql/records.h"

namespace tovholder::contingency {
namespace {

// A condition on the areas that the viewer may see.
std::string SeenCondition(sql::Reader& reader, const people::Viewer& viewer) {
  std::vector<std::string> ids;
  for (const areas::HousingArea& area : ListSeenAreas(reader, viewer)) ids.push_back(std::to_string(area.id.value));
  return ids.empty() ? std::string("1 = 0") : "area IN (" + Join(ids, ", ") + ")";
}

bool IsWanted(const Incident& one, const IncidentFilter& filter) {
  if (filter.area && one.area != *filter.area) return false;
  if (filter.kind && one.kind != *filter.kind) return false;
  if (filter.first && one.happened_on < *filter.first) return false;
  if (filter.last && one.happened_on > *filter.last) return false;
  return filter.state == IncidentState::kAny || (filter.state == IncidentState::kDone) == one.closed.has_value();
}

}  // namespace

std::vector<Incident> ListIncidents(sql::Reader& reader, const people::Viewer& viewer, const IncidentFilter& filter) {
  auto incidents =
      sql::List<Incident>(reader, "FROM incident WHERE " + SeenCondition(reader, viewer) +
                                      " ORDER BY happened_on DESC, coalesce(happened_at, '') DESC, id DESC");
  std::erase_if(incidents, [&](const Incident& one) { return !IsWanted(one, filter); });
  return incidents;
}

std::optional<Incident> FindIncident(sql::Reader& reader, const people::Viewer& viewer, IncidentId id) {
  const auto incident = sql::Find<Incident>(reader, "FROM incident WHERE id = $1", id);
  return incident && MaySee(viewer, ListCircle(reader, incident->area)) ? incident : std::nullopt;
}

std::vector<Quarter> ListQuarters(sql::Reader& reader, const people::Viewer& viewer) {
  std::vector<Quarter> quarters;
  for (const Date day : reader.Column<Date>("SELECT DISTINCT happened_on FROM incident WHERE " +
                                            SeenCondition(reader, viewer) + " ORDER BY happened_on DESC")) {
    const Quarter quarter = QuarterOf(day);
    if (quarters.empty() || quarters.back() != quarter) quarters.push_back(quarter);
  }
  return quarters;
}

Result<void> PutIncident(sql::Transaction& transaction, const people::Viewer& viewer, Incident& incident) {
  const auto errors = CheckIncident(incident, areas::ListAreas(transaction), transaction.now());
  if (!errors.empty()) return tl::unexpected(errors.begin()->second);
  if (!MayAct(viewer, ListCircle(transaction, incident.area))) return Fail("contingency.not_concerned");
  if (incident.id) {
    sql::Update(transaction, "incident", incident);
  } else {
    incident.registered = transaction.now();
    incident.registered_by = transaction.author().name;
    sql::Create(transaction, "incident", incident);
  }
  return {};
}

}  // namespace tovholder::contingency
