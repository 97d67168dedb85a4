// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>

#include "app/areas_command.h"
#include "areas/name_match.h"
#include "sql/database.h"

// Files of figures among those that `areas import` reads.
namespace tovholder::app {

// Reads the file, keeps what can be kept, and says what came of it and what is left to be answered.
ExitCode ImportFigureFile(sql::Database& database, const AreasCommand& command,
                          const std::vector<areas::NameAnswer>& answers, const std::string& name,
                          const std::string& bytes, const Terminal& terminal);

}  // namespace tovholder::app
