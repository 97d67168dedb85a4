// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "approvals/approval_book.h"
#include "meetings/meeting_store.h"
#include "sql/database.h"

// A decision of a body out of the meeting at which it was made.
namespace tovholder::approvals {

// The organ whose meetings may hold the decision: of a ballot or a joint vote none.
std::optional<people::OrganizationId> OrganOf(const ApprovalBook& book, const BodyDecision& decision);
// Of that organ, the newest first.
std::vector<meetings::MeetingRow> ListSourceMeetings(sql::Reader& reader, const people::Viewer& viewer,
                                                     people::OrganizationId organ);

// What was recorded there, as an answer; kOutstanding where the record does not say.
struct ProposedAnswer {
  meetings::MeetingId meeting;
  meetings::ItemId item;
  std::string title;
  std::string decision;  // as it stands in the minutes
  bool closed = false;   // its words are not for everybody
  Answer answer = Answer::kOutstanding;
  std::optional<Date> decided;
  std::optional<int> votes_for;
  std::optional<int> votes_against;
};
// Nothing for an item that the viewer may not see in full.
std::optional<ProposedAnswer> ProposeAnswer(sql::Reader& reader, const people::Viewer& viewer, meetings::ItemId item);

// "Godkendt." is a yes, "Afvist." a no, "Godkendt med bemærkning om …" a yes with remarks.
Answer GuessAnswer(std::string_view decision);

}  // namespace tovholder::approvals
