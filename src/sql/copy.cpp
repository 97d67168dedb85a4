// SPDX-License-Identifier: EUPL-1.2
#include "sql/copy.h"

#include <vector>

namespace tovholder::sql {
namespace {

constexpr std::size_t kRowsAtOnce = 100;
constexpr std::size_t kBytesAtOnce = 4 << 20;

struct Table {
  std::string name;
  std::vector<std::string> columns;
};

std::string Quoted(std::string_view name) { return '"' + std::string(name) + '"'; }

std::string QuotedList(const std::vector<std::string>& names) {
  std::string list;
  for (const std::string& name : names) list.append(list.empty() ? "" : ", ").append(Quoted(name));
  return list;
}

std::vector<Table> ListTables(Reader& reader) {
  std::vector<Table> tables;
  const std::vector<std::string> names = reader.Column<std::string>(
      "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name <> 'schema_version' "
      "AND substr(name, 1, 7) NOT IN ('sqlite_', 'search_') ORDER BY name");
  tables.reserve(names.size());
  for (const std::string& name : names) {
    tables.push_back({name, reader.Column<std::string>("SELECT name FROM pragma_table_info($1)", name)});
  }
  return tables;
}

std::int64_t CountRows(Reader& reader, const std::vector<Table>& tables) {
  std::int64_t rows = 0;
  for (const Table& table : tables) {
    rows += reader.One<std::int64_t>("SELECT count(*) FROM " + Quoted(table.name)).value_or(0);
  }
  return rows;
}

// Rows refer to each other in any order, so the foreign keys are checked at the end.
class DeferredForeignKeys {
 public:
  explicit DeferredForeignKeys(Transaction& to) : to_(to) {
    to_.Each(
        "SELECT CAST(CAST(conrelid AS regclass) AS text), quote_ident(conname) FROM pg_constraint "
        "WHERE contype = 'f' AND connamespace = CAST(current_schema() AS regnamespace)",
        [this](const Row& row) {
          keys_.push_back("ALTER TABLE " + row.Get<std::string>(0) + " ALTER CONSTRAINT " + row.Get<std::string>(1));
        });
    for (const std::string& key : keys_) to_.Execute(key + " DEFERRABLE INITIALLY DEFERRED");
  }
  void CheckNow() {
    to_.Execute("SET CONSTRAINTS ALL IMMEDIATE");
    for (const std::string& key : keys_) to_.Execute(key + " NOT DEFERRABLE");
  }

 private:
  Transaction& to_;
  std::vector<std::string> keys_;
};

std::string InsertStatement(const Table& table, std::size_t rows) {
  std::string text = "INSERT INTO " + Quoted(table.name) + " (" + QuotedList(table.columns) + ") VALUES ";
  std::size_t parameter = 0;
  for (std::size_t row = 0; row < rows; ++row) {
    text += row == 0 ? "(" : ", (";
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
      text.append(i == 0 ? "$" : ", $").append(std::to_string(++parameter));
    }
    text += ")";
  }
  return text;
}

// Gathers rows and inserts many with one statement.
class TableWriter {
 public:
  TableWriter(Transaction& to, const Table& table)
      : to_(to),
        width_(table.columns.size()),
        one_(InsertStatement(table, 1)),
        many_(InsertStatement(table, kRowsAtOnce)) {}

  // Returns the number of rows written by now.
  std::int64_t Add(const Row& row) {
    for (int i = 0; i < row.size(); ++i) {
      values_.push_back(row.At(i));
      bytes_ += SizeOf(values_.back());
    }
    if (values_.size() == width_ * kRowsAtOnce) {
      written_ += to_.ExecuteWith(many_, values_);
      Clear();
    } else if (bytes_ >= kBytesAtOnce) {
      Finish();
    }
    return written_;
  }
  std::int64_t Finish() {
    for (std::size_t i = 0; i < values_.size(); i += width_) {
      written_ += to_.ExecuteWith(one_, std::span(values_).subspan(i, width_));
    }
    Clear();
    return written_;
  }

 private:
  static std::size_t SizeOf(const Value& value) {
    if (const auto* text = std::get_if<std::string>(&value)) return text->size();
    if (const auto* blob = std::get_if<Blob>(&value)) return blob->bytes.size();
    return 0;
  }
  void Clear() {
    values_.clear();
    bytes_ = 0;
  }

  Transaction& to_;
  const std::size_t width_;
  const std::string one_;
  const std::string many_;
  std::vector<Value> values_;
  std::size_t bytes_ = 0;
  std::int64_t written_ = 0;
};

// The next id that the target makes must be one that the source would not have given either.
void ContinueIds(Reader& from, Transaction& to) {
  const bool has_sequences = from.One<int>("SELECT 1 FROM sqlite_master WHERE name = 'sqlite_sequence'").has_value();
  if (!has_sequences) return;
  from.Each("SELECT name, seq FROM sqlite_sequence WHERE seq > 0", [&to](const Row& row) {
    to.EachRow(
        "SELECT setval(pg_get_serial_sequence(table_name, column_name), CAST($2 AS bigint)) "
        "FROM information_schema.columns "
        "WHERE table_schema = current_schema() AND table_name = $1 AND is_identity = 'YES'",
        std::vector<Value>{row.At(0), row.At(1)}, [](const Row&) { return true; });
  });
}

void CopyTable(Reader& from, Transaction& to, const Table& table, const std::function<void(std::int64_t)>& progress) {
  TableWriter writer(to, table);
  from.Each("SELECT " + QuotedList(table.columns) + " FROM " + Quoted(table.name),
            [&](const Row& row) { progress(writer.Add(row)); });
  progress(writer.Finish());
}

void CopyRows(Reader& from, Transaction& to, const std::function<void(const CopyProgress&)>& progress) {
  const std::vector<Table> tables = ListTables(from);
  std::vector<std::string> names;
  names.reserve(tables.size());
  for (const Table& table : tables) names.push_back(table.name);
  DeferredForeignKeys keys(to);
  to.Execute("TRUNCATE " + QuotedList(names) + " CASCADE");
  CopyProgress state{{}, 0, CountRows(from, tables)};
  for (const Table& table : tables) {
    const std::int64_t before = state.copied;
    state.table = table.name;
    CopyTable(from, to, table, [&](std::int64_t written) {
      if (before + written == state.copied) return;
      state.copied = before + written;
      progress(state);
    });
  }
  if (state.copied != state.total) throw DatabaseError("not every row was copied");
  ContinueIds(from, to);
  keys.CheckNow();
}

}  // namespace

Result<void> CopyDatabase(Database& from, Database& to, const std::function<void(const CopyProgress&)>& progress) {
  if (from.engine() != Engine::kSqlite || to.engine() != Engine::kPostgres) return Fail("sql.copy_direction");
  return to.Write({}, [&](Transaction& transaction) -> Result<void> {
    if (transaction.One<int>("SELECT 1 FROM change_log LIMIT 1")) {
      return Fail("sql.copy_not_empty", {{"location", to.location()}});
    }
    from.Read([&](Reader& reader) { CopyRows(reader, transaction, progress); });
    return {};
  });
}

}  // namespace tovholder::sql
