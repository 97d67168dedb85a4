// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "areas/perimeter.h"

namespace tovholder::areas {

struct MapPoint {
  double x = 0;  // metres to the east
  double y = 0;  // metres to the north
};

// A cylinder of equal area (WGS 84) that touches the ellipsoid along the parallel of its middle: areas are right
// everywhere, distances near the middle.
class MapProjection {
 public:
  explicit MapProjection(Point middle);
  MapPoint Project(Point point) const;

 private:
  Point middle_;
  double stretch_;  // of east-west at the middle
};

// Square metres in the ring, whichever way round it runs.
double SquareMetres(const MapProjection& projection, const Ring& ring);

}  // namespace tovholder::areas
