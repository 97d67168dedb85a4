// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <memory>
#include <mutex>

#include "sql/checkpoints.h"
#include "sql/pooled_database.h"

namespace tovholder::sql {

class SqliteDatabase : public PooledDatabase {
 public:
  using PooledDatabase::PooledDatabase;
  Engine engine() const override { return Engine::kSqlite; }
  Result<void> Backup(const std::string& file) override;
  std::vector<std::string> CheckIntegrity() override;

 private:
  void Expect(Load load) override;

  std::mutex bulk_mutex_;
  int bulk_loads_ = 0;
  std::unique_ptr<Checkpoints> checkpoints_;  // while there are any
};

}  // namespace tovholder::sql
