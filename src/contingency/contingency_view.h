// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "contingency/activation.h"
#include "contingency/contingency_plan.h"
#include "contingency/incident.h"
#include "html/components.h"
#include "people/typed_text.h"
#include "people/visit.h"

// How plans, activations and incidents look, wherever they stand.
namespace tovholder::contingency {

std::string PlanAddress(areas::HousingAreaId area);
std::string AddressOf(ActivationId id);
std::string AddressOf(IncidentId id);

// "Mandag-fredag kl. 07.00-16.00", "Alle dage, døgnet rundt"
std::string FormatHours(const Hours& hours, const html::Texts& t);
// "fredag kl. 16.00 – mandag kl. 07.00"
std::string FormatSpan(const WeekSpan& span, const html::Texts& t);
// "søndag kl. 09.13"
std::string FormatNow(const LocalTime& now, const html::Texts& t);
std::string GapSentence(const PlanGap& gap, const html::Texts& t);

// Whether there is a plan, and whether it is in order.
html::Html PlanBadge(const std::optional<PlanBook>& book, Date today, const html::Texts& t);
// People in danger come before any plan.
html::Html DangerLine(const html::Texts& t);

std::string WordOf(IncidentKind kind, const html::Texts& t);
// "Hærværk: knuste ruder"
std::string TitleOf(const Incident& incident, const html::Texts& t);
html::Html StateBadge(const Incident& incident, const html::Texts& t);
html::Html StateBadge(const Activation& activation, const html::Texts& t);
std::string FormatCost(Money cost, const html::Texts& t);

// A link that calls, with the figures as they are written.
html::Html CallLink(const std::string& telephone, html::ButtonLook look, const html::Texts& t);

// What stands wrong, by field.
html::FormErrors ErrorsOf(const FieldErrors& errors, const html::Texts& t);

// An area that the address names, with those whom it concerns.
struct AddressedArea {
  areas::HousingArea area;
  people::Owners circle;
};
using AreaHandler = std::function<http::Response(const people::Visit&, const AddressedArea&)>;
// Let in who may see the contingency of the area; forms only of who may act there, or of secretaries.
enum class Asked { kSeeing, kActing, kSecretary };
people::PageHandler ForArea(Asked asked, AreaHandler handler);
// Says that it is for others.
http::Response TurnAwayFrom(const people::Visit& visit);

}  // namespace tovholder::contingency
