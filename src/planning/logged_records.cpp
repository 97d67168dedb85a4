// SPDX-License-Identifier: EUPL-1.2
#include "planning/logged_records.h"

#include "planning/poll_letter.h"

namespace tovholder::planning {

std::vector<sql::RecordOutline> LoggedRecords() {
  return {sql::OutlineOf<DatePoll>("date_poll"), sql::OutlineOf<PollTime>("date_poll_time"),
          sql::OutlineOf<PollAnswer>("date_poll_answer"), sql::OutlineOf<PollLetter>("poll_letter")};
}

}  // namespace tovholder::planning
