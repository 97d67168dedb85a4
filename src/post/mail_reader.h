// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "post/mime_parts.h"

// Mail in: answers to invitations, and what mail servers say of mail that did not arrive.
namespace tovholder::post {

struct ReceivedCalendar {
  std::string method;  // as the mail tells it: "REPLY"; may be empty
  std::string text;    // UTF-8
};

struct FailedRecipient {
  std::string address;
  std::string status;  // "5.1.1" (RFC 3463); may be empty
  std::string reason;  // in the words of the mail server; may be empty
};

struct Bounce {
  std::vector<FailedRecipient> recipients;
  std::string message_id;  // of the message that came back; may be empty
};

struct ReceivedMail {
  MailPerson from;
  std::vector<MailPerson> to;
  std::string subject;
  std::string message_id;  // without angle brackets
  std::string in_reply_to;
  std::optional<Instant> date;
  std::string text;                         // of the plain parts, else of the HTML part
  std::vector<ReceivedCalendar> calendars;  // each text once; not those of forwarded messages
  bool auto_submitted = false;              // out of office and the like; also answers that a calendar sends for people
  std::optional<Bounce> bounce;             // RFC 3464; a mere delay is none
  std::vector<Error> notes;                 // parts that could not be read
};

constexpr std::size_t kMailLimit = std::size_t{25} << 20;  // bytes
constexpr std::size_t kMailDepthLimit = 20;
constexpr std::size_t kMailPartLimit = 200;
constexpr std::size_t kMailBoundaryLimit = 5000;  // lines that look like a boundary
constexpr std::size_t kMailFieldLimit = 20'000;   // fields of heads, of all parts together

// RFC 5322, 2045 and 2047, read generously.
// Errors: post.mail_empty, post.mail_too_large {limit} in megabytes, post.not_mail {line, text}, post.mail_no_sender,
// post.mail_too_deep {limit}, post.mail_too_many_parts {limit}, post.mail_head_too_long {line, limit}.
// Notes: post.mail_winmail, post.mail_encrypted, and those of documents::DecodeText and documents::ReadHtml.
Result<ReceivedMail> ReadMail(std::string_view bytes);

}  // namespace tovholder::post
