// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <sys/types.h>

#include <cstdint>

// What happens between fork and exec. Nothing here allocates, locks or reads the environment: the
// program that forked may have other threads.
namespace tovholder::documents {

struct ChildPlan {
  const char* program = nullptr;  // path
  char* const* arguments = nullptr;
  char* const* environment = nullptr;
  const char* folder = nullptr;  // the only one it may write to
  int input = -1;
  int output = -1;
  int error_text = -1;
  int failure = -1;  // closed by exec; gets errno where exec is not reached
  pid_t parent = 0;
  std::uint64_t memory = 0;
  std::uint64_t cpu_seconds = 0;
  std::uint64_t file_size = 0;
  int niceness = 0;
  bool reads_programs_only = false;
};

// Descriptors of the plan are above 9. Never returns.
[[noreturn]] void RunChild(const ChildPlan& plan);

}  // namespace tovholder::documents
