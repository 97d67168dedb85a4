// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <boost/describe.hpp>
#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/id.h"
#include "base/result.h"
#include "base/time.h"
#include "sql/database.h"

// Work in the background that people can watch: imports, long scans, PDF.
namespace tovholder::post {

struct Job;
using JobId = Id<Job>;

// kInterrupted: it ran when the program ended.
enum class JobState { kWaiting, kRunning, kDone, kFailed, kCancelled, kInterrupted };
std::string_view ToName(JobState state);
bool FromName(std::string_view name, JobState& state);
// Nothing more will come.
bool HasEnded(JobState state);

struct Job {
  JobId id;
  std::string kind;   // "import"
  std::string title;  // as people see it
  JobState state = JobState::kWaiting;
  std::int64_t done = 0;
  std::int64_t total = 0;    // 0: not known yet
  std::string current;       // what is being done now
  std::string result;        // what the work left behind, in its own form (JSON)
  std::string error;         // why it failed, as {"id", {params}} in JSON; "" where it did not
  std::int64_t account = 0;  // who started it
  Instant created;
  std::optional<Instant> started;
  std::optional<Instant> ended;
};
BOOST_DESCRIBE_STRUCT(Job, (),
                      (id, kind, title, state, done, total, current, result, error, account, created, started, ended))

// Why it failed; nothing where it did not.
std::optional<Error> ErrorOf(const Job& job);
// How long it still takes, by its pace so far; nothing before a first part is done.
std::optional<std::chrono::seconds> EstimateRemaining(const Job& job, Instant now);

// What running work sees of its job. Safe to use from several threads.
class JobContext {
 public:
  virtual ~JobContext() = default;
  virtual JobId id() const = 0;
  virtual void Progress(std::int64_t done, std::int64_t total, std::string_view current) = 0;
  // The work should stop soon and return what it has.
  virtual bool Cancelled() const = 0;
  virtual Instant now() const { return Now(); }
};

// Returns the result, or why it failed. What it throws ends the job with post.job_broke {job}.
using Work = std::function<Result<std::string>(JobContext&)>;

using ProgressReport = std::function<void(std::int64_t done, std::int64_t total, std::string_view current)>;
// The same work without a runner, for the terminal: returns when it is done.
Result<std::string> RunNow(const Work& work, ProgressReport report, std::function<bool()> cancelled = {});

struct NewJob {
  std::string kind;
  std::string title;
  std::int64_t account = 0;
  std::string resource = {};  // jobs that name the same one run one at a time ("ocr"); "" for none
};

struct JobSnapshot {
  Job job;
  std::uint64_t version = 0;
};

struct JobRunnerOptions {
  unsigned threads = 1;
  std::chrono::milliseconds write_every = std::chrono::seconds(2);
};

// Runs jobs on threads of its own, in the order they were started as far as their resources allow.
// Progress is kept in memory and written now and then, so that other servers see it too. At the start
// jobs that an earlier run left are marked interrupted.
class JobRunner {
 public:
  explicit JobRunner(sql::Database& database, JobRunnerOptions options = {});
  // Asks running work to stop and waits for it. What did not come to its end is marked interrupted.
  ~JobRunner();
  JobRunner(const JobRunner&) = delete;
  JobRunner& operator=(const JobRunner&) = delete;

  // Not from inside a database transaction.
  JobId Start(const NewJob& job, Work work);
  void Cancel(JobId id);
  // As it stands now: from memory while it runs, else as it was written.
  std::optional<Job> Find(JobId id) const;
  // For those who watch: nothing while the job is as it was at version `seen` (0 at first).
  std::optional<JobSnapshot> FindNewer(JobId id, std::uint64_t seen) const;
  // Newest first.
  std::vector<Job> List(std::string_view kind, int limit) const;

 private:
  class Board;
  std::unique_ptr<Board> board_;
};

}  // namespace tovholder::post
