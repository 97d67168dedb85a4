// SPDX-License-Identifier: EUPL-1.2
#include "areas/area_store.h"
#include "areas/area_view.h"
#include "contingency/activation_store.h"
#include "contingency/contingency_pages.h"
#include "contingency/contingency_paper.h"
#include "contingency/contingency_view.h"
#include "contingency/plan_store.h"
#include "http/url.h"

namespace tovholder::contingency {
namespace {

using namespace html;  // NOLINT: mostly markup
using people::Visit;

constexpr std::string_view kReloadSeconds = "2";

// A paper on its way to who asked.
struct PaperOrder {
  documents::Paper paper;
  std::string file_name;
  std::string back;  // the page that led here
};

http::Response PdfFile(const PaperOrder& order, std::string bytes) {
  http::Response response;
  response.content_type = "application/pdf";
  response.With("Content-Disposition", "inline; filename*=UTF-8''" + http::PercentEncode(order.file_name + ".pdf"));
  response.body = std::move(bytes);
  return response.Cached(http::CachePolicy::kNever);
}

http::Response WaitingPage(const Visit& visit, const PaperOrder& order, std::size_t before) {
  const Texts& t = visit.t;
  PageFrame frame = areas::AreaFrame(visit, t("Your PDF is being made"), "contingency");
  frame.breadcrumb = {{order.paper.title, order.back}, {frame.title, ""}};
  PageHeading heading{.title = frame.title, .facts = {Text(order.file_name + ".pdf")}};
  heading.others = {ButtonLink(t("Look whether it is ready"), visit.request.target, ButtonLook::kSecondary),
                    ButtonLink(t("Back"), order.back, ButtonLook::kQuiet)};
  const std::string place = before == 0
                                ? std::string(t("It is being made right now."))
                                : t.Plural("{n} document is made before it.", "{n} documents are made before it.",
                                           static_cast<std::int64_t>(before));
  http::Response response =
      visit.Page(frame, Join(Heading(heading), P(Attr("role", "status"), Strong(place)),
                             P(t("This page looks by itself every other second. When the PDF is ready, it opens or "
                                 "lands among your downloads."))));
  response.status = 202;
  response.With("Refresh", std::string(kReloadSeconds)).With("Retry-After", std::string(kReloadSeconds));
  return response.Cached(http::CachePolicy::kNever);
}

// By its content, so that nobody gets one that he could not read himself.
http::Response Send(const Visit& visit, const PaperOrder& order, documents::PdfQueue& pdfs) {
  const Result<documents::PdfAnswer> answer = pdfs.Ask(order.paper);
  if (!answer) return visit.Refuse(answer.error(), 503);
  return answer->bytes ? PdfFile(order, *answer->bytes) : WaitingPage(visit, order, answer->before);
}

http::Response SendPlan(const Visit& visit, const AddressedArea& addressed, documents::PdfQueue& pdfs) {
  const auto book = visit.Read([&](sql::Reader& reader) { return FindPlan(reader, visit.viewer, addressed.area.id); });
  if (!book) return visit.NotFound();
  return Send(visit,
              {MakePlanPaper(addressed.area, *book, visit.today(), visit.language()),
               visit.t("Contingency in {area}", {{"area", addressed.area.name}}), PlanAddress(addressed.area.id)},
              pdfs);
}

struct NamedLog {
  ActivationBook book;
  areas::HousingArea area;
};

std::optional<NamedLog> LoadLog(const Visit& visit) {
  const ActivationId id{visit.request.PathNumber("id").value_or(0)};
  return visit.Read([&](sql::Reader& reader) -> std::optional<NamedLog> {
    auto book = FindActivation(reader, visit.viewer, id);
    if (!book) return std::nullopt;
    const auto area = areas::FindArea(reader, book->activation.area);
    return NamedLog{std::move(*book), area.value()};
  });
}

http::Response SendLog(const Visit& visit, documents::PdfQueue& pdfs) {
  const auto log = LoadLog(visit);
  if (!log) return visit.NotFound();
  return Send(visit,
              {MakeLogPaper(log->area, log->book, visit.language()),
               visit.t("Activation in {area}", {{"area", log->area.name}}), AddressOf(log->book.activation.id)},
              pdfs);
}

http::Response ExportLog(const Visit& visit) {
  const auto log = LoadLog(visit);
  if (!log) return visit.NotFound();
  return http::Response::File(FormatLog(log->book, visit.t), "text/csv; charset=utf-8", "aktivering.csv");
}

}  // namespace

std::vector<http::Route> ContingencyPaperRoutes(const people::Office& office, documents::PdfQueue& pdfs) {
  const auto route = [&](std::string pattern, people::PageHandler handler) {
    return http::Route{http::Method::kGet, std::move(pattern),
                       people::Guarded(office, people::Access::kReader, std::move(handler)), http::Pace::kSlow};
  };
  return {route("/beredskab/{omraade}/plan.pdf", ForArea(Asked::kSeeing,
                                                         [&pdfs](const Visit& visit, const AddressedArea& addressed) {
                                                           return SendPlan(visit, addressed, pdfs);
                                                         })),
          route("/aktiveringer/{id}/log.pdf", [&pdfs](const Visit& visit) { return SendLog(visit, pdfs); }),
          route("/aktiveringer/{id}/log.csv", ExportLog)};
}

}  // namespace tovholder::contingency
