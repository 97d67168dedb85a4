// SPDX-License-Identifier: EUPL-1.2
#include "http/token.h"
#include "people/invitation.h"
#include "people/sign_in.h"

namespace tovholder::people {
namespace {

constexpr std::string_view kSelectInvitations =
    "SELECT i.account, i.mail, i.invited, m.sent, m.state, l.expires, i.used FROM invitation i "
    "JOIN mail_message m ON m.id = i.mail LEFT JOIN sign_in_link l ON l.digest = i.digest AND l.used IS NULL ";

Invitation ReadInvitation(const sql::Row& row) {
  return {row.Get<post::MailId>(1),           row.Get<Instant>(2),
          row.Get<std::optional<Instant>>(3), row.Get<post::MailState>(4),
          row.Get<std::optional<Instant>>(5), row.Get<std::optional<Instant>>(6)};
}

}  // namespace

Result<void> Invite(sql::Transaction& transaction, const User& user, const Letterhead& letterhead) {
  if (user.disabled) return Fail("people.disabled", {{"name", user.name}});
  const std::string path = MakeSignInLink(transaction, user.id, LinkPurpose::kNewPassword);
  const Instant ends = transaction.now() + LifeOf(LinkPurpose::kNewPassword);
  const html::Texts t(letterhead.language);
  const auto mail = post::QueueMail(transaction, WriteInvitation(user, letterhead.site_address + path, ends, t));
  if (!mail) return Pass(mail);
  transaction.Execute("DELETE FROM invitation WHERE account = $1", user.id);
  transaction.Execute("INSERT INTO invitation (account, mail, digest, invited) VALUES ($1, $2, $3, $4)", user.id, *mail,
                      http::DigestOf(path.substr(path.rfind('/') + 1)), transaction.now());
  return {};
}

std::optional<Invitation> FindInvitation(sql::Reader& reader, UserId user) {
  std::optional<Invitation> found;
  reader.Each(
      std::string(kSelectInvitations) + "WHERE i.account = $1",
      [&](const sql::Row& row) { found = ReadInvitation(row); }, user);
  return found;
}

std::map<UserId, Invitation> ListInvitations(sql::Reader& reader) {
  std::map<UserId, Invitation> all;
  reader.Each(kSelectInvitations, [&](const sql::Row& row) { all.emplace(row.Get<UserId>(0), ReadInvitation(row)); });
  return all;
}

}  // namespace tovholder::people
