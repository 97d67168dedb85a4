// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>

#include "html/texts.h"
#include "people/viewer.h"

namespace tovholder::people {

// "Firefox on Windows" out of what a browser calls itself; "Unknown browser" where it says nothing known.
std::string NameOfAgent(std::string_view agent, const html::Texts& t);
std::string NameOfRole(Role role, const html::Texts& t);

}  // namespace tovholder::people
