// SPDX-License-Identifier: EUPL-1.2
#include "post/mailer.h"

#include "base/text.h"
#include "http/token.h"
#include "sql/records.h"

namespace tovholder::post {
namespace {

constexpr std::size_t kProblemLength = 500;

// What a mail server says may be in any encoding.
std::string ProblemText(std::string_view text) {
  return IsUtf8(text) ? Shorten(text, kProblemLength) : std::string("(unreadable answer)");
}

}  // namespace

Mailer::Mailer(sql::Database& database, SmtpOptions options, std::function<Instant()> clock)
    : database_(database), options_(std::move(options)), clock_(std::move(clock)) {}

void Mailer::HoldAbandoned() {
  const Instant abandoned = clock_() - options_.patience - std::chrono::minutes(1);
  database_.Write({}, [&](sql::Transaction& transaction) {
    transaction.Execute(
        "UPDATE mail_message SET state = 'held', problem = 'interrupted' WHERE state = 'sending' AND tried < $1",
        abandoned);
  });
}

std::optional<MailId> Mailer::FindDue() {
  return database_.Read([&](sql::Reader& reader) {
    return reader.One<MailId>(
        "SELECT id FROM mail_message WHERE state = 'waiting' AND due <= $1 ORDER BY due, id LIMIT 1", clock_());
  });
}

// Nothing where another server was quicker.
std::optional<Mail> Mailer::Take(MailId id) {
  const std::string attempt = http::RandomToken();
  return database_.Write({}, [&](sql::Transaction& transaction) -> std::optional<Mail> {
    const std::int64_t taken = transaction.Execute(
        "UPDATE mail_message SET state = 'sending', attempt = $1, tried = $2, attempts = attempts + 1 "
        "WHERE id = $3 AND state = 'waiting'",
        attempt, clock_(), id);
    return taken == 1 ? FindMail(transaction, id) : std::nullopt;
  });
}

void Mailer::Settle(const Mail& mail, const DeliveryReport& report) {
  MailState state = MailState::kSent;
  Instant due = mail.due;
  if (report.delivery == Delivery::kRefused) state = MailState::kFailed;
  if (report.delivery == Delivery::kUnknown) state = MailState::kHeld;
  if (report.delivery == Delivery::kDeferred) {
    const auto pause = PauseAfter(mail.attempts);
    state = pause ? MailState::kWaiting : MailState::kFailed;
    due = clock_() + pause.value_or(std::chrono::minutes(0));
  }
  const auto sent = state == MailState::kSent ? std::optional<Instant>(clock_()) : std::nullopt;
  database_.Write({}, [&](sql::Transaction& transaction) {
    transaction.Execute(
        "UPDATE mail_message SET state = $1, problem = $2, due = $3, sent = $4 WHERE id = $5 AND attempt = $6", state,
        ProblemText(report.problem), due, sent, mail.id, mail.attempt);
  });
}

int Mailer::SendDue(const std::stop_token& stop) {
  HoldAbandoned();
  int tried = 0;
  while (!stop.stop_requested()) {
    const auto due = FindDue();
    if (!due) break;
    // Read before it is taken: a message that cannot be read is not half sent.
    const auto attachments = database_.Read([&](sql::Reader& reader) { return ListAttachments(reader, *due); });
    const auto mail = Take(*due);
    if (!mail) continue;
    const std::string message = FormatMail(*mail, attachments, options_.sender, clock_());
    Settle(*mail, SendBySmtp(options_, mail->recipient, message));
    ++tried;
  }
  return tried;
}

}  // namespace tovholder::post
