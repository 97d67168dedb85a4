// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "documents/text_document.h"
#include "imports/review_form.h"
#include "meetings/document.h"
#include "meetings/meeting_draft.h"
#include "minutes/field_places.h"
#include "search/index.h"
#include "sql/database.h"

namespace tovholder::imports {

// Everything that the review page of one reading shows.
struct Review {
  meetings::ReadingRecord reading;
  meetings::Document document;
  documents::TextDocument text;
  std::vector<minutes::FieldPlace> places;
  std::vector<documents::Span> unplaced;
  std::vector<Error> findings;
  ReviewedMeeting meeting;
};
// Errors: import.no_such_reading, those of LoadText.
Result<Review> LoadReview(sql::Reader& reader, meetings::ReadingId id);

// A draft in the form's shape; a municipality that its text leaves out is that of `now`.
ReviewedMeeting AsReviewed(const meetings::MeetingDraft& draft, const ReviewedMeeting& now);

// How a waiting version differs from what the meeting says now, field by field.
struct FieldDifference {
  std::string field;
  std::string now;
  std::string then;
};
std::vector<FieldDifference> CompareWaiting(const Review& review);

// Writes what was put right; logged field by field. Fields that were changed count as confirmed.
void SaveReview(sql::Transaction& transaction, const search::Index& index, const Review& review,
                const ReviewInput& input);
// Every doubtful field is right as it stands now.
void AcceptAll(sql::Transaction& transaction, meetings::ReadingId id);

}  // namespace tovholder::imports
