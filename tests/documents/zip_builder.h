// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace tovholder::documents {

// A zip archive in memory with these files, deflated.
std::string MakeZip(const std::vector<std::pair<std::string, std::string>>& files);

}  // namespace tovholder::documents
