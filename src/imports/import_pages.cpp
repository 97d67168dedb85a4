// SPDX-License-Identifier: EUPL-1.2
#include "imports/import_pages.h"

#include <boost/json.hpp>
#include <memory>

#include "html/components.h"
#include "imports/import_job.h"
#include "imports/import_store.h"
#include "imports/run_store.h"
#include "imports/scan_pace.h"
#include "imports/setting_store.h"
#include "imports/waiting_store.h"
#include "meetings/document_store.h"
#include "meetings/stored_json.h"

namespace tovholder::imports {
namespace {

using namespace html;  // NOLINT: this file is nothing but markup
using people::Visit;

constexpr std::uint64_t kUploadLimit = 2ULL << 30;
constexpr int kRunsShown = 20;

std::string JobAddress(post::JobId id) { return "/import/job/" + std::to_string(id.value); }
std::string RunAddress(meetings::ImportRunId id) { return "/import/" + std::to_string(id.value); }

PageFrame FrameOf(const Visit& visit, std::string_view title) {
  PageFrame frame = visit.Frame(title, "meetings");
  frame.breadcrumb = {{std::string(visit.t("Meetings")), "/moeder"}};
  return frame;
}

Html ImportForm(const Visit& visit, const std::string& own_municipality, const std::string& error) {
  const Texts& t = visit.t;
  FileField files{
      .field = {.name = "filer",
                .label = std::string(t("Minutes and other documents")),
                .help = std::string(
                    t("Text, PDF, Word, Excel, HTML, scanned pages, and agendas from SBSYS or Acadre (XML).")),
                .error = error,
                .need = Need::kRequired},
      .accept = ".txt,.md,.pdf,.docx,.odt,.xlsx,.html,.htm,.xml,.png,.jpg,.jpeg,.tif,.tiff",
      .count = FileField::Count::kMany};
  return RenderForm(
      {.address = "/import", .csrf = visit.csrf(), .id = "import", .files = FormFrame::Files::kSent},
      Join(FileDropZone(files, t),
           TextField({.name = "kommune",
                      .label = std::string(t("Municipality")),
                      .value = own_municipality,
                      .help = std::string(t("Used where the minutes do not name one, and marked as yours."))},
                     t),
           Checkbox("udgiv",
                    {"ja", std::string(t("Publish at once what may be published")),
                     std::string(t("Otherwise everything stays a draft until you have looked at it."))},
                    Ticked::kNo),
           SubmitButton(t("Import"), ButtonLook::kPrimary)));
}

Html RunTable(const std::vector<RunSummary>& runs, const Texts& t) {
  DataTable table;
  table.caption = t("Earlier imports");
  table.columns = {{std::string(t("When"))},
                   {std::string(t("From"))},
                   {std::string(t("By"))},
                   {std::string(t("Documents")), Align::kFigures},
                   {std::string(t("Not read")), Align::kFigures},
                   {std::string(t("Status"))}};
  for (const RunSummary& summary : runs) {
    const meetings::ImportRun& run = summary.run;
    table.rows.push_back({A(Href(RunAddress(run.id)), FormatMoment(run.started, t.language())), Text(run.source),
                          Text(run.author), Text(FormatNumber(summary.documents, t.language())),
                          Text(FormatNumber(summary.failures, t.language())),
                          run.undone     ? Badge(t("Undone"), Tone::kNeutral)
                          : run.finished ? Badge(t("Done"), Tone::kGood)
                                         : Badge(t("Not finished"), Tone::kAttention)});
  }
  return RenderTable(table);
}

http::Response ImportPage(const Visit& visit, const std::string& error) {
  const Texts& t = visit.t;
  std::string own;
  std::int64_t waiting = 0;
  const auto runs = visit.Read([&](sql::Reader& reader) {
    own = FindSetting(reader, "own_municipality");
    waiting = CountWaiting(reader);
    return ListRuns(reader, kRunsShown);
  });
  PageHeading heading{.title = std::string(t("Import minutes"))};
  if (waiting > 0) {
    heading.others = {ButtonLink(t.Plural("{n} meeting waits for review", "{n} meetings wait for review", waiting),
                                 "/import/gennemgang", ButtonLook::kQuiet)};
  }
  std::vector<FieldError> errors;
  if (!error.empty()) errors.push_back({"filer", error});
  return visit.Page(FrameOf(visit, t("Import minutes")),
                    Join(Heading(heading), ErrorSummary(errors, t), ImportForm(visit, own, error),
                         When(!runs.empty(), [&] { return Block(t("Earlier imports"), RunTable(runs, t)); })));
}

std::string SourceName(const std::vector<http::Upload>& uploads, const Texts& t) {
  return uploads.size() == 1 ? uploads.front().file_name
                             : t.Plural("{n} file", "{n} files", static_cast<std::int64_t>(uploads.size()));
}

http::Response StartImport(const Visit& visit, const ImportDesk& desk) {
  Result<UploadedFiles> files = UploadedFiles::Take(visit.request.uploads);
  if (!files) {
    http::Response page = ImportPage(visit, Sentence(files.error(), visit.language()));
    page.status = 422;
    return page;
  }
  const std::string municipality(visit.request.Form("kommune"));
  visit.Write([&](sql::Transaction& transaction) { SaveSetting(transaction, "own_municipality", municipality); });
  ImportOptions options;
  options.author = visit.author();
  options.source = SourceName(visit.request.uploads, visit.t);
  options.reading.own_body = municipality;
  if (!visit.request.Form("udgiv").empty()) options.publication = Publication::kPublish;
  const post::JobId job =
      desk.jobs.Start({"import", options.source, visit.viewer.user.value},
                      MakeImportWork(visit.database(), desk.index, std::move(*files), options, desk.office.changed));
  return visit.Done(JobAddress(job));
}

Html JobOutcome(const post::Job& job, const Texts& t) {
  switch (job.state) {
    case post::JobState::kDone: {
      const ImportResult result = ParseImportResult(job.result);
      const Html next =
          Join(When(result.run.has_value(),
                    [&] { return ButtonLink(t("See what came in"), RunAddress(*result.run), ButtonLook::kPrimary); }),
               " ", ButtonLink(t("Review"), "/import/gennemgang", ButtonLook::kSecondary));
      const Tone tone = result.counts.failed == 0 ? Tone::kGood : Tone::kAttention;
      return RenderNotice({tone, SummaryOf(result.counts, t), std::string(t("The import is done")), P(next)}, t);
    }
    case post::JobState::kFailed: {
      const std::vector<Error> errors = meetings::LoadErrors("[" + job.error + "]");
      return RenderNotice({Tone::kBad, errors.empty() ? std::string(t("The import broke off."))
                                                      : Sentence(errors.front(), t.language())},
                          t);
    }
    case post::JobState::kCancelled:
      return RenderNotice(
          {Tone::kAttention, std::string(t("The import was stopped. What had come in by then is here."))}, t);
    case post::JobState::kInterrupted:
      return RenderNotice(
          {Tone::kAttention, std::string(t("The program was stopped during the import. What had come in by then is "
                                           "whole; import the files again to get the rest."))},
          t);
    default:
      return {};
  }
}

http::Response JobPage(const Visit& visit, const ImportDesk& desk) {
  const auto id = visit.request.PathNumber("id");
  const auto job = id ? desk.jobs.Find(post::JobId{*id}) : std::nullopt;
  if (!job || job->kind != "import") return visit.NotFound();
  const Texts& t = visit.t;
  const std::string address = JobAddress(job->id);
  const bool ended = post::HasEnded(job->state);
  PageFrame frame = FrameOf(visit, t("Import of {name}", {{"name", job->title}}));
  frame.breadcrumb.push_back({std::string(t("Import minutes")), "/import"});
  const Html progress = ended ? JobOutcome(*job, t)
                              : ProgressBar({.label = std::string(t("Reading the files")),
                                             .done = job->done,
                                             .total = job->total,
                                             .text = SayCurrent(job->current, t),
                                             .events = address + "/haendelser",
                                             .address = address},
                                            t);
  const Html stop = PostButton({.label = std::string(t("Stop the import")),
                                .address = address + "/stop",
                                .csrf = visit.csrf(),
                                .look = ButtonLook::kQuiet},
                               t);
  return visit.Page(frame, Join(Heading({.title = frame.title}), progress, When(!ended, [&] { return Html(stop); })));
}

// What the job has come to, each time it has come further.
http::Response JobEvents(const Visit& visit, const ImportDesk& desk) {
  const auto id = visit.request.PathNumber("id");
  if (!id || !desk.jobs.Find(post::JobId{*id})) return visit.NotFound();
  struct Seen {
    std::int64_t done = -1;
    std::string current;
    bool ended = false;
  };
  return http::Response::Events([&jobs = desk.jobs, job_id = post::JobId{*id}, t = visit.t,
                                 seen = std::make_shared<Seen>()]() -> std::optional<std::string> {
    const auto job = jobs.Find(job_id);
    if (!job || seen->ended) return std::nullopt;
    if (post::HasEnded(job->state)) {
      seen->ended = true;
      return http::FormatEvent("done", "{}");
    }
    if (job->done == seen->done && job->current == seen->current) return "";
    seen->done = job->done;
    seen->current = job->current;
    return http::FormatEvent("progress",
                             boost::json::serialize(boost::json::object{
                                 {"done", job->done}, {"total", job->total}, {"text", SayCurrent(job->current, t)}}));
  });
}

http::Response StopJob(const Visit& visit, const ImportDesk& desk) {
  const auto id = visit.request.PathNumber("id");
  if (!id) return visit.NotFound();
  desk.jobs.Cancel(post::JobId{*id});
  return visit.Done(JobAddress(post::JobId{*id}));
}

struct RunView {
  meetings::ImportRun run;
  std::vector<meetings::Document> documents;
  std::int64_t total = 0;
  std::vector<ImportFailure> failures;
};

Html FailureList(const std::vector<ImportFailure>& failures, const Texts& t) {
  return Ul(Each(failures, [&](const ImportFailure& failure) {
    const std::vector<Error> errors = meetings::LoadErrors(failure.parameters);
    return Li(Element("strong", failure.file), ": ",
              errors.empty() ? failure.error : Sentence(errors.front(), t.language()));
  }));
}

http::Response RunPage(const Visit& visit) {
  const auto id = visit.request.PathNumber("id");
  const std::int64_t page = std::clamp<std::int64_t>(visit.request.QueryNumber("side").value_or(1), 1, 100'000);
  const auto view = visit.Read([&](sql::Reader& reader) -> std::optional<RunView> {
    const auto run = id ? FindRun(reader, meetings::ImportRunId{*id}) : std::nullopt;
    if (!run) return std::nullopt;
    const meetings::DocumentFilter filter{.run = run->id, .kind = {}};
    return RunView{*run,
                   meetings::ListDocuments(reader, visit.viewer, filter, static_cast<int>(kPageSize),
                                           static_cast<int>((page - 1) * kPageSize)),
                   meetings::CountDocuments(reader, visit.viewer, filter), ListFailures(reader, run->id)};
  });
  if (!view) return visit.NotFound();
  const Texts& t = visit.t;
  PageFrame frame = FrameOf(visit, t("Import of {name}", {{"name", view->run.source}}));
  frame.breadcrumb.push_back({std::string(t("Import minutes")), "/import"});
  PageHeading heading{.title = frame.title,
                      .facts = {Text(FormatMoment(view->run.started, t.language())), Text(view->run.author)}};
  if (view->run.undone) {
    heading.facts.push_back(Badge(t("Undone"), Tone::kNeutral));
  } else {
    heading.primary = ButtonLink(t("Review"), "/import/gennemgang", ButtonLook::kPrimary);
    heading.others = {PostButton(
        {.label = std::string(t("Undo the import")),
         .address = RunAddress(view->run.id) + "/fortryd",
         .csrf = visit.csrf(),
         .look = ButtonLook::kDangerous,
         .consequence = t.Plural("{n} document and the meetings that came from it are removed.",
                                 "{n} documents and the meetings that came from them are removed.", view->total)},
        t)};
  }
  std::vector<ListEntry> entries;
  for (const meetings::Document& document : view->documents) {
    entries.push_back({document.title.empty() ? document.name : document.title,
                       "/dokumenter/" + std::to_string(document.id.value),
                       {Text(document.name)},
                       {}});
  }
  return visit.Page(frame, Join(Heading(heading),
                                When(!view->failures.empty(),
                                     [&] { return Block(t("Could not be read"), FailureList(view->failures, t)); }),
                                Block(t("Documents"), entries.empty() ? EmptyState(t("Nothing is left of this import."))
                                                                      : EntryList(entries)),
                                Pagination({page, view->total, kPageSize, RunAddress(view->run.id)}, t)));
}

http::Response Undo(const Visit& visit, const ImportDesk& desk) {
  const auto id = visit.request.PathNumber("id");
  if (!id) return visit.NotFound();
  const Result<UndoSummary> undone = visit.Write(
      [&](sql::Transaction& transaction) { return UndoRun(transaction, desk.index, meetings::ImportRunId{*id}); });
  if (!undone) return visit.Refuse(undone.error());
  return visit.Done(RunAddress(meetings::ImportRunId{*id}),
                    visit.t.Plural("The import was undone: {n} document removed.",
                                   "The import was undone: {n} documents removed.", undone->documents));
}

}  // namespace

std::string SummaryOf(const ImportCounts& counts, const Texts& t) {
  std::string text = t.Plural("{n} file imported", "{n} files imported", counts.imported + counts.merged);
  const auto add = [&](std::int64_t count, const std::string& sentence) {
    if (count > 0) text += ", " + sentence;
  };
  add(counts.unchanged, t.Plural("{n} was here already", "{n} were here already", counts.unchanged));
  add(counts.waiting, t.Plural("{n} newer version waits for you", "{n} newer versions wait for you", counts.waiting));
  add(counts.failed, t.Plural("{n} could not be read", "{n} could not be read", counts.failed));
  add(counts.doubtful, t.Plural("{n} doubtful field", "{n} doubtful fields", counts.doubtful));
  return text + ".";
}

std::vector<http::Route> ImportRoutes(const ImportDesk& desk) {
  using http::Method;
  using http::Pace;
  const auto page = [&](people::PageHandler handler) {
    return people::Guarded(desk.office, people::Access::kSecretary, std::move(handler));
  };
  return {{Method::kGet, "/import", page([](const Visit& visit) { return ImportPage(visit, ""); })},
          {Method::kPost, "/import", page([desk](const Visit& visit) { return StartImport(visit, desk); }), Pace::kSlow,
           kUploadLimit},
          {Method::kGet, "/import/job/{id}", page([desk](const Visit& visit) { return JobPage(visit, desk); })},
          {Method::kGet, "/import/job/{id}/haendelser",
           page([desk](const Visit& visit) { return JobEvents(visit, desk); })},
          {Method::kPost, "/import/job/{id}/stop", page([desk](const Visit& visit) { return StopJob(visit, desk); })},
          {Method::kGet, "/import/{id}", page(RunPage)},
          {Method::kPost, "/import/{id}/fortryd", page([desk](const Visit& visit) { return Undo(visit, desk); }),
           Pace::kSlow}};
}

}  // namespace tovholder::imports
