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

struct Head {
  std::int64_t change = 0;
  std::string digest;
};

std::optional<Head> FindHead(Reader& reader) {
  std::optional<Head> head;
  reader.Each("SELECT change, digest FROM change_log_head WHERE id = 1", [&head](const Row& row) {
    head = Head{row.Int(0), row.Get<std::string>(1)};
  });
  return head;
}

std::string FieldDigest(std::string_view salt, const FieldChange& change) {
  return ToHex(DigestOf({salt, change.field, change.from, change.to}));
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

struct Salted {
  std::string salt;
  std::string digest;
};

std::vector<Salted> SaltFields(const std::vector<FieldChange>& fields) {
  constexpr std::size_t kSaltLength = 16;
  const std::string random = RandomBytes(kSaltLength * fields.size());
  std::vector<Salted> salted;
  for (const FieldChange& field : fields) {
    std::string salt = ToHex(std::string_view(random).substr(salted.size() * kSaltLength, kSaltLength));
    std::string digest = FieldDigest(salt, field);
    salted.push_back({std::move(salt), std::move(digest)});
  }
  return salted;
}

void InsertEntry(Transaction& transaction, const Change& change, std::string_view digest) {
  transaction.Execute(
      "INSERT INTO change_log (id, at, user_id, user_name, kind, table_name, row_id, note, digest) "
      "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
      change.id, change.at, change.author.user, change.author.name, change.kind, change.table, change.row, change.note,
      digest);
}

void InsertFieldChanges(Transaction& transaction, const Change& change, const std::vector<Salted>& salted) {
  for (std::size_t i = 0; i < change.fields.size(); ++i) {
    const FieldChange& field = change.fields[i];
    transaction.Execute(
        "INSERT INTO change_log_field (change, position, field, old_value, new_value, salt, digest) "
        "VALUES ($1, $2, $3, $4, $5, $6, $7)",
        change.id, i + 1, field.field, field.from, field.to, salted[i].salt, salted[i].digest);
  }
}

constexpr std::string_view kChangeColumns =
    "c.id, c.at, c.user_id, c.user_name, c.kind, c.table_name, c.row_id, c.note";

Change ReadChange(const Row& row) {
  return {row.Int(0),
          row.Get<Instant>(1),
          {row.Int(2), row.Get<std::string>(3)},
          row.Get<ChangeKind>(4),
          row.Get<std::string>(5),
          row.Int(6),
          row.Get<std::string>(7),
          {}};
}

std::vector<Change> ListWithFields(Reader& reader, std::string_view where, std::int64_t first, const auto&... more) {
  std::vector<Change> changes;
  reader.Each(
      "SELECT " + std::string(kChangeColumns) +
          ", f.field, coalesce(f.old_value, ''), coalesce(f.new_value, '') FROM (SELECT * FROM change_log c " +
          std::string(where) + ") c LEFT JOIN change_log_field f ON f.change = c.id ORDER BY c.id DESC, f.position",
      [&changes](const Row& row) {
        if (changes.empty() || changes.back().id != row.Int(0)) changes.push_back(ReadChange(row));
        if (row.IsNull(8)) return;
        changes.back().fields.push_back({row.Get<std::string>(8), row.Get<std::string>(9), row.Get<std::string>(10)});
      },
      first, more...);
  return changes;
}

// One entry as it is stored, to be checked.
struct Link {
  Change change;
  std::string digest;
  std::vector<std::string> field_digests;
  bool fields_fit = true;
};

void AddField(Link& link, const Row& row) {
  link.field_digests.push_back(row.Get<std::string>(13));
  if (row.IsNull(12)) return;  // erased by law
  const FieldChange field{row.Get<std::string>(9), row.Get<std::string>(10), row.Get<std::string>(11)};
  if (FieldDigest(row.Text(12), field) != link.field_digests.back()) link.fields_fit = false;
}

std::vector<Link> ListLinks(Reader& reader, std::int64_t after, std::int64_t last) {
  std::vector<Link> links;
  reader.Each(
      "SELECT " + std::string(kChangeColumns) +
          ", c.digest, f.field, coalesce(f.old_value, ''), coalesce(f.new_value, ''), f.salt, f.digest "
          "FROM change_log c LEFT JOIN change_log_field f ON f.change = c.id "
          "WHERE c.id > $1 AND c.id <= $2 ORDER BY c.id, f.position",
      [&links](const Row& row) {
        if (links.empty() || links.back().change.id != row.Int(0)) {
          links.push_back({ReadChange(row), row.Get<std::string>(8), {}, true});
        }
        if (!row.IsNull(13)) AddField(links.back(), row);
      },
      after, last);
  return links;
}

bool Fits(const Link& link, const Head& previous) {
  return link.fields_fit && link.change.id == previous.change + 1 &&
         EntryDigest(previous.digest, link.change, link.field_digests) == link.digest;
}

}  // namespace

std::string_view ToName(ChangeKind kind) { return NameIn(kKinds, kind); }
bool FromName(std::string_view name, ChangeKind& kind) { return ValueIn(kKinds, name, kind); }

void LogChange(Transaction& transaction, ChangeKind kind, std::string_view table, std::int64_t row,
               const std::vector<FieldChange>& fields, std::string_view note) {
  const std::optional<Head> head = FindHead(transaction);
  if (!head) throw DatabaseError("the head of the change log is missing");
  const Change change{head->change + 1,     transaction.now(),
                      transaction.author(), kind,
                      std::string(table),   row,
                      std::string(note),    fields};
  const std::vector<Salted> salted = SaltFields(fields);
  std::vector<std::string> digests;
  digests.reserve(salted.size());
  for (const Salted& field : salted) digests.push_back(field.digest);
  const std::string digest = EntryDigest(head->digest, change, digests);
  InsertEntry(transaction, change, digest);
  InsertFieldChanges(transaction, change, salted);
  transaction.Execute("UPDATE change_log_head SET change = $1, digest = $2 WHERE id = 1", change.id, digest);
}

std::vector<Change> ListChanges(Reader& reader, std::string_view table, std::int64_t row) {
  return ListWithFields(reader, "WHERE c.row_id = $1 AND c.table_name = $2", row, table);
}

std::vector<Change> ListLatestChanges(Reader& reader, int limit, std::int64_t before_id) {
  return ListWithFields(reader, "WHERE CAST($1 AS bigint) = 0 OR c.id < CAST($1 AS bigint) ORDER BY c.id DESC LIMIT $2",
                        before_id, limit);
}

void EraseValues(Transaction& transaction, std::string_view table, std::int64_t row, std::string_view field) {
  transaction.Execute(
      "UPDATE change_log_field SET old_value = NULL, new_value = NULL, salt = NULL WHERE field = $3 AND change IN "
      "(SELECT id FROM change_log WHERE table_name = $1 AND row_id = $2)",
      table, row, field);
}

void EraseValuesWith(Transaction& transaction, std::string_view table, std::string_view field, std::string_view text) {
  transaction.Execute(
      "UPDATE change_log_field SET old_value = NULL, new_value = NULL, salt = NULL WHERE field = $2"
      " AND (replace(old_value, $3, '') <> old_value OR replace(new_value, $3, '') <> new_value)"
      " AND change IN (SELECT id FROM change_log WHERE table_name = $1)",
      table, field, text);
}

std::vector<std::int64_t> VerifyChain(Reader& reader) {
  constexpr std::int64_t kAtOnce = 2000;
  std::vector<std::int64_t> broken;
  const auto last = reader.One<std::int64_t>("SELECT coalesce(max(id), 0) FROM change_log").value_or(0);
  Head previous;
  for (std::int64_t after = 0; after < last; after += kAtOnce) {
    for (const Link& link : ListLinks(reader, after, after + kAtOnce)) {
      if (!Fits(link, previous)) broken.push_back(link.change.id);
      previous = {link.change.id, link.digest};
    }
  }
  const Head head = FindHead(reader).value_or(Head{last, "missing"});
  const bool ends_right = head.change == previous.change && head.digest == previous.digest;
  if (!ends_right && std::ranges::find(broken, head.change) == broken.end()) broken.push_back(head.change);
  return broken;
}

}  // namespace tovholder::sql
