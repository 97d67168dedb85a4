// SPDX-License-Identifier: EUPL-1.2
#include "app/import_command.h"

#include <boost/json.hpp>
#include <filesystem>
#include <ostream>

#include "app/archive.h"
#include "app/progress_bar.h"
#include "documents/reader.h"
#include "imports/import_pages.h"
#include "imports/scan_pace.h"
#include "imports/setting_store.h"
#include "minutes/reading_json.h"

namespace tovholder::app {
namespace {

namespace json = boost::json;

std::string Describe(const minutes::MinutesReading& reading, const html::Texts& t) {
  const std::string organization =
      reading.organization ? reading.organization->value : std::string(t("no organization"));
  const std::string date = reading.date ? FormatIso(reading.date->value) : std::string(t("no date"));
  const std::string kind(ToName(reading.kind));
  if (reading.kind == minutes::PaperKind::kOther)
    return std::string(t("other paper")) + " " + std::string(reading.paper);
  return kind + ", " + organization + ", " + date + ", " +
         t.Plural("{n} item", "{n} items", static_cast<std::int64_t>(reading.items.size()));
}

// Prints one file of a dry run; whether it could be read.
bool DryRun(const imports::FileToImport& file, const imports::ReadingOptions& options, const ImportCommand& command,
            const Terminal& terminal) {
  const auto refuse = [&](const Error& error) {
    terminal.Refuse(error);
    return false;
  };
  if (file.error) return refuse(*file.error);
  const Result<std::string> bytes = documents::LoadFile(file.path.string());
  if (!bytes) return refuse(bytes.error());
  const Result<imports::ReadFile> read = imports::ReadPaper(*bytes, file.name, options);
  if (!read) return refuse(read.error());
  for (const minutes::MinutesReading& reading : read->readings) {
    if (command.form == ImportCommand::Form::kJson) {
      terminal.out << minutes::RenderJsonLine(reading, read->document, file.path.filename().string()) << '\n';
    } else {
      terminal.out << file.name << ": " << Describe(reading, terminal.texts()) << '\n';
    }
  }
  return true;
}

ExitCode DryRunAll(imports::ImportSource& source, const ImportCommand& command, const Terminal& terminal) {
  imports::ReadingOptions options;
  options.given_body = command.body;
  ExitCode code = kDone;
  while (const auto file = source.Next()) {
    if (!DryRun(*file, options, command, terminal)) code = kRefused;
  }
  return code;
}

json::object RenderJson(const imports::ImportedFile& file) {
  json::object line{{"file", file.file}, {"outcome", ToName(file.outcome)}, {"doubtful", file.doubtful}};
  if (file.document) line["document"] = file.document->value;
  json::array ids;
  for (meetings::MeetingId id : file.meetings) ids.push_back(id.value);
  line["meetings"] = std::move(ids);
  json::array findings;
  for (const Error& error : file.findings) findings.push_back(json::string(error.id));
  line["findings"] = std::move(findings);
  return line;
}

// Why a file is not in, or what is to be looked at in it.
void SayFindings(const imports::ImportedFile& file, const Terminal& terminal) {
  for (const Error& finding : file.findings) {
    const bool names_file = finding.params.contains("file");
    terminal.Say((names_file ? "" : file.file + ": ") + html::Sentence(finding, terminal.language));
  }
}

std::string SourceName(const std::vector<std::string>& paths) {
  std::error_code failed;
  const std::string first = std::filesystem::absolute(paths.front(), failed).string();
  return paths.size() == 1 ? first : first + " …";
}

ExitCode ImportAll(imports::ImportSource& source, const ImportCommand& command, const Terminal& terminal) {
  Result<Archive> archive = OpenArchive(command.data, Creation::kMakeNew);
  if (!archive) return terminal.Refuse(archive.error());
  imports::ImportOptions options;
  options.publication = command.publication;
  options.author.name = "command line";
  options.source = SourceName(command.paths);
  options.reading.given_body = command.body;
  options.reading.own_body =
      archive->database->Read([](sql::Reader& reader) { return imports::FindSetting(reader, "own_municipality"); });

  ProgressBar bar(terminal);
  imports::ImportHooks hooks;
  hooks.file_done = [&](const imports::ImportedFile& file, const imports::ImportCounts& counts) {
    bar.Clear();
    SayFindings(file, terminal);
    if (command.form == ImportCommand::Form::kJson) terminal.out << json::serialize(RenderJson(file)) << '\n';
    bar.Show(counts.done(), counts.total, file.file);
  };
  imports::ScanPace pace;
  hooks.scanning = [&](const std::string& file, int done, int pages) { bar.ShowPages(pace.Note(file, done, pages)); };
  const Result<imports::ImportReport> report =
      imports::Import(*archive->database, *archive->index, source, options, hooks);
  bar.Clear();
  if (!report) return terminal.Refuse(report.error());
  terminal.Say(imports::SummaryOf(report->counts, terminal.texts()));
  return report->counts.failed > 0 ? kRefused : kDone;
}

}  // namespace

ExitCode Run(const ImportCommand& command, const Terminal& terminal) {
  imports::ImportSource source = imports::ImportSource::FromPaths(command.paths);
  return command.mode == ImportCommand::Mode::kDryRun ? DryRunAll(source, command, terminal)
                                                      : ImportAll(source, command, terminal);
}

}  // namespace tovholder::app
