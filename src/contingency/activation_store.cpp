// SPDX-License-Identifier: EUPL-1.2
#include "contingency/activation_store.h"

#include <algorithm>

#include "areas/area_store.h"
#include "contingency/circle.h"
#include "sql/records.h"

namespace tovholder::contingency {
namespace {

Result<void> FirstOf(const areas::FieldErrors& errors) {
  if (errors.empty()) return {};
  return tl::unexpected(errors.begin()->second);
}

// The activation, for who may act in its area.
Result<ActivationBook> FindToChange(sql::Reader& reader, const people::Viewer& viewer, ActivationId id) {
  auto book = FindActivation(reader, viewer, id);
  if (!book) return Fail("contingency.no_such_activation");
  if (!MayAct(viewer, ListCircle(reader, book->activation.area))) return Fail("contingency.not_concerned");
  return std::move(*book);
}

}  // namespace

std::vector<Activation> ListActivations(sql::Reader& reader, const people::Viewer& viewer) {
  const auto seen = ListSeenAreas(reader, viewer);
  auto activations = sql::List<Activation>(
      reader, "FROM activation ORDER BY CASE WHEN ended IS NULL THEN 0 ELSE 1 END, started DESC, id DESC");
  std::erase_if(activations, [&](const Activation& one) {
    return std::none_of(seen.begin(), seen.end(), [&](const auto& area) { return area.id == one.area; });
  });
  return activations;
}

std::optional<Activation> FindRunning(sql::Reader& reader, const people::Viewer& viewer, areas::HousingAreaId area) {
  if (!MaySee(viewer, ListCircle(reader, area))) return std::nullopt;
  return sql::Find<Activation>(reader, "FROM activation WHERE area = $1 AND ended IS NULL ORDER BY id LIMIT 1", area);
}

std::optional<ActivationBook> FindActivation(sql::Reader& reader, const people::Viewer& viewer, ActivationId id) {
  auto activation = sql::Find<Activation>(reader, "FROM activation WHERE id = $1", id);
  if (!activation || !MaySee(viewer, ListCircle(reader, activation->area))) return std::nullopt;
  return ActivationBook{
      std::move(*activation),
      sql::List<ActivationEntry>(reader, "FROM activation_entry WHERE activation = $1 ORDER BY happened, id", id)};
}

std::vector<Activation> ListActivationsOf(sql::Reader& reader, const people::Viewer& viewer, IncidentId incident) {
  auto all = ListActivations(reader, viewer);
  std::erase_if(all, [&](const Activation& one) { return one.incident != incident; });
  return all;
}

Result<ActivationId> Activate(sql::Transaction& transaction, const people::Viewer& viewer, Activation activation) {
  if (!areas::FindArea(transaction, activation.area)) return Fail("areas.no_such_area");
  if (!MayAct(viewer, ListCircle(transaction, activation.area))) return Fail("contingency.not_concerned");
  if (auto checked = FirstOf(CheckActivation(activation)); !checked) return Pass(checked);
  if (FindRunning(transaction, viewer, activation.area)) return Fail("contingency.is_running");
  activation.started = transaction.now();
  activation.started_by = transaction.author().name;
  sql::Create(transaction, "activation", activation);
  return activation.id;
}

Result<void> AddEntry(sql::Transaction& transaction, const people::Viewer& viewer, ActivationEntry entry) {
  const auto book = FindToChange(transaction, viewer, entry.activation);
  if (!book) return Pass(book);
  if (auto checked = FirstOf(CheckEntry(*book, entry, transaction.now())); !checked) return checked;
  entry.written = transaction.now();
  entry.written_by = transaction.author().name;
  sql::Create(transaction, "activation_entry", entry);
  return {};
}

Result<void> EndActivation(sql::Transaction& transaction, const people::Viewer& viewer, ActivationId id,
                           Instant ended) {
  auto book = FindToChange(transaction, viewer, id);
  if (!book) return Pass(book);
  if (auto checked = FirstOf(CheckEnd(book->activation, ended, transaction.now())); !checked) return checked;
  book->activation.ended = ended;
  book->activation.ended_by = transaction.author().name;
  sql::Update(transaction, "activation", book->activation);
  return {};
}

}  // namespace tovholder::contingency
