// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "sql/database.h"
#include "sql/logged_fields.h"

// Who changed what, when, from what to what. Entries form a chain: each holds the digest of the one
// before it and salted digests of its values, so that a value can be erased by law without breaking
// the chain, and no entry can be changed or removed unseen.
namespace tovholder::sql {

enum class ChangeKind { kCreate, kUpdate, kDelete, kImport, kPublish, kSignIn, kOther };
std::string_view ToName(ChangeKind kind);
bool FromName(std::string_view name, ChangeKind& kind);

struct Change {
  std::int64_t id = 0;
  Instant at;
  Author author;
  ChangeKind kind = ChangeKind::kOther;
  std::string table;
  std::int64_t row = 0;
  std::string note;  // for entries that are no single row: "minutes.pdf, 12 items, sha256 …"
  std::vector<FieldChange> fields;
};

// The only way into the log.
void LogChange(Transaction& transaction, ChangeKind kind, std::string_view table, std::int64_t row,
               const std::vector<FieldChange>& fields, std::string_view note = {});

// What ReadChange reads, of `change_log c`, from the first column on.
inline constexpr std::string_view kChangeColumns =
    "c.id, c.at, c.user_id, c.user_name, c.kind, c.table_name, c.row_id, c.note, c.fields";
Change ReadChange(const Row& row);

// Newest first.
std::vector<Change> ListChanges(Reader& reader, std::string_view table, std::int64_t row);
// Newest first; `before_id` 0 begins with the newest of all.
std::vector<Change> ListLatestChanges(Reader& reader, int limit, std::int64_t before_id);

// How many changes of a row's fields the log holds with their values.
std::int64_t CountLoggedValues(Reader& reader, std::string_view table, std::int64_t row);
// Removes the values of one row's field from the log; the chain stays whole.
void EraseValues(Transaction& transaction, std::string_view table, std::int64_t row, std::string_view field);
// Removes what the log holds of a field wherever `text` stands in it, of rows that are gone too.
void EraseValuesWith(Transaction& transaction, std::string_view table, std::string_view field, std::string_view text);

// The ids of entries that do not fit the one before them; an entry that is gone shows at the next, or where there is no
// next by the first id that is missing. Empty where the chain is whole.
std::vector<std::int64_t> VerifyChain(Reader& reader);

}  // namespace tovholder::sql
