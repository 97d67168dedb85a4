// SPDX-License-Identifier: EUPL-1.2
#include "meetings/meeting_draft.h"

#include <algorithm>

#include "base/text.h"
#include "minutes/case_text.h"

namespace tovholder::meetings {
namespace {

std::optional<std::string> ValueOf(const std::optional<minutes::ReadText>& read) {
  if (!read || read->value.empty()) return std::nullopt;
  return read->value;
}

std::vector<PersonAtMeeting> PersonsMarked(const std::vector<minutes::ReadText>& names, Presence mark) {
  std::vector<PersonAtMeeting> persons;
  for (const minutes::ReadText& name : names) {
    if (!name.value.empty()) persons.push_back({name.value, mark, {}, {}, {}});
  }
  return persons;
}

void AppendAll(std::vector<PersonAtMeeting>& to, std::vector<PersonAtMeeting> from) {
  to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
}

Presence PresenceOf(const minutes::ParticipantReading& participant) {
  if (participant.mark == minutes::AttendanceMark::kApology) return Presence::kApology;
  if (participant.mark == minutes::AttendanceMark::kAbsent) return Presence::kAbsent;
  return participant.substitute ? Presence::kSubstitute : Presence::kPresent;
}

std::optional<std::string> SideOf(const minutes::ParticipantReading& participant) {
  const auto organization = ValueOf(participant.organization);
  const auto side = ValueOf(participant.side);
  if (!organization || !side || *organization == *side) return organization ? organization : side;
  return *organization + ", " + *side;
}

// Somebody who is listed and also named as away stands once, as away.
void MarkAway(std::vector<PersonAtMeeting>& persons, std::vector<PersonAtMeeting> away) {
  for (PersonAtMeeting& person : away) {
    const std::string folded = Fold(person.name);
    const auto listed = std::find_if(persons.begin(), persons.end(),
                                     [&](const PersonAtMeeting& one) { return Fold(one.name) == folded; });
    if (listed == persons.end()) {
      persons.push_back(std::move(person));
    } else {
      listed->mark = person.mark;
    }
  }
}

std::vector<PersonAtMeeting> DraftAttendance(const minutes::MinutesReading& reading) {
  std::vector<PersonAtMeeting> persons;
  for (const minutes::ParticipantReading& one : reading.participants) {
    if (one.name.value.empty()) continue;
    persons.push_back({one.name.value, PresenceOf(one), ValueOf(one.party), ValueOf(one.role), SideOf(one)});
  }
  MarkAway(persons, PersonsMarked(reading.absent, Presence::kApology));
  MarkAway(persons, PersonsMarked(reading.not_present, Presence::kAbsent));
  MarkAway(persons, PersonsMarked(reading.substitutes, Presence::kSubstitute));
  return persons;
}

std::vector<PersonAtMeeting> DraftAttendance(const minutes::ItemReading& item) {
  std::vector<PersonAtMeeting> persons = PersonsMarked(item.absent, Presence::kApology);
  AppendAll(persons, PersonsMarked(item.not_present, Presence::kAbsent));
  AppendAll(persons, PersonsMarked(item.substitutes, Presence::kSubstitute));
  for (const minutes::ExtraParticipant& guest : item.extra_participants) {
    persons.push_back({guest.name.value, Presence::kGuest, {}, guest.title, guest.from});
  }
  return persons;
}

std::vector<Recommendation> DraftRecommendations(const minutes::ItemReading& item) {
  std::vector<Recommendation> drafts;
  for (const minutes::RecommendationReading& read : item.recommendations) {
    Recommendation draft;
    draft.point = read.point.value_or(static_cast<int>(drafts.size()) + 1);
    draft.text = read.text.value;
    for (const minutes::DecisionPoint& decision : item.decision_points) {
      if (decision.point == draft.point) draft.outcome = decision.text.value;
    }
    drafts.push_back(std::move(draft));
  }
  return drafts;
}

std::vector<Statement> DraftStatements(const minutes::ItemReading& item) {
  std::vector<Statement> drafts;
  const auto add = [&](StatementKind kind, const std::string& text) {
    Statement draft;
    draft.kind = kind;
    draft.text = text;
    drafts.push_back(std::move(draft));
  };
  for (const minutes::ReadText& remark : item.remarks) add(StatementKind::kRemark, remark.value);
  for (const minutes::ReadText& dissent : item.dissent) add(StatementKind::kDissent, dissent.value);
  for (const minutes::OtherDecision& other : item.other_decisions) {
    add(StatementKind::kOtherDecision, other.text.value);
    drafts.back().body = ValueOf(other.body);
    if (other.date) drafts.back().date = other.date->value;
  }
  return drafts;
}

ItemDetails DraftItem(const minutes::ItemReading& read, const documents::TextDocument& document,
                      const std::vector<documents::Block>& blocks) {
  ItemDetails details;
  AgendaItem& item = details.item;
  item.number = ValueOf(read.number);
  item.title = read.title_clean.empty() ? read.title.value : read.title_clean;
  item.heading = read.title.value;
  if (read.type) item.type = read.type->value;
  item.case_number = ValueOf(read.case_number);
  item.closed = read.closed.value;
  if (item.closed) item.closed_reason = std::string(read.closed.rule);
  item.recommended_by = ValueOf(read.recommended_by);
  item.decision = ValueOf(read.decision);
  item.responsible = ValueOf(read.responsible);
  item.time_allotted = ValueOf(read.time_allotted);
  item.decision_theme = ValueOf(read.decision_theme);
  item.decided_by = ValueOf(read.decided_by);
  item.attachment_note = ValueOf(read.attachment_count_text);
  item.case_text = minutes::CaseTextOf(read, document, blocks);
  details.recommendations = DraftRecommendations(read);
  details.statements = DraftStatements(read);
  for (const minutes::TreatmentReading& treatment : read.previous_treatment) {
    details.treatments.push_back({{}, {}, treatment.text.value, treatment.body, treatment.date, treatment.item});
  }
  for (const minutes::AttachmentReading& attachment : read.attachments) {
    const int position = static_cast<int>(details.attachments.size()) + 1;
    details.attachments.push_back(
        {{}, {}, position, attachment.name.value, attachment.recommended, attachment.closed, {}});
  }
  return details;
}

std::string TitleOf(const minutes::MinutesReading& reading, const std::string& organization) {
  if (!organization.empty()) return organization;
  return reading.title ? reading.title->value : std::string();
}

}  // namespace

MeetingDraft DraftMeeting(const minutes::MinutesReading& reading, const documents::TextDocument& document) {
  MeetingDraft draft;
  if (reading.municipality) draft.body_name = reading.municipality->value;
  if (reading.organization) draft.organization_name = reading.organization->value;
  Meeting& meeting = draft.meeting;
  meeting.body_origin = reading.municipality_origin;
  meeting.kind = reading.kind;
  meeting.title = TitleOf(reading, draft.organization_name);
  if (reading.date && IsRealDate(reading.date->value)) meeting.date = reading.date->value;
  if (reading.start) meeting.start_time = reading.start->value;
  if (reading.end) meeting.end_time = reading.end->value;
  meeting.place = ValueOf(reading.place);
  meeting.chair = ValueOf(reading.chair);
  meeting.minute_taker = ValueOf(reading.minute_taker);
  meeting.agenda_text = ValueOf(reading.agenda_text);
  draft.attendance = DraftAttendance(reading);
  const std::vector<documents::Block> blocks = documents::ListBlocks(document);
  for (const minutes::ItemReading& item : reading.items) {
    ItemDraft one{DraftItem(item, document, blocks), DraftAttendance(item)};
    one.details.item.position = static_cast<int>(draft.items.size()) + 1;
    draft.items.push_back(std::move(one));
  }
  return draft;
}

}  // namespace tovholder::meetings
