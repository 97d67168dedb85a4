// SPDX-License-Identifier: EUPL-1.2
#include "post/mail_reader.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "documents/encoding.h"
#include "documents/html_reader.h"
#include "post/delivery_report.h"
#include "post/mail_shape.h"

namespace tovholder::post {
namespace {

std::string_view FieldOf(const MimeMessage& message, std::string_view name) {
  for (const auto& [known, value] : message.fields) {
    if (known == name) return value;
  }
  return {};
}

// RFC 3834, and what was in use before it.
bool IsAutoSubmitted(const MimeMessage& message) {
  constexpr std::array<std::string_view, 3> kMarks = {"x-autoreply", "x-autorespond", "x-failed-recipients"};
  constexpr std::array<std::string_view, 4> kPrecedences = {"auto_reply", "bulk", "junk", "list"};
  const std::string submitted = ToLower(FieldOf(message, "auto-submitted"));
  const std::string precedence = ToLower(FieldOf(message, "precedence"));
  return (!submitted.empty() && !submitted.starts_with("no")) ||
         std::find(kPrecedences.begin(), kPrecedences.end(), precedence) != kPrecedences.end() ||
         FieldOf(message, "return-path") == "<>" ||
         std::any_of(kMarks.begin(), kMarks.end(), [&](auto mark) { return !FieldOf(message, mark).empty(); });
}

std::string NameOf(const MimePart& part) { return part.name.empty() ? part.type : part.name; }

// "" and a note where the part is no text.
std::string DecodePart(const MimePart& part, ReceivedMail& mail) {
  Result<documents::DecodedText> decoded = documents::DecodeText(part.bytes, NameOf(part), part.charset);
  if (decoded) return std::move(decoded->text);
  mail.notes.push_back(decoded.error());
  return {};
}

bool IsCalendar(const MimePart& part) {
  return part.type == "text/calendar" || part.type == "application/ics" || ToLower(part.name).ends_with(".ics");
}

void AddCalendar(const MimePart& part, ReceivedMail& mail) {
  std::string text = DecodePart(part, mail);
  const auto same = [&](const ReceivedCalendar& known) { return known.text == text; };
  if (text.empty() || std::any_of(mail.calendars.begin(), mail.calendars.end(), same)) return;
  mail.calendars.push_back({part.method, std::move(text)});
}

void AddNote(const MimePart& part, ReceivedMail& mail) {
  if (part.type == "application/ms-tnef") mail.notes.push_back(Error{"post.mail_winmail"});
  if (part.type == "application/pkcs7-mime" || part.type == "application/pgp-encrypted") {
    mail.notes.push_back(Error{"post.mail_encrypted"});
  }
}

void AddHtmlText(const MimePart& part, ReceivedMail& mail) {
  const std::string html = DecodePart(part, mail);
  if (html.empty()) return;
  Result<documents::TextDocument> read = documents::ReadHtml(html, NameOf(part), {});
  if (read) mail.text = std::move(read->text);
  if (!read && read.error().id != "documents.no_text") mail.notes.push_back(read.error());
}

void AddText(const std::vector<MimePart>& parts, ReceivedMail& mail) {
  const MimePart* html = nullptr;
  for (const MimePart& part : parts) {
    if (part.attached) continue;
    if (part.type == "text/html" && !html) html = &part;
    if (part.type != "text/plain" || IsCalendar(part)) continue;
    const std::string text = DecodePart(part, mail);
    if (!mail.text.empty() && !text.empty()) mail.text += "\n";
    mail.text += text;
  }
  if (Trim(mail.text).empty() && html) AddHtmlText(*html, mail);
}

// What came back of the message, or its head.
std::string ReturnedMessageId(const std::vector<MimePart>& parts) {
  for (const MimePart& part : parts) {
    if (!part.message_id.empty()) return part.message_id;
    if (part.type == "text/rfc822-headers") {
      const std::string id = FindField(part.bytes, "message-id");
      if (!id.empty()) return ReplaceAll(ReplaceAll(id, "<", ""), ">", "");
    }
  }
  return {};
}

std::optional<Bounce> FindBounce(const MimeMessage& message) {
  Bounce bounce;
  for (const MimePart& part : message.parts) {
    if (part.type != "message/delivery-status" && part.type != "message/global-delivery-status") continue;
    for (FailedRecipient& failed : ListFailedRecipients(part.bytes)) bounce.recipients.push_back(std::move(failed));
  }
  if (bounce.recipients.empty()) {
    for (const std::string_view address : Split(FieldOf(message, "x-failed-recipients"), ',')) {
      if (!Trim(address).empty()) bounce.recipients.push_back({std::string(Trim(address)), {}, {}});
    }
  }
  if (bounce.recipients.empty()) return std::nullopt;
  bounce.message_id = ReturnedMessageId(message.parts);
  return bounce;
}

}  // namespace

Result<ReceivedMail> ReadMail(std::string_view bytes) {
  const Result<std::string_view> shaped = CheckMailShape(bytes);
  if (!shaped) return Pass(shaped);
  Result<MimeMessage> message = ParseMime(*shaped);
  if (!message) return Pass(message);
  if (message->from.empty() || message->from.front().address.empty()) return Fail("post.mail_no_sender");
  ReceivedMail mail;
  mail.auto_submitted = IsAutoSubmitted(*message);
  mail.bounce = FindBounce(*message);
  mail.from = std::move(message->from.front());
  mail.to = std::move(message->to);
  mail.subject = std::move(message->subject);
  mail.message_id = std::move(message->message_id);
  mail.in_reply_to = std::move(message->in_reply_to);
  mail.date = message->date;
  AddText(message->parts, mail);
  for (const MimePart& part : message->parts) {
    AddNote(part, mail);
    if (IsCalendar(part)) AddCalendar(part, mail);
  }
  return mail;
}

}  // namespace tovholder::post
