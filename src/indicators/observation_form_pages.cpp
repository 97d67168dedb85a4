// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "base/text.h"
#include "indicators/indicator_pages.h"
#include "indicators/indicator_view.h"
#include "indicators/observation_form.h"

namespace tovholder::indicators {
namespace {

using namespace html;  // NOLINT: this file is nothing but markup
using people::Visit;

struct LoadedObservation {
  ObservationEditing editing;
  TypedObservation typed;
  std::optional<Observation> stored;
};

http::Response ShowObservationForm(const Visit& visit, const ObservationEditing& editing, const TypedObservation& typed,
                                   const FieldErrors& errors) {
  const Texts& t = visit.t;
  const bool known = static_cast<bool>(editing.id);
  PageFrame frame = IndicatorFrame(visit, known ? t("Change the observation") : t("New observation"));
  frame.breadcrumb = {{std::string(t("Indicators")), "/noegletal"}};
  const Indicator* indicator = editing.book.Find(IndicatorId{ParseCount(typed.indicator).value_or(0)});
  if (indicator != nullptr) frame.breadcrumb.push_back({NameOf(*indicator, t.language()), AddressOf(indicator->id)});
  frame.breadcrumb.push_back({frame.title, ""});
  auto response = visit.Page(frame, Join(ErrorSummary(ErrorsOf(errors, t).summary, t), Heading({.title = frame.title}),
                                         RenderForm({.address = visit.request.path, .csrf = visit.csrf()},
                                                    ObservationFields(editing, typed, errors, t))));
  if (!errors.empty()) response.status = 422;
  return response;
}

// Nothing where the address names an observation that is not there.
std::optional<LoadedObservation> LoadObservationForm(const Visit& visit) {
  return visit.Read([&](sql::Reader& reader) -> std::optional<LoadedObservation> {
    LoadedObservation loaded{{LoadIndicators(reader), {}}, {}, std::nullopt};
    if (!visit.request.path_values.contains("id")) {
      loaded.typed.indicator = visit.request.Query("noegletal");
      if (const auto area = visit.request.QueryNumber("omraade")) {
        loaded.typed.place = ValueOf(areas::HousingAreaId{*area});
      }
      return loaded;
    }
    loaded.editing.id = ObservationId{visit.request.PathNumber("id").value_or(0)};
    loaded.stored = FindObservation(reader, visit.viewer, loaded.editing.id);
    if (!loaded.stored) return std::nullopt;
    loaded.typed =
        TypedFrom(*loaded.stored, FindSource(reader, loaded.stored->source).value(), loaded.editing.book, visit.t);
    return loaded;
  });
}

http::Response ObservationForm(const Visit& visit) {
  const auto loaded = LoadObservationForm(visit);
  if (!loaded) return visit.NotFound();
  return ShowObservationForm(visit, loaded->editing, loaded->typed, {});
}

// What the form does not ask about stays as it is.
void KeepFrom(const Observation& stored, Observation& changed) {
  changed.id = stored.id;
  changed.state = stored.state;
  changed.entered = stored.entered;
  changed.entered_by = stored.entered_by;
  changed.approved = stored.approved;
  changed.approved_by = stored.approved_by;
  if (changed.reason.empty()) changed.reason = stored.reason;
}

void LoadRivals(const Visit& visit, const Observation& observation, ObservationEditing& editing) {
  visit.Read([&](sql::Reader& reader) {
    editing.rivals = ListSame(reader, observation);
    std::erase_if(editing.rivals, [](const Observation& one) { return one.state == ObservationState::kSetAside; });
    editing.sources = ListSources(reader, editing.rivals);
  });
}

http::Response TakeObservation(const Visit& visit) {
  auto loaded = LoadObservationForm(visit);
  if (!loaded) return visit.NotFound();
  const TypedObservation typed = TypedObservationBy(visit);
  FieldErrors wrong;
  EnteredFigure figure = ReadObservation(typed, loaded->editing.book, wrong);
  if (loaded->stored) KeepFrom(*loaded->stored, figure.observation);
  const auto entered =
      visit.Write([&](sql::Transaction& transaction) { return EnterFigure(transaction, figure, wrong); });
  if (entered) return visit.Done(AddressOf(figure.observation.id), visit.t("The observation is saved."));
  const bool was_asked = !typed.rival.empty() || wrong.contains("rival") || wrong.contains("reason");
  if (was_asked) LoadRivals(visit, figure.observation, loaded->editing);
  return ShowObservationForm(visit, loaded->editing, typed, wrong);
}

}  // namespace

std::vector<http::Route> ObservationFormRoutes(const people::Office& office) {
  using http::Method;
  const auto guard = [&](people::PageHandler handler) {
    return people::Guarded(office, people::Access::kSecretary, std::move(handler));
  };
  return {{Method::kGet, "/noegletal/maaling/ny", guard(ObservationForm)},
          {Method::kPost, "/noegletal/maaling/ny", guard(TakeObservation)},
          {Method::kGet, "/noegletal/maaling/{id}/ret", guard(ObservationForm)},
          {Method::kPost, "/noegletal/maaling/{id}/ret", guard(TakeObservation)}};
}

}  // namespace tovholder::indicators
