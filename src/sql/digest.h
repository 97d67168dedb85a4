// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace tovholder::sql {

// BLAKE2b, 32 bytes.
std::string DigestOf(std::string_view bytes);
// Of several parts; each counts with its length, so that no two lists of parts give one digest.
std::string DigestOf(const std::vector<std::string_view>& parts);
std::string RandomBytes(std::size_t count);
std::string ToHex(std::string_view bytes);

}  // namespace tovholder::sql
