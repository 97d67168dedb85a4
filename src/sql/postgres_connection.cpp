// SPDX-License-Identifier: EUPL-1.2
#include "sql/postgres_connection.h"

#include "sql/digest.h"
#include "sql/postgres_row.h"

namespace tovholder::sql {
namespace {

constexpr std::size_t kKeptStatements = 300;
// One writer in all processes: the change log is a chain. The number is "Tovh".
constexpr std::string_view kTakeWritersLock = "SELECT pg_advisory_xact_lock(1416590952)";

class ConnectionLost : public DatabaseError {
 public:
  using DatabaseError::DatabaseError;
};

bool IsLost(std::string_view sqlstate) { return sqlstate.starts_with("57P0") || sqlstate.starts_with("08"); }

[[noreturn]] void ThrowAs(const pqxx::sql_error& error, std::string_view sql) {
  const std::string what = std::string(error.what()) + ": " + std::string(sql);
  const std::string& sqlstate = error.sqlstate();
  if (IsLost(sqlstate)) throw ConnectionLost(what);
  if (sqlstate == "53100") throw DiskFull(what);
  if (sqlstate == "55P03") throw Locked(what);
  if (sqlstate.starts_with("23")) throw ConstraintViolation(what);
  throw DatabaseError(what);
}

// A value as libpqxx sends it.
struct Parameter {
  bool is_null = false;
  std::string text;
};

Parameter ParameterOf(const Value& value) {
  if (const auto* blob = std::get_if<Blob>(&value)) return {false, "\\x" + ToHex(blob->bytes)};
  if (const auto* text = std::get_if<std::string>(&value)) CheckText(*text);
  return {std::holds_alternative<std::monostate>(value), Describe(value)};
}

std::vector<Parameter> ParametersOf(std::span<const Value> values) {
  std::vector<Parameter> parameters;
  parameters.reserve(values.size());
  for (const Value& value : values) parameters.push_back(ParameterOf(value));
  return parameters;
}

}  // namespace
}  // namespace tovholder::sql

template <>
struct pqxx::string_traits<tovholder::sql::Parameter> {
  static constexpr bool has_null() noexcept { return true; }
  static bool is_null(const tovholder::sql::Parameter& parameter) { return parameter.is_null; }
  static std::string to_string(const tovholder::sql::Parameter& parameter) { return parameter.text; }
};

namespace tovholder::sql {

// Transactions are begun and ended by statements of ours, so libpqxx sees none.
struct PostgresConnection::Session {
  explicit Session(const std::string& location) : connection(location), statements(connection) {}
  pqxx::connection connection;
  pqxx::nontransaction statements;
};

PostgresConnection::PostgresConnection(std::string location) : location_(std::move(location)) { Connect(); }

PostgresConnection::~PostgresConnection() = default;

template <class F>
auto PostgresConnection::Guarded(std::string_view sql, F&& run) {
  if (!session_) throw ConnectionLost("the connection to the server was lost");
  try {
    try {
      return run(*session_);
    } catch (const pqxx::sql_error& error) {
      ThrowAs(error, sql);
    } catch (const pqxx::broken_connection& error) {
      throw ConnectionLost(error.what());
    } catch (const pqxx::pqxx_exception& error) {
      throw DatabaseError(std::string(error.base().what()) + ": " + std::string(sql));
    }
  } catch (const ConnectionLost&) {
    session_.reset();
    in_transaction_ = false;
    throw;
  }
}

void PostgresConnection::Connect() {
  prepared_.clear();
  in_transaction_ = false;
  try {
    session_ = std::make_unique<Session>(location_);
  } catch (const pqxx::pqxx_exception& error) {
    throw DatabaseError(error.base().what());
  }
  Send("SET client_encoding = 'UTF8'; SET client_min_messages = warning; SET jit = off");
}

void PostgresConnection::RunScript(const std::string& script) { Send(script); }

void PostgresConnection::Send(const std::string& script) {
  Guarded(script, [&script](Session& session) { session.statements.exec(script); });
}

const std::string& PostgresConnection::Prepared(std::string_view sql) {
  std::string text(sql);
  const auto found = prepared_.find(text);
  if (found != prepared_.end()) return found->second;
  if (prepared_.size() >= kKeptStatements) {
    for (const auto& [statement, name] : prepared_) session_->connection.unprepare(name);
    prepared_.clear();
  }
  std::string name = "s" + std::to_string(prepared_.size());
  session_->connection.prepare(name, text);
  return prepared_.emplace(std::move(text), std::move(name)).first->second;
}

std::int64_t PostgresConnection::DoRun(std::string_view sql, std::span<const Value> args, const RowFunction& each) {
  const std::vector<Parameter> parameters = ParametersOf(args);
  const pqxx::result answer = Guarded(sql, [&](Session& session) {
    return session.statements.exec_prepared(Prepared(sql), pqxx::prepare::make_dynamic_params(parameters));
  });
  for (pqxx::result::size_type i = 0; i < answer.size(); ++i) {
    if (!each(PostgresRow(answer, i))) break;
  }
  return static_cast<std::int64_t>(answer.affected_rows());
}

std::int64_t PostgresConnection::DoInsert(std::string_view sql, std::span<const Value> args) {
  std::int64_t id = 0;
  DoRun(std::string(sql) + " RETURNING id", args, [&id](const Row& row) {
    id = row.Int(0);
    return false;
  });
  return id;
}

void PostgresConnection::Begin(const std::string& script) {
  if (!session_) Connect();
  try {
    RunScript(script);
  } catch (const ConnectionLost&) {
    Connect();
    RunScript(script);
  }
  in_transaction_ = true;
}

void PostgresConnection::DoBeginRead() { Begin("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"); }

void PostgresConnection::DoBeginWrite(std::chrono::milliseconds patience) {
  try {
    Begin("BEGIN; SET LOCAL lock_timeout = " + std::to_string(patience.count()) + "; " + std::string(kTakeWritersLock));
  } catch (const Locked&) {
    DoRollback();
    throw;
  }
}

void PostgresConnection::DoCommit() {
  RunScript("COMMIT");
  in_transaction_ = false;
}

void PostgresConnection::DoRollback() {
  in_transaction_ = false;
  RunScript("ROLLBACK");
}

}  // namespace tovholder::sql
