// SPDX-License-Identifier: EUPL-1.2
#include "http/token.h"
#include "post/mail.h"
#include "sql/records.h"

namespace tovholder::post {
namespace {

Result<void> Decide(sql::Transaction& transaction, MailId id, MailState state) {
  const auto mail = FindMail(transaction, id);
  if (!mail || (mail->state != MailState::kHeld && mail->state != MailState::kFailed)) {
    return Fail("post.not_held", {{"mail", std::to_string(id.value)}});
  }
  transaction.Execute("UPDATE mail_message SET state = $1, due = $2, attempts = 0 WHERE id = $3", state,
                      transaction.now(), id);
  sql::LogChange(transaction, sql::ChangeKind::kUpdate, "mail_message", id.value,
                 {{"state", std::string(ToName(mail->state)), std::string(ToName(state))}});
  return {};
}

}  // namespace

Result<MailId> QueueMail(sql::Transaction& transaction, const NewMail& mail) {
  if (!IsMailAddress(mail.recipient)) return Fail("post.bad_address", {{"address", mail.recipient}});
  Mail queued;
  queued.recipient = mail.recipient;
  queued.recipient_name = mail.recipient_name;
  queued.subject = mail.subject;
  queued.body = mail.body;
  queued.html = mail.html;
  queued.message_key = http::RandomToken();
  queued.created = queued.due = transaction.now();
  sql::CreateUnlogged(transaction, "mail_message", queued);
  return queued.id;
}

std::optional<Mail> FindMail(sql::Reader& reader, MailId id) {
  return sql::Find<Mail>(reader, "FROM mail_message WHERE id = $1", id);
}

std::vector<Mail> ListMail(sql::Reader& reader, MailState state, int limit) {
  return sql::List<Mail>(reader, "FROM mail_message WHERE state = $1 ORDER BY id DESC LIMIT $2", state, limit);
}

Result<void> SendAgain(sql::Transaction& transaction, MailId id) {
  return Decide(transaction, id, MailState::kWaiting);
}

Result<void> GiveUp(sql::Transaction& transaction, MailId id) { return Decide(transaction, id, MailState::kFailed); }

}  // namespace tovholder::post
