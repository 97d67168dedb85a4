// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string_view>

#include "minutes/layout_contents.h"
#include "minutes/layout_lines.h"
#include "minutes/minutes_people.h"
#include "minutes/minutes_reading.h"

namespace tovholder::minutes {

// What a heading line without a label says: "REFERAT Socialudvalget d. 07-11-2023", "Byrådet 18. marts
// 2024", "den 26. april 2017 kl. 08:30 i Byrådssalen".
struct HeadingLine {
  std::optional<std::string_view> kind_word;
  PaperKind kind = PaperKind::kOther;
  std::optional<std::string_view> organization;
  std::optional<layout::FoundDate> date;
  std::optional<layout::FoundTime> time;
  std::optional<std::string_view> place;
};
HeadingLine ReadHeadingLine(std::string_view text);

// Reads the lines [begin, end) ahead of the first item into the reading.
void ReadHeader(layout::Lines& lines, const layout::Contents& contents, std::size_t begin, std::size_t end,
                MinutesReading& reading);

// Fills what the header left out from the headings of decisions: the body whose meeting it is, the date.
void CompleteFromDecisions(const layout::Lines& lines, std::size_t begin, std::size_t end, MinutesReading& reading);

// Where the lines below a label stop to belong to it: at the next label, or the table of contents.
std::size_t HeaderValueEnd(const layout::Lines& lines, const layout::Contents& contents, std::size_t from,
                           std::size_t end);

// Reads the people below the label on line `label`; returns the line behind them.
std::size_t ReadHeaderPeople(layout::Lines& lines, const layout::Contents& contents, std::size_t label, std::size_t end,
                             layout::Field field, MinutesReading& reading);

// A value as it is kept, with its place.
ReadText MakeText(const layout::Lines& lines, std::string_view part, Confidence confidence, std::string_view rule);

// One person into participants and absences; `mark` is what the label says.
void AddPerson(const layout::Lines& lines, const Person& person, AttendanceMark mark, std::string_view rule,
               MinutesReading& reading);
// People of a list into participants and absences.
void AddPeople(const layout::Lines& lines, std::string_view list, AttendanceMark mark, std::string_view rule,
               MinutesReading& reading);

}  // namespace tovholder::minutes
