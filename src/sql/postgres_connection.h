// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <memory>
#include <pqxx/pqxx>
#include <string>
#include <unordered_map>

#include "sql/connection.h"

namespace tovholder::sql {

class PostgresConnection : public Connection {
 public:
  // Throws DatabaseError where the server does not answer.
  explicit PostgresConnection(std::string location);
  ~PostgresConnection() override;
  Engine engine() const override { return Engine::kPostgres; }
  void RunScript(const std::string& script) override;

 protected:
  std::int64_t DoRun(std::string_view sql, std::span<const Value> args, const RowFunction& each) override;
  std::int64_t DoInsert(std::string_view sql, std::span<const Value> args) override;
  void DoBeginRead() override;
  void DoBeginWrite(std::chrono::milliseconds patience) override;
  void DoCommit() override;
  void DoRollback() override;
  bool InTransaction() const override { return in_transaction_; }

 private:
  struct Session;
  void Connect();
  // Connects again, once, where the connection was lost since it was last used.
  void Begin(const std::string& script);
  void Send(const std::string& script);
  const std::string& Prepared(std::string_view sql);
  template <class F>
  auto Guarded(std::string_view sql, F&& run);

  const std::string location_;
  std::unique_ptr<Session> session_;
  std::unordered_map<std::string, std::string> prepared_;
  bool in_transaction_ = false;
};

}  // namespace tovholder::sql
