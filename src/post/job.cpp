// SPDX-License-Identifier: EUPL-1.2
#include "post/job.h"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <array>
#include <boost/json.hpp>
#include <condition_variable>
#include <deque>
#include <map>
#include <mutex>
#include <thread>

#include "sql/records.h"

namespace tovholder::post {
namespace {

constexpr std::array<std::pair<JobState, std::string_view>, 6> kStates{{{JobState::kWaiting, "waiting"},
                                                                        {JobState::kRunning, "running"},
                                                                        {JobState::kDone, "done"},
                                                                        {JobState::kFailed, "failed"},
                                                                        {JobState::kCancelled, "cancelled"},
                                                                        {JobState::kInterrupted, "interrupted"}}};
std::string StoreError(const Error& error) {
  boost::json::object params;
  for (const auto& [name, value] : error.params) params[name] = value;
  return boost::json::serialize(boost::json::array{error.id, std::move(params)});
}

}  // namespace

std::string_view ToName(JobState state) { return kStates[static_cast<std::size_t>(state)].second; }

bool FromName(std::string_view name, JobState& state) {
  const auto found = std::find_if(kStates.begin(), kStates.end(), [&](const auto& one) { return one.second == name; });
  if (found == kStates.end()) return false;
  state = found->first;
  return true;
}

bool HasEnded(JobState state) { return state != JobState::kWaiting && state != JobState::kRunning; }

// What the threads share with the runner's face.
struct JobRunner::Shared {
  struct Active {
    Job job;
    Work work;
    bool cancelled = false;
  };

  explicit Shared(sql::Database& database_) : database(database_) {}

  sql::Database& database;
  std::mutex mutex;
  std::condition_variable wake;
  std::map<JobId, std::shared_ptr<Active>> active;  // waiting and running
  std::deque<JobId> queue;
  bool stopping = false;
  std::vector<std::jthread> threads;

  void Write(const Job& job) {
    database.Write({job.account, "job"}, [&](sql::Transaction& transaction) {
      transaction.Execute(
          "UPDATE job SET state = $2, done = $3, total = $4, current = $5, result = $6, error = $7, started = $8,"
          " ended = $9 WHERE id = $1",
          job.id, job.state, job.done, job.total, job.current, job.result, job.error, job.started, job.ended);
    });
  }

  std::shared_ptr<Active> Next() {
    std::unique_lock lock(mutex);
    wake.wait(lock, [&] { return stopping || !queue.empty(); });
    if (queue.empty() || stopping) return nullptr;
    auto next = active.at(queue.front());
    queue.pop_front();
    return next;
  }

  void Run(const std::shared_ptr<Active>& one);
  void Finish(const std::shared_ptr<Active>& one, const Result<std::string>& result);
};

namespace {

class Context : public JobContext {
 public:
  using Report = std::function<void(std::int64_t done, std::int64_t total, std::string_view current)>;
  Context(JobId id, Report report, std::function<bool()> cancelled)
      : id_(id), report_(std::move(report)), cancelled_(std::move(cancelled)) {}

  JobId id() const override { return id_; }
  void Progress(std::int64_t done, std::int64_t total, std::string_view current) override {
    report_(done, total, current);
  }
  bool Cancelled() const override { return cancelled_(); }

 private:
  JobId id_;
  Report report_;
  std::function<bool()> cancelled_;
};

// Work that breaks ends its own job and no other.
Result<std::string> RunWork(const Work& work, JobContext& context) {
  try {
    return work(context);
  } catch (const std::exception& broken) {
    spdlog::error("job {}: {}", context.id().value, broken.what());
    return Fail("post.job_broke", {{"job", std::to_string(context.id().value)}});
  }
}

}  // namespace

void JobRunner::Shared::Run(const std::shared_ptr<Active>& one) {
  Job snapshot;
  {
    const std::scoped_lock lock(mutex);
    one->job.state = JobState::kRunning;
    one->job.started = Now();
    snapshot = one->job;
  }
  Write(snapshot);
  Context context(
      snapshot.id,
      [this, &one](std::int64_t done, std::int64_t total, std::string_view current) {
        const std::scoped_lock lock(mutex);
        one->job.done = done;
        one->job.total = total;
        one->job.current = current;
      },
      [this, &one] {
        const std::scoped_lock lock(mutex);
        return one->cancelled || stopping;
      });
  Finish(one, RunWork(one->work, context));
}

void JobRunner::Shared::Finish(const std::shared_ptr<Active>& one, const Result<std::string>& result) {
  Job ended;
  {
    const std::scoped_lock lock(mutex);
    ended = one->job;
    const JobState stopped = one->cancelled ? JobState::kCancelled : JobState::kInterrupted;
    const bool was_stopped = one->cancelled || stopping;
    ended.state = was_stopped ? stopped : result ? JobState::kDone : JobState::kFailed;
  }
  ended.ended = Now();
  if (result) {
    ended.result = *result;
  } else {
    ended.error = StoreError(result.error());
  }
  Write(ended);
  const std::scoped_lock lock(mutex);
  active.erase(ended.id);
}

JobRunner::JobRunner(sql::Database& database, unsigned threads) : shared_(std::make_shared<Shared>(database)) {
  database.Write({}, [](sql::Transaction& transaction) {
    transaction.Execute("UPDATE job SET state = 'interrupted', ended = $1 WHERE state IN ('waiting', 'running')",
                        transaction.now());
  });
  for (unsigned i = 0; i < threads; ++i) {
    shared_->threads.emplace_back([shared = shared_.get()] {
      while (const auto next = shared->Next()) shared->Run(next);
    });
  }
}

JobRunner::~JobRunner() {
  {
    const std::scoped_lock lock(shared_->mutex);
    shared_->stopping = true;
  }
  shared_->wake.notify_all();
  shared_->threads.clear();
}

JobId JobRunner::Start(const NewJob& wanted, Work work) {
  auto one = std::make_shared<Shared::Active>();
  one->work = std::move(work);
  Job& job = one->job;
  job.kind = wanted.kind;
  job.title = wanted.title;
  job.account = wanted.account;
  shared_->database.Write({}, [&](sql::Transaction& transaction) {
    job.id = {};
    job.created = transaction.now();
    sql::CreateUnlogged(transaction, "job", job);
  });
  const JobId id = job.id;
  const std::scoped_lock lock(shared_->mutex);
  shared_->active.emplace(id, std::move(one));
  shared_->queue.push_back(id);
  shared_->wake.notify_one();
  return id;
}

void JobRunner::Cancel(JobId id) {
  const std::scoped_lock lock(shared_->mutex);
  if (const auto found = shared_->active.find(id); found != shared_->active.end()) found->second->cancelled = true;
}

std::optional<Job> JobRunner::Find(JobId id) const {
  {
    const std::scoped_lock lock(shared_->mutex);
    if (const auto found = shared_->active.find(id); found != shared_->active.end()) return found->second->job;
  }
  return shared_->database.Read(
      [&](sql::Reader& reader) { return sql::Find<Job>(reader, "FROM job WHERE id = $1", id); });
}

std::vector<Job> JobRunner::List(std::string_view kind, int limit) const {
  auto jobs = shared_->database.Read([&](sql::Reader& reader) {
    return sql::List<Job>(reader, "FROM job WHERE kind = $1 ORDER BY id DESC LIMIT $2", std::string(kind), limit);
  });
  const std::scoped_lock lock(shared_->mutex);
  for (Job& job : jobs) {
    if (const auto found = shared_->active.find(job.id); found != shared_->active.end()) job = found->second->job;
  }
  return jobs;
}

}  // namespace tovholder::post
