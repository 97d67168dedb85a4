// SPDX-License-Identifier: EUPL-1.2
#include "app/mail_command.h"

#include <boost/json.hpp>
#include <functional>
#include <iostream>

#include "app/archive.h"
#include "base/text.h"
#include "documents/icalendar.h"
#include "html/formats.h"
#include "invitations/answer_store.h"
#include "post/mail_reader.h"

namespace tovholder::app {
namespace {

namespace json = boost::json;

// What one mail says, and why the rest of it says nothing.
struct MailMeaning {
  post::ReceivedMail mail;
  std::vector<documents::CalendarReply> answers;
  std::vector<Error> problems;
};

// One byte more than a mail may have, so that a longer one is seen to be longer.
std::string ReadStandardInput() {
  std::string bytes(post::kMailLimit + 1, '\0');
  std::cin.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  bytes.resize(static_cast<std::size_t>(std::cin.gcount()));
  return bytes;
}

MailMeaning UnderstandMail(post::ReceivedMail mail) {
  MailMeaning meaning{std::move(mail), {}, {}};
  for (const post::ReceivedCalendar& calendar : meaning.mail.calendars) {
    Result<std::vector<documents::CalendarReply>> answers = documents::ParseCalendarReply(calendar.text);
    if (!answers) meaning.problems.push_back(answers.error());
    if (answers) meaning.answers.insert(meaning.answers.end(), answers->begin(), answers->end());
  }
  const bool says_nothing = meaning.answers.empty() && meaning.problems.empty() && !meaning.mail.bounce;
  if (!says_nothing || meaning.mail.auto_submitted) return meaning;
  meaning.problems = meaning.mail.notes;
  if (meaning.problems.empty()) meaning.problems.push_back(Error{"app.mail_without_answer"});
  return meaning;
}

std::string_view Verb(const documents::CalendarReply& answer, const html::Texts& t) {
  if (answer.proposal) return t("proposes another time");
  switch (answer.participation) {
    case documents::Participation::kAccepted:
      return t("accepts");
    case documents::Participation::kDeclined:
      return t("declines");
    case documents::Participation::kTentative:
    case documents::Participation::kNeedsAction:
      break;
  }
  return t("may come");
}

void PrintAnswer(const documents::CalendarReply& answer, const Terminal& terminal) {
  const html::Texts t = terminal.texts();
  terminal.out << answer.attendee << ' ' << Verb(answer, t) << ": " << answer.uid << '\n';
  if (answer.proposal) {
    terminal.out << "    " << html::FormatMoment(answer.proposal->start, terminal.language) << " – "
                 << html::FormatMoment(answer.proposal->end, terminal.language) << '\n';
  }
  if (!answer.comment.empty()) terminal.out << "    " << CollapseSpace(answer.comment) << '\n';
}

void PrintMail(const MailMeaning& meaning, const Terminal& terminal) {
  const html::Texts t = terminal.texts();
  const post::ReceivedMail& mail = meaning.mail;
  terminal.out << t("From {sender}: {subject}", {{"sender", mail.from.address}, {"subject", mail.subject}}) << '\n';
  for (const documents::CalendarReply& answer : meaning.answers) PrintAnswer(answer, terminal);
  if (mail.bounce) {
    for (const post::FailedRecipient& failed : mail.bounce->recipients) {
      terminal.out << t("not delivered to {address}: {reason}",
                        {{"address", failed.address}, {"reason", failed.status + " " + failed.reason}})
                   << '\n';
    }
  } else if (meaning.answers.empty() && mail.auto_submitted) {
    terminal.out << t("sent by a machine; nothing to do") << '\n';
  }
}

json::object ToJson(const documents::CalendarReply& answer) {
  json::object object{{"uid", answer.uid},           {"sequence", answer.sequence},
                      {"attendee", answer.attendee}, {"participation", ToName(answer.participation)},
                      {"comment", answer.comment},   {"stamp", FormatIso(answer.stamp)}};
  if (answer.recurrence) object["recurrence"] = FormatIso(*answer.recurrence);
  if (answer.proposal) {
    object["proposal"] = {{"start", FormatIso(answer.proposal->start)}, {"end", FormatIso(answer.proposal->end)}};
  }
  return object;
}

json::value ToJson(const std::optional<post::Bounce>& bounce) {
  if (!bounce) return nullptr;
  json::array recipients;
  for (const post::FailedRecipient& failed : bounce->recipients) {
    recipients.push_back({{"address", failed.address}, {"status", failed.status}, {"reason", failed.reason}});
  }
  return json::object{{"message_id", bounce->message_id}, {"recipients", recipients}};
}

void PrintMailJson(const MailMeaning& meaning, const Terminal& terminal) {
  const post::ReceivedMail& mail = meaning.mail;
  json::array answers;
  for (const documents::CalendarReply& answer : meaning.answers) answers.push_back(ToJson(answer));
  json::array problems;
  for (const Error& problem : meaning.problems) problems.push_back(json::string(problem.id));
  json::object object{{"from", mail.from.address},
                      {"subject", mail.subject},
                      {"message_id", mail.message_id},
                      {"in_reply_to", mail.in_reply_to},
                      {"text", mail.text},
                      {"auto_submitted", mail.auto_submitted},
                      {"answers", answers},
                      {"bounce", ToJson(mail.bounce)},
                      {"problems", problems}};
  object["date"] = mail.date ? json::value(FormatIso(*mail.date)) : json::value();
  terminal.out << json::serialize(object) << '\n';
}

// What the invitations make of it; each thing alone, so that one that is refused does not hold the others back.
void KeepMail(sql::Database& database, MailMeaning& meaning) {
  const std::string& sender = meaning.mail.from.address;
  const auto keep = [&](const std::function<Result<void>(sql::Transaction&)>& write) {
    const Result<void> kept = database.Write({0, sender}, write);
    if (!kept) meaning.problems.push_back(kept.error());
  };
  for (const documents::CalendarReply& answer : meaning.answers) {
    keep([&](sql::Transaction& transaction) { return invitations::TakeReply(transaction, answer, sender); });
  }
  if (meaning.mail.bounce) {
    keep([&](sql::Transaction& transaction) { return invitations::TakeBounce(transaction, *meaning.mail.bounce); });
  }
}

}  // namespace

ExitCode Run(const MailCommand& command, const Terminal& terminal) {
  Result<post::ReceivedMail> mail = post::ReadMail(ReadStandardInput());
  if (!mail) return terminal.Refuse(mail.error());
  MailMeaning meaning = UnderstandMail(std::move(*mail));
  const bool says_something = !meaning.answers.empty() || meaning.mail.bounce;
  if (says_something && command.keeping == MailCommand::Keeping::kKept) {
    const Result<Archive> archive = OpenArchive(command.data, Creation::kMustBeThere);
    if (!archive) return terminal.Refuse(archive.error());
    KeepMail(*archive->database, meaning);
  }
  command.form == MailCommand::Form::kJson ? PrintMailJson(meaning, terminal) : PrintMail(meaning, terminal);
  for (const Error& problem : meaning.problems) terminal.Refuse(problem);
  return meaning.problems.empty() ? kDone : kRefused;
}

}  // namespace tovholder::app
