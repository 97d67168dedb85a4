// SPDX-License-Identifier: EUPL-1.2
#include "app/repair_command.h"

#include <filesystem>
#include <ostream>

#include "app/archive.h"
#include "documents/encoding.h"
#include "documents/ocr_repair.h"
#include "documents/reader.h"
#include "search/archive_words.h"

namespace tovholder::app {
namespace {

void PrintChanges(const documents::TextDocument& document, const documents::RepairReport& report,
                  const Terminal& terminal) {
  for (const documents::RepairChange& change : report.changes) {
    terminal.out << document.LineOf(change.span.begin) << '\t' << change.before << '\t' << change.after << '\t'
                 << change.rule << '\t' << ToName(change.confidence) << '\n';
  }
}

// The words of the archive; none where there is no archive yet.
Result<documents::WordShares> WordsOf(const std::string& location) {
  const Result<Archive> archive = OpenArchive(location, Creation::kMustBeThere);
  if (!archive && archive.error().id == "app.no_data") return documents::WordShares();
  if (!archive) return Pass(archive);
  return archive->database->Read([](sql::Reader& reader) { return search::CountArchiveWords(reader); });
}

}  // namespace

ExitCode Run(const RepairCommand& command, const Terminal& terminal) {
  const std::string name = std::filesystem::path(command.file).filename().string();
  const Result<std::string> bytes = documents::LoadFile(command.file);
  if (!bytes) return terminal.Refuse(bytes.error());
  const Result<documents::TextDocument> read = documents::ReadDocument(*bytes, name);
  if (!read) return terminal.Refuse(read.error());
  // Plain text keeps its own lines and marks; other files are repaired as they were read.
  documents::TextDocument document = *read;
  if (document.kind == documents::FileKind::kText) {
    Result<documents::DecodedText> plain = documents::DecodeText(*bytes, name);
    if (!plain) return terminal.Refuse(plain.error());
    document.text = std::move(plain->text);
  }
  const Result<documents::Dictionary> dictionary = documents::Dictionary::Load();
  if (!dictionary) return terminal.Refuse(dictionary.error());
  const Result<documents::WordShares> words = WordsOf(command.data);
  if (!words) return terminal.Refuse(words.error());
  const documents::RepairReport report = documents::Repair({document.text, *words}, *dictionary);
  if (command.output == RepairCommand::Output::kChanges) {
    PrintChanges(document, report, terminal);
  } else {
    terminal.out << report.text;
  }
  terminal.Say(
      terminal.texts().Plural("{n} change.", "{n} changes.", static_cast<std::int64_t>(report.changes.size())));
  return kDone;
}

}  // namespace tovholder::app
