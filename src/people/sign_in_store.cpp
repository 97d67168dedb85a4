// SPDX-License-Identifier: EUPL-1.2
#include "http/token.h"
#include "people/password.h"
#include "people/second_factor.h"
#include "people/sign_in.h"
#include "people/sign_in_tries.h"
#include "people/user_store.h"
#include "sql/change_log.h"

namespace tovholder::people {
namespace {

constexpr auto kTicketLife = std::chrono::minutes(10);

// What one try to sign in may know, read and counted in one transaction.
struct Try {
  std::optional<User> user;
  std::string hash;  // "" where there is none to compare with
};

std::string FindHash(sql::Reader& reader, UserId user) {
  return reader.One<std::string>("SELECT hash FROM user_password WHERE account = $1", user).value_or("");
}

// Counted as failed before the password is looked at.
Result<Try> TakeTry(sql::Database& database, const std::string& email) {
  return database.Write(sql::Author{}, [&](sql::Transaction& transaction) -> Result<Try> {
    if (auto counted = CountTry(transaction, email); !counted) return Pass(counted);
    Try attempt;
    attempt.user = FindUserByEmail(transaction, email);
    if (attempt.user && !attempt.user->disabled) attempt.hash = FindHash(transaction, attempt.user->id);
    return attempt;
  });
}

CodeWanted MakeTicket(sql::Transaction& transaction, UserId user) {
  const std::string ticket = http::RandomToken();
  transaction.Execute("DELETE FROM sign_in_ticket WHERE expires <= $1", transaction.now());
  transaction.Execute("INSERT INTO sign_in_ticket (digest, account, expires) VALUES ($1, $2, $3)",
                      http::DigestOf(ticket), user, transaction.now() + kTicketLife);
  return {ticket};
}

Result<User> FindTicketHolder(sql::Transaction& transaction, std::string_view ticket) {
  const auto id = transaction.One<UserId>("SELECT account FROM sign_in_ticket WHERE digest = $1 AND expires > $2",
                                          http::DigestOf(ticket), transaction.now());
  auto user = id ? FindUser(transaction, *id) : std::nullopt;
  if (!user || user->disabled) return Fail("people.ticket_unusable");
  return *user;
}

void UseLinkUp(sql::Transaction& transaction, std::string_view token, const SignInLink& link) {
  const std::string digest = http::DigestOf(token);
  transaction.Execute("UPDATE sign_in_link SET used = $1 WHERE digest = $2", transaction.now(), digest);
  transaction.Execute("UPDATE invitation SET used = $1 WHERE digest = $2", transaction.now(), digest);
  if (link.purpose != LinkPurpose::kNewPassword) return;
  transaction.Execute("DELETE FROM user_password WHERE account = $1", link.user);
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
  const auto attempt = TakeTry(database, user.email);
  if (!attempt) return Pass(attempt);
  if (!IsPassword(attempt->hash, old_password)) return Fail("people.password_wrong");
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

Result<std::variant<SignedIn, CodeWanted>> SignIn(sql::Database& database, std::string_view email,
                                                  std::string_view password, std::string_view agent) {
  using Answer = std::variant<SignedIn, CodeWanted>;
  const auto attempt = TakeTry(database, NormalEmail(email));
  if (!attempt) return Pass(attempt);
  if (!IsPassword(attempt->hash, password)) return Fail("people.sign_in_refused");
  const sql::Author author{attempt->user->id.value, attempt->user->name};
  return database.Write(author, [&](sql::Transaction& transaction) -> Result<Answer> {
    const auto user = FindUser(transaction, attempt->user->id);
    if (!user || user->disabled) return Fail("people.sign_in_refused");
    ForgetTries(transaction, user->email);
    if (HasSecondFactor(transaction, user->id)) return Answer(MakeTicket(transaction, user->id));
    return Answer(Start(transaction, *user, agent, "password"));
  });
}

Result<SignedIn> SignInByCode(sql::Database& database, std::string_view ticket, std::string_view code,
                              std::string_view agent) {
  const auto user = database.Write(sql::Author{}, [&](sql::Transaction& transaction) -> Result<User> {
    auto found = FindTicketHolder(transaction, ticket);
    if (!found) return found;
    if (auto counted = CountTry(transaction, CodeTries(found->id)); !counted) return Pass(counted);
    return found;
  });
  if (!user) return Pass(user);
  return database.Write({user->id.value, user->name}, [&](sql::Transaction& transaction) -> Result<SignedIn> {
    const auto still = FindTicketHolder(transaction, ticket);
    if (!still) return Pass(still);
    const auto used = UseCode(transaction, user->id, code);
    if (!used) return Pass(used);
    transaction.Execute("DELETE FROM sign_in_ticket WHERE account = $1", user->id);
    ForgetTries(transaction, CodeTries(user->id));
    return Start(transaction, *still, agent,
                 *used == CodeKind::kApp ? "password and code" : "password and recovery code");
  });
}

Result<SignedIn> SignInByLink(sql::Database& database, std::string_view token, std::string_view code,
                              std::string_view agent) {
  const auto user = database.Write(sql::Author{}, [&](sql::Transaction& transaction) -> Result<User> {
    const auto link = FindSignInLink(transaction, token, transaction.now());
    if (!link) return Pass(link);
    if (HasSecondFactor(transaction, link->user)) {
      if (auto counted = CountTry(transaction, CodeTries(link->user)); !counted) return Pass(counted);
    }
    return FindUser(transaction, link->user).value();
  });
  if (!user) return Pass(user);
  return database.Write({user->id.value, user->name}, [&](sql::Transaction& transaction) -> Result<SignedIn> {
    const auto link = FindSignInLink(transaction, token, transaction.now());
    if (!link) return Pass(link);
    const bool asks = HasSecondFactor(transaction, user->id);
    if (asks) {
      if (auto used = UseCode(transaction, user->id, code); !used) return Pass(used);
      ForgetTries(transaction, CodeTries(user->id));
    }
    UseLinkUp(transaction, token, *link);
    ForgetTries(transaction, user->email);
    return Start(transaction, *user, agent, asks ? "one-time link and code" : "one-time link");
  });
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
    ForgetTries(transaction, user->email);
    transaction.Execute("DELETE FROM sign_in_ticket WHERE account = $1", id);
    http::EndAllSessions(transaction, id.value, kept_session);
    return {};
  });
}

}  // namespace tovholder::people
