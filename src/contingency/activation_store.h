// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <vector>

#include "contingency/activation.h"
#include "people/viewer.h"
#include "sql/database.h"

// Reads are for who may see the contingency of the area, writes for who may act there, see circle.h; all others get
// nothing, or contingency.not_concerned.
namespace tovholder::contingency {

// Those under way first, then the newest.
std::vector<Activation> ListActivations(sql::Reader& reader, const people::Viewer& viewer);
std::optional<Activation> FindRunning(sql::Reader& reader, const people::Viewer& viewer, areas::HousingAreaId area);
std::optional<ActivationBook> FindActivation(sql::Reader& reader, const people::Viewer& viewer, ActivationId id);
std::vector<Activation> ListActivationsOf(sql::Reader& reader, const people::Viewer& viewer, IncidentId incident);

// Errors: the first of CheckActivation, areas.no_such_area, contingency.is_running where one is under way.
Result<ActivationId> Activate(sql::Transaction& transaction, const people::Viewer& viewer, Activation activation);
// Errors: the first of CheckEntry, contingency.no_such_activation.
Result<void> AddEntry(sql::Transaction& transaction, const people::Viewer& viewer, ActivationEntry entry);
// Errors: the first of CheckEnd, contingency.no_such_activation.
Result<void> EndActivation(sql::Transaction& transaction, const people::Viewer& viewer, ActivationId id, Instant ended);

}  // namespace tovholder::contingency
