// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "documents/cpr_guard.h"
#include "documents/reader.h"

// Looks for personal identification numbers in whole files before they are published, also where a reader
// does not see them: properties, notes, form fields, comments, hidden and deleted text, files inside files; and for
// counts of few persons in what a reader sees.
namespace tovholder::documents {

enum class GuardPlace {
  kText,
  kRecognised,  // read off an image
  kFileName,
  kMetadata,
  kNote,       // of a PDF
  kFormField,  // of a PDF
  kComment,
  kPageHead,  // or foot
  kHidden,
  kDeleted,  // tracked changes that keep it
};
std::string_view ToName(GuardPlace place);

struct GuardedNumber {
  std::string file;  // "bilag.zip/indstilling.docx"
  GuardPlace place = GuardPlace::kText;
  int page = 0;         // 0 where the place has none
  std::string excerpt;  // around it, every digit of a number as "x"
  CprConfidence confidence = CprConfidence::kSoft;
  CprReason reason = CprReason::kPlainDigits;
};

// A count of few persons, below kHighestSafeCount: how few are too few is for who publishes to say.
struct GuardedCount {
  std::string file;
  int page = 0;  // 0 where the place has none
  int count = 0;
  std::string excerpt;  // around it
};

// What could not be looked at: never to be called clean.
struct Unchecked {
  std::string file;
  int page = 0;  // 0: all of it
  Error reason;  // of ReadDocument, or documents.guard_too_deep {file}, documents.guard_too_many {file, limit}
};

enum class GuardVerdict { kClean, kFound, kNotChecked };

struct GuardReport {
  std::vector<GuardedNumber> numbers;
  std::vector<GuardedCount> counts;
  std::vector<Unchecked> unchecked;
  // Of the numbers alone. Found counts before not checked.
  GuardVerdict verdict() const;
};

// Reads text, HTML, PDF (with and without text), images, DOCX, ODT, XLSX, and ZIP archives of these. Of other
// office files what can be read is looked at, and the file counts as not checked.
GuardReport FindPersonalNumbersInFile(std::string_view name, std::string_view bytes, const ReadOptions& options = {});

}  // namespace tovholder::documents
