// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "people/viewer.h"
#include "sql/database.h"

// Failed tries in a row slow down the next ones, see WaitAfter.
namespace tovholder::people {

// One more try under `key`: an e-mail, or a key of CodeTries. It counts as failed until it is forgotten, so commit
// before the secret is looked at: many tries at once do not slip through.
// Error: people.sign_in_wait {seconds, minutes}, and then it is not counted.
Result<void> CountTry(sql::Transaction& transaction, std::string_view key);
void ForgetTries(sql::Transaction& transaction, std::string_view key);

// What the codes of a user are counted under; the right password does not forget those.
std::string CodeTries(UserId user);

}  // namespace tovholder::people
