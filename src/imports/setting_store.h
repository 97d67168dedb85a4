// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>

#include "sql/database.h"

// What is said once for all imports.
namespace tovholder::imports {

// "own_municipality"; "" where it was never set.
std::string FindSetting(sql::Reader& reader, std::string_view name);
void SaveSetting(sql::Transaction& transaction, std::string_view name, std::string_view value);

}  // namespace tovholder::imports
