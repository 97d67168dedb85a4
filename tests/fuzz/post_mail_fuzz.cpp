// SPDX-License-Identifier: EUPL-1.2
#include <cstdlib>

#include "base/text.h"
#include "documents/icalendar.h"
#include "post/mail_reader.h"

using namespace tovholder;

namespace {

void Demand(const std::string& text) {
  if (!IsUtf8(text)) std::abort();
}

}  // namespace

// Any mail: what is read is text, and so is what is said of the rest; calendars are read on.
extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  const Result<post::ReceivedMail> mail = post::ReadMail({reinterpret_cast<const char*>(data), size});
  if (!mail) {
    for (const auto& [name, value] : mail.error().params) Demand(value);
    return 0;
  }
  for (const std::string& text :
       {mail->from.name, mail->from.address, mail->subject, mail->message_id, mail->in_reply_to, mail->text}) {
    Demand(text);
  }
  for (const post::ReceivedCalendar& calendar : mail->calendars) {
    Demand(calendar.text);
    (void)documents::ParseCalendarReply(calendar.text).has_value();
  }
  if (mail->bounce) {
    for (const post::FailedRecipient& failed : mail->bounce->recipients) Demand(failed.address + failed.reason);
  }
  return 0;
}
