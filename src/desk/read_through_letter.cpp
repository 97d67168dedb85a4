// SPDX-License-Identifier: EUPL-1.2
#include "desk/read_through_letter.h"

#include "desk/read_through_store.h"
#include "html/formats.h"

namespace tovholder::desk {

post::NewMail WriteReadingLetter(const meetings::Meeting& meeting, const DraftReader& reader, const people::User& user,
                                 const people::Letterhead& letterhead, ReadingLetter letter) {
  const html::Texts t(letterhead.language);
  const std::string due = html::FormatDay(reader.due, html::DayForm::kFull, letterhead.language);
  const std::string day = meeting.date ? html::FormatDay(*meeting.date, html::DayForm::kFull, letterhead.language)
                                       : std::string(t("no day yet"));
  const bool asks = letter == ReadingLetter::kRequest;
  const std::string what = asks ? t("{name} asks you to read the draft agenda of {title} ({day}) through.",
                                    {{"name", reader.named_by}, {"title", meeting.title}, {"day", day}})
                                : t("There is another day for reading the draft agenda of {title} ({day}) through.",
                                    {{"title", meeting.title}, {"day", day}});
  post::NewMail mail;
  mail.recipient = user.email;
  mail.recipient_name = user.name;
  mail.subject = asks ? t("Read through by {due}: {title}", {{"due", due}, {"title", meeting.title}})
                      : t("Changed: read through by {due}: {title}", {{"due", due}, {"title", meeting.title}});
  mail.body =
      t("Dear {name}", {{"name", user.name}}) + "\n\n" + what + "\n\n" +
      t("Read it by {due}. You can leave a remark at each item, and say when you are through:", {{"due", due}}) + "\n" +
      letterhead.site_address + ReadingAddress(meeting.id) + "\n\n" +
      std::string(t("The draft is not public. Please do not pass it on.")) + "\n";
  return mail;
}

}  // namespace tovholder::desk
