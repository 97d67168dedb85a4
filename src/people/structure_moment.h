// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "people/structure.h"
#include "sql/database.h"

// Which structure is looked at, and on which day: as an address says it, "3@2025-10-01".
namespace tovholder::people {

struct ChosenMoment {
  Structure structure;
  Date date;
};

std::string FormatMoment(StructureId structure, Date date);

// `text` as above; what it leaves out is the plan's own structure (the first that was made) and `today`.
// Nothing where there is no structure at all.
std::optional<ChosenMoment> ReadMoment(sql::Reader& reader, std::string_view text, Date today);

// What one may come back to by name, over all structures: each named day, and today of each structure.
struct MomentChoice {
  std::string moment;
  std::string structure;
  std::string name;  // "" for today
  Date date;
};
std::vector<MomentChoice> ListMoments(sql::Reader& reader, Date today);

}  // namespace tovholder::people
