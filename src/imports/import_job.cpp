// SPDX-License-Identifier: EUPL-1.2
#include "imports/import_job.h"

#include <array>
#include <atomic>
#include <boost/json.hpp>
#include <cstdlib>
#include <system_error>

#include "imports/scan_pace.h"

namespace tovholder::imports {
namespace {

namespace fs = std::filesystem;
namespace json = boost::json;

constexpr std::array<std::pair<const char*, std::int64_t ImportCounts::*>, 7> kCounts{
    {{"total", &ImportCounts::total},
     {"imported", &ImportCounts::imported},
     {"merged", &ImportCounts::merged},
     {"waiting", &ImportCounts::waiting},
     {"unchanged", &ImportCounts::unchanged},
     {"failed", &ImportCounts::failed},
     {"doubtful", &ImportCounts::doubtful}}};

Result<std::shared_ptr<const fs::path>> MakeFolder() {
  std::string pattern = (fs::temp_directory_path() / "tovholder-import-XXXXXX").string();
  if (mkdtemp(pattern.data()) == nullptr) {
    return Fail("import.upload_not_kept", {{"detail", std::generic_category().message(errno)}});
  }
  return std::shared_ptr<const fs::path>(new fs::path(pattern), [](const fs::path* folder) {
    std::error_code ignored;
    fs::remove_all(*folder, ignored);
    delete folder;
  });
}

std::string StoreResult(const ImportReport& report) {
  json::object result;
  if (report.run) result["run"] = report.run->value;
  for (const auto& [name, count] : kCounts) result[name] = report.counts.*count;
  return json::serialize(result);
}

}  // namespace

Result<UploadedFiles> UploadedFiles::Take(const std::vector<http::Upload>& uploads) {
  if (uploads.empty()) return Fail("import.no_files");
  Result<std::shared_ptr<const fs::path>> folder = MakeFolder();
  if (!folder) return Pass(folder);
  UploadedFiles taken;
  taken.folder_ = *folder;
  for (const http::Upload& upload : uploads) {
    const fs::path kept = **folder / std::to_string(taken.files_.size());
    std::error_code failed;
    fs::rename(upload.path, kept, failed);
    if (failed) fs::copy_file(upload.path, kept, failed);
    if (failed) return Fail("import.upload_not_kept", {{"detail", failed.message()}});
    taken.files_.push_back({upload.file_name, kept, {}});
  }
  return taken;
}

post::Work MakeImportWork(sql::Database& database, const search::Index& index, UploadedFiles files,
                          ImportOptions options, std::function<void()> changed) {
  return [&database, &index, files = std::move(files), options = std::move(options),
          changed = std::move(changed)](post::JobContext& context) -> Result<std::string> {
    ImportSource source(files.List());
    ImportHooks hooks;
    std::atomic<std::int64_t> files_done = 0;
    const std::int64_t total = source.Count();
    hooks.file_done = [&](const ImportedFile& file, const ImportCounts& counts) {
      files_done = counts.done();
      context.Progress(counts.done(), counts.total, file.file);
    };
    ScanPace pace;
    hooks.scanning = [&](const std::string& file, int done, int pages) {
      context.Progress(files_done, total, StoreStanding(pace.Note(file, done, pages)));
    };
    hooks.cancelled = [&] { return context.Cancelled(); };
    const Result<ImportReport> report = Import(database, index, source, options, hooks);
    if (changed) changed();
    if (!report) return Pass(report);
    return StoreResult(*report);
  };
}

ImportResult ParseImportResult(std::string_view text) {
  ImportResult result;
  boost::system::error_code failed;
  const json::value value = json::parse(text, failed);
  if (failed || !value.is_object()) return result;
  const auto number = [&](const char* name) -> std::optional<std::int64_t> {
    const json::value* found = value.as_object().if_contains(name);
    return found != nullptr && found->is_int64() ? std::optional(found->as_int64()) : std::nullopt;
  };
  if (const auto run = number("run")) result.run = meetings::ImportRunId{*run};
  for (const auto& [name, count] : kCounts) result.counts.*count = number(name).value_or(0);
  return result;
}

}  // namespace tovholder::imports
