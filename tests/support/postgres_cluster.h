// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <map>
#include <mutex>
#include <string>
#include <vector>

#include "sql/migration.h"

namespace tovholder::test {

// A PostgreSQL server of the test program's own: its files in a temporary folder, reached by a socket
// in that folder alone. It stops, and its folder goes, when the program ends, however it ends.
class PostgresCluster {
 public:
  // Started on first use. Throws std::runtime_error, with the server's log, where it does not start.
  static PostgresCluster& OfThisProgram();

  // Makes a database that has taken these steps and returns its location.
  std::string CreateDatabase(const std::vector<sql::Migration>& migrations);
  void DropDatabase(const std::string& location);
  // A database that does not exist yet, or never will.
  std::string LocationOf(const std::string& database) const;
  // Breaks all connections to the server, as a restart would.
  void BreakConnections();

 private:
  PostgresCluster();
  ~PostgresCluster();
  PostgresCluster(const PostgresCluster&) = delete;
  PostgresCluster& operator=(const PostgresCluster&) = delete;

  void AwaitServer();
  std::string TemplateFor(const std::vector<sql::Migration>& migrations);

  std::string folder_;
  int lifeline_ = -1;  // the keeper ends the server when this closes
  int keeper_ = -1;
  std::mutex mutex_;
  int databases_ = 0;
  std::map<std::string, std::string> templates_;  // by the text of the steps
};

}  // namespace tovholder::test
