// SPDX-License-Identifier: EUPL-1.2
#include "html/icon.h"

#include "html/page.h"

namespace tovholder::html {

// Pages hold dozens of icons, so what they share is made once.
Html Icon(Name name) {
  static const std::string open = "<svg class=\"icon-svg\" aria-hidden=\"true\" focusable=\"false\"><use href=\"" +
                                  Text(AssetAddress("icons.svg")).str() + "#";
  constexpr std::string_view kClose = "\"></use></svg>";
  std::string markup;
  markup.reserve(open.size() + name.text().size() + kClose.size());
  return Raw(std::move(markup.append(open).append(name.text()).append(kClose)));
}

Html Unseen(std::string_view text) { return Span(Class("sr-only"), text); }

}  // namespace tovholder::html
