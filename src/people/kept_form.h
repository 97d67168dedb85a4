// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "http/csrf.h"
#include "http/message.h"
#include "people/visit.h"

// What was typed into a form that came too late: the session had ended, or its token was of an older one.
// It goes through the sign-in with its writer, in a hidden field that we sign and nobody else can make, and
// then stands in its form again. It is never sent on by itself: that takes the writer, and a new token.
namespace tovholder::people {

inline constexpr std::string_view kKeptFormField = "formular";
// Where a kept form waits for one who has signed in elsewhere meanwhile.
inline constexpr std::string_view kKeptFormAddress = "/formular";

struct KeptForm {
  std::string address;  // where it was sent
  std::string page;     // where it stood; "" where the browser does not say
  http::Fields fields;  // without token and passwords
  bool had_files = false;
};

// Nothing where the browser does not vouch that it was one of our own pages: another site could plant what it
// wants to see sent.
std::optional<KeptForm> KeepForm(const http::Request& request);

std::string PackForm(const KeptForm& form, const http::Signer& signer);
// Nothing where it was not packed by us.
std::optional<KeptForm> UnpackForm(std::string_view packed, const http::Signer& signer);

// The page of the form with what was typed, as `request` would get it; where that page is not there any more,
// what was typed alone.
http::Response ShowKeptForm(const Visit& visit, const KeptForm& form, const http::Request& request);

}  // namespace tovholder::people
