// SPDX-License-Identifier: EUPL-1.2
#include "app/user_command.h"

#include <ostream>

#include "app/archive.h"
#include "people/invitation.h"
#include "people/second_factor.h"
#include "people/sign_in.h"
#include "people/user_store.h"

namespace tovholder::app {
namespace {

const sql::Author kAuthor{0, "command line"};

Result<people::User> FindUser(sql::Reader& reader, const std::string& email) {
  auto user = people::FindUserByEmail(reader, email);
  if (!user) return Fail("people.no_such_user", {{"email", email}});
  return *user;
}

// Gives what is printed: the address of a link within the site, or nothing.
Result<std::string> Add(sql::Transaction& transaction, const UserCommand& command, html::Language language) {
  people::NewUser wanted{command.email, command.name.empty() ? command.email : command.name, people::Role::kReader};
  if (!people::FromName(command.role, wanted.role)) return Fail("people.bad_role", {{"role", command.role}});
  const Result<people::User> user = people::CreateUser(transaction, wanted);
  if (!user) return Pass(user);
  if (!command.invite) return people::MakeSignInLink(transaction, user->id, people::LinkPurpose::kNewPassword);
  const Result<void> invited = people::Invite(transaction, *user, {language, command.address});
  if (!invited) return Pass(invited);
  return std::string();
}

Result<std::string> Link(sql::Transaction& transaction, const UserCommand& command) {
  if (command.email.empty()) {
    return people::MakeSignInLink(transaction, people::FindOrCreateAdministrator(transaction).id,
                                  people::LinkPurpose::kSignIn);
  }
  const Result<people::User> user = FindUser(transaction, command.email);
  if (!user) return Pass(user);
  return people::MakeSignInLink(transaction, user->id, people::LinkPurpose::kSignIn);
}

// Does to the user of the command what prints nothing.
template <class F>
Result<std::string> Decide(sql::Transaction& transaction, const UserCommand& command, F&& act) {
  const Result<people::User> user = FindUser(transaction, command.email);
  if (!user) return Pass(user);
  const Result<void> done = act(transaction, user->id);
  if (!done) return Pass(done);
  return std::string();
}

Result<std::string> CarryOut(sql::Transaction& transaction, const UserCommand& command, html::Language language) {
  switch (command.action) {
    case UserCommand::Action::kAdd:
      return Add(transaction, command, language);
    case UserCommand::Action::kDisable:
      return Decide(transaction, command, people::DisableUser);
    case UserCommand::Action::kResetSecondFactor:
      return Decide(transaction, command, people::ResetSecondFactor);
    case UserCommand::Action::kLink:
    case UserCommand::Action::kList:
      break;
  }
  return Link(transaction, command);
}

ExitCode ListAll(sql::Database& database, const Terminal& terminal) {
  const auto users = database.Read([](sql::Reader& reader) { return people::ListUsers(reader); });
  for (const people::User& user : users) {
    terminal.out << user.email << '\t' << user.name << '\t' << ToName(user.role) << (user.disabled ? "\tdisabled" : "")
                 << '\n';
  }
  return kDone;
}

}  // namespace

ExitCode Run(const UserCommand& command, const Terminal& terminal) {
  Result<Archive> archive = OpenArchive(command.data, Creation::kMustBeThere);
  if (!archive) return terminal.Refuse(archive.error());
  if (command.action == UserCommand::Action::kList) return ListAll(*archive->database, terminal);
  const Result<std::string> link = archive->database->Write(kAuthor, [&](sql::Transaction& transaction) {
    return CarryOut(transaction, command, terminal.texts().language());
  });
  if (!link) return terminal.Refuse(link.error());
  if (!link->empty()) terminal.out << command.address << *link << '\n';
  if (command.invite) {
    terminal.Say(terminal.texts()("The invitation to {email} waits to be sent.", {{"email", command.email}}));
  }
  return kDone;
}

}  // namespace tovholder::app
