// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "sql/connection.h"
#include "sql/database.h"
#include "sql/writer.h"

namespace tovholder::sql {

// What both engines share: one writer, a pool of readers, and an end that waits for running work.
class PooledDatabase : public Database {
 public:
  using OpenReader = std::function<std::unique_ptr<Connection>()>;

  // Without `open_reader` readers use the writer's connection in turn.
  PooledDatabase(std::string location, std::unique_ptr<Connection> writer, OpenReader open_reader,
                 const OpenOptions& options);
  ~PooledDatabase() override;

  const std::string& location() const override { return location_; }

 protected:
  void ReadWith(const std::function<void(Reader&)>& read) override;
  void WriteWith(const Author& author, const std::function<bool(Transaction&)>& write) override;
  // A connection outside any transaction, for what an engine does beside reading and writing.
  void UseConnection(const std::function<void(Connection&)>& use);
  void Expect(Load load) override;
  // Only where readers have connections of their own.
  std::unique_ptr<Connection> OpenReaderConnection() const { return open_reader_(); }
  bool HasReaderConnections() const { return static_cast<bool>(open_reader_); }

 private:
  class Running;
  std::unique_ptr<Connection> TakeReader();
  void GiveBack(std::unique_ptr<Connection> reader);

  const std::string location_;
  const std::function<Instant()> clock_;
  const OpenReader open_reader_;
  const std::size_t kept_readers_;
  Writer writer_;

  std::mutex mutex_;
  std::condition_variable idle_;
  int running_ = 0;
  std::vector<std::unique_ptr<Connection>> readers_;
};

}  // namespace tovholder::sql
