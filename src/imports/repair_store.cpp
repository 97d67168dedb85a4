// SPDX-License-Identifier: EUPL-1.2
#include "imports/repair_store.h"

#include <algorithm>

#include "base/text.h"
#include "imports/import_store.h"
#include "imports/review_store.h"
#include "meetings/document_store.h"
#include "meetings/meeting_search.h"
#include "meetings/stored_json.h"
#include "search/archive_words.h"
#include "sql/records.h"

namespace tovholder::imports {
namespace {

// The fields that a person has put right, with what stands in them.
FormValues HandWritten(const FormValues& as_read, const FormValues& now) {
  FormValues written;
  for (const auto& [field, value] : now) {
    const auto read = as_read.find(field);
    if (read == as_read.end() || CollapseSpace(read->second) != CollapseSpace(value)) written[field] = value;
  }
  return written;
}

// Puts what a person wrote over what was read anew.
Result<void> WriteOver(sql::Transaction& transaction, const search::Index& index, meetings::ReadingId id,
                       const FormValues& written) {
  const Result<Review> review = LoadReview(transaction, id);
  if (!review) return Pass(review);
  http::Request request;
  for (const auto& [field, value] : ValuesOf(review->meeting)) {
    const auto mine = written.find(field);
    request.form.emplace(field, mine == written.end() ? value : mine->second);
  }
  const ReviewInput input = ParseReview(review->meeting, request);
  SaveReview(transaction, index, *review, input);
  return {};
}

// What was confirmed stays so in the places that are read anew.
void KeepConfirmed(meetings::ReadingRecord& record, const std::vector<minutes::FieldPlace>& before) {
  std::vector<minutes::FieldPlace> places = meetings::LoadPlaces(record.places);
  record.doubtful = 0;
  for (minutes::FieldPlace& place : places) {
    const bool confirmed = std::any_of(before.begin(), before.end(), [&](const minutes::FieldPlace& old) {
      return old.field == place.field && old.rule == "confirmed";
    });
    if (confirmed && place.confidence == minutes::Confidence::kDoubtful) {
      place.confidence = minutes::Confidence::kCertain;
      place.rule = "confirmed";
    }
    if (place.confidence == minutes::Confidence::kDoubtful) ++record.doubtful;
  }
  record.places = meetings::StorePlaces(places);
}

class Rereading {
 public:
  Rereading(sql::Transaction& transaction, const search::Index& index, const meetings::Document& document,
            const documents::TextDocument& before, const documents::TextDocument& after)
      : transaction_(transaction), index_(index), document_(document), before_(before), after_(after) {}

  Result<void> Run() {
    const std::vector<minutes::MinutesReading> old_readings = ReadAgain(before_, {});
    const std::vector<minutes::MinutesReading> readings = ReadAgain(after_, {});
    for (const meetings::ReadingRecord& record : meetings::ListReadings(transaction_, document_.id)) {
      const auto part = static_cast<std::size_t>(record.part);
      if (part > readings.size() || part > old_readings.size()) {
        return Fail("import.part_is_gone", {{"file", document_.name}});
      }
      const Result<void> done = Take(record, old_readings[part - 1], readings[part - 1]);
      if (!done) return Pass(done);
    }
    return {};
  }

 private:
  Result<void> Take(const meetings::ReadingRecord& record, const minutes::MinutesReading& old_reading,
                    const minutes::MinutesReading& reading) {
    meetings::ReadingRecord next = ToStore(reading, after_).record;
    next.id = record.id;
    next.document = record.document;
    next.part = record.part;
    next.meeting = record.meeting;
    next.state = record.state;
    next.reviewed = record.reviewed;
    KeepConfirmed(next, meetings::LoadPlaces(record.places));
    const bool current = record.meeting && record.state == meetings::ReadingState::kCurrent;
    FormValues written;
    if (current) {
      const Result<Review> review = LoadReview(transaction_, record.id);
      if (!review) return Pass(review);
      const ReviewedMeeting was = AsReviewed(meetings::DraftMeeting(old_reading, before_), review->meeting);
      written = HandWritten(ValuesOf(was), ValuesOf(review->meeting));
      const bool same = was.items.size() == review->meeting.items.size();
      const bool by_hand = !same || std::any_of(written.begin(), written.end(),
                                                [](const auto& one) { return one.first.starts_with("items."); });
      // Fields go by the place of their item: it has to be the same before and after.
      if (by_hand && (!same || reading.items.size() != was.items.size())) {
        return Fail("import.repair_after_edit", {{"file", document_.name}});
      }
    }
    sql::Update(transaction_, "reading", next);
    if (!current) return {};
    const Result<meetings::MeetingId> applied = ApplyReading(transaction_, index_, next);
    if (!applied) return Pass(applied);
    return written.empty() ? Result<void>() : WriteOver(transaction_, index_, record.id, written);
  }

  sql::Transaction& transaction_;
  const search::Index& index_;
  const meetings::Document& document_;
  const documents::TextDocument& before_;
  const documents::TextDocument& after_;
};

}  // namespace

Result<RepairOffer> OfferRepairs(sql::Reader& reader, const meetings::Document& document) {
  Result<documents::TextDocument> original = meetings::LoadOriginalText(reader, document);
  if (!original) return Pass(original);
  RepairOffer offer{std::move(*original), {}, meetings::ListRepairs(reader, document.id)};
  if (!MayBeDamaged(offer.original.text)) return offer;
  const auto dictionary = documents::Dictionary::Shared();
  if (!dictionary) return Pass(dictionary);
  const documents::RepairInput input{offer.original.text, search::CountArchiveWords(reader)};
  offer.open = WithoutDecided(documents::Repair(input, **dictionary).changes, offer.decided);
  return offer;
}

Result<std::int64_t> DecideRepairs(sql::Transaction& transaction, const RepairOffer& offer,
                                   meetings::DocumentId document, const std::set<std::string>& keys,
                                   meetings::RepairState state) {
  std::int64_t decided = 0;
  for (const documents::RepairChange& change : offer.open) {
    if (!keys.contains(KeyOf(change))) continue;
    meetings::RepairDecision decision{
        {},          document, change.span.begin, change.span.end, change.before, change.after,
        change.rule, state,    transaction.now()};
    sql::Create(transaction, "repair", decision);
    ++decided;
  }
  if (decided == 0) return Fail("import.no_such_repair");
  return decided;
}

void ForgetRepairs(sql::Transaction& transaction, meetings::DocumentId document, const std::set<std::int64_t>& ids) {
  for (const meetings::RepairDecision& decision : meetings::ListRepairs(transaction, document)) {
    if (ids.contains(decision.id.value)) sql::Delete(transaction, "repair", decision);
  }
}

Result<void> ReadRepaired(sql::Transaction& transaction, const search::Index& index, meetings::DocumentId id,
                          const documents::TextDocument& before) {
  const auto document = meetings::FindDocument(transaction, people::Viewer::CommandLine(), id);
  if (!document) return Fail("meetings.no_such_document");
  const Result<documents::TextDocument> after = meetings::LoadText(transaction, *document);
  if (!after) return Pass(after);
  if (after->text == before.text) return {};
  if (document->kind == minutes::PaperKind::kOther) index.Put(transaction, meetings::EntryOf(*document, after->text));
  return Rereading(transaction, index, *document, before, *after).Run();
}

}  // namespace tovholder::imports
