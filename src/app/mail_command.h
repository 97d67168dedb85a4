// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>

#include "app/command.h"

namespace tovholder::app {

struct MailCommand {
  enum class Form { kText, kJson } form = Form::kText;
  enum class Keeping { kKept, kOnlyPrinted } keeping = Keeping::kKept;
  std::string data;
};
// Reads one mail from standard input, prints what it says and keeps its answers and bounces with the invitations they
// belong to. Refused (1) where it is neither an answer to an invitation, nor a bounce, nor sent by a machine, and where
// what it answers is not there: whoever handed the mail over still has it.
ExitCode Run(const MailCommand& command, const Terminal& terminal);

}  // namespace tovholder::app
