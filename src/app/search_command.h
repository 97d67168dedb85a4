// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

#include "app/command.h"
#include "search/search.h"

namespace tovholder::app {

struct SearchCommand {
  std::string data;
  std::vector<std::string> words;
  int limit = 20;
  search::Sort sort = search::Sort::kRelevance;
  enum class Form { kText, kJson } form = Form::kText;
};
// Refused (1) where nothing was found.
ExitCode Run(const SearchCommand& command, const Terminal& terminal);

}  // namespace tovholder::app
