// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/time.h"
#include "people/viewer.h"
#include "sql/database.h"

// A second factor beside password and link: a code of six digits that an app shows for 30 seconds (RFC 6238), or
// one of ten recovery codes. Each is good once.
namespace tovholder::people {

struct SecondFactorState {
  enum class Stage { kNone, kBeingSetUp, kOn } stage = Stage::kNone;
  std::string secret = {};  // while it is being set up, and never again
  int recovery_codes = 0;   // not used yet
};

// In base32, as apps take it: 160 bits of chance.
std::string NewSecret();
// "JBSW Y3DP …", for typing it off.
std::string InGroups(std::string_view secret);
// What the QR code holds: "otpauth://totp/…".
std::string KeyAddress(std::string_view secret, std::string_view email);
// The code of the step of 30 s that `at` lies in.
std::string CodeAt(std::string_view secret, Instant at);
// Which step's code it is: of now, the one before or the one after, but only of one after `last_step`.
std::optional<std::int64_t> StepOfCode(std::string_view secret, std::string_view code, Instant now,
                                       std::int64_t last_step);

// "k7qm-04xz-…", 80 bits of chance. What is typed of it may lack dashes, and have O for 0.
std::string NewRecoveryCode();
std::string NormalRecoveryCode(std::string_view typed);

bool HasSecondFactor(sql::Reader& reader, UserId user);
SecondFactorState FindSecondFactor(sql::Reader& reader, UserId user);

// With a fresh secret each time; it is asked for at sign-in when ConfirmSecondFactor has seen a first code.
// Error: people.second_factor_on.
Result<void> BeginSecondFactor(sql::Transaction& transaction, UserId user);

// Uses a code up, within the transaction of what it is good for; count the try before. Error: people.code_wrong.
enum class CodeKind { kApp, kRecovery };
Result<CodeKind> UseCode(sql::Transaction& transaction, UserId user, std::string_view code);

// What the owner does about it, with a code. Errors: people.code_wrong, people.sign_in_wait {seconds, minutes}.
// The recovery codes cannot be found again; `kept_session` is the one that does not end.
Result<std::vector<std::string>> ConfirmSecondFactor(sql::Database& database, const sql::Author& author, UserId user,
                                                     std::string_view code, std::int64_t kept_session);
Result<std::vector<std::string>> RenewRecoveryCodes(sql::Database& database, const sql::Author& author, UserId user,
                                                    std::string_view code);
Result<void> EndSecondFactor(sql::Database& database, const sql::Author& author, UserId user, std::string_view code);

// What an administrator does for one who has lost app and recovery codes; ends his sessions.
// Error: people.no_second_factor.
Result<void> ResetSecondFactor(sql::Transaction& transaction, UserId user);

}  // namespace tovholder::people
