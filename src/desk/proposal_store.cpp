// SPDX-License-Identifier: EUPL-1.2
#include "desk/proposal_store.h"

#include <algorithm>

#include "base/enum_names.h"
#include "base/text.h"
#include "desk/item_store.h"
#include "desk/postponement.h"
#include "meetings/host_store.h"
#include "sql/records.h"

namespace tovholder::desk {
namespace {

constexpr EnumNames<ProposalState, 3> kProposalStates{
    {{ProposalState::kWaiting, "waiting"}, {ProposalState::kTaken, "taken"}, {ProposalState::kDeclined, "declined"}}};
constexpr std::size_t kLongestTitle = 300;
constexpr std::size_t kLongestText = 20'000;

Result<DeskProposal> FindWaiting(sql::Reader& reader, meetings::MeetingId meeting, DeskProposalId id) {
  auto found = sql::Find<DeskProposal>(reader, "FROM desk_proposal WHERE id = $1 AND meeting = $2", id, meeting);
  if (!found) return Fail("desk.no_such_proposal");
  if (found->state != ProposalState::kWaiting) return Fail("desk.proposal_settled");
  return std::move(*found);
}

}  // namespace

std::string_view ToName(ProposalState state) { return NameIn(kProposalStates, state); }
bool FromName(std::string_view name, ProposalState& state) { return ValueIn(kProposalStates, name, state); }

std::vector<OpenMeeting> ListMeetingsOpenForProposals(sql::Reader& reader, const people::Viewer& viewer, Date today) {
  std::vector<OpenMeeting> open;
  if (!viewer.MayRead(people::Access::kReader)) return open;
  reader.Each(
      "SELECT m.id, m.title, m.date, m.start_time, coalesce(m.place, '') FROM meeting m JOIN desk_meeting d"
      " ON d.meeting = m.id WHERE d.state = 'draft' AND m.date >= $1 ORDER BY m.date, m.start_time",
      [&](const sql::Row& row) {
        open.push_back({row.Get<meetings::MeetingId>(0), row.Get<std::string>(1), row.Get<std::optional<Date>>(2),
                        row.Get<std::optional<TimeOfDay>>(3), row.Get<std::string>(4)});
      },
      today);
  return open;
}

std::optional<OpenMeeting> FindMeetingOpenForProposals(sql::Reader& reader, const people::Viewer& viewer,
                                                       meetings::MeetingId id, Date today) {
  for (OpenMeeting& one : ListMeetingsOpenForProposals(reader, viewer, today)) {
    if (one.id == id) return std::move(one);
  }
  return std::nullopt;
}

std::vector<DeskProposal> ListProposals(sql::Reader& reader, const people::Viewer& viewer, meetings::MeetingId id) {
  if (!viewer.signed_in()) return {};
  auto proposals = sql::List<DeskProposal>(reader, "FROM desk_proposal WHERE meeting = $1 ORDER BY id", id);
  if (!people::MayReadDrafts(viewer, meetings::OwnersOf(reader, id))) {
    std::erase_if(proposals, [&](const DeskProposal& one) { return one.account != viewer.user; });
  }
  return proposals;
}

Result<DeskProposalId> Propose(sql::Transaction& transaction, const people::Viewer& viewer, DeskProposal proposal,
                               Date today) {
  if (!FindMeetingOpenForProposals(transaction, viewer, proposal.meeting, today)) return Fail("desk.proposals_over");
  if (proposal.title.empty()) return Fail("desk.no_item_title");
  if (CountCodePoints(proposal.title) > kLongestTitle) {
    return Fail("desk.text_long", {{"limit", std::to_string(kLongestTitle)}});
  }
  if (CountCodePoints(proposal.text) > kLongestText) {
    return Fail("desk.text_long", {{"limit", std::to_string(kLongestText)}});
  }
  proposal.account = viewer.user;
  proposal.proposed_by = viewer.name;
  proposal.proposed = transaction.now();
  sql::Create(transaction, "desk_proposal", proposal);
  return proposal.id;
}

Result<DeskItemId> TakeProposal(sql::Transaction& transaction, meetings::MeetingId meeting, DeskProposalId id) {
  auto proposal = FindWaiting(transaction, meeting, id);
  if (!proposal) return Pass(proposal);
  auto postponed = FindPostponement(transaction, id);
  ItemOnDesk taken = postponed ? ItemAgain(transaction, *postponed) : ItemOnDesk{};
  if (!postponed) {
    taken.item.title = proposal->title;
    taken.item.case_text = proposal->text;
    taken.item.proposed_by = proposal->proposed_by;
  }
  taken.item.meeting = meeting;
  auto created = CreateItem(transaction, std::move(taken.item));
  if (!created) return created;
  for (DeskAttachment& one : taken.attachments) {
    one.id = {};
    one.item = *created;
    sql::Create(transaction, "desk_attachment", one);
  }
  if (postponed) {
    postponed->taken_as = *created;
    sql::Update(transaction, "desk_postponement", *postponed);
  }
  proposal->state = ProposalState::kTaken;
  proposal->taken_as = *created;
  sql::Update(transaction, "desk_proposal", *proposal);
  return created;
}

Result<void> DeclineProposal(sql::Transaction& transaction, meetings::MeetingId meeting, DeskProposalId id,
                             std::string_view reason) {
  auto proposal = FindWaiting(transaction, meeting, id);
  if (!proposal) return Pass(proposal);
  if (Trim(reason).empty()) return Fail("desk.no_reason");
  proposal->state = ProposalState::kDeclined;
  proposal->answer = CollapseSpace(reason);
  sql::Update(transaction, "desk_proposal", *proposal);
  return {};
}

}  // namespace tovholder::desk
