// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "base/result.h"
#include "http/sessions.h"
#include "people/user.h"
#include "sql/database.h"

// Ways in: a password, or a link that works once; and then a code, for whoever has a second factor. Unknown e-mail,
// wrong password and disabled user take the same time and give the same answer.
namespace tovholder::people {

enum class LinkPurpose {
  kSignIn,       // the password, if there is one, stays
  kNewPassword,  // for a new user or a forgotten password: at its use the old password ends
};
std::string_view ToName(LinkPurpose purpose);
bool FromName(std::string_view name, LinkPurpose& purpose);
// A day for signing in, a week for a new password.
std::chrono::seconds LifeOf(LinkPurpose purpose);

// How long nobody may try to sign in as the same user after so many failed tries in a row.
std::chrono::seconds WaitAfter(int failures);

// Errors: people.password_short {least}, people.password_long {most}, people.password_simple.
Result<void> CheckNewPassword(const User& user, std::string_view password);

// Makes the link and ends older ones of the same user. Returns its address within the site, "/log-ind/TOKEN",
// which cannot be found again.
std::string MakeSignInLink(sql::Transaction& transaction, UserId user, LinkPurpose purpose);

struct SignInLink {
  UserId user;
  LinkPurpose purpose = LinkPurpose::kSignIn;
};
// Does not use it up. Error: people.link_unusable for unknown, used and expired ones alike.
Result<SignInLink> FindSignInLink(sql::Reader& reader, std::string_view token, Instant now);

struct SignedIn {
  User user;
  http::StartedSession session;
};
// The password was right, and a code is wanted as well.
struct CodeWanted {
  std::string ticket;  // for SignInByCode within ten minutes; it cannot be found again
};
// `agent` is what the browser calls itself.
// Errors: people.sign_in_refused, people.sign_in_wait {seconds, minutes}.
Result<std::variant<SignedIn, CodeWanted>> SignIn(sql::Database& database, std::string_view email,
                                                  std::string_view password, std::string_view agent);
// Errors: people.ticket_unusable, people.code_wrong, people.sign_in_wait {seconds, minutes}.
Result<SignedIn> SignInByCode(sql::Database& database, std::string_view ticket, std::string_view code,
                              std::string_view agent);
// `code` is looked at where the user has a second factor; a wrong one does not use the link up.
// Errors: people.link_unusable, people.code_wrong, people.sign_in_wait {seconds, minutes}.
Result<SignedIn> SignInByLink(sql::Database& database, std::string_view token, std::string_view code,
                              std::string_view agent);

bool HasPassword(sql::Reader& reader, UserId user);
// Ends all sessions of the user but `kept_session` (0 for none). `old_password` is not looked at where there is none
// yet. Errors: people.no_such_user, people.password_wrong, people.sign_in_wait {seconds, minutes}, those of
// CheckNewPassword.
Result<void> ChangePassword(sql::Database& database, const sql::Author& author, UserId user,
                            std::string_view old_password, std::string_view new_password, std::int64_t kept_session);

}  // namespace tovholder::people
