// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>

#include "html/texts.h"
#include "people/structure.h"

namespace tovholder::people {

// The organizations of a day as a graph for Graphviz: whole above part, who reports to whom with an arrow, who advises
// whom with a dashed one.
std::string ChartOf(const StructureBook& book, const std::vector<OrganizationOnDate>& organizations,
                    const html::Texts& t);

}  // namespace tovholder::people
