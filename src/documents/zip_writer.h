// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace tovholder::documents {

struct ZipPart {
  std::string name;
  std::string content;
};

// A zip archive with these files, in this order. It carries no time of its own: the same parts give the same bytes.
std::string WriteZip(const std::vector<ZipPart>& parts);

}  // namespace tovholder::documents
