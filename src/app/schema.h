// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <vector>

#include "sql/database.h"

namespace tovholder::app {

// The schema of all rooms, in order of number.
std::vector<sql::Migration> AllMigrations();

}  // namespace tovholder::app
