// SPDX-License-Identifier: EUPL-1.2
#include "areas/area_history_store.h"

#include <algorithm>

#include "areas/area_store.h"
#include "base/text.h"
#include "sql/records.h"

namespace tovholder::areas {
namespace {

template <class Record>
void PutRecord(sql::Transaction& transaction, std::string_view table, Record& record) {
  if (record.id) {
    sql::Update(transaction, table, record);
  } else {
    sql::Create(transaction, table, record);
  }
}

std::vector<Perimeter> NewestFirst(std::vector<Perimeter> perimeters) {
  std::sort(perimeters.begin(), perimeters.end(), [](const Perimeter& a, const Perimeter& b) {
    return std::tie(a.area, b.from_date) < std::tie(b.area, a.from_date);
  });
  return perimeters;
}

}  // namespace

std::vector<AreaChange> ListAreaChanges(sql::Reader& reader) {
  return sql::List<AreaChange>(reader, "FROM area_change ORDER BY day, id");
}

std::optional<AreaChange> FindAreaChange(sql::Reader& reader, Id<AreaChange> id) {
  return sql::Find<AreaChange>(reader, "FROM area_change WHERE id = $1", id);
}

Result<void> PutAreaChange(sql::Transaction& transaction, AreaChange& change) {
  const auto errors = CheckChange(LoadAreas(transaction), ListAreaChanges(transaction), change);
  if (!errors.empty()) return tl::unexpected(errors.begin()->second);
  PutRecord(transaction, "area_change", change);
  return {};
}

void RemoveAreaChange(sql::Transaction& transaction, const AreaChange& change) {
  if (FindAreaChange(transaction, change.id)) sql::Delete(transaction, "area_change", change);
}

std::vector<Perimeter> ListPerimeters(sql::Reader& reader) {
  return NewestFirst(sql::List<Perimeter>(reader, "FROM perimeter"));
}

std::vector<Perimeter> ListPerimeters(sql::Reader& reader, HousingAreaId area) {
  return NewestFirst(sql::List<Perimeter>(reader, "FROM perimeter WHERE area = $1", area));
}

std::optional<Perimeter> FindPerimeter(sql::Reader& reader, Id<Perimeter> id) {
  return sql::Find<Perimeter>(reader, "FROM perimeter WHERE id = $1", id);
}

Result<void> PutPerimeter(sql::Transaction& transaction, Perimeter& perimeter) {
  if (!FindArea(transaction, perimeter.area)) return Fail("areas.no_such_area");
  const auto shape = ParsePerimeter(perimeter.geometry);
  if (!shape) return Pass(shape);
  perimeter.geometry = ToGeoJson(*shape);
  for (const Perimeter& one : ListPerimeters(transaction, perimeter.area)) {
    if (!perimeter.id && one.from_date == perimeter.from_date) perimeter.id = one.id;
  }
  PutRecord(transaction, "perimeter", perimeter);
  return {};
}

void RemovePerimeter(sql::Transaction& transaction, const Perimeter& perimeter) {
  if (FindPerimeter(transaction, perimeter.id)) sql::Delete(transaction, "perimeter", perimeter);
}

std::vector<AreaSpelling> ListSpellings(sql::Reader& reader) {
  return sql::List<AreaSpelling>(reader, "FROM area_spelling ORDER BY folded");
}

Result<void> RememberSpelling(sql::Transaction& transaction, std::optional<HousingAreaId> area, std::string_view name) {
  if (area && !FindArea(transaction, *area)) return Fail("areas.no_such_area");
  AreaSpelling spelling{{}, area, CollapseSpace(name), Fold(name)};
  const auto known = sql::Find<AreaSpelling>(transaction, "FROM area_spelling WHERE folded = $1", spelling.folded);
  if (known) {
    spelling.id = known->id;
    spelling.name = known->name;
  }
  PutRecord(transaction, "area_spelling", spelling);
  return {};
}

void ForgetSpelling(sql::Transaction& transaction, Id<AreaSpelling> id) {
  const auto known = sql::Find<AreaSpelling>(transaction, "FROM area_spelling WHERE id = $1", id);
  if (known) sql::Delete(transaction, "area_spelling", *known);
}

}  // namespace tovholder::areas
