// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "minutes/minutes_reading.h"

// Names of people as minutes write them. All views lie in the text that was read.
namespace tovholder::minutes {

struct Person {
  std::string_view name;
  std::optional<std::string_view> party;
  std::optional<std::string_view> role;
  std::optional<std::string_view> organization;
  AttendanceMark mark = AttendanceMark::kPresent;
};

// "Ib Hansen (A), Eva Borg (centerchef), Anne Juhl (Afbud)", "Formand Bo Ask og direktør Kim Lund",
// "Karin Thomsen, formand". Pieces that are no names are left out.
std::vector<Person> ReadPeople(std::string_view list);
// A row of a table of people, cells parted by tabs: "Ib Hansen<tab>Beboer<tab>Afbud". `head` holds the
// cells of the table's first row, for tables that tick a column.
std::optional<Person> ReadPersonRow(std::string_view row, const std::vector<std::string_view>& head);
std::vector<std::string_view> CutCells(std::string_view row);
// "Navn<tab>Udpeget af<tab>Fremmøde".
bool IsPeopleTableHead(std::string_view row);

// Whether the whole text is nothing but names, with parties and roles.
bool IsOnlyPeople(std::string_view list);

// A sentence that tells who was away: "Ib Hansen (B) var fraværende.", "Eva Borg havde meldt afbud, og
// Bo Ask deltog i stedet.". "Deltog ikke i sagens behandling" is none.
struct AbsenceSentence {
  std::vector<Person> away;
  std::vector<Person> substitutes;
  AttendanceMark mark = AttendanceMark::kAbsent;
};
std::optional<AbsenceSentence> ReadAbsence(std::string_view sentence);

// Who took part in one item: "På mødet deltager stabsleder Hans Eriksen fra Center for Sundhed under
// behandlingen af sagen.", "Leder af Ungeenheden Mads Larsby deltog under punktet."
struct Guest {
  std::string_view name;
  std::optional<std::string_view> title;
  std::optional<std::string_view> from;
};
std::vector<Guest> ReadGuests(std::string_view sentence);

// Cuts a paragraph into sentences; abbreviations and initials end none.
std::vector<std::string_view> SplitSentences(std::string_view paragraph);

}  // namespace tovholder::minutes
