// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>

#include "app/command.h"

namespace tovholder::app {

struct DemoCommand {
  std::string data;
};
// Makes a data file with the example plan, published. Refused where the file is there already
// (app.demo_exists {file}).
ExitCode Run(const DemoCommand& command, const Terminal& terminal);

}  // namespace tovholder::app
