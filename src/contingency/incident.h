// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <boost/describe.hpp>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "areas/area_book.h"
#include "base/id.h"
#include "base/money.h"
#include "base/time.h"

// What happened in a housing area, told without naming anybody. Associations, municipality and police share it.
namespace tovholder::contingency {

struct Incident;
using IncidentId = Id<Incident>;

enum class IncidentKind { kVandalism, kFire, kHarassment, kViolence, kUnrest, kTheft, kOther };
std::string_view ToName(IncidentKind kind);
bool FromName(std::string_view name, IncidentKind& kind);
inline constexpr IncidentKind kIncidentKinds[] = {
    IncidentKind::kVandalism, IncidentKind::kFire,  IncidentKind::kHarassment, IncidentKind::kViolence,
    IncidentKind::kUnrest,    IncidentKind::kTheft, IncidentKind::kOther};

struct Incident {
  IncidentId id;
  areas::HousingAreaId area;
  Date happened_on{};
  std::optional<TimeOfDay> happened_at;
  IncidentKind kind = IncidentKind::kVandalism;
  std::string kind_text;  // in the words of who registered it: "knuste ruder"
  std::string place;
  std::optional<std::int64_t> cost_oere;
  std::string follow_up;  // who follows up
  std::string note;
  std::optional<Instant> closed;  // none: it is open
  Instant registered;
  std::string registered_by;

  // Without a clock time the day begins.
  Instant happened() const { return FromCopenhagen({happened_on, happened_at.value_or(TimeOfDay{})}); }
};
BOOST_DESCRIBE_STRUCT(Incident, (),
                      (id, area, happened_on, happened_at, kind, kind_text, place, cost_oere, follow_up, note, closed,
                       registered, registered_by))

// By field of the form: areas.no_such_area, contingency.future_day, contingency.future_time, contingency.no_kind_text,
// contingency.no_place, contingency.cost_negative, contingency.closed_first, contingency.cpr_number {text},
// contingency.too_long {limit}.
areas::FieldErrors CheckIncident(const Incident& incident, const std::vector<areas::HousingArea>& areas, Instant now);

// Hours until it was done, rounded; none while it is open.
std::optional<int> HoursUntilDone(const Incident& incident);

struct Quarter {
  int year = 0;
  int number = 1;
  friend auto operator<=>(const Quarter&, const Quarter&) = default;
};
Quarter QuarterOf(Date date);
Date FirstDayOf(Quarter quarter);
Date LastDayOf(Quarter quarter);

// What the register says of an area, or of all of them, in a period; both days count.
struct IncidentFigures {
  int count = 0;
  int open = 0;
  std::map<IncidentKind, int> by_kind;
  std::optional<double> mean_hours;  // until done, of those that are
  Money cost;                        // of those whose cost is known
};
IncidentFigures FiguresOf(const std::vector<Incident>& incidents, std::optional<areas::HousingAreaId> area, Date first,
                          Date last);

}  // namespace tovholder::contingency
