// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>

#include "app/command.h"

namespace tovholder::app {

struct ServeCommand {
  std::string data;
  std::string listen = "127.0.0.1:8080";
  std::string public_address;  // for links in mails and feeds; "": http:// and what it listens on
  bool trust_proxy = false;
  bool print_link = false;
  // Where queued mail goes; "": it waits.
  std::string smtp;
  std::string smtp_user;
  std::string smtp_password;
  std::string mail_from;
  bool smtp_plain = false;
};
// Serves until SIGINT or SIGTERM.
ExitCode Run(const ServeCommand& command, const Terminal& terminal);

}  // namespace tovholder::app
