// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <chrono>
#include <string>
#include <string_view>

#include "http/message.h"

namespace tovholder::http {

// The value of a Set-Cookie field: HttpOnly, SameSite=Lax, for the whole site, Secure over https. It
// lasts until the browser closes, or for `age` (0 removes it).
std::string FormatCookie(std::string_view name, std::string_view value, Transport transport);
std::string FormatCookie(std::string_view name, std::string_view value, Transport transport, std::chrono::seconds age);

}  // namespace tovholder::http
