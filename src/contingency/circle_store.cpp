// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "areas/area_store.h"
#include "contingency/circle.h"

namespace tovholder::contingency {
namespace {

template <class May>
std::vector<areas::HousingArea> ListAreasWhere(sql::Reader& reader, const people::Viewer& viewer, May&& may) {
  auto areas = areas::ListAreas(reader);
  std::erase_if(areas, [&](const areas::HousingArea& area) { return !may(viewer, ListCircle(reader, area.id)); });
  return areas;
}

}  // namespace

people::Owners ListCircle(sql::Reader& reader, areas::HousingAreaId area) {
  return reader.Column<people::OrganizationId>(
      "SELECT o.id FROM organization o WHERE o.body IN (SELECT a.municipality FROM housing_area a WHERE a.id = $1)"
      " OR o.body IN (SELECT s.association FROM section s WHERE s.area = $1)"
      " OR o.body IN (SELECT b.id FROM body b WHERE b.kind = $2)"
      " OR o.id IN (SELECT s.section_board FROM section s WHERE s.area = $1)"
      " OR o.id IN (SELECT r.organization FROM plan_reader r JOIN contingency_plan p ON p.id = r.plan"
      " WHERE p.area = $1) ORDER BY o.id",
      area, people::BodyKind::kPolice);
}

std::vector<areas::HousingArea> ListSeenAreas(sql::Reader& reader, const people::Viewer& viewer) {
  return ListAreasWhere(reader, viewer, MaySee);
}

std::vector<areas::HousingArea> ListAreasToActIn(sql::Reader& reader, const people::Viewer& viewer) {
  return ListAreasWhere(reader, viewer, MayAct);
}

}  // namespace tovholder::contingency
