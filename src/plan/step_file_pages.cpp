// SPDX-License-Identifier: EUPL-1.2
#include "documents/file_store.h"
#include "documents/reader.h"
#include "people/file_delivery.h"
#include "plan/gantt.h"
#include "plan/plan_pages.h"
#include "plan/plan_store.h"
#include "plan/plan_view.h"

namespace tovholder::plan {
namespace {

using people::Visit;

constexpr std::size_t kLargestFile = 50U << 20U;  // bytes

std::optional<StepOnPlan> FindStepOf(const Visit& visit) {
  const auto book = FindPlanOf(visit);
  const StepOnPlan* step = book ? StepIn(visit, *book) : nullptr;
  return step == nullptr ? std::nullopt : std::optional(*step);
}

http::Response Keep(const Visit& visit, StepOnPlan step, const char* notice) {
  const int seen = step.step.version;
  const auto put = visit.Write([&](sql::Transaction& transaction) { return PutStep(transaction, step, seen); });
  if (!put) return visit.Refuse(put.error());
  return visit.Done(AddressOf(step.step.plan, *put), visit.t(notice));
}

http::Response TakeFile(const Visit& visit) {
  auto step = FindStepOf(visit);
  if (!step) return visit.NotFound();
  if (visit.request.uploads.empty()) return visit.Refuse(Error{"plan.no_file", {}});
  const http::Upload& upload = visit.request.uploads.front();
  const auto bytes = documents::LoadFile(upload.path.string(), kLargestFile);
  if (!bytes) return visit.Refuse(bytes.error());
  step->step.file = visit.Write([&](sql::Transaction& transaction) {
    const auto type = documents::MediaTypeOf(*bytes, upload.file_name);
    return documents::StoreFile(transaction, *bytes, upload.file_name, type).id;
  });
  step->step.file_name = upload.file_name;
  return Keep(visit, std::move(*step), "The file is with the step.");
}

http::Response DropFile(const Visit& visit) {
  auto step = FindStepOf(visit);
  if (!step) return visit.NotFound();
  step->step.file.reset();
  step->step.file_name.clear();
  return Keep(visit, std::move(*step), "The file is taken away.");
}

http::Response SendFileOf(const Visit& visit) {
  const auto step = FindStepOf(visit);
  return step ? people::SendFile(visit, step->step.file, step->step.file_name) : visit.NotFound();
}

}  // namespace

std::vector<http::Route> StepFileRoutes(const people::Office& office) {
  using http::Method;
  const auto guarded = [&](people::Access access, people::PageHandler handler) {
    return people::Guarded(office, access, std::move(handler));
  };
  return {{Method::kGet, "/plan/{id}/skridt/{skridt}/fil", guarded(people::Access::kReader, SendFileOf)},
          {Method::kPost, "/plan/{id}/skridt/{skridt}/fil", guarded(people::Access::kSecretary, TakeFile),
           http::Pace::kSlow},
          {Method::kPost, "/plan/{id}/skridt/{skridt}/fil/fjern", guarded(people::Access::kSecretary, DropFile)}};
}

}  // namespace tovholder::plan
