// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "html/html.h"
#include "http/message.h"

// A form that was sent in vain stands once more on its page, as it was typed.
namespace tovholder::html {

// Where a refilled form stands in its page.
inline constexpr std::string_view kRefilledFormId = "det-skrevne";

// What nobody keeps for the writer: fields of InputKind::kPassword are named so, and no others.
bool IsSecretField(std::string_view name);

// `page`, as RenderPage made it, with `typed` in the fields of its form that is sent to `address`, all that is
// folded around it open, and `notice` above the content. Nothing where the page has no such form. Hidden
// fields, secret ones and files stay as they are.
std::optional<std::string> RefillForm(std::string_view page, std::string_view address, const http::Fields& typed,
                                      const Html& notice);

}  // namespace tovholder::html
