// SPDX-License-Identifier: EUPL-1.2
#include "indicators/logged_records.h"

#include "indicators/figure_upload.h"
#include "indicators/observation.h"
#include "indicators/small_count.h"

namespace tovholder::indicators {

std::vector<sql::RecordOutline> LoggedRecords() {
  return {sql::OutlineOf<Indicator>("indicator"),
          sql::OutlineOf<Place>("place"),
          sql::OutlineOf<PoolMember>("pool_member"),
          sql::OutlineOf<FigureSource>("figure_source"),
          sql::OutlineOf<Observation>("observation"),
          sql::OutlineOf<FigureLayout>("figure_layout"),
          sql::OutlineOf<SmallCountSetting>("small_count_setting")};
}

}  // namespace tovholder::indicators
