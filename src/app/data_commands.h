// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>

#include "app/command.h"

namespace tovholder::app {

struct BackupCommand {
  std::string data;
  std::string file;
};
struct RestoreCommand {
  std::string data;
  std::string file;
};
struct CheckCommand {
  std::string data;
};
struct MigrateCommand {
  std::string data;
  std::string to;
};
ExitCode Run(const BackupCommand& command, const Terminal& terminal);
ExitCode Run(const RestoreCommand& command, const Terminal& terminal);
// Refused (1) where something is not whole; each finding on a line of its own.
ExitCode Run(const CheckCommand& command, const Terminal& terminal);
ExitCode Run(const MigrateCommand& command, const Terminal& terminal);

}  // namespace tovholder::app
