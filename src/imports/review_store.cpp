// SPDX-License-Identifier: EUPL-1.2
#include "imports/review_store.h"

#include <algorithm>
#include <map>

#include "base/text.h"
#include "imports/import_reading.h"
#include "meetings/document_store.h"
#include "meetings/meeting_search.h"
#include "meetings/meeting_store.h"
#include "meetings/stored_json.h"
#include "people/organization_store.h"
#include "people/person.h"
#include "sql/records.h"

namespace tovholder::imports {
namespace {

void SaveMeeting(sql::Transaction& transaction, const ReviewInput& input) {
  meetings::Meeting meeting = input.meeting.row.meeting;
  std::optional<people::BodyId> body;
  if (const std::string& name = input.meeting.row.body_name; !name.empty()) {
    body = people::FindOrCreateBody(transaction, people::BodyKind::kMunicipality, name);
  }
  meeting.body = body ? std::optional(body->value) : std::nullopt;
  if (input.changed.contains("municipality")) meeting.body_origin = minutes::BodyOrigin::kGiven;
  meeting.organization.reset();
  if (const std::string& name = input.meeting.row.organization_name; !name.empty()) {
    meeting.organization = people::FindOrCreateOrganization(transaction, body, name).value;
  }
  meetings::UpdateMeeting(transaction, meeting);
}

// Rows of the meeting itself by what was typed; who stays keeps party, role and side.
void SaveAttendance(sql::Transaction& transaction, const ReviewInput& input) {
  const meetings::MeetingId meeting = input.meeting.row.meeting.id;
  std::map<std::int64_t, meetings::Attendance> before;
  for (const meetings::AttendanceRow& row : input.meeting.attendance) {
    if (!row.attendance.item) before.emplace(row.attendance.person, row.attendance);
  }
  transaction.Execute(
      "DELETE FROM attendance WHERE meeting = $1 AND item IS NULL AND mark IN ('present', 'apology', 'absent')",
      meeting);
  int position = 0;
  const auto write = [&](const std::vector<std::string>& names, meetings::Presence mark) {
    for (const std::string& name : names) {
      const std::int64_t person = people::FindOrCreatePerson(transaction, name).value;
      const auto known = before.find(person);
      meetings::Attendance row = known == before.end() ? meetings::Attendance{} : known->second;
      row.id = {};
      row.meeting = meeting;
      row.person = person;
      row.position = ++position;
      row.mark = mark;
      sql::CreateUnlogged(transaction, "attendance", row);
    }
  };
  write(input.present, meetings::Presence::kPresent);
  write(input.apologies, meetings::Presence::kApology);
  write(input.absent, meetings::Presence::kAbsent);
  sql::LogChange(transaction, sql::ChangeKind::kUpdate, "meeting", meeting.value,
                 {{"attendance", "", Join(input.present, ", ") + " / " + Join(input.apologies, ", ")}});
}

bool AnyChanged(const ReviewInput& input, const std::string& prefix) {
  return std::any_of(input.changed.begin(), input.changed.end(),
                     [&](const std::string& field) { return field.starts_with(prefix); });
}

void SaveItems(sql::Transaction& transaction, const search::Index& index, const ReviewInput& input) {
  for (const meetings::ItemDetails& details : input.meeting.items) {
    const std::string prefix = PrefixOf(details.item);
    if (input.removed.contains(details.item.id)) {
      index.Remove(transaction, search::EntryKind::kItem, details.item.id.value);
      meetings::DeleteItem(transaction, details.item.id);
      continue;
    }
    if (AnyChanged(input, prefix)) meetings::UpdateItem(transaction, details.item);
    if (input.changed.contains(prefix + "recommendations")) {
      meetings::ReplaceRecommendations(transaction, details.item.id, details.recommendations);
    }
  }
  int position = input.meeting.items.empty() ? 0 : input.meeting.items.back().item.position;
  for (meetings::ItemDetails added : input.added) {
    added.item.meeting = input.meeting.row.meeting.id;
    added.item.position = ++position;
    added.item.heading = added.item.title;
    meetings::CreateItem(transaction, added);
  }
}

void Confirm(sql::Transaction& transaction, meetings::ReadingRecord reading, const std::set<std::string>* fields) {
  std::vector<minutes::FieldPlace> places = meetings::LoadPlaces(reading.places);
  reading.doubtful = 0;
  for (minutes::FieldPlace& place : places) {
    if (fields == nullptr || fields->contains(place.field)) {
      if (place.confidence == minutes::Confidence::kDoubtful) place.rule = "confirmed";
      place.confidence = minutes::Confidence::kCertain;
    }
    if (place.confidence == minutes::Confidence::kDoubtful) ++reading.doubtful;
  }
  reading.places = meetings::StorePlaces(places);
  if (fields == nullptr) reading.reviewed = transaction.now();
  sql::Update(transaction, "reading", reading);
}

}  // namespace

Result<Review> LoadReview(sql::Reader& reader, meetings::ReadingId id) {
  const people::Viewer all = people::Viewer::CommandLine();
  auto reading = meetings::FindReading(reader, id);
  if (!reading || !reading->meeting) return Fail("import.no_such_reading");
  auto document = meetings::FindDocument(reader, all, reading->document);
  auto row = meetings::FindMeeting(reader, all, *reading->meeting);
  if (!document || !row) return Fail("import.no_such_reading");
  Result<documents::TextDocument> text = meetings::LoadText(reader, *document);
  if (!text) return Pass(text);
  Review review{*reading,
                std::move(*document),
                std::move(*text),
                meetings::LoadPlaces(reading->places),
                meetings::LoadSpans(reading->unplaced),
                meetings::LoadErrors(reading->findings),
                {std::move(*row), meetings::ListItems(reader, all, *reading->meeting),
                 meetings::ListAttendance(reader, all, *reading->meeting)}};
  return review;
}

ReviewedMeeting AsReviewed(const meetings::MeetingDraft& draft, const ReviewedMeeting& now) {
  ReviewedMeeting then{
      {draft.meeting, draft.body_name.empty() ? now.row.body_name : draft.body_name, draft.organization_name, 0},
      {},
      {}};
  for (const meetings::ItemDraft& item : draft.items) then.items.push_back(item.details);
  for (const meetings::PersonAtMeeting& person : draft.attendance) {
    meetings::Attendance attendance;
    attendance.mark = person.mark;
    then.attendance.push_back({attendance, person.name});
  }
  return then;
}

std::vector<FieldDifference> CompareWaiting(const Review& review) {
  const std::vector<minutes::MinutesReading> readings = ReadAgain(review.text, {});
  const auto part = static_cast<std::size_t>(review.reading.part);
  if (part > readings.size()) return {};
  const meetings::MeetingDraft draft = meetings::DraftMeeting(readings[part - 1], review.text);
  const ReviewedMeeting then = AsReviewed(draft, review.meeting);
  FormValues before = ValuesOf(review.meeting);
  const FormValues after = ValuesOf(then);
  for (const auto& [field, value] : after) before.try_emplace(field, "");
  std::vector<FieldDifference> differences;
  for (const auto& [field, value] : before) {
    const auto found = after.find(field);
    const std::string new_value = found == after.end() ? "" : found->second;
    const bool kept = field.find(".show_") != std::string::npos;
    if (!kept && CollapseSpace(value) != CollapseSpace(new_value)) differences.push_back({field, value, new_value});
  }
  return differences;
}

void SaveReview(sql::Transaction& transaction, const search::Index& index, const Review& review,
                const ReviewInput& input) {
  const auto people_changed = [&](const char* field) { return input.changed.contains(field); };
  SaveMeeting(transaction, input);
  if (people_changed("participants") || people_changed("absent") || people_changed("not_present")) {
    SaveAttendance(transaction, input);
  }
  SaveItems(transaction, index, input);
  Confirm(transaction, review.reading, &input.changed);
  meetings::IndexMeeting(transaction, index, input.meeting.row.meeting.id);
}

void AcceptAll(sql::Transaction& transaction, meetings::ReadingId id) {
  if (const auto reading = meetings::FindReading(transaction, id)) Confirm(transaction, *reading, nullptr);
}

}  // namespace tovholder::imports
