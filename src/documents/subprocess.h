// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace tovholder::documents {

// What it may read, where the kernel knows Landlock. kProgramsOnly: programs, fonts and settings of the
// system, and its own folder; no data of ours or of anybody's home.
enum class FileAccess { kEverywhere, kProgramsOnly };

// What a foreign program may use. It never has the network, sees none of our open files and dies
// with us.
struct ProgramLimits {
  std::chrono::milliseconds wall_time{60'000};
  std::chrono::seconds cpu_time{60};
  std::uint64_t memory = 1ULL << 30;         // address space, bytes
  std::uint64_t file_size = 256ULL << 20;    // of any one file it writes
  std::uint64_t output_size = 256ULL << 20;  // of what it writes to standard output
  // Cores and cached tables would share memory limits badly: most tools run best with one thread.
  std::vector<std::string> environment = {};  // "NAME=value", beside PATH, LANG, HOME and TMPDIR
  FileAccess file_access = FileAccess::kEverywhere;
  int niceness = 0;                           // 0–19: how far it stands back behind others
  std::string folder = {};                    // working folder and TMPDIR; the system's own where empty
  std::function<bool()> cancelled = nullptr;  // asked ten times a second
};

struct ProgramRun {
  int exit_status = 0;  // 128 + signal where a signal ended it
  std::string output;
  std::string error_text;  // at most 64 KB of it
};

// Runs a program (found on PATH) with an argument vector, no shell, `input` on its standard input.
// Errors: documents.no_program {program}, documents.program_timeout {program, seconds},
// documents.program_output {program, limit}, documents.program_cancelled {program}. Any exit status
// is a result.
Result<ProgramRun> RunProgram(const std::vector<std::string>& arguments, std::string_view input,
                              const ProgramLimits& limits);

// A folder of our own below the system's temporary folder, removed with all its content.
class TemporaryFolder {
 public:
  TemporaryFolder();
  ~TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  const std::string& path() const { return path_; }
  // Writes a file into the folder and returns its path.
  std::string Write(const std::string& name, std::string_view bytes) const;

 private:
  std::string path_;
};

}  // namespace tovholder::documents
