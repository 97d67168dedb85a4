// SPDX-License-Identifier: EUPL-1.2
#include "sql/pooled_database.h"

#include <utility>

namespace tovholder::sql {
namespace {

class Snapshot {
 public:
  explicit Snapshot(Connection& connection) : connection_(connection) { connection_.BeginRead(); }
  ~Snapshot() { connection_.Rollback(); }
  Snapshot(const Snapshot&) = delete;
  Snapshot& operator=(const Snapshot&) = delete;

 private:
  Connection& connection_;
};

}  // namespace

class PooledDatabase::Running {
 public:
  explicit Running(PooledDatabase& database) : database_(database) {
    const std::lock_guard lock(database_.mutex_);
    ++database_.running_;
  }
  ~Running() {
    const std::lock_guard lock(database_.mutex_);
    if (--database_.running_ == 0) database_.idle_.notify_all();
  }
  Running(const Running&) = delete;
  Running& operator=(const Running&) = delete;

 private:
  PooledDatabase& database_;
};

PooledDatabase::PooledDatabase(std::string location, std::unique_ptr<Connection> writer, OpenReader open_reader,
                               const OpenOptions& options)
    : location_(std::move(location)),
      clock_(options.clock),
      open_reader_(std::move(open_reader)),
      kept_readers_(static_cast<std::size_t>(options.readers)),
      writer_(std::move(writer), open_reader_ ? Writer::Grouping::kShared : Writer::Grouping::kAlone,
              options.patience) {}

PooledDatabase::~PooledDatabase() {
  std::unique_lock lock(mutex_);
  idle_.wait(lock, [this] { return running_ == 0; });
}

void PooledDatabase::ReadWith(const std::function<void(Reader&)>& read) {
  UseConnection([&read](Connection& connection) {
    const Snapshot snapshot(connection);
    Reader reader(connection);
    read(reader);
  });
}

void PooledDatabase::WriteWith(const Author& author, const std::function<bool(Transaction&)>& write) {
  const Running running(*this);
  writer_.Write([&](Connection& connection) {
    Transaction transaction(connection, author, clock_());
    return write(transaction);
  });
}

void PooledDatabase::Expect(Load load) {
  const Running running(*this);
  writer_.Use([load](Connection& connection) { connection.Expect(load); });
}

void PooledDatabase::UseConnection(const std::function<void(Connection&)>& use) {
  const Running running(*this);
  if (!open_reader_) {
    writer_.Use(use);
    return;
  }
  std::unique_ptr<Connection> reader = TakeReader();
  try {
    use(*reader);
  } catch (...) {
    GiveBack(std::move(reader));
    throw;
  }
  GiveBack(std::move(reader));
}

std::unique_ptr<Connection> PooledDatabase::TakeReader() {
  {
    const std::lock_guard lock(mutex_);
    if (!readers_.empty()) {
      std::unique_ptr<Connection> reader = std::move(readers_.back());
      readers_.pop_back();
      return reader;
    }
  }
  return open_reader_();
}

void PooledDatabase::GiveBack(std::unique_ptr<Connection> reader) {
  const std::lock_guard lock(mutex_);
  if (readers_.size() < kept_readers_) readers_.push_back(std::move(reader));
}

}  // namespace tovholder::sql
