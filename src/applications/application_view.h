// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "applications/application_check.h"
#include "applications/application_rules.h"
#include "applications/budget.h"
#include "html/components.h"
#include "people/typed_text.h"
#include "people/visit.h"

// How applications look, wherever they stand.
namespace tovholder::applications {

std::string AddressOf(ApplicationId id);
std::string RequirementAddress(ApplicationId id, std::string_view requirement);
std::string StatementAddress(ApplicationId id, std::string_view requirement, people::BodyId body);

// A page of the section "Planen", among the applications.
html::PageFrame ApplicationFrame(const people::Visit& visit, std::string_view title);
// The same below one application.
html::PageFrame ApplicationFrame(const people::Visit& visit, const Application& application, std::string_view title);

// The application of the address, as far as its reader may see it, and how it stands.
struct ApplicationView {
  ApplicationBook book;
  PackageCheck check;
  bool edits = false;  // its reader may change it

  const Application& application() const { return book.application; }
};
std::optional<ApplicationView> LoadApplication(const people::Visit& visit);
// What is for those concerned alone: for others it is not there.
std::optional<ApplicationView> LoadInside(const people::Visit& visit);
// Where LoadInside gives none: that it is for others, or that it is not there.
http::Response TurnAway(const people::Visit& visit);
// The requirement that the address names; none: nullptr.
const Conclusion* AddressedRequirement(const people::Visit& visit, const ApplicationView& view);

std::string PhaseWord(Phase phase, const html::Texts& t);
std::string PayerWord(Payer payer, const html::Texts& t);
html::Html StateBadge(const Application& application, const html::Texts& t);
html::Html StandingBadge(Standing standing, const html::Texts& t);
// "3 af 7 mangler", "Alt er der"
std::string CountSentence(const PackageCheck& check, const html::Texts& t);
// "VI Erklæringer om deltagelse"
std::string TitleOf(const Requirement& requirement, const html::Texts& t);
std::string DayIn(const std::optional<Date>& day, const html::Texts& t);       // "–" for none
std::string ShortDayIn(const std::optional<Date>& day, const html::Texts& t);  // for tables
// An amount in a table, which is not broken.
html::Html Figure(Money money, const html::Texts& t);
// "1. juni 2026, om 3 dage"
std::string DeadlineWords(Date day, Date today, const html::Texts& t);

// What stops a requirement, sentence by sentence; nothing where it is fulfilled.
html::Html FaultList(const std::vector<Fault>& faults, const html::Texts& t);
// What is missing, by whom and until when.
html::Html MissingTable(const std::vector<MissingLine>& missing, const html::Texts& t);

// "24,9 % lokal medfinansiering; mindst 25 %", drawn beside what is asked for.
html::Html ShareFigure(const Budget& budget, int percent, const html::Texts& t);

html::FormErrors ErrorsOf(const FieldErrors& errors, const html::Texts& t);

}  // namespace tovholder::applications
