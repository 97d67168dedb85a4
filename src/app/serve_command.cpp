// SPDX-License-Identifier: EUPL-1.2
#include "app/serve_command.h"

#include <pthread.h>

#include <chrono>
#include <csignal>
#include <memory>
#include <optional>

#include "app/archive.h"
#include "app/web_site.h"
#include "http/server.h"
#include "indicators/indicator_store.h"
#include "people/sign_in.h"
#include "people/user_store.h"
#include "plan/reminder.h"
#include "post/mailer.h"
#include "post/rounds.h"

namespace tovholder::app {
namespace {

constexpr std::chrono::seconds kMailPause{15};
constexpr std::chrono::minutes kReminderPause{15};
constexpr int kFirstHour = 7;

// Blocked before the first thread starts, so that only `Wait` gets them.
class StopSignals {
 public:
  StopSignals() {
    sigemptyset(&signals_);
    sigaddset(&signals_, SIGINT);
    sigaddset(&signals_, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &signals_, nullptr);
  }
  void Wait() const {
    int signal = 0;
    sigwait(&signals_, &signal);
  }

 private:
  sigset_t signals_{};
};

std::string MakeAdministratorLink(sql::Database& database) {
  return database.Write({}, [](sql::Transaction& transaction) {
    return people::MakeSignInLink(transaction, people::FindOrCreateAdministrator(transaction).id,
                                  people::LinkPurpose::kSignIn);
  });
}

bool HasAdministratorSignedIn(sql::Database& database) {
  return database.Read([](sql::Reader& reader) { return !people::ListUsers(reader).empty(); });
}

// An import that was killed has left the index in many pieces, and suggestions aside.
void EndBrokenImport(Archive& archive) {
  if (!archive.database->Read([&](sql::Reader& reader) { return archive.index->IsInBulk(reader); })) return;
  try {
    archive.database->Write({}, [&](sql::Transaction& transaction) { archive.index->EndBulk(transaction); });
  } catch (const sql::Locked&) {  // it goes on in another process
  }
}

// Sends what is queued for as long as it lives.
class MailOut {
 public:
  MailOut(sql::Database& database, post::SmtpOptions options) : mailer_(database, std::move(options)) {}

 private:
  post::Mailer mailer_;
  post::Rounds rounds_{"mail", kMailPause, [this](const std::stop_token& stop) { mailer_.SendDue(stop); }};
};

// Writes once a day, from the morning on, to whoever has a deadline before him.
class Reminders {
 public:
  Reminders(sql::Database& database, std::string address) : database_(database), address_(std::move(address)) {}

 private:
  void Remind() {
    const LocalTime now = ToCopenhagen(Now());
    if (now.time.hour < kFirstHour || last_day_ == now.date) return;
    database_.Write({}, [&](sql::Transaction& transaction) {
      plan::RemindOfSteps(transaction, now.date, {html::Language::kDanish, address_});
    });
    last_day_ = now.date;
  }

  sql::Database& database_;
  std::string address_;
  std::optional<Date> last_day_;
  post::Rounds rounds_{"reminders", kReminderPause, [this](const std::stop_token&) { Remind(); }};
};

// Nothing where no mail server is named. Error: post.bad_address {address}, of who sends.
Result<std::unique_ptr<MailOut>> StartMail(sql::Database& database, const ServeCommand& command) {
  if (command.smtp.empty()) return nullptr;
  if (!post::IsMailAddress(command.mail_from)) return Fail("post.bad_address", {{"address", command.mail_from}});
  post::SmtpOptions options;
  options.url = command.smtp;
  options.user = command.smtp_user;
  options.password = command.smtp_password;
  if (command.smtp_plain) options.encryption = post::Encryption::kIfOffered;
  options.sender = {command.mail_from, "Tovholder"};
  return std::make_unique<MailOut>(database, std::move(options));
}

// Those that a new edition of the program brings as well.
void AddKnownIndicatorsTo(const Archive& archive) {
  if (archive.database->Read(indicators::HasKnownIndicators)) return;
  archive.database->Write({}, [](sql::Transaction& transaction) { indicators::AddKnownIndicators(transaction); });
}

}  // namespace

ExitCode Run(const ServeCommand& command, const Terminal& terminal) {
  const StopSignals signals;
  Result<Archive> archive = OpenArchive(command.data, Creation::kMakeNew);
  if (!archive) return terminal.Refuse(archive.error());
  EndBrokenImport(*archive);
  AddKnownIndicatorsTo(*archive);
  const bool first_start = !HasAdministratorSignedIn(*archive->database);
  WebSiteOptions options;
  options.public_address = command.public_address;
  options.mail_from = command.mail_from;
  if (command.trust_proxy) options.proxy = http::Proxy::kTrusted;
  WebSite site(*archive, options);
  http::ServerOptions server_options;
  server_options.listen = command.listen;
  server_options.bell = &site.bell();
  Result<std::unique_ptr<http::Server>> server = http::Server::Start(site.site(), server_options);
  if (!server) return terminal.Refuse(server.error());

  const auto mail = StartMail(*archive->database, command);
  if (!mail) return terminal.Refuse(mail.error());

  const std::string host = command.listen.substr(0, command.listen.rfind(':'));
  const std::string address = command.public_address.empty()
                                  ? "http://" + host + ":" + std::to_string((*server)->port())
                                  : command.public_address;
  const html::Texts t = terminal.texts();
  terminal.Say(t("Tovholder is at {address} (stop with Ctrl-C).", {{"address", address}}));
  if (command.print_link || first_start) {
    terminal.Say(t("Sign in once with {link}", {{"link", address + MakeAdministratorLink(*archive->database)}}));
  }
  std::optional<Reminders> reminders;
  if (*mail) reminders.emplace(*archive->database, address);
  signals.Wait();
  reminders.reset();
  (*server)->Stop();
  return kDone;
}

}  // namespace tovholder::app
