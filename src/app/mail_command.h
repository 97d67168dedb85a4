// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <functional>

#include "app/command.h"
#include "documents/icalendar.h"
#include "post/mail_reader.h"

namespace tovholder::app {

// Keeps an answer to an invitation, or says why not: an unknown UID, an attendee that the sender of the mail is not.
// To be filled by the room that invites.
using TakeAnswer = std::function<Result<void>(const post::ReceivedMail& mail, const documents::CalendarReply& answer)>;

struct MailCommand {
  enum class Form { kText, kJson } form = Form::kText;
  TakeAnswer take_answer = {};  // without it answers are only printed
};
// Reads one mail from standard input and prints what it says. Refused (1) where it is neither an answer to an
// invitation, nor a bounce, nor sent by a machine.
ExitCode Run(const MailCommand& command, const Terminal& terminal);

}  // namespace tovholder::app
