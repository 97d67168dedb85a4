// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "sql/pooled_database.h"

namespace tovholder::sql {

class SqliteDatabase : public PooledDatabase {
 public:
  using PooledDatabase::PooledDatabase;
  Engine engine() const override { return Engine::kSqlite; }
  Result<void> Backup(const std::string& file) override;
  std::vector<std::string> CheckIntegrity() override;
};

}  // namespace tovholder::sql
