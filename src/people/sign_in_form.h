// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>

#include "people/kept_form.h"
#include "people/visit.h"

namespace tovholder::people {

struct SignInForm {
  std::string email = {};
  std::string return_address = "/";
  std::string error = {};
  int status = 200;
  std::optional<KeptForm> kept = std::nullopt;  // comes along, and is shown after the sign-in
};
http::Response RenderSignIn(const Visit& visit, const SignInForm& form);

}  // namespace tovholder::people
