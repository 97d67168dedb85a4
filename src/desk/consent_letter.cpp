// SPDX-License-Identifier: EUPL-1.2
#include "desk/consent_letter.h"

#include "html/formats.h"
#include "meetings/item_view.h"

namespace tovholder::desk {

post::NewMail WriteConsentLetter(const meetings::Meeting& meeting, const ReleaseRequest& request,
                                 const people::User& user, const people::Letterhead& letterhead) {
  const html::Texts t(letterhead.language);
  const std::string day = meeting.date ? html::FormatDay(*meeting.date, html::DayForm::kFull, letterhead.language)
                                       : std::string(t("no day yet"));
  post::NewMail mail;
  mail.recipient = user.email;
  mail.recipient_name = user.name;
  mail.subject = t("Your yes is wanted: agenda of {title}", {{"title", meeting.title}});
  mail.body = t("Dear {name}", {{"name", user.name}}) + "\n\n" +
              t("{name} asks the chairs to release the agenda of {title} ({day}). It is sent out when all have said "
                "yes. Read it, and say yes or no:",
                {{"name", request.requested_by}, {"title", meeting.title}, {"day", day}}) +
              "\n" + letterhead.site_address + meetings::AddressOf(meeting.id) + "/frigiv\n\n" +
              std::string(t("The draft is not public. Please do not pass it on.")) + "\n";
  return mail;
}

}  // namespace tovholder::desk
