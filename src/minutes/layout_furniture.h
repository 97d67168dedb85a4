// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "minutes/layout_lines.h"

namespace tovholder::minutes::layout {

// Takes out what only the pages of a paper say: "Side 3", "Side 2 af 7", and the running heads beside
// them ("Byrådet, 12-05-2015      Side 101"). A head that comes again is kept where it stands first and at
// the very top: it may be the paper's own heading.
void RemovePageFurniture(Lines& lines);

}  // namespace tovholder::minutes::layout
