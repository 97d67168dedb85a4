// SPDX-License-Identifier: EUPL-1.2
#include "areas/section_text.h"

#include "base/danish_date.h"
#include "base/text.h"
#include "html/formats.h"

namespace tovholder::areas {
namespace {

std::string WriteDate(const std::optional<Date>& date, DateForm form, const html::Texts& t) {
  if (!date) return {};
  return form == DateForm::kIso ? FormatIso(*date) : FormatDay(*date, html::DayForm::kLong, t.language());
}

void ReadDate(const std::string& text, const std::string& field, std::optional<Date>& date, FieldErrors& errors) {
  date.reset();
  if (text.empty()) return;
  const Result<Date> read = ParseDate(text);
  if (read) date = *read;
  if (!read) errors.insert({field, read.error()});
}

// What has a name; an empty one is none. `unknown` is the error of a name that is nobody's.
template <class Value, class FindIt>
void ReadName(const std::string& name, const std::string& field, const char* unknown, Value& value, FindIt&& find,
              FieldErrors& errors) {
  value = Value();
  if (name.empty()) return;
  const auto found = find(name);
  if (found) value = *found;
  if (!found) errors.insert({field, Error{unknown, {{"name", Shorten(name, 80)}}}});
}

// "1.240" and "1240"
void ReadHouseholds(const std::string& text, int& households, FieldErrors& errors) {
  households = 0;
  if (text.empty()) return;
  const auto read = ParseCount<int>(ReplaceAll(text, ".", ""));
  if (read) households = *read;
  if (!read) errors.insert({"households", Error{"areas.households_unread", {{"text", Shorten(text, 40)}}}});
}

}  // namespace

SectionText WriteSection(const AreaBook& book, const Section& section, DateForm form, const html::Texts& t) {
  SectionText text;
  text.association = book.NameOf(section.association);
  text.number = section.number;
  text.name = section.name;
  if (section.area) text.area = book.NameOf(*section.area);
  text.households = std::to_string(section.households);
  text.address = section.address;
  text.from_date = WriteDate(section.from_date, form, t);
  text.to_date = WriteDate(section.to_date, form, t);
  if (section.section_board) text.section_board = book.NameOf(*section.section_board);
  if (section.section_meeting) text.section_meeting = book.NameOf(*section.section_meeting);
  return text;
}

FieldErrors ReadSection(const AreaBook& book, const SectionText& text, Section& section) {
  FieldErrors errors;
  const auto organization = [&](const std::string& name) { return book.FindOrganization(name, section.association); };
  ReadName(
      text.association, "association", "areas.unknown_body", section.association,
      [&](const std::string& name) { return book.FindBody(name); }, errors);
  section.number = text.number;
  section.name = text.name;
  ReadName(
      text.area, "area", "areas.unknown_area", section.area,
      [&](const std::string& name) { return book.FindArea(name); }, errors);
  ReadHouseholds(text.households, section.households, errors);
  section.address = text.address;
  ReadDate(text.from_date, "from_date", section.from_date, errors);
  ReadDate(text.to_date, "to_date", section.to_date, errors);
  ReadName(text.section_board, "section_board", "areas.unknown_organization", section.section_board, organization,
           errors);
  ReadName(text.section_meeting, "section_meeting", "areas.unknown_organization", section.section_meeting, organization,
           errors);
  for (const auto& [field, error] : CheckSection(book, section)) errors.insert({field, error});
  return errors;
}

}  // namespace tovholder::areas
