// SPDX-License-Identifier: EUPL-1.2
#include "app/plan_command.h"

#include <boost/json.hpp>
#include <filesystem>
#include <fstream>
#include <ostream>

#include "app/archive.h"
#include "base/danish_date.h"
#include "base/text.h"
#include "documents/csv.h"
#include "documents/file_store.h"
#include "documents/reader.h"
#include "html/formats.h"
#include "plan/plan_findings.h"
#include "plan/plan_json.h"
#include "plan/plan_source.h"
#include "plan/plan_store.h"
#include "plan/plan_table.h"
#include "plan/plan_words.h"
#include "plan/reminder.h"
#include "plan/what_if.h"

namespace tovholder::app {
namespace {

namespace json = boost::json;

Result<Date> DayOf(const std::string& typed) {
  if (typed.empty()) return ToCopenhagen(Now()).date;
  return ParseDate(typed);
}

// The plan that is meant, as seen on the day.
Result<plan::Outlook> OutlookOf(const Archive& archive, const PlanCommand& command) {
  const Result<Date> day = DayOf(command.day);
  if (!day) return Pass(day);
  const auto viewer = people::Viewer::CommandLine();
  auto book = archive.database->Read([&](sql::Reader& reader) -> std::optional<plan::PlanBook> {
    if (command.plan != 0) return plan::FindPlan(reader, viewer, plan::PlanId{command.plan});
    const auto plans = plan::ListPlans(reader, viewer);
    return plans.empty() ? std::nullopt : plan::FindPlan(reader, viewer, plans.front().plan.id);
  });
  if (!book) return Fail("plan.no_such_plan");
  return plan::LookAhead(std::move(*book), *day);
}

void SayDoubts(const plan::PlanReading& reading, const Terminal& terminal) {
  const html::Texts t = terminal.texts();
  for (const plan::ReadStep& step : reading.steps) {
    for (const Error& doubt : step.doubts) {
      const std::string sentence = html::Sentence(doubt, t.language());
      terminal.Say(t("Line {line}: {text}", {{"line", std::to_string(step.line)}, {"text", sentence}}));
    }
  }
}

ExitCode Import(const PlanCommand& command, const Terminal& terminal) {
  const auto bytes = documents::LoadFile(command.file);
  if (!bytes) return terminal.Refuse(bytes.error());
  const std::string name = std::filesystem::path(command.file).filename().string();
  const auto reading = plan::ReadPlanFile(*bytes, name);
  if (!reading) return terminal.Refuse(reading.error());
  if (command.form == PlanCommand::Form::kJson) terminal.out << json::serialize(plan::JsonOf(*reading)) << '\n';
  for (const Error& finding : reading->findings) terminal.Refuse(finding);
  SayDoubts(*reading, terminal);
  const auto steps = static_cast<std::int64_t>(reading->steps.size());
  if (command.dry_run) {
    terminal.Say(terminal.texts().Plural("{n} step was read, and nothing kept.",
                                         "{n} steps were read, and nothing kept.", steps));
    return kDone;
  }
  Result<Archive> archive = OpenArchive(command.data, Creation::kMakeNew);
  if (!archive) return terminal.Refuse(archive.error());
  const auto made = archive->database->Write({0, "command line"}, [&](sql::Transaction& transaction) {
    plan::ProcessPlan plan;
    plan.source = documents::StoreFile(transaction, *bytes, name, documents::MediaTypeOf(*bytes, name)).id;
    plan.source_name = name;
    return plan::CreatePlan(transaction, std::move(plan), *reading);
  });
  if (!made) return terminal.Refuse(made.error());
  terminal.Say(terminal.texts().Plural("{n} step is now plan {plan}, a draft.",
                                       "{n} steps are now plan {plan}, a draft.", steps,
                                       {{"plan", std::to_string(made->value)}}));
  return kDone;
}

ExitCode ListPlansOf(const Archive& archive, const Terminal& terminal) {
  const auto plans = archive.database->Read(
      [](sql::Reader& reader) { return plan::ListPlans(reader, people::Viewer::CommandLine()); });
  for (const plan::PlanSummary& one : plans) {
    terminal.out << one.plan.id.value << '\t' << one.plan.title << '\t' << one.steps << '\t'
                 << (one.plan.starts ? FormatIso(*one.plan.starts) : std::string()) << '\n';
  }
  return plans.empty() ? kRefused : kDone;
}

json::object JsonOfTable(const plan::PlanTable& table, const std::vector<std::string>& row) {
  json::object line;
  for (std::size_t i = 0; i < table.head.size(); ++i) line[table.head[i]] = row[i];
  return line;
}

void PrintTable(const plan::PlanTable& table, const PlanCommand& command, const Terminal& terminal) {
  for (const auto& row : table.rows) {
    if (command.form == PlanCommand::Form::kJson) {
      terminal.out << json::serialize(JsonOfTable(table, row)) << '\n';
    } else {
      terminal.out << Join(row, "\t") << '\n';
    }
  }
}

void SayEnd(const plan::Outlook& outlook, plan::Verdict end, const Terminal& terminal) {
  const std::string words = plan::EndWords(outlook.book, end, terminal.texts());
  if (!words.empty()) terminal.Say(words + ".");
}

ExitCode ShowSchedule(const plan::Outlook& outlook, const PlanCommand& command, const Terminal& terminal) {
  const html::Texts t = terminal.texts();
  PrintTable(plan::TableOf(outlook, t), command, terminal);
  for (const plan::Finding& one : plan::FindWhatIsAmiss(outlook, t.language())) {
    const plan::StepOnPlan* step = one.step ? outlook.book.Find(*one.step) : nullptr;
    const std::string where = step == nullptr ? std::string() : plan::ShortName(step->step) + ": ";
    terminal.Say(where + html::Sentence(one.error, t.language()));
  }
  SayEnd(outlook, outlook.schedule.end, terminal);
  return outlook.schedule.end == plan::Verdict::kImpossible ? kRefused : kDone;
}

// The step of that number, as `plan schedule` counts them.
Result<plan::Supposition> SuppositionOf(const plan::Outlook& outlook, const PlanCommand& command) {
  if (command.step < 1 || static_cast<std::size_t>(command.step) > outlook.made.steps.size()) {
    return Fail("plan.no_such_step");
  }
  const Result<Date> to = DayOf(command.to);
  if (!to) return Pass(to);
  const auto index = static_cast<plan::StepIndex>(command.step - 1);
  const plan::Step& step = outlook.step(index);
  const auto& now = outlook.schedule.steps[index].first.date;
  if (command.meeting && step.organization && now) return plan::MeetingMoves{*step.organization, Date(*now), *to};
  return plan::StepMoves{step.id, *to};
}

std::string IsoOrNone(const std::optional<Day>& day, const html::Texts& t) {
  return day ? FormatIso(Date(*day)) : std::string(t("no day"));
}

void PrintSlip(const plan::Outlook& outlook, const plan::Slip& slip, const PlanCommand& command,
               const Terminal& terminal) {
  const html::Texts t = terminal.texts();
  const std::string why = Join(plan::Reasons(outlook, slip.step, slip.after, t), " ");
  const plan::Step& step = outlook.step(slip.step);
  if (command.form == PlanCommand::Form::kJson) {
    const auto value = [](const auto& day) { return day ? json::value(FormatIso(Date(*day))) : json::value(); };
    terminal.out << json::serialize(json::object{{"step", slip.step + 1},
                                                 {"activity", step.activity},
                                                 {"before", value(slip.before.date)},
                                                 {"after", value(slip.after.date)},
                                                 {"workdays", slip.workdays},
                                                 {"why", why}})
                 << '\n';
    return;
  }
  terminal.out << slip.step + 1 << '\t' << plan::ShortName(step) << '\t' << IsoOrNone(slip.before.date, t) << '\t'
               << IsoOrNone(slip.after.date, t) << '\t' << slip.workdays << '\t' << why << '\n';
}

ExitCode ShowSlip(const plan::Outlook& outlook, const PlanCommand& command, const Terminal& terminal) {
  const html::Texts t = terminal.texts();
  const auto supposed = SuppositionOf(outlook, command);
  if (!supposed) return terminal.Refuse(supposed.error());
  const auto trial = plan::TryOut(outlook, {*supposed});
  if (!trial) return terminal.Refuse(trial.error());
  for (const plan::Slip& slip : trial->slips) PrintSlip(outlook, slip, command, terminal);
  terminal.Say(t.Plural("{n} step gets another day. Nothing was changed.",
                        "{n} steps get another day. Nothing was changed.",
                        static_cast<std::int64_t>(trial->slips.size())));
  SayEnd(outlook, trial->schedule.end, terminal);
  return trial->schedule.end == plan::Verdict::kImpossible ? kRefused : kDone;
}

ExitCode Export(const plan::Outlook& outlook, const PlanCommand& command, const Terminal& terminal) {
  const plan::PlanTable table = plan::TableOf(outlook, terminal.texts());
  std::ofstream out(command.file, std::ios::binary);
  out << documents::FormatCsv(table.head, table.rows);
  out.close();
  if (!out) return terminal.Refuse({"app.not_written", {{"file", command.file}}});
  return kDone;
}

ExitCode Remind(const Archive& archive, const PlanCommand& command, const Terminal& terminal) {
  const Result<Date> day = DayOf(command.day);
  if (!day) return terminal.Refuse(day.error());
  const int letters = archive.database->Write({0, "command line"}, [&](sql::Transaction& transaction) {
    return plan::RemindOfSteps(transaction, *day, {html::Language::kDanish, command.address});
  });
  terminal.Say(terminal.texts().Plural("{n} reminder waits to be sent.", "{n} reminders wait to be sent.", letters));
  return kDone;
}

}  // namespace

ExitCode Run(const PlanCommand& command, const Terminal& terminal) {
  using Action = PlanCommand::Action;
  if (command.action == Action::kImport) return Import(command, terminal);
  const Result<Archive> archive = OpenArchive(command.data, Creation::kMustBeThere);
  if (!archive) return terminal.Refuse(archive.error());
  if (command.action == Action::kShow) return ListPlansOf(*archive, terminal);
  if (command.action == Action::kRemind) return Remind(*archive, command, terminal);
  const auto outlook = OutlookOf(*archive, command);
  if (!outlook) return terminal.Refuse(outlook.error());
  if (command.action == Action::kSchedule) return ShowSchedule(*outlook, command, terminal);
  return command.action == Action::kSlip ? ShowSlip(*outlook, command, terminal) : Export(*outlook, command, terminal);
}

}  // namespace tovholder::app
