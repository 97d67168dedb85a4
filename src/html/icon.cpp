// SPDX-License-Identifier: EUPL-1.2
#include "html/icon.h"

#include "html/page.h"

namespace tovholder::html {

Html Icon(Name name) {
  std::string address(AssetAddress("icons.svg"));
  address.append("#").append(name.text());
  return Element("svg", Class("icon-svg"), Attr("aria-hidden", "true"), Attr("focusable", "false"),
                 Element("use", Attr("href", std::move(address))));
}

Html Unseen(std::string_view text) { return Span(Class("sr-only"), text); }

}  // namespace tovholder::html
