// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <set>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "desk/agenda.h"
#include "desk/agenda_snapshot.h"

// What stands in the way of releasing an agenda.
namespace tovholder::desk {

enum class Remedy {
  kMend,     // the release waits for it
  kReason,   // a written reason lets it through
  kSettled,  // a reason is given
};

struct Finding {
  DeskItemId item;  // 0: the meeting as a whole
  Remedy remedy = Remedy::kMend;
  Error error;
};

// `reason` is the one that goes with this release: of a late agenda, or of what changes one that was sent out.
//   desk.no_items; desk.notice_missed {last, days}; desk.change_unexplained; by item desk.item_late {last},
//   desk.item_no_title, desk.item_no_type, desk.item_no_recommendation, desk.item_no_responsible, desk.no_ground,
//   desk.item_cpr {field, number}, desk.file_cpr {name}, desk.file_not_checked {name}, desk.item_count {field, words},
//   desk.file_count {name, words}; of the meeting meetings.cpr,
//   desk.cpr_in_reason; desk.nothing_changed; desk.over {date}.
std::vector<Finding> FindBeforeRelease(const Agenda& agenda, const std::vector<AgendaChange>& changes,
                                       std::string_view reason, Date today);
// What is open now and was closed when the agenda was released, so that nobody explained it: desk.file_cpr,
// desk.file_not_checked, desk.file_count. `closed` are the items that are closed now.
std::vector<Error> FindInOpenedFiles(const std::vector<ItemOnDesk>& items, const std::set<meetings::ItemId>& closed,
                                     int smallest);
bool MayRelease(const std::vector<Finding>& findings);
std::int64_t CountOpen(const std::vector<Finding>& findings);

// What the next release of the draft would bring, and what stands in its way.
struct ReleaseCheck {
  std::vector<AgendaChange> changes;
  std::vector<Finding> findings;
};
ReleaseCheck CheckRelease(const Agenda& agenda, std::string_view reason, Date today);

}  // namespace tovholder::desk
