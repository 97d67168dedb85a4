// SPDX-License-Identifier: EUPL-1.2
#include "post/job_board.h"

#include <algorithm>

#include "base/log.h"
#include "post/job_work.h"
#include "sql/records.h"

namespace tovholder::post {
namespace {

// A server that has not written for this long is taken to be gone.
constexpr auto kAbandonedAfter = std::chrono::minutes(1);
constexpr auto kSignOfLife = std::chrono::seconds(15);

void WriteJob(sql::Transaction& transaction, const Job& job) {
  transaction.Execute(
      "UPDATE job SET state = $2, done = $3, total = $4, current = $5, result = $6, error = $7, started = $8, "
      "ended = $9, seen = $10 WHERE id = $1",
      job.id, job.state, job.done, job.total, job.current, job.result, job.error, job.started, job.ended,
      transaction.now());
}

}  // namespace

JobRunner::Board::Board(sql::Database& database, const JobRunnerOptions& options)
    : database_(database), options_(options) {
  MarkInterrupted();
  for (unsigned i = 0; i < options_.threads; ++i) workers_.emplace_back([this] { RunJobs(); });
  scribe_ = std::jthread([this] { WriteNowAndThen(); });
}

JobRunner::Board::~Board() {
  {
    const std::scoped_lock lock(mutex_);
    stopping_ = true;
    for (const JobId id : queue_) End(*active_.at(id), JobState::kInterrupted);
    queue_.clear();
  }
  work_.notify_all();
  workers_.clear();
  {
    const std::scoped_lock lock(mutex_);
    closing_ = true;
  }
  news_.notify_all();
}

// A SQLite file has one server; those that share a PostgreSQL database leave each other's jobs alone.
void JobRunner::Board::MarkInterrupted() {
  database_.Write({}, [](sql::Transaction& transaction) {
    const Instant last_sign = transaction.engine() == sql::Engine::kSqlite ? transaction.now() + std::chrono::hours(24)
                                                                           : transaction.now() - kAbandonedAfter;
    transaction.Execute(
        "UPDATE job SET state = 'interrupted', ended = $1 WHERE state IN ('waiting', 'running') AND seen < $2",
        transaction.now(), last_sign);
  });
}

void JobRunner::Board::Touch(Active& active) {
  active.version = ++version_;
  active.unwritten = true;
}

void JobRunner::Board::End(Active& active, JobState state) {
  active.job.state = state;
  active.job.ended = Now();
  Touch(active);
  ended_ = true;
  news_.notify_all();
}

JobId JobRunner::Board::Add(const NewJob& wanted, Work work) {
  auto active = std::make_shared<Active>();
  Job& job = active->job;
  job.kind = wanted.kind;
  job.title = wanted.title;
  job.account = wanted.account;
  active->work = std::move(work);
  active->resource = wanted.resource;
  database_.Write({}, [&](sql::Transaction& transaction) {
    job.created = transaction.now();
    job.id.value = transaction.Insert(
        "INSERT INTO job (kind, title, state, done, total, current, result, error, account, created, seen) "
        "VALUES ($1, $2, $3, 0, 0, '', '', '', $4, $5, $5)",
        job.kind, job.title, job.state, job.account, job.created);
  });
  const JobId id = job.id;
  const std::scoped_lock lock(mutex_);
  active->version = ++version_;
  active_.emplace(id, std::move(active));
  queue_.push_back(id);
  work_.notify_one();
  return id;
}

void JobRunner::Board::Cancel(JobId id) {
  const std::scoped_lock lock(mutex_);
  const auto found = active_.find(id);
  if (found == active_.end() || HasEnded(found->second->job.state)) return;
  found->second->cancelled = true;
  const auto waiting = std::find(queue_.begin(), queue_.end(), id);
  if (waiting == queue_.end()) return;
  queue_.erase(waiting);
  End(*found->second, JobState::kCancelled);
}

std::optional<JobSnapshot> JobRunner::Board::Find(JobId id) const {
  {
    const std::scoped_lock lock(mutex_);
    const auto found = active_.find(id);
    if (found != active_.end()) return JobSnapshot{found->second->job, found->second->version};
  }
  auto job = database_.Read([&](sql::Reader& reader) { return sql::Find<Job>(reader, "FROM job WHERE id = $1", id); });
  if (!job) return std::nullopt;
  const std::uint64_t version = HasEnded(job->state) ? kEnded : kElsewhere;
  return JobSnapshot{std::move(*job), version};
}

void JobRunner::Board::Refresh(std::vector<Job>& jobs) const {
  const std::scoped_lock lock(mutex_);
  for (Job& job : jobs) {
    const auto found = active_.find(job.id);
    if (found != active_.end()) job = found->second->job;
  }
}

void JobRunner::Board::Report(JobId id, std::int64_t done, std::int64_t total, std::string_view current) {
  const std::scoped_lock lock(mutex_);
  Active& active = *active_.at(id);
  active.job.done = done;
  active.job.total = total;
  active.job.current = current;
  Touch(active);
}

bool JobRunner::Board::IsToStop(JobId id) {
  const std::scoped_lock lock(mutex_);
  Active& active = *active_.at(id);
  active.was_told = active.was_told || active.cancelled || stopping_;
  return active.was_told;
}

// The oldest whose resource nobody uses.
std::shared_ptr<JobRunner::Board::Active> JobRunner::Board::TakeNext(std::unique_lock<std::mutex>& lock) {
  auto next = queue_.end();
  work_.wait(lock, [&] {
    next = std::find_if(queue_.begin(), queue_.end(),
                        [&](JobId id) { return !used_resources_.contains(active_.at(id)->resource); });
    return stopping_ || next != queue_.end();
  });
  if (stopping_) return nullptr;
  auto taken = active_.at(*next);
  queue_.erase(next);
  if (!taken->resource.empty()) used_resources_.insert(taken->resource);
  taken->job.state = JobState::kRunning;
  taken->job.started = Now();
  Touch(*taken);
  return taken;
}

namespace {

class BoardContext final : public JobContext {
 public:
  BoardContext(JobId id, ProgressReport report, std::function<bool()> is_to_stop)
      : id_(id), report_(std::move(report)), is_to_stop_(std::move(is_to_stop)) {}

  JobId id() const override { return id_; }
  void Progress(std::int64_t done, std::int64_t total, std::string_view current) override {
    report_(done, total, current);
  }
  bool Cancelled() const override { return is_to_stop_(); }

 private:
  JobId id_;
  ProgressReport report_;
  std::function<bool()> is_to_stop_;
};

}  // namespace

void JobRunner::Board::RunJobs() {
  for (;;) {
    std::unique_lock lock(mutex_);
    const auto active = TakeNext(lock);
    if (!active) return;
    const JobId id = active->job.id;
    lock.unlock();
    BoardContext context(
        id, [this, id](std::int64_t done, std::int64_t total, std::string_view now) { Report(id, done, total, now); },
        [this, id] { return IsToStop(id); });
    const Result<std::string> result = RunGuarded(active->work, context);
    active->work = nullptr;
    lock.lock();
    Finish(*active, result);
  }
}

// Work that never asked whether to stop has come to its own end.
void JobRunner::Board::Finish(Active& active, const Result<std::string>& result) {
  if (result) {
    active.job.result = *result;
  } else {
    active.job.error = StoreError(result.error());
  }
  const JobState own_end = result ? JobState::kDone : JobState::kFailed;
  const JobState stopped = active.cancelled ? JobState::kCancelled : JobState::kInterrupted;
  if (!active.resource.empty()) used_resources_.erase(active.resource);
  End(active, active.was_told ? stopped : own_end);
  work_.notify_all();
}

void JobRunner::Board::WriteNowAndThen() {
  auto last_sign = std::chrono::steady_clock::now();
  for (bool closing = false; !closing;) {
    {
      std::unique_lock lock(mutex_);
      news_.wait_for(lock, options_.write_every, [this] { return closing_ || ended_; });
      closing = closing_;
      const auto now = std::chrono::steady_clock::now();
      const bool sign_due = now - last_sign >= kSignOfLife;
      for (const auto& [id, active] : active_) active->unwritten = active->unwritten || sign_due;
      if (sign_due) last_sign = now;
    }
    if (WriteChanged() || closing) continue;
    std::unique_lock lock(mutex_);
    news_.wait_for(lock, options_.write_every, [this] { return closing_; });
  }
}

std::vector<Job> JobRunner::Board::TakeUnwritten() {
  const std::scoped_lock lock(mutex_);
  std::vector<Job> changed;
  for (const auto& [id, active] : active_) {
    if (!active->unwritten) continue;
    active->unwritten = false;
    changed.push_back(active->job);
  }
  ended_ = false;
  return changed;
}

void JobRunner::Board::ForgetWritten(const std::vector<Job>& written) {
  const std::scoped_lock lock(mutex_);
  for (const Job& job : written) {
    if (HasEnded(job.state)) active_.erase(job.id);
  }
}

bool JobRunner::Board::WriteChanged() {
  const std::vector<Job> changed = TakeUnwritten();
  if (changed.empty()) return true;
  try {
    database_.Write({}, [&](sql::Transaction& transaction) {
      for (const Job& job : changed) WriteJob(transaction, job);
    });
  } catch (const std::exception& broken) {
    LogError("the state of {} jobs could not be written: {}", changed.size(), broken.what());
    const std::scoped_lock lock(mutex_);
    for (const Job& job : changed) active_.at(job.id)->unwritten = true;
    return false;
  }
  ForgetWritten(changed);
  return true;
}

}  // namespace tovholder::post
