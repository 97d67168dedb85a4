// SPDX-License-Identifier: EUPL-1.2
#include "people/mail_address.h"
#include "people/user_store.h"
#include "post/mail.h"
#include "sql/records.h"

namespace tovholder::people {

std::string FindOwnMailAddress(sql::Reader& reader, PersonId person) {
  const auto given = sql::Find<InvitationAddress>(reader, "FROM invitation_address WHERE person = $1", person);
  return given ? given->email : std::string();
}

std::string FindMailAddress(sql::Reader& reader, PersonId person) {
  if (std::string own = FindOwnMailAddress(reader, person); !own.empty()) return own;
  const auto user = FindUserOf(reader, person);
  return user && post::IsMailAddress(user->email) ? user->email : std::string();
}

Result<void> PutMailAddress(sql::Transaction& transaction, PersonId person, std::string_view email) {
  const std::string address = NormalEmail(email);
  if (!address.empty() && !post::IsMailAddress(address)) return Fail("post.bad_address", {{"address", address}});
  InvitationAddress stored =
      sql::Find<InvitationAddress>(transaction, "FROM invitation_address WHERE person = $1", person)
          .value_or(InvitationAddress{{}, person, {}});
  stored.email = address;
  if (stored.id) {
    sql::Update(transaction, "invitation_address", stored);
  } else {
    sql::Create(transaction, "invitation_address", stored);
  }
  return {};
}

}  // namespace tovholder::people
