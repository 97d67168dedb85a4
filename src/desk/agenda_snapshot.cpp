// SPDX-License-Identifier: EUPL-1.2
#include "desk/agenda_snapshot.h"

#include <algorithm>
#include <array>
#include <boost/json.hpp>

#include "base/enum_names.h"
#include "sql/records.h"

namespace tovholder::desk {
namespace {

namespace json = boost::json;

constexpr EnumNames<ChangeOfItem, 4> kChanges{{{ChangeOfItem::kAdded, "added"},
                                               {ChangeOfItem::kChanged, "changed"},
                                               {ChangeOfItem::kMoved, "moved"},
                                               {ChangeOfItem::kRemoved, "removed"}}};
// What the desk keeps for itself.
constexpr std::array<std::string_view, 7> kOwnFields{"meeting",      "position",    "agenda_item", "added_in",
                                                     "guard_reason", "late_reason", "version"};

bool IsOwnField(std::string_view name) {
  return std::find(kOwnFields.begin(), kOwnFields.end(), name) != kOwnFields.end();
}

template <class Record>
json::object FieldsAsJson(const Record& record) {
  json::object object;
  for (const sql::Field& field : sql::FieldsOf(record)) object[field.name] = sql::Describe(field.value);
  return object;
}

json::object ItemAsJson(const ItemOnDesk& on_desk, int number) {
  json::object object{{"key", on_desk.item.id.value}, {"number", number}};
  for (const sql::Field& field : sql::FieldsOf(on_desk.item)) {
    if (!IsOwnField(field.name) || field.name == "late_reason") object[field.name] = sql::Describe(field.value);
  }
  json::array attachments;
  for (const DeskAttachment& one : on_desk.attachments) {
    attachments.push_back(json::object{
        {"name", one.name}, {"file", one.file.value}, {"recommended", one.recommended}, {"closed", one.closed}});
  }
  object["attachments"] = std::move(attachments);
  return object;
}

std::string PublicTitle(const json::object& item) {
  const bool closed = item.at("closed").as_string() == "1" && item.at("show_title").as_string() != "1";
  return closed ? std::string() : std::string(item.at("title").as_string());
}

AgendaChange ChangeOf(ChangeOfItem kind, const json::object& item) {
  return {kind,
          DeskItemId{item.at("key").as_int64()},
          static_cast<int>(item.at("number").as_int64()),
          PublicTitle(item),
          {}};
}

const json::object* FindByKey(const json::array& items, std::int64_t key) {
  const auto found =
      std::find_if(items.begin(), items.end(), [&](const json::value& one) { return one.at("key").as_int64() == key; });
  return found == items.end() ? nullptr : &found->as_object();
}

std::vector<std::string> DifferingFields(const json::object& before, const json::object& after) {
  std::vector<std::string> fields;
  for (const auto& field : after) {
    if (field.key() == "number" || field.key() == "late_reason") continue;
    const json::value* old = before.if_contains(field.key());
    if (!old || *old != field.value()) fields.emplace_back(field.key());
  }
  return fields;
}

// The keys of the items that stand in both, in the order of the first.
std::vector<std::int64_t> CommonKeys(const json::array& items, const json::array& others) {
  std::vector<std::int64_t> keys;
  for (const json::value& item : items) {
    const std::int64_t key = item.at("key").as_int64();
    if (FindByKey(others, key)) keys.push_back(key);
  }
  return keys;
}

// Those that stand elsewhere among the items that were there before.
std::vector<std::int64_t> MovedKeys(const json::array& before, const json::array& after) {
  const std::vector<std::int64_t> old_order = CommonKeys(before, after);
  const std::vector<std::int64_t> new_order = CommonKeys(after, before);
  std::vector<std::int64_t> moved;
  for (std::size_t i = 0; i < new_order.size(); ++i) {
    if (old_order[i] != new_order[i]) moved.push_back(new_order[i]);
  }
  return moved;
}

}  // namespace

std::string_view ToName(ChangeOfItem kind) { return NameIn(kChanges, kind); }
bool FromName(std::string_view name, ChangeOfItem& kind) { return ValueIn(kChanges, name, kind); }

std::string SnapshotOf(const Agenda& agenda, int revision) {
  json::array hosts;
  for (const people::Organization& host : agenda.hosts) hosts.emplace_back(host.name);
  json::array items;
  int number = 0;
  for (const ItemOnDesk& item : agenda.items) items.push_back(ItemAsJson(item, ++number));
  return json::serialize(json::object{{"revision", revision},
                                      {"meeting", FieldsAsJson(agenda.meeting())},
                                      {"hosts", std::move(hosts)},
                                      {"items", std::move(items)}});
}

std::vector<AgendaChange> CompareSnapshots(std::string_view before, std::string_view after) {
  if (before.empty()) return {};
  const json::value old = json::parse(json::string_view(before.data(), before.size()));
  const json::value now = json::parse(json::string_view(after.data(), after.size()));
  const json::array& old_items = old.at("items").as_array();
  const json::array& new_items = now.at("items").as_array();
  const std::vector<std::int64_t> moved = MovedKeys(old_items, new_items);
  std::vector<AgendaChange> changes;
  for (const json::value& value : new_items) {
    const json::object& item = value.as_object();
    const json::object* stood = FindByKey(old_items, item.at("key").as_int64());
    if (!stood) {
      changes.push_back(ChangeOf(ChangeOfItem::kAdded, item));
      continue;
    }
    AgendaChange change = ChangeOf(ChangeOfItem::kChanged, item);
    change.fields = DifferingFields(*stood, item);
    if (change.fields.empty()) change.kind = ChangeOfItem::kMoved;
    const bool elsewhere = std::find(moved.begin(), moved.end(), change.item.value) != moved.end();
    if (!change.fields.empty() || elsewhere) changes.push_back(std::move(change));
  }
  for (const json::value& item : old_items) {
    if (!FindByKey(new_items, item.at("key").as_int64())) {
      changes.push_back(ChangeOf(ChangeOfItem::kRemoved, item.as_object()));
    }
  }
  return changes;
}

std::vector<FieldDifference> DifferencesOf(const DeskItem& one, const DeskItem& other) {
  const std::vector<sql::Field> fields = sql::FieldsOf(one);
  const std::vector<sql::Field> others = sql::FieldsOf(other);
  std::vector<FieldDifference> differences;
  for (std::size_t i = 0; i < fields.size(); ++i) {
    const bool is_text = fields[i].name == "guard_reason" || fields[i].name == "late_reason";
    if ((IsOwnField(fields[i].name) && !is_text) || fields[i].value == others[i].value) continue;
    differences.push_back(
        {std::string(fields[i].name), sql::Describe(fields[i].value), sql::Describe(others[i].value)});
  }
  return differences;
}

std::string StoreChanges(const std::vector<AgendaChange>& changes) {
  json::array array;
  for (const AgendaChange& one : changes) {
    array.push_back(json::object{{"kind", ToName(one.kind)},
                                 {"item", one.item.value},
                                 {"number", one.number},
                                 {"title", one.title},
                                 {"fields", json::value_from(one.fields)}});
  }
  return json::serialize(array);
}

std::vector<AgendaChange> LoadChanges(std::string_view text) {
  std::vector<AgendaChange> changes;
  const json::value parsed = json::parse(json::string_view(text.data(), text.size()));
  for (const json::value& value : parsed.as_array()) {
    AgendaChange change;
    FromName(std::string(value.at("kind").as_string()), change.kind);
    change.item = DeskItemId{value.at("item").as_int64()};
    change.number = static_cast<int>(value.at("number").as_int64());
    change.title = value.at("title").as_string();
    change.fields = json::value_to<std::vector<std::string>>(value.at("fields"));
    changes.push_back(std::move(change));
  }
  return changes;
}

}  // namespace tovholder::desk
