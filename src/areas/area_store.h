// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "areas/area_book.h"
#include "sql/database.h"

// Everything here is public but e-mail and telephone of an association's contact, which pages show to who has signed
// in.
namespace tovholder::areas {

AreaBook LoadAreas(sql::Reader& reader);
// In Danish order.
std::vector<HousingArea> ListAreas(sql::Reader& reader);
std::optional<HousingArea> FindArea(sql::Reader& reader, HousingAreaId id);
std::optional<Section> FindSection(sql::Reader& reader, SectionId id);
// By number, whatever their days.
std::vector<Section> ListSections(sql::Reader& reader, HousingAreaId area);

// Stores a new record, or one that was changed. Errors: the first of CheckArea and CheckLifeSpan, of CheckSection, of
// CheckFacts.
Result<void> PutArea(sql::Transaction& transaction, HousingArea& area);
// Many new ones, read and linked to the lists in one go.
Result<void> PutNewAreas(sql::Transaction& transaction, std::span<HousingArea> areas);
Result<void> PutSection(sql::Transaction& transaction, Section& section);
Result<void> PutFacts(sql::Transaction& transaction, AssociationFacts& facts);

}  // namespace tovholder::areas
