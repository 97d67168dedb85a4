// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "areas/area.h"
#include "base/result.h"

namespace tovholder::areas {

// All areas and sections, and the names of who and what they speak of.
struct AreaBook {
  std::vector<HousingArea> areas;  // in Danish order
  std::vector<Section> sections;   // by number
  std::vector<AssociationFacts> facts;
  std::vector<people::Body> bodies;                 // in Danish order
  std::vector<people::Organization> organizations;  // in Danish order

  const HousingArea* Find(HousingAreaId id) const;  // none: nullptr
  const Section* Find(SectionId id) const;
  const people::Body* Find(people::BodyId id) const;
  std::string NameOf(HousingAreaId id) const;  // "" for one that is not there
  std::string NameOf(people::BodyId id) const;
  // With its body behind it where another organization has the same name.
  std::string NameOf(people::OrganizationId id) const;
  // By name, however it is capitalized and spaced.
  std::optional<HousingAreaId> FindArea(std::string_view name) const;
  std::optional<people::BodyId> FindBody(std::string_view name) const;
  // As NameOf writes it; where the name alone is of several, that of `body` first.
  std::optional<people::OrganizationId> FindOrganization(std::string_view name, people::BodyId body) const;
  AssociationFacts FactsOf(people::BodyId body) const;
};

// "12 Ringparken Nord"
std::string TitleOf(const Section& section);
// Numbers by value: 9 before 12.
bool ComesBefore(const Section& a, const Section& b);

// By field, the members' names.
using FieldErrors = std::map<std::string, Error>;
// areas.no_area_name, areas.area_twice {name}, areas.no_municipality {name}, people.ends_before_it_begins {from, to}
FieldErrors CheckArea(const AreaBook& book, const HousingArea& area);
// areas.no_number, areas.number_twice {number, association}, areas.no_section_name, areas.no_association,
// areas.not_association {name}, areas.no_such_area, areas.households_wrong {limit}, people.ends_before_it_begins
// {from, to}
FieldErrors CheckSection(const AreaBook& book, const Section& section);
// areas.no_facts_of {name}, areas.cvr_wrong {text}, post.bad_address {address}, areas.telephone_wrong {text},
// areas.signers_needed_wrong {limit}
FieldErrors CheckFacts(const AreaBook& book, const AssociationFacts& facts);

// Eight digits whose weighted sum is a multiple of 11.
bool IsCvrNumber(std::string_view text);
// At least three digits ("112"), and nothing but what people put between them.
bool IsTelephone(std::string_view text);
inline constexpr int kMostHouseholds = 100'000;  // of one section
inline constexpr int kMostSigners = 20;          // who sign together

// Whether the section, the area is there on the day.
bool Exists(const Section& section, Date day);
bool Exists(const HousingArea& area, Date day);
// Those there on the day, and those that are gone by then or still to come; both in Danish order.
std::vector<HousingArea> AreasOn(const AreaBook& book, Date day);
std::vector<HousingArea> AreasOfOtherDays(const AreaBook& book, Date day);
int SumOfHouseholds(const std::vector<Section>& sections);

// The sections of one association in some place.
struct AssociationShare {
  people::BodyId association;
  std::string name;
  std::vector<Section> sections;
};
// Of the area on the day; without an area, those that lie in none. In Danish order of the associations.
std::vector<AssociationShare> SharesOf(const AreaBook& book, std::optional<HousingAreaId> area, Date day);
std::vector<Section> SectionsOf(const std::vector<AssociationShare>& shares);
// What lay there once and is gone by the day, or is still to come.
std::vector<Section> SectionsOfOtherDays(const AreaBook& book, std::optional<HousingAreaId> area, Date day);
std::vector<std::string> ListSigners(const AssociationFacts& facts);

}  // namespace tovholder::areas
