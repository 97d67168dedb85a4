// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "html/html.h"
#include "html/texts.h"

namespace tovholder::html {

// One page has one primary action.
enum class ButtonLook { kPrimary, kSecondary, kQuiet, kDangerous };

// A link that looks like a button: for going somewhere.
Html ButtonLink(std::string_view label, std::string address, ButtonLook look, const Html& icon = {});
// Sends the form it stands in. A form with several of them tells them apart by `name` and `value`.
Html SubmitButton(std::string_view label, ButtonLook look, std::string name = {}, std::string value = {});

// A form of one button: for doing something.
struct PostAction {
  std::string label = {};
  std::string address = {};
  std::string csrf = {};
  ButtonLook look = ButtonLook::kSecondary;
  std::vector<std::pair<std::string, std::string>> values = {};
  // What will happen, in figures ("3 svar bliver skjult"); stands beside the button of a
  // destructive action, which asks by unfolding before it acts.
  std::string consequence = {};
};
Html PostButton(const PostAction& action, const Texts& t, const Html& icon = {});

}  // namespace tovholder::html
