// SPDX-License-Identifier: EUPL-1.2
#include <sqlite3.h>

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>

#include "search/prepared_entry.h"
#include "search/sqlite_terms.h"
#include "search/tokenizer.h"

// What SQLite alone does, with the settings that the program uses:
//   bare_sqlite import DATA FOLDER    stores the bytes of all files and indexes them with the Danish tokenizer
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
    } else if (what == "commits") {
      Commit(Open(arguments[2]), std::strtod(arguments[3], nullptr));
    } else {
      std::cerr << "bare_sqlite import DATA FOLDER | commits DATA SECONDS\n";
      return 2;
    }
  } catch (const std::exception& broken) {
    std::cerr << "bare_sqlite: " << broken.what() << '\n';
    return 1;
  }
  return 0;
}
