// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "meetings/document.h"
#include "meetings/import_reading.h"
#include "meetings/meeting_search.h"
#include "meetings/name_resolver.h"
#include "search/entry_batch.h"
#include "search/index.h"
#include "sql/database.h"

// The second half of an import: what was understood of a file goes into the archive, whole or not at all.
namespace tovholder::meetings {

enum class Publication { kDraft, kPublish };

// A reading with its body and organization found and its search entries cut, ready to be written.
struct PreparedReading {
  ReadingToStore stored;
  std::vector<search::PreparedEntry> entries;  // as EntriesOf gives them
};

struct PreparedDocument {
  std::string bytes;
  std::string sha256;
  std::string media_type;
  Document document;
  std::vector<PreparedReading> readings;       // none of a paper that is no meeting
  std::optional<search::PreparedEntry> entry;  // of such a paper
  std::vector<Error> cpr;                      // in the text as a whole
};

// What became of a file.
enum class Outcome {
  kImported,   // new
  kMerged,     // agenda and minutes of one meeting have met
  kWaiting,    // a newer version of what is here: waits for a person
  kUnchanged,  // the same bytes are here already
  kFailed,     // could not be read
};
std::string_view ToName(Outcome outcome);

struct ImportedFile {
  std::string file;
  Outcome outcome = Outcome::kImported;
  std::optional<DocumentId> document;
  std::vector<MeetingId> meetings;
  int doubtful = 0;
  std::vector<Error> findings;  // why it failed; else what is doubtful or kept it from being published
};

// Where documents that come in together go.
struct ImportTarget {
  const search::Index& index;
  search::EntryBatch& entries;
  NameResolver& names;
  Publication publication;  // publishes what may be, where that is asked for
};

// `prepared` names the run in its document; its entries go into the target's.
ImportedFile StoreDocument(sql::Transaction& transaction, const ImportTarget& target, PreparedDocument& prepared);
void StoreFailure(sql::Transaction& transaction, ImportRunId run, std::string_view file, const Error& error);

// Puts what the reading's paper says in place of what its meeting says. Errors: meetings.no_such_meeting,
// meetings.part_is_gone {file}.
Result<MeetingId> ApplyReading(sql::Transaction& transaction, const search::Index& index, const ReadingRecord& reading);

// A newer version that waits: put in place of what the meeting says, or left aside. Errors:
// meetings.not_waiting where it does not wait (any more).
Result<MeetingId> AcceptWaiting(sql::Transaction& transaction, const search::Index& index, ReadingId id);
Result<void> DeclineWaiting(sql::Transaction& transaction, ReadingId id);

struct UndoSummary {
  std::int64_t documents = 0;
  std::int64_t meetings_removed = 0;
  std::int64_t meetings_restored = 0;  // to what an earlier paper says of them
};
// Takes back what a run brought. Errors: meetings.no_such_run, meetings.run_undone {undone}.
Result<UndoSummary> UndoRun(sql::Transaction& transaction, const search::Index& index, ImportRunId id);

// Publishes a meeting and, where nothing in them is secret, the papers it came from. Errors: the first
// of FindCprInPublicParts, with {count} of them all; meetings.no_such_meeting.
Result<void> PublishMeeting(sql::Transaction& transaction, const search::Index& index, MeetingId id);
Result<void> WithdrawMeeting(sql::Transaction& transaction, const search::Index& index, MeetingId id);
// The same for a paper that is no meeting. Errors: meetings.cpr_in_text, meetings.no_such_document.
Result<void> PublishDocument(sql::Transaction& transaction, const search::Index& index, DocumentId id);
Result<void> WithdrawDocument(sql::Transaction& transaction, const search::Index& index, DocumentId id);

}  // namespace tovholder::meetings
