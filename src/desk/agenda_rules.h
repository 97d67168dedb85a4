// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "desk/agenda.h"

// What holds for a meeting and its agenda before it is released.
namespace tovholder::desk {

enum class DeskAction { kEditMeeting, kEditAgenda, kPropose, kRelease, kCancel };
bool Allows(MeetingState state, DeskAction action);
// Error: desk.not_in_this_state {state}; desk.has_minutes where minutes stand in place of the agenda already.
Result<void> CheckAction(const Agenda& agenda, DeskAction action);

// What somebody wants a meeting to be.
struct MeetingPlan {
  std::vector<people::OrganizationId> hosts;
  std::string title;
  std::optional<Date> date;
  std::optional<TimeOfDay> start;
  std::optional<TimeOfDay> end;
  std::string place;
};
struct HostLife {
  std::string name;
  bool exists = true;  // on the day of the meeting
};
// By field ("dato", "slut", "titel", "organ"): desk.no_date, desk.date_past {date}, desk.ends_before_start {start,
// end}, desk.no_title, desk.host_gone {name, date}.
std::map<std::string, Error> CheckPlan(const MeetingPlan& plan, const std::vector<HostLife>& hosts, Date today);

// When each item begins, and last when the meeting ends by the minutes allotted; nothing where the start is not known
// or the day is over. An item without minutes takes no time.
std::vector<std::optional<TimeOfDay>> ItemStarts(std::optional<TimeOfDay> start, const std::vector<int>& minutes);

// The numbered points, a line each; a number or mark that was typed before one is taken off.
std::vector<std::string> ParsePoints(std::string_view text);

inline constexpr int kLongestName = 200;
// The name an attachment may have, spaces put in order. Errors: desk.name_empty, desk.name_long {limit},
// desk.name_folder {name}, desk.name_letters {name}, desk.name_program {name, ending}, desk.name_double {name, ending}.
Result<std::string> CheckFileName(std::string_view name);

// By field of the form: desk.no_item_title, desk.minutes_wrong {limit}, desk.no_ground.
std::map<std::string, Error> CheckItem(const DeskItem& item);

// Counts of few persons that were found in a file, as an attachment keeps them.
std::string FormatCounts(const std::vector<documents::GuardedCount>& counts);
// The words around those below the number.
std::vector<std::string> FewPersonsIn(const DeskAttachment& attachment, int smallest);

// The record that everybody reads, at this place of the agenda.
meetings::ItemDetails RecordOf(const ItemOnDesk& item, int number, int revision);

// The last day on which the notice is kept.
Date LastDayOfNotice(Date meeting, int weekdays);

}  // namespace tovholder::desk
