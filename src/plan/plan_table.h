// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

#include "html/texts.h"
#include "plan/outlook.h"

namespace tovholder::plan {

// The plan as a table of text, for files and the command line.
struct PlanTable {
  std::vector<std::string> head;
  std::vector<std::vector<std::string>> rows;
};
PlanTable TableOf(const Outlook& outlook, const html::Texts& t);

}  // namespace tovholder::plan
