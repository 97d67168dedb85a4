// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "applications/application_package.h"
#include "applications/application_pages.h"
#include "applications/application_paper.h"
#include "applications/application_view.h"
#include "people/file_delivery.h"

namespace tovholder::applications {
namespace {

using namespace html;  // NOLINT: this file is nothing but markup
using people::Visit;

constexpr std::string_view kJobKind = "application_package";
constexpr int kJobsLookedAt = 50;
constexpr std::string_view kReloadSeconds = "2";

std::string PackageAddress(ApplicationId id) { return AddressOf(id) + "/pakke"; }

// The latest job for the application, under way or ended.
std::optional<post::Job> LatestJob(ApplicationId id, const post::JobRunner& jobs) {
  for (post::Job& job : jobs.List(kJobKind, kJobsLookedAt)) {
    if (job.title == PackageAddress(id)) return std::move(job);
  }
  return std::nullopt;
}

bool IsRunning(const std::optional<post::Job>& job) { return job && !post::HasEnded(job->state); }

Html JobStanding(const std::optional<post::Job>& job, const Texts& t) {
  if (!job) return {};
  if (IsRunning(job)) {
    return ProgressBar({.label = std::string(t("The package is being made")),
                        .done = job->done,
                        .total = job->total,
                        .text = job->current,
                        .address = job->title},
                       t);
  }
  const auto error = post::ErrorOf(*job);
  return error ? RenderNotice({Tone::kBad, Sentence(*error, t.language())}, t) : Html();
}

Html PackageTable(const ApplicationView& view, const Texts& t) {
  if (view.book.packages.empty()) return EmptyState(t("No package has been made yet."));
  DataTable table{.caption = std::string(t("Packages")),
                  .columns = {{std::string(t("Package"))},
                              {std::string(t("What for"))},
                              {std::string(t("By"))},
                              {std::string(t("Size")), Align::kFigures},
                              {std::string(t("Digest (SHA-256)"))}}};
  for (const ApplicationPackage& one : view.book.packages) {
    const std::string address = PackageAddress(one.application) + "/" + std::to_string(one.id.value);
    table.rows.push_back({A(Href(address), FormatMoment(one.made, t.language())),
                          one.purpose == PackageUse::kSubmitted ? Badge(t("Submitted"), Tone::kGood, Icon("send"))
                          : one.complete                        ? Badge(t("Trial, complete"), Tone::kInfo)
                                                                : Badge(t("Trial, not complete"), Tone::kNeutral),
                          Text(one.made_by), Text(FormatBytes(static_cast<std::uint64_t>(one.size), t.language())),
                          Code(one.sha256.substr(0, 16), Unseen(one.sha256.substr(16)))});
  }
  return RenderTable(table);
}

Html Acts(const Visit& visit, const ApplicationView& view, bool running) {
  const Texts& t = visit.t;
  const std::string address = PackageAddress(view.application().id);
  if (!view.edits || running) return {};
  const Html trial = PostButton({.label = std::string(t("Make a package to look at")),
                                 .address = address,
                                 .csrf = visit.csrf(),
                                 .look = ButtonLook::kSecondary},
                                t);
  const bool submits = view.check.complete() && view.application().state == ApplicationState::kDraft;
  const Html submit = PostButton({.label = std::string(t("Submit the application")),
                                  .address = AddressOf(view.application().id) + "/indsend",
                                  .csrf = visit.csrf(),
                                  .look = ButtonLook::kPrimary},
                                 t);
  return Div(Class("button-row package-acts"), submits ? submit : Html(), trial);
}

Html Readiness(const ApplicationView& view, const Texts& t) {
  const Application& one = view.application();
  if (one.submitted) {
    return P(t("It was submitted {day}. The package of that day stays as it was, whatever changes afterwards.",
               {{"day", DayIn(one.submitted, t)}}));
  }
  if (view.check.complete()) {
    return Join(P(Strong(CountSentence(view.check, t))),
                P(t("When you submit, the package is made and kept as it is. Send it to Landsbyggefonden from here.")));
  }
  return P(Strong(CountSentence(view.check, t)), " ", t("It cannot be submitted yet."));
}

Html MissingBlock(const ApplicationView& view, const Texts& t) {
  if (view.application().submitted || view.check.complete()) return {};
  return Block(t("What is missing"), MissingTable(ListMissing(view.check, t.language()), t));
}

http::Response ShowPackages(const Visit& visit, const ApplicationView& view, const post::JobRunner& jobs,
                            const std::optional<Error>& fault) {
  const Texts& t = visit.t;
  const auto job = LatestJob(view.application().id, jobs);
  const bool running = IsRunning(job);
  PageFrame frame = ApplicationFrame(visit, view.application(), t("The package"));
  const Html wrong = fault ? RenderNotice({Tone::kBad, Sentence(*fault, t.language())}, t) : Html();
  auto response =
      visit.Page(frame, Join(Heading({.title = frame.title,
                                      .facts = {StateBadge(view.application(), t), Text(view.application().title)}}),
                             wrong, JobStanding(job, t), Readiness(view, t), Acts(visit, view, running),
                             MissingBlock(view, t), Block(t("Packages"), PackageTable(view, t))));
  if (fault) response.status = 422;
  if (running && !fault) response.With("Refresh", std::string(kReloadSeconds));
  return response.Cached(http::CachePolicy::kNever);
}

http::Response StartPackage(const Visit& visit, post::JobRunner& jobs, PackageUse purpose) {
  const auto view = LoadInside(visit);
  if (!view) return TurnAway(visit);
  const Application& one = view->application();
  if (purpose == PackageUse::kSubmitted && one.submitted) {
    return ShowPackages(visit, *view, jobs, Error{"applications.submitted_already"});
  }
  if (purpose == PackageUse::kSubmitted && !view->check.complete()) {
    const auto count = ListMissing(view->check, visit.language()).size();
    return ShowPackages(visit, *view, jobs, Error{"applications.incomplete", {{"count", std::to_string(count)}}});
  }
  const std::string address = PackageAddress(one.id);
  const bool running = IsRunning(LatestJob(one.id, jobs));
  if (running && purpose == PackageUse::kSubmitted) {
    return ShowPackages(visit, *view, jobs, Error{"applications.package_under_way"});
  }
  if (!running) {
    jobs.Start(
        {std::string(kJobKind), address, visit.viewer.user.value, "pdf"},
        MakePackageWork(visit.database(), visit.author(), {one.id, purpose, visit.language()}, visit.office().changed));
  }
  return visit.Done(address, visit.t("The package is being made."));
}

http::Response SendPackage(const Visit& visit) {
  const auto view = LoadInside(visit);
  const ApplicationPackage* package =
      view ? view->book.Find(PackageId{visit.request.PathNumber("pakke").value_or(0)}) : nullptr;
  if (package == nullptr) return TurnAway(visit);
  return people::SendFile(visit, package->file, SafeName(view->application().title + ".zip", 80));
}

http::Response MissingTableFile(const Visit& visit) {
  const auto view = LoadInside(visit);
  if (!view) return TurnAway(visit);
  return http::Response::File(FormatMissing(ListMissing(view->check, visit.language()), visit.t),
                              "text/csv; charset=utf-8", "mangler.csv");
}

http::Response MissingPdf(const Visit& visit, documents::PdfQueue& pdfs) {
  const auto view = LoadInside(visit);
  if (!view) return TurnAway(visit);
  PageFrame frame = ApplicationFrame(visit, "");
  frame.breadcrumb.pop_back();
  return people::SendPaper(visit,
                           {MakeMissingPaper(view->book, view->check, visit.today(), visit.language()),
                            view->application().title + " - " + std::string(visit.t("What is missing")),
                            std::move(frame), AddressOf(view->application().id)},
                           pdfs);
}

}  // namespace

std::vector<http::Route> PackageRoutes(const people::Office& office, documents::PdfQueue& pdfs, post::JobRunner& jobs) {
  using http::Method;
  using http::Pace;
  const auto reads = [&](people::PageHandler handler) {
    return people::Guarded(office, people::Access::kReader, std::move(handler));
  };
  const auto starts = [&](PackageUse purpose) {
    return people::Guarded(office, people::Access::kSecretary,
                           [&jobs, purpose](const Visit& visit) { return StartPackage(visit, jobs, purpose); });
  };
  const std::string one = "/ansoegninger/{id}";
  return {{Method::kGet, one + "/mangler.csv", reads(MissingTableFile)},
          {Method::kGet, one + "/mangler.pdf", reads([&pdfs](const Visit& visit) { return MissingPdf(visit, pdfs); }),
           Pace::kSlow},
          {Method::kGet, one + "/pakke", reads([&jobs](const Visit& visit) {
             const auto view = LoadInside(visit);
             return view ? ShowPackages(visit, *view, jobs, std::nullopt) : TurnAway(visit);
           })},
          {Method::kPost, one + "/pakke", starts(PackageUse::kTrial)},
          {Method::kPost, one + "/indsend", starts(PackageUse::kSubmitted)},
          {Method::kGet, one + "/pakke/{pakke}", reads(SendPackage)}};
}

}  // namespace tovholder::applications
