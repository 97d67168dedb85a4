// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <array>

#include "areas/area_book.h"
#include "base/calendar.h"
#include "base/text.h"
#include "people/structure.h"
#include "post/mail.h"

namespace tovholder::areas {
namespace {

constexpr std::array<int, 8> kCvrWeights{2, 7, 6, 5, 4, 3, 2, 1};

template <class Record>
const Record* FindIn(const std::vector<Record>& records, Id<Record> id) {
  const auto found = std::find_if(records.begin(), records.end(), [&](const Record& one) { return one.id == id; });
  return found == records.end() ? nullptr : &*found;
}

template <class Record>
std::optional<Id<Record>> FindNamed(const std::vector<Record>& records, std::string_view name) {
  const std::string folded = Fold(name);
  const auto found =
      std::find_if(records.begin(), records.end(), [&](const Record& one) { return Fold(one.name) == folded; });
  return found == records.end() ? std::nullopt : std::optional(found->id);
}

bool IsOfKind(const AreaBook& book, people::BodyId id, people::BodyKind kind) {
  const people::Body* body = book.Find(id);
  return body != nullptr && body->kind == kind;
}

bool LiesIn(const Section& section, std::optional<HousingAreaId> area) { return section.area == area; }

void CheckNumber(const AreaBook& book, const Section& section, FieldErrors& errors) {
  if (section.number.empty()) {
    errors.insert({"number", Error{"areas.no_number"}});
    return;
  }
  const bool twice = std::any_of(book.sections.begin(), book.sections.end(), [&](const Section& one) {
    return one.id != section.id && one.association == section.association && Fold(one.number) == Fold(section.number);
  });
  if (!twice) return;
  errors.insert({"number", Error{"areas.number_twice",
                                 {{"number", section.number}, {"association", book.NameOf(section.association)}}}});
}

void CheckAssociation(const AreaBook& book, people::BodyId id, const std::string& field, FieldErrors& errors) {
  if (!id) errors.insert({field, Error{"areas.no_association"}});
  if (!id || IsOfKind(book, id, people::BodyKind::kHousingAssociation)) return;
  errors.insert({field, Error{"areas.not_association", {{"name", book.NameOf(id)}}}});
}

template <class Dated>
void CheckSpan(const Dated& dated, FieldErrors& errors) {
  if (!dated.from_date || !dated.to_date || *dated.from_date <= *dated.to_date) return;
  errors.insert({"to_date", Error{"people.ends_before_it_begins",
                                  {{"from", FormatDanish(*dated.from_date)}, {"to", FormatDanish(*dated.to_date)}}}});
}

// Those who sign for their sections, or recommend what happens in their areas.
bool HasFacts(const AreaBook& book, people::BodyId id) {
  return IsOfKind(book, id, people::BodyKind::kHousingAssociation) ||
         IsOfKind(book, id, people::BodyKind::kMunicipality);
}

}  // namespace

const HousingArea* AreaBook::Find(HousingAreaId id) const { return FindIn(areas, id); }
const Section* AreaBook::Find(SectionId id) const { return FindIn(sections, id); }
const people::Body* AreaBook::Find(people::BodyId id) const { return FindIn(bodies, id); }

std::string AreaBook::NameOf(HousingAreaId id) const {
  const HousingArea* area = Find(id);
  return area != nullptr ? area->name : std::string();
}

std::string AreaBook::NameOf(people::BodyId id) const {
  const people::Body* body = Find(id);
  return body != nullptr ? body->name : std::string();
}

std::string AreaBook::NameOf(people::OrganizationId id) const {
  const people::Organization* found = FindIn(organizations, id);
  if (found == nullptr) return {};
  const auto same = std::count_if(organizations.begin(), organizations.end(),
                                  [&](const people::Organization& one) { return one.folded == found->folded; });
  if (same < 2 || !found->body) return found->name;
  return found->name + " (" + NameOf(*found->body) + ")";
}

std::optional<HousingAreaId> AreaBook::FindArea(std::string_view name) const { return FindNamed(areas, name); }

std::optional<people::BodyId> AreaBook::FindBody(std::string_view name) const { return FindNamed(bodies, name); }

std::optional<people::OrganizationId> AreaBook::FindOrganization(std::string_view name, people::BodyId body) const {
  const std::string folded = Fold(name);
  std::optional<people::OrganizationId> found;
  for (const people::Organization& one : organizations) {
    if (Fold(NameOf(one.id)) == folded) return one.id;
    if (one.folded == folded && (!found || one.body == body)) found = one.id;
  }
  return found;
}

AssociationFacts AreaBook::FactsOf(people::BodyId body) const {
  const auto found =
      std::find_if(facts.begin(), facts.end(), [&](const AssociationFacts& one) { return one.body == body; });
  if (found != facts.end()) return *found;
  AssociationFacts none;
  none.body = body;
  return none;
}

std::string TitleOf(const Section& section) { return section.number + " " + section.name; }

bool ComesBefore(const Section& a, const Section& b) {
  const std::string one = DanishSortKey(a.number);
  const std::string other = DanishSortKey(b.number);
  return one != other ? one < other : a.id < b.id;
}

FieldErrors CheckArea(const AreaBook& book, const HousingArea& area) {
  FieldErrors errors;
  if (area.name.empty()) errors.insert({"name", Error{"areas.no_area_name"}});
  const auto same = book.FindArea(area.name);
  if (same && *same != area.id) errors.insert({"name", Error{"areas.area_twice", {{"name", area.name}}}});
  if (area.municipality && !IsOfKind(book, *area.municipality, people::BodyKind::kMunicipality)) {
    errors.insert({"municipality", Error{"areas.no_municipality", {{"name", book.NameOf(*area.municipality)}}}});
  }
  CheckSpan(area, errors);
  return errors;
}

FieldErrors CheckSection(const AreaBook& book, const Section& section) {
  FieldErrors errors;
  CheckAssociation(book, section.association, "association", errors);
  CheckNumber(book, section, errors);
  if (section.name.empty()) errors.insert({"name", Error{"areas.no_section_name"}});
  if (section.area && book.Find(*section.area) == nullptr) errors.insert({"area", Error{"areas.no_such_area"}});
  if (section.households < 0 || section.households > kMostHouseholds) {
    errors.insert({"households", Error{"areas.households_wrong", {{"limit", std::to_string(kMostHouseholds)}}}});
  }
  CheckSpan(section, errors);
  return errors;
}

FieldErrors CheckFacts(const AreaBook& book, const AssociationFacts& facts) {
  FieldErrors errors;
  if (!HasFacts(book, facts.body)) {
    errors.insert({"body", Error{"areas.no_facts_of", {{"name", book.NameOf(facts.body)}}}});
  }
  if (facts.signers_needed < 1 || facts.signers_needed > kMostSigners) {
    errors.insert({"signers_needed", Error{"areas.signers_needed_wrong", {{"limit", std::to_string(kMostSigners)}}}});
  }
  if (!facts.cvr.empty() && !IsCvrNumber(facts.cvr)) {
    errors.insert({"cvr", Error{"areas.cvr_wrong", {{"text", facts.cvr}}}});
  }
  if (!facts.email.empty() && !post::IsMailAddress(facts.email)) {
    errors.insert({"email", Error{"post.bad_address", {{"address", facts.email}}}});
  }
  if (!facts.telephone.empty() && !IsTelephone(facts.telephone)) {
    errors.insert({"telephone", Error{"areas.telephone_wrong", {{"text", facts.telephone}}}});
  }
  return errors;
}

bool IsCvrNumber(std::string_view text) {
  if (text.size() != kCvrWeights.size() || text.front() == '0') return false;
  int sum = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] < '0' || text[i] > '9') return false;
    sum += (text[i] - '0') * kCvrWeights.at(i);
  }
  return sum % 11 == 0;
}

bool IsTelephone(std::string_view text) {
  const auto digits = std::count_if(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
  return digits >= 3 && text.find_first_not_of("0123456789 +()-./") == std::string_view::npos;
}

bool Exists(const Section& section, Date day) { return people::Holds(section, day); }
bool Exists(const HousingArea& area, Date day) { return people::Holds(area, day); }

std::vector<HousingArea> AreasOn(const AreaBook& book, Date day) {
  std::vector<HousingArea> found;
  std::copy_if(book.areas.begin(), book.areas.end(), std::back_inserter(found),
               [&](const HousingArea& one) { return Exists(one, day); });
  return found;
}

std::vector<HousingArea> AreasOfOtherDays(const AreaBook& book, Date day) {
  std::vector<HousingArea> found;
  std::copy_if(book.areas.begin(), book.areas.end(), std::back_inserter(found),
               [&](const HousingArea& one) { return !Exists(one, day); });
  return found;
}

int SumOfHouseholds(const std::vector<Section>& sections) {
  int sum = 0;
  for (const Section& one : sections) sum += one.households;
  return sum;
}

std::vector<AssociationShare> SharesOf(const AreaBook& book, std::optional<HousingAreaId> area, Date day) {
  std::vector<AssociationShare> shares;
  for (const people::Body& body : book.bodies) {
    AssociationShare share{body.id, body.name, {}};
    for (const Section& one : book.sections) {
      if (one.association == body.id && LiesIn(one, area) && Exists(one, day)) share.sections.push_back(one);
    }
    if (!share.sections.empty()) shares.push_back(std::move(share));
  }
  return shares;
}

std::vector<Section> SectionsOf(const std::vector<AssociationShare>& shares) {
  std::vector<Section> sections;
  for (const AssociationShare& share : shares) {
    sections.insert(sections.end(), share.sections.begin(), share.sections.end());
  }
  return sections;
}

std::vector<Section> SectionsOfOtherDays(const AreaBook& book, std::optional<HousingAreaId> area, Date day) {
  std::vector<Section> others;
  for (const Section& one : book.sections) {
    if (LiesIn(one, area) && !Exists(one, day)) others.push_back(one);
  }
  return others;
}

std::vector<std::string> ListSigners(const AssociationFacts& facts) {
  std::vector<std::string> names;
  for (std::string_view line : SplitLines(facts.signers)) {
    std::string name = CollapseSpace(line);
    if (!name.empty()) names.push_back(std::move(name));
  }
  return names;
}

}  // namespace tovholder::areas
