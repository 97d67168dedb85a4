// SPDX-License-Identifier: EUPL-1.2
#include "app/demo_command.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "app/archive.h"
#include "app/example_applications.h"
#include "app/example_approvals.h"
#include "app/example_areas.h"
#include "app/example_contingency.h"
#include "app/example_files.h"
#include "app/example_indicators.h"
#include "app/example_meetings.h"
#include "app/example_plan.h"
#include "app/example_standing.h"
#include "imports/importer.h"
#include "imports/setting_store.h"
#include "people/structure_store.h"
#include "people/structure_table.h"

namespace tovholder::app {
namespace {

namespace fs = std::filesystem;

// The example's documents as files in a folder that goes with this object.
class ExampleFolder {
 public:
  ExampleFolder() {
    std::string pattern = (fs::temp_directory_path() / "tovholder-example-XXXXXX").string();
    if (mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("no temporary folder: " + pattern);
    path_ = pattern;
    for (const EmbeddedFile& file : ExampleFiles()) {
      const fs::path target = path_ / file.name;
      fs::create_directories(target.parent_path());
      std::ofstream(target, std::ios::binary) << file.content;
    }
  }
  ~ExampleFolder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }
  ExampleFolder(const ExampleFolder&) = delete;
  ExampleFolder& operator=(const ExampleFolder&) = delete;

  imports::ImportSource Documents() const {
    std::vector<imports::FileToImport> files;
    for (const EmbeddedFile& file : ExampleFiles()) {
      const fs::path path = path_ / file.name;
      const fs::path kind = path.parent_path().filename();
      if (path.extension() == ".csv" || kind == "plans" || kind == "applications" || kind == "areas") continue;
      files.push_back({path.filename().string(), path, {}});
    }
    return imports::ImportSource(std::move(files));
  }

 private:
  fs::path path_;
};

std::string_view ExampleFile(std::string_view name) {
  for (const EmbeddedFile& file : ExampleFiles()) {
    if (file.name == name) return file.content;
  }
  throw std::logic_error("no example file " + std::string(name));
}

// The plan's own structure comes first.
void ImportOrganisation(sql::Transaction& transaction) {
  for (const std::string name : {"Slagelse", "Aalborg"}) {
    people::StructureBook book = people::LoadStructure(transaction, people::FindOrCreateStructure(transaction, name));
    const std::string file = "organisation/" + name + ".csv";
    const auto imported = people::ImportStructureTable(transaction, book, ExampleFile(file), file);
    if (!imported || !imported->problems.empty()) {
      const Error error = imported ? imported->problems.front().error : imported.error();
      throw std::logic_error(file + ": " + html::Sentence(error, html::Language::kEnglish));
    }
  }
}

}  // namespace

ExitCode Run(const DemoCommand& command, const Terminal& terminal) {
  std::error_code failed;
  if (fs::exists(command.data, failed)) return terminal.Refuse({"app.demo_exists", {{"file", command.data}}});
  Result<Archive> archive = OpenArchive(command.data, Creation::kMakeNew);
  if (!archive) return terminal.Refuse(archive.error());
  const ExampleFolder folder;
  imports::ImportSource source = folder.Documents();
  imports::ImportOptions options;
  options.publication = imports::Publication::kPublish;
  options.author.name = "demo";
  options.source = terminal.texts()("the example plan");
  options.reading.own_body = "Slagelse";
  options.readers = 1;  // in the order of the names: an agenda before its minutes
  archive->database->Write(options.author, [](sql::Transaction& transaction) {
    imports::SaveSetting(transaction, "own_municipality", "Slagelse");
    ImportOrganisation(transaction);
    PrepareExampleAreas(transaction);
    PrepareExampleContingency(transaction);
    PrepareExampleIndicators(transaction);
    PrepareExampleStanding(transaction);
  });
  const Result<imports::ImportReport> report =
      imports::Import(*archive->database, *archive->index, source, options, {});
  if (!report) return terminal.Refuse(report.error());
  archive->database->Write(options.author, [&](sql::Transaction& transaction) {
    PrepareExampleMeetings(transaction, *archive->index);
    PrepareExamplePlan(transaction);
    PrepareExampleApprovals(transaction);
  });
  PrepareExampleApplications(*archive->database, options.author);
  PrepareExampleFigureFile(*archive->database, options.author);
  terminal.Say(terminal.texts()(
      "{file} holds the example plan: {count} documents.",
      {{"file", command.data}, {"count", std::to_string(report->counts.imported + report->counts.merged)}}));
  return report->counts.failed == 0 ? kDone : kRefused;
}

}  // namespace tovholder::app
