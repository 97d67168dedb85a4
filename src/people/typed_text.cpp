// SPDX-License-Identifier: EUPL-1.2
#include "people/typed_text.h"

#include "base/text.h"

namespace tovholder::people {

std::string TypedLine(const Visit& visit, std::string_view field) { return CollapseSpace(visit.request.Form(field)); }

std::string TypedLines(const Visit& visit, std::string_view field) {
  return ReplaceAll(Trim(visit.request.Form(field)), "\r\n", "\n");
}

}  // namespace tovholder::people
