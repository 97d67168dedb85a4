// SPDX-License-Identifier: EUPL-1.2
#include "contingency/activation_store.h"
#include "contingency/circle.h"
#include "contingency/contingency_view.h"
#include "contingency/plan_store.h"
#include "portal/overview_contingency.h"

namespace tovholder::portal {
namespace {

// How long before its day a check is asked for.
constexpr int kCheckSoon = 30;

Matter MatterOfArea(MatterKind kind, const areas::HousingArea& area, std::string address) {
  Matter matter{kind};
  matter.title = area.name;
  matter.address = std::move(address);
  return matter;
}

void AddRunning(sql::Reader& reader, const people::Viewer& viewer, const areas::HousingArea& area,
                std::vector<Matter>& matters) {
  const auto running = contingency::FindRunning(reader, viewer, area.id);
  if (!running) return;
  Matter matter = MatterOfArea(MatterKind::kContingencyRunning, area, contingency::AddressOf(running->id));
  matter.since = ToCopenhagen(running->started).date;
  matters.push_back(std::move(matter));
}

void AddDueCheck(sql::Reader& reader, const people::Viewer& viewer, const areas::HousingArea& area, Date today,
                 std::vector<Matter>& matters) {
  const auto plan = contingency::FindPlan(reader, viewer, area.id);
  if (!plan) return;
  const Date next = contingency::NextCheck(*plan);
  if (std::chrono::sys_days(next) - std::chrono::sys_days(today) > std::chrono::days(kCheckSoon)) return;
  Matter matter = MatterOfArea(MatterKind::kCheckContingency, area, contingency::PlanAddress(area.id));
  matter.since = matter.due = next;
  matters.push_back(std::move(matter));
}

}  // namespace

std::vector<Matter> ListContingencyMatters(sql::Reader& reader, const people::Viewer& viewer, Date today) {
  std::vector<Matter> matters;
  for (const areas::HousingArea& area : contingency::ListSeenAreas(reader, viewer)) {
    AddRunning(reader, viewer, area, matters);
    if (viewer.May(people::Access::kSecretary)) AddDueCheck(reader, viewer, area, today, matters);
  }
  return matters;
}

}  // namespace tovholder::portal
