// SPDX-License-Identifier: EUPL-1.2
#include "portal/attendance_store.h"

#include <algorithm>

#include "base/text.h"
#include "meetings/host_store.h"
#include "sql/records.h"

namespace tovholder::portal {
namespace {

template <class Record>
constexpr int kColumns = static_cast<int>(boost::mp11::mp_size<sql::Members<Record>>::value);

// Attendance that the viewer may know of: at a closed item only who may see that item.
std::string VisibleAttendance(const people::Viewer& viewer) {
  const std::string closed = people::MaySee(viewer, people::Visibility::kClosed)
                                 ? ""
                                 : " AND (a.item IS NULL OR EXISTS (SELECT 1 FROM agenda_item i WHERE i.id = a.item AND"
                                   " (i.closed = 0 OR " +
                                       meetings::FullyVisibleItems(viewer) + ")))";
  return meetings::VisibleMeetings(viewer) + closed;
}

std::string SelectOrganizations(const people::Viewer& viewer, const std::string& where) {
  return "SELECT " + sql::Columns<people::Organization>("o") +
         ", coalesce(b.name, ''), count(m.id), min(m.date), max(m.date) FROM organization o"
         " JOIN meeting m ON m.organization = o.id LEFT JOIN body b ON b.id = o.body WHERE " +
         meetings::VisibleMeetings(viewer) + where + " GROUP BY o.id, b.name";
}

OrganizationRow ReadOrganization(const sql::Row& row) {
  const int after = kColumns<people::Organization>;
  return {sql::ReadRecord<people::Organization>(row), row.Get<std::string>(after), row.Int(after + 1),
          row.Get<std::optional<Date>>(after + 2), row.Get<std::optional<Date>>(after + 3)};
}

std::string SelectPersons(const people::Viewer& viewer, const std::string& where, const std::string& order) {
  return "SELECT " + sql::Columns<people::Person>("p") +
         ", count(DISTINCT a.meeting),"
         " count(DISTINCT CASE WHEN a.mark IN ('apology', 'absent') AND a.item IS NULL THEN a.meeting END),"
         " max(m.date) FROM person p JOIN attendance a ON a.person = p.id JOIN meeting m ON m.id = a.meeting WHERE " +
         VisibleAttendance(viewer) + where + " GROUP BY p.id" + order;
}

PersonRow ReadPerson(const sql::Row& row) {
  const int after = kColumns<people::Person>;
  return {sql::ReadRecord<people::Person>(row), row.Int(after), row.Int(after + 1),
          row.Get<std::optional<Date>>(after + 2)};
}

}  // namespace

std::vector<OrganizationRow> ListActiveOrganizations(sql::Reader& reader, const people::Viewer& viewer) {
  std::vector<OrganizationRow> rows;
  reader.Each(SelectOrganizations(viewer, ""), [&](const sql::Row& row) { rows.push_back(ReadOrganization(row)); });
  std::sort(rows.begin(), rows.end(), [](const OrganizationRow& a, const OrganizationRow& b) {
    return std::pair(DanishSortKey(a.body_name), DanishSortKey(a.organization.name)) <
           std::pair(DanishSortKey(b.body_name), DanishSortKey(b.organization.name));
  });
  return rows;
}

std::optional<OrganizationRow> FindActiveOrganization(sql::Reader& reader, const people::Viewer& viewer,
                                                      people::OrganizationId id) {
  std::optional<OrganizationRow> found;
  reader.Each(
      SelectOrganizations(viewer, " AND o.id = $1"), [&](const sql::Row& row) { found = ReadOrganization(row); }, id);
  return found;
}

std::vector<PersonRow> ListPersonsOf(sql::Reader& reader, const people::Viewer& viewer, people::OrganizationId id) {
  std::vector<PersonRow> rows;
  reader.Each(
      SelectPersons(viewer, " AND m.organization = $1", " ORDER BY 5 DESC, p.sort_key LIMIT 200"),
      [&](const sql::Row& row) { rows.push_back(ReadPerson(row)); }, id);
  return rows;
}

std::vector<PersonRow> ListActivePersons(sql::Reader& reader, const people::Viewer& viewer, int limit, int offset) {
  std::vector<PersonRow> rows;
  reader.Each(
      SelectPersons(viewer, "", " ORDER BY p.sort_key, p.id LIMIT $1 OFFSET $2"),
      [&](const sql::Row& row) { rows.push_back(ReadPerson(row)); }, limit, offset);
  return rows;
}

std::int64_t CountActivePersons(sql::Reader& reader, const people::Viewer& viewer) {
  return reader
      .One<std::int64_t>("SELECT count(DISTINCT a.person) FROM attendance a JOIN meeting m ON m.id = a.meeting WHERE " +
                         VisibleAttendance(viewer))
      .value_or(0);
}

std::optional<PersonRow> FindActivePerson(sql::Reader& reader, const people::Viewer& viewer, people::PersonId id) {
  std::optional<PersonRow> found;
  reader.Each(
      SelectPersons(viewer, " AND p.id = $1", ""), [&](const sql::Row& row) { found = ReadPerson(row); }, id);
  return found;
}

std::vector<PersonOrganization> ListOrganizationsOf(sql::Reader& reader, const people::Viewer& viewer,
                                                    people::PersonId id) {
  std::vector<PersonOrganization> organizations;
  reader.Each(
      "SELECT o.id, o.name, count(DISTINCT m.id), min(m.date), max(m.date) FROM attendance a"
      " JOIN meeting m ON m.id = a.meeting JOIN organization o ON o.id = m.organization WHERE a.person = $1 AND " +
          VisibleAttendance(viewer) + " GROUP BY o.id, o.name ORDER BY 5 DESC, 2",
      [&](const sql::Row& row) {
        organizations.push_back({row.Get<people::OrganizationId>(0), row.Get<std::string>(1), row.Int(2),
                                 row.Get<std::optional<Date>>(3), row.Get<std::optional<Date>>(4)});
      },
      id);
  return organizations;
}

}  // namespace tovholder::portal
