// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <chrono>

#include "people/user_store.h"
#include "trace/log.h"

namespace tovholder::trace {
namespace {

constexpr std::int64_t kWindow = 10'000;  // entries that are looked through for words at once
constexpr std::chrono::milliseconds kPatience{1500};

// What hangs on a thing: rows of another table that name it.
struct PartRule {
  std::string_view thing;
  std::string_view table;
  std::string_view column;
};
constexpr PartRule kParts[] = {{"meeting", "agenda_item", "meeting"},
                               {"meeting", "meeting_host", "meeting"},
                               {"meeting", "reading", "meeting"},
                               {"meeting", "desk_meeting", "meeting"},
                               {"meeting", "desk_item", "meeting"},
                               {"meeting", "desk_event", "meeting"},
                               {"meeting", "desk_revision", "meeting"},
                               {"meeting", "desk_proposal", "meeting"},
                               {"meeting", "release_request", "meeting"},
                               {"release_request", "release_answer", "request"},
                               {"meeting", "draft_reader", "meeting"},
                               {"meeting", "draft_remark", "meeting"},
                               {"meeting", "desk_guest", "meeting"},
                               {"meeting", "date_poll", "meeting"},
                               {"agenda_item", "recommendation", "item"},
                               {"agenda_item", "attachment", "item"},
                               {"agenda_item", "desk_item", "agenda_item"},
                               {"document", "reading", "document"},
                               {"organization", "membership", "organization"},
                               {"organization", "life_span", "organization"},
                               {"organization", "tie", "organization"},
                               {"organization", "seat", "organization"},
                               {"organization", "organization_task", "organization"},
                               {"organization", "desk_rule", "organization"},
                               {"person", "membership", "person"},
                               {"access_request", "access_paper", "request"}};

struct Condition {
  std::string text = "1 = 1";
  std::vector<sql::Value> values;

  std::string Place(sql::Value value) {
    values.push_back(std::move(value));
    return "$" + std::to_string(values.size());
  }
  void And(const std::string& comparison) { text += " AND " + comparison; }
};

void NarrowToThing(Condition& condition, const Thing& thing) {
  const std::string row = "CAST(" + condition.Place(thing.row) + " AS bigint)";
  std::string any = "(c.table_name = " + condition.Place(thing.table) + " AND c.row_id = " + row + ")";
  for (const PartRule& part : kParts) {
    if (part.thing != thing.table) continue;
    any += " OR (c.table_name = '" + std::string(part.table) + "' AND c.row_id IN (SELECT p.id FROM " +
           std::string(part.table) + " p WHERE p." + std::string(part.column) + " = " + row + "))";
  }
  condition.And("(" + any + ")");
}

// A user by his words; the program itself and the command line stand in the log under their own names.
void NarrowToAuthor(sql::Reader& reader, Condition& condition, const std::string& who) {
  std::string ids;
  for (const people::User& user : people::ListUsersNamed(reader, who)) {
    ids += (ids.empty() ? "" : ", ") + std::to_string(user.id.value);
  }
  const std::string program = "(c.user_id = 0 AND c.user_name = " + condition.Place(who) + ")";
  condition.And(ids.empty() ? program : "(c.user_id IN (" + ids + ") OR " + program + ")");
}

void NarrowToDays(Condition& condition, const LogFilter& filter) {
  const auto midnight_of = [](Date day) { return sql::ToValue(FromCopenhagen({day, TimeOfDay{0, 0}})); };
  if (filter.from) condition.And("c.at >= " + condition.Place(midnight_of(*filter.from)));
  if (filter.to) {
    condition.And("c.at < " + condition.Place(midnight_of(std::chrono::sys_days(*filter.to) + std::chrono::days(1))));
  }
}

Condition ConditionOf(sql::Reader& reader, const LogFilter& filter) {
  Condition condition;
  if (!filter.who.empty()) NarrowToAuthor(reader, condition, filter.who);
  if (!filter.table.empty()) condition.And("c.table_name = " + condition.Place(filter.table));
  if (filter.thing) NarrowToThing(condition, *filter.thing);
  if (filter.kind) condition.And("c.kind = " + condition.Place(std::string(sql::ToName(*filter.kind))));
  NarrowToDays(condition, filter);
  return condition;
}

std::vector<sql::Change> Load(sql::Reader& reader, Condition condition, std::int64_t after, std::int64_t before,
                              std::int64_t limit) {
  if (after > 0) condition.And("c.id >= CAST(" + condition.Place(after) + " AS bigint)");
  if (before > 0) condition.And("c.id < CAST(" + condition.Place(before) + " AS bigint)");
  const std::string limited = condition.Place(limit);
  std::vector<sql::Change> changes;
  std::string statement = "SELECT ";
  statement.append(sql::kChangeColumns).append(" FROM change_log c WHERE ").append(condition.text);
  statement.append(" ORDER BY c.id DESC LIMIT ").append(limited);
  reader.EachRow(statement, condition.values, [&changes](const sql::Row& row) {
    changes.push_back(sql::ReadChange(row));
    return true;
  });
  return changes;
}

// Goes back through the log window by window until the page is full, or the reader has waited long enough.
LogPage ListWithWords(sql::Reader& reader, const LogFilter& filter, const Condition& condition, int limit,
                      std::int64_t before) {
  LogPage page;
  const auto deadline = std::chrono::steady_clock::now() + kPatience;
  std::int64_t end =
      before > 0 ? before : reader.One<std::int64_t>("SELECT coalesce(max(id), 0) + 1 FROM change_log").value_or(1);
  while (end > 1) {
    const std::int64_t begin = std::max<std::int64_t>(1, end - kWindow);
    for (sql::Change& change : Load(reader, condition, begin, end, kWindow)) {
      if (!HoldsWords(change, filter.words)) continue;
      page.next = change.id;
      page.changes.push_back(std::move(change));
      if (static_cast<int>(page.changes.size()) == limit) return page;
    }
    end = begin;
    if (end > 1 && std::chrono::steady_clock::now() > deadline) {
      page.next = end;
      page.looked_back_to = reader.One<Instant>("SELECT at FROM change_log WHERE id = $1", end);
      return page;
    }
  }
  page.next = 0;
  return page;
}

}  // namespace

LogPage ListLog(sql::Reader& reader, const LogFilter& filter, int limit, std::int64_t before) {
  const Condition condition = ConditionOf(reader, filter);
  if (!filter.words.empty()) return ListWithWords(reader, filter, condition, limit, before);
  LogPage page{Load(reader, condition, 0, before, limit + 1), 0, std::nullopt};
  if (static_cast<int>(page.changes.size()) <= limit) return page;
  page.changes.pop_back();
  page.next = page.changes.back().id;
  return page;
}

}  // namespace tovholder::trace
