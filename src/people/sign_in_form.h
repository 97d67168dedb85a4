// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>
#include <string_view>

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

inline constexpr std::string_view kCodeAddress = "/log-ind/kode";
// The second step, for whoever has given the right password.
struct CodeForm {
  std::string ticket;
  std::string return_address = "/";
  std::string error = {};
  int status = 200;
  std::optional<KeptForm> kept = std::nullopt;
};
http::Response RenderCode(const Visit& visit, const CodeForm& form);

// For a code of the app or a recovery code.
inline constexpr std::string_view kCodeField = "engangskode";
html::Html CodeField(const html::Texts& t, std::string error, std::string id = std::string(kCodeField));

}  // namespace tovholder::people
