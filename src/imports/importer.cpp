// SPDX-License-Identifier: EUPL-1.2
#include "imports/importer.h"

#include <sys/resource.h>

#include <algorithm>
#include <chrono>
#include <mutex>
#include <thread>
#include <utility>

#include "documents/file_store.h"
#include "imports/import_queue.h"
#include "meetings/document_store.h"
#include "meetings/meeting_search.h"
#include "meetings/meeting_store.h"
#include "meetings/publication_rules.h"
#include "meetings/stored_json.h"
#include "sql/records.h"

namespace tovholder::imports {
namespace {

class Reading {
 public:
  Reading(sql::Database& database, const search::Index& index, const ImportOptions& options, const ImportHooks& hooks)
      : database_(database), index_(index), options_(options), hooks_(hooks) {}

  // A reader that breaks on one file goes on with the next.
  Arrival Read(const FileToImport& file) const {
    try {
      return ReadFile(file);
    } catch (const std::exception& broken) {
      return {file, {}, {}, Error{"import.not_read", {{"file", file.name}, {"detail", broken.what()}}}};
    }
  }

 private:
  Arrival ReadFile(const FileToImport& file) const {
    Arrival arrival{file, {}, {}, file.error};
    if (arrival.error) return arrival;
    Result<std::string> bytes = documents::LoadFile(file.path.string());
    if (!bytes) {
      arrival.error = bytes.error();
      return arrival;
    }
    const std::string digest = documents::Sha256(*bytes);
    arrival.known = database_.Read([&](sql::Reader& reader) { return meetings::FindDocumentByDigest(reader, digest); });
    if (arrival.known) return arrival;
    Result<PreparedDocument> prepared = Prepare(std::move(*bytes), digest, file.name);
    if (prepared) {
      arrival.prepared = std::move(*prepared);
    } else {
      arrival.error = prepared.error();
    }
    return arrival;
  }

  Result<PreparedDocument> Prepare(std::string bytes, const std::string& digest, const std::string& name) const {
    ReadingOptions options = options_.reading;
    if (hooks_.scanning) {
      options.read.progress = [&](int done, int pages) { hooks_.scanning(name, done, pages); };
    }
    options.read.cancelled = hooks_.cancelled;
    Result<imports::ReadFile> file = ReadPaper(bytes, name, options);
    if (!file) return Pass(file);
    PreparedDocument prepared;
    prepared.sha256 = digest;
    prepared.media_type = documents::MediaTypeOf(bytes, name);
    prepared.bytes = std::move(bytes);
    DescribeDocument(prepared.document, *file, name);
    for (const minutes::MinutesReading& reading : file->readings) {
      if (reading.kind != minutes::PaperKind::kOther)
        prepared.readings.push_back(PrepareReading(reading, file->document));
    }
    prepared.cpr = meetings::FindCprInText(file->document.text);
    if (prepared.readings.empty())
      prepared.entry = index_.Prepare(meetings::EntryOf(prepared.document, file->document.text));
    return prepared;
  }

  static void DescribeDocument(meetings::Document& document, imports::ReadFile& file, const std::string& name) {
    const minutes::MinutesReading& first = file.readings.front();
    document.name = name;
    document.kind = first.kind;
    document.paper = first.paper;
    document.title = first.title ? first.title->value : first.organization ? first.organization->value : name;
    document.format = file.document.kind;
    document.encoding = file.document.encoding;
    document.scanned = file.document.scanned;
    std::vector<Error> findings = file.document.warnings;
    if (first.kind == minutes::PaperKind::kOther)
      findings.insert(findings.end(), first.findings.begin(), first.findings.end());
    document.findings = meetings::StoreErrors(findings);
    if (!file.stored_as_text) return;
    document.text = file.document.text;
    document.layout = meetings::StoreLayout(file.document);
  }

  PreparedReading PrepareReading(const minutes::MinutesReading& reading,
                                 const documents::TextDocument& document) const {
    PreparedReading prepared{ToStore(reading, document), {}};
    const meetings::MeetingDraft& draft = prepared.stored.draft;
    meetings::MeetingRow row{draft.meeting, draft.body_name, draft.organization_name, 0};
    std::vector<meetings::ItemDetails> items;
    for (const meetings::ItemDraft& item : draft.items) items.push_back(item.details);
    std::vector<std::string> persons;
    for (const meetings::PersonAtMeeting& person : draft.attendance) persons.push_back(person.name);
    for (const search::Entry& entry : meetings::EntriesOf(row, items, persons, {}))
      prepared.entries.push_back(index_.Prepare(entry));
    return prepared;
  }

  sql::Database& database_;
  const search::Index& index_;
  const ImportOptions& options_;
  const ImportHooks& hooks_;
};

class Writing {
 public:
  Writing(sql::Database& database, const search::Index& index, const ImportOptions& options, const ImportHooks& hooks,
          const Reading& reading, std::int64_t total)
      : database_(database), index_(index), options_(options), hooks_(hooks), reading_(reading) {
    report_.counts.total = total;
    if (total >= kBulkFrom) bulk_.emplace(database);
  }

  // A batch is one commit; where that fails, its files are read again and written one by one, so that only the bad one
  // is out.
  void WriteBatch(ImportQueue& queue) {
    std::vector<FileToImport> files;
    const auto next = [&] {
      std::vector<Arrival> portion;
      if (files.size() < kBatch) portion = queue.Take(kPatience);
      for (const Arrival& arrival : portion) files.push_back(arrival.file);
      return portion;
    };
    std::vector<ImportedFile> written;
    try {
      written = WriteTogether(next, [&](std::vector<Arrival> portion) { queue.HandBack(std::move(portion)); });
    } catch (const sql::DiskFull&) {
      throw;
    } catch (const sql::Locked&) {
      throw;
    } catch (const sql::DatabaseError&) {
      for (const FileToImport& file : files) written.push_back(WriteAlone(reading_.Read(file)));
    }
    for (const ImportedFile& file : written) Count(file);
  }

  void Finish() {
    if (!report_.run) return;
    database_.Write(options_.author, [&](sql::Transaction& transaction) {
      transaction.Execute("UPDATE import_run SET finished = $2 WHERE id = $1", *report_.run, transaction.now());
      if (index_.IsInBulk(transaction)) index_.EndBulk(transaction);
    });
  }

  ImportReport& report() { return report_; }

 private:
  static constexpr std::int64_t kBulkFrom = 2000;
  // Files in a commit: with more, the pages that change outgrow what SQLite holds of them.
  static constexpr std::size_t kBatch = 512;
  // Others may want to write: a batch does not wait for files that are read slowly.
  static constexpr std::chrono::milliseconds kPatience{50};

  // Writes portion after portion in one commit, until `next` gives none.
  std::vector<ImportedFile> WriteTogether(const std::function<std::vector<Arrival>()>& next,
                                          const std::function<void(std::vector<Arrival>)>& hand_back) {
    const std::optional<meetings::ImportRunId> run = report_.run;
    try {
      return database_.Write(options_.author, [&](sql::Transaction& transaction) {
        std::vector<ImportedFile> files;
        search::EntryBatch entries(transaction);
        const ImportTarget target{index_, entries, names_, options_.publication};
        for (auto portion = next(); !portion.empty(); portion = next()) {
          for (Arrival& arrival : portion) files.push_back(WriteOne(transaction, target, arrival));
          hand_back(std::move(portion));
        }
        entries.Finish(bulk_ ? search::WhenOffered::kLater : search::WhenOffered::kAtOnce);
        return files;
      });
    } catch (...) {
      report_.run = run;
      names_.Forget();
      throw;
    }
  }

  ImportedFile WriteSingle(Arrival arrival) {
    std::vector<Arrival> one;
    one.push_back(std::move(arrival));
    return WriteTogether([&] { return std::exchange(one, {}); }, [](const std::vector<Arrival>&) {}).front();
  }

  ImportedFile WriteAlone(Arrival arrival) {
    const FileToImport file = arrival.file;
    try {
      return WriteSingle(std::move(arrival));
    } catch (const sql::DiskFull&) {
      throw;
    } catch (const sql::DatabaseError& error) {
      return WriteSingle({file, {}, {}, Error{"import.not_stored", {{"file", file.name}, {"detail", error.what()}}}});
    }
  }

  ImportedFile WriteOne(sql::Transaction& transaction, const ImportTarget& target, Arrival& arrival) {
    const std::string& name = arrival.file.name;
    if (arrival.known) return {name, Outcome::kUnchanged, arrival.known, {}, 0, {}};
    const meetings::ImportRunId run = Run(transaction);
    if (arrival.error) {
      StoreFailure(transaction, run, name, *arrival.error);
      return {name, Outcome::kFailed, {}, {}, 0, {*arrival.error}};
    }
    arrival.prepared->document.run = run;
    return StoreDocument(transaction, target, *arrival.prepared);
  }

  meetings::ImportRunId Run(sql::Transaction& transaction) {
    if (report_.run) return *report_.run;
    meetings::ImportRun run{{}, transaction.now(), {}, options_.author.name, options_.source, {}};
    sql::CreateUnlogged(transaction, "import_run", run);
    if (bulk_) index_.BeginBulk(transaction);
    report_.run = run.id;
    return run.id;
  }

  void Count(const ImportedFile& file) {
    ImportCounts& counts = report_.counts;
    switch (file.outcome) {
      case Outcome::kImported:
        ++counts.imported;
        break;
      case Outcome::kMerged:
        ++counts.merged;
        break;
      case Outcome::kWaiting:
        ++counts.waiting;
        break;
      case Outcome::kUnchanged:
        ++counts.unchanged;
        break;
      case Outcome::kFailed:
        ++counts.failed;
        break;
    }
    counts.doubtful += file.doubtful;
    if (hooks_.file_done) hooks_.file_done(file, counts);
  }

  sql::Database& database_;
  const search::Index& index_;
  const ImportOptions& options_;
  const ImportHooks& hooks_;
  const Reading& reading_;
  NameResolver names_;
  ImportReport report_;
  std::optional<sql::BulkLoad> bulk_;
};

// Everything waits for the one who writes; readers take what it leaves of the processors.
void StandBack() {
  constexpr int kNice = 10;
  setpriority(PRIO_PROCESS, 0, kNice);  // of the calling thread, on Linux
}

}  // namespace

Result<ImportReport> Import(sql::Database& database, const search::Index& index, ImportSource& source,
                            const ImportOptions& options, const ImportHooks& hooks) {
  const unsigned readers = options.readers > 0 ? options.readers : std::max(1U, std::thread::hardware_concurrency());
  ImportQueue queue(readers);
  const Reading reading(database, index, options, hooks);
  Writing writing(database, index, options, hooks, reading, source.Count());

  std::mutex source_mutex;
  const auto next = [&]() -> std::optional<FileToImport> {
    const std::scoped_lock lock(source_mutex);
    if (queue.stopped() || (hooks.cancelled && hooks.cancelled())) return std::nullopt;
    return source.Next();
  };
  std::vector<std::jthread> threads;
  for (unsigned i = 0; i < readers; ++i) {
    threads.emplace_back([&] {
      StandBack();
      while (const auto file = next()) queue.Push(reading.Read(*file));
      queue.ReaderIsDone();
    });
  }
  try {
    while (queue.Wait()) writing.WriteBatch(queue);
    writing.Finish();
  } catch (const sql::DiskFull&) {
    queue.Stop();
    return Fail("import.disk_full", {{"done", std::to_string(writing.report().counts.done())}});
  } catch (const sql::Locked&) {
    queue.Stop();
    return Fail("sql.locked", {{"file", database.location()}});
  } catch (...) {
    queue.Stop();
    throw;
  }
  return writing.report();
}

}  // namespace tovholder::imports
