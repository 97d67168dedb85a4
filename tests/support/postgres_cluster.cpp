// SPDX-License-Identifier: EUPL-1.2
#include "support/postgres_cluster.h"

#include <fcntl.h>
#include <pwd.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <pqxx/pqxx>
#include <stdexcept>
#include <thread>

#include "sql/database.h"

namespace tovholder::test {
namespace {

constexpr const char* kPrograms = "/usr/lib/postgresql/15/bin";
constexpr auto kLongestStart = std::chrono::seconds(60);
constexpr std::uintmax_t kRoomOfCluster = std::uintmax_t{1} << 30;  // bytes

// Keeps the server until standard input ends: that is when the test program is gone.
constexpr const char* kKeeper = R"(
folder=$1 programs=$2
"$programs/initdb" --pgdata="$folder/data" --username=tovholder --auth=trust --encoding=UTF8 --locale=C \
  --no-sync --no-instructions || exit 1
"$programs/postgres" -D "$folder/data" -k "$folder" -c listen_addresses= -c fsync=off -c full_page_writes=off \
  -c synchronous_commit=off -c shared_buffers=16MB -c max_connections=50 -c autovacuum=off -c max_wal_senders=0 \
  -c wal_level=minimal -c max_wal_size=64MB < /dev/null &
server=$!
touch "$folder/started"
cat > /dev/null
kill -QUIT "$server"
for i in 1 2 3 4 5 6 7 8 9 10; do kill -0 "$server" 2> /dev/null || break; sleep 0.2; done
kill -KILL "$server" 2> /dev/null
wait "$server"
rm -rf "$folder"
)";

// A database is hundreds of small files, made anew for each test: in memory, where there is room for them.
std::filesystem::path RoomyFolder() {
  const std::filesystem::path in_memory = "/dev/shm";
  std::error_code problem;
  const auto space = std::filesystem::space(in_memory, problem);
  const bool fits = !problem && space.available >= kRoomOfCluster && access(in_memory.c_str(), W_OK) == 0;
  return fits ? in_memory : std::filesystem::temp_directory_path();
}

std::string MakeFolder() {
  std::string folder = (RoomyFolder() / "tovholder-pg-XXXXXX").string();
  if (mkdtemp(folder.data()) == nullptr) throw std::runtime_error("no folder for PostgreSQL: " + folder);
  std::filesystem::permissions(folder, std::filesystem::perms(0755));
  return folder;
}

// PostgreSQL refuses to run as root.
void GiveTo(const passwd& user, const std::string& folder) {
  if (chown(folder.c_str(), user.pw_uid, user.pw_gid) != 0) throw std::runtime_error("chown " + folder);
}

[[noreturn]] void BecomeKeeper(int lifeline, const std::string& folder, const passwd* user) {
  const int log = open((folder + "/log").c_str(), O_WRONLY | O_CREAT | O_APPEND, 0644);
  if (dup2(lifeline, 0) < 0 || dup2(log, 1) < 0 || dup2(log, 2) < 0 || setsid() < 0) _exit(1);
  if (user != nullptr && (setgid(user->pw_gid) != 0 || setuid(user->pw_uid) != 0)) _exit(1);
  if (chdir(folder.c_str()) != 0) _exit(1);
  unsetenv("LD_PRELOAD");
  execl("/bin/sh", "sh", "-c", kKeeper, "keeper", folder.c_str(), kPrograms, nullptr);
  _exit(1);
}

std::string ReadLog(const std::string& folder) {
  std::ifstream log(folder + "/log");
  return {std::istreambuf_iterator<char>(log), {}};
}

}  // namespace

PostgresCluster& PostgresCluster::OfThisProgram() {
  static PostgresCluster cluster;
  return cluster;
}

PostgresCluster::PostgresCluster() : folder_(MakeFolder()) {
  const passwd* user = geteuid() == 0 ? getpwnam("postgres") : nullptr;
  if (user != nullptr) GiveTo(*user, folder_);
  std::array<int, 2> ends{};
  if (pipe2(ends.data(), O_CLOEXEC) != 0) throw std::runtime_error("pipe");
  keeper_ = fork();
  if (keeper_ < 0) throw std::runtime_error("fork");
  if (keeper_ == 0) BecomeKeeper(ends[0], folder_, user);
  close(ends[0]);
  lifeline_ = ends[1];
  AwaitServer();
}

PostgresCluster::~PostgresCluster() {
  close(lifeline_);
  waitpid(keeper_, nullptr, 0);
}

void PostgresCluster::AwaitServer() {
  const auto deadline = std::chrono::steady_clock::now() + kLongestStart;
  while (std::chrono::steady_clock::now() < deadline && waitpid(keeper_, nullptr, WNOHANG) == 0) {
    try {
      if (std::filesystem::exists(folder_ + "/started")) {
        const pqxx::connection connection(LocationOf("postgres"));
        return;
      }
    } catch (const pqxx::broken_connection&) {
      // not ready yet
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  }
  close(lifeline_);
  throw std::runtime_error("PostgreSQL did not start (" + std::string(kPrograms) + "):\n" + ReadLog(folder_));
}

std::string PostgresCluster::LocationOf(const std::string& database) const {
  std::string host;
  for (const char c : folder_) host += c == '/' ? std::string("%2F") : std::string(1, c);
  return "postgresql://tovholder@" + host + "/" + database;
}

std::string PostgresCluster::TemplateFor(const std::vector<sql::Migration>& migrations) {
  std::string key;
  for (const sql::Migration& migration : migrations) key += migration.name + "\n" + migration.text + "\n";
  if (const auto found = templates_.find(key); found != templates_.end()) return found->second;
  std::string name = "template_" + std::to_string(templates_.size());
  pqxx::connection connection(LocationOf("postgres"));
  pqxx::nontransaction(connection).exec("CREATE DATABASE " + name);
  sql::OpenOptions options;
  options.migrations = migrations;
  if (auto opened = sql::Database::Open(LocationOf(name), options); !opened) {
    throw std::runtime_error("the schema was refused: " + opened.error().id);
  }
  return templates_.emplace(std::move(key), std::move(name)).first->second;
}

std::string PostgresCluster::CreateDatabase(const std::vector<sql::Migration>& migrations) {
  const std::lock_guard lock(mutex_);
  const std::string from = TemplateFor(migrations);
  const std::string name = "test_" + std::to_string(++databases_);
  pqxx::connection connection(LocationOf("postgres"));
  pqxx::nontransaction(connection).exec("CREATE DATABASE " + name + " TEMPLATE " + from);
  return LocationOf(name);
}

void PostgresCluster::DropDatabase(const std::string& location) {
  pqxx::connection connection(LocationOf("postgres"));
  pqxx::nontransaction(connection)
      .exec("DROP DATABASE IF EXISTS " + location.substr(location.rfind('/') + 1) + " WITH (FORCE)");
}

void PostgresCluster::BreakConnections() {
  pqxx::connection connection(LocationOf("postgres"));
  pqxx::nontransaction(connection)
      .exec(
          "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity "
          "WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()");
}

}  // namespace tovholder::test
