// SPDX-License-Identifier: EUPL-1.2
#include "areas/list_store.h"

#include <algorithm>
#include <tuple>

#include "areas/area_history_store.h"
#include "areas/area_store.h"
#include "areas/name_match.h"
#include "sql/records.h"

namespace tovholder::areas {
namespace {

bool ListComesBefore(const PublishedList& a, const PublishedList& b) {
  return std::tie(b.list_year, a.kind) < std::tie(a.list_year, b.kind);
}

template <class Record>
Result<void> PutChecked(sql::Transaction& transaction, std::string_view table, const FieldErrors& errors,
                        Record& record) {
  if (!errors.empty()) return tl::unexpected(errors.begin()->second);
  if (record.id) {
    sql::Update(transaction, table, record);
  } else {
    sql::Create(transaction, table, record);
  }
  return {};
}

}  // namespace

ListBook LoadLists(sql::Reader& reader) {
  ListBook book{sql::List<PublishedList>(reader, "FROM published_list"),
                sql::List<ListMembership>(reader, "FROM list_membership ORDER BY id")};
  std::sort(book.lists.begin(), book.lists.end(), ListComesBefore);
  return book;
}

std::optional<ListMembership> FindMembership(sql::Reader& reader, Id<ListMembership> id) {
  return sql::Find<ListMembership>(reader, "FROM list_membership WHERE id = $1", id);
}

std::vector<ListMembership> ListMemberships(sql::Reader& reader, HousingAreaId area) {
  return sql::List<ListMembership>(
      reader,
      "FROM list_membership WHERE area = $1 ORDER BY (SELECT p.list_year FROM published_list p WHERE p.id = list) "
      "DESC, id",
      area);
}

Result<void> PutList(sql::Transaction& transaction, PublishedList& list) {
  return PutChecked(transaction, "published_list", CheckList(LoadLists(transaction), list), list);
}

Result<void> PutMembership(sql::Transaction& transaction, ListMembership& membership) {
  const auto errors = CheckMembership(LoadAreas(transaction), LoadLists(transaction), membership);
  return PutChecked(transaction, "list_membership", errors, membership);
}

void RemoveMembership(sql::Transaction& transaction, const ListMembership& membership) {
  if (FindMembership(transaction, membership.id)) sql::Delete(transaction, "list_membership", membership);
}

void LinkMemberships(sql::Transaction& transaction, const AreaBook& book, HousingAreaId added) {
  for (ListMembership& one : sql::List<ListMembership>(transaction, "FROM list_membership WHERE area IS NULL")) {
    const NameMatch match = MatchName(book, ListSpellings(transaction), {}, one.area_name, one.municipality);
    if (match.area != added) continue;
    one.area = added;
    sql::Update(transaction, "list_membership", one);
  }
}

Result<void> RemoveList(sql::Transaction& transaction, const PublishedList& list) {
  const ListBook book = LoadLists(transaction);
  if (book.Find(list.id) == nullptr) return {};
  const auto members = book.MembersOf(list.id).size();
  if (members > 0) return Fail("areas.list_has_members", {{"count", std::to_string(members)}});
  sql::Delete(transaction, "published_list", list);
  return {};
}

}  // namespace tovholder::areas
