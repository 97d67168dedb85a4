// SPDX-License-Identifier: EUPL-1.2
#include "base/text.h"
#include "http/token.h"
#include "post/mail.h"
#include "sql/records.h"

namespace tovholder::post {

struct StoredAttachment {
  std::int64_t id = 0;
  MailId mail;
  std::string name;
  std::string media_type;
  documents::FileId file;
};
BOOST_DESCRIBE_STRUCT(StoredAttachment, (), (id, mail, name, media_type, file))

namespace {

std::size_t SizeOf(const std::vector<MailAttachment>& attachments) {
  std::size_t size = 0;
  for (const MailAttachment& attachment : attachments) size += attachment.bytes.size();
  return size;
}

void StoreAttachment(sql::Transaction& transaction, MailId mail, const MailAttachment& attachment) {
  StoredAttachment stored;
  stored.mail = mail;
  stored.name = attachment.name;
  stored.media_type = attachment.media_type;
  if (stored.media_type.empty()) stored.media_type = documents::MediaTypeOf(attachment.bytes, attachment.name);
  stored.file = documents::StoreFile(transaction, attachment.bytes, attachment.name, stored.media_type).id;
  sql::CreateUnlogged(transaction, "mail_attachment", stored);
}

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
  if (SizeOf(mail.attachments) > kAttachmentLimit) {
    return Fail("post.attachments_too_large", {{"limit", std::to_string(kAttachmentLimit >> 20)}});
  }
  Mail queued;
  queued.recipient = mail.recipient;
  queued.recipient_name = mail.recipient_name;
  queued.subject = mail.subject;
  queued.body = mail.body;
  queued.html = mail.html;
  if (mail.calendar) {
    queued.calendar = mail.calendar->text;
    queued.calendar_method = mail.calendar->method;
  }
  queued.message_key = http::RandomToken();
  queued.created = queued.due = transaction.now();
  sql::CreateUnlogged(transaction, "mail_message", queued);
  for (const MailAttachment& attachment : mail.attachments) StoreAttachment(transaction, queued.id, attachment);
  return queued.id;
}

std::optional<Mail> FindMail(sql::Reader& reader, MailId id) {
  return sql::Find<Mail>(reader, "FROM mail_message WHERE id = $1", id);
}

std::optional<Mail> FindMailByMessageId(sql::Reader& reader, std::string_view message_id) {
  std::string_view key = Trim(message_id);
  if (key.starts_with('<')) key.remove_prefix(1);
  key = key.substr(0, key.find('@'));
  return sql::Find<Mail>(reader, "FROM mail_message WHERE message_key = $1", key);
}

std::vector<MailAttachment> ListAttachments(sql::Reader& reader, MailId id) {
  std::vector<MailAttachment> attachments;
  for (StoredAttachment& stored :
       sql::List<StoredAttachment>(reader, "FROM mail_attachment WHERE mail = $1 ORDER BY id", id)) {
    attachments.push_back(
        {std::move(stored.name), std::move(stored.media_type), documents::LoadStoredFile(reader, stored.file)});
  }
  return attachments;
}

std::vector<Mail> ListMail(sql::Reader& reader, MailState state, int limit) {
  return sql::List<Mail>(reader, "FROM mail_message WHERE state = $1 ORDER BY id DESC LIMIT $2", state, limit);
}

Result<void> SendAgain(sql::Transaction& transaction, MailId id) {
  return Decide(transaction, id, MailState::kWaiting);
}

Result<void> GiveUp(sql::Transaction& transaction, MailId id) { return Decide(transaction, id, MailState::kFailed); }

}  // namespace tovholder::post
