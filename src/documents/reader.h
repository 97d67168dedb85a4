// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "documents/text_document.h"

namespace tovholder::documents {

// Whether pages without a text layer, and images, go through character recognition.
enum class Recognition { kWhereNeeded, kNever };

struct ReadOptions {
  std::uint64_t max_bytes = 256ULL << 20;           // of the file
  std::uint64_t max_unpacked_bytes = 128ULL << 20;  // of what a DOCX, ODT or XLSX holds
  Recognition recognition = Recognition::kWhereNeeded;
  int pages_at_once = 2;  // of a scan
  std::chrono::seconds seconds_per_page{60};
  std::chrono::seconds seconds_per_file{300};  // for the text layer of a PDF
  // Asked now and then during long scans; true gives documents.cancelled.
  std::function<bool()> cancelled = nullptr;
  // Pages recognised so far, of how many; called from one thread at a time.
  std::function<void(int done, int pages)> progress = nullptr;
};

// Reads a file of any known kind. The kind is told by the content first, by the name second;
// `file_name` also names the file in errors.
// Errors: documents.empty {file}, documents.not_text {file, offset}, documents.too_large {file, limit},
// documents.unknown_kind {file, kind}, documents.encrypted {file}, documents.damaged {file, kind,
// detail}, documents.unpacks_too_large {file, limit}, documents.timeout {file, seconds},
// documents.cancelled {file}, documents.no_text {file}, documents.no_program {program}; of a workbook those of
// ReadXlsx. Limits in errors are megabytes. What does not stop the reading is in `warnings`: documents.mended_encoding
// {file}, documents.wrong_declared_encoding {file, declared, found}, documents.mixed_encoding {file, count},
// documents.nul_removed {file, count}, documents.long_line {file, line}, documents.page_unreadable {file, page,
// detail}, documents.page_without_text {file, page}, documents.running_head {file, text, pages},
// documents.deleted_text_left_out {file, count}; of a workbook those of ReadXlsx, documents.xlsx_hidden_sheet {file,
// sheet}.
Result<TextDocument> ReadDocument(std::string_view bytes, std::string_view file_name, const ReadOptions& options = {});

// The bytes of a file on disk. Errors: documents.not_found {path}, documents.is_folder {path},
// documents.no_rights {path}, documents.not_a_file {path}, documents.too_large {file, limit},
// documents.read_failed {path, detail}.
Result<std::string> LoadFile(const std::string& path, std::uint64_t max_bytes = ReadOptions{}.max_bytes);

}  // namespace tovholder::documents
