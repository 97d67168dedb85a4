// SPDX-License-Identifier: EUPL-1.2
#include "documents/subprocess.h"

#include <arpa/inet.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <linux/landlock.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <thread>

namespace tovholder::documents {
namespace {

using ::testing::HasSubstr;
using namespace std::chrono_literals;

Result<ProgramRun> Shell(const std::string& script, const ProgramLimits& limits = {}, std::string_view input = {}) {
  return RunProgram({"bash", "-c", script}, input, limits);
}

TEST(Subprocess, GivesOutputErrorTextAndStatus) {
  const Result<ProgramRun> run = Shell("cat; echo fejl >&2; exit 3", {}, "ind\n");
  ASSERT_TRUE(run) << run.error().id;
  EXPECT_EQ(run->output, "ind\n");
  EXPECT_EQ(run->error_text, "fejl\n");
  EXPECT_EQ(run->exit_status, 3);
}

TEST(Subprocess, CarriesLargeInputAndOutput) {
  const std::string large(20'000'000, 'x');
  const Result<ProgramRun> run = RunProgram({"cat"}, large, {});
  ASSERT_TRUE(run);
  EXPECT_TRUE(run->output == large);
}

TEST(Subprocess, ArgumentsAreNoShell) {
  const Result<ProgramRun> run = RunProgram({"echo", "$HOME; `id` *"}, {}, {});
  ASSERT_TRUE(run);
  EXPECT_EQ(run->output, "$HOME; `id` *\n");
}

TEST(Subprocess, MissingProgramIsAnError) {
  EXPECT_EQ(RunProgram({"findes-ikke"}, {}, {}).error(), (Error{"documents.no_program", {{"program", "findes-ikke"}}}));
}

TEST(Subprocess, TimeEndsTheWholeGroup) {
  ProgramLimits limits;
  limits.wall_time = 300ms;
  const auto begin = std::chrono::steady_clock::now();
  const Result<ProgramRun> run = Shell("(sleep 60; echo sent) & sleep 60", limits);
  ASSERT_FALSE(run);
  EXPECT_EQ(run.error(), (Error{"documents.program_timeout", {{"program", "bash"}, {"seconds", "1"}}}));
  EXPECT_LT(std::chrono::steady_clock::now() - begin, 20s);
}

TEST(Subprocess, GrandchildHoldingThePipeDoesNotHang) {
  const auto begin = std::chrono::steady_clock::now();
  const Result<ProgramRun> run = Shell("sleep 60 & echo faerdig");
  ASSERT_TRUE(run);
  EXPECT_EQ(run->output, "faerdig\n");
  EXPECT_LT(std::chrono::steady_clock::now() - begin, 20s);
}

TEST(Subprocess, CanBeCancelled) {
  ProgramLimits limits;
  limits.cancelled = [] { return true; };
  EXPECT_EQ(Shell("sleep 60", limits).error(), (Error{"documents.program_cancelled", {{"program", "bash"}}}));
}

TEST(Subprocess, OutputIsLimited) {
  ProgramLimits limits;
  limits.output_size = 2 << 20;
  EXPECT_EQ(RunProgram({"yes"}, {}, limits).error(),
            (Error{"documents.program_output", {{"program", "yes"}, {"limit", "2"}}}));
}

TEST(Subprocess, MemoryIsLimited) {
  ProgramLimits limits;
  limits.memory = 200 << 20;
  const Result<ProgramRun> run = Shell("x=$(head -c 400000000 /dev/zero | tr '\\0' x); echo ${#x}", limits);
  ASSERT_TRUE(run);
  EXPECT_THAT(run->output, ::testing::Not(HasSubstr("400000000")));
}

TEST(Subprocess, ProcessorTimeIsLimited) {
  ProgramLimits limits;
  limits.cpu_time = 1s;
  const Result<ProgramRun> run = Shell("while :; do :; done", limits);
  ASSERT_TRUE(run);
  EXPECT_GT(run->exit_status, 128);
}

TEST(Subprocess, FilesAreLimitedAndStayInTheFolder) {
  const TemporaryFolder outside;
  const TemporaryFolder inside;
  ProgramLimits limits;
  limits.folder = inside.path();
  limits.file_size = 1 << 20;
  const Result<ProgramRun> run =
      Shell("echo ja > her.txt; head -c 3000000 /dev/zero > stor; echo nej > " + outside.path() + "/ude.txt; echo slut",
            limits);
  ASSERT_TRUE(run);
  EXPECT_EQ(run->output, "slut\n");
  EXPECT_TRUE(std::filesystem::exists(inside.path() + "/her.txt"));
  EXPECT_LE(std::filesystem::file_size(inside.path() + "/stor"), 1U << 20);
  if (syscall(SYS_landlock_create_ruleset, nullptr, 0, LANDLOCK_CREATE_RULESET_VERSION) > 0) {
    EXPECT_FALSE(std::filesystem::exists(outside.path() + "/ude.txt"));
  }
}

TEST(Subprocess, InheritsNoDescriptors) {
  const std::ifstream open_here("/etc/passwd");
  const Result<ProgramRun> run = RunProgram({"ls", "/proc/self/fd"}, {}, {});
  ASSERT_TRUE(run);
  EXPECT_EQ(run->output, "0\n1\n2\n3\n");  // 3 is the folder that ls itself reads
}

TEST(Subprocess, InheritsNoEnvironment) {
  setenv("TOVHOLDER_SECRET", "x", 1);
  ProgramLimits limits;
  limits.environment = {"OMP_THREAD_LIMIT=1"};
  const Result<ProgramRun> run = RunProgram({"env"}, {}, limits);
  unsetenv("TOVHOLDER_SECRET");
  ASSERT_TRUE(run);
  EXPECT_THAT(run->output, HasSubstr("OMP_THREAD_LIMIT=1"));
  EXPECT_THAT(run->output, ::testing::Not(HasSubstr("TOVHOLDER_SECRET")));
}

// A listener on the loopback of this test, which the program must not reach.
TEST(Subprocess, HasNoNetwork) {
  const int listener = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  ASSERT_GE(listener, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof(address);
  ASSERT_EQ(bind(listener, reinterpret_cast<sockaddr*>(&address), size), 0);
  ASSERT_EQ(listen(listener, 1), 0);
  ASSERT_EQ(getsockname(listener, reinterpret_cast<sockaddr*>(&address), &size), 0);
  const std::string port = std::to_string(ntohs(address.sin_port));
  const Result<ProgramRun> run = Shell("exec 5<>/dev/tcp/127.0.0.1/" + port + " && echo forbundet");
  close(listener);
  ASSERT_TRUE(run);
  EXPECT_EQ(run->output, "");
  EXPECT_NE(run->exit_status, 0);
}

TEST(Subprocess, ManyThreadsAtOnce) {
  std::vector<std::thread> threads;
  std::vector<std::string> outputs(8);
  for (std::size_t i = 0; i < outputs.size(); ++i) {
    threads.emplace_back([&, i] {
      for (int round = 0; round < 5; ++round) {
        const Result<ProgramRun> run = RunProgram({"cat"}, std::to_string(i), {});
        outputs[i] += run ? run->output : "fejl";
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  for (std::size_t i = 0; i < outputs.size(); ++i) EXPECT_EQ(outputs[i], std::string(5, static_cast<char>('0' + i)));
}

TEST(TemporaryFolder, IsRemovedWithItsContent) {
  std::string path;
  {
    const TemporaryFolder folder;
    path = folder.path();
    folder.Write("a.txt", "indhold");
    std::filesystem::create_directories(path + "/b/c");
    EXPECT_TRUE(std::filesystem::exists(path + "/a.txt"));
  }
  EXPECT_FALSE(std::filesystem::exists(path));
}

}  // namespace
}  // namespace tovholder::documents
