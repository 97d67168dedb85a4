// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <boost/describe.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "applications/phase.h"
#include "approvals/approval.h"
#include "areas/area.h"
#include "base/id.h"
#include "base/money.h"
#include "base/time.h"
#include "documents/file_store.h"
#include "people/organization.h"
#include "people/viewer.h"
#include "plan/process_plan.h"

// What is sent to the national building fund (Landsbyggefonden) for a grant: a package of parts, each asked for by the
// regulation that governs the application.
namespace tovholder::applications {

struct Application;
struct RegulationChoice;
struct ApplicationPart;
struct PartFile;
struct Statement;
struct BudgetLine;
struct ApplicationPackage;
using ApplicationId = Id<Application>;
using PartFileId = Id<PartFile>;
using StatementId = Id<Statement>;
using BudgetLineId = Id<BudgetLine>;
using PackageId = Id<ApplicationPackage>;

enum class ApplicationState { kDraft, kSubmitted, kGranted, kRefused };
std::string_view ToName(ApplicationState state);
bool FromName(std::string_view name, ApplicationState& state);

struct Application {
  ApplicationId id;
  std::string title;
  Phase phase = Phase::kPrequalification;
  ApplicationState state = ApplicationState::kDraft;
  people::Visibility visibility = people::Visibility::kDraft;
  std::string about;  // Markdown
  std::optional<Date> deadline;
  std::optional<Date> submitted;
  std::optional<Date> answered;              // when the fund granted or refused
  std::optional<std::int64_t> granted_oere;  // may be less than was applied for
  std::optional<plan::PlanId> plan;
  std::optional<plan::StepId> step;               // of that plan
  std::optional<approvals::ApprovalId> approval;  // what it builds on
  int revision = 1;                               // grows with every change of any of its parts
};
BOOST_DESCRIBE_STRUCT(Application, (),
                      (id, title, phase, state, visibility, about, deadline, submitted, answered, granted_oere, plan,
                       step, approval, revision))

// By which regulation it is judged from a day on: cases that are not granted yet may move to a new one.
struct RegulationChoice {
  Id<RegulationChoice> id;
  ApplicationId application;
  std::string regulation;  // Regulation::key
  Date from_date{};
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(RegulationChoice, (), (id, application, regulation, from_date, reason))

struct ApplicationSection {
  Id<ApplicationSection> id;
  ApplicationId application;
  areas::SectionId section;
};
BOOST_DESCRIBE_STRUCT(ApplicationSection, (), (id, application, section))

struct ApplicationFocus {
  Id<ApplicationFocus> id;
  ApplicationId application;
  std::string focus_area;  // its Danish name, as the regulation has it
};
BOOST_DESCRIBE_STRUCT(ApplicationFocus, (), (id, application, focus_area))

enum class PartState { kMissing, kDraft, kReady, kNotNeeded };
std::string_view ToName(PartState state);
bool FromName(std::string_view name, PartState& state);

// What is known of one requirement. A requirement that nobody has touched has no row.
struct ApplicationPart {
  Id<ApplicationPart> id;
  ApplicationId application;
  std::string requirement;                             // Requirement::key
  std::optional<people::OrganizationId> organization;  // who delivers
  std::string person;
  std::optional<Date> due_by;
  PartState state = PartState::kMissing;
  std::string reason;  // why it is not needed
  std::string note;
  int version = 1;
};
BOOST_DESCRIBE_STRUCT(ApplicationPart, (),
                      (id, application, requirement, organization, person, due_by, state, reason, note, version))

// What was seen when the file came in.
enum class FileFinding { kPdf, kNoPdf, kDamaged, kEncrypted };
std::string_view ToName(FileFinding finding);
bool FromName(std::string_view name, FileFinding& finding);

struct PartFile {
  PartFileId id;
  ApplicationId application;
  std::string requirement;
  int position = 0;
  documents::FileId file;
  std::string name;
  FileFinding finding = FileFinding::kNoPdf;
  int pages = 0;  // of a PDF
};
BOOST_DESCRIBE_STRUCT(PartFile, (), (id, application, requirement, position, file, name, finding, pages))

// What a body says to the application: that it recommends it, takes part, has approved it. The decision behind it, and
// the paper that was signed.
struct Statement {
  StatementId id;
  ApplicationId application;
  std::string requirement;
  people::BodyId body;
  std::optional<approvals::BodyDecisionId> decision;
  std::optional<documents::FileId> file;
  std::string file_name;
  std::optional<Date> signed_on;
  std::string signed_by;  // a name a line
  int version = 1;
};
BOOST_DESCRIBE_STRUCT(Statement, (),
                      (id, application, requirement, body, decision, file, file_name, signed_on, signed_by, version))

enum class Payer { kFund, kMunicipality, kAssociation };
std::string_view ToName(Payer payer);
bool FromName(std::string_view name, Payer& payer);

struct BudgetLine {
  BudgetLineId id;
  ApplicationId application;
  int position = 0;
  std::string text;
  std::string focus_area;  // its Danish name; "" for what serves all
  Payer payer = Payer::kFund;
  std::optional<people::BodyId> body;  // which association
  std::int64_t amount_oere = 0;        // for the whole period
  int version = 1;

  Money amount() const { return {amount_oere}; }
};
BOOST_DESCRIBE_STRUCT(BudgetLine, (), (id, application, position, text, focus_area, payer, body, amount_oere, version))

enum class PackageUse { kTrial, kSubmitted };
std::string_view ToName(PackageUse use);
bool FromName(std::string_view name, PackageUse& use);

// A package as it was made. What was submitted stays as it is, whatever changes afterwards.
struct ApplicationPackage {
  PackageId id;
  ApplicationId application;
  PackageUse purpose = PackageUse::kTrial;
  Instant made;
  std::string made_by;
  bool complete = false;
  documents::FileId file;
  std::string sha256;
  std::int64_t size = 0;
};
BOOST_DESCRIBE_STRUCT(ApplicationPackage, (), (id, application, purpose, made, made_by, complete, file, sha256, size))

}  // namespace tovholder::applications
