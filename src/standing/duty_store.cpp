// SPDX-License-Identifier: EUPL-1.2
#include "standing/duty_store.h"

#include "areas/area_store.h"
#include "sql/records.h"

namespace tovholder::standing {
namespace {

constexpr std::string_view kTable = "area_duty";

}  // namespace

std::vector<Duty> ListDuties(sql::Reader& reader, areas::HousingAreaId area) {
  return sql::List<Duty>(reader,
                         "FROM area_duty WHERE area = $1 ORDER BY CASE WHEN fulfilled IS NULL THEN 0 ELSE 1 END, "
                         "COALESCE(due, '9999-12-31'), id",
                         area);
}

std::optional<Duty> FindDuty(sql::Reader& reader, DutyId id) {
  return sql::Find<Duty>(reader, "FROM area_duty WHERE id = $1", id);
}

Result<void> PutDuty(sql::Transaction& transaction, Duty& duty, Date today) {
  if (!areas::FindArea(transaction, duty.area)) return Fail("areas.no_such_area");
  const auto errors = CheckDuty(duty, today);
  if (!errors.empty()) return tl::unexpected<Error>(errors.begin()->second);
  if (duty.id) {
    sql::Update(transaction, kTable, duty);
  } else {
    sql::Create(transaction, kTable, duty);
  }
  return {};
}

void DropDuty(sql::Transaction& transaction, const Duty& duty) { sql::Delete(transaction, kTable, duty); }

}  // namespace tovholder::standing
