// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <boost/describe.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/id.h"
#include "base/result.h"
#include "base/time.h"
#include "documents/file_store.h"
#include "documents/icalendar.h"
#include "sql/database.h"

// Mail out. A message is queued in the transaction of what it tells about, and sent afterwards.
namespace tovholder::post {

struct Mail;
using MailId = Id<Mail>;

enum class MailState {
  kWaiting,
  kSending,  // handed to the mail server, whose answer is not known yet
  kSent,
  kHeld,   // perhaps sent: a person decides whether to send it again
  kFailed  // refused for good, or tried too often
};
std::string_view ToName(MailState state);
bool FromName(std::string_view name, MailState& state);

struct Mail {
  MailId id;
  std::string recipient;       // "anna@example.org"
  std::string recipient_name;  // may be empty
  std::string subject;
  std::string body;
  std::string html;      // "" where there is none
  std::string calendar;  // of documents::FormatCalendar; "" where there is none
  documents::CalendarMethod calendar_method = documents::CalendarMethod::kPublish;
  MailState state = MailState::kWaiting;
  std::string message_key;
  std::int64_t attempts = 0;
  std::string attempt;
  std::string problem;  // what the mail server said, in its own words
  Instant created;
  Instant due;  // not before
  std::optional<Instant> tried;
  std::optional<Instant> sent;
};
BOOST_DESCRIBE_STRUCT(Mail, (),
                      (id, recipient, recipient_name, subject, body, html, calendar, calendar_method, state,
                       message_key, attempts, attempt, problem, created, due, tried, sent))

// An invitation, a change of it or a cancellation, as the calendar of the recipient takes it.
struct MailCalendar {
  documents::CalendarMethod method = documents::CalendarMethod::kRequest;
  std::string text;  // of documents::FormatCalendar, written with the same method
};

struct MailAttachment {
  std::string name;        // "Dagsorden.pdf"
  std::string media_type;  // "" where unknown
  std::string bytes;
};
constexpr std::size_t kAttachmentLimit = std::size_t{20} << 20;  // bytes, of all of one message

struct NewMail {
  std::string recipient;
  std::string recipient_name;
  std::string subject;
  std::string body;
  std::string html;
  std::optional<MailCalendar> calendar = std::nullopt;
  std::vector<MailAttachment> attachments = {};
};

// One address without name or comment, fit to be handed to a mail server.
bool IsMailAddress(std::string_view text);

// Attachments are kept in the file store: the same one to many recipients is there once.
// Errors: post.bad_address {address}, post.attachments_too_large {limit}, in megabytes.
Result<MailId> QueueMail(sql::Transaction& transaction, const NewMail& mail);

std::optional<Mail> FindMail(sql::Reader& reader, MailId id);
// By the Message-ID it was sent with, "<key@example.org>", as an answer or a bounce names it.
std::optional<Mail> FindMailByMessageId(sql::Reader& reader, std::string_view message_id);
std::vector<MailAttachment> ListAttachments(sql::Reader& reader, MailId id);
// Newest first.
std::vector<Mail> ListMail(sql::Reader& reader, MailState state, int limit);

// A person has decided. Errors: post.not_held {mail}, where it is neither held nor failed.
Result<void> SendAgain(sql::Transaction& transaction, MailId id);
Result<void> GiveUp(sql::Transaction& transaction, MailId id);

// How long to wait after so many attempts; nothing: no more.
std::optional<std::chrono::minutes> PauseAfter(std::int64_t attempts);

}  // namespace tovholder::post
