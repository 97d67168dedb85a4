// SPDX-License-Identifier: EUPL-1.2
#include "app/import_command.h"

#include <boost/json.hpp>
#include <filesystem>
#include <ostream>

#include "app/archive.h"
#include "app/progress_bar.h"
#include "documents/reader.h"
#include "meetings/document_store.h"
#include "meetings/import_pages.h"
#include "meetings/reading_json.h"
#include "meetings/scan_pace.h"

namespace tovholder::app {
namespace {

namespace json = boost::json;

std::string Describe(const meetings::MinutesReading& reading, const html::Texts& t) {
  const std::string organization =
      reading.organization ? reading.organization->value : std::string(t("no organization"));
  const std::string date = reading.date ? FormatIso(reading.date->value) : std::string(t("no date"));
  const std::string kind(ToName(reading.kind));
  if (reading.kind == meetings::PaperKind::kOther)
    return std::string(t("other paper")) + " " + std::string(reading.paper);
  return kind + ", " + organization + ", " + date + ", " +
         t.Plural("{n} item", "{n} items", static_cast<std::int64_t>(reading.items.size()));
}

// Prints one file of a dry run; whether it could be read.
bool DryRun(const meetings::FileToImport& file, const meetings::ReadingOptions& options, const ImportCommand& command,
            const Terminal& terminal) {
  const auto refuse = [&](const Error& error) {
    terminal.Refuse(error);
    return false;
  };
  if (file.error) return refuse(*file.error);
  const Result<std::string> bytes = documents::LoadFile(file.path.string());
  if (!bytes) return refuse(bytes.error());
  const Result<meetings::ReadFile> read = meetings::ReadPaper(*bytes, file.name, options);
  if (!read) return refuse(read.error());
  for (const meetings::MinutesReading& reading : read->readings) {
    if (command.form == ImportCommand::Form::kJson) {
      terminal.out << meetings::RenderJsonLine(reading, read->document, file.path.filename().string()) << '\n';
    } else {
      terminal.out << file.name << ": " << Describe(reading, terminal.texts()) << '\n';
    }
  }
  return true;
}

ExitCode DryRunAll(meetings::ImportSource& source, const ImportCommand& command, const Terminal& terminal) {
  meetings::ReadingOptions options;
  options.given_body = command.body;
  ExitCode code = kDone;
  while (const auto file = source.Next()) {
    if (!DryRun(*file, options, command, terminal)) code = kRefused;
  }
  return code;
}

json::object RenderJson(const meetings::ImportedFile& file) {
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
void SayFindings(const meetings::ImportedFile& file, const Terminal& terminal) {
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

ExitCode ImportAll(meetings::ImportSource& source, const ImportCommand& command, const Terminal& terminal) {
  Result<Archive> archive = OpenArchive(command.data, Creation::kMakeNew);
  if (!archive) return terminal.Refuse(archive.error());
  meetings::ImportOptions options;
  options.publication = command.publication;
  options.author.name = "command line";
  options.source = SourceName(command.paths);
  options.reading.given_body = command.body;
  options.reading.own_body =
      archive->database->Read([](sql::Reader& reader) { return meetings::FindSetting(reader, "own_municipality"); });

  ProgressBar bar(terminal);
  meetings::ImportHooks hooks;
  hooks.file_done = [&](const meetings::ImportedFile& file, const meetings::ImportCounts& counts) {
    bar.Clear();
    SayFindings(file, terminal);
    if (command.form == ImportCommand::Form::kJson) terminal.out << json::serialize(RenderJson(file)) << '\n';
    bar.Show(counts.done(), counts.total, file.file);
  };
  meetings::ScanPace pace;
  hooks.scanning = [&](const std::string& file, int done, int pages) { bar.ShowPages(pace.Note(file, done, pages)); };
  const Result<meetings::ImportReport> report =
      meetings::Import(*archive->database, *archive->index, source, options, hooks);
  bar.Clear();
  if (!report) return terminal.Refuse(report.error());
  terminal.Say(meetings::SummaryOf(report->counts, terminal.texts()));
  return report->counts.failed > 0 ? kRefused : kDone;
}

}  // namespace

ExitCode Run(const ImportCommand& command, const Terminal& terminal) {
  meetings::ImportSource source = meetings::ImportSource::FromPaths(command.paths);
  return command.mode == ImportCommand::Mode::kDryRun ? DryRunAll(source, command, terminal)
                                                      : ImportAll(source, command, terminal);
}

}  // namespace tovholder::app
