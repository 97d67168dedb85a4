// SPDX-License-Identifier: EUPL-1.2
#include "areas/area_store.h"

#include <algorithm>

#include "areas/area_history_store.h"
#include "areas/list_store.h"
#include "base/sorting.h"
#include "base/text.h"
#include "people/organization_store.h"
#include "sql/records.h"

namespace tovholder::areas {
namespace {

std::vector<Section> InOrder(std::vector<Section> sections) {
  std::sort(sections.begin(), sections.end(), ComesBefore);
  return sections;
}

template <class Record>
Result<void> Put(sql::Transaction& transaction, std::string_view table, const FieldErrors& errors, Record& record) {
  if (!errors.empty()) return tl::unexpected(errors.begin()->second);
  if (record.id) {
    sql::Update(transaction, table, record);
  } else {
    sql::Create(transaction, table, record);
  }
  return {};
}

}  // namespace

AreaBook LoadAreas(sql::Reader& reader) {
  return {ListAreas(reader), InOrder(sql::List<Section>(reader, "FROM section")),
          sql::List<AssociationFacts>(reader, "FROM association_facts"), people::ListBodies(reader),
          people::ListOrganizations(reader, std::nullopt)};
}

std::vector<HousingArea> ListAreas(sql::Reader& reader) {
  auto areas = sql::List<HousingArea>(reader, "FROM housing_area");
  SortByKey(areas, [](const HousingArea& one) { return DanishSortKey(one.name); });
  return areas;
}

std::optional<HousingArea> FindArea(sql::Reader& reader, HousingAreaId id) {
  return sql::Find<HousingArea>(reader, "FROM housing_area WHERE id = $1", id);
}

std::optional<Section> FindSection(sql::Reader& reader, SectionId id) {
  return sql::Find<Section>(reader, "FROM section WHERE id = $1", id);
}

std::vector<Section> ListSections(sql::Reader& reader, HousingAreaId area) {
  return InOrder(sql::List<Section>(reader, "FROM section WHERE area = $1", area));
}

Result<void> PutArea(sql::Transaction& transaction, HousingArea& area) {
  const AreaBook book = LoadAreas(transaction);
  FieldErrors errors = CheckArea(book, area);
  errors.merge(CheckLifeSpan(book, ListAreaChanges(transaction), area));
  const bool known = static_cast<bool>(area.id);
  auto put = Put(transaction, "housing_area", errors, area);
  if (put && !known) LinkMemberships(transaction, LoadAreas(transaction), area.id);
  return put;
}

Result<void> PutNewAreas(sql::Transaction& transaction, std::span<HousingArea> areas) {
  AreaBook book = LoadAreas(transaction);
  for (HousingArea& area : areas) {
    if (auto put = Put(transaction, "housing_area", CheckArea(book, area), area); !put) return put;
    book.areas.push_back(area);
  }
  book = LoadAreas(transaction);
  for (const HousingArea& area : areas) LinkMemberships(transaction, book, area.id);
  return {};
}

Result<void> PutSection(sql::Transaction& transaction, Section& section) {
  return Put(transaction, "section", CheckSection(LoadAreas(transaction), section), section);
}

Result<void> PutFacts(sql::Transaction& transaction, AssociationFacts& facts) {
  return Put(transaction, "association_facts", CheckFacts(LoadAreas(transaction), facts), facts);
}

}  // namespace tovholder::areas
