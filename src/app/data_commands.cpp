// SPDX-License-Identifier: EUPL-1.2
#include "app/data_commands.h"

#include <ostream>
#include <vector>

#include "app/archive.h"
#include "app/progress_bar.h"
#include "documents/file_store.h"
#include "meetings/archive_check.h"
#include "sql/change_log.h"
#include "sql/copy.h"
#include "sql/restore.h"

namespace tovholder::app {
namespace {

// Everything that is not whole, a line each.
std::vector<std::string> FindDamage(Archive& archive, const html::Texts& t) {
  std::vector<std::string> findings = archive.database->CheckIntegrity();
  archive.database->Read([&](sql::Reader& reader) {
    for (std::int64_t id : sql::VerifyChain(reader)) {
      findings.push_back(t("change log: entry {id} does not fit the chain", {{"id", std::to_string(id)}}));
    }
    for (const documents::FileFinding& file : documents::CheckFiles(reader)) {
      findings.push_back(t("file {id} ({name}): {problem}",
                           {{"id", std::to_string(file.id.value)}, {"name", file.name}, {"problem", file.problem}}));
    }
    for (const Error& error : meetings::CheckArchive(reader)) findings.push_back(html::Sentence(error, t.language()));
  });
  return findings;
}

}  // namespace

ExitCode Run(const BackupCommand& command, const Terminal& terminal) {
  const Result<Archive> archive = OpenArchive(command.data, Creation::kMustBeThere);
  if (!archive) return terminal.Refuse(archive.error());
  const Result<void> done = archive->database->Backup(command.file);
  if (!done) return terminal.Refuse(done.error());
  terminal.Say(terminal.texts()("The data was copied to {file}.", {{"file", command.file}}));
  return kDone;
}

ExitCode Run(const RestoreCommand& command, const Terminal& terminal) {
  const Result<void> done = sql::Restore(command.file, command.data);
  if (!done) return terminal.Refuse(done.error());
  terminal.Say(terminal.texts()("{file} is in place. What stood there is kept as {kept}.",
                                {{"file", command.data}, {"kept", command.data + ".before-restore"}}));
  return kDone;
}

ExitCode Run(const CheckCommand& command, const Terminal& terminal) {
  Result<Archive> archive = OpenArchive(command.data, Creation::kMustBeThere);
  if (!archive) return terminal.Refuse(archive.error());
  const std::vector<std::string> findings = FindDamage(*archive, terminal.texts());
  for (const std::string& finding : findings) terminal.out << finding << '\n';
  terminal.Say(findings.empty() ? std::string(terminal.texts()("The data is whole."))
                                : terminal.texts().Plural("{n} thing is not whole.", "{n} things are not whole.",
                                                          static_cast<std::int64_t>(findings.size())));
  return findings.empty() ? kDone : kRefused;
}

ExitCode Run(const MigrateCommand& command, const Terminal& terminal) {
  Result<Archive> from = OpenArchive(command.data, Creation::kMustBeThere);
  if (!from) return terminal.Refuse(from.error());
  Result<Archive> to = OpenArchive(command.to, Creation::kMakeNew);
  if (!to) return terminal.Refuse(to.error());
  ProgressBar bar(terminal);
  const Result<void> copied = sql::CopyDatabase(*from->database, *to->database, [&](const sql::CopyProgress& progress) {
    bar.Show(progress.copied, progress.total, progress.table);
  });
  bar.Clear();
  if (!copied) return terminal.Refuse(copied.error());
  to->database->Write({}, [&](sql::Transaction& transaction) { meetings::IndexArchive(transaction, *to->index); });
  terminal.Say(terminal.texts()("The data was copied to {location}.", {{"location", to->database->location()}}));
  return kDone;
}

}  // namespace tovholder::app
