// SPDX-License-Identifier: EUPL-1.2
#include "base/text.h"
#include "sql/engines.h"
#include "sql/pooled_database.h"
#include "sql/postgres_connection.h"
#include "sql/schema.h"

namespace tovholder::sql {
namespace {

// PostgreSQL checks its own files and constraints; a copy is pg_dump's work.
class PostgresDatabase : public PooledDatabase {
 public:
  using PooledDatabase::PooledDatabase;
  Engine engine() const override { return Engine::kPostgres; }
  Result<void> Backup(const std::string&) override { return Fail("sql.backup_postgres", {{"location", location()}}); }
  std::vector<std::string> CheckIntegrity() override { return {}; }
};

std::string WithoutPart(const std::string& text, std::size_t begin, std::size_t end) {
  return end == std::string::npos ? text.substr(0, begin) : text.substr(0, begin) + text.substr(end);
}

// "postgresql://user:secret@host/name?password=secret" without the secrets.
std::string WithoutPassword(std::string location) {
  const std::size_t user = location.find("://") + 3;
  const std::size_t at = location.find('@', user);
  const std::size_t colon = location.find(':', user);
  if (at != std::string::npos && colon < at) location = WithoutPart(location, colon, at);
  const std::size_t parameter = location.find("password=");
  if (parameter == std::string::npos) return location;
  return WithoutPart(location, parameter, location.find('&', parameter));
}

// What libpq says, as part of a sentence: on one line, without its full stop.
// What the server says; the lines behind the first give advice, and our own sentence does so.
std::string DetailOf(const DatabaseError& error) {
  const std::string_view said = error.what();
  std::string detail = CollapseSpace(said.substr(0, said.find('\n')));
  while (detail.ends_with('.') || detail.ends_with(' ')) detail.pop_back();
  return detail;
}

}  // namespace

Result<std::unique_ptr<Database>> OpenPostgres(const std::string& location, const OpenOptions& options) {
  const std::string shown = WithoutPassword(location);
  std::unique_ptr<Connection> writer;
  try {
    writer = std::make_unique<PostgresConnection>(location);
  } catch (const DatabaseError& error) {
    return Fail("sql.no_server", {{"location", shown}, {"detail", DetailOf(error)}});
  }
  try {
    auto ready = BringUpToDate(*writer, shown, options, [](const std::string&) { return Result<void>(); });
    if (!ready) return Pass(ready);
  } catch (const Locked&) {
    return Fail("sql.locked", {{"file", shown}});
  } catch (const DiskFull&) {
    return Fail("sql.disk_full", {{"file", shown}});
  }
  auto open_reader = [location] { return std::make_unique<PostgresConnection>(location); };
  return std::make_unique<PostgresDatabase>(shown, std::move(writer), std::move(open_reader), options);
}

}  // namespace tovholder::sql
