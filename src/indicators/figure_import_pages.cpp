// SPDX-License-Identifier: EUPL-1.2
#include "indicators/figure_import_pages.h"

#include <boost/json.hpp>
#include <fstream>
#include <iterator>
#include <memory>

#include "base/text.h"
#include "documents/file_store.h"
#include "indicators/figure_review_form.h"
#include "indicators/figure_review_view.h"
#include "indicators/figure_upload_work.h"
#include "indicators/indicator_store.h"
#include "indicators/indicator_view.h"

namespace tovholder::indicators {
namespace {

using namespace html;  // NOLINT: this file is nothing but markup
using people::Visit;
using Run = FigureImportOptions::Run;

constexpr std::string_view kFigureImport = "/noegletal/import";
constexpr std::uint64_t kLargestFile = 256ULL << 20;
constexpr int kUploadsShown = 20;

std::string AddressOf(FigureUploadId id) { return std::string(kFigureImport) + "/" + std::to_string(id.value); }
std::string JobKindOf(FigureUploadId id) { return "figures-" + std::to_string(id.value); }

PageFrame ImportFrame(const Visit& visit, std::string_view title) {
  PageFrame frame = IndicatorFrame(visit, title);
  frame.breadcrumb = {{std::string(visit.t("Indicators")), "/noegletal"}};
  if (title != visit.t("Import figures")) {
    frame.breadcrumb.push_back({std::string(visit.t("Import figures")), std::string(kFigureImport)});
  }
  frame.breadcrumb.push_back({frame.title, ""});
  return frame;
}

Html StateOf(const FigureUpload& upload, const Texts& t) {
  switch (upload.state) {
    case UploadState::kChecking:
      return Badge(t("Is being read"), Tone::kInfo);
    case UploadState::kWaits:
      return Badge(t("Waits for you"), Tone::kAttention);
    case UploadState::kTaken:
      return Badge(t("Imported"), Tone::kGood);
    case UploadState::kFailed:
      return Badge(t("Cannot be read"), Tone::kBad);
  }
  return {};
}

Html UploadTable(const std::vector<FigureUpload>& uploads, const Texts& t) {
  DataTable table{.caption = std::string(t("Files of figures")),
                  .columns = {{std::string(t("File"))},
                              {std::string(t("When"))},
                              {std::string(t("By"))},
                              {std::string(t("What came of it"))},
                              {std::string(t("Status"))}}};
  table.rows.reserve(uploads.size());
  for (const FigureUpload& one : uploads) {
    const auto report = LoadReport(one.report);
    table.rows.push_back({A(Href(AddressOf(one.id)), one.name), Text(FormatMoment(one.brought, t.language())),
                          Text(one.brought_by), Text(report ? SummaryOf(report->counts, t) : std::string("–")),
                          StateOf(one, t)});
  }
  return RenderTable(table);
}

http::Response ShowUploads(const Visit& visit, const std::optional<Error>& error) {
  const Texts& t = visit.t;
  const auto uploads = visit.Read([](sql::Reader& reader) { return ListUploads(reader, kUploadsShown); });
  const std::string sentence = error ? Sentence(*error, t.language()) : std::string();
  const FileField file{
      .field = {.name = "fil",
                .label = std::string(t("Table (CSV or Excel)")),
                .help = std::string(t("A row a value, or years, indicators or areas across. Nothing is stored before "
                                      "you have seen how it was read.")),
                .error = sentence,
                .need = Need::kRequired},
      .accept = ".csv,.txt,.tsv,.xlsx"};
  std::vector<FieldError> errors;
  if (error) errors.push_back({"fil", sentence});
  auto response = visit.Page(
      ImportFrame(visit, t("Import figures")),
      Join(ErrorSummary(errors, t), Heading({.title = std::string(t("Import figures"))}),
           RenderForm({.address = std::string(kFigureImport), .csrf = visit.csrf(), .files = FormFrame::Files::kSent},
                      Join(FileDropZone(file, t), SubmitButton(t("Show how it is read"), ButtonLook::kPrimary))),
           When(!uploads.empty(), [&] { return Block(t("Files of figures"), UploadTable(uploads, t)); })));
  if (error) response.status = 422;
  return response;
}

// At once where it is small, else in the background. The upload is stored as being read before.
http::Response Work(const Visit& visit, const FigureDesk& desk, const FigureUpload& upload, Run run,
                    std::int64_t size) {
  UploadWork work{upload.id, run, visit.author(), visit.today()};
  const std::string address = AddressOf(upload.id);
  if (size <= kReadAtOnce) {
    const auto done = WorkOnUpload(visit.database(), work);
    if (visit.office().changed) visit.office().changed();
    return done ? visit.Done(address) : visit.Refuse(done.error());
  }
  sql::Database& database = visit.database();
  desk.jobs.Start({JobKindOf(upload.id), upload.name, visit.viewer.user.value, "figures"},
                  [&database, work, changed = desk.office.changed](post::JobContext& context) -> Result<std::string> {
                    UploadWork told = work;
                    told.progress = [&](std::int64_t figures, std::int64_t total) {
                      context.Progress(figures, total, "");
                      return !context.Cancelled();
                    };
                    const auto done = WorkOnUpload(database, told);
                    if (changed) changed();
                    if (!done) return Pass(done);
                    return std::string("{}");
                  });
  return visit.Done(address);
}

http::Response TakeUpload(const Visit& visit, const FigureDesk& desk) {
  if (visit.request.uploads.empty()) return ShowUploads(visit, Error{"people.no_file"});
  const http::Upload& sent = visit.request.uploads.front();
  std::ifstream stream(sent.path, std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(stream), {}};
  if (bytes.empty()) return ShowUploads(visit, Error{"documents.empty", {{"file", sent.file_name}}});
  FigureUpload upload;
  upload.name = sent.file_name;
  visit.Write([&](sql::Transaction& transaction) {
    upload.file =
        documents::StoreFile(transaction, bytes, sent.file_name, documents::MediaTypeOf(bytes, sent.file_name)).id;
    CreateUpload(transaction, upload);
  });
  return Work(visit, desk, upload, Run::kDry, static_cast<std::int64_t>(bytes.size()));
}

std::optional<FigureUpload> FindAsked(const Visit& visit) {
  const auto id = visit.request.PathNumber("id");
  if (!id) return std::nullopt;
  return visit.Read([&](sql::Reader& reader) { return FindUpload(reader, {*id}); });
}

FigureReview LoadReview(sql::Reader& reader, FigureUpload upload) {
  FigureReview review{std::move(upload), {}, {}, {}, {}, {}, {}};
  review.report = LoadReport(review.upload.report);
  review.mapping = LoadMapping(review.upload.mapping).value_or(FigureMapping{});
  review.choices = LoadChoices(review.upload.choices);
  NameSources sources = LoadNameSources(reader);
  review.book = sources.book;
  review.places = FigureNames(std::move(sources)).ListPlaceChoices();
  return review;
}

// The newest job that reads the file.
std::optional<post::Job> JobOf(const FigureDesk& desk, FigureUploadId id) {
  const auto jobs = desk.jobs.List(JobKindOf(id), 1);
  return jobs.empty() ? std::nullopt : std::optional(jobs.front());
}

http::Response ShowProgress(const Visit& visit, const FigureUpload& upload, const post::Job& job) {
  const Texts& t = visit.t;
  const std::string address = AddressOf(upload.id);
  return visit.Page(ImportFrame(visit, upload.name),
                    Join(Heading({.title = upload.name, .facts = {StateOf(upload, t)}}),
                         ProgressBar({.label = std::string(t("Reading the figures")),
                                      .done = job.done,
                                      .total = job.total,
                                      .text = t.Plural("{n} figure", "{n} figures", job.done),
                                      .events = address + "/haendelser",
                                      .address = address},
                                     t),
                         PostButton({.label = std::string(t("Stop")),
                                     .address = address,
                                     .csrf = visit.csrf(),
                                     .look = ButtonLook::kQuiet,
                                     .values = {{"handling", "stop"}}},
                                    t)));
}

Html RemoveButton(const Visit& visit, const FigureUpload& upload) {
  const Texts& t = visit.t;
  return PostButton({.label = std::string(t("Remove the file")),
                     .address = AddressOf(upload.id),
                     .csrf = visit.csrf(),
                     .look = ButtonLook::kDangerous,
                     .values = {{"handling", "slet"}},
                     .consequence = std::string(t("The file goes from this list. Figures that were imported stay."))},
                    t);
}

Html ReviewButtons(const FigureReview& review, const Texts& t) {
  Html again = SubmitButton(t("Read it again with these choices"), ButtonLook::kSecondary, "handling", "vis");
  if (!review.report) return again;
  std::int64_t ready = review.report->counts[FigureFate::kNew];
  if (review.choices.disagreeing != FigureChoices::Disagreeing::kAsked) {
    ready += review.report->counts[FigureFate::kDisagrees];
  }
  if (ready == 0) return again;
  return Join(SubmitButton(t.Plural("Import {n} figure", "Import {n} figures", ready), ButtonLook::kPrimary, "handling",
                           "importer"),
              " ", again);
}

Html OutcomeNotice(const FigureReview& review, const Texts& t) {
  if (const auto failure = FailureOf(review.upload)) {
    return RenderNotice({Tone::kBad, Sentence(*failure, t.language()), std::string(t("The file was not read"))}, t);
  }
  const std::string sum = SummaryOf(review.report->counts, t) + ".";
  if (review.upload.state == UploadState::kTaken) {
    const Html next = P(A(Href("/noegletal/venter"), t("See what waits for approval")));
    return RenderNotice({Tone::kGood, t("Imported: {counts}", {{"counts", sum}}), "", next}, t);
  }
  return RenderNotice({Tone::kInfo, t("Nothing is stored yet: {counts}", {{"counts", sum}})}, t);
}

http::Response ShowReview(const Visit& visit, const FigureReview& review, const FormErrors& errors) {
  const Texts& t = visit.t;
  const FigureUpload& upload = review.upload;
  PageFrame frame = ImportFrame(visit, upload.name);
  frame.width = PageFrame::Width::kFull;
  PageHeading heading{
      .title = upload.name,
      .facts = {StateOf(upload, t), Text(FormatMoment(upload.brought, t.language())), Text(upload.brought_by)}};
  Html form;
  if (upload.state != UploadState::kFailed) {
    const Html questions = review.report ? RenderQuestions(review, errors, t) : Html();
    form = RenderForm({.address = AddressOf(upload.id), .csrf = visit.csrf()},
                      Join(HiddenField("version", std::to_string(upload.version)), questions, RenderReading(review, t),
                           ReviewButtons(review, t)));
  }
  const Html seen = review.report ? Join(RenderPreview(review, t), RenderProblems(*review.report, t)) : Html();
  auto response = visit.Page(frame, Join(ErrorSummary(errors.summary, t), Heading(heading), OutcomeNotice(review, t),
                                         form, seen, RemoveButton(visit, upload)));
  if (!errors.summary.empty()) response.status = 422;
  return response;
}

http::Response UploadPage(const Visit& visit, const FigureDesk& desk) {
  auto upload = FindAsked(visit);
  if (!upload) return visit.NotFound();
  if (upload->state == UploadState::kChecking) {
    const auto job = JobOf(desk, upload->id);
    if (job && !post::HasEnded(job->state)) return ShowProgress(visit, *upload, *job);
    upload = FindAsked(visit);  // it may have ended between the two
    if (!upload) return visit.NotFound();
    // The program was stopped meanwhile: what had come in is whole, and it can be read again.
    if (upload->state == UploadState::kChecking) {
      upload->report = R"([["indicators.import_stopped", {}]])";
      upload->state = upload->mapping.empty() ? UploadState::kFailed : UploadState::kWaits;
    }
  }
  const FigureReview review = visit.Read([&](sql::Reader& reader) { return LoadReview(reader, *std::move(upload)); });
  return ShowReview(visit, review, {});
}

http::Response RemoveUpload(const Visit& visit, const FigureUpload& upload) {
  visit.Write([&](sql::Transaction& transaction) { DeleteUpload(transaction, upload); });
  return visit.Done(kFigureImport, visit.t("{name} is removed.", {{"name", upload.name}}));
}

http::Response AnswerUpload(const Visit& visit, const FigureDesk& desk) {
  auto upload = FindAsked(visit);
  if (!upload) return visit.NotFound();
  const std::string_view action = visit.request.Form("handling");
  if (action == "stop") {
    if (const auto job = JobOf(desk, upload->id)) desk.jobs.Cancel(job->id);
    return visit.Done(AddressOf(upload->id));
  }
  if (action == "slet") return RemoveUpload(visit, *upload);
  const auto seen = visit.request.FormNumber("version");
  if (!seen || *seen != upload->version) return visit.Refuse(Error{"indicators.changed_meanwhile"});
  FigureReview review = visit.Read([&](sql::Reader& reader) { return LoadReview(reader, *upload); });
  review.choices = ReadChoices(visit.request, std::move(review.choices));
  review.mapping = ReadMapping(visit.request, std::move(review.mapping));
  const Run run = action == "importer" ? Run::kReal : Run::kDry;
  const bool chosen = review.choices.disagreeing != FigureChoices::Disagreeing::kAsked;
  if (run == Run::kReal && chosen && review.choices.reason.empty() && review.report &&
      review.report->counts[FigureFate::kDisagrees] > 0) {
    FormErrors errors;
    errors.Add("begrundelse", Error{"indicators.no_reason"}, visit.t);
    return ShowReview(visit, review, errors);
  }
  upload->choices = StoreChoices(review.choices);
  upload->mapping = StoreMapping(review.mapping);
  upload->state = UploadState::kChecking;
  std::int64_t size = 0;
  const auto put = visit.Write([&](sql::Transaction& transaction) -> Result<void> {
    size = documents::FindFile(transaction, upload->file).value().size;
    return PutUpload(transaction, *upload);
  });
  if (!put) return visit.Refuse(put.error());
  return Work(visit, desk, *upload, run, size);
}

// How many figures have been read, each time it is more.
http::Response UploadEvents(const Visit& visit, const FigureDesk& desk) {
  const auto id = visit.request.PathNumber("id");
  const auto job = id ? JobOf(desk, {*id}) : std::nullopt;
  if (!job) return visit.NotFound();
  struct Told {
    std::int64_t done = -1;
    bool ended = false;
  };
  return http::Response::Events([&jobs = desk.jobs, job_id = job->id, t = visit.t,
                                 told = std::make_shared<Told>()]() -> std::optional<std::string> {
    const auto now = jobs.Find(job_id);
    if (!now || told->ended) return std::nullopt;
    if (post::HasEnded(now->state)) {
      told->ended = true;
      return http::FormatEvent("done", "{}");
    }
    if (now->done == told->done) return "";
    told->done = now->done;
    return http::FormatEvent(
        "progress",
        boost::json::serialize(boost::json::object{
            {"done", now->done}, {"total", now->total}, {"text", t.Plural("{n} figure", "{n} figures", now->done)}}));
  });
}

}  // namespace

std::vector<http::Route> FigureImportRoutes(const FigureDesk& desk) {
  using http::Method;
  using http::Pace;
  const auto page = [&](people::PageHandler handler) {
    return people::Guarded(desk.office, people::Access::kSecretary, std::move(handler));
  };
  const std::string one = std::string(kFigureImport) + "/{id}";
  return {{Method::kGet, std::string(kFigureImport), page([](const Visit& visit) { return ShowUploads(visit, {}); })},
          {Method::kPost, std::string(kFigureImport),
           page([desk](const Visit& visit) { return TakeUpload(visit, desk); }), Pace::kSlow, kLargestFile},
          {Method::kGet, one, page([desk](const Visit& visit) { return UploadPage(visit, desk); }), Pace::kSlow},
          {Method::kPost, one, page([desk](const Visit& visit) { return AnswerUpload(visit, desk); }), Pace::kSlow,
           kReadAtOnce},
          {Method::kGet, one + "/haendelser", page([desk](const Visit& visit) { return UploadEvents(visit, desk); })}};
}

}  // namespace tovholder::indicators
