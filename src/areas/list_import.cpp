// SPDX-License-Identifier: EUPL-1.2
#include "areas/list_import.h"

#include <algorithm>
#include <array>
#include <tuple>

#include "base/text.h"

namespace tovholder::areas {
namespace {

enum ListColumn : std::size_t { kYear, kArea, kMunicipality, kClassification, kSource, kVerified, kColumns };

struct ColumnNames {
  std::string_view english;
  std::string_view danish;
};
constexpr std::array<ColumnNames, kColumns> kNames{{{"list_year", "liste"},
                                                    {"area", "område"},
                                                    {"municipality", "kommune"},
                                                    {"classification", "klassificering"},
                                                    {"source_url", "kilde"},
                                                    {"verified", "efterprøvet"}}};

// Where each column stands.
using ColumnPlaces = std::array<std::optional<std::size_t>, kColumns>;

std::optional<std::size_t> FindColumn(const std::vector<std::string>& head, std::size_t column) {
  std::optional<std::size_t> place;
  for (std::size_t i = 0; i < head.size(); ++i) {
    const std::string folded = Fold(head[i]);
    if (folded == Fold(kNames.at(column).english) || folded == Fold(kNames.at(column).danish)) place = i;
  }
  return place;
}

Result<ColumnPlaces> FindColumns(const std::vector<std::string>& head) {
  ColumnPlaces places;
  for (std::size_t column = 0; column < kColumns; ++column) {
    places.at(column) = FindColumn(head, column);
    if (!places.at(column) && column <= kClassification) {
      return Fail("areas.no_list_column", {{"column", std::string(kNames.at(column).english)}});
    }
  }
  return places;
}

bool HasFigures(const documents::CsvRow& row, const ColumnPlaces& places) {
  for (std::size_t i = 0; i < row.cells.size(); ++i) {
    const bool known = std::find(places.begin(), places.end(), std::optional(i)) != places.end();
    if (!known && row.cells[i].find_first_of("0123456789") != std::string::npos) return true;
  }
  return false;
}

std::optional<bool> ReadYesNo(std::string_view text) {
  const std::string folded = Fold(text);
  for (const std::string_view yes : {"yes", "ja", "1", "true", "x"}) {
    if (folded == yes) return true;
  }
  for (const std::string_view no : {"", "no", "nej", "0", "false"}) {
    if (folded == no) return false;
  }
  return std::nullopt;
}

// Gathers the names that are in doubt, each once.
class ProposalGatherer {
 public:
  explicit ProposalGatherer(const ImportGround& ground) : ground_(ground) {}

  std::optional<HousingAreaId> Match(const std::string& name, const std::string& municipality) {
    const NameMatch match = MatchName(ground_.book, ground_.spellings, ground_.answers, name, municipality);
    if (match.proposals.empty()) return match.area;
    const std::string folded = Fold(name);
    const auto known = std::find_if(proposals_.begin(), proposals_.end(),
                                    [&](const NameProposal& one) { return Fold(one.name) == folded; });
    if (known == proposals_.end()) {
      proposals_.push_back({name, municipality, match.proposals, 1});
    } else {
      ++known->rows;
    }
    return match.area;
  }
  std::vector<NameProposal> Finish() { return std::move(proposals_); }

 private:
  const ImportGround& ground_;
  std::vector<NameProposal> proposals_;
};

bool SameFacts(const ListMembership& a, const ListMembership& b) {
  return std::tie(a.area_name, a.municipality, a.area, a.classification, a.source, a.verified) ==
         std::tie(b.area_name, b.municipality, b.area, b.classification, b.source, b.verified);
}

class ListPlanner {
 public:
  ListPlanner(const ImportGround& ground, ListKind kind, const ColumnPlaces& places)
      : ground_(ground), kind_(kind), places_(places), names_(ground) {}

  void Take(const documents::CsvRow& row) {
    const std::size_t before = import_.problems.size();
    PlannedMembership planned{row.line, ListOf(row), Read(row), PlannedStep::kNew};
    CheckTwice(row);
    if (import_.problems.size() > before) return;
    if (HasFigures(row, places_)) ++import_.rows_with_figures;
    planned.membership.area = names_.Match(planned.membership.area_name, planned.membership.municipality);
    Compare(planned);
    import_.rows.push_back(std::move(planned));
  }
  ListImport Finish() {
    import_.proposals = names_.Finish();
    return std::move(import_);
  }

 private:
  std::string Cell(const documents::CsvRow& row, ListColumn column) const {
    const auto place = places_.at(column);
    return place && *place < row.cells.size() ? CollapseSpace(row.cells[*place]) : std::string();
  }
  void Refuse(const documents::CsvRow& row, ListColumn column, Error error) {
    import_.problems.push_back({row.line, std::string(kNames.at(column).english), std::move(error)});
  }

  PublishedList ListOf(const documents::CsvRow& row) {
    const std::string year = Cell(row, kYear);
    if (!IsListYear(year)) Refuse(row, kYear, Error{"areas.list_year_wrong", {{"text", Shorten(year, 40)}}});
    const PublishedList* known = ground_.lists.Find(kind_, year);
    return known != nullptr ? *known : PublishedList{{}, kind_, year, KnownDayOf(kind_, year), {}};
  }

  ListMembership Read(const documents::CsvRow& row) {
    ListMembership read;
    read.area_name = Cell(row, kArea);
    read.municipality = Cell(row, kMunicipality);
    read.classification = Cell(row, kClassification);
    read.source = Cell(row, kSource);
    const std::string verified = Cell(row, kVerified);
    read.verified = ReadYesNo(verified).value_or(false);
    if (read.area_name.empty()) Refuse(row, kArea, Error{"areas.no_area_name"});
    if (read.classification.empty()) {
      Refuse(row, kClassification, Error{"areas.no_classification"});
    } else if (ClassOf({{}, kind_, Cell(row, kYear), {}, {}}, read.classification) == ListClass::kUnknown) {
      Refuse(row, kClassification, Error{"areas.unknown_classification", {{"text", Shorten(read.classification, 80)}}});
    }
    if (!ReadYesNo(verified)) Refuse(row, kVerified, Error{"areas.verified_wrong", {{"text", Shorten(verified, 40)}}});
    return read;
  }

  void CheckTwice(const documents::CsvRow& row) {
    const auto key = std::tuple(Cell(row, kYear), Fold(Cell(row, kArea)), Fold(Cell(row, kMunicipality)),
                                Fold(Cell(row, kClassification)));
    const auto [seen, first] = lines_.insert({key, row.line});
    if (!first) Refuse(row, kArea, Error{"areas.list_row_twice", {{"line", std::to_string(seen->second)}}});
  }

  void Compare(PlannedMembership& planned) const {
    ListMembership& read = planned.membership;
    read.list = planned.list.id;
    for (const ListMembership& one : ground_.lists.memberships) {
      if (!planned.list.id || one.list != planned.list.id || Fold(one.area_name) != Fold(read.area_name) ||
          Fold(one.municipality) != Fold(read.municipality) || Fold(one.classification) != Fold(read.classification)) {
        continue;
      }
      read.id = one.id;
      if (!read.area) read.area = one.area;  // somebody has said it by hand
      planned.step = SameFacts(one, read) ? PlannedStep::kUnchanged : PlannedStep::kChanged;
    }
  }

  const ImportGround& ground_;
  ListKind kind_;
  const ColumnPlaces& places_;
  ProposalGatherer names_;
  std::map<std::tuple<std::string, std::string, std::string, std::string>, int> lines_;
  ListImport import_;
};

template <class Rows>
int CountSteps(const Rows& rows, PlannedStep step) {
  return static_cast<int>(std::count_if(rows.begin(), rows.end(), [&](const auto& one) { return one.step == step; }));
}

}  // namespace

int ListImport::Count(PlannedStep step) const { return CountSteps(rows, step); }
int PerimeterImport::Count(PlannedStep step) const { return CountSteps(perimeters, step); }

bool HasClassifications(const documents::CsvTable& table) {
  return FindColumn(table.head, kClassification).has_value();
}

Result<ListImport> PlanListImport(const ImportGround& ground, ListKind kind, const documents::CsvTable& table) {
  const auto places = FindColumns(table.head);
  if (!places) return Pass(places);
  if (table.rows.size() > kMostSectionRows) {
    return Fail("areas.too_many_rows", {{"limit", std::to_string(kMostSectionRows)}});
  }
  ListPlanner planner(ground, kind, *places);
  for (const documents::CsvRow& row : table.rows) planner.Take(row);
  return planner.Finish();
}

Result<PerimeterImport> PlanPerimeterImport(const ImportGround& ground, const std::vector<NamedShape>& shapes,
                                            const PerimeterFacts& facts) {
  PerimeterImport import;
  ProposalGatherer names(ground);
  std::map<std::string, std::size_t> seen;
  for (std::size_t i = 0; i < shapes.size(); ++i) {
    const NamedShape& shape = shapes[i];
    const std::string number = std::to_string(i + 1);
    if (shape.name.empty()) return Fail("areas.shape_without_name", {{"feature", number}});
    PlannedPerimeter planned{i + 1, shape.name, {}, SquareMetres(shape.shape), PlannedStep::kNew};
    const auto area = names.Match(shape.name, "");
    const auto [twice, first] = seen.insert({area ? "#" + std::to_string(area->value) : Fold(shape.name), i + 1});
    if (!first) return Fail("areas.shape_twice", {{"name", shape.name}, {"feature", number}});
    planned.perimeter = {{}, area.value_or(HousingAreaId{}), facts.from_date, shape.geometry, facts.source};
    for (const Perimeter& one : ground.perimeters) {
      if (!area || one.area != *area || one.from_date != facts.from_date) continue;
      planned.perimeter.id = one.id;
      const bool same = one.geometry == shape.geometry && one.source == facts.source;
      planned.step = same ? PlannedStep::kUnchanged : PlannedStep::kChanged;
    }
    (area ? import.perimeters : import.left_out).push_back(std::move(planned));
  }
  import.proposals = names.Finish();
  return import;
}

bool IsGeoJson(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  return Trim(bytes).starts_with('{');
}

}  // namespace tovholder::areas
