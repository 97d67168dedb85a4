// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

#include "app/command.h"
#include "areas/list_membership.h"

namespace tovholder::app {

struct AreasCommand {
  std::string data;
  std::vector<std::string> files;  // lists (CSV) and outlines (GeoJSON)
  areas::ListKind kind = areas::ListKind::kMinistry;
  std::string from_date;           // of outlines: since when; a date
  std::string source;              // of outlines
  std::vector<std::string> same;   // "Ringparken mv=Ringparken": what is spelled otherwise
  std::vector<std::string> other;  // names that look like an area of the house and are none
  enum class Mode { kImport, kDryRun } mode = Mode::kImport;
  enum class Form { kText, kJson } form = Form::kText;
};
ExitCode Run(const AreasCommand& command, const Terminal& terminal);

}  // namespace tovholder::app
