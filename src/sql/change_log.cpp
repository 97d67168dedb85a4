// SPDX-License-Identifier: EUPL-1.2
#include "sql/change_log.h"

#include <algorithm>
#include <utility>

#include "base/enum_names.h"
#include "sql/digest.h"

namespace tovholder::sql {
namespace {

constexpr EnumNames<ChangeKind, 7> kKinds{{
    {ChangeKind::kCreate, "create"},
    {ChangeKind::kUpdate, "update"},
    {ChangeKind::kDelete, "delete"},
    {ChangeKind::kImport, "import"},
    {ChangeKind::kPublish, "publish"},
    {ChangeKind::kSignIn, "sign_in"},
    {ChangeKind::kOther, "other"},
}};

// Where the chain ends.
struct End {
  std::int64_t change = 0;
  std::string digest;
  bool marked = true;
};

// Of a log without entries: its beginning.
End FindEnd(Reader& reader) {
  End end;
  reader.Each("SELECT id, digest, is_last FROM change_log ORDER BY id DESC LIMIT 1", [&end](const Row& row) {
    end = {row.Int(0), row.Get<std::string>(1), row.Get<bool>(2)};
  });
  return end;
}

std::string EntryDigest(std::string_view previous, const Change& change, const std::vector<std::string>& fields) {
  const std::string id = std::to_string(change.id);
  const std::string at = FormatIso(change.at);
  const std::string user = std::to_string(change.author.user);
  const std::string row = std::to_string(change.row);
  std::vector<std::string_view> parts{previous,     id,  at,         user, change.author.name, ToName(change.kind),
                                      change.table, row, change.note};
  parts.insert(parts.end(), fields.begin(), fields.end());
  return ToHex(DigestOf(parts));
}

std::string EntryDigest(std::string_view previous, const Change& change, const std::vector<LoggedField>& fields) {
  std::vector<std::string> digests;
  digests.reserve(fields.size());
  for (const LoggedField& field : fields) digests.push_back(FieldDigest(field));
  return EntryDigest(previous, change, digests);
}

void InsertEntry(Transaction& transaction, const Change& change, std::string_view fields, std::string_view digest) {
  transaction.Execute(
      "INSERT INTO change_log (id, at, user_id, user_name, kind, table_name, row_id, note, fields, digest, is_last) "
      "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 1)",
      change.id, change.at, change.author.user, change.author.name, change.kind, change.table, change.row, change.note,
      fields, digest);
}

// An end that is not marked is none: entries after it are gone, and the gap stays to be seen.
std::int64_t IdAfter(const End& end) { return end.change + (end.marked ? 1 : 2); }

std::vector<Change> ListWhere(Reader& reader, std::string_view where, const auto&... values) {
  std::string sql = "SELECT ";
  sql.append(kChangeColumns).append(" FROM change_log c ").append(where);
  std::vector<Change> changes;
  reader.Each(
      sql, [&changes](const Row& row) { changes.push_back(ReadChange(row)); }, values...);
  return changes;
}

// Erases the fields for which `wanted` says so, in entries that `where` finds.
template <class Wanted>
void EraseWhere(Transaction& transaction, std::string_view where, Wanted&& wanted, const auto&... values) {
  std::vector<std::pair<std::int64_t, std::string>> erased;
  const auto erase_in = [&](const Row& row) {
    auto fields = ParseFields(row.Text(1));
    if (!fields) {  // damaged, and told by VerifyChain; what cannot be searched is not kept from an erasure
      erased.emplace_back(row.Int(0), FormatFields({}));
      return;
    }
    bool any = false;
    for (LoggedField& field : *fields) {
      if (field.salt.empty() || !wanted(field.change)) continue;
      Erase(field);
      any = true;
    }
    if (any) erased.emplace_back(row.Int(0), FormatFields(*fields));
  };
  transaction.Each("SELECT id, fields FROM change_log " + std::string(where), erase_in, values...);
  for (const auto& [id, fields] : erased) {
    transaction.Execute("UPDATE change_log SET fields = $1 WHERE id = $2", fields, id);
  }
}

// An entry without its fields.
Change ReadHead(const Row& row) {
  return {row.Int(0),
          row.Get<Instant>(1),
          {row.Int(2), row.Get<std::string>(3)},
          row.Get<ChangeKind>(4),
          row.Get<std::string>(5),
          row.Int(6),
          row.Get<std::string>(7),
          {}};
}

// One entry as it is stored, to be checked.
struct Link {
  Change change;  // without its fields
  std::string digest;
  bool last = false;
  std::optional<std::vector<LoggedField>> fields;
};

std::vector<Link> ListLinks(Reader& reader, std::int64_t after, std::int64_t last) {
  std::string sql = "SELECT ";
  sql.append(kChangeColumns)
      .append(", c.digest, c.is_last FROM change_log c WHERE c.id > $1 AND c.id <= $2 ORDER BY c.id");
  std::vector<Link> links;
  reader.Each(
      sql,
      [&links](const Row& row) {
        links.push_back({ReadHead(row), row.Get<std::string>(9), row.Get<bool>(10), ParseFields(row.Text(8))});
      },
      after, last);
  return links;
}

bool Fits(const Link& link, const End& previous) {
  return link.fields && link.change.id == previous.change + 1 &&
         EntryDigest(previous.digest, link.change, *link.fields) == link.digest;
}

}  // namespace

std::string_view ToName(ChangeKind kind) { return NameIn(kKinds, kind); }
bool FromName(std::string_view name, ChangeKind& kind) { return ValueIn(kKinds, name, kind); }

void LogChange(Transaction& transaction, ChangeKind kind, std::string_view table, std::int64_t row,
               const std::vector<FieldChange>& fields, std::string_view note) {
  const End end = FindEnd(transaction);
  const Change change{
      IdAfter(end), transaction.now(), transaction.author(), kind, std::string(table), row, std::string(note), {}};
  const std::vector<LoggedField> salted = WithSalt(fields);
  const std::string digest = EntryDigest(end.digest, change, salted);
  InsertEntry(transaction, change, FormatFields(salted), digest);
  if (end.change > 0) {
    transaction.Execute("UPDATE change_log SET is_last = 0 WHERE id = $1", end.change);
  } else {
    transaction.Execute("UPDATE change_log_start SET digest = $1 WHERE digest = ''", digest);
  }
}

Change ReadChange(const Row& row) {
  Change change = ReadHead(row);
  auto fields = ParseFields(row.Text(8));
  if (!fields) return change;  // VerifyChain names it
  change.fields.reserve(fields->size());
  for (LoggedField& field : *fields) change.fields.push_back(std::move(field.change));
  return change;
}

std::vector<Change> ListChanges(Reader& reader, std::string_view table, std::int64_t row) {
  return ListWhere(reader, "WHERE c.row_id = $1 AND c.table_name = $2 ORDER BY c.id DESC", row, table);
}

std::vector<Change> ListLatestChanges(Reader& reader, int limit, std::int64_t before_id) {
  return ListWhere(reader, "WHERE CAST($1 AS bigint) = 0 OR c.id < CAST($1 AS bigint) ORDER BY c.id DESC LIMIT $2",
                   before_id, limit);
}

std::int64_t CountLoggedValues(Reader& reader, std::string_view table, std::int64_t row) {
  std::int64_t count = 0;
  const auto add = [&](const Row& entry) {
    for (const LoggedField& field : ParseFields(entry.Text(0)).value_or(std::vector<LoggedField>())) {
      if (!field.salt.empty()) ++count;
    }
  };
  reader.Each("SELECT fields FROM change_log WHERE table_name = $1 AND row_id = $2", add, table, row);
  return count;
}

void EraseValues(Transaction& transaction, std::string_view table, std::int64_t row, std::string_view field) {
  EraseWhere(
      transaction, "WHERE table_name = $1 AND row_id = $2",
      [&](const FieldChange& change) { return change.field == field; }, table, row);
}

void EraseValuesWith(Transaction& transaction, std::string_view table, std::string_view field, std::string_view text) {
  const auto holds = [&](const std::string& value) { return value.find(text) != std::string::npos; };
  EraseWhere(
      transaction, "WHERE table_name = $1",
      [&](const FieldChange& change) { return change.field == field && (holds(change.from) || holds(change.to)); },
      table);
}

std::vector<std::int64_t> VerifyChain(Reader& reader) {
  constexpr std::int64_t kAtOnce = 2000;
  std::vector<std::int64_t> broken;
  const auto report = [&broken](std::int64_t id) {
    if (broken.empty() || broken.back() != id) broken.push_back(id);
  };
  const std::int64_t last = FindEnd(reader).change;
  const std::string start = reader.One<std::string>("SELECT digest FROM change_log_start").value_or("missing");
  End previous;
  if (last == 0 && !start.empty()) report(1);
  for (std::int64_t after = 0; after < last; after += kAtOnce) {
    for (const Link& link : ListLinks(reader, after, after + kAtOnce)) {
      const bool first = previous.change == 0;
      const bool ends = link.change.id == last;
      if (!Fits(link, previous) || (first && link.digest != start) || (link.last && !ends)) report(link.change.id);
      previous = {link.change.id, link.digest, link.last};
    }
  }
  if (last > 0 && !previous.marked) report(last + 1);
  return broken;
}

}  // namespace tovholder::sql
