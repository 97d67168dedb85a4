// SPDX-License-Identifier: EUPL-1.2
#include "http/sessions.h"

#include "base/log.h"
#include "base/text.h"
#include "http/cookie.h"
#include "http/token.h"

namespace tovholder::http {
namespace {

constexpr std::size_t kAgentLength = 200;
constexpr auto kSeenEvery = std::chrono::minutes(5);
constexpr auto kFlushEvery = std::chrono::minutes(1);

// What the browser sends may be no text at all.
std::string AgentText(std::string_view agent) { return IsUtf8(agent) ? Shorten(agent, kAgentLength) : std::string(); }

}  // namespace

StartedSession StartSession(sql::Transaction& transaction, std::int64_t account, std::string_view agent,
                            const SessionLimits& limits) {
  const Instant now = transaction.now();
  transaction.Execute("DELETE FROM session WHERE expires <= $1", now);
  StartedSession started;
  started.token = RandomToken();
  started.session.account = account;
  started.session.csrf = RandomToken();
  started.session.id = transaction.Insert(
      "INSERT INTO session (digest, account, csrf, created, last_seen, expires, agent) "
      "VALUES ($1, $2, $3, $4, $5, $6, $7)",
      DigestOf(started.token), account, started.session.csrf, now, now, now + limits.absolute, AgentText(agent));
  return started;
}

std::optional<FoundSession> FindSession(sql::Reader& reader, std::string_view token, Instant now,
                                        const SessionLimits& limits) {
  std::optional<FoundSession> found;
  reader.Each(
      "SELECT id, account, csrf, last_seen FROM session WHERE digest = $1 AND expires > $2 AND last_seen > $3",
      [&](const sql::Row& row) {
        found = FoundSession{{row.Int(0), row.Int(1), std::string(row.Text(2))}, row.Get<Instant>(3)};
      },
      DigestOf(token), now, now - limits.idle);
  return found;
}

void EndSession(sql::Transaction& transaction, std::int64_t session) {
  transaction.Execute("DELETE FROM session WHERE id = $1", session);
}

void EndAllSessions(sql::Transaction& transaction, std::int64_t account, std::int64_t except) {
  transaction.Execute("DELETE FROM session WHERE account = $1 AND id <> $2", account, except);
}

std::vector<SessionEntry> ListSessions(sql::Reader& reader, std::int64_t account, Instant now,
                                       const SessionLimits& limits) {
  std::vector<SessionEntry> entries;
  reader.Each(
      "SELECT id, created, last_seen, agent FROM session WHERE account = $1 AND expires > $2 AND last_seen > $3 "
      "ORDER BY last_seen DESC, id DESC",
      [&](const sql::Row& row) {
        entries.push_back({row.Int(0), row.Get<Instant>(1), row.Get<Instant>(2), std::string(row.Text(3))});
      },
      account, now, now - limits.idle);
  return entries;
}

void GiveSessionCookie(const Request& request, Response& response, const StartedSession& started,
                       const SessionLimits& limits) {
  response.With("Set-Cookie", FormatCookie(kSessionCookie, started.token, request.transport, limits.absolute));
}

void ForgetSessionCookie(const Request& request, Response& response) {
  response.With("Set-Cookie", FormatCookie(kSessionCookie, "", request.transport, std::chrono::seconds(0)));
}

std::string FindOrCreateSiteKey(sql::Database& database, std::string_view name) {
  return database.Write(sql::Author{}, [&](sql::Transaction& transaction) {
    transaction.Execute("INSERT INTO site_key (name, secret) VALUES ($1, $2) ON CONFLICT (name) DO NOTHING", name,
                        RandomToken());
    return transaction.One<std::string>("SELECT secret FROM site_key WHERE name = $1", name).value();
  });
}

SessionKeeper::SessionKeeper(sql::Database& database, SessionLimits limits)
    : database_(database), limits_(limits), flusher_([this](const std::stop_token& stop) { FlushNowAndThen(stop); }) {}

SessionKeeper::~SessionKeeper() {
  flusher_.request_stop();
  flusher_.join();
}

std::optional<Session> SessionKeeper::Find(std::string_view token, Instant now) {
  auto found = database_.Read([&](sql::Reader& reader) { return FindSession(reader, token, now, limits_); });
  if (!found) return std::nullopt;
  if (now - found->last_seen >= kSeenEvery) {
    const std::scoped_lock lock(mutex_);
    seen_[found->session.id] = now;
  }
  return std::move(found->session);
}

void SessionKeeper::Flush() {
  std::map<std::int64_t, Instant> seen;
  {
    const std::scoped_lock lock(mutex_);
    seen.swap(seen_);
  }
  if (seen.empty()) return;
  database_.Write(sql::Author{}, [&](sql::Transaction& transaction) {
    for (const auto& [session, at] : seen) {
      transaction.Execute("UPDATE session SET last_seen = $1 WHERE id = $2 AND last_seen < $3", at, session, at);
    }
  });
}

void SessionKeeper::FlushNowAndThen(const std::stop_token& stop) {
  while (!stop.stop_requested()) {
    {
      std::unique_lock lock(mutex_);
      wake_.wait_for(lock, stop, kFlushEvery, [] { return false; });
    }
    try {
      Flush();
    } catch (const std::exception& broken) {
      LogWarning("when sessions were last seen could not be written: {}", broken.what());
    }
  }
}

}  // namespace tovholder::http
