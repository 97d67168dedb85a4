// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <chrono>
#include <condition_variable>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "http/message.h"
#include "sql/database.h"

// Visits of people who have signed in: a cookie holds a token, the database its digest.
namespace tovholder::http {

inline constexpr std::string_view kSessionCookie = "session";

struct SessionLimits {
  std::chrono::seconds idle = std::chrono::hours(12);
  std::chrono::seconds absolute = std::chrono::hours(14 * 24);
};

struct StartedSession {
  Session session;
  std::string token;  // for the cookie; it cannot be found again
};
// `agent` is what the browser calls itself, for the list that its owner sees. Sessions past their time
// are removed on the way.
StartedSession StartSession(sql::Transaction& transaction, std::int64_t account, std::string_view agent,
                            const SessionLimits& limits = {});

struct FoundSession {
  Session session;
  Instant last_seen;
};
// One indexed query. Nothing where the token is unknown, or idle or old beyond the limits.
std::optional<FoundSession> FindSession(sql::Reader& reader, std::string_view token, Instant now,
                                        const SessionLimits& limits = {});

void EndSession(sql::Transaction& transaction, std::int64_t session);
// All of an account; `except` (0 for none) stays.
void EndAllSessions(sql::Transaction& transaction, std::int64_t account, std::int64_t except);

struct SessionEntry {
  std::int64_t id = 0;
  Instant created;
  Instant last_seen;
  std::string agent;
};
// The newest visit first.
std::vector<SessionEntry> ListSessions(sql::Reader& reader, std::int64_t account, Instant now,
                                       const SessionLimits& limits = {});

// The cookie goes with the answer to the sign-in and the sign-out form.
void GiveSessionCookie(const Request& request, Response& response, const StartedSession& started,
                       const SessionLimits& limits = {});
void ForgetSessionCookie(const Request& request, Response& response);

// The secret of that name, made at the first call; for SiteOptions::signing_key.
std::string FindOrCreateSiteKey(sql::Database& database, std::string_view name);

// Finds sessions for the web server. When somebody was last seen is kept in memory and written about
// once a minute, so that a read stays a read.
class SessionKeeper {
 public:
  SessionKeeper(sql::Database& database, SessionLimits limits = {});
  ~SessionKeeper();
  SessionKeeper(const SessionKeeper&) = delete;
  SessionKeeper& operator=(const SessionKeeper&) = delete;

  std::optional<Session> Find(std::string_view token, Instant now);
  // Writes what was seen since the last call.
  void Flush();

 private:
  void FlushNowAndThen(const std::stop_token& stop);

  sql::Database& database_;
  SessionLimits limits_;
  std::mutex mutex_;
  std::map<std::int64_t, Instant> seen_;
  std::condition_variable_any wake_;
  std::jthread flusher_;
};

}  // namespace tovholder::http
