// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "documents/line_joining.h"
#include "documents/reader.h"
#include "documents/text_document.h"
#include "meetings/document.h"
#include "meetings/meeting_draft.h"
#include "minutes/minutes_reading.h"

// The first half of an import: from bytes to what was understood. Touches no database, runs on any
// thread.
namespace tovholder::imports {

// hunspell-da, opened by the first text that divides a word at a line end; for any thread.
documents::KnowsWord DictionaryWhenNeeded();

struct ReadingOptions {
  std::string given_body;  // the municipality named with the import
  std::string own_body;    // the installation's own
  documents::ReadOptions read;
  documents::KnowsWord knows_word = DictionaryWhenNeeded();
};

// A file and what it says.
struct ReadFile {
  documents::TextDocument document;               // words divided at line ends are joined
  bool stored_as_text = false;                    // the text cannot simply be read from the bytes again
  std::vector<minutes::MinutesReading> readings;  // at least one
};

// Errors: those of documents::ReadDocument and of ParseAgendaXml.
Result<ReadFile> ReadPaper(std::string_view bytes, std::string_view name, const ReadingOptions& options);

// What was understood of a text that stands in the archive already.
std::vector<minutes::MinutesReading> ReadAgain(const documents::TextDocument& document, const ReadingOptions& options);

// A reading as it is kept.
struct ReadingToStore {
  meetings::MeetingDraft draft;
  meetings::ReadingRecord record;
  std::vector<Error> cpr;  // what keeps it from being published, see meetings/publication_rules.h
};
ReadingToStore ToStore(const minutes::MinutesReading& reading, const documents::TextDocument& document);

}  // namespace tovholder::imports
