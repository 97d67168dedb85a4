// SPDX-License-Identifier: EUPL-1.2
#include "html/buttons.h"

#include "html/forms.h"

namespace tovholder::html {
namespace {

std::string LookClass(ButtonLook look) {
  switch (look) {
    case ButtonLook::kPrimary:
      return "button button-primary";
    case ButtonLook::kSecondary:
      return "button button-secondary";
    case ButtonLook::kQuiet:
      return "function-link";
    case ButtonLook::kDangerous:
      return "button button-warning";
  }
  return "button";
}

Html ActionForm(const PostAction& action, ButtonLook look, const Html& icon) {
  const Html values = Each(action.values, [](const auto& value) { return HiddenField(value.first, value.second); });
  return RenderForm({.address = action.address, .csrf = action.csrf},
                    Join(values, Button(Class(LookClass(look)), Attr("type", "submit"), icon, Span(action.label))));
}

}  // namespace

Html ButtonLink(std::string_view label, std::string address, ButtonLook look, const Html& icon) {
  return A(Class(LookClass(look)), Href(std::move(address)), icon, Span(label));
}

Html SubmitButton(std::string_view label, ButtonLook look, std::string name, std::string value) {
  return Button(Class(LookClass(look)), Attr("type", "submit"), AttrIf("name", std::move(name)),
                AttrIf("value", std::move(value)), label);
}

Html PostButton(const PostAction& action, const Texts& t, const Html& icon) {
  if (action.consequence.empty()) return ActionForm(action, action.look, icon);
  const Html question =
      Div(Class("confirm-box"), P(action.consequence), ActionForm(action, ButtonLook::kDangerous, icon),
          P(Class("hint"), t("Close this box to leave things as they are.")));
  return Details(Class("confirm"), Summary(Class(LookClass(action.look)), icon, Span(action.label)), question);
}

}  // namespace tovholder::html
