// SPDX-License-Identifier: EUPL-1.2
#include "areas/perimeter.h"

namespace tovholder::areas {

const Perimeter* PerimeterOn(const std::vector<Perimeter>& perimeters, HousingAreaId area, Date day) {
  const Perimeter* holding = nullptr;
  const Perimeter* first = nullptr;
  for (const Perimeter& one : perimeters) {
    if (one.area != area) continue;
    if (first == nullptr || one.from_date < first->from_date) first = &one;
    const bool begun = !one.from_date || *one.from_date <= day;
    if (begun && (holding == nullptr || holding->from_date < one.from_date)) holding = &one;
  }
  return holding != nullptr ? holding : first;
}

}  // namespace tovholder::areas
