// SPDX-License-Identifier: EUPL-1.2
#include "areas/area_store.h"
#include "areas/area_view.h"
#include "contingency/activation_store.h"
#include "contingency/circle.h"
#include "contingency/contingency_pages.h"
#include "contingency/contingency_view.h"
#include "contingency/incident_list.h"
#include "contingency/logged_records.h"
#include "people/change_words.h"
#include "sql/change_log.h"

namespace tovholder::contingency {
namespace {

using namespace html;  // NOLINT: this file is nothing but markup
using people::Visit;

http::Response ShowIncidents(const Visit& visit) {
  const Texts& t = visit.t;
  const IncidentRequest request = ParseIncidentRequest(visit.request);
  const auto [list, acts] = visit.Read([&](sql::Reader& reader) {
    return std::pair(LoadIncidents(reader, visit.viewer, request.filter),
                     !ListAreasToActIn(reader, visit.viewer).empty());
  });
  PageFrame frame = areas::AreaFrame(visit, t("Incidents"), "incidents");
  frame.width = PageFrame::Width::kFull;
  PageHeading heading{.title = frame.title,
                      .facts = {Text(t("Shared by associations, municipality and police; without names"))}};
  if (acts) heading.primary = ButtonLink(t("Register an incident"), "/haendelser/ny", ButtonLook::kPrimary);
  const bool narrowed = request.filter.area || request.filter.kind || !request.period.empty() ||
                        request.filter.state != IncidentState::kAny;
  const Html nothing = narrowed ? EmptyState(t("No incident fits what you have chosen."),
                                             A(Href("/haendelser"), t("Show all incidents")))
                                : EmptyState(t("No incident is registered yet."));
  return visit.Page(
      frame,
      Join(Heading(heading), IncidentFilterRow(visit, request, list),
           list.incidents.empty() ? nothing : IncidentTable(visit, list, request.page),
           Pagination({request.page, std::ssize(list.incidents), kPageSize, ListAddressWithout(visit.request, "")}, t),
           FigureTable(list, t)));
}

http::Response ExportIncidents(const Visit& visit) {
  const IncidentRequest request = ParseIncidentRequest(visit.request);
  const auto list =
      visit.Read([&](sql::Reader& reader) { return LoadIncidents(reader, visit.viewer, request.filter); });
  return http::Response::File(FormatIncidents(list, visit.t), "text/csv; charset=utf-8", "haendelser.csv");
}

// Of all incidents: a figure of some of them would be none.
http::Response ExportCounts(const Visit& visit) {
  const auto list = visit.Read([&](sql::Reader& reader) { return LoadIncidents(reader, visit.viewer, {}); });
  return http::Response::File(FormatCounts(list, visit.today(), visit.t), "text/csv; charset=utf-8", "antal.csv");
}

struct IncidentView {
  Incident incident;
  areas::HousingArea area;
  std::vector<Activation> activations;
  std::optional<Activation> running;
  bool acts = false;
  std::vector<sql::Change> changes;
};

std::optional<IncidentView> LoadIncident(const Visit& visit) {
  const IncidentId id{visit.request.PathNumber("id").value_or(0)};
  return visit.Read([&](sql::Reader& reader) -> std::optional<IncidentView> {
    const auto found = FindIncident(reader, visit.viewer, id);
    if (!found) return std::nullopt;
    IncidentView view{*found,
                      areas::FindArea(reader, found->area).value(),
                      ListActivationsOf(reader, visit.viewer, id),
                      FindRunning(reader, visit.viewer, found->area),
                      MayAct(visit.viewer, ListCircle(reader, found->area)),
                      {}};
    if (visit.viewer.MayRead(people::Access::kSecretary)) {
      view.changes = sql::ListChanges(reader, "incident", id.value);
    }
    return view;
  });
}

std::string WhenOf(const Incident& incident, const Texts& t) {
  std::string when = FormatDay(incident.happened_on, DayForm::kFull, t.language());
  if (incident.happened_at) when += " " + FormatTimeOfDay(*incident.happened_at, t.language());
  return when;
}

PostAction ActOf(const Visit& visit, const IncidentView& view, std::string_view label, const char* act,
                 ButtonLook look) {
  return {
      .label = std::string(label), .address = AddressOf(view.incident.id) + act, .csrf = visit.csrf(), .look = look};
}

PageHeading IncidentHeading(const Visit& visit, const IncidentView& view) {
  const Texts& t = visit.t;
  const Incident& one = view.incident;
  PageHeading heading{.title = TitleOf(one, t), .facts = {StateBadge(one, t), Text(view.area.name)}};
  if (!view.acts) return heading;
  if (!one.closed) {
    heading.primary = PostButton(ActOf(visit, view, t("It is done now"), "/luk", ButtonLook::kPrimary), t);
  }
  if (!view.running) {
    heading.others.push_back(
        PostButton(ActOf(visit, view, t("Activate the contingency plan"), "/aktiver", ButtonLook::kSecondary), t));
  }
  heading.others.push_back(ButtonLink(t("Change"), AddressOf(one.id) + "/ret", ButtonLook::kQuiet));
  if (one.closed) {
    heading.others.push_back(PostButton(ActOf(visit, view, t("Take it up again"), "/genaabn", ButtonLook::kQuiet), t));
  }
  return heading;
}

Html ActivationLinks(const IncidentView& view, const Texts& t) {
  if (view.activations.empty()) return {};
  return SideBox(t("Activated the plan"),
                 Ul(Class("plain-list"), Each(view.activations, [&](const Activation& one) {
                      return Li(A(Href(AddressOf(one.id)), FormatMoment(one.started, t.language())));
                    })));
}

std::vector<Fact> FactsOf(const IncidentView& view, const Texts& t) {
  const Incident& one = view.incident;
  const auto hours = HoursUntilDone(one);
  const auto text = [](const std::string& value) { return Text(value.empty() ? std::string_view("–") : value); };
  return {{std::string(t("Area")), A(Href(PlanAddress(one.area)), view.area.name)},
          {std::string(t("When")), Text(WhenOf(one, t))},
          {std::string(t("Place")), text(one.place)},
          {std::string(t("Cost")), text(one.cost_oere ? FormatCost(Money{*one.cost_oere}, t) : std::string())},
          {std::string(t("Who follows up")), text(one.follow_up)},
          {std::string(t.In("incident", "Done")),
           text(one.closed ? FormatMoment(*one.closed, t.language()) : std::string())},
          {std::string(t("Hours until done")), text(hours ? FormatNumber(*hours, t.language()) : std::string())},
          {std::string(t("Registered")), Text(FormatMoment(one.registered, t.language()) + ", " + one.registered_by)}};
}

http::Response ShowIncident(const Visit& visit) {
  const auto view = LoadIncident(visit);
  if (!view) return visit.NotFound();
  const Texts& t = visit.t;
  const Incident& one = view->incident;
  PageFrame frame = areas::AreaFrame(visit, TitleOf(one, t), "incidents");
  frame.breadcrumb = {{std::string(t("Incidents")), "/haendelser"}, {frame.title, ""}};
  return visit.Page(frame,
                    Join(Heading(IncidentHeading(visit, *view)), FactList(FactsOf(*view, t)),
                         When(!one.note.empty(), [&] { return Block(t("Note"), P(one.note)); }),
                         people::ChangeWords(LoggedRecords(), t).History(view->changes)),
                    ActivationLinks(*view, t));
}

// Stores what `change` made of the incident.
template <class Change>
http::Response ChangeIncident(const Visit& visit, Change&& change, std::string_view notice) {
  auto view = LoadIncident(visit);
  if (!view) return visit.NotFound();
  if (!view->acts) return TurnAwayFrom(visit);
  change(view->incident);
  const auto put = visit.Write(
      [&](sql::Transaction& transaction) { return PutIncident(transaction, visit.viewer, view->incident); });
  if (!put) return visit.Refuse(put.error());
  return visit.Done(AddressOf(view->incident.id), visit.t(notice));
}

http::Response TakeClosing(const Visit& visit) {
  return ChangeIncident(
      visit, [&](Incident& incident) { incident.closed = visit.office().clock(); }, Msgid("The incident is done."));
}

http::Response TakeReopening(const Visit& visit) {
  return ChangeIncident(
      visit, [](Incident& incident) { incident.closed.reset(); }, Msgid("The incident is open again."));
}

// One click: the plan of the area is activated by what happened.
http::Response TakeIncidentActivation(const Visit& visit) {
  const auto view = LoadIncident(visit);
  if (!view) return visit.NotFound();
  if (!view->acts) return TurnAwayFrom(visit);
  if (view->running) return visit.Done(AddressOf(view->running->id), visit.t("The plan is activated already."));
  Activation activation;
  activation.area = view->incident.area;
  activation.reason = TitleOf(view->incident, visit.t);
  activation.incident = view->incident.id;
  const auto started =
      visit.Write([&](sql::Transaction& transaction) { return Activate(transaction, visit.viewer, activation); });
  if (!started) return visit.Refuse(started.error());
  return visit.Done(AddressOf(*started), visit.t("The plan is activated. Write here what happens."));
}

}  // namespace

std::vector<http::Route> IncidentRoutes(const people::Office& office) {
  using http::Method;
  const auto guard = [&](people::PageHandler handler) {
    return people::Guarded(office, people::Access::kReader, std::move(handler));
  };
  return {{Method::kGet, "/haendelser", guard(ShowIncidents)},
          {Method::kGet, "/haendelser.csv", guard(ExportIncidents)},
          {Method::kGet, "/haendelser/antal.csv", guard(ExportCounts)},
          {Method::kGet, "/haendelser/{id}", guard(ShowIncident)},
          {Method::kPost, "/haendelser/{id}/luk", guard(TakeClosing)},
          {Method::kPost, "/haendelser/{id}/genaabn", guard(TakeReopening)},
          {Method::kPost, "/haendelser/{id}/aktiver", guard(TakeIncidentActivation)}};
}

}  // namespace tovholder::contingency
