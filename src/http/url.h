// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "http/message.h"

// Addresses and what is written in their manner (forms).
namespace tovholder::http {

enum class Plus { kLiteral, kSpace };

// Nothing where a % is not followed by two hexadecimal digits, or where the result holds a zero byte
// or is no UTF-8.
std::optional<std::string> PercentDecode(std::string_view text, Plus plus = Plus::kLiteral);
// Leaves letters, digits and -._~ of ASCII as they are.
std::string PercentEncode(std::string_view text);

// "a=1&b=x+y"; nothing where a part cannot be decoded.
std::optional<Fields> ParseFields(std::string_view text);

struct Target {
  std::string path;
  Fields query;
};
// The target of a request line, "/moeder?aar=2025" or with scheme and host before it.
// Errors: http.bad_address.
Result<Target> ParseTarget(std::string_view text);

}  // namespace tovholder::http
