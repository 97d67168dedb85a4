// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <functional>
#include <stop_token>

#include "post/mail.h"
#include "post/smtp.h"

namespace tovholder::post {

// Sends what is queued. A message is marked as being sent before the mail server hears of it; where
// the program ends in between, it is held for a person rather than sent twice.
class Mailer {
 public:
  Mailer(sql::Database& database, SmtpOptions options, std::function<Instant()> clock = Now);

  // Sends what is due, one after another, until nothing is left or `stop` is asked for. Returns how
  // many messages were tried.
  int SendDue(const std::stop_token& stop = {});

 private:
  // Marked as being sent by an attempt that can no longer be under way.
  void HoldAbandoned();
  std::optional<MailId> FindDue();
  std::optional<Mail> Take(MailId id);
  void Settle(const Mail& mail, const DeliveryReport& report);

  sql::Database& database_;
  SmtpOptions options_;
  std::function<Instant()> clock_;
};

}  // namespace tovholder::post
