// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <vector>

#include "areas/area.h"
#include "people/viewer.h"
#include "sql/database.h"

// Whom the contingency of an area concerns: the organizations of its municipality, of the associations that own
// sections there and of the police, the boards of those sections, and whom the plan names. Nobody else sees a
// telephone number, an incident or an activation.
namespace tovholder::contingency {

// Who holds any role in one of them, and whoever reads everything.
bool MaySee(const people::Viewer& viewer, const people::Owners& circle);
// Members, and the secretaries of the installation: they activate, log and register incidents.
bool MayAct(const people::Viewer& viewer, const people::Owners& circle);

people::Owners ListCircle(sql::Reader& reader, areas::HousingAreaId area);
// The areas whose contingency the viewer may see, in Danish order.
std::vector<areas::HousingArea> ListSeenAreas(sql::Reader& reader, const people::Viewer& viewer);
// Those where he may act.
std::vector<areas::HousingArea> ListAreasToActIn(sql::Reader& reader, const people::Viewer& viewer);

}  // namespace tovholder::contingency
