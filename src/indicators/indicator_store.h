// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "indicators/indicator_book.h"
#include "indicators/observation.h"
#include "people/viewer.h"
#include "sql/database.h"

// Definitions and places are public. Observations are read by everybody once they are approved, before that by those
// who have signed in; what is set aside by those who work with the figures. Small counts are hidden besides, see
// small_count.h.
namespace tovholder::indicators {

IndicatorBook LoadIndicators(sql::Reader& reader);

// A condition on the column `state` of observations.
std::string SeenObservations(const people::Viewer& viewer);

// By indicator, then by period, the oldest first.
std::vector<Observation> ListObservations(sql::Reader& reader, const people::Viewer& viewer, PlaceId place);
std::vector<Observation> ListObservations(sql::Reader& reader, const people::Viewer& viewer,
                                          std::span<const PlaceId> places);
std::vector<Observation> ListObservations(sql::Reader& reader, const people::Viewer& viewer, FigureSourceId source);
// Some of many.
struct Slice {
  int limit = 50;
  int offset = 0;
};
// Of an indicator, at one place or all. The newest period first, then by place.
std::vector<Observation> ListObservations(sql::Reader& reader, const people::Viewer& viewer, IndicatorId indicator,
                                          std::optional<PlaceId> place, Slice slice);
std::int64_t CountObservations(sql::Reader& reader, const people::Viewer& viewer, IndicatorId indicator,
                               std::optional<PlaceId> place);
// Where it is measured.
std::vector<PlaceId> ListPlacesOf(sql::Reader& reader, const people::Viewer& viewer, IndicatorId indicator);
// The oldest entry first.
std::vector<Observation> ListObservations(sql::Reader& reader, const people::Viewer& viewer, ObservationState state,
                                          Slice slice);
std::int64_t CountObservations(sql::Reader& reader, const people::Viewer& viewer, ObservationState state);

std::optional<Observation> FindObservation(sql::Reader& reader, const people::Viewer& viewer, ObservationId id);
// Of the same indicator, place and period, itself left out; also those that were set aside.
std::vector<Observation> ListSame(sql::Reader& reader, const Observation& observation);

std::optional<FigureSource> FindSource(sql::Reader& reader, FigureSourceId id);
std::vector<FigureSource> ListSources(sql::Reader& reader, const std::vector<Observation>& observations);
// By the bytes that were read: what brought them before.
std::optional<FigureSource> FindSourceByDigest(sql::Reader& reader, std::string_view digest);

// How much there is of an indicator, as the viewer sees it.
struct IndicatorCount {
  IndicatorId indicator;
  std::int64_t observations = 0;
  std::int64_t entered = 0;      // wait for approval
  std::optional<Date> last_day;  // of the newest period
};
std::vector<IndicatorCount> CountByIndicator(sql::Reader& reader, const people::Viewer& viewer);

// A new record, or one that was changed; `seen` is the version the change was made on. Errors: the first of
// CheckIndicator; indicators.changed_meanwhile.
Result<void> PutIndicator(sql::Transaction& transaction, Indicator& indicator, int seen = 0);
// With the areas of a pool. Errors: the first of CheckPlace; indicators.no_members, indicators.no_such_area.
Result<void> PutPlace(sql::Transaction& transaction, Place& place, std::span<const areas::HousingAreaId> members = {});
PlaceId FindOrCreatePlace(sql::Transaction& transaction, areas::HousingAreaId area);
PlaceId FindOrCreatePlace(sql::Transaction& transaction, people::BodyId municipality);
// A region, a country or another place, by its name however it is written.
PlaceId FindOrCreatePlace(sql::Transaction& transaction, PlaceKind kind, std::string_view name);

// What to do where another value of the same is there already.
enum class Rival {
  kAsk,           // indicators.other_value
  kChooseNew,     // the other is set aside, for Observation::reason
  kChooseStored,  // this one is kept, set aside
};
// Stores a new one, or one that was changed (`seen`: the version the change was made on; what was approved waits again
// once its value, period, place or indicator changes). Errors: the first of CheckObservation; indicators.same_again
// {id}; indicators.other_value {id, value}; indicators.no_reason; indicators.changed_meanwhile.
Result<void> PutObservation(sql::Transaction& transaction, Observation& observation, Rival rival = Rival::kAsk,
                            int seen = 0);
// Errors: indicators.no_reason, indicators.no_such_observation.
Result<void> SetAside(sql::Transaction& transaction, ObservationId id, std::string_view reason);
// The other way round: what was set aside holds, and what held is set aside for the reason.
Result<void> ChooseInstead(sql::Transaction& transaction, ObservationId id, std::string_view reason);

// Those who approve figures, so many that each can leave his own to another.
enum class OwnFigures { kLeftToOthers, kApproved };
OwnFigures OwnFiguresOf(sql::Reader& reader);
// Says yes to those that wait, as the author of the transaction. Own ones that are to be left to others stay as they
// are. Returns how many were approved.
std::int64_t Approve(sql::Transaction& transaction, std::span<const ObservationId> ids, OwnFigures own);
// All of a source in one go, with one entry in the log.
std::int64_t ApproveSource(sql::Transaction& transaction, FigureSourceId source, OwnFigures own);

// Whatever waits, with one entry a source.
std::int64_t ApproveAll(sql::Transaction& transaction, OwnFigures own);

// Sets id, `brought` and `brought_by`; logged.
void AddSource(sql::Transaction& transaction, FigureSource& source);
// For many rows at once, which log one entry a source: AddSourceUnlogged, AddObservations as often as it takes,
// LogImport.
void AddSourceUnlogged(sql::Transaction& transaction, FigureSource& source);
// What it was checked for is the caller's business. Sets ids, `source`, and where they are empty `entered` and
// `entered_by`.
void AddObservations(sql::Transaction& transaction, FigureSourceId source, std::span<Observation> observations);
void LogImport(sql::Transaction& transaction, const FigureSource& source, std::int64_t added);

// Adds what the program knows from the start and this installation has not; returns how many.
int AddKnownIndicators(sql::Transaction& transaction);
bool HasKnownIndicators(sql::Reader& reader);

}  // namespace tovholder::indicators
