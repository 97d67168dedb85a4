// SPDX-License-Identifier: EUPL-1.2
#include "meetings/sample_meeting.h"

namespace tovholder::meetings {
namespace {

AgendaItem ItemCalled(int position, std::string title) {
  AgendaItem item;
  item.position = position;
  item.number = std::to_string(position);
  item.title = std::move(title);
  return item;
}

Recommendation Point(int point, std::string text, std::optional<std::string> outcome) {
  return {{}, {}, point, std::move(text), std::move(outcome)};
}

Statement Said(StatementKind kind, std::string text, std::optional<std::string> body = {}) {
  return {{}, {}, kind, std::move(text), std::move(body), {}};
}

ItemDraft OpenItem() {
  ItemDraft draft;
  ItemDetails& details = draft.details;
  details.item = ItemCalled(1, "Budget for Ærøvej");
  details.item.type = minutes::ItemType::kDecision;
  details.item.case_number = "330-2026-9001";
  details.item.responsible = "Områdesekretær Bo Lund";
  details.item.time_allotted = "20 min.";
  details.item.decision_theme = "Penge til bænke";
  details.item.decision = "Godkendt med ændringer.";
  details.item.recommended_by = "Sekretariatet";
  details.item.case_text =
      "## Budget for Ærøvej\n\n## Sagsfremstilling\n\nPengene **slår til**.\n\n| Post | Kr. |\n|---|--:|\n| Bænke | 5 "
      "|\n";
  details.recommendations = {Point(1, "at budgettet godkendes", "Godkendt."), Point(3, "at der købes bænke", {})};
  details.statements = {Said(StatementKind::kDissent, "Åse Møller stemte imod."),
                        Said(StatementKind::kOtherDecision, "Tiltrådt.", "Økonomiudvalget")};
  details.treatments = {{{}, {}, "Koordinationsgruppen, 3. marts 2026, punkt 2", {}, {}, {}}};
  details.attachments = {{{}, {}, 1, "Budget 2026", true, false, {}}, {{}, {}, 2, "Kuvertbilag", false, true, {}}};
  draft.attendance = {{"Åse Møller", Presence::kPresent, {}, {}, {}},
                      {"Bo Lund", Presence::kAbsent, {}, {}, {}},
                      {"Revisor Ole Rask", Presence::kGuest, {}, {}, {}}};
  return draft;
}

ItemDraft ClosedItem() {
  ItemDraft draft;
  ItemDetails& details = draft.details;
  details.item = ItemCalled(2, "Køb af Hemmelighuset");
  details.item.closed = true;
  details.item.closed_reason = "Fortrolig";
  details.item.case_number = "330-2026-9002";
  details.item.decision = "Forhandlingsbeløbet er 14 mio. kr.";
  details.item.case_text = "Om Hemmelighuset.";
  details.recommendations = {Point(1, "at Hemmelighuset købes", "Fortrolig")};
  details.statements = {Said(StatementKind::kDissent, "Mindretalshviskeren"),
                        Said(StatementKind::kOtherDecision, "Tiltrådt.", "Udvalget for Skjult")};
  details.attachments = {{{}, {}, 1, "Listen over bud", false, false, {}}};
  draft.attendance = {{"Lis Lukkemand", Presence::kGuest, {}, {}, {}}};
  return draft;
}

template <class Row>
void Number(std::vector<Row>& rows, ItemId item) {
  for (Row& row : rows) row.item = item;
}

void AppendAttendance(MeetingRecords& records, const std::vector<PersonAtMeeting>& persons,
                      std::optional<ItemId> item) {
  for (const PersonAtMeeting& one : persons) {
    // A person is known by the length of the name: the sample has no two alike.
    records.attendance.push_back({{{},
                                   records.row.meeting.id,
                                   item,
                                   static_cast<std::int64_t>(one.name.size()),
                                   0,
                                   one.mark,
                                   one.party,
                                   one.role,
                                   one.side},
                                  one.name});
  }
}

}  // namespace

MeetingDraft SampleMinutes() {
  MeetingDraft draft;
  draft.meeting.title = "Bestyrelsesmøde";
  draft.meeting.date = ParseIsoDate("2026-04-22");
  draft.meeting.start_time = TimeOfDay{15, 0};
  draft.meeting.end_time = TimeOfDay{16, 30};
  draft.meeting.place = "Beboerhuset";
  draft.meeting.kind = minutes::PaperKind::kMinutes;
  draft.meeting.changed = ParseIsoInstant("2026-05-01T08:00:00Z").value();
  draft.attendance = {{"Åse Møller", Presence::kPresent, "A", "formand", {}},
                      {"Bo Lund", Presence::kPresent, {}, "sekretær", {}},
                      {"Ib Afbud Sørensen", Presence::kApology, {}, {}, "FOB"}};
  draft.items = {OpenItem(), ClosedItem(), {{ItemCalled(3, "Eventuelt"), {}, {}, {}, {}}, {}}};
  return draft;
}

MeetingRecords SampleRecords() {
  MeetingDraft draft = SampleMinutes();
  draft.meeting.visibility = people::Visibility::kPublic;
  MeetingRecords records{{draft.meeting, "Slagelse Kommune", "Bestyrelsen", 3}, {}, {}, {}};
  AppendAttendance(records, draft.attendance, std::nullopt);
  std::int64_t id = 0;
  for (ItemDraft& item : draft.items) {
    ItemDetails& details = item.details;
    details.item.id = ItemId{++id};
    Number(details.recommendations, details.item.id);
    Number(details.statements, details.item.id);
    Number(details.attachments, details.item.id);
    AppendAttendance(records, item.attendance, details.item.id);
    records.items.push_back(std::move(details));
  }
  return records;
}

}  // namespace tovholder::meetings
