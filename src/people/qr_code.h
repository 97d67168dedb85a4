// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>

#include "html/html.h"

namespace tovholder::people {

// A QR code that a telephone reads from the screen, black on white in every theme. `label` says to screen readers what
// it is. Throws std::runtime_error for a text longer than a code holds (some 2,000 bytes).
html::Html RenderQrCode(const std::string& text, std::string_view label);

}  // namespace tovholder::people
