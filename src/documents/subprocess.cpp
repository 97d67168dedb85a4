// SPDX-License-Identifier: EUPL-1.2
#include "documents/subprocess.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <optional>
#include <system_error>
#include <utility>

#include "documents/subprocess_child.h"

namespace tovholder::documents {
namespace {

using ProgramClock = std::chrono::steady_clock;

constexpr std::array<std::string_view, 4> kProgramFolders = {"/usr/bin", "/bin", "/usr/local/bin", "/usr/sbin"};
constexpr std::size_t kErrorTextLimit = std::size_t{64} * 1024;
constexpr int kTickMilliseconds = 100;

[[noreturn]] void ThrowErrno(const char* what) { throw std::system_error(errno, std::generic_category(), what); }

class Descriptor {
 public:
  // Moved above 9, so that the child can lay out 0 to 3 without stepping on them.
  explicit Descriptor(int low = -1) {
    if (low < 0) return;
    value_ = fcntl(low, F_DUPFD_CLOEXEC, 10);
    close(low);
    if (value_ < 0) ThrowErrno("fcntl");
  }
  Descriptor(Descriptor&& other) noexcept : value_(std::exchange(other.value_, -1)) {}
  Descriptor& operator=(Descriptor&& other) noexcept {
    std::swap(value_, other.value_);
    return *this;
  }
  ~Descriptor() { Close(); }
  void Close() {
    if (value_ >= 0) close(std::exchange(value_, -1));
  }
  int get() const { return value_; }

 private:
  int value_ = -1;
};

struct Pipe {
  Descriptor reading;
  Descriptor writing;

  Pipe() {
    std::array<int, 2> ends{};
    if (pipe2(ends.data(), O_CLOEXEC) != 0) ThrowErrno("pipe2");
    reading = Descriptor(ends[0]);
    writing = Descriptor(ends[1]);
  }
};

// Input stands in a file without a name: the program reads at its own pace, and may seek.
Descriptor MakeInput(std::string_view input) {
  Descriptor file(memfd_create("input", MFD_CLOEXEC));
  if (file.get() < 0) ThrowErrno("memfd_create");
  while (!input.empty()) {
    const ssize_t written = write(file.get(), input.data(), input.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) ThrowErrno("write");
    input.remove_prefix(static_cast<std::size_t>(written));
  }
  if (lseek(file.get(), 0, SEEK_SET) != 0) ThrowErrno("lseek");
  return file;
}

std::optional<std::string> FindProgram(const std::string& name) {
  if (name.find('/') != std::string::npos) return access(name.c_str(), X_OK) == 0 ? std::optional(name) : std::nullopt;
  for (std::string_view folder : kProgramFolders) {
    std::string path = std::string(folder) + "/" + name;
    if (access(path.c_str(), X_OK) == 0) return path;
  }
  return std::nullopt;
}

std::vector<std::string> MakeEnvironment(const ProgramLimits& limits, const std::string& folder) {
  std::vector<std::string> environment = {"PATH=/usr/local/bin:/usr/bin:/bin", "LANG=C.UTF-8", "HOME=" + folder,
                                          "TMPDIR=" + folder};
  environment.insert(environment.end(), limits.environment.begin(), limits.environment.end());
  return environment;
}

std::vector<char*> Pointers(std::vector<std::string>& texts) {
  std::vector<char*> pointers;
  pointers.reserve(texts.size() + 1);
  for (std::string& text : texts) pointers.push_back(text.data());
  pointers.push_back(nullptr);
  return pointers;
}

// One running program: its process group is gone when this is.
class RunningProgram {
 public:
  RunningProgram(const std::string& path, std::vector<std::string> arguments, std::string_view input,
                 const ProgramLimits& limits, const std::string& folder)
      : input_(MakeInput(input)), environment_(MakeEnvironment(limits, folder)), arguments_(std::move(arguments)) {
    std::vector<char*> argument_pointers = Pointers(arguments_);
    std::vector<char*> environment_pointers = Pointers(environment_);
    ChildPlan plan;
    plan.program = path.c_str();
    plan.arguments = argument_pointers.data();
    plan.environment = environment_pointers.data();
    plan.folder = folder.c_str();
    plan.input = input_.get();
    plan.output = output_.writing.get();
    plan.error_text = error_text_.writing.get();
    plan.failure = failure_.writing.get();
    plan.parent = getpid();
    plan.memory = limits.memory;
    plan.cpu_seconds = static_cast<std::uint64_t>(limits.cpu_time.count());
    plan.file_size = limits.file_size;
    plan.niceness = limits.niceness;
    plan.reads_programs_only = limits.file_access == FileAccess::kProgramsOnly;
    Start(plan);
  }
  ~RunningProgram() { Finish(); }
  RunningProgram(const RunningProgram&) = delete;
  RunningProgram& operator=(const RunningProgram&) = delete;

  // Whether exec was reached; waits for it.
  bool Started() {
    int error = 0;
    ssize_t got = 0;
    do {
      got = read(failure_.reading.get(), &error, sizeof(error));
    } while (got < 0 && errno == EINTR);
    return got == 0;
  }

  int output() const { return output_.reading.get(); }
  int error_text() const { return error_text_.reading.get(); }

  // Leaves the ended program unreaped, so that its process group cannot be another's yet.
  bool HasEnded() {
    siginfo_t info{};
    const int waited = waitid(P_PID, static_cast<id_t>(process_), &info, WEXITED | WNOHANG | WNOWAIT);
    return waited == 0 && info.si_pid == process_;
  }

  // Ends what still runs of the group and gives the exit status.
  int Finish() {
    if (!status_) kill(-process_, SIGKILL);
    while (!status_) {
      int status = 0;
      const pid_t waited = waitpid(process_, &status, 0);
      if (waited == process_ || (waited < 0 && errno != EINTR)) status_ = status;
    }
    return WIFSIGNALED(*status_) ? 128 + WTERMSIG(*status_) : WEXITSTATUS(*status_);
  }

 private:
  void Start(const ChildPlan& plan) {
    process_ = fork();
    if (process_ == 0) RunChild(plan);
    if (process_ < 0) ThrowErrno("fork");
    setpgid(process_, process_);
    input_.Close();
    output_.writing.Close();
    error_text_.writing.Close();
    failure_.writing.Close();
  }

  Descriptor input_;
  Pipe output_;
  Pipe error_text_;
  Pipe failure_;
  std::vector<std::string> environment_;
  std::vector<std::string> arguments_;
  pid_t process_ = -1;
  std::optional<int> status_;
};

enum class Ending { kEnded, kTimeout, kTooMuchOutput, kCancelled };

// Reads what both pipes bring until the program has ended or has to be.
class Collector {
 public:
  Collector(RunningProgram& program, const ProgramLimits& limits, ProgramRun& run)
      : program_(program), limits_(limits), run_(run), deadline_(ProgramClock::now() + limits.wall_time) {}

  Ending Collect() {
    for (;;) {
      const bool had_ended = program_.HasEnded();
      const bool got_something = Wait(had_ended ? 0 : kTickMilliseconds);
      if (run_.output.size() > limits_.output_size) return Ending::kTooMuchOutput;
      // A grandchild may hold the pipes open; what the program itself wrote has been read by now.
      if ((had_ended && !got_something) || (pipes_open_ == 0 && program_.HasEnded())) return Ending::kEnded;
      if (ProgramClock::now() > deadline_) return Ending::kTimeout;
      if (limits_.cancelled && limits_.cancelled()) return Ending::kCancelled;
    }
  }

 private:
  bool Wait(int milliseconds) {
    std::array<pollfd, 2> pipes = {
        {{output_open_ ? program_.output() : -1, POLLIN, 0}, {error_open_ ? program_.error_text() : -1, POLLIN, 0}}};
    if (pipes_open_ == 0) milliseconds = std::min(milliseconds, 5);
    if (poll(pipes.data(), pipes.size(), milliseconds) <= 0) return false;
    if (pipes[0].revents != 0) ReadInto(run_.output, program_.output(), limits_.output_size + 1, output_open_);
    if (pipes[1].revents != 0) ReadInto(run_.error_text, program_.error_text(), kErrorTextLimit, error_open_);
    return true;
  }

  void ReadInto(std::string& target, int descriptor, std::size_t limit, bool& open) {
    std::array<char, 65536> piece{};
    const ssize_t got = read(descriptor, piece.data(), piece.size());
    if (got < 0 && (errno == EINTR || errno == EAGAIN)) return;
    if (got <= 0) {
      open = false;
      --pipes_open_;
      return;
    }
    target.append(piece.data(), std::min(static_cast<std::size_t>(got), limit - std::min(limit, target.size())));
  }

  RunningProgram& program_;
  const ProgramLimits& limits_;
  ProgramRun& run_;
  ProgramClock::time_point deadline_;
  bool output_open_ = true;
  bool error_open_ = true;
  int pipes_open_ = 2;
};

Result<ProgramRun> Judge(Ending ending, const std::string& name, const ProgramLimits& limits, ProgramRun run) {
  switch (ending) {
    case Ending::kTimeout: {
      const auto seconds = std::chrono::ceil<std::chrono::seconds>(limits.wall_time).count();
      return Fail("documents.program_timeout", {{"program", name}, {"seconds", std::to_string(seconds)}});
    }
    case Ending::kTooMuchOutput:
      return Fail("documents.program_output",
                  {{"program", name}, {"limit", std::to_string(std::max<std::uint64_t>(1, limits.output_size >> 20))}});
    case Ending::kCancelled:
      return Fail("documents.program_cancelled", {{"program", name}});
    case Ending::kEnded:
      break;
  }
  return run;
}

}  // namespace

Result<ProgramRun> RunProgram(const std::vector<std::string>& arguments, std::string_view input,
                              const ProgramLimits& limits) {
  const std::string& name = arguments.at(0);
  const std::optional<std::string> path = FindProgram(name);
  if (!path) return Fail("documents.no_program", {{"program", name}});
  std::optional<TemporaryFolder> own_folder;
  if (limits.folder.empty()) own_folder.emplace();
  RunningProgram program(*path, arguments, input, limits, own_folder ? own_folder->path() : limits.folder);
  if (!program.Started()) return Fail("documents.no_program", {{"program", name}});
  ProgramRun run;
  const Ending ending = Collector(program, limits, run).Collect();
  run.exit_status = program.Finish();
  return Judge(ending, name, limits, std::move(run));
}

TemporaryFolder::TemporaryFolder() {
  std::string pattern = (std::filesystem::temp_directory_path() / "tovholder-XXXXXX").string();
  if (mkdtemp(pattern.data()) == nullptr) ThrowErrno("mkdtemp");
  path_ = pattern;
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

std::string TemporaryFolder::Write(const std::string& name, std::string_view bytes) const {
  std::string path = path_ + "/" + name;
  std::ofstream file(path, std::ios::binary);
  file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  file.close();
  if (!file) throw std::system_error(ENOSPC, std::generic_category(), path);
  return path;
}

}  // namespace tovholder::documents
