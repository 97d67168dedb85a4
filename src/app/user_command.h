// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>

#include "app/command.h"

namespace tovholder::app {

struct UserCommand {
  std::string data;
  enum class Action { kAdd, kList, kLink, kDisable, kResetSecondFactor } action = Action::kList;
  std::string email;
  std::string name;
  std::string role = "reader";
  bool invite = false;  // by mail, instead of printing the link
  std::string address = "http://127.0.0.1:8080";
};
ExitCode Run(const UserCommand& command, const Terminal& terminal);

}  // namespace tovholder::app
