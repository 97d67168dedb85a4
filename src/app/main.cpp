// SPDX-License-Identifier: EUPL-1.2
#include <sys/ioctl.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <cstdlib>
#include <exception>
#include <iostream>

#include "app/application_command.h"
#include "app/areas_command.h"
#include "app/command.h"
#include "app/criteria_command.h"
#include "app/data_commands.h"
#include "app/demo_command.h"
#include "app/import_command.h"
#include "app/mail_command.h"
#include "app/plan_command.h"
#include "app/repair_command.h"
#include "app/search_command.h"
#include "app/serve_command.h"
#include "app/user_command.h"
#include "app/version.h"

namespace tovholder::app {
namespace {

Terminal OpenTerminal() {
  Terminal terminal{std::cout, std::cerr, LanguageOfEnvironment(), isatty(STDERR_FILENO) == 1, 80};
  winsize size{};
  if (terminal.draws_progress && ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) {
    terminal.columns = size.ws_col;
  }
  return terminal;
}

// The commands with their options; each sets `code` when it is the one that was typed.
class CommandLine {
 public:
  explicit CommandLine(const Terminal& terminal) : terminal_(terminal) {
    app_.require_subcommand(1);
    app_.set_version_flag("--version", std::string(kVersion));
    AddServe();
    AddImport();
    AddRepair();
    AddSearch();
    AddDemo();
    AddData();
    AddUser();
    AddMail();
    AddPlan();
    AddApplication();
    AddCriteria();
    AddAreas();
  }

  int Parse(int argc, char** argv) {
    try {
      app_.parse(argc, argv);
    } catch (const CLI::Success& shown) {
      return app_.exit(shown, std::cout, std::cerr);
    } catch (const CLI::ParseError& wrong) {
      app_.exit(wrong, std::cout, std::cerr);
      return kWrongUsage;
    }
    return code_;
  }

 private:
  template <class Command>
  CLI::App* Add(const std::string& name, const std::string& help, Command& command) {
    CLI::App* sub = app_.add_subcommand(name, help);
    sub->callback([this, &command] { code_ = Run(command, terminal_); });
    return sub;
  }

  static void AddLocation(CLI::App* sub, std::string& location) {
    location = DefaultLocation();
    sub->add_option("--data", location, "data file or postgresql://… (TOVHOLDER_DATA, else tovholder.db)");
  }

  void AddServe() {
    CLI::App* sub = Add("serve", "serve the web pages", serve_);
    AddLocation(sub, serve_.data);
    sub->add_option("--listen", serve_.listen, "address and port")->capture_default_str();
    sub->add_option("--public-address", serve_.public_address, "the address people use, when behind a proxy");
    sub->add_flag("--trust-proxy{yes}", serve_.trust_proxy, "believe X-Forwarded-Proto and X-Forwarded-For");
    sub->add_flag("--print-link", serve_.print_link, "print a one-time sign-in link for the administrator");
    sub->add_option("--smtp", serve_.smtp, "mail server, smtps://host or smtp://host:587; without it mail waits")
        ->envname("TOVHOLDER_SMTP");
    sub->add_option("--smtp-user", serve_.smtp_user, "who signs in there; the password is in TOVHOLDER_SMTP_PASSWORD")
        ->envname("TOVHOLDER_SMTP_USER");
    sub->add_option("--mail-from", serve_.mail_from, "the address that mail comes from")
        ->envname("TOVHOLDER_MAIL_FROM");
    sub->add_flag("--smtp-plain{yes}", serve_.smtp_plain, "a mail server on this machine that offers no encryption");
    if (const char* password = std::getenv("TOVHOLDER_SMTP_PASSWORD")) serve_.smtp_password = password;
  }

  void AddImport() {
    using Mode = ImportCommand::Mode;
    using Form = ImportCommand::Form;
    CLI::App* sub = Add("import", "import minutes and other documents", import_);
    AddLocation(sub, import_.data);
    sub->add_option("paths", import_.paths, "files and folders")->required();
    sub->add_option("--body", import_.body, "the municipality, where the minutes leave it out");
    sub->add_flag_callback(
        "--publish", [this] { import_.publication = imports::Publication::kPublish; }, "publish what may be published");
    sub->add_flag_callback(
        "--dry-run", [this] { import_.mode = Mode::kDryRun; }, "read, and keep nothing");
    sub->add_flag_callback(
        "--json", [this] { import_.form = Form::kJson; }, "one JSON object a line");
  }

  void AddRepair() {
    CLI::App* sub = Add("repair", "the text of a file with its OCR damage repaired, line for line", repair_);
    AddLocation(sub, repair_.data);
    sub->add_option("file", repair_.file, "the file")->required();
    sub->add_flag_callback(
        "--list", [this] { repair_.output = RepairCommand::Output::kChanges; }, "list the changes instead of the text");
  }

  void AddSearch() {
    CLI::App* sub = Add("search", "search meetings and documents", search_);
    AddLocation(sub, search_.data);
    sub->add_option("words", search_.words, "what to search for")->required();
    sub->add_option("--limit", search_.limit, "at most so many hits")->check(CLI::Range(1, 100))->capture_default_str();
    sub->add_flag_callback(
        "--newest", [this] { search_.sort = search::Sort::kDate; }, "newest first");
    sub->add_flag_callback(
        "--json", [this] { search_.form = SearchCommand::Form::kJson; }, "one JSON object a line");
  }

  void AddDemo() {
    CLI::App* sub = Add("demo", "make a data file with the example plan", demo_);
    demo_.data = "demo.db";
    sub->add_option("--data", demo_.data, "the file to make")->capture_default_str();
  }

  void AddData() {
    CLI::App* backup = Add("backup", "copy the data to a file while it is in use", backup_);
    AddLocation(backup, backup_.data);
    backup->add_option("file", backup_.file, "the copy")->required();
    CLI::App* restore = Add("restore", "put a copy in place of the data", restore_);
    AddLocation(restore, restore_.data);
    restore->add_option("file", restore_.file, "the copy")->required();
    CLI::App* check = Add("check", "verify that the data is whole", check_);
    AddLocation(check, check_.data);
    CLI::App* migrate = Add("migrate", "move the data to PostgreSQL", migrate_);
    AddLocation(migrate, migrate_.data);
    migrate->add_option("--to", migrate_.to, "postgresql://…")->required();
  }

  void AddUser() {
    CLI::App* user = app_.add_subcommand("user", "users: add, list, link, disable, reset-second-factor");
    user->require_subcommand(1);
    const auto add = [&](const std::string& name, const std::string& help, UserCommand::Action action) {
      CLI::App* sub = user->add_subcommand(name, help);
      AddLocation(sub, user_.data);
      sub->callback([this, action] {
        user_.action = action;
        code_ = Run(user_, terminal_);
      });
      return sub;
    };
    CLI::App* added = add("add", "add a user and print a one-time sign-in link", UserCommand::Action::kAdd);
    added->add_option("email", user_.email, "e-mail address")->required();
    added->add_option("--name", user_.name, "full name");
    added->add_option("--role", user_.role, "reader, secretary, auditor or administrator")->capture_default_str();
    added->add_option("--address", user_.address, "address of the pages")->capture_default_str();
    added->add_flag("--invite", user_.invite, "send the link by mail instead of printing it");
    add("list", "list the users", UserCommand::Action::kList);
    CLI::App* link = add("link", "print a fresh one-time sign-in link", UserCommand::Action::kLink);
    link->add_option("email", user_.email, "whose; without it the administrator's");
    link->add_option("--address", user_.address, "address of the pages")->capture_default_str();
    CLI::App* disabled = add("disable", "let a user sign in no more", UserCommand::Action::kDisable);
    disabled->add_option("email", user_.email, "whose")->required();
    CLI::App* reset = add("reset-second-factor", "let a user who has lost app and codes in by the password alone",
                          UserCommand::Action::kResetSecondFactor);
    reset->add_option("email", user_.email, "whose")->required();
  }

  void AddMail() {
    CLI::App* mail = app_.add_subcommand("mail", "mail that comes in: receive");
    mail->require_subcommand(1);
    CLI::App* sub = mail->add_subcommand("receive", "read one mail from standard input: an answer, a bounce");
    AddLocation(sub, mail_.data);
    sub->add_flag_callback(
        "--json", [this] { mail_.form = MailCommand::Form::kJson; }, "one JSON object");
    sub->add_flag_callback(
        "--dry-run", [this] { mail_.keeping = MailCommand::Keeping::kOnlyPrinted; }, "keep nothing");
    sub->callback([this] { code_ = Run(mail_, terminal_); });
  }

  void AddPlan() {
    using Action = PlanCommand::Action;
    CLI::App* plan = app_.add_subcommand("plan", "process plans: import, show, schedule, slip, export, remind");
    plan->require_subcommand(1);
    const auto add = [&](const std::string& name, const std::string& help, Action action) {
      CLI::App* sub = plan->add_subcommand(name, help);
      AddLocation(sub, plan_.data);
      sub->callback([this, action] {
        plan_.action = action;
        code_ = Run(plan_, terminal_);
      });
      return sub;
    };
    const auto add_json = [&](CLI::App* sub) {
      sub->add_flag_callback(
          "--json", [this] { plan_.form = PlanCommand::Form::kJson; }, "as JSON");
    };
    const auto add_outlook = [&](CLI::App* sub) {
      sub->add_option("--plan", plan_.plan, "its number; without it the newest");
      sub->add_option("--day", plan_.day, "as seen on that day; without it today");
    };
    CLI::App* imported = add("import", "read a plan from a table in a file", Action::kImport);
    imported->add_option("file", plan_.file, "text, Word, PDF, HTML or CSV")->required();
    imported->add_flag("--dry-run", plan_.dry_run, "read, and keep nothing");
    add_json(imported);
    add("show", "list the plans", Action::kShow);
    CLI::App* schedule = add("schedule", "when each step can be, and why", Action::kSchedule);
    add_outlook(schedule);
    add_json(schedule);
    CLI::App* slip = add("slip", "what follows when a step moves; nothing is changed", Action::kSlip);
    slip->add_option("step", plan_.step, "its number in the schedule")->required();
    slip->add_option("--to", plan_.to, "the day it moves to")->required();
    slip->add_flag("--meeting", plan_.meeting, "the whole meeting moves, with all that is decided there");
    add_outlook(slip);
    add_json(slip);
    CLI::App* exported = add("export", "write the schedule to a CSV file", Action::kExport);
    exported->add_option("file", plan_.file, "the file to write")->required();
    add_outlook(exported);
    CLI::App* remind = add("remind", "write to those who have a deadline before them", Action::kRemind);
    remind->add_option("--day", plan_.day, "as of that day; without it today");
    remind->add_option("--public-address", plan_.address, "where the pages are, for links")->required();
  }

  void AddApplication() {
    using Action = ApplicationCommand::Action;
    CLI::App* application = app_.add_subcommand("application", "applications to the fund: list, check, package");
    application->require_subcommand(1);
    const auto add = [&](const std::string& name, const std::string& help, Action action) {
      CLI::App* sub = application->add_subcommand(name, help);
      AddLocation(sub, application_.data);
      sub->callback([this, action] {
        application_.action = action;
        code_ = Run(application_, terminal_);
      });
      return sub;
    };
    add("list", "list the applications", Action::kList);
    CLI::App* check = add("check", "what is missing, by whom and until when", Action::kCheck);
    check->add_option("application", application_.application, "its number in the list")->required();
    check->add_flag_callback(
        "--json", [this] { application_.form = ApplicationCommand::Form::kJson; }, "one JSON object");
    CLI::App* package = add("package", "write the package as a ZIP file; nothing is submitted", Action::kPackage);
    package->add_option("application", application_.application, "its number in the list")->required();
    package->add_option("--to", application_.file, "the ZIP file to write")->required();
  }

  void AddCriteria() {
    CLI::App* criteria = app_.add_subcommand("criteria", "the law's criteria for housing areas: evaluate");
    criteria->require_subcommand(1);
    CLI::App* sub = criteria->add_subcommand("evaluate", "what follows for each area and list of a table, and why");
    sub->add_option("file", criteria_.file, "CSV with a row an area and list")->required();
    sub->add_option("--rules", criteria_.rules,
                    "a list (2014), a rule set (R2) or a JSON file; without it what governed each list");
    sub->add_flag_callback(
        "--json", [this] { criteria_.form = CriteriaCommand::Form::kJson; }, "one JSON object a line");
    sub->callback([this] { code_ = Run(criteria_, terminal_); });
  }

  void AddAreas() {
    CLI::App* group = app_.add_subcommand("areas", "housing areas: import");
    group->require_subcommand(1);
    CLI::App* sub =
        group->add_subcommand("import", "read published lists (CSV), outlines (GeoJSON) and figures (CSV, XLSX)");
    AddLocation(sub, areas_.data);
    sub->add_option("files", areas_.files, "files")->required();
    sub->add_flag_callback(
        "--police", [this] { areas_.kind = areas::ListKind::kPolice; }, "the lists are those of the police");
    sub->add_option("--since", areas_.from_date, "the day from which the outlines hold");
    sub->add_option("--source", areas_.source, "where the outlines come from");
    sub->add_option("--same", areas_.same, "NAME=AREA: a name that is spelled otherwise; remembered")
        ->allow_extra_args(false);
    sub->add_option("--other", areas_.other, "a name that looks like an area and is none; remembered")
        ->allow_extra_args(false);
    sub->add_flag_callback(
        "--figures", [this] { areas_.tables = AreasCommand::Tables::kFigures; }, "read the figures of lists too");
    sub->add_flag_callback(
        "--add", [this] { areas_.unknown = indicators::Unknown::kAdded; }, "make areas and indicators not known yet");
    sub->add_flag_callback(
        "--take-doubtful", [this] { areas_.doubtful = indicators::FigureChoices::Doubtful::kTaken; },
        "take figures that are unlikely too");
    using Disagreeing = indicators::FigureChoices::Disagreeing;
    CLI::Option* reason = sub->add_option("--reason", areas_.reason, "why that value holds");
    sub->add_option("--prefer", areas_.disagreeing, "file or stored: which value holds where they disagree")
        ->transform(CLI::CheckedTransformer(std::map<std::string, Disagreeing>{{"file", Disagreeing::kNewHolds},
                                                                               {"stored", Disagreeing::kStoredHolds}}))
        ->needs(reason);
    sub->add_flag_callback(
        "--dry-run", [this] { areas_.mode = AreasCommand::Mode::kDryRun; }, "read, and keep nothing");
    sub->add_flag_callback(
        "--json", [this] { areas_.form = AreasCommand::Form::kJson; }, "one JSON object a file");
    sub->callback([this] { code_ = Run(areas_, terminal_); });
  }

  const Terminal& terminal_;
  CLI::App app_{"Tovholder holds a boligsocial helhedsplan together.", "tovholder"};
  int code_ = kDone;
  ServeCommand serve_;
  ImportCommand import_;
  RepairCommand repair_;
  SearchCommand search_;
  DemoCommand demo_;
  BackupCommand backup_;
  RestoreCommand restore_;
  CheckCommand check_;
  MigrateCommand migrate_;
  UserCommand user_;
  MailCommand mail_;
  PlanCommand plan_;
  ApplicationCommand application_;
  CriteriaCommand criteria_;
  AreasCommand areas_;
};

}  // namespace
}  // namespace tovholder::app

int main(int argc, char** argv) {
  using namespace tovholder::app;
  const Terminal terminal = OpenTerminal();
  try {
    return CommandLine(terminal).Parse(argc, argv);
  } catch (const tovholder::sql::DiskFull&) {
    return terminal.Refuse({"app.disk_full", {}});
  } catch (const tovholder::sql::Damaged& damaged) {
    return terminal.Refuse({"app.damaged", {{"detail", damaged.what()}}});
  } catch (const std::exception& broken) {
    std::cerr << "tovholder: " << broken.what() << std::endl;
    return kBroken;
  }
}
