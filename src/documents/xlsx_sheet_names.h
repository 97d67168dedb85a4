// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

namespace tovholder::documents {

// Names that a workbook may have, in the order of those wanted: at most 31 characters, none of []:*?/\, and no two that
// differ in capitals alone.
std::vector<std::string> ListLegalSheetNames(const std::vector<std::string>& wanted);

}  // namespace tovholder::documents
