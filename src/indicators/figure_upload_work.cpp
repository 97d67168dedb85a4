// SPDX-License-Identifier: EUPL-1.2
#include "indicators/figure_upload_work.h"

#include "documents/file_store.h"
#include "meetings/stored_json.h"

namespace tovholder::indicators {
namespace {

// How a file that is new is read.
Result<void> ChooseMapping(sql::Database& database, const FigureFile& file, FigureUpload& upload) {
  return database.Read([&](sql::Reader& reader) -> Result<void> {
    const FigureNames names(LoadNameSources(reader));
    const auto proposed = ProposeMapping(file, names.AsKnown());
    if (!proposed) return Pass(proposed);
    upload.mapping = StoreMapping(*proposed);
    const auto remembered = FindLayout(reader, *proposed);
    if (!remembered) return {};
    FigureChoices choices;
    choices.names.indicators = remembered->indicators;
    upload.mapping = StoreMapping(remembered->mapping);
    upload.choices = StoreChoices(choices);
    return {};
  });
}

void LeaveFailure(FigureUpload& upload, UploadState state, const Error& error) {
  upload.state = state;
  upload.report = meetings::StoreErrors({error});
}

void RunOn(sql::Database& database, const UploadWork& work, const std::string& bytes, FigureUpload& upload) {
  const auto file = FigureFile::Open(bytes, upload.name);
  if (!file) return LeaveFailure(upload, UploadState::kFailed, file.error());
  if (upload.mapping.empty()) {
    if (const auto chosen = ChooseMapping(database, *file, upload); !chosen) {
      return LeaveFailure(upload, UploadState::kFailed, chosen.error());
    }
  }
  FigureImportOptions options;
  options.run = work.run;
  options.mapping = LoadMapping(upload.mapping);
  options.choices = LoadChoices(upload.choices);
  options.author = work.author;
  options.today = work.today;
  options.progress = work.progress;
  const auto import = ImportFigures(database, bytes, upload.name, options);
  if (!import) return LeaveFailure(upload, UploadState::kWaits, import.error());
  upload.report = StoreReport(import->report);
  upload.state =
      work.run == FigureImportOptions::Run::kReal || upload.source ? UploadState::kTaken : UploadState::kWaits;
  if (import->source) upload.source = import->source;
}

}  // namespace

Result<FigureUpload> WorkOnUpload(sql::Database& database, const UploadWork& work) {
  std::string bytes;
  auto upload = database.Read([&](sql::Reader& reader) {
    auto found = FindUpload(reader, work.id);
    if (found) bytes = documents::LoadStoredFile(reader, found->file);
    return found;
  });
  if (!upload) return Fail("indicators.no_such_upload");
  RunOn(database, work, bytes, *upload);
  return database.Write(work.author, [&](sql::Transaction& transaction) -> Result<FigureUpload> {
    if (auto put = PutUpload(transaction, *upload); !put) return Pass(put);
    return *upload;
  });
}

std::optional<Error> FailureOf(const FigureUpload& upload) {
  if (!upload.report.starts_with('[')) return std::nullopt;
  const auto errors = meetings::LoadErrors(upload.report);
  return errors.empty() ? std::nullopt : std::optional(errors.front());
}

}  // namespace tovholder::indicators
