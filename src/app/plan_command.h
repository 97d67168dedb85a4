// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <string>

#include "app/command.h"

namespace tovholder::app {

struct PlanCommand {
  enum class Action { kImport, kShow, kSchedule, kSlip, kExport, kRemind } action = Action::kShow;
  enum class Form { kText, kJson } form = Form::kText;
  std::string data;
  std::string file;       // of import and export
  bool dry_run = false;   // of import: read, and keep nothing
  std::int64_t plan = 0;  // 0: the newest
  int step = 0;           // of slip: its number in the plan
  std::string to;         // of slip: a date
  bool meeting = false;   // of slip: the whole meeting moves
  std::string day;        // as seen on; "": today
  std::string address;    // of remind: where the pages are
};
ExitCode Run(const PlanCommand& command, const Terminal& terminal);

}  // namespace tovholder::app
