// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <condition_variable>
#include <deque>
#include <limits>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include "post/job.h"

namespace tovholder::post {

// What the runner's threads share: the workers, who change jobs, and the scribe, who alone writes
// what has changed. A worker may stand in the middle of a transaction, so it must not write itself.
class JobRunner::Board {
 public:
  // Versions of jobs that are not in memory: ended, or run by another server and always worth a look.
  static constexpr std::uint64_t kEnded = std::numeric_limits<std::uint64_t>::max();
  static constexpr std::uint64_t kElsewhere = kEnded - 1;

  Board(sql::Database& database, const JobRunnerOptions& options);
  ~Board();
  Board(const Board&) = delete;
  Board& operator=(const Board&) = delete;

  JobId Add(const NewJob& wanted, Work work);
  void Cancel(JobId id);
  std::optional<JobSnapshot> Find(JobId id) const;
  // In place of what the database had of them.
  void Refresh(std::vector<Job>& jobs) const;

  // For the context of running work.
  void Report(JobId id, std::int64_t done, std::int64_t total, std::string_view current);
  bool IsToStop(JobId id);

  sql::Database& database() const { return database_; }

 private:
  struct Active {
    Job job;
    Work work;
    std::string resource;
    std::uint64_t version = 0;
    bool cancelled = false;
    bool was_told = false;  // the work has asked and knows that it should stop
    bool unwritten = false;
  };

  void MarkInterrupted();
  void RunJobs();
  std::shared_ptr<Active> TakeNext(std::unique_lock<std::mutex>& lock);
  void End(Active& active, JobState state);
  void Finish(Active& active, const Result<std::string>& result);
  void Touch(Active& active);
  void WriteNowAndThen();
  // False where it has to be tried again.
  bool WriteChanged();
  std::vector<Job> TakeUnwritten();
  void ForgetWritten(const std::vector<Job>& written);

  sql::Database& database_;
  JobRunnerOptions options_;
  mutable std::mutex mutex_;
  std::condition_variable work_;
  std::condition_variable news_;
  std::map<JobId, std::shared_ptr<Active>> active_;  // until their end is written
  std::deque<JobId> queue_;
  std::set<std::string> used_resources_;
  std::uint64_t version_ = 0;
  bool stopping_ = false;
  bool closing_ = false;  // the workers are gone
  bool ended_ = false;    // a job has come to its end since the last writing
  std::vector<std::jthread> workers_;
  std::jthread scribe_;
};

}  // namespace tovholder::post
