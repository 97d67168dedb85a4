// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>

#include "base/id.h"
#include "base/time.h"
#include "people/organization.h"

// Where people live: housing areas, the sections in them, and the associations that own those. Said once, used by all
// rooms below.
namespace tovholder::areas {

struct HousingArea;
struct Section;
using HousingAreaId = Id<HousingArea>;
using SectionId = Id<Section>;

// A boligområde; sections of several associations may lie in it.
struct HousingArea {
  HousingAreaId id;
  std::string name;
  std::optional<people::BodyId> municipality;
  std::string about;                   // Markdown
  std::optional<Date> from_date = {};  // none: as long as anybody knows
  std::optional<Date> to_date = {};    // the last day
};
BOOST_DESCRIBE_STRUCT(HousingArea, (), (id, name, municipality, about, from_date, to_date))

// An afdeling: dwellings of one association with an economy of their own.
struct Section {
  SectionId id;
  people::BodyId association;
  std::string number;  // "12", "12-2"
  std::string name;
  std::optional<HousingAreaId> area;
  int households = 0;  // dwellings that vote
  std::string address;
  std::optional<Date> from_date;
  std::optional<Date> to_date;  // the last day
  std::optional<people::OrganizationId> section_board;
  std::optional<people::OrganizationId> section_meeting;
};
BOOST_DESCRIBE_STRUCT(Section, (),
                      (id, association, number, name, area, households, address, from_date, to_date, section_board,
                       section_meeting))

// What else is known of a housing association, or of a municipality that signs for one of its areas; the body itself
// stands in people.
struct AssociationFacts {
  Id<AssociationFacts> id;
  people::BodyId body;
  std::string cvr;
  std::string lbf_number;  // by which the national building fund knows it
  std::string address;
  std::string contact;
  std::string email;
  std::string telephone;
  std::string signing_rule;  // "Formand og direktør i forening"
  std::string signers;       // who may sign, a name a line
  int signers_needed = 1;    // how many of them sign together
};
BOOST_DESCRIBE_STRUCT(AssociationFacts, (),
                      (id, body, cvr, lbf_number, address, contact, email, telephone, signing_rule, signers,
                       signers_needed))

}  // namespace tovholder::areas
