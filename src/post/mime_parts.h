// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"
#include "base/time.h"

// A message taken apart; private to the room. mime_parts.cpp alone names the MIME library.
namespace tovholder::post {

struct MailPerson {
  std::string name;  // may be empty
  std::string address;
};

struct MimePart {
  std::string type;  // "text/calendar", in lower case
  std::string charset;
  std::string method;  // of a calendar, in upper case
  std::string name;
  bool attached = false;   // as a file, not to be read at once
  std::string bytes;       // without transfer encoding; only of texts, calendars and reports
  std::string message_id;  // of the message that is this part
};

struct MimeMessage {
  std::vector<MailPerson> from;
  std::vector<MailPerson> to;
  std::string subject;
  std::string message_id;
  std::string in_reply_to;
  std::optional<Instant> date;
  std::vector<std::pair<std::string, std::string>> fields;  // of the head, names in lower case
  std::vector<MimePart> parts;                              // leaves in their order; messages inside are not opened
};

// `bytes` begin with the head. Errors: post.mail_too_deep {limit}, post.mail_too_many_parts {limit}.
Result<MimeMessage> ParseMime(std::string_view bytes);

}  // namespace tovholder::post
