// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

namespace tovholder::html {

struct GalleryPage {
  std::string file;  // "da/overblik.html"
  std::string markup;
};
std::vector<GalleryPage> ListGalleryPages();

}  // namespace tovholder::html
