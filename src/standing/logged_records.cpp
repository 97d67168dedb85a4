// SPDX-License-Identifier: EUPL-1.2
#include "standing/logged_records.h"

#include "standing/duty.h"
#include "standing/news.h"

namespace tovholder::standing {

std::vector<sql::RecordOutline> LoggedRecords() {
  return {sql::OutlineOf<Duty>("area_duty"), sql::OutlineOf<NewsReceiver>("news_receiver")};
}

}  // namespace tovholder::standing
