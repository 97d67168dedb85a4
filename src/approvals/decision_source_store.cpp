// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "approvals/decision_source.h"
#include "base/text.h"
#include "plan/step_proposal.h"

namespace tovholder::approvals {
namespace {

constexpr int kMostMeetings = 100;

// What was ruled and counted at a meeting that was held here and has ended.
void TakeRecorded(sql::Reader& reader, ProposedAnswer& proposed) {
  const bool ended =
      reader.One<int>("SELECT 1 FROM sitting WHERE meeting = $1 AND ended IS NOT NULL", proposed.meeting).has_value();
  if (!ended) return;
  std::vector<sittings::Outcome> rulings;
  reader.Each(
      "SELECT outcome FROM sitting_ruling WHERE item = $1 ORDER BY point",
      [&](const sql::Row& row) { rulings.push_back(row.Get<sittings::Outcome>(0)); }, proposed.item);
  const plan::Outcome outcome = plan::OutcomeOf(rulings);
  if (outcome == plan::Outcome::kOpen && !rulings.empty()) proposed.answer = Answer::kOutstanding;
  if (outcome == plan::Outcome::kNo) proposed.answer = Answer::kNo;
  if (outcome == plan::Outcome::kYes && proposed.answer != Answer::kYesWithRemarks) proposed.answer = Answer::kYes;
  reader.Each(
      "SELECT yes, no FROM sitting_vote WHERE item = $1 ORDER BY id",
      [&](const sql::Row& row) {
        proposed.votes_for = static_cast<int>(row.Int(0));
        proposed.votes_against = static_cast<int>(row.Int(1));
      },
      proposed.item);
}

}  // namespace

std::vector<meetings::MeetingRow> ListSourceMeetings(sql::Reader& reader, const people::Viewer& viewer,
                                                     people::OrganizationId organ) {
  meetings::MeetingFilter filter;
  filter.organization = organ.value;
  auto found = meetings::ListMeetings(reader, viewer, filter, meetings::MeetingOrder::kNewestFirst, kMostMeetings, 0);
  // Those that the organ holds together with another are kept under the other's name.
  for (const auto id : reader.Column<meetings::MeetingId>(
           "SELECT meeting FROM meeting_host WHERE organization = $1 ORDER BY meeting DESC", organ)) {
    const bool known =
        std::any_of(found.begin(), found.end(), [&](const meetings::MeetingRow& one) { return one.meeting.id == id; });
    auto row = known ? std::nullopt : meetings::FindMeeting(reader, viewer, id);
    if (row) found.push_back(std::move(*row));
  }
  std::stable_sort(found.begin(), found.end(),
                   [](const auto& a, const auto& b) { return a.meeting.date > b.meeting.date; });
  return found;
}

std::optional<ProposedAnswer> ProposeAnswer(sql::Reader& reader, const people::Viewer& viewer, meetings::ItemId item) {
  const auto found = meetings::FindItem(reader, viewer, item);
  if (!found || found->hides) return std::nullopt;
  ProposedAnswer proposed;
  proposed.meeting = found->meeting.meeting.id;
  proposed.item = item;
  proposed.title = found->details.item.title;
  proposed.decision = std::string(Trim(found->details.item.decision.value_or("")));
  proposed.closed = found->details.item.closed;
  proposed.decided = found->meeting.meeting.date;
  proposed.answer = GuessAnswer(proposed.decision);
  TakeRecorded(reader, proposed);
  return proposed;
}

}  // namespace tovholder::approvals
