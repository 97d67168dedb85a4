// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <cmath>

#include "base/calendar.h"
#include "base/enum_names.h"
#include "contingency/contingency_plan.h"
#include "contingency/incident.h"

namespace tovholder::contingency {
namespace {

constexpr EnumNames<IncidentKind, 7> kKinds{{{IncidentKind::kVandalism, "vandalism"},
                                             {IncidentKind::kFire, "fire"},
                                             {IncidentKind::kHarassment, "harassment"},
                                             {IncidentKind::kViolence, "violence"},
                                             {IncidentKind::kUnrest, "unrest"},
                                             {IncidentKind::kTheft, "theft"},
                                             {IncidentKind::kOther, "other"}}};

void CheckMoments(const Incident& incident, Instant now, FieldErrors& errors) {
  if (incident.happened_on > ToCopenhagen(now).date) {
    errors.insert({"happened_on", Error{"contingency.future_day"}});
  } else if (incident.happened_at && incident.happened() > now) {
    errors.insert({"happened_at", Error{"contingency.future_time"}});
  }
  if (!incident.closed) return;
  if (*incident.closed < incident.happened()) errors.insert({"closed", Error{"contingency.closed_first"}});
  if (*incident.closed > now) errors.insert({"closed", Error{"contingency.future_time"}});
}

double HoursOpen(const Incident& incident) {
  return std::chrono::duration<double, std::ratio<3600>>(*incident.closed - incident.happened()).count();
}

}  // namespace

std::string_view ToName(IncidentKind kind) { return NameIn(kKinds, kind); }
bool FromName(std::string_view name, IncidentKind& kind) { return ValueIn(kKinds, name, kind); }

FieldErrors CheckIncident(const Incident& incident, const std::vector<areas::HousingArea>& areas, Instant now) {
  FieldErrors errors;
  const bool known = std::any_of(areas.begin(), areas.end(), [&](const auto& one) { return one.id == incident.area; });
  if (!known) errors.insert({"area", Error{"areas.no_such_area"}});
  CheckMoments(incident, now, errors);
  if (incident.kind == IncidentKind::kOther && incident.kind_text.empty()) {
    errors.insert({"kind_text", Error{"contingency.no_kind_text"}});
  }
  if (incident.place.empty()) errors.insert({"place", Error{"contingency.no_place"}});
  if (incident.cost_oere && *incident.cost_oere < 0) errors.insert({"cost", Error{"contingency.cost_negative"}});
  CheckText("kind_text", incident.kind_text, errors);
  CheckText("place", incident.place, errors);
  CheckText("follow_up", incident.follow_up, errors);
  CheckText("note", incident.note, errors);
  return errors;
}

std::optional<int> HoursUntilDone(const Incident& incident) {
  if (!incident.closed) return std::nullopt;
  return static_cast<int>(std::lround(HoursOpen(incident)));
}

Quarter QuarterOf(Date date) {
  return {static_cast<int>(date.year()), (static_cast<int>(static_cast<unsigned>(date.month())) + 2) / 3};
}

Date FirstDayOf(Quarter quarter) {
  return std::chrono::year(quarter.year) / std::chrono::month(static_cast<unsigned>(quarter.number * 3 - 2)) / 1;
}

Date LastDayOf(Quarter quarter) {
  return LastDayOfMonth(std::chrono::year(quarter.year) /
                        std::chrono::month(static_cast<unsigned>(quarter.number * 3)));
}

IncidentFigures FiguresOf(const std::vector<Incident>& incidents, std::optional<areas::HousingAreaId> area, Date first,
                          Date last) {
  IncidentFigures figures;
  double hours = 0;
  for (const Incident& one : incidents) {
    if ((area && one.area != *area) || one.happened_on < first || one.happened_on > last) continue;
    ++figures.count;
    ++figures.by_kind[one.kind];
    figures.cost.oere += one.cost_oere.value_or(0);
    if (one.closed) hours += HoursOpen(one);
    if (!one.closed) ++figures.open;
  }
  const int done = figures.count - figures.open;
  if (done > 0) figures.mean_hours = hours / done;
  return figures;
}

}  // namespace tovholder::contingency
