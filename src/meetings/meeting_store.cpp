// SPDX-License-Identifier: EUPL-1.2
#include "meetings/meeting_store.h"

#include <algorithm>

#include "base/text.h"
#include "meetings/host_store.h"
#include "sql/records.h"

namespace tovholder::meetings {
namespace {

// A meeting with the names of its body and organization and the number of its items.
std::string SelectRows() {
  return "SELECT " + sql::Columns<Meeting>("m") +
         ", coalesce(b.name, ''), coalesce(o.name, ''),"
         " (SELECT count(*) FROM agenda_item i WHERE i.meeting = m.id)"
         " FROM meeting m LEFT JOIN body b ON b.id = m.body LEFT JOIN organization o ON o.id = m.organization ";
}

MeetingRow ReadRow(const sql::Row& row) {
  const int names = static_cast<int>(boost::mp11::mp_size<sql::Members<Meeting>>::value);
  return {sql::ReadRecord<Meeting>(row), row.Get<std::string>(names), row.Get<std::string>(names + 1),
          row.Int(names + 2)};
}

// The condition of a filter, its values as $1 … in order.
struct Condition {
  std::string text;
  std::vector<sql::Value> values;

  void And(std::string_view comparison, sql::Value value) {
    values.push_back(std::move(value));
    text += " AND " + std::string(comparison) + std::to_string(values.size());
  }
};

Condition ConditionOf(const people::Viewer& viewer, const MeetingFilter& filter) {
  Condition condition{VisibleMeetings(viewer), {}};
  if (filter.body) condition.And("m.body = $", *filter.body);
  if (filter.organization) condition.And("m.organization = $", *filter.organization);
  if (filter.visibility) condition.And("m.visibility = $", std::string(people::ToName(*filter.visibility)));
  if (filter.year && *filter.year == 0) condition.text += " AND m.date IS NULL";
  if (filter.year && *filter.year != 0) {
    const std::string year = std::to_string(*filter.year);
    condition.And("m.date >= $", year + "-01-01");
    condition.And("m.date <= $", year + "-12-31");
  }
  if (filter.person) {
    condition.values.emplace_back(*filter.person);
    condition.text += " AND m.id IN (SELECT meeting FROM attendance WHERE item IS NULL AND person = $" +
                      std::to_string(condition.values.size()) + ")";
  }
  return condition;
}

template <class T>
void Hang(std::vector<ItemDetails>& items, std::vector<T> rows, std::vector<T> ItemDetails::*list) {
  auto item = items.begin();
  for (T& row : rows) {
    if (item == items.end() || item->item.id != row.item) {
      item = std::find_if(items.begin(), items.end(), [&](const ItemDetails& one) { return one.item.id == row.item; });
    }
    if (item != items.end()) ((*item).*list).push_back(std::move(row));
  }
}

// `of` chooses the items: "id = $1" or "meeting = $1".
std::vector<ItemDetails> ListDetails(sql::Reader& reader, const std::string& of, std::int64_t id) {
  std::vector<ItemDetails> items;
  for (AgendaItem& item : sql::List<AgendaItem>(reader, "FROM agenda_item WHERE " + of + " ORDER BY position", id)) {
    items.push_back({std::move(item), {}, {}, {}, {}});
  }
  const std::string where = " WHERE item IN (SELECT id FROM agenda_item WHERE " + of + ") ORDER BY item, ";
  Hang(items, sql::List<Recommendation>(reader, "FROM recommendation" + where + "point, id", id),
       &ItemDetails::recommendations);
  Hang(items, sql::List<Statement>(reader, "FROM statement" + where + "id", id), &ItemDetails::statements);
  Hang(items, sql::List<Treatment>(reader, "FROM treatment" + where + "id", id), &ItemDetails::treatments);
  Hang(items, sql::List<Attachment>(reader, "FROM attachment" + where + "position", id), &ItemDetails::attachments);
  return items;
}

}  // namespace

std::vector<MeetingRow> ListMeetings(sql::Reader& reader, const people::Viewer& viewer, const MeetingFilter& filter,
                                     MeetingOrder order, int limit, int offset) {
  Condition condition = ConditionOf(viewer, filter);
  const std::string direction = order == MeetingOrder::kNewestFirst ? "DESC" : "ASC";
  // A meeting without a date stands last either way.
  const std::string statement = SelectRows() + "WHERE " + condition.text + " ORDER BY (m.date IS NULL), m.date " +
                                direction + ", m.start_time " + direction + ", m.id " + direction + " LIMIT " +
                                std::to_string(limit) + " OFFSET " + std::to_string(offset);
  std::vector<MeetingRow> rows;
  reader.EachRow(statement, condition.values, [&](const sql::Row& row) {
    rows.push_back(ReadRow(row));
    return true;
  });
  return rows;
}

std::vector<MeetingRow> ListUpcoming(sql::Reader& reader, const people::Viewer& viewer, Date today, int limit) {
  const Date until = std::chrono::sys_days(today) + std::chrono::weeks(4);
  std::vector<MeetingRow> rows;
  reader.Each(
      SelectRows() + "WHERE m.date >= $1 AND m.date <= $2 AND " + VisibleMeetings(viewer) +
          " ORDER BY m.date, m.start_time LIMIT $3",
      [&](const sql::Row& row) { rows.push_back(ReadRow(row)); }, today, until, limit);
  return rows;
}

std::int64_t CountMeetings(sql::Reader& reader, const people::Viewer& viewer, const MeetingFilter& filter) {
  Condition condition = ConditionOf(viewer, filter);
  std::int64_t count = 0;
  reader.EachRow("SELECT count(*) FROM meeting m WHERE " + condition.text, condition.values, [&](const sql::Row& row) {
    count = row.Int(0);
    return false;
  });
  return count;
}

std::vector<YearCount> CountMeetingsByYear(sql::Reader& reader, const people::Viewer& viewer,
                                           const MeetingFilter& filter) {
  Condition condition = ConditionOf(viewer, filter);
  std::vector<YearCount> years;
  reader.EachRow("SELECT coalesce(substr(m.date, 1, 4), '0') AS year, count(*) FROM meeting m WHERE " + condition.text +
                     " GROUP BY 1 ORDER BY 1 DESC",
                 condition.values, [&](const sql::Row& row) {
                   years.push_back({std::atoi(row.Get<std::string>(0).c_str()), row.Int(1)});
                   return true;
                 });
  return years;
}

std::vector<people::Organization> ListMeetingOrganizations(sql::Reader& reader, const people::Viewer& viewer,
                                                           std::optional<std::int64_t> body) {
  auto organizations = sql::List<people::Organization>(
      reader,
      "FROM organization WHERE ($1 = 0 OR body = $1) AND EXISTS (SELECT 1 FROM meeting m"
      " WHERE m.organization = organization.id AND " +
          VisibleMeetings(viewer) + ")",
      body.value_or(0));
  std::sort(organizations.begin(), organizations.end(),
            [](const auto& a, const auto& b) { return DanishSortKey(a.name) < DanishSortKey(b.name); });
  return organizations;
}

std::optional<MeetingRow> FindMeeting(sql::Reader& reader, const people::Viewer& viewer, MeetingId id) {
  std::optional<MeetingRow> found;
  reader.Each(
      SelectRows() + "WHERE m.id = $1 AND " + VisibleMeetings(viewer),
      [&](const sql::Row& row) { found = ReadRow(row); }, id);
  return found;
}

std::vector<ItemDetails> ListItems(sql::Reader& reader, const people::Viewer& viewer, MeetingId meeting) {
  const auto row = FindMeeting(reader, viewer, meeting);
  if (!row) return {};
  const people::Owners owners = OwnersOf(reader, row->meeting);
  std::vector<ItemDetails> items = ListDetails(reader, "meeting = $1", meeting.value);
  for (ItemDetails& item : items) item = SeenBy(viewer, owners, std::move(item));
  return items;
}

std::vector<AgendaItem> ListAgenda(sql::Reader& reader, const people::Viewer& viewer, MeetingId meeting) {
  const auto row = FindMeeting(reader, viewer, meeting);
  if (!row) return {};
  const people::Owners owners = OwnersOf(reader, row->meeting);
  auto items = sql::List<AgendaItem>(reader, "FROM agenda_item WHERE meeting = $1 ORDER BY position", meeting);
  for (AgendaItem& item : items) item = SeenBy(viewer, owners, {std::move(item), {}, {}, {}, {}}).item;
  return items;
}

std::optional<ItemAtMeeting> FindItem(sql::Reader& reader, const people::Viewer& viewer, ItemId id) {
  std::vector<ItemDetails> items = ListDetails(reader, "id = $1", id.value);
  if (items.empty()) return std::nullopt;
  auto meeting = FindMeeting(reader, viewer, items.front().item.meeting);
  if (!meeting) return std::nullopt;
  const people::Owners owners = OwnersOf(reader, meeting->meeting);
  const bool hides = items.front().item.closed && !people::MaySee(viewer, people::Visibility::kClosed, owners);
  return ItemAtMeeting{std::move(*meeting), SeenBy(viewer, owners, std::move(items.front())), hides};
}

std::optional<Attachment> FindAttachment(sql::Reader& reader, const people::Viewer& viewer, AttachmentId id) {
  const auto item = reader.One<ItemId>("SELECT item FROM attachment WHERE id = $1", id);
  const auto at_meeting = item ? FindItem(reader, viewer, *item) : std::nullopt;
  if (!at_meeting) return std::nullopt;
  for (const Attachment& one : at_meeting->details.attachments) {
    if (one.id == id) return one;
  }
  return std::nullopt;
}

std::vector<ItemAtMeeting> ListCaseItems(sql::Reader& reader, const people::Viewer& viewer,
                                         std::string_view case_number) {
  std::vector<ItemAtMeeting> found;
  const auto ids = reader.Column<ItemId>(
      "SELECT i.id FROM agenda_item i JOIN meeting m ON m.id = i.meeting WHERE i.case_number = $1 AND " +
          VisibleMeetings(viewer) + " ORDER BY (m.date IS NULL), m.date, i.position",
      std::string(case_number));
  for (ItemId id : ids) {
    auto item = FindItem(reader, viewer, id);
    // A closed item whose case number is not public must not be found by it.
    if (item && item->details.item.case_number == case_number) found.push_back(std::move(*item));
  }
  return found;
}

std::vector<AttendanceRow> ListAttendance(sql::Reader& reader, const people::Viewer& viewer, MeetingId meeting) {
  const auto found = FindMeeting(reader, viewer, meeting);
  if (!found) return {};
  const bool sees_closed = people::MaySee(viewer, people::Visibility::kClosed, OwnersOf(reader, found->meeting));
  std::vector<AttendanceRow> rows;
  reader.Each(
      "SELECT " + sql::Columns<Attendance>("a") +
          ", p.name, coalesce(i.closed, 0) FROM attendance a JOIN person p ON p.id = a.person"
          " LEFT JOIN agenda_item i ON i.id = a.item WHERE a.meeting = $1 ORDER BY coalesce(i.position, 0), a.position",
      [&](const sql::Row& row) {
        const int name = static_cast<int>(boost::mp11::mp_size<sql::Members<Attendance>>::value);
        if (row.Int(name + 1) != 0 && !sees_closed) return;
        rows.push_back({sql::ReadRecord<Attendance>(row), row.Get<std::string>(name)});
      },
      meeting);
  return rows;
}

std::vector<Meeting> ListSameMeeting(sql::Reader& reader, const Meeting& meeting) {
  if (!meeting.date || !meeting.organization) return {};
  auto meetings = sql::List<Meeting>(reader, "FROM meeting WHERE organization = $1 AND date = $2 ORDER BY id",
                                     *meeting.organization, *meeting.date);
  std::erase_if(meetings, [&](const Meeting& other) {
    return other.id == meeting.id ||
           (other.start_time && meeting.start_time && *other.start_time != *meeting.start_time);
  });
  return meetings;
}

}  // namespace tovholder::meetings
