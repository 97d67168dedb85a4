// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <map>
#include <string>
#include <vector>

#include "areas/list_book.h"
#include "areas/name_match.h"
#include "areas/section_table.h"
#include "documents/csv.h"

// Files of lists and of perimeters, read into what an import would do. Nothing is stored here.
namespace tovholder::areas {

// What is known when a file is read.
struct ImportGround {
  AreaBook book;
  ListBook lists;
  std::vector<AreaSpelling> spellings;
  std::vector<Perimeter> perimeters;
  std::vector<NameAnswer> answers;  // given while the file is reviewed
};

// A name that is not written like one of the house's own, and those that it may be.
struct NameProposal {
  std::string name;
  std::string municipality;
  std::vector<HousingAreaId> areas;
  int rows = 0;  // of the file
};

enum class PlannedStep { kNew, kChanged, kUnchanged };

struct PlannedMembership {
  int line = 0;
  PublishedList list;  // without an id: it is new
  ListMembership membership;
  PlannedStep step = PlannedStep::kNew;
};
struct ListImport {
  std::vector<PlannedMembership> rows;
  std::vector<RowProblem> problems;  // `field` is the column
  std::vector<NameProposal> proposals;
  int rows_with_figures = 0;  // what they hold is read elsewhere

  int Count(PlannedStep step) const;
};
// Whether a table says classes, as one of lists does.
bool HasClassifications(const documents::CsvTable& table);
// Columns list_year, area, municipality, classification, source_url and verified, or their Danish names; others are
// figures. An area may stand several times in one list, with a classification each. A row may give
// areas.list_year_wrong {text}, areas.no_area_name, areas.no_classification, areas.unknown_classification {text},
// areas.verified_wrong {text}, areas.list_row_twice {line}. Errors: areas.no_list_column {column}, areas.too_many_rows
// {limit}.
Result<ListImport> PlanListImport(const ImportGround& ground, ListKind kind, const documents::CsvTable& table);

struct PlannedPerimeter {
  std::size_t feature = 0;  // of the file, from 1
  std::string name;         // as the file writes it
  Perimeter perimeter;      // with its area, where it is known
  double square_metres = 0;
  PlannedStep step = PlannedStep::kNew;
};
struct PerimeterImport {
  std::vector<PlannedPerimeter> perimeters;
  std::vector<PlannedPerimeter> left_out;  // no area of the house has their name
  std::vector<NameProposal> proposals;

  int Count(PlannedStep step) const;
};
// What a perimeter of the file is to say besides its shape.
struct PerimeterFacts {
  std::optional<Date> from_date;
  std::string source;
};
// Errors: areas.shape_without_name {feature}, areas.shape_twice {name, feature}.
Result<PerimeterImport> PlanPerimeterImport(const ImportGround& ground, const std::vector<NamedShape>& shapes,
                                            const PerimeterFacts& facts);

// Whether a file holds GeoJSON rather than a table.
bool IsGeoJson(std::string_view bytes);

}  // namespace tovholder::areas
