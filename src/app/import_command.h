// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

#include "app/command.h"
#include "imports/import_store.h"

namespace tovholder::app {

struct ImportCommand {
  std::string data;
  std::vector<std::string> paths;
  std::string body;  // the municipality that the minutes leave out
  imports::Publication publication = imports::Publication::kDraft;
  enum class Mode { kImport, kDryRun } mode = Mode::kImport;
  enum class Form { kText, kJson } form = Form::kText;
};
ExitCode Run(const ImportCommand& command, const Terminal& terminal);

}  // namespace tovholder::app
