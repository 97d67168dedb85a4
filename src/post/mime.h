// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "post/mail.h"

// Mail in the form that goes over the wire (RFC 5322, 2045, 2047).
namespace tovholder::post {

struct Sender {
  std::string address;
  std::string name;  // may be empty
};

// The whole message with CRLF line ends, at the moment `now`. A calendar entry stands beside the text, where Outlook,
// Gmail and Apple Mail offer to answer, and once more as the file invite.ics for programs that take files alone.
std::string FormatMail(const Mail& mail, const std::vector<MailAttachment>& attachments, const Sender& sender,
                       Instant now);

// A header value in ASCII: as it is, or as encoded words. Line breaks and control characters become spaces.
std::string EncodeHeader(std::string_view text);
// Lines of at most 76 characters, CRLF.
std::string EncodeQuotedPrintable(std::string_view text);
// Lines of 76 characters, CRLF.
std::string EncodeBase64Lines(std::string_view bytes);
// "Tue, 22 Apr 2025 13:00:00 +0000"
std::string FormatMailDate(Instant instant);

}  // namespace tovholder::post
