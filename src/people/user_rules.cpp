// SPDX-License-Identifier: EUPL-1.2
#include "base/text.h"
#include "people/user.h"

namespace tovholder::people {
namespace {

constexpr std::size_t kLongestEmail = 254;
// What the first administrator signs in with until he gives an address of his own.
constexpr std::string_view kFirstAdministrator = "administrator";

bool IsEmail(std::string_view email) {
  if (email == kFirstAdministrator) return true;
  const std::size_t at = email.find('@');
  if (at == std::string_view::npos || at == 0 || at + 1 == email.size() || email.size() > kLongestEmail) return false;
  if (email.find('@', at + 1) != std::string_view::npos) return false;
  for (std::size_t i = 0; i < email.size(); ++i) {
    if (SpaceLength(email, i) != 0 || static_cast<unsigned char>(email[i]) < 0x20) return false;
  }
  return email.find_first_of(",;<>\"") == std::string_view::npos;
}

}  // namespace

std::string NormalEmail(std::string_view email) { return ToLower(Compose(Trim(email))); }

Result<void> CheckUser(const User& user) {
  if (!IsEmail(user.email)) return Fail("people.bad_email", {{"email", Shorten(user.email, 60)}});
  if (Trim(user.name).empty()) return Fail("people.no_name");
  if (user.role == Role::kOutsider) return Fail("people.bad_role", {{"role", std::string(ToName(user.role))}});
  return {};
}

}  // namespace tovholder::people
