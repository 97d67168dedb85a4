// SPDX-License-Identifier: EUPL-1.2
#include "areas/area_store.h"
#include "areas/area_view.h"
#include "contingency/activation_store.h"
#include "contingency/contingency_pages.h"
#include "contingency/contingency_paper.h"
#include "contingency/contingency_view.h"
#include "contingency/plan_store.h"
#include "people/paper_delivery.h"

namespace tovholder::contingency {
namespace {

using people::Visit;

people::PaperOrder OrderOf(const Visit& visit, documents::Paper paper, std::string file_name, std::string back) {
  people::PaperOrder order{std::move(paper), std::move(file_name), std::move(back),
                           areas::AreaFrame(visit, "", "contingency")};
  order.frame.breadcrumb = {{order.paper.title, order.back}};
  return order;
}

http::Response SendPlan(const Visit& visit, const AddressedArea& addressed, documents::PdfQueue& pdfs) {
  const auto book = visit.Read([&](sql::Reader& reader) { return FindPlan(reader, visit.viewer, addressed.area.id); });
  if (!book) return visit.NotFound();
  return people::SendPdf(
      visit,
      OrderOf(visit, MakePlanPaper(addressed.area, *book, visit.today(), visit.language()),
              visit.t("Contingency in {area}", {{"area", addressed.area.name}}), PlanAddress(addressed.area.id)),
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
  return people::SendPdf(
      visit,
      OrderOf(visit, MakeLogPaper(log->area, log->book, visit.language()),
              visit.t("Activation in {area}", {{"area", log->area.name}}), AddressOf(log->book.activation.id)),
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
