// SPDX-License-Identifier: EUPL-1.2
#include "people/file_delivery.h"
#include "plan/gantt.h"
#include "plan/plan_pages.h"
#include "plan/plan_paper.h"
#include "plan/plan_view.h"

namespace tovholder::plan {
namespace {

using people::Visit;

http::Response SendPlan(const Visit& visit, documents::PdfQueue& pdfs) {
  auto book = FindPlanOf(visit);
  if (!book) return visit.NotFound();
  const PlanId id = book->plan.id;
  const auto outlook = LookAhead(std::move(*book), ViewDayOf(visit).day);
  if (!outlook) return visit.Refuse(outlook.error());
  documents::Paper paper = MakePlanPaper(*outlook, visit.language());
  html::PageFrame frame = PlanFrame(visit, paper.title);
  frame.breadcrumb.pop_back();
  std::string file_name = paper.title;
  return people::SendPaper(visit, {std::move(paper), std::move(file_name), std::move(frame), AddressOf(id)}, pdfs);
}

}  // namespace

std::vector<http::Route> PlanPaperRoutes(const people::Office& office, documents::PdfQueue& pdfs) {
  return {{http::Method::kGet, "/plan/{id}/plan.pdf",
           people::Guarded(office, people::Access::kEverybody,
                           [&pdfs](const Visit& visit) { return SendPlan(visit, pdfs); }),
           http::Pace::kSlow}};
}

}  // namespace tovholder::plan
