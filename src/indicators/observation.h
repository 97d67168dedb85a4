// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <string_view>

#include "areas/area.h"
#include "base/decimal.h"
#include "base/id.h"
#include "base/time.h"
#include "indicators/indicator.h"

// Målinger: a value of an indicator, where and when it holds, and where it is from.
namespace tovholder::indicators {

struct Place;
struct PoolMember;
struct FigureSource;
struct Observation;
using PlaceId = Id<Place>;
using FigureSourceId = Id<FigureSource>;
using ObservationId = Id<Observation>;

enum class PlaceKind { kArea, kPool, kMunicipality, kRegion, kCountry, kOther };
std::string_view ToName(PlaceKind kind);
bool FromName(std::string_view name, PlaceKind& kind);

// Of whom or what a figure is: a housing area, several of them as one, or what they are compared with.
struct Place {
  PlaceId id;
  PlaceKind kind = PlaceKind::kArea;
  std::optional<areas::HousingAreaId> area;    // of kArea; its name is that of the area
  std::optional<people::BodyId> municipality;  // of kMunicipality
  std::string name;                            // "" for an area
};
BOOST_DESCRIBE_STRUCT(Place, (), (id, kind, area, municipality, name))

struct PoolMember {
  Id<PoolMember> id;
  PlaceId pool;
  areas::HousingAreaId area;
};
BOOST_DESCRIBE_STRUCT(PoolMember, (), (id, pool, area))

enum class SourceKind { kTable, kDocument, kByHand };
std::string_view ToName(SourceKind kind);
bool FromName(std::string_view name, SourceKind& kind);

// Where figures are from.
struct FigureSource {
  FigureSourceId id;
  SourceKind kind = SourceKind::kByHand;
  std::string title;                     // file name, title of the document, "Danmarks Statistik, STRAF11"
  std::string address;                   // on the web; "" for none
  std::optional<std::int64_t> document;  // a paper of the house, as /dokumenter/{id}
  std::string digest;                    // SHA-256 of the bytes that were read; "" by hand
  Instant brought;
  std::string brought_by;
};
BOOST_DESCRIBE_STRUCT(FigureSource, (), (id, kind, title, address, document, digest, brought, brought_by))

enum class ObservationState {
  kEntered,  // nobody has said yes to it
  kApproved,
  kSetAside,  // another value was chosen, for `reason`
};
std::string_view ToName(ObservationState state);
bool FromName(std::string_view name, ObservationState& state);

struct Observation {
  ObservationId id;
  IndicatorId indicator;
  PlaceId place;
  std::optional<Date> from_date;  // the period; a count of one day has it twice; none: the source does not say
  std::optional<Date> to_date;
  Decimal value;                             // in the indicator's unit
  std::optional<std::int64_t> part;          // persons or cases of the numerator, where they are known
  std::optional<std::int64_t> whole;         // and of the denominator
  std::optional<Decimal> quoted_limit = {};  // that the source writes beside the value: "overstiger 40 %"
  FigureSourceId source;
  std::string source_place;  // "side 3, linje 53", "Ark1!B7"; "" where the source is one figure
  ObservationState state = ObservationState::kEntered;
  std::string entered_by;
  Instant entered;
  std::string approved_by;
  std::optional<Instant> approved;
  std::string reason;  // why it was set aside, or chosen before another
  std::string note;
  int version = 1;
};
BOOST_DESCRIBE_STRUCT(Observation, (),
                      (id, indicator, place, from_date, to_date, value, part, whole, quoted_limit, source, source_place,
                       state, entered_by, entered, approved_by, approved, reason, note, version))

// The year it is of; of a period of several years the last; none where the source does not say.
std::optional<int> YearOf(const Observation& observation);
// Years the period covers, at least 1.
int YearsOf(const Observation& observation);

}  // namespace tovholder::indicators
