// SPDX-License-Identifier: EUPL-1.2
#include "post/job.h"

#include <gmock/gmock.h>

#include <atomic>
#include <future>
#include <thread>

#include "support/test_database.h"

namespace tovholder::post {
namespace {

using namespace std::chrono_literals;
using testing::ElementsAre;

template <class Condition>
bool Await(Condition condition) {
  const auto patience = std::chrono::steady_clock::now() + 20s;
  while (!condition() && std::chrono::steady_clock::now() < patience) std::this_thread::sleep_for(1ms);
  return condition();
}

// Work that waits until the test lets it go on, or the job is to stop.
class Gate {
 public:
  void Open() { open_ = true; }
  void Wait(JobContext& context) {
    ++waiting_;
    Await([&] { return open_ || context.Cancelled(); });
  }
  int waiting() const { return waiting_; }

 private:
  std::atomic<bool> open_{false};
  std::atomic<int> waiting_{0};
};

class JobTest : public test::DatabaseTest {
 protected:
  sql::OpenOptions Options() const override {
    sql::OpenOptions options;
    options.migrations = test::MigrationsOf({"sql", "documents", "post"});
    return options;
  }
  JobRunner& Start(JobRunnerOptions options = {.threads = 1, .write_every = 5ms}) {
    runner_ = std::make_unique<JobRunner>(database(), options);
    return *runner_;
  }
  Job Ended(JobId id) {
    EXPECT_TRUE(Await([&] { return HasEnded(runner_->Find(id)->state); }));
    return runner_->Find(id).value();
  }
  std::string Stored(JobId id) {
    return database()
        .Read([&](sql::Reader& reader) { return reader.One<std::string>("SELECT state FROM job WHERE id = $1", id); })
        .value_or("");
  }
  void TearDown() override {
    runner_.reset();
    DatabaseTest::TearDown();
  }

  Gate gate_;  // outlives the threads that wait at it
  std::unique_ptr<JobRunner> runner_;
};

TEST_P(JobTest, KeepsTheResult) {
  JobRunner& runner = Start();
  const JobId id = runner.Start({"import", "minutes.pdf", 7}, [](JobContext& context) -> Result<std::string> {
    context.Progress(3, 4, "page 3");
    return "{\"items\": 12}";
  });
  const Job job = Ended(id);
  EXPECT_EQ(job.state, JobState::kDone);
  EXPECT_EQ(job.result, "{\"items\": 12}");
  EXPECT_EQ(job.done, 3);
  EXPECT_EQ(job.total, 4);
  EXPECT_EQ(job.current, "page 3");
  EXPECT_EQ(job.account, 7);
  EXPECT_TRUE(job.started && job.ended);
  EXPECT_FALSE(ErrorOf(job));
  EXPECT_TRUE(Await([&] { return Stored(id) == "done"; }));
  EXPECT_EQ(runner.Find(JobId{id.value + 1}), std::nullopt);
}

TEST_P(JobTest, KeepsWhyItFailed) {
  JobRunner& runner = Start();
  const Error error{"documents.encrypted", {{"file", "bilag æ.pdf"}}};
  const JobId failed =
      runner.Start({"import", "a"}, [&](JobContext&) -> Result<std::string> { return tl::unexpected(error); });
  const JobId broken =
      runner.Start({"import", "b"}, [](JobContext&) -> Result<std::string> { throw std::runtime_error("x"); });
  EXPECT_EQ(Ended(failed).state, JobState::kFailed);
  EXPECT_EQ(ErrorOf(Ended(failed)), error);
  EXPECT_EQ(ErrorOf(Ended(broken)), (Error{"post.job_broke", {{"job", std::to_string(broken.value)}}}));
}

TEST_P(JobTest, RunsInTheOrderOfTheirStart) {
  std::string order;
  JobRunner& runner = Start();
  const auto add = [&](char letter) {
    return runner.Start({"import", ""}, [&, letter](JobContext& context) -> Result<std::string> {
      gate_.Wait(context);
      order += letter;
      return "";
    });
  };
  add('a');
  add('b');
  const JobId last = add('c');
  EXPECT_TRUE(Await([&] { return gate_.waiting() == 1; }));
  EXPECT_EQ(runner.Find(last)->state, JobState::kWaiting);
  gate_.Open();
  Ended(last);
  EXPECT_EQ(order, "abc");
}

TEST_P(JobTest, CancelsRunningAndWaitingWork) {
  JobRunner& runner = Start();
  std::atomic<bool> second_ran = false;
  const JobId first = runner.Start({"import", ""}, [&](JobContext& context) -> Result<std::string> {
    gate_.Wait(context);
    return "half";
  });
  const JobId second = runner.Start({"import", ""}, [&](JobContext&) -> Result<std::string> {
    second_ran = true;
    return "";
  });
  EXPECT_TRUE(Await([&] { return gate_.waiting() == 1; }));
  runner.Cancel(second);
  runner.Cancel(first);
  EXPECT_EQ(Ended(first).state, JobState::kCancelled);
  EXPECT_EQ(Ended(first).result, "half");
  EXPECT_EQ(Ended(second).state, JobState::kCancelled);
  EXPECT_FALSE(second_ran);
  runner.Cancel(first);
  runner.Cancel(JobId{99999});
  EXPECT_EQ(Ended(first).state, JobState::kCancelled);
}

TEST_P(JobTest, RunsOneJobOfAResourceAtATime) {
  JobRunner& runner = Start({.threads = 3, .write_every = 5ms});
  std::atomic<int> at_once = 0;
  std::atomic<int> most = 0;
  const Work scan = [&](JobContext& context) -> Result<std::string> {
    most = std::max<int>(most, ++at_once);
    gate_.Wait(context);
    --at_once;
    return "";
  };
  const JobId first = runner.Start({"scan", "a", 0, "ocr"}, scan);
  const JobId second = runner.Start({"scan", "b", 0, "ocr"}, scan);
  const JobId other = runner.Start({"import", "c"}, [](JobContext&) -> Result<std::string> { return ""; });
  EXPECT_EQ(Ended(other).state, JobState::kDone);
  EXPECT_EQ(runner.Find(second)->state, JobState::kWaiting);
  gate_.Open();
  Ended(first);
  Ended(second);
  EXPECT_EQ(most, 1);
}

TEST_P(JobTest, TellsWatchersWhatIsNew) {
  Gate first_gate;
  Gate second_gate;
  JobRunner& runner = Start();
  const JobId id = runner.Start({"import", ""}, [&](JobContext& context) -> Result<std::string> {
    first_gate.Wait(context);
    context.Progress(1, 2, "a");
    second_gate.Wait(context);
    return "";
  });
  EXPECT_TRUE(Await([&] { return first_gate.waiting() == 1; }));
  const auto begun = runner.FindNewer(id, 0);
  ASSERT_TRUE(begun.has_value());
  EXPECT_EQ(begun->job.state, JobState::kRunning);
  EXPECT_FALSE(runner.FindNewer(id, begun->version).has_value());
  first_gate.Open();
  EXPECT_TRUE(Await([&] { return second_gate.waiting() == 1; }));
  const auto further = runner.FindNewer(id, begun->version);
  ASSERT_TRUE(further.has_value());
  EXPECT_EQ(further->job.current, "a");
  second_gate.Open();
  Ended(id);
  EXPECT_TRUE(runner.FindNewer(id, further->version).has_value());
}

TEST_P(JobTest, WritesProgressWhileItRuns) {
  JobRunner& runner = Start();
  const JobId id = runner.Start({"import", ""}, [&](JobContext& context) -> Result<std::string> {
    for (int i = 1; i <= 100'000; ++i) context.Progress(i, 100'000, "page");
    gate_.Wait(context);
    return "";
  });
  EXPECT_TRUE(Await([&] {
    return database().Read([&](sql::Reader& reader) {
      return reader.One<int>("SELECT done FROM job WHERE id = $1", id);
    }) == 100'000;
  }));
  gate_.Open();
  Ended(id);
}

TEST_P(JobTest, MayReportFromInsideATransaction) {
  JobRunner& runner = Start();
  const JobId id = runner.Start({"import", ""}, [&](JobContext& context) -> Result<std::string> {
    database().Write({}, [&](sql::Transaction&) {
      context.Progress(1, 1, "inside");
      std::this_thread::sleep_for(20ms);  // gives the scribe several turns
    });
    return "";
  });
  EXPECT_EQ(Ended(id).state, JobState::kDone);
}

TEST_P(JobTest, ListsNewestFirstAsTheyStand) {
  JobRunner& runner = Start();
  runner.Start({"import", "a"}, [&](JobContext& context) -> Result<std::string> {
    context.Progress(5, 9, "now");
    gate_.Wait(context);
    return "";
  });
  runner.Start({"other", "b"}, [](JobContext&) -> Result<std::string> { return ""; });
  runner.Start({"import", "c"}, [](JobContext&) -> Result<std::string> { return ""; });
  EXPECT_TRUE(Await([&] { return gate_.waiting() == 1; }));
  const auto jobs = runner.List("import", 10);
  ASSERT_EQ(jobs.size(), 2U);
  EXPECT_EQ(jobs[0].title, "c");
  EXPECT_EQ(jobs[1].done, 5);
  EXPECT_EQ(runner.List("import", 1).size(), 1U);
  gate_.Open();
}

TEST_P(JobTest, StopsWithTheProgramAndSaysSo) {
  JobRunner& runner = Start();
  const JobId running = runner.Start({"import", ""}, [&](JobContext& context) -> Result<std::string> {
    gate_.Wait(context);
    return "";
  });
  const JobId waiting = runner.Start({"import", ""}, [](JobContext&) -> Result<std::string> { return ""; });
  EXPECT_TRUE(Await([&] { return gate_.waiting() == 1; }));
  runner_.reset();
  EXPECT_EQ(Stored(running), "interrupted");
  EXPECT_EQ(Stored(waiting), "interrupted");
}

TEST_P(JobTest, MarksWhatAKilledProgramLeft) {
  database().Write({}, [](sql::Transaction& transaction) {
    for (const std::string_view state : {"waiting", "running", "done"}) {
      transaction.Execute(
          "INSERT INTO job (kind, title, state, done, total, current, result, error, account, created, seen) "
          "VALUES ('import', $1, $1, 1, 2, '', '', '', 0, $2, $3)",
          state, transaction.now(), transaction.now() - 1h);
    }
  });
  const auto jobs = Start().List("import", 10);
  EXPECT_THAT(jobs, ElementsAre(testing::Field(&Job::state, JobState::kDone),
                                testing::Field(&Job::state, JobState::kInterrupted),
                                testing::Field(&Job::state, JobState::kInterrupted)));
}

TOVHOLDER_ON_EVERY_STORE(JobTest);

TEST(RunNow, RunsTheSameWorkInATerminal) {
  const Work work = [](JobContext& context) -> Result<std::string> {
    for (int i = 1; i <= 5 && !context.Cancelled(); ++i) context.Progress(i, 5, "step");
    return "end";
  };
  std::vector<std::int64_t> seen;
  const auto result = RunNow(work, [&](std::int64_t done, std::int64_t, std::string_view) { seen.push_back(done); });
  EXPECT_EQ(result.value(), "end");
  EXPECT_THAT(seen, ElementsAre(1, 2, 3, 4, 5));
  seen.clear();
  RunNow(
      work, [&](std::int64_t done, std::int64_t, std::string_view) { seen.push_back(done); },
      [&] { return seen.size() == 2; })
      .value();
  EXPECT_THAT(seen, ElementsAre(1, 2));
  EXPECT_EQ(RunNow([](JobContext&) -> Result<std::string> { throw sql::DiskFull("x"); }, {}).error().id,
            "post.disk_full");
}

TEST(EstimateRemaining, FollowsThePace) {
  Job job;
  job.state = JobState::kRunning;
  job.started = Instant{100s};
  job.total = 2000;
  EXPECT_EQ(EstimateRemaining(job, Instant{160s}), std::nullopt);
  job.done = 100;
  EXPECT_EQ(EstimateRemaining(job, Instant{160s}), 1140s);
  job.done = 2000;
  EXPECT_EQ(EstimateRemaining(job, Instant{160s}), 0s);
  job.total = 0;
  EXPECT_EQ(EstimateRemaining(job, Instant{160s}), std::nullopt);
  job.total = 4000;
  job.state = JobState::kDone;
  EXPECT_EQ(EstimateRemaining(job, Instant{160s}), std::nullopt);
}

TEST(JobState, HasANameBothWays) {
  for (const JobState state : {JobState::kWaiting, JobState::kRunning, JobState::kDone, JobState::kFailed,
                               JobState::kCancelled, JobState::kInterrupted}) {
    JobState read{};
    EXPECT_TRUE(FromName(ToName(state), read));
    EXPECT_EQ(read, state);
  }
  JobState read{};
  EXPECT_FALSE(FromName("asleep", read));
}

}  // namespace
}  // namespace tovholder::post
