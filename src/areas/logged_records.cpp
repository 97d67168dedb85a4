// SPDX-License-Identifier: EUPL-1.2
#include "areas/logged_records.h"

#include "areas/area.h"

namespace tovholder::areas {

std::vector<sql::RecordOutline> LoggedRecords() {
  return {sql::OutlineOf<HousingArea>("housing_area"), sql::OutlineOf<Section>("section"),
          sql::OutlineOf<AssociationFacts>("association_facts")};
}

}  // namespace tovholder::areas
