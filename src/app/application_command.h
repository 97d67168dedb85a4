// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <string>

#include "app/command.h"

namespace tovholder::app {

struct ApplicationCommand {
  enum class Action { kList, kCheck, kPackage } action = Action::kList;
  enum class Form { kText, kJson } form = Form::kText;
  std::string data;
  std::int64_t application = 0;
  std::string file;  // of package: the ZIP to write
};
// An application that is not complete is found wanting.
ExitCode Run(const ApplicationCommand& command, const Terminal& terminal);

}  // namespace tovholder::app
