// SPDX-License-Identifier: EUPL-1.2
#include <sqlite3.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>

#include "search/prepared_entry.h"
#include "search/sqlite_terms.h"
#include "search/tokenizer.h"

// What SQLite alone does, with the settings that the program uses:
//   bare_sqlite import DATA FOLDER    stores the bytes of all files and indexes them with the Danish tokenizer
//   bare_sqlite figures DATA FILE     inserts the rows of a table of figures with what the program keeps of each
//   bare_sqlite commits DATA SECONDS  prints how many durable commits of one row it does a second
namespace {

struct Close {
  void operator()(sqlite3* database) const { sqlite3_close(database); }
  void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};
using Database = std::unique_ptr<sqlite3, Close>;
using Statement = std::unique_ptr<sqlite3_stmt, Close>;

void Check(sqlite3* database, int answer) {
  if (answer != SQLITE_OK && answer != SQLITE_DONE) throw std::runtime_error(sqlite3_errmsg(database));
}

void Run(const Database& database, const char* sql) {
  Check(database.get(), sqlite3_exec(database.get(), sql, nullptr, nullptr, nullptr));
}

Database Open(const char* file) {
  sqlite3* opened = nullptr;
  Check(opened, sqlite3_open(file, &opened));
  Database database(opened);
  tovholder::search::RegisterOnSqlite(opened);
  Run(database, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -8000");
  return database;
}

Statement Prepare(const Database& database, const char* sql) {
  sqlite3_stmt* prepared = nullptr;
  Check(database.get(), sqlite3_prepare_v2(database.get(), sql, -1, &prepared, nullptr));
  return Statement(prepared);
}

void BindText(const Statement& statement, int place, std::string_view text) {
  sqlite3_bind_text64(statement.get(), place, text.data(), text.size(), SQLITE_STATIC, SQLITE_UTF8);
}

void Step(const Database& database, const Statement& statement) {
  Check(database.get(), sqlite3_step(statement.get()));
  Check(database.get(), sqlite3_reset(statement.get()));
}

std::string Load(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::string bytes(std::filesystem::file_size(path), '\0');
  in.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  return bytes;
}

void Import(const Database& database, const char* folder) {
  constexpr std::int64_t kFilesInCommit = 512;
  Run(database,
      "CREATE TABLE file (id INTEGER PRIMARY KEY, name TEXT NOT NULL, bytes BLOB NOT NULL);"
      "CREATE VIRTUAL TABLE terms USING fts5 (body, content='', columnsize=0, tokenize='prepared');"
      "INSERT INTO terms (terms, rank) VALUES ('automerge', 0), ('hashsize', 16777216)");
  const Statement store = Prepare(database, "INSERT INTO file (id, name, bytes) VALUES (?1, ?2, ?3)");
  const Statement index = Prepare(database, "INSERT INTO terms (rowid, body) VALUES (?1, ?2)");
  tovholder::search::Tokenizer tokenizer(tovholder::search::WordList::Load());
  std::int64_t id = 0;
  Run(database, "BEGIN");
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (!entry.is_regular_file()) continue;
    const std::string name = entry.path().string();
    const std::string bytes = Load(entry.path());
    std::int64_t words = 0;
    const std::string terms = tovholder::search::CutToStream(bytes, tokenizer, words);
    sqlite3_bind_int64(store.get(), 1, ++id);
    BindText(store, 2, name);
    sqlite3_bind_blob64(store.get(), 3, bytes.data(), bytes.size(), SQLITE_STATIC);
    Step(database, store);
    sqlite3_bind_int64(index.get(), 1, id);
    BindText(index, 2, terms);
    Step(database, index);
    if (id % kFilesInCommit == 0) Run(database, "COMMIT; BEGIN");
  }
  Run(database, "COMMIT");
}

// The text up to the next mark, which is left behind.
std::string_view CutAt(std::string_view& rest, char mark) {
  const std::size_t end = std::min(rest.find(mark), rest.size());
  const std::string_view cut = rest.substr(0, end);
  rest.remove_prefix(std::min(end + 1, rest.size()));
  return cut;
}

// As the program keeps an observation: ids of what is named, the first and the last day, who entered it and when.
void InsertFigures(const Database& database, const char* file) {
  Run(database,
      "CREATE TABLE observation (id INTEGER PRIMARY KEY, indicator INTEGER, place INTEGER, from_date TEXT, to_date "
      "TEXT, value TEXT, part INTEGER, whole INTEGER, source INTEGER, source_place TEXT, state TEXT, entered_by TEXT, "
      "entered TEXT, approved_by TEXT, approved TEXT, reason TEXT, note TEXT, version INTEGER);"
      "CREATE INDEX by_place ON observation (place, indicator, to_date);"
      "CREATE INDEX by_source ON observation (source);"
      "CREATE INDEX by_state ON observation (state, indicator)");
  const Statement insert =
      Prepare(database,
              "INSERT INTO observation (indicator, place, from_date, to_date, value, source, "
              "source_place, state, entered_by, entered, approved_by, reason, note, version) VALUES "
              "(?1, ?2, ?3, ?4, ?5, 1, ?6, 'entered', 'system', '2026-11-29T12:00:00Z', '', '', "
              "'', 1)");
  const std::string bytes = Load(file);
  std::string_view rest = bytes;
  CutAt(rest, '\n');
  std::map<std::string_view, std::int64_t> ids;
  const auto id_of = [&](std::string_view name) {
    return ids.emplace(name, static_cast<std::int64_t>(ids.size()) + 1).first->second;
  };
  Run(database, "BEGIN");
  for (std::int64_t line = 2; !rest.empty(); ++line) {
    std::string_view row = CutAt(rest, '\n');
    sqlite3_bind_int64(insert.get(), 2, id_of(CutAt(row, ';')));
    const std::string year(CutAt(row, ';'));
    const std::string first = year + "-01-01";
    const std::string last = year + "-12-31";
    sqlite3_bind_int64(insert.get(), 1, id_of(CutAt(row, ';')));
    std::string value(row);
    std::replace(value.begin(), value.end(), ',', '.');
    const std::string cell = "D" + std::to_string(line);
    BindText(insert, 3, first);
    BindText(insert, 4, last);
    BindText(insert, 5, value);
    BindText(insert, 6, cell);
    Step(database, insert);
  }
  Run(database, "COMMIT");
}

void Commit(const Database& database, double seconds) {
  Run(database, "CREATE TABLE decision (id INTEGER PRIMARY KEY, text TEXT NOT NULL)");
  const Statement insert = Prepare(database, "INSERT INTO decision (text) VALUES (?1)");
  const auto begin = std::chrono::steady_clock::now();
  std::chrono::duration<double> took{};
  std::int64_t commits = 0;
  for (; took.count() < seconds; ++commits, took = std::chrono::steady_clock::now() - begin) {
    BindText(insert, 1, "Godkendt. Forvaltningen følger op på næste møde.");
    Step(database, insert);
  }
  std::cout << static_cast<double>(commits) / took.count() << '\n';
}

}  // namespace

int main(int count, char** arguments) {
  const std::string_view what = count == 4 ? arguments[1] : "";
  try {
    if (what == "import") {
      Import(Open(arguments[2]), arguments[3]);
    } else if (what == "figures") {
      InsertFigures(Open(arguments[2]), arguments[3]);
    } else if (what == "commits") {
      Commit(Open(arguments[2]), std::strtod(arguments[3], nullptr));
    } else {
      std::cerr << "bare_sqlite import DATA FOLDER | figures DATA FILE | commits DATA SECONDS\n";
      return 2;
    }
  } catch (const std::exception& broken) {
    std::cerr << "bare_sqlite: " << broken.what() << '\n';
    return 1;
  }
  return 0;
}
