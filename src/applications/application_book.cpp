// SPDX-License-Identifier: EUPL-1.2
#include "applications/application_book.h"

#include <algorithm>

#include "approvals/standing_words.h"

namespace tovholder::applications {
namespace {

template <class Record, class IdOfRecord>
const Record* FindById(const std::vector<Record>& records, IdOfRecord id) {
  const auto found = std::find_if(records.begin(), records.end(), [&](const Record& one) { return one.id == id; });
  return found == records.end() ? nullptr : &*found;
}

bool IsAmong(const std::vector<people::BodyId>& bodies, people::BodyId id) {
  return std::find(bodies.begin(), bodies.end(), id) != bodies.end();
}

// Those of the bodies in the book that are wanted, in its order.
template <class Wanted>
std::vector<people::BodyId> BodiesWhere(const areas::AreaBook& book, Wanted&& wanted) {
  std::vector<people::BodyId> bodies;
  for (const people::Body& body : book.bodies) {
    if (wanted(body.id)) bodies.push_back(body.id);
  }
  return bodies;
}

const people::Organization* FindOrgan(const areas::AreaBook& book, people::OrganizationId id) {
  return FindById(book.organizations, id);
}

}  // namespace

const Regulation* ApplicationBook::RegulationOn(Date day) const {
  const Regulation* governing = nullptr;
  for (const RegulationChoice& one : regulations) {
    if (one.from_date <= day) governing = FindRegulation(one.regulation);
  }
  return governing;
}

ApplicationPart ApplicationBook::PartOf(std::string_view requirement) const {
  const auto found = std::find_if(parts.begin(), parts.end(),
                                  [&](const ApplicationPart& one) { return one.requirement == requirement; });
  if (found != parts.end()) return *found;
  ApplicationPart fresh;
  fresh.application = application.id;
  fresh.requirement = requirement;
  return fresh;
}

std::vector<PartFile> ApplicationBook::FilesOf(std::string_view requirement) const {
  std::vector<PartFile> found;
  for (const PartFile& one : files) {
    if (one.requirement == requirement) found.push_back(one);
  }
  return found;
}

const PartFile* ApplicationBook::Find(PartFileId id) const { return FindById(files, id); }
const BudgetLine* ApplicationBook::Find(BudgetLineId id) const { return FindById(lines, id); }
const ApplicationPackage* ApplicationBook::Find(PackageId id) const { return FindById(packages, id); }

const Statement* ApplicationBook::FindStatement(std::string_view requirement, people::BodyId body) const {
  const auto found = std::find_if(statements.begin(), statements.end(), [&](const Statement& one) {
    return one.requirement == requirement && one.body == body;
  });
  return found == statements.end() ? nullptr : &*found;
}

std::vector<areas::Section> ApplicationBook::SectionsTakingPart() const {
  std::vector<areas::Section> found;
  for (const people::BodyId association : AssociationsTakingPart()) {
    for (const areas::Section& section : areas.sections) {
      const bool chosen = std::any_of(sections.begin(), sections.end(),
                                      [&](const ApplicationSection& one) { return one.section == section.id; });
      if (chosen && section.association == association) found.push_back(section);
    }
  }
  return found;
}

std::vector<people::BodyId> ApplicationBook::AssociationsTakingPart() const {
  return BodiesWhere(areas, [&](people::BodyId body) {
    return std::any_of(sections.begin(), sections.end(), [&](const ApplicationSection& one) {
      const areas::Section* section = areas.Find(one.section);
      return section != nullptr && section->association == body;
    });
  });
}

std::vector<people::BodyId> ApplicationBook::MunicipalitiesTakingPart() const {
  std::vector<people::BodyId> found;
  for (const ApplicationSection& one : sections) {
    const areas::Section* section = areas.Find(one.section);
    const areas::HousingArea* area = section != nullptr && section->area ? areas.Find(*section->area) : nullptr;
    if (area != nullptr && area->municipality) found.push_back(*area->municipality);
  }
  return BodiesWhere(areas, [&](people::BodyId body) { return IsAmong(found, body); });
}

std::vector<people::BodyId> ApplicationBook::StatingBodies(const Requirement& requirement) const {
  if (requirement.Has(CheckKind::kDeclarations)) return AssociationsTakingPart();
  return requirement.IsStated() ? MunicipalitiesTakingPart() : std::vector<people::BodyId>();
}

const approvals::BodyDecision* ApplicationBook::Find(approvals::BodyDecisionId id) const {
  return approval ? approval->Find(id) : nullptr;
}

Date DayOfApplication(const Application& application, Date today) {
  if (application.submitted) return *application.submitted;
  return application.deadline && *application.deadline > today ? *application.deadline : today;
}

bool IsYes(const approvals::ApprovalBook& approval, const approvals::BodyDecision& decision) {
  return approvals::IsYes(decision.answer) ||
         (decision.answer == approvals::Answer::kNo && approval.FindOverrideOf(decision.id) != nullptr);
}

bool IsDecisionOf(const ApplicationBook& book, const approvals::BodyDecision& decision, people::BodyId body) {
  if (!book.approval) return false;
  if (IsAmong(approvals::AssociationsOf(*book.approval, decision), body)) return true;
  const people::Organization* organ = decision.organization ? FindOrgan(book.areas, *decision.organization) : nullptr;
  return organ != nullptr && organ->body == body;
}

std::string NameOfBody(const ApplicationBook& book, people::BodyId id, html::Language language) {
  const people::Body* body = book.areas.Find(id);
  if (body == nullptr || body->kind != people::BodyKind::kMunicipality) return book.areas.NameOf(id);
  if (body->folded.ends_with(" kommune")) return body->name;
  return html::Texts(language)("{name} Municipality", {{"name", body->name}});
}

std::string NameOfDecider(const ApplicationBook& book, const approvals::BodyDecision& decision,
                          html::Language language) {
  return book.approval ? approvals::NameOf(*book.approval, decision, html::Texts(language)) : std::string();
}

std::vector<approvals::BodyDecision> DecisionsOf(const ApplicationBook& book, people::BodyId body) {
  std::vector<approvals::BodyDecision> found;
  if (!book.approval) return found;
  for (const approvals::BodyDecision& one : book.approval->decisions) {
    if (IsDecisionOf(book, one, body)) found.push_back(one);
  }
  return found;
}

}  // namespace tovholder::applications
