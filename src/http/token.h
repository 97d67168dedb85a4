// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace tovholder::http {

// Base64 for addresses, without padding.
std::string EncodeBase64(std::string_view bytes);
std::optional<std::string> DecodeBase64(std::string_view text);

std::string RandomBytes(std::size_t count);
// A secret that nobody guesses: 32 random bytes as text.
std::string RandomToken();

// Hexadecimal digest of 32 bytes; what the database keeps in place of a token.
std::string DigestOf(std::string_view token);

// Takes as long for a wrong text as for the right one.
bool SameSecret(std::string_view left, std::string_view right);

}  // namespace tovholder::http
