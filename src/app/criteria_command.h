// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>

#include "app/command.h"

namespace tovholder::app {

struct CriteriaCommand {
  enum class Form { kText, kJson } form = Form::kText;
  std::string file;   // CSV
  std::string rules;  // a list, a rule set or a JSON file; "": those that governed each list
};
ExitCode Run(const CriteriaCommand& command, const Terminal& terminal);

}  // namespace tovholder::app
