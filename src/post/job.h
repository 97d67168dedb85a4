// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <boost/describe.hpp>
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

// What running work sees of its job. Safe to use from several threads.
class JobContext {
 public:
  virtual ~JobContext() = default;
  virtual JobId id() const = 0;
  virtual void Progress(std::int64_t done, std::int64_t total, std::string_view current) = 0;
  virtual bool Cancelled() const = 0;
};

// Returns the result, or why it failed.
using Work = std::function<Result<std::string>(JobContext&)>;

struct NewJob {
  std::string kind;
  std::string title;
  std::int64_t account = 0;
};

// Runs jobs on threads of its own, in the order they were started. Progress is kept in memory;
// its end is written. At the start jobs that an earlier run left are marked interrupted.
class JobRunner {
 public:
  explicit JobRunner(sql::Database& database, unsigned threads = 1);
  // Asks running work to stop and waits for it.
  ~JobRunner();
  JobRunner(const JobRunner&) = delete;
  JobRunner& operator=(const JobRunner&) = delete;

  JobId Start(const NewJob& job, Work work);
  void Cancel(JobId id);
  // As it stands now: from memory while it runs, else as it was written.
  std::optional<Job> Find(JobId id) const;
  // Newest first.
  std::vector<Job> List(std::string_view kind, int limit) const;

 private:
  struct Shared;
  std::shared_ptr<Shared> shared_;
};

}  // namespace tovholder::post
