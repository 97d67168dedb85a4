// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "base/text.h"
#include "indicators/indicator_rules.h"
#include "indicators/indicator_store.h"
#include "people/user_store.h"
#include "sql/records.h"

namespace tovholder::indicators {
namespace {

void MarkApproved(const sql::Transaction& transaction, Observation& observation) {
  observation.state = ObservationState::kApproved;
  observation.approved_by = transaction.author().name;
  observation.approved = transaction.now();
}

void MarkEntered(Observation& observation) {
  observation.state = ObservationState::kEntered;
  observation.approved_by.clear();
  observation.approved.reset();
}

void UpdateObservation(sql::Transaction& transaction, const Observation& stored, Observation changed) {
  changed.version = stored.version + 1;
  sql::Update(transaction, "observation", stored, changed);
}

// Those that hold where `observation` would.
std::vector<Observation> ListRivals(sql::Reader& reader, const Observation& observation) {
  auto rivals = ListSame(reader, observation);
  std::erase_if(rivals, [](const Observation& one) { return one.state == ObservationState::kSetAside; });
  return rivals;
}

void SetRivalsAside(sql::Transaction& transaction, const std::vector<Observation>& rivals, const std::string& reason) {
  for (const Observation& one : rivals) {
    Observation changed = one;
    changed.state = ObservationState::kSetAside;
    changed.reason = reason;
    UpdateObservation(transaction, one, std::move(changed));
  }
}

// Settles what the observation is beside those that hold in its place.
Result<void> SettleRivals(sql::Transaction& transaction, Observation& observation, Rival rival) {
  const auto rivals = ListRivals(transaction, observation);
  if (rivals.empty()) return {};
  const std::map<std::string, std::string> about{{"id", std::to_string(rivals.front().id.value)},
                                                 {"value", ReplaceAll(ToText(rivals.front().value), ".", ",")}};
  const bool same =
      std::any_of(rivals.begin(), rivals.end(), [&](const Observation& one) { return one.value == observation.value; });
  if (same) return Fail("indicators.same_again", about);
  if (rival == Rival::kAsk) return Fail("indicators.other_value", about);
  if (observation.reason.empty()) return Fail("indicators.no_reason");
  if (rival == Rival::kChooseStored) {
    observation.state = ObservationState::kSetAside;
  } else {
    SetRivalsAside(transaction, rivals, observation.reason);
  }
  return {};
}

Result<void> ChangeObservation(sql::Transaction& transaction, Observation& observation, int seen) {
  const auto stored = sql::Find<Observation>(transaction, "FROM observation WHERE id = $1", observation.id);
  if (!stored || stored->version != seen) return Fail("indicators.changed_meanwhile");
  if (!MeasuresTheSame(*stored, observation) || stored->value != observation.value) {
    if (observation.state == ObservationState::kApproved) MarkEntered(observation);
    observation.entered_by = transaction.author().name;  // another approves what he has made of it
    observation.entered = transaction.now();
  }
  observation.version = seen + 1;
  sql::Update(transaction, "observation", *stored, observation);
  return {};
}

}  // namespace

std::string SeenObservations(const people::Viewer& viewer) {
  if (viewer.MayRead(people::Access::kSecretary)) return "1 = 1";
  return viewer.MayRead(people::Access::kReader) ? "state <> 'set_aside'" : "state = 'approved'";
}

std::vector<Observation> ListObservations(sql::Reader& reader, const people::Viewer& viewer, PlaceId place) {
  return sql::List<Observation>(reader,
                                "FROM observation WHERE place = $1 AND " + SeenObservations(viewer) +
                                    " ORDER BY indicator, coalesce(to_date, ''), coalesce(from_date, ''), id",
                                place);
}

std::vector<Observation> ListObservations(sql::Reader& reader, const people::Viewer& viewer,
                                          std::span<const PlaceId> places) {
  std::vector<Observation> all;
  for (const PlaceId place : places) {
    auto some = ListObservations(reader, viewer, place);
    all.insert(all.end(), std::make_move_iterator(some.begin()), std::make_move_iterator(some.end()));
  }
  return all;
}

std::vector<Observation> ListObservations(sql::Reader& reader, const people::Viewer& viewer, FigureSourceId source) {
  return sql::List<Observation>(
      reader, "FROM observation WHERE source = $1 AND " + SeenObservations(viewer) + " ORDER BY id", source);
}

std::vector<Observation> ListObservations(sql::Reader& reader, const people::Viewer& viewer, IndicatorId indicator,
                                          std::optional<PlaceId> place, Slice slice) {
  return sql::List<Observation>(reader,
                                "FROM observation WHERE indicator = $1 AND (place = $2 OR $2 = 0) AND " +
                                    SeenObservations(viewer) +
                                    " ORDER BY coalesce(to_date, '') DESC, place, id LIMIT $3 OFFSET $4",
                                indicator, place.value_or(PlaceId{}), slice.limit, slice.offset);
}

std::int64_t CountObservations(sql::Reader& reader, const people::Viewer& viewer, IndicatorId indicator,
                               std::optional<PlaceId> place) {
  return *reader.One<std::int64_t>(
      "SELECT count(*) FROM observation WHERE indicator = $1 AND (place = $2 OR $2 = 0) AND " +
          SeenObservations(viewer),
      indicator, place.value_or(PlaceId{}));
}

std::vector<PlaceId> ListPlacesOf(sql::Reader& reader, const people::Viewer& viewer, IndicatorId indicator) {
  return reader.Column<PlaceId>(
      "SELECT DISTINCT place FROM observation WHERE indicator = $1 AND " + SeenObservations(viewer), indicator);
}

std::vector<Observation> ListObservations(sql::Reader& reader, const people::Viewer& viewer, ObservationState state,
                                          Slice slice) {
  return sql::List<Observation>(
      reader, "FROM observation WHERE state = $1 AND " + SeenObservations(viewer) + " ORDER BY id LIMIT $2 OFFSET $3",
      state, slice.limit, slice.offset);
}

std::int64_t CountObservations(sql::Reader& reader, const people::Viewer& viewer, ObservationState state) {
  return *reader.One<std::int64_t>("SELECT count(*) FROM observation WHERE state = $1 AND " + SeenObservations(viewer),
                                   state);
}

std::optional<Observation> FindObservation(sql::Reader& reader, const people::Viewer& viewer, ObservationId id) {
  return sql::Find<Observation>(reader, "FROM observation WHERE id = $1 AND " + SeenObservations(viewer), id);
}

std::vector<Observation> ListSame(sql::Reader& reader, const Observation& observation) {
  auto same = sql::List<Observation>(reader, "FROM observation WHERE place = $1 AND indicator = $2 ORDER BY id",
                                     observation.place, observation.indicator);
  std::erase_if(same,
                [&](const Observation& one) { return one.id == observation.id || !MeasuresTheSame(one, observation); });
  return same;
}

std::optional<FigureSource> FindSource(sql::Reader& reader, FigureSourceId id) {
  return sql::Find<FigureSource>(reader, "FROM figure_source WHERE id = $1", id);
}

std::vector<FigureSource> ListSources(sql::Reader& reader, const std::vector<Observation>& observations) {
  std::vector<FigureSourceId> ids;
  ids.reserve(observations.size());
  for (const Observation& one : observations) ids.push_back(one.source);
  std::sort(ids.begin(), ids.end());
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
  std::vector<FigureSource> sources;
  for (const FigureSourceId id : ids) {
    if (auto source = FindSource(reader, id)) sources.push_back(*std::move(source));
  }
  return sources;
}

std::optional<FigureSource> FindSourceByDigest(sql::Reader& reader, std::string_view digest) {
  if (digest.empty()) return std::nullopt;
  return sql::Find<FigureSource>(reader, "FROM figure_source WHERE digest = $1 ORDER BY id LIMIT 1", digest);
}

Result<void> PutObservation(sql::Transaction& transaction, Observation& observation, Rival rival, int seen) {
  const Date today = ToCopenhagen(transaction.now()).date;
  const FieldErrors errors = CheckObservation(LoadIndicators(transaction), observation, today);
  if (!errors.empty()) return tl::unexpected(errors.begin()->second);
  if (observation.state != ObservationState::kSetAside) {
    if (auto settled = SettleRivals(transaction, observation, rival); !settled) return settled;
  }
  if (observation.id) return ChangeObservation(transaction, observation, seen);
  observation.entered_by = transaction.author().name;
  observation.entered = transaction.now();
  observation.version = 1;
  sql::Create(transaction, "observation", observation);
  return {};
}

Result<void> SetAside(sql::Transaction& transaction, ObservationId id, std::string_view reason) {
  if (Trim(reason).empty()) return Fail("indicators.no_reason");
  const auto stored = sql::Find<Observation>(transaction, "FROM observation WHERE id = $1", id);
  if (!stored) return Fail("indicators.no_such_observation");
  SetRivalsAside(transaction, {*stored}, std::string(Trim(reason)));
  return {};
}

Result<void> ChooseInstead(sql::Transaction& transaction, ObservationId id, std::string_view reason) {
  const std::string why(Trim(reason));
  if (why.empty()) return Fail("indicators.no_reason");
  const auto stored = sql::Find<Observation>(transaction, "FROM observation WHERE id = $1", id);
  if (!stored) return Fail("indicators.no_such_observation");
  SetRivalsAside(transaction, ListRivals(transaction, *stored), why);
  Observation changed = *stored;
  MarkEntered(changed);
  changed.reason = why;
  UpdateObservation(transaction, *stored, std::move(changed));
  return {};
}

OwnFigures OwnFiguresOf(sql::Reader& reader) {
  int approvers = 0;
  for (const people::User& user : people::ListUsers(reader)) {
    people::Viewer viewer;
    viewer.role = user.role;
    if (!user.disabled && viewer.May(people::Access::kSecretary)) ++approvers;
  }
  return approvers > 1 ? OwnFigures::kLeftToOthers : OwnFigures::kApproved;
}

std::int64_t Approve(sql::Transaction& transaction, std::span<const ObservationId> ids, OwnFigures own) {
  std::int64_t approved = 0;
  for (const ObservationId id : ids) {
    const auto stored = sql::Find<Observation>(transaction, "FROM observation WHERE id = $1", id);
    if (!stored || stored->state != ObservationState::kEntered) continue;
    if (own == OwnFigures::kLeftToOthers && stored->entered_by == transaction.author().name) continue;
    Observation changed = *stored;
    MarkApproved(transaction, changed);
    UpdateObservation(transaction, *stored, std::move(changed));
    ++approved;
  }
  return approved;
}

std::int64_t ApproveSource(sql::Transaction& transaction, FigureSourceId source, OwnFigures own) {
  const std::string others = own == OwnFigures::kLeftToOthers ? " AND entered_by <> $1" : "";
  const std::int64_t approved = transaction.Execute(
      "UPDATE observation SET state = 'approved', approved_by = $1, approved = $2, version = version + 1 WHERE "
      "source = $3 AND state = 'entered'" +
          others,
      transaction.author().name, transaction.now(), source);
  if (approved > 0) {
    sql::LogChange(transaction, sql::ChangeKind::kPublish, "figure_source", source.value,
                   {{"approved", "", std::to_string(approved)}});
  }
  return approved;
}

std::int64_t ApproveAll(sql::Transaction& transaction, OwnFigures own) {
  std::int64_t approved = 0;
  for (const FigureSourceId source : transaction.Column<FigureSourceId>(
           "SELECT DISTINCT source FROM observation WHERE state = 'entered' ORDER BY source")) {
    approved += ApproveSource(transaction, source, own);
  }
  return approved;
}

void AddSource(sql::Transaction& transaction, FigureSource& source) {
  source.brought = transaction.now();
  source.brought_by = transaction.author().name;
  sql::Create(transaction, "figure_source", source);
}

void AddSourceUnlogged(sql::Transaction& transaction, FigureSource& source) {
  source.brought = transaction.now();
  source.brought_by = transaction.author().name;
  sql::CreateUnlogged(transaction, "figure_source", source);
}

void AddObservations(sql::Transaction& transaction, FigureSourceId source, std::span<Observation> observations) {
  for (Observation& one : observations) {
    one.source = source;
    if (one.entered_by.empty()) one.entered_by = transaction.author().name;
    if (one.entered == Instant{}) one.entered = transaction.now();
    sql::CreateUnlogged(transaction, "observation", one);
  }
}

void LogImport(sql::Transaction& transaction, const FigureSource& source, std::int64_t added) {
  sql::LogChange(transaction, sql::ChangeKind::kImport, "figure_source", source.id.value,
                 {{"observations", "", std::to_string(added)}, {"sha256", "", source.digest}}, source.title);
}

}  // namespace tovholder::indicators
