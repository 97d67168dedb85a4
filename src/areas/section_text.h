// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <boost/describe.hpp>
#include <string>

#include "areas/area_book.h"
#include "html/texts.h"

// A section as people write it, in its form and in a table: what it refers to by name, days in words.
namespace tovholder::areas {

// The members are the fields of the form and, by their Danish or English names, the columns of the table.
struct SectionText {
  std::string association;
  std::string number;
  std::string name;
  std::string area;
  std::string households;
  std::string address;
  std::string from_date;
  std::string to_date;
  std::string section_board;
  std::string section_meeting;
};
BOOST_DESCRIBE_STRUCT(SectionText, (),
                      (association, number, name, area, households, address, from_date, to_date, section_board,
                       section_meeting))

enum class DateForm { kIso, kWritten };
SectionText WriteSection(const AreaBook& book, const Section& section, DateForm form, const html::Texts& t);

// Puts what the text says into the section, whose id stays. What cannot be read, by field: areas.unknown_body {name},
// areas.unknown_area {name}, areas.unknown_organization {name}, areas.households_unread {text}, those of ParseDate;
// then, where all could be read, the errors of CheckSection.
FieldErrors ReadSection(const AreaBook& book, const SectionText& text, Section& section);

}  // namespace tovholder::areas
