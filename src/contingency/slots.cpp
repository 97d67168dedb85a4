// SPDX-License-Identifier: EUPL-1.2
#include "contingency/activation_store.h"
#include "contingency/circle.h"
#include "contingency/contingency_pages.h"
#include "contingency/contingency_view.h"
#include "contingency/incident_store.h"
#include "contingency/plan_store.h"

namespace tovholder::contingency {
namespace {

using namespace html;  // NOLINT: this file is nothing but markup
using people::Visit;

// What one who is concerned sees beside an area; an outsider learns only that there is something to sign in for.
Html ContingencyBox(sql::Reader& reader, const Visit& visit, areas::HousingAreaId area) {
  const Texts& t = visit.t;
  const Html way = P(A(Href(PlanAddress(area)), t("Whom to call")));
  if (!visit.viewer.signed_in()) {
    return SideBox(
        t("Contingency"),
        Join(P(t("Who is called when unrest breaks out is for those whom it concerns.")),
             P(A(Href(WithQuery("/log-ind", "tilbage", PlanAddress(area))), t("Sign in to see whom to call")))));
  }
  if (!MaySee(visit.viewer, ListCircle(reader, area))) return {};
  const auto book = FindPlan(reader, visit.viewer, area);
  const auto running = FindRunning(reader, visit.viewer, area);
  const auto open = ListIncidents(reader, visit.viewer, {.area = area, .state = IncidentState::kOpen});
  const Html state =
      running ? P(Badge(t("Activated"), Tone::kBad), " ", A(Href(AddressOf(running->id)), t("Go to the log")))
      : book  ? Html()
              : P(t("There is no plan for the area yet."));
  return SideBox(t("Contingency"),
                 Join(state, way,
                      P(A(Href(WithQuery("/haendelser?omraade=" + std::to_string(area.value), "tilstand", "aabne")),
                          t.Plural("{n} open incident", "{n} open incidents", std::ssize(open))))));
}

}  // namespace

areas::AreaSlots Slots(areas::AreaSlots slots) {
  slots.beside_area = [inner = slots.beside_area](sql::Reader& reader, const Visit& visit, areas::HousingAreaId area) {
    return Join(inner ? inner(reader, visit, area) : Html(), ContingencyBox(reader, visit, area));
  };
  return slots;
}

}  // namespace tovholder::contingency
