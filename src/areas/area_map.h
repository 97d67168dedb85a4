// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

#include "areas/perimeter.h"
#include "html/html.h"
#include "html/texts.h"

// Areas drawn on a plain map, north up, with a scale: no picture from elsewhere is asked for.
namespace tovholder::areas {

struct MapArea {
  std::string name = {};
  std::string address = {};  // where its shape leads; "": nowhere
  std::string about = {};    // heard, and shown where one points: its sections
  Shape shape = {};
  enum class Look { kPlain, kHighlighted } look = Look::kPlain;
};

struct AreaMap {
  std::string label = {};  // what the map shows, for who cannot see it
  std::vector<MapArea> areas = {};
  // All of them, or the highlighted ones with what lies near.
  enum class Extent { kAll, kHighlighted } extent = Extent::kAll;
};
// Nothing where there is nothing to draw.
html::Html RenderMap(const AreaMap& map, const html::Texts& t);

// Its largest part's centre of area.
Point MiddleOf(const Shape& shape);
// "12,4 ha", "2,1 km²"
std::string FormatArea(double square_metres, const html::Texts& t);
// The longest of 1, 2, 5, 10, … metres that is not above.
double RoundedDown(double metres);

}  // namespace tovholder::areas
