// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "base/text.h"
#include "desk/agenda_rules.h"
#include "desk/agenda_store.h"
#include "desk/postponement.h"
#include "html/formats.h"
#include "meetings/host_store.h"
#include "people/organization_store.h"
#include "sql/records.h"

namespace tovholder::desk {
namespace {

constexpr std::string_view kPostponements = "desk_postponement";

std::optional<Postponement> FindOfItem(sql::Reader& reader, meetings::ItemId item) {
  return sql::Find<Postponement>(reader, "FROM desk_postponement WHERE item = $1", item);
}

std::optional<DeskProposal> FindProposalOf(sql::Reader& reader, const Postponement& postponed) {
  if (!postponed.proposal) return std::nullopt;
  return sql::Find<DeskProposal>(reader, "FROM desk_proposal WHERE id = $1", *postponed.proposal);
}

Date DayOf(sql::Reader& reader, meetings::MeetingId id) {
  const auto row = meetings::FindMeeting(reader, people::Viewer::CommandLine(), id);
  return row ? row->meeting.date.value_or(Date()) : Date();
}

// The nearest in preparation behind the one that postponed the item.
std::optional<meetings::MeetingId> FindNextMeeting(sql::Reader& reader, const Postponement& postponed) {
  return reader.One<meetings::MeetingId>(
      "SELECT m.id FROM meeting m JOIN desk_meeting d ON d.meeting = m.id JOIN meeting_host h ON h.meeting = m.id WHERE"
      " d.state = 'draft' AND h.organization = $1 AND m.date > $2 ORDER BY m.date, coalesce(m.start_time, ''), m.id"
      " LIMIT 1",
      postponed.organization, DayOf(reader, postponed.meeting));
}

// "Udsat fra mødet den 19. maj 2026, punkt 3."
std::string OriginSentence(sql::Reader& reader, const Postponement& postponed, const meetings::AgendaItem& item) {
  const Date day = DayOf(reader, postponed.meeting);
  return "Udsat fra mødet den " + html::FormatDay(day, html::DayForm::kLong, html::Language::kDanish) + ", punkt " +
         item.number.value_or(std::to_string(item.position)) + ".";
}

std::string JoinParagraphs(const std::string& first, const std::string& second) {
  return second.empty() ? first : first + "\n\n" + second;
}

std::string ProposalText(const DeskItem& item) {
  std::string text = item.case_text;
  int number = 0;
  for (const std::string& point : ParsePoints(item.recommendations)) {
    text += number == 0 ? "\n\nIndstilling:\n\n" : "\n";
    text += std::to_string(++number) + ". " + point;
  }
  return text;
}

DeskItem ItemOf(const meetings::ItemDetails& details) {
  const meetings::AgendaItem& record = details.item;
  DeskItem item;
  item.title = record.title;
  item.type = record.type;
  item.responsible = record.responsible.value_or("");
  item.theme = record.decision_theme.value_or("");
  item.case_number = record.case_number.value_or("");
  item.recommended_by = record.recommended_by.value_or("");
  item.case_text = record.case_text;
  return item;
}

std::vector<DeskAttachment> AttachmentsOf(sql::Reader& reader, const std::optional<DeskItem>& source,
                                          const meetings::ItemDetails& details) {
  if (source) {
    return sql::List<DeskAttachment>(reader, "FROM desk_attachment WHERE item = $1 ORDER BY position", source->id);
  }
  std::vector<DeskAttachment> attachments;
  for (const meetings::Attachment& one : details.attachments) {
    if (!one.file) continue;
    DeskAttachment attachment;
    attachment.name = one.name;
    attachment.file = documents::FileId{*one.file};
    attachment.recommended = one.recommended;
    attachment.closed = one.closed;
    attachments.push_back(std::move(attachment));
  }
  return attachments;
}

void Put(sql::Transaction& transaction, Postponement& postponed) {
  if (postponed.id) return sql::Update(transaction, kPostponements, postponed);
  sql::Create(transaction, kPostponements, postponed);
}

// What every agenda of the organization begins or ends with is there again anyway.
bool StandsByRule(sql::Reader& reader, const Postponement& postponed) {
  const DeskRule rule = FindRule(reader, postponed.organization);
  const auto found = meetings::FindItem(reader, people::Viewer::CommandLine(), postponed.item);
  const std::string title = found ? Fold(found->details.item.title) : "";
  return title == Fold(rule.first_item) || title == Fold(rule.last_item);
}

// Nobody's own: it is seen by who prepares the agenda, as what it says may be closed.
void CreateProposal(sql::Transaction& transaction, Postponement& postponed, meetings::MeetingId to) {
  const ItemOnDesk again = ItemAgain(transaction, postponed);
  DeskProposal proposal;
  proposal.meeting = to;
  proposal.title = again.item.title;
  proposal.text = ProposalText(again.item);
  proposal.proposed_by = again.item.proposed_by;
  proposal.proposed = transaction.now();
  sql::Create(transaction, "desk_proposal", proposal);
  postponed.proposal = proposal.id;
}

bool Waits(const std::optional<DeskProposal>& proposal) {
  return proposal && proposal->state == ProposalState::kWaiting;
}

}  // namespace

void Postpone(sql::Transaction& transaction, Postponement postponed) {
  if (auto known = FindOfItem(transaction, postponed.item)) {
    auto proposal = FindProposalOf(transaction, *known);
    const bool open = !known->proposal || Waits(proposal);
    if (!open || known->recommendations == postponed.recommendations) return;
    known->recommendations = postponed.recommendations;
    Put(transaction, *known);
    if (!proposal) return;
    proposal->text = ProposalText(ItemAgain(transaction, *known).item);
    return sql::Update(transaction, "desk_proposal", *proposal);
  }
  if (StandsByRule(transaction, postponed)) return;
  if (const auto to = FindNextMeeting(transaction, postponed)) CreateProposal(transaction, postponed, *to);
  Put(transaction, postponed);
}

void TakeBackPostponement(sql::Transaction& transaction, meetings::ItemId item) {
  const auto known = FindOfItem(transaction, item);
  if (!known) return;
  const auto proposal = FindProposalOf(transaction, *known);
  if (known->proposal && !Waits(proposal)) return;
  sql::Delete(transaction, kPostponements, *known);
  if (proposal) sql::Delete(transaction, "desk_proposal", *proposal);
}

void ProposePostponed(sql::Transaction& transaction, meetings::MeetingId prepared) {
  const Date day = DayOf(transaction, prepared);
  for (const people::OrganizationId host : meetings::OwnersOf(transaction, prepared)) {
    for (Postponement& one : sql::List<Postponement>(
             transaction, "FROM desk_postponement WHERE organization = $1 AND proposal IS NULL ORDER BY id", host)) {
      if (day <= DayOf(transaction, one.meeting)) continue;
      CreateProposal(transaction, one, prepared);
      Put(transaction, one);
    }
  }
}

void ProposeElsewhere(sql::Transaction& transaction, meetings::MeetingId cancelled) {
  for (Postponement& one : sql::List<Postponement>(
           transaction,
           "FROM desk_postponement WHERE proposal IN (SELECT id FROM desk_proposal WHERE meeting = $1 AND state ="
           " 'waiting') ORDER BY id",
           cancelled)) {
    const auto proposal = FindProposalOf(transaction, one);
    one.proposal.reset();
    if (const auto to = FindNextMeeting(transaction, one)) CreateProposal(transaction, one, *to);
    Put(transaction, one);
    sql::Delete(transaction, "desk_proposal", *proposal);
  }
}

ItemOnDesk ItemAgain(sql::Reader& reader, const Postponement& postponed) {
  const auto found = meetings::FindItem(reader, people::Viewer::CommandLine(), postponed.item);
  if (!found) return {};
  const meetings::AgendaItem& record = found->details.item;
  const auto source = sql::Find<DeskItem>(reader, "FROM desk_item WHERE agenda_item = $1", postponed.item);
  ItemOnDesk again{source ? *source : ItemOf(found->details), AttachmentsOf(reader, source, found->details)};
  DeskItem& item = again.item;
  item.id = {};
  item.meeting = {};
  item.agenda_item.reset();
  item.added_in = 0;
  item.version = 1;
  item.late_reason.clear();
  // It may have been closed or opened at the meeting.
  item.closed = record.closed;
  item.closed_reason = record.closed_reason.value_or("");
  item.show_title = record.show_title;
  item.show_case_number = record.show_case_number;
  item.show_decision = record.show_decision;
  item.recommendations = postponed.recommendations;
  item.case_text = JoinParagraphs(OriginSentence(reader, postponed, record), item.case_text);
  const auto organization = people::FindOrganization(reader, postponed.organization);
  item.proposed_by = organization ? organization->name : "";
  return again;
}

std::optional<Postponement> FindPostponement(sql::Reader& reader, DeskProposalId proposal) {
  return sql::Find<Postponement>(reader, "FROM desk_postponement WHERE proposal = $1", proposal);
}

std::vector<Postponement> ListTaken(sql::Reader& reader, meetings::MeetingId prepared) {
  return sql::List<Postponement>(
      reader, "FROM desk_postponement WHERE taken_as IN (SELECT id FROM desk_item WHERE meeting = $1) ORDER BY id",
      prepared);
}

std::optional<Onward> FindOnward(sql::Reader& reader, meetings::ItemId item) {
  const auto known = FindOfItem(reader, item);
  if (!known) return std::nullopt;
  Onward onward{FindProposalOf(reader, *known), known->taken_as, std::nullopt};
  if (onward.proposal)
    onward.to = meetings::FindMeeting(reader, people::Viewer::CommandLine(), onward.proposal->meeting);
  return onward;
}

}  // namespace tovholder::desk
