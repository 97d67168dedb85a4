// SPDX-License-Identifier: EUPL-1.2
#include "desk/agenda_store.h"
#include "meetings/item_view.h"
#include "planning/planning_pages.h"
#include "planning/poll_store.h"

namespace tovholder::planning {
namespace {

using people::Visit;

// The way to the poll, for who prepares the meeting.
std::optional<meetings::MeetingPreparation> WithPoll(sql::Reader& reader, const Visit& visit, meetings::MeetingId id,
                                                     std::optional<meetings::MeetingPreparation> shown) {
  if (!shown) return shown;
  const auto standing = desk::FindStanding(reader, id);
  const auto poll = standing ? FindPoll(reader, visit.viewer, id) : std::nullopt;
  const bool draft = standing && standing->state == desk::MeetingState::kDraft;
  if (!poll || (!draft && !poll->poll)) return shown;
  shown->others.push_back(
      html::ButtonLink(visit.t("Find a date"), meetings::AddressOf(id) + "/datovalg", html::ButtonLook::kQuiet));
  return shown;
}

std::vector<html::Html> ListActions(const Visit& visit) {
  std::vector<html::Html> actions;
  if (people::MayEditSomeAgenda(visit.viewer)) {
    actions.push_back(html::ButtonLink(visit.t("Series of meetings"), "/moeder/serie", html::ButtonLook::kQuiet));
  }
  if (!visit.viewer.signed_in()) return actions;
  const auto waiting =
      visit.Read([&](sql::Reader& reader) { return ListWaitingPolls(reader, visit.viewer, visit.today()).size(); });
  if (waiting > 0) {
    const auto count = static_cast<std::int64_t>(waiting);
    actions.push_back(
        html::ButtonLink(visit.t.Plural("{n} date poll waits for you", "{n} date polls wait for you", count),
                         "/moeder/datovalg", html::ButtonLook::kSecondary));
  }
  return actions;
}

}  // namespace

meetings::MeetingSlots Slots(meetings::MeetingSlots slots) {
  slots.list_actions = [inner = slots.list_actions](const Visit& visit) {
    auto actions = inner ? inner(visit) : std::vector<html::Html>();
    for (html::Html& own : ListActions(visit)) actions.push_back(std::move(own));
    return actions;
  };
  slots.preparation = [inner = slots.preparation](sql::Reader& reader, const Visit& visit, meetings::MeetingId id) {
    return WithPoll(reader, visit, id, inner ? inner(reader, visit, id) : std::nullopt);
  };
  return slots;
}

}  // namespace tovholder::planning
