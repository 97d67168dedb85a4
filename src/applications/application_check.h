// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "applications/application_book.h"
#include "base/result.h"
#include "html/texts.h"

// Whether the package is complete: what is missing, by whom and until when.
namespace tovholder::applications {

// What stops the application, and who has to do something about it.
struct Fault {
  Error error;
  std::string by;
  std::optional<Date> until;
};

enum class Standing {
  kFulfilled,
  kNotNeeded,
  kUnderWay,  // some of it is still to come
  kMissing,   // nothing is there
  kFaulty,    // it is there and does not do
};

struct Conclusion {
  Requirement requirement;
  Standing standing = Standing::kMissing;
  std::vector<Fault> faults = {};
  std::string by = {};  // who delivers
  std::optional<Date> until = {};

  bool fulfilled() const { return standing == Standing::kFulfilled || standing == Standing::kNotNeeded; }
};

struct PackageCheck {
  const Regulation* regulation = nullptr;  // none governs it: nullptr
  std::vector<Conclusion> conclusions;     // in the order of the regulation
  std::vector<Fault> general;              // of no one requirement
  std::vector<Error> remarks;              // to be looked at; they stop nothing

  bool complete() const;
  int open() const;                                            // requirements that are not fulfilled
  const Conclusion* Find(std::string_view requirement) const;  // none: nullptr
};

// What stops: applications.no_regulation {day}, applications.phase_unknown {regulation},
// applications.focus_not_permitted {focus, regulation}; of a part: applications.part_missing, applications.part_draft,
// applications.no_files {least}, applications.too_few_files {files, least}, applications.not_pdf {file},
// applications.damaged {file}, applications.encrypted {file}, applications.no_pages {file}, applications.too_many_pages
// {pages, limit}, applications.no_sections, applications.master_data_missing {association, fields},
// applications.no_households {section}, applications.no_focus_areas, applications.no_budget_lines,
// applications.no_grant {local}, applications.line_focus_not_permitted {line, focus, regulation},
// applications.share_short {share, percent, least, grant, short}, and those of CheckStated. Remarks:
// applications.not_in_force {regulation, day, from, to}, applications.deadline_passed {day}, applications.section_gone
// {section, day}, applications.no_focus_chosen.
PackageCheck CheckPackage(const ApplicationBook& book, Date today, html::Language language);

// One line of the list of what is missing.
struct MissingLine {
  std::string numeral;  // "" for what concerns the whole
  std::string title;
  std::string what;
  std::string by;
  std::optional<Date> until;
};
std::vector<MissingLine> ListMissing(const PackageCheck& check, html::Language language);
// For a spreadsheet.
std::string FormatMissing(const std::vector<MissingLine>& missing, const html::Texts& t);

// What is wrong with what a body stated, nothing of it being there: applications.no_statement {body},
// applications.no_decision {body}, applications.not_decided {decider}, applications.answered_no {decider},
// applications.no_signed_paper {body}, applications.no_signature {body}, applications.nobody_may_sign {body},
// applications.may_not_sign {name, body}, applications.too_few_signed {body, signed, needed},
// applications.signed_before_decided {body, signed, decided}.
std::vector<Error> CheckStated(const ApplicationBook& book, const Requirement& requirement, people::BodyId body,
                               html::Language language);
// How one body's statement stands, by what is wrong with it.
Standing StandingOfStated(const std::vector<Error>& errors);
// What those fields lack that an application form asks of an association, by their names.
std::vector<std::string> MissingMasterData(const areas::AssociationFacts& facts, html::Language language);

}  // namespace tovholder::applications
