// SPDX-License-Identifier: EUPL-1.2
#include "app/application_command.h"

#include <boost/json.hpp>
#include <fstream>
#include <ostream>

#include "app/archive.h"
#include "applications/application_package.h"
#include "applications/application_store.h"
#include "documents/pdf_writer.h"

namespace tovholder::app {
namespace {

namespace json = boost::json;
using applications::ApplicationId;

Date TodayOfMachine() { return ToCopenhagen(Now()).date; }

ExitCode ListAll(const Archive& archive, const Terminal& terminal) {
  const auto all = archive.database->Read(
      [](sql::Reader& reader) { return applications::ListApplications(reader, people::Viewer::CommandLine()); });
  for (const applications::Application& one : all) {
    terminal.out << one.id.value << '\t' << one.title << '\t' << ToName(one.phase) << '\t' << ToName(one.state) << '\t'
                 << (one.deadline ? FormatIso(*one.deadline) : std::string()) << '\n';
  }
  return all.empty() ? kRefused : kDone;
}

json::object JsonOf(const applications::MissingLine& one) {
  return {{"numeral", one.numeral},
          {"title", one.title},
          {"what", one.what},
          {"by", one.by},
          {"until", one.until ? json::value(FormatIso(*one.until)) : json::value()}};
}

json::object JsonOf(const applications::PackageCheck& check, html::Language language) {
  json::array missing;
  for (const applications::MissingLine& one : ListMissing(check, language)) missing.push_back(JsonOf(one));
  json::array remarks;
  for (const Error& one : check.remarks) remarks.push_back(json::value(html::Sentence(one, language)));
  return {{"complete", check.complete()},
          {"regulation", check.regulation == nullptr ? json::value() : json::value(check.regulation->key)},
          {"parts", check.conclusions.size()},
          {"open", check.open()},
          {"missing", std::move(missing)},
          {"remarks", std::move(remarks)}};
}

ExitCode Check(const Archive& archive, const ApplicationCommand& command, const Terminal& terminal) {
  const auto book = archive.database->Read([&](sql::Reader& reader) {
    return applications::FindApplication(reader, people::Viewer::CommandLine(), ApplicationId{command.application});
  });
  if (!book) return terminal.Refuse({"applications.no_such_application"});
  const auto check = applications::CheckPackage(*book, TodayOfMachine(), terminal.language);
  if (command.form == ApplicationCommand::Form::kJson) {
    terminal.out << json::serialize(JsonOf(check, terminal.language)) << '\n';
  } else {
    for (const applications::MissingLine& one : ListMissing(check, terminal.language)) {
      terminal.out << one.numeral << '\t' << one.what << '\t' << one.by << '\t'
                   << (one.until ? FormatIso(*one.until) : std::string()) << '\n';
    }
  }
  for (const Error& remark : check.remarks) terminal.Refuse(remark);
  return check.complete() ? kDone : kRefused;
}

ExitCode Package(const Archive& archive, const ApplicationCommand& command, const Terminal& terminal) {
  const auto contents = archive.database->Read([&](sql::Reader& reader) {
    return applications::CollectPackage(reader, ApplicationId{command.application}, TodayOfMachine(),
                                        terminal.language);
  });
  if (!contents) return terminal.Refuse(contents.error());
  const auto zip = applications::WritePackage(
      *contents, terminal.language, [](const documents::Paper& paper) { return documents::WritePdf(paper); },
      [](std::int64_t, std::int64_t, std::string_view) {});
  if (!zip) return terminal.Refuse(zip.error());
  std::ofstream out(command.file, std::ios::binary);
  out << *zip;
  out.close();
  if (!out) return terminal.Refuse({"app.not_written", {{"file", command.file}}});
  if (!contents->complete) terminal.Say(terminal.texts()("The package is not complete. See application check."));
  return contents->complete ? kDone : kRefused;
}

}  // namespace

ExitCode Run(const ApplicationCommand& command, const Terminal& terminal) {
  const Result<Archive> archive = OpenArchive(command.data, Creation::kMustBeThere);
  if (!archive) return terminal.Refuse(archive.error());
  switch (command.action) {
    case ApplicationCommand::Action::kCheck:
      return Check(*archive, command, terminal);
    case ApplicationCommand::Action::kPackage:
      return Package(*archive, command, terminal);
    case ApplicationCommand::Action::kList:
      break;
  }
  return ListAll(*archive, terminal);
}

}  // namespace tovholder::app
