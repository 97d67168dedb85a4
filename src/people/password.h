// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>

namespace tovholder::people {

// argon2id with its salt and limits, as libsodium writes it: about 60 ms and 64 MB. Throws std::bad_alloc
// where there is no room for that.
std::string HashPassword(std::string_view password);
// `hash` may be empty (nobody's password): that takes as long and is false.
bool IsPassword(std::string_view hash, std::string_view password);

}  // namespace tovholder::people
