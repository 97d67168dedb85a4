// SPDX-License-Identifier: EUPL-1.2
#include "app/areas_figures.h"

#include <boost/json.hpp>
#include <ostream>

#include "app/progress_bar.h"
#include "base/text.h"
#include "html/formats.h"
#include "indicators/figure_import.h"
#include "indicators/figure_review_view.h"
#include "indicators/indicator_view.h"

namespace tovholder::app {
namespace {

namespace json = boost::json;
using indicators::FigureFate;
using indicators::FigureImport;
using indicators::FigureReport;
using indicators::UnknownName;

std::vector<std::string> NamesOf(const std::vector<indicators::Candidate>& candidates) {
  std::vector<std::string> names;
  names.reserve(candidates.size());
  for (const indicators::Candidate& one : candidates) names.push_back(one.name);
  return names;
}

// Whether something in the file waits for an answer or has to be mended.
bool LeavesSomething(const FigureReport& report, const AreasCommand& command) {
  const bool asked = command.disagreeing == indicators::FigureChoices::Disagreeing::kAsked;
  return report.counts[FigureFate::kWrong] + report.counts[FigureFate::kUnknown] +
             report.counts[FigureFate::kDoubtful] + (asked ? report.counts[FigureFate::kDisagrees] : 0) >
         0;
}

json::array JsonOf(const std::vector<UnknownName>& unknown) {
  json::array names;
  for (const UnknownName& one : unknown) {
    json::array proposals;
    for (std::string& name : NamesOf(one.proposals)) proposals.emplace_back(std::move(name));
    names.push_back(json::object{{"name", one.name},
                                 {"municipality", one.municipality},
                                 {"cell", one.cell},
                                 {"figures", one.count},
                                 {"proposals", std::move(proposals)}});
  }
  return names;
}

json::object JsonOf(const std::string& file, const FigureImport& import, html::Language language) {
  const FigureReport& report = import.report;
  json::array problems;
  for (const indicators::FigureProblem& one : report.problems) {
    problems.push_back(json::object{{"cell", one.cell},
                                    {"text", one.text},
                                    {"fate", ToName(one.fate)},
                                    {"error", one.error.id},
                                    {"sentence", html::Sentence(one.error, language)}});
  }
  json::array disagreements;
  for (const indicators::Disagreement& one : report.disagreements) {
    disagreements.push_back(json::object{{"cell", one.cell},
                                         {"indicator", one.indicator},
                                         {"place", one.place},
                                         {"value", ToText(one.value)},
                                         {"stored", ToText(one.stored)}});
  }
  json::object line{{"file", file}, {"kind", "figures"}, {"stored", import.stored}};
  for (std::size_t i = 0; i < indicators::kFateCount; ++i) {
    const auto fate = static_cast<FigureFate>(i);
    line[ToName(fate)] = report.counts[fate];
  }
  line["unknown_indicators"] = JsonOf(report.indicators);
  line["unknown_areas"] = JsonOf(report.places);
  line["disagreements"] = std::move(disagreements);
  line["problems"] = std::move(problems);
  return line;
}

void SayUnknown(const std::string& file, const std::vector<UnknownName>& unknown, const Terminal& terminal) {
  const html::Texts t = terminal.texts();
  for (const UnknownName& one : unknown) {
    std::string line = file + ": ";
    line += t.Plural("“{name}” is not known: {n} figure, in {cell}.",
                     "“{name}” is not known: {n} figures, the first in {cell}.", one.count,
                     {{"name", one.name}, {"cell", one.cell}});
    if (!one.proposals.empty()) {
      line += ' ';
      line += t("It resembles {names}.", {{"names", Join(NamesOf(one.proposals), ", ")}});
    }
    terminal.Say(line);
  }
}

void SayReport(const std::string& file, const FigureReport& report, const AreasCommand& command,
               const Terminal& terminal) {
  const html::Texts t = terminal.texts();
  for (const indicators::FigureProblem& one : report.problems) {
    if (one.fate == FigureFate::kUnknown) continue;
    terminal.Say(file + ":" + one.cell + ": " + html::Sentence(one.error, t.language()));
  }
  SayUnknown(file, report.places, terminal);
  SayUnknown(file, report.indicators, terminal);
  if (!report.places.empty()) terminal.Say(t("--same \"NAME=AREA\" says which area is meant."));
  if (!report.places.empty() || !report.indicators.empty()) {
    terminal.Say(t("--add makes the areas and indicators that are not known."));
  }
  if (report.counts[FigureFate::kDoubtful] > 0 && command.doubtful == indicators::FigureChoices::Doubtful::kLeftOut) {
    terminal.Say(t("--take-doubtful takes what is unlikely too."));
  }
  for (const indicators::Disagreement& one : report.disagreements) {
    terminal.Say(file + ":" + one.cell + ": " +
                 t("{indicator}, {place}: {value} in the file, {stored} is stored.",
                   {{"indicator", one.indicator},
                    {"place", one.place},
                    {"value", html::FormatDecimal(one.value, t.language())},
                    {"stored", html::FormatDecimal(one.stored, t.language())}}));
  }
  if (!report.disagreements.empty() && command.disagreeing == indicators::FigureChoices::Disagreeing::kAsked) {
    terminal.Say(t("--prefer file or --prefer stored, with --reason, says which value holds."));
  }
  terminal.Say(file + ": " + indicators::SummaryOf(report.counts, t) + ".");
}

}  // namespace

ExitCode ImportFigureFile(sql::Database& database, const AreasCommand& command,
                          const std::vector<areas::NameAnswer>& answers, const std::string& name,
                          const std::string& bytes, const Terminal& terminal) {
  indicators::FigureImportOptions options;
  const bool dry = command.mode == AreasCommand::Mode::kDryRun;
  options.run = dry ? indicators::FigureImportOptions::Run::kDry : indicators::FigureImportOptions::Run::kReal;
  options.areas = options.indicators = command.unknown;
  options.choices.doubtful = command.doubtful;
  options.choices.disagreeing = command.disagreeing;
  options.choices.reason = command.reason;
  for (const areas::NameAnswer& one : answers) {
    if (one.area) options.choices.names.places[indicators::NameKey(one.name)] = indicators::ValueOf(*one.area);
  }
  options.author.name = "command line";
  ProgressBar bar(terminal);
  options.progress = [&](std::int64_t done, std::int64_t total) {
    bar.Show(done, total, name);
    return true;
  };
  const auto import = indicators::ImportFigures(database, bytes, name, options);
  bar.Clear();
  if (!import) {
    terminal.Say(name + ":");
    return terminal.Refuse(import.error());
  }
  if (command.form == AreasCommand::Form::kJson) {
    terminal.out << json::serialize(JsonOf(name, *import, terminal.language)) << '\n';
  } else {
    SayReport(name, import->report, command, terminal);
  }
  return LeavesSomething(import->report, command) ? kRefused : kDone;
}

}  // namespace tovholder::app
