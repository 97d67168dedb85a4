// SPDX-License-Identifier: EUPL-1.2
#include "areas/logged_records.h"

#include "areas/area_history_store.h"
#include "areas/list_membership.h"

namespace tovholder::areas {

std::vector<sql::RecordOutline> LoggedRecords() {
  return {sql::OutlineOf<HousingArea>("housing_area"),
          sql::OutlineOf<Section>("section"),
          sql::OutlineOf<AssociationFacts>("association_facts"),
          sql::OutlineOf<Perimeter>("perimeter"),
          sql::OutlineOf<AreaChange>("area_change"),
          sql::OutlineOf<AreaSpelling>("area_spelling"),
          sql::OutlineOf<PublishedList>("published_list"),
          sql::OutlineOf<ListMembership>("list_membership")};
}

}  // namespace tovholder::areas
