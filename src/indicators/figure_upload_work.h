// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <functional>

#include "indicators/figure_import.h"
#include "indicators/figure_import_store.h"

namespace tovholder::indicators {

// What a file was put aside for checking is read within a request up to this size; above, in the background.
inline constexpr std::int64_t kReadAtOnce = 2 << 20;

struct UploadWork {
  FigureUploadId id;
  FigureImportOptions::Run run = FigureImportOptions::Run::kDry;
  sql::Author author;
  Date today = ToCopenhagen(Now()).date;
  std::function<bool(std::int64_t done, std::int64_t total)> progress = nullptr;
};
// Reads the file of an upload as its mapping and choices say, and leaves in it what came of it; what keeps it from
// being read too. Errors: indicators.no_such_upload, indicators.changed_meanwhile.
Result<FigureUpload> WorkOnUpload(sql::Database& database, const UploadWork& work);

// Why the file could not be read; nothing where it could.
std::optional<Error> FailureOf(const FigureUpload& upload);

}  // namespace tovholder::indicators
