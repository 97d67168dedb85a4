// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "base/time.h"
#include "html/texts.h"
#include "people/user.h"
#include "post/mail.h"
#include "sql/database.h"

// A mail with a one-time link lets a new user in to choose a password.
namespace tovholder::people {

struct Invitation {
  post::MailId mail;
  Instant invited;
  std::optional<Instant> sent = {};  // none: still on its way, or held back
  post::MailState mail_state = post::MailState::kWaiting;
  std::optional<Instant> link_ends = {};  // none: the link is used, too old, or another was made since
  std::optional<Instant> used = {};
};

enum class InvitationStage { kOnItsWay, kNotDelivered, kSent, kUsed, kExpired };
InvitationStage StageOf(const Invitation& invitation, Instant now);

// Who reads it in which language, and where the pages are.
struct Letterhead {
  html::Language language = html::Language::kDanish;
  std::string site_address;  // without a slash at the end
};
post::NewMail WriteInvitation(const User& user, std::string_view link, Instant ends, const html::Texts& t);

// Makes the link, ends older ones and queues the mail. Again for one who did not get it or came too late.
// Errors: post.bad_address {address}, people.disabled {name}.
Result<void> Invite(sql::Transaction& transaction, const User& user, const Letterhead& letterhead);

std::optional<Invitation> FindInvitation(sql::Reader& reader, UserId user);
// Of those who have been invited.
std::map<UserId, Invitation> ListInvitations(sql::Reader& reader);

}  // namespace tovholder::people
