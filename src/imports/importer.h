// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "imports/import_source.h"
#include "imports/import_store.h"
#include "search/index.h"
#include "sql/database.h"

// An import from beginning to end: several threads read, one writes; one bad file never stops the rest.
namespace tovholder::imports {

struct ImportOptions {
  ReadingOptions reading;
  Publication publication = Publication::kDraft;
  sql::Author author;
  std::string source;    // as the list of imports shows it
  unsigned readers = 0;  // threads; 0: as many as there are processors
};

struct ImportCounts {
  std::int64_t total = 0;
  std::int64_t imported = 0;
  std::int64_t merged = 0;
  std::int64_t waiting = 0;
  std::int64_t unchanged = 0;
  std::int64_t failed = 0;
  std::int64_t doubtful = 0;  // fields to look at

  std::int64_t done() const { return imported + merged + waiting + unchanged + failed; }
};

struct ImportReport {
  std::optional<meetings::ImportRunId> run;  // none where nothing came in
  ImportCounts counts;
};

struct ImportHooks {
  // Called from the writing thread, after the file's commit.
  std::function<void(const ImportedFile&, const ImportCounts&)> file_done;
  // Pages of a scan: called from reading threads.
  std::function<void(const std::string& file, int done, int pages)> scanning;
  std::function<bool()> cancelled;
};

// Errors: import.disk_full {done}, sql.locked. What was committed by then stays, and a second import
// goes on from there.
Result<ImportReport> Import(sql::Database& database, const search::Index& index, ImportSource& source,
                            const ImportOptions& options, const ImportHooks& hooks);

}  // namespace tovholder::imports
