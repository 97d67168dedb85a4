// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "imports/import_reading.h"
#include "imports/name_resolver.h"
#include "meetings/document.h"
#include "search/entry_batch.h"
#include "search/index.h"
#include "sql/database.h"

// The second half of an import: what was understood of a file goes into the archive, whole or not at all.
namespace tovholder::imports {

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
  meetings::Document document;
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
  std::optional<meetings::DocumentId> document;
  std::vector<meetings::MeetingId> meetings;
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
void StoreFailure(sql::Transaction& transaction, meetings::ImportRunId run, std::string_view file, const Error& error);

// Puts what the reading's paper says in place of what its meeting says. Errors: meetings.no_such_meeting,
// import.part_is_gone {file}.
Result<meetings::MeetingId> ApplyReading(sql::Transaction& transaction, const search::Index& index,
                                         const meetings::ReadingRecord& reading);

// A newer version that waits: put in place of what the meeting says, or left aside. Errors:
// import.not_waiting where it does not wait (any more).
Result<meetings::MeetingId> AcceptWaiting(sql::Transaction& transaction, const search::Index& index,
                                          meetings::ReadingId id);
Result<void> DeclineWaiting(sql::Transaction& transaction, meetings::ReadingId id);

struct UndoSummary {
  std::int64_t documents = 0;
  std::int64_t meetings_removed = 0;
  std::int64_t meetings_restored = 0;  // to what an earlier paper says of them
};
// Takes back what a run brought. Errors: import.no_such_run, import.run_undone {undone}.
Result<UndoSummary> UndoRun(sql::Transaction& transaction, const search::Index& index, meetings::ImportRunId id);

}  // namespace tovholder::imports
