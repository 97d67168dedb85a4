// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>

#include "documents/paper.h"

namespace tovholder::documents {

// An agenda with every kind of block.
Paper SamplePaper();
// About so many pages of agenda; two seeds give two texts.
Paper LongPaper(int pages, int seed);
// A chart of two bars.
std::string SampleSvg();

}  // namespace tovholder::documents
