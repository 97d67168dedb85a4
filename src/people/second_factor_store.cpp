// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <type_traits>

#include "base/text.h"
#include "http/sessions.h"
#include "http/token.h"
#include "people/second_factor.h"
#include "people/sign_in_tries.h"
#include "sql/change_log.h"

namespace tovholder::people {
namespace {

constexpr int kRecoveryCodes = 10;
constexpr std::size_t kAppDigits = 6;

struct StoredFactor {
  std::string secret;
  bool confirmed = false;
  std::int64_t last_step = 0;
};

std::optional<StoredFactor> FindStored(sql::Reader& reader, UserId user) {
  std::optional<StoredFactor> stored;
  reader.Each(
      "SELECT secret, confirmed, last_step FROM second_factor WHERE account = $1",
      [&](const sql::Row& row) {
        stored = StoredFactor{row.Get<std::string>(0), row.Get<std::optional<Instant>>(1).has_value(), row.Int(2)};
      },
      user);
  return stored;
}

void LogFactor(sql::Transaction& transaction, UserId user, std::string_view note) {
  sql::LogChange(transaction, sql::ChangeKind::kOther, "user_account", user.value, {}, note);
}

bool IsAppCode(std::string_view digits) {
  return digits.size() == kAppDigits &&
         std::all_of(digits.begin(), digits.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool UseAppCode(sql::Transaction& transaction, UserId user, const StoredFactor& factor, std::string_view code) {
  const auto step = StepOfCode(factor.secret, code, transaction.now(), factor.last_step);
  if (!step) return false;
  transaction.Execute("UPDATE second_factor SET last_step = $1 WHERE account = $2", *step, user);
  return true;
}

bool UseRecoveryCode(sql::Transaction& transaction, UserId user, std::string_view typed) {
  const std::int64_t used =
      transaction.Execute("UPDATE recovery_code SET used = $1 WHERE account = $2 AND digest = $3 AND used IS NULL",
                          transaction.now(), user, http::DigestOf(NormalRecoveryCode(typed)));
  if (used > 0) LogFactor(transaction, user, "recovery code used");
  return used > 0;
}

std::vector<std::string> MakeRecoveryCodes(sql::Transaction& transaction, UserId user) {
  transaction.Execute("DELETE FROM recovery_code WHERE account = $1", user);
  std::vector<std::string> codes;
  for (int i = 0; i < kRecoveryCodes; ++i) {
    codes.push_back(NewRecoveryCode());
    transaction.Execute("INSERT INTO recovery_code (account, digest) VALUES ($1, $2)", user,
                        http::DigestOf(NormalRecoveryCode(codes.back())));
  }
  return codes;
}

void ForgetFactor(sql::Transaction& transaction, UserId user) {
  transaction.Execute("DELETE FROM recovery_code WHERE account = $1", user);
  transaction.Execute("DELETE FROM second_factor WHERE account = $1", user);
  transaction.Execute("DELETE FROM sign_in_ticket WHERE account = $1", user);
  ForgetTries(transaction, CodeTries(user));
}

// Counts the try, then runs `act` in a transaction of its own, which a wrong code leaves without a trace.
template <class F>
auto WithCode(sql::Database& database, const sql::Author& author, UserId user, F&& act)
    -> std::invoke_result_t<F, sql::Transaction&> {
  const auto counted = database.Write(
      sql::Author{}, [&](sql::Transaction& transaction) { return CountTry(transaction, CodeTries(user)); });
  if (!counted) return Pass(counted);
  return database.Write(author, [&](sql::Transaction& transaction) {
    auto done = act(transaction);
    if (done) ForgetTries(transaction, CodeTries(user));
    return done;
  });
}

}  // namespace

bool HasSecondFactor(sql::Reader& reader, UserId user) {
  const auto stored = FindStored(reader, user);
  return stored && stored->confirmed;
}

SecondFactorState FindSecondFactor(sql::Reader& reader, UserId user) {
  using Stage = SecondFactorState::Stage;
  const auto stored = FindStored(reader, user);
  if (!stored) return {};
  if (!stored->confirmed) return {Stage::kBeingSetUp, stored->secret, 0};
  const auto left = reader.One<int>("SELECT count(*) FROM recovery_code WHERE account = $1 AND used IS NULL", user);
  return {Stage::kOn, {}, left.value_or(0)};
}

Result<void> BeginSecondFactor(sql::Transaction& transaction, UserId user) {
  if (HasSecondFactor(transaction, user)) return Fail("people.second_factor_on");
  transaction.Execute("DELETE FROM second_factor WHERE account = $1", user);
  transaction.Execute("INSERT INTO second_factor (account, secret, last_step) VALUES ($1, $2, 0)", user, NewSecret());
  return {};
}

Result<CodeKind> UseCode(sql::Transaction& transaction, UserId user, std::string_view code) {
  const auto factor = FindStored(transaction, user);
  if (!factor || !factor->confirmed) return Fail("people.code_wrong");
  const std::string digits = ReplaceAll(code, " ", "");
  if (IsAppCode(digits)) {
    if (UseAppCode(transaction, user, *factor, digits)) return CodeKind::kApp;
  } else if (UseRecoveryCode(transaction, user, code)) {
    return CodeKind::kRecovery;
  }
  return Fail("people.code_wrong");
}

Result<std::vector<std::string>> ConfirmSecondFactor(sql::Database& database, const sql::Author& author, UserId user,
                                                     std::string_view code, std::int64_t kept_session) {
  using Codes = Result<std::vector<std::string>>;
  return WithCode(database, author, user, [&](sql::Transaction& transaction) -> Codes {
    const auto factor = FindStored(transaction, user);
    if (!factor || factor->confirmed) return Fail("people.code_wrong");
    if (!UseAppCode(transaction, user, *factor, ReplaceAll(code, " ", ""))) return Fail("people.code_wrong");
    transaction.Execute("UPDATE second_factor SET confirmed = $1 WHERE account = $2", transaction.now(), user);
    http::EndAllSessions(transaction, user.value, kept_session);
    LogFactor(transaction, user, "second factor set up");
    return MakeRecoveryCodes(transaction, user);
  });
}

Result<std::vector<std::string>> RenewRecoveryCodes(sql::Database& database, const sql::Author& author, UserId user,
                                                    std::string_view code) {
  using Codes = Result<std::vector<std::string>>;
  return WithCode(database, author, user, [&](sql::Transaction& transaction) -> Codes {
    if (auto used = UseCode(transaction, user, code); !used) return Pass(used);
    LogFactor(transaction, user, "recovery codes renewed");
    return MakeRecoveryCodes(transaction, user);
  });
}

Result<void> EndSecondFactor(sql::Database& database, const sql::Author& author, UserId user, std::string_view code) {
  return WithCode(database, author, user, [&](sql::Transaction& transaction) -> Result<void> {
    if (auto used = UseCode(transaction, user, code); !used) return Pass(used);
    ForgetFactor(transaction, user);
    LogFactor(transaction, user, "second factor ended");
    return {};
  });
}

Result<void> ResetSecondFactor(sql::Transaction& transaction, UserId user) {
  if (!HasSecondFactor(transaction, user)) return Fail("people.no_second_factor");
  ForgetFactor(transaction, user);
  http::EndAllSessions(transaction, user.value, 0);
  LogFactor(transaction, user, "second factor reset");
  return {};
}

}  // namespace tovholder::people
