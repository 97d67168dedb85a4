// SPDX-License-Identifier: EUPL-1.2
#include "http/token.h"
#include "people/password.h"
#include "people/sign_in.h"
#include "people/user_store.h"
#include "sql/change_log.h"

namespace tovholder::people {
namespace {

constexpr auto kForgetTriesAfter = std::chrono::hours(24);

// What one try to sign in may know, read and counted in one transaction.
struct Try {
  std::optional<User> user;
  std::string hash;  // "" where there is none to compare with
  std::chrono::seconds wait{0};
};

std::chrono::seconds WaitLeft(sql::Reader& reader, std::string_view digest, Instant now) {
  std::chrono::seconds wait{0};
  reader.Each(
      "SELECT failures, last_try FROM sign_in_try WHERE digest = $1",
      [&](const sql::Row& row) {
        const Instant free_at = row.Get<Instant>(1) + WaitAfter(row.Get<int>(0));
        if (free_at > now) wait = std::chrono::ceil<std::chrono::seconds>(free_at - now);
      },
      digest);
  return wait;
}

// Counted as failed before the password is looked at, so that many tries at once do not slip through.
void CountTry(sql::Transaction& transaction, std::string_view digest) {
  const Instant now = transaction.now();
  transaction.Execute("DELETE FROM sign_in_try WHERE last_try < $1", now - kForgetTriesAfter);
  transaction.Execute(
      "INSERT INTO sign_in_try (digest, failures, last_try) VALUES ($1, 1, $2) "
      "ON CONFLICT (digest) DO UPDATE SET failures = sign_in_try.failures + 1, last_try = excluded.last_try",
      digest, now);
}

std::string FindHash(sql::Reader& reader, UserId user) {
  return reader.One<std::string>("SELECT hash FROM user_password WHERE account = $1", user).value_or("");
}

Try TakeTry(sql::Database& database, const std::string& email) {
  return database.Write(sql::Author{}, [&](sql::Transaction& transaction) {
    Try attempt;
    const std::string digest = http::DigestOf(email);
    attempt.wait = WaitLeft(transaction, digest, transaction.now());
    if (attempt.wait.count() > 0) return attempt;
    CountTry(transaction, digest);
    attempt.user = FindUserByEmail(transaction, email);
    if (attempt.user && !attempt.user->disabled) attempt.hash = FindHash(transaction, attempt.user->id);
    return attempt;
  });
}

tl::unexpected<Error> Wait(std::chrono::seconds wait) {
  const auto minutes = std::chrono::ceil<std::chrono::minutes>(wait);
  return Fail("people.sign_in_wait",
              {{"seconds", std::to_string(wait.count())}, {"minutes", std::to_string(minutes.count())}});
}

void ForgetTries(sql::Transaction& transaction, const User& user) {
  transaction.Execute("DELETE FROM sign_in_try WHERE digest = $1", http::DigestOf(user.email));
}

SignedIn Start(sql::Transaction& transaction, User user, std::string_view agent, std::string_view way) {
  SignedIn signed_in{std::move(user), {}};
  signed_in.session = http::StartSession(transaction, signed_in.user.id.value, agent);
  sql::LogChange(transaction, sql::ChangeKind::kSignIn, "user_account", signed_in.user.id.value, {}, way);
  return signed_in;
}

void StorePassword(sql::Transaction& transaction, UserId user, std::string_view hash) {
  transaction.Execute(
      "INSERT INTO user_password (account, hash, changed) VALUES ($1, $2, $3) "
      "ON CONFLICT (account) DO UPDATE SET hash = excluded.hash, changed = excluded.changed",
      user, hash, transaction.now());
  sql::LogChange(transaction, sql::ChangeKind::kOther, "user_account", user.value, {}, "password changed");
}

Result<void> CheckOldPassword(sql::Database& database, const User& user, std::string_view old_password) {
  const bool has_one = database.Read([&](sql::Reader& reader) { return HasPassword(reader, user.id); });
  if (!has_one) return {};
  const Try attempt = TakeTry(database, user.email);
  if (attempt.wait.count() > 0) return Wait(attempt.wait);
  if (!IsPassword(attempt.hash, old_password)) return Fail("people.password_wrong");
  return {};
}

}  // namespace

std::string MakeSignInLink(sql::Transaction& transaction, UserId user, LinkPurpose purpose) {
  const std::string token = http::RandomToken();
  const Instant now = transaction.now();
  transaction.Execute("DELETE FROM sign_in_link WHERE (account = $1 AND used IS NULL) OR expires < $2", user, now);
  transaction.Execute(
      "INSERT INTO sign_in_link (digest, account, purpose, created, expires) VALUES ($1, $2, $3, $4, $5)",
      http::DigestOf(token), user, purpose, now, now + LifeOf(purpose));
  sql::LogChange(transaction, sql::ChangeKind::kOther, "user_account", user.value, {}, "sign-in link made");
  return "/log-ind/" + token;
}

Result<SignInLink> FindSignInLink(sql::Reader& reader, std::string_view token, Instant now) {
  std::optional<SignInLink> link;
  reader.Each(
      "SELECT l.account, l.purpose FROM sign_in_link l JOIN user_account u ON u.id = l.account "
      "WHERE l.digest = $1 AND l.expires > $2 AND l.used IS NULL AND u.disabled = 0",
      [&](const sql::Row& row) {
        link = SignInLink{row.Get<UserId>(0), row.Get<LinkPurpose>(1)};
      },
      http::DigestOf(token), now);
  if (!link) return Fail("people.link_unusable");
  return *link;
}

Result<SignedIn> SignIn(sql::Database& database, std::string_view email, std::string_view password,
                        std::string_view agent) {
  const Try attempt = TakeTry(database, NormalEmail(email));
  if (attempt.wait.count() > 0) return Wait(attempt.wait);
  if (!IsPassword(attempt.hash, password)) return Fail("people.sign_in_refused");
  const sql::Author author{attempt.user->id.value, attempt.user->name};
  return database.Write(author, [&](sql::Transaction& transaction) -> Result<SignedIn> {
    const auto user = FindUser(transaction, attempt.user->id);
    if (!user || user->disabled) return Fail("people.sign_in_refused");
    ForgetTries(transaction, *user);
    return Start(transaction, *user, agent, "password");
  });
}

Result<SignedIn> SignInByLink(sql::Transaction& transaction, std::string_view token, std::string_view agent) {
  const auto link = FindSignInLink(transaction, token, transaction.now());
  if (!link) return Pass(link);
  const User user = FindUser(transaction, link->user).value();
  transaction.Execute("UPDATE sign_in_link SET used = $1 WHERE digest = $2", transaction.now(), http::DigestOf(token));
  if (link->purpose == LinkPurpose::kNewPassword) {
    transaction.Execute("DELETE FROM user_password WHERE account = $1", user.id);
  }
  ForgetTries(transaction, user);
  return Start(transaction, user, agent, "one-time link");
}

bool HasPassword(sql::Reader& reader, UserId user) { return !FindHash(reader, user).empty(); }

Result<void> ChangePassword(sql::Database& database, const sql::Author& author, UserId id,
                            std::string_view old_password, std::string_view new_password, std::int64_t kept_session) {
  const auto user = database.Read([&](sql::Reader& reader) { return FindUser(reader, id); });
  if (!user) return Fail("people.no_such_user");
  if (auto checked = CheckNewPassword(*user, new_password); !checked) return checked;
  if (auto checked = CheckOldPassword(database, *user, old_password); !checked) return checked;
  const std::string hash = HashPassword(new_password);
  return database.Write(author, [&](sql::Transaction& transaction) -> Result<void> {
    StorePassword(transaction, id, hash);
    ForgetTries(transaction, *user);
    http::EndAllSessions(transaction, id.value, kept_session);
    return {};
  });
}

}  // namespace tovholder::people
