// SPDX-License-Identifier: EUPL-1.2
#include "imports/waiting_store.h"

#include "sql/records.h"

namespace tovholder::imports {
namespace {

constexpr std::string_view kWaiting =
    " FROM reading r JOIN document d ON d.id = r.document LEFT JOIN meeting m ON m.id = r.meeting"
    " WHERE r.state = 'waiting' OR (r.state = 'current' AND r.reviewed IS NULL AND m.visibility = 'draft')";

}  // namespace

std::vector<WaitingReading> ListWaiting(sql::Reader& reader, int limit, int offset) {
  std::vector<WaitingReading> waiting;
  const int after = static_cast<int>(boost::mp11::mp_size<sql::Members<meetings::ReadingRecord>>::value);
  reader.Each("SELECT " + sql::Columns<meetings::ReadingRecord>("r") + ", d.name, coalesce(m.title, d.title), m.date" +
                  std::string(kWaiting) +
                  " ORDER BY CASE r.state WHEN 'waiting' THEN 0 ELSE 1 END, r.doubtful DESC, r.id LIMIT " +
                  std::to_string(limit) + " OFFSET " + std::to_string(offset),
              [&](const sql::Row& row) {
                waiting.push_back({sql::ReadRecord<meetings::ReadingRecord>(row), row.Get<std::string>(after),
                                   row.Get<std::string>(after + 1), row.Get<std::optional<Date>>(after + 2)});
              });
  return waiting;
}

std::int64_t CountWaiting(sql::Reader& reader) {
  return reader.One<std::int64_t>("SELECT count(*)" + std::string(kWaiting)).value_or(0);
}

std::vector<meetings::MeetingId> ListUndoubtedDrafts(sql::Reader& reader) {
  return reader.Column<meetings::MeetingId>(
      "SELECT m.id FROM meeting m WHERE m.visibility = 'draft' AND m.date IS NOT NULL AND m.organization IS NOT NULL "
      "AND"
      " EXISTS (SELECT 1 FROM reading r WHERE r.meeting = m.id AND r.state = 'current') AND NOT EXISTS"
      " (SELECT 1 FROM reading r WHERE r.meeting = m.id AND r.state = 'current' AND r.doubtful > 0) ORDER BY m.id");
}

}  // namespace tovholder::imports
