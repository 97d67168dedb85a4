// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "applications/phase.h"
#include "base/result.h"
#include "base/time.h"
#include "html/texts.h"

// The regulations of the national building fund (almenboligloven § 91 a), one a period, as data: see regulations/.
namespace tovholder::applications {

// What can be seen of a part without reading it.
enum class CheckKind {
  kFiles,           // at least so many files
  kPages,           // PDF files of at most so many pages together
  kMasterData,      // sections, and what is known of their associations
  kFocusFiles,      // a file for each focus area
  kBudget,          // lines, and focus areas that are permitted
  kShare,           // local co-financing
  kRecommendation,  // decided and signed by the municipality
  kDeclarations,    // decided and signed by every association
  kApproval,        // decided by the municipality
};

struct Requirement {
  std::string key;
  std::string numeral;  // "VII"
  html::InBothLanguages title;
  html::InBothLanguages help;
  html::InBothLanguages deliverer;  // who does it where nobody else is named
  std::vector<CheckKind> checks;
  int most_pages = 0;
  int least_files = 0;

  bool Has(CheckKind check) const;
  // Bodies state it: it is fulfilled by what they decided and signed alone.
  bool IsStated() const;
  // Nobody has to say that it is ready, since all of it is checked.
  bool IsChecked() const;
};

struct Regulation {
  std::string key;  // "2019-2026"
  html::InBothLanguages name;
  html::InBothLanguages law;
  std::vector<std::string> sources;
  Date in_force_from{};
  std::optional<Date> in_force_to;  // the last day
  int local_percent = 0;            // of the total budget: 25 of these are a third of the grant
  std::vector<html::InBothLanguages> focus_areas;
  std::vector<Requirement> prequalification;
  std::vector<Requirement> final_application;  // empty: the list is not known

  const std::vector<Requirement>& RequirementsOf(Phase phase) const;
  const Requirement* Find(Phase phase, std::string_view key) const;  // none: nullptr
  bool IsInForce(Date day) const;
  bool Permits(std::string_view focus_area) const;  // by its Danish name
};

// All of them, the oldest first.
const std::vector<Regulation>& Regulations();
const Regulation* FindRegulation(std::string_view key);  // none: nullptr
const Regulation* FindRegulationInForce(Date day);       // none: nullptr
// The name in that language, of whichever regulation it is; as it is where none knows it.
std::string NameOfFocusArea(const std::string& danish, html::Language language);

// Errors: applications.regulation_damaged {file, detail}.
Result<Regulation> ParseRegulation(std::string_view json, const std::string& file);

}  // namespace tovholder::applications
