// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>

#include "people/visit.h"

namespace tovholder::people {

// What was typed into a field, in one line and with its lines.
std::string TypedLine(const Visit& visit, std::string_view field);
std::string TypedLines(const Visit& visit, std::string_view field);

}  // namespace tovholder::people
