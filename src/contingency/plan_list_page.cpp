// SPDX-License-Identifier: EUPL-1.2
#include "areas/area_view.h"
#include "contingency/activation_store.h"
#include "contingency/circle.h"
#include "contingency/contingency_pages.h"
#include "contingency/contingency_view.h"
#include "contingency/plan_store.h"

namespace tovholder::contingency {
namespace {

using namespace html;  // NOLINT: this file is nothing but markup
using people::Visit;

struct AreaPlan {
  areas::HousingArea area;
  std::optional<PlanBook> book;
  std::optional<Activation> running;
};

// Who is called first at this hour, ready to be called.
Html FirstCall(const AreaPlan& one, const LocalTime& now, const Texts& t) {
  const auto called = one.book ? ListToCall(one.book->steps, now) : std::vector<CallStep>();
  if (called.empty()) return {};
  const CallStep& first = called.front();
  return P(t("Call first"), ": ", Strong(first.name), first.role.empty() ? std::string() : ", " + first.role, " ",
           When(!first.telephone.empty(), [&] { return CallLink(first.telephone, ButtonLook::kQuiet, t); }));
}

ListEntry EntryOf(const AreaPlan& one, const Visit& visit) {
  const Texts& t = visit.t;
  ListEntry entry{one.area.name, PlanAddress(one.area.id), {PlanBadge(one.book, visit.today(), t)}, {}};
  if (one.running) entry.facts.insert(entry.facts.begin(), Badge(t("Activated"), Tone::kBad));
  if (one.book && !one.book->checks.empty()) {
    entry.facts.push_back(
        Text(t("Checked {day}", {{"day", FormatDay(one.book->checks.front().checked, DayForm::kLong, t.language())}})));
  }
  entry.text = FirstCall(one, ToCopenhagen(visit.office().clock()), t);
  return entry;
}

http::Response ShowAllPlans(const Visit& visit) {
  const Texts& t = visit.t;
  const auto plans = visit.Read([&](sql::Reader& reader) {
    std::vector<AreaPlan> all;
    for (areas::HousingArea& area : ListSeenAreas(reader, visit.viewer)) {
      auto book = FindPlan(reader, visit.viewer, area.id);
      auto running = FindRunning(reader, visit.viewer, area.id);
      if (!areas::Exists(area, visit.today()) && !book && !running) continue;
      all.push_back({std::move(area), std::move(book), std::move(running)});
    }
    return all;
  });
  PageFrame frame = areas::AreaFrame(visit, t("Contingency"), "contingency");
  frame.styles = {"contingency.css"};
  std::vector<ListEntry> entries;
  for (const AreaPlan& one : plans) entries.push_back(EntryOf(one, visit));
  const Html nothing = EmptyState(
      t("There is no area whose contingency concerns you. It is for the municipality, the housing associations and the "
        "police of an area, and for whom its plan names."));
  return visit.Page(
      frame,
      Join(Heading({.title = frame.title, .facts = {Text(t("Whom to call when unrest breaks out, by area and hour"))}}),
           DangerLine(t), entries.empty() ? nothing : EntryList(entries)));
}

}  // namespace

std::vector<http::Route> PlanListRoutes(const people::Office& office) {
  return {{http::Method::kGet, "/beredskab", people::Guarded(office, people::Access::kReader, ShowAllPlans)}};
}

}  // namespace tovholder::contingency
