// SPDX-License-Identifier: EUPL-1.2
#include <chrono>
#include <string>

#include "http/token.h"
#include "people/sign_in.h"
#include "people/sign_in_tries.h"

namespace tovholder::people {
namespace {

constexpr auto kForgetTriesAfter = std::chrono::hours(24);

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

}  // namespace

Result<void> CountTry(sql::Transaction& transaction, std::string_view key) {
  const std::string digest = http::DigestOf(key);
  const Instant now = transaction.now();
  if (const auto wait = WaitLeft(transaction, digest, now); wait.count() > 0) {
    const auto minutes = std::chrono::ceil<std::chrono::minutes>(wait);
    return Fail("people.sign_in_wait",
                {{"seconds", std::to_string(wait.count())}, {"minutes", std::to_string(minutes.count())}});
  }
  transaction.Execute("DELETE FROM sign_in_try WHERE last_try < $1", now - kForgetTriesAfter);
  transaction.Execute(
      "INSERT INTO sign_in_try (digest, failures, last_try) VALUES ($1, 1, $2) "
      "ON CONFLICT (digest) DO UPDATE SET failures = sign_in_try.failures + 1, last_try = excluded.last_try",
      digest, now);
  return {};
}

void ForgetTries(sql::Transaction& transaction, std::string_view key) {
  transaction.Execute("DELETE FROM sign_in_try WHERE digest = $1", http::DigestOf(key));
}

std::string CodeTries(UserId user) { return "code of " + std::to_string(user.value); }

}  // namespace tovholder::people
