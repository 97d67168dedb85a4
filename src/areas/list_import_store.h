// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "areas/list_import.h"
#include "sql/database.h"

namespace tovholder::areas {

ImportGround LoadImportGround(sql::Reader& reader, std::vector<NameAnswer> answers);

// All of a file or nothing, by what is known now; answers are remembered as spellings. Errors: those of
// PlanListImport and PlanPerimeterImport, the first of a row, and those of PutMembership and PutPerimeter.
Result<ListImport> ImportLists(sql::Transaction& transaction, const std::vector<NameAnswer>& answers, ListKind kind,
                               const documents::CsvTable& table);
Result<PerimeterImport> ImportPerimeters(sql::Transaction& transaction, const std::vector<NameAnswer>& answers,
                                         const std::vector<NamedShape>& shapes, const PerimeterFacts& facts);

}  // namespace tovholder::areas
