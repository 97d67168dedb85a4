// SPDX-License-Identifier: EUPL-1.2
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <csignal>
#include <functional>
#include <set>
#include <thread>

#include "sql/things.h"

namespace tovholder::sql {
namespace {

using testing::Contains;
using testing::IsEmpty;

// Another process that runs `work`; its exit code is 0 where nothing was thrown.
class Child {
 public:
  explicit Child(const std::function<void()>& work) : process_(fork()) {
    if (process_ != 0) return;
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    int code = 0;
    try {
      work();
    } catch (const std::exception& error) {
      std::fprintf(stderr, "child: %s\n", error.what());
      code = 1;
    }
    _exit(code);
  }
  ~Child() {
    if (process_ > 0) Kill();
  }
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;

  void Kill() {
    kill(process_, SIGKILL);
    Wait();
  }
  int Wait() {
    int status = 0;
    waitpid(process_, &status, 0);
    process_ = -1;
    return WIFEXITED(status) ? WEXITSTATUS(status) : 255;
  }

 private:
  pid_t process_;
};

// Writes for ever from several threads, and each id that is on disk to `out`.
void WriteUntilKilled(const std::string& file, int out) {
  auto opened = Database::Open(file, ThingOptions());
  if (!opened) _exit(2);
  std::vector<std::jthread> threads;
  for (int t = 0; t < 4; ++t) {
    threads.emplace_back([&database = **opened, out] {
      for (;;) {
        Thing thing;
        thing.title = std::string(300, 'x');
        database.Write({}, [&](Transaction& transaction) { Create(transaction, "thing", thing); });
        if (write(out, &thing.id.value, sizeof(thing.id.value)) < 0) _exit(3);
      }
    });
  }
}

std::vector<std::int64_t> ReadIds(int in) {
  std::vector<std::int64_t> ids;
  std::int64_t id = 0;
  while (read(in, &id, sizeof(id)) == sizeof(id)) ids.push_back(id);
  return ids;
}

TEST(ProcessesTest, AKillLosesNothingAcknowledged) {
  const test::TemporaryFolder folder;
  const std::string file = folder / "plan.db";
  ASSERT_TRUE(Database::Open(file, ThingOptions()));
  for (int round = 0; round < 6; ++round) {
    std::array<int, 2> ends{};
    ASSERT_EQ(pipe(ends.data()), 0);
    Child child([&] { WriteUntilKilled(file, ends[1]); });
    close(ends[1]);
    std::int64_t first = 0;
    ASSERT_EQ(read(ends[0], &first, sizeof(first)), static_cast<ssize_t>(sizeof(first)));
    std::this_thread::sleep_for(std::chrono::milliseconds(20 + 23 * round));
    child.Kill();
    const std::vector<std::int64_t> acknowledged = ReadIds(ends[0]);
    close(ends[0]);

    auto opened = Database::Open(file, ThingOptions());
    ASSERT_TRUE(opened) << opened.error().id;
    const auto stored =
        (*opened)->Read([](Reader& reader) { return reader.Column<std::int64_t>("SELECT id FROM thing ORDER BY id"); });
    const std::set<std::int64_t> found(stored.begin(), stored.end());
    EXPECT_TRUE(found.contains(first));
    for (const std::int64_t id : acknowledged) EXPECT_TRUE(found.contains(id)) << id;
    EXPECT_THAT((*opened)->CheckIntegrity(), IsEmpty());
    EXPECT_THAT((*opened)->Read(VerifyChain), IsEmpty());
  }
}

void WriteMany(const std::string& location, int count) {
  OpenOptions options = ThingOptions();
  options.patience = std::chrono::minutes(2);  // the disk of a busy machine
  auto opened = Database::Open(location, options);
  if (!opened) throw std::runtime_error(opened.error().id);
  for (int i = 0; i < count; ++i) {
    Thing thing;
    (*opened)->Write({}, [&](Transaction& transaction) { Create(transaction, "thing", thing); });
  }
}

class ManyProcessesTest : public ThingTest {};

TEST_P(ManyProcessesTest, NobodySeesLocked) {
  constexpr int kProcesses = 4;
  constexpr int kEach = 60;
  const std::string location = test_database().location();
  test_database().Close();
  std::vector<std::unique_ptr<Child>> children;
  for (int i = 0; i < kProcesses; ++i) {
    children.push_back(std::make_unique<Child>([&] { WriteMany(location, kEach); }));
  }
  for (auto& child : children) EXPECT_EQ(child->Wait(), 0);
  test_database().Reopen();
  EXPECT_EQ(database().Read([](Reader& reader) { return reader.One<int>("SELECT count(*) FROM thing"); }),
            kProcesses * kEach);
  EXPECT_THAT(database().Read(VerifyChain), IsEmpty());
}

// A process that writes without a pause, as an import does, must leave room for others.
TEST_P(ManyProcessesTest, AnotherProcessGetsItsTurn) {
  const std::string location = test_database().location();
  test_database().Close();
  const Child importer([&] {
    auto opened = Database::Open(location, ThingOptions());
    for (;;) {
      (*opened)->Write({}, [](Transaction& transaction) {
        for (int i = 0; i < 40; ++i) {
          Thing thing;
          CreateUnlogged(transaction, "thing", thing);
        }
      });
    }
  });
  test_database().Reopen();
  while (database().Read([](Reader& reader) { return reader.One<int>("SELECT count(*) FROM thing"); }) == 0) {
  }
  for (int i = 0; i < 10; ++i) {
    const auto before = std::chrono::steady_clock::now();
    AddWord(std::to_string(i));
    EXPECT_LT(std::chrono::steady_clock::now() - before, std::chrono::seconds(5));
  }
}

INSTANTIATE_TEST_SUITE_P(On, ManyProcessesTest, testing::Values(test::Store::kFile, test::Store::kPostgres),
                         [](const auto& tested) { return test::NameOf(tested.param); });

}  // namespace
}  // namespace tovholder::sql
