// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

#include "applications/application_check.h"
#include "documents/paper.h"

// The papers of an application that the program writes itself.
namespace tovholder::applications {

// What is sent, in short: who applies for what, and how each requirement is met.
documents::Paper MakeCover(const ApplicationBook& book, const PackageCheck& check, Date today, html::Language language);
// The sections and their associations.
documents::Paper MakeMasterDataPaper(const ApplicationBook& book, Date today, html::Language language);
documents::Paper MakeBudgetPaper(const ApplicationBook& book, Date today, html::Language language);
// A body's decision as proof: who, when, what, with which votes, from which meeting.
struct DecisionSource {
  std::string meeting;  // "Byrådet, 30. marts 2026"; "" where none is known
  std::string item;     // "4. Helhedsplan"
};
documents::Paper MakeDecisionPaper(const ApplicationBook& book, const approvals::BodyDecision& decision,
                                   const DecisionSource& source, html::Language language);
documents::Paper MakeMissingPaper(const ApplicationBook& book, const PackageCheck& check, Date today,
                                  html::Language language);

}  // namespace tovholder::applications
