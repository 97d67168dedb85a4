// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>

#include "app/command.h"

namespace tovholder::app {

struct RepairCommand {
  std::string data;  // its words help, where there is one
  std::string file;
  enum class Output { kText, kChanges } output = Output::kText;
};
ExitCode Run(const RepairCommand& command, const Terminal& terminal);

}  // namespace tovholder::app
