// SPDX-License-Identifier: EUPL-1.2
#include "app/areas_command.h"

#include <algorithm>
#include <boost/json.hpp>
#include <filesystem>
#include <ostream>

#include "app/archive.h"
#include "app/areas_figures.h"
#include "areas/area_store.h"
#include "areas/list_import_store.h"
#include "base/danish_date.h"
#include "base/text.h"
#include "documents/file_kind.h"
#include "documents/reader.h"

namespace tovholder::app {
namespace {

namespace json = boost::json;
using areas::PlannedStep;

Result<std::vector<areas::NameAnswer>> AnswersOf(const AreasCommand& command, const areas::AreaBook& book) {
  std::vector<areas::NameAnswer> answers;
  answers.reserve(command.same.size() + command.other.size());
  for (const std::string& one : command.same) {
    const std::size_t middle = std::min(one.find('='), one.size());
    const std::string name = one.substr(std::min(middle + 1, one.size()));
    const auto area = book.FindArea(name);
    if (!area) return Fail("areas.unknown_area", {{"name", name.empty() ? one : name}});
    answers.push_back({one.substr(0, middle), *area});
  }
  for (const std::string& one : command.other) answers.push_back({one, std::nullopt});
  return answers;
}

// What one file holds and what became of it, in the words of both forms.
struct FileReport {
  std::string file;
  std::string kind;
  int created = 0;
  int changed = 0;
  int unchanged = 0;
  int with_figures = 0;
  std::vector<areas::RowProblem> problems;
  std::vector<areas::NameProposal> proposals;
  std::vector<std::string> left_out;

  bool refused() const { return !problems.empty(); }
};

template <class Import>
FileReport CountsOf(const std::string& file, const std::string& kind, const Import& import) {
  FileReport report{file,
                    kind,
                    import.Count(PlannedStep::kNew),
                    import.Count(PlannedStep::kChanged),
                    import.Count(PlannedStep::kUnchanged),
                    0,
                    {},
                    import.proposals,
                    {}};
  return report;
}

FileReport ReportOf(const std::string& file, const areas::ListImport& lists) {
  FileReport report = CountsOf(file, "lists", lists);
  report.with_figures = lists.rows_with_figures;
  report.problems = lists.problems;
  return report;
}

FileReport ReportOf(const std::string& file, const areas::PerimeterImport& perimeters) {
  FileReport report = CountsOf(file, "perimeters", perimeters);
  report.left_out.reserve(perimeters.left_out.size());
  for (const areas::PlannedPerimeter& one : perimeters.left_out) report.left_out.push_back(one.name);
  return report;
}

json::array NamesOf(const areas::AreaBook& book, const std::vector<areas::HousingAreaId>& ids) {
  json::array names;
  for (const areas::HousingAreaId id : ids) names.emplace_back(book.NameOf(id));
  return names;
}

json::object JsonOf(const FileReport& report, const areas::AreaBook& book, html::Language language) {
  json::array problems;
  for (const areas::RowProblem& one : report.problems) {
    problems.push_back(json::object{{"line", one.line},
                                    {"column", one.field},
                                    {"error", one.error.id},
                                    {"sentence", html::Sentence(one.error, language)}});
  }
  json::array proposals;
  for (const areas::NameProposal& one : report.proposals) {
    proposals.push_back(json::object{{"name", one.name},
                                     {"municipality", one.municipality},
                                     {"rows", one.rows},
                                     {"areas", NamesOf(book, one.areas)}});
  }
  json::array left_out;
  for (const std::string& one : report.left_out) left_out.emplace_back(one);
  return {{"file", report.file},       {"kind", report.kind},           {"created", report.created},
          {"changed", report.changed}, {"unchanged", report.unchanged}, {"with_figures", report.with_figures},
          {"proposals", proposals},    {"left_out", left_out},          {"problems", problems}};
}

void SayProposal(const areas::NameProposal& one, const areas::AreaBook& book, const Terminal& terminal) {
  std::vector<std::string> names;
  names.reserve(one.areas.size());
  for (const areas::HousingAreaId id : one.areas) names.push_back(book.NameOf(id));
  terminal.Say(terminal.texts()("“{name}” may be {areas}: say --same \"{name}=…\", or --other \"{name}\".",
                                {{"name", one.name}, {"areas", Join(names, ", ")}}));
}

void SayReport(const FileReport& report, const areas::AreaBook& book, const Terminal& terminal) {
  const html::Texts t = terminal.texts();
  for (const areas::RowProblem& one : report.problems) {
    terminal.Say(report.file + ":" + std::to_string(one.line) + ": " + one.field + ": " +
                 html::Sentence(one.error, t.language()));
  }
  for (const areas::NameProposal& one : report.proposals) SayProposal(one, book, terminal);
  for (const std::string& one : report.left_out) {
    terminal.Say(t("{name}: left out, no area is called that.", {{"name", one}}));
  }
  terminal.Say(report.file + ": " +
               t("{created} new, {changed} changed, {unchanged} as they are",
                 {{"created", std::to_string(report.created)},
                  {"changed", std::to_string(report.changed)},
                  {"unchanged", std::to_string(report.unchanged)}}) +
               ".");
  if (report.with_figures > 0) {
    terminal.Say(t.Plural("{n} row carries figures too: --figures reads them.",
                          "{n} rows carry figures too: --figures reads them.", report.with_figures));
  }
}

class FileImporter {
 public:
  // Without a database nothing is known.
  FileImporter(const AreasCommand& command, sql::Database* database, std::vector<areas::NameAnswer> answers,
               areas::PerimeterFacts facts)
      : command_(command), database_(database), answers_(std::move(answers)), facts_(std::move(facts)) {}

  // Says what came of it.
  ExitCode Take(const std::string& path, const areas::AreaBook& book, const Terminal& terminal) const {
    const std::string name = std::filesystem::path(path).filename().string();
    const auto refuse = [&](const Error& error) {
      terminal.Say(name + ":");
      return terminal.Refuse(error);
    };
    const auto bytes = documents::LoadFile(path);
    if (!bytes) return refuse(bytes.error());
    const auto kind = KindOf(*bytes, name);
    if (!kind) return refuse(kind.error());
    if (*kind == FileKind::kFigures) return TakeFigures(name, *bytes, terminal);
    const auto report = *kind == FileKind::kOutlines ? TakeOutlines(name, *bytes) : TakeLists(name, *bytes);
    if (!report) return refuse(report.error());
    if (command_.form == AreasCommand::Form::kJson) {
      terminal.out << json::serialize(JsonOf(*report, book, terminal.language)) << '\n';
    } else {
      SayReport(*report, book, terminal);
    }
    return report->refused() ? kRefused : kDone;
  }

 private:
  enum class FileKind { kLists, kOutlines, kFigures };

  Result<FileKind> KindOf(const std::string& bytes, const std::string& name) const {
    if (areas::IsGeoJson(bytes)) return FileKind::kOutlines;
    const bool workbook = documents::RecogniseFormat(bytes, name) == documents::Format::kZip;
    if (workbook || command_.tables == AreasCommand::Tables::kFigures) return FileKind::kFigures;
    // A table of figures may be long: its head is enough. What is wrong with it is said by whoever reads it whole.
    const std::size_t begin = std::min(bytes.find_first_not_of("\r\n"), bytes.size());
    const std::string_view first = std::string_view(bytes).substr(begin, bytes.find('\n', begin) - begin);
    const auto head = documents::ParseCsv(first, name);
    if (!head && head.error().id == "documents.no_csv") return Pass(head);
    return head && areas::HasClassifications(*head) ? FileKind::kLists : FileKind::kFigures;
  }

  areas::ImportGround Ground() const {
    if (database_ == nullptr) return {{}, {}, {}, {}, answers_};
    return database_->Read([&](sql::Reader& reader) { return areas::LoadImportGround(reader, answers_); });
  }

  Result<FileReport> TakeLists(const std::string& name, const std::string& bytes) const {
    const auto table = documents::ParseCsv(bytes, name);
    if (!table) return Pass(table);
    auto planned = areas::PlanListImport(Ground(), command_.kind, *table);
    if (!planned) return Pass(planned);
    if (planned->problems.empty() && command_.mode == AreasCommand::Mode::kImport) {
      planned = database_->Write({0, "command line"}, [&](sql::Transaction& transaction) {
        return areas::ImportLists(transaction, answers_, command_.kind, *table);
      });
      if (!planned) return Pass(planned);
    }
    return ReportOf(name, *planned);
  }

  ExitCode TakeFigures(const std::string& name, const std::string& bytes, const Terminal& terminal) const {
    if (database_ != nullptr) return ImportFigureFile(*database_, command_, answers_, name, bytes, terminal);
    const auto empty = OpenArchive(":memory:", Creation::kMakeNew);
    if (!empty) return terminal.Refuse(empty.error());
    return ImportFigureFile(*empty->database, command_, answers_, name, bytes, terminal);
  }

  Result<FileReport> TakeOutlines(const std::string& name, const std::string& bytes) const {
    const auto shapes = areas::ParsePerimeters(bytes);
    if (!shapes) return Pass(shapes);
    auto planned = areas::PlanPerimeterImport(Ground(), *shapes, facts_);
    if (!planned) return Pass(planned);
    if (command_.mode == AreasCommand::Mode::kImport) {
      planned = database_->Write({0, "command line"}, [&](sql::Transaction& transaction) {
        return areas::ImportPerimeters(transaction, answers_, *shapes, facts_);
      });
      if (!planned) return Pass(planned);
    }
    return ReportOf(name, *planned);
  }

  const AreasCommand& command_;
  sql::Database* database_;
  std::vector<areas::NameAnswer> answers_;
  areas::PerimeterFacts facts_;
};

Result<areas::PerimeterFacts> FactsOf(const AreasCommand& command) {
  areas::PerimeterFacts facts{std::nullopt, command.source};
  if (command.from_date.empty()) return facts;
  const Result<Date> day = ParseDate(command.from_date);
  if (!day) return Pass(day);
  facts.from_date = *day;
  return facts;
}

}  // namespace

ExitCode Run(const AreasCommand& command, const Terminal& terminal) {
  const auto facts = FactsOf(command);
  if (!facts) return terminal.Refuse(facts.error());
  const bool dry = command.mode == AreasCommand::Mode::kDryRun;
  const Result<Archive> archive = OpenArchive(command.data, dry ? Creation::kMustBeThere : Creation::kMakeNew);
  if (!archive && !(dry && archive.error().id == "app.no_data")) return terminal.Refuse(archive.error());
  sql::Database* database = archive ? archive->database.get() : nullptr;
  const areas::AreaBook book = database == nullptr
                                   ? areas::AreaBook()
                                   : database->Read([](sql::Reader& reader) { return areas::LoadAreas(reader); });
  const auto answers = AnswersOf(command, book);
  if (!answers) return terminal.Refuse(answers.error());
  const FileImporter importer(command, database, *answers, *facts);
  ExitCode code = kDone;
  for (const std::string& path : command.files) code = std::max(code, importer.Take(path, book, terminal));
  return code;
}

}  // namespace tovholder::app
