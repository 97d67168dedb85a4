// SPDX-License-Identifier: EUPL-1.2
#include "documents/subprocess_child.h"

#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/landlock.h>
#include <linux/seccomp.h>
#include <sched.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <climits>
#include <csignal>
#include <cstddef>

namespace tovholder::documents {
namespace {

constexpr int kFailureDescriptor = 3;

[[noreturn]] void EndChild(int failure) {
  const int error = errno;
  (void)!write(failure, &error, sizeof(error));
  _exit(127);
}

void LimitResource(int resource, std::uint64_t value) {
  const rlimit limit{value, value};
  setrlimit(static_cast<__rlimit_resource>(resource), &limit);
}

void SetLimits(const ChildPlan& plan) {
  if (plan.niceness != 0) setpriority(PRIO_PROCESS, 0, plan.niceness);
  LimitResource(RLIMIT_AS, plan.memory);
  // The kernel asks politely at the first and kills at the second.
  const rlimit cpu{plan.cpu_seconds, plan.cpu_seconds + 1};
  setrlimit(RLIMIT_CPU, &cpu);
  LimitResource(RLIMIT_FSIZE, plan.file_size);
  LimitResource(RLIMIT_CORE, 0);
  LimitResource(RLIMIT_NOFILE, 256);
}

// Own empty network; where user namespaces are forbidden the filter below does it alone.
void LeaveNetwork() {
  if (geteuid() == 0 && unshare(CLONE_NEWNET) == 0) return;
  (void)unshare(CLONE_NEWUSER | CLONE_NEWNET);
}

#if defined(__x86_64__)
constexpr std::uint32_t kArchitecture = AUDIT_ARCH_X86_64;
#elif defined(__aarch64__)
constexpr std::uint32_t kArchitecture = AUDIT_ARCH_AARCH64;
#endif

// socket() and the ways around it are refused; calls of another architecture end the program.
void RefuseSockets() {
#if defined(__x86_64__) || defined(__aarch64__)
  constexpr auto kLoad = static_cast<std::uint16_t>(BPF_LD | BPF_W | BPF_ABS);
  constexpr auto kEqual = static_cast<std::uint16_t>(BPF_JMP | BPF_JEQ | BPF_K);
  constexpr auto kAtLeast = static_cast<std::uint16_t>(BPF_JMP | BPF_JGE | BPF_K);
  constexpr auto kReturn = static_cast<std::uint16_t>(BPF_RET | BPF_K);
  constexpr std::uint32_t kOtherNumbers = 0x40000000;  // x32
  std::array<sock_filter, 9> program = {{{kLoad, 0, 0, offsetof(seccomp_data, arch)},
                                         {kEqual, 1, 0, kArchitecture},
                                         {kReturn, 0, 0, SECCOMP_RET_KILL_PROCESS},
                                         {kLoad, 0, 0, offsetof(seccomp_data, nr)},
                                         {kAtLeast, 3, 0, kOtherNumbers},
                                         {kEqual, 2, 0, SYS_socket},
                                         {kEqual, 1, 0, SYS_io_uring_setup},
                                         {kReturn, 0, 0, SECCOMP_RET_ALLOW},
                                         {kReturn, 0, 0, SECCOMP_RET_ERRNO | EACCES}}};
  const sock_fprog filter{program.size(), program.data()};
  prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &filter);
#endif
}

bool AllowBeneath(int ruleset, const char* path, std::uint64_t access) {
  const int parent = open(path, O_PATH | O_CLOEXEC);
  if (parent < 0) return false;
  landlock_path_beneath_attr rule{};
  rule.allowed_access = access;
  rule.parent_fd = parent;
  const bool added = syscall(SYS_landlock_add_rule, ruleset, LANDLOCK_RULE_PATH_BENEATH, &rule, 0) == 0;
  close(parent);
  return added;
}

// Where programs, fonts and settings stand.
bool AllowReadingPrograms(int ruleset, std::uint64_t access) {
  bool any = false;
  for (const char* path : {"/usr", "/bin", "/lib", "/lib64", "/etc", "/proc", "/dev", "/var/cache/fontconfig"}) {
    any = AllowBeneath(ruleset, path, access) || any;
  }
  return any;
}

// Writing and making files only below the folder, where the kernel knows Landlock; reading too, if so planned.
void ConfineFiles(const ChildPlan& plan) {
  const char* folder = plan.folder;
  constexpr std::uint64_t kRead = LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR;
  constexpr std::uint64_t kMake =
      LANDLOCK_ACCESS_FS_REMOVE_DIR | LANDLOCK_ACCESS_FS_REMOVE_FILE | LANDLOCK_ACCESS_FS_MAKE_CHAR |
      LANDLOCK_ACCESS_FS_MAKE_DIR | LANDLOCK_ACCESS_FS_MAKE_REG | LANDLOCK_ACCESS_FS_MAKE_SOCK |
      LANDLOCK_ACCESS_FS_MAKE_FIFO | LANDLOCK_ACCESS_FS_MAKE_BLOCK | LANDLOCK_ACCESS_FS_MAKE_SYM;
  landlock_ruleset_attr attributes{};
  const std::uint64_t in_folder = LANDLOCK_ACCESS_FS_WRITE_FILE | kMake | (plan.reads_programs_only ? kRead : 0);
  attributes.handled_access_fs = in_folder;
  const long ruleset = syscall(SYS_landlock_create_ruleset, &attributes, sizeof(attributes), 0);
  if (ruleset < 0) return;
  const bool ready = AllowBeneath(static_cast<int>(ruleset), folder, in_folder) &&
                     AllowBeneath(static_cast<int>(ruleset), "/dev", LANDLOCK_ACCESS_FS_WRITE_FILE) &&
                     (!plan.reads_programs_only || AllowReadingPrograms(static_cast<int>(ruleset), kRead));
  if (ready) syscall(SYS_landlock_restrict_self, ruleset, 0);
  close(static_cast<int>(ruleset));
}

void ResetSignals() {
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, nullptr);
  struct sigaction usual {};
  usual.sa_handler = SIG_DFL;
  sigaction(SIGPIPE, &usual, nullptr);
}

void PlaceDescriptors(const ChildPlan& plan) {
  if (dup2(plan.input, STDIN_FILENO) < 0 || dup2(plan.output, STDOUT_FILENO) < 0 ||
      dup2(plan.error_text, STDERR_FILENO) < 0 || dup3(plan.failure, kFailureDescriptor, O_CLOEXEC) < 0) {
    EndChild(plan.failure);
  }
  if (syscall(SYS_close_range, kFailureDescriptor + 1, UINT_MAX, 0) == 0) return;
  for (int descriptor = kFailureDescriptor + 1; descriptor < 65536; ++descriptor) close(descriptor);
}

}  // namespace

void RunChild(const ChildPlan& plan) {
  setpgid(0, 0);
  ResetSignals();
  PlaceDescriptors(plan);
  if (chdir(plan.folder) != 0) EndChild(kFailureDescriptor);
  LeaveNetwork();
  // A change of namespace clears it, so it is set behind that; our end may have come before.
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (getppid() != plan.parent) _exit(127);
  prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
  ConfineFiles(plan);
  RefuseSockets();
  SetLimits(plan);
  execve(plan.program, plan.arguments, plan.environment);
  EndChild(kFailureDescriptor);
}

}  // namespace tovholder::documents
