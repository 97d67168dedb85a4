// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "applications/application.h"
#include "applications/regulation.h"
#include "approvals/approval_book.h"
#include "areas/area_book.h"

namespace tovholder::applications {

// An application with all that belongs to it, and the names of who and what it speaks of.
struct ApplicationBook {
  Application application;
  std::vector<RegulationChoice> regulations;  // the oldest first
  std::vector<ApplicationSection> sections;
  std::vector<ApplicationFocus> focus;
  std::vector<ApplicationPart> parts;
  std::vector<PartFile> files;  // by requirement and position
  std::vector<Statement> statements;
  std::vector<BudgetLine> lines;             // by position
  std::vector<ApplicationPackage> packages;  // the newest first
  areas::AreaBook areas;
  // What it builds on, whoever looks: what is there does not depend on who asks.
  std::optional<approvals::ApprovalBook> approval = std::nullopt;
  // Whether its reader is one of those concerned: files, signatures and what is missing are for them alone.
  bool inside = false;

  // The regulation that governs it on the day: the latest that was chosen by then. None: nullptr.
  const Regulation* RegulationOn(Date day) const;
  // What is known of the requirement, a fresh one where nobody has touched it.
  ApplicationPart PartOf(std::string_view requirement) const;
  std::vector<PartFile> FilesOf(std::string_view requirement) const;
  const PartFile* Find(PartFileId id) const;  // none: nullptr
  const BudgetLine* Find(BudgetLineId id) const;
  const ApplicationPackage* Find(PackageId id) const;
  const Statement* FindStatement(std::string_view requirement, people::BodyId body) const;

  std::vector<areas::Section> SectionsTakingPart() const;        // by association and number
  std::vector<people::BodyId> AssociationsTakingPart() const;    // in Danish order
  std::vector<people::BodyId> MunicipalitiesTakingPart() const;  // of the areas of the sections
  // Who has to state what that requirement asks for.
  std::vector<people::BodyId> StatingBodies(const Requirement& requirement) const;

  const approvals::BodyDecision* Find(approvals::BodyDecisionId id) const;
};

// The day by which an application is judged: that of its submission; until then its deadline, or today once that has
// passed.
Date DayOfApplication(const Application& application, Date today);

// Yes, also with remarks, or a no that another body has set aside by its own yes.
bool IsYes(const approvals::ApprovalBook& approval, const approvals::BodyDecision& decision);
// Whether it is that body's own decision, by one of its organs, sections or its residents.
bool IsDecisionOf(const ApplicationBook& book, const approvals::BodyDecision& decision, people::BodyId body);
// "FOB", "Slagelse Kommune"
std::string NameOfBody(const ApplicationBook& book, people::BodyId id, html::Language language);
// "Organisationsbestyrelsen i FOB", "Afdelingsmødet i 21 Ringparken Nord"
std::string NameOfDecider(const ApplicationBook& book, const approvals::BodyDecision& decision,
                          html::Language language);
// Those of the approval that the body made, answered or not.
std::vector<approvals::BodyDecision> DecisionsOf(const ApplicationBook& book, people::BodyId body);

}  // namespace tovholder::applications
