// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <string_view>

#include "base/id.h"
#include "base/time.h"
#include "documents/file_store.h"
#include "documents/text_document.h"
#include "meetings/meeting.h"
#include "minutes/minutes_reading.h"
#include "people/viewer.h"

// The papers that came in, and what was understood of them.
namespace tovholder::meetings {

struct ImportRun;
struct Document;
struct ReadingRecord;
using ImportRunId = Id<ImportRun>;
using DocumentId = Id<Document>;
using ReadingId = Id<ReadingRecord>;

// What came together and can be undone together.
struct ImportRun {
  ImportRunId id;
  Instant started;
  std::optional<Instant> finished;
  std::string author;
  std::string source;  // the folder, or "upload"
  std::optional<Instant> undone;
};
BOOST_DESCRIBE_STRUCT(ImportRun, (), (id, started, finished, author, source, undone))

struct Document {
  DocumentId id;
  ImportRunId run;
  documents::FileId file;  // the bytes as they came
  std::string name;
  minutes::PaperKind kind = minutes::PaperKind::kOther;
  std::string paper;  // of kind kOther: "process_plan", "application", "strategy", …
  std::string title;
  documents::FileKind format = documents::FileKind::kText;
  std::string encoding;
  bool scanned = false;
  std::optional<std::string> text;    // none: read it from the file again
  std::optional<std::string> layout;  // pages and marks that go with `text`
  std::string findings;               // doubts and repairs, as JSON
  people::Visibility visibility = people::Visibility::kDraft;
  Instant imported;
};
BOOST_DESCRIBE_STRUCT(Document, (),
                      (id, run, file, name, kind, paper, title, format, encoding, scanned, text, layout, findings,
                       visibility, imported))

// kWaiting: a newer version of minutes that are already here, until somebody confirms or declines it.
enum class ReadingState { kCurrent, kWaiting, kReplaced, kDeclined };
std::string_view ToName(ReadingState state);
bool FromName(std::string_view name, ReadingState& state);

// What was understood of one meeting in one document.
struct ReadingRecord {
  ReadingId id;
  DocumentId document;
  int part = 1;
  std::optional<MeetingId> meeting;
  minutes::PaperKind kind = minutes::PaperKind::kMinutes;
  ReadingState state = ReadingState::kCurrent;
  std::string places;    // JSON, see stored_json.h
  std::string unplaced;  // JSON
  std::string findings;  // JSON
  int doubtful = 0;      // doubtful fields that nobody has confirmed yet
  std::optional<Instant> reviewed;
};
BOOST_DESCRIBE_STRUCT(ReadingRecord, (),
                      (id, document, part, meeting, kind, state, places, unplaced, findings, doubtful, reviewed))

}  // namespace tovholder::meetings
