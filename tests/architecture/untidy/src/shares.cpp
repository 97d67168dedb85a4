// SPDX-License-Identifier: EUPL-1.2
// Has nothing wrong, and can stand in one text with the other.
#include <string_view>

namespace untidy {

std::size_t Width(std::string_view text) { return text.size(); }

}  // namespace untidy
