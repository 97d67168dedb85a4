// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "base/text.h"
#include "html/formats.h"
#include "planning/obstacle_view.h"
#include "planning/poll_letter.h"
#include "planning/poll_store.h"

namespace tovholder::planning {
namespace {

// "2026-05-26 15:00 17:00"
std::string LineOf(const PollTime& time) {
  std::string line = FormatIso(time.date);
  if (time.start_time) line += " " + FormatIso(*time.start_time);
  if (time.end_time) line += " " + FormatIso(*time.end_time);
  return line;
}

}  // namespace

std::string ToldOf(const std::vector<PollTime>& times) {
  std::string told;
  for (const PollTime& time : times) told += LineOf(time) + "\n";
  return told;
}

std::vector<PollTime> UntoldTimes(const std::vector<PollTime>& times, std::string_view told) {
  const auto lines = SplitLines(told);
  std::vector<PollTime> untold;
  for (const PollTime& time : times) {
    if (std::find(lines.begin(), lines.end(), LineOf(time)) == lines.end()) untold.push_back(time);
  }
  return untold;
}

post::NewMail WritePollLetter(const meetings::Meeting& meeting, const DatePoll& poll,
                              const std::vector<PollTime>& times, const PollAddressee& addressee,
                              const people::Letterhead& letterhead, PollNews news) {
  const html::Texts t(letterhead.language);
  const bool asks = news == PollNews::kAsked;
  post::NewMail mail;
  mail.recipient = addressee.email;
  mail.recipient_name = addressee.name;
  mail.subject = asks ? t("When can you come? {title}", {{"title", meeting.title}})
                      : t("Changed: new times for {title}", {{"title", meeting.title}});
  mail.body = t("Dear {name}", {{"name", addressee.name}}) + "\n\n" +
              (asks ? t("A day is to be found for {title}. These times are proposed:", {{"title", meeting.title}})
                    : t("There are new times for {title}:", {{"title", meeting.title}})) +
              "\n\n";
  for (const PollTime& time : times) mail.body += "- " + FormatSlot(time.slot(), t) + "\n";
  if (meeting.place) mail.body += "\n" + t("Where: {place}", {{"place", *meeting.place}}) + "\n";
  if (poll.closes) {
    const std::string date = FormatDay(*poll.closes, html::DayForm::kFull, t.language());
    mail.body += "\n" + t("Answer by {date}", {{"date", date}}) + ".\n";
  }
  mail.body += "\n" +
               (addressee.signs_in
                    ? t("Say which suit you:\n{link}", {{"link", letterhead.site_address + PollAddress(meeting.id)}})
                    : std::string(t("You have no user here. Tell the secretary of the meeting which suit you."))) +
               "\n";
  return mail;
}

}  // namespace tovholder::planning
