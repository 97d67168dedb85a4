// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <string>

#include "minutes/layout_text.h"
#include "minutes/minutes_header.h"
#include "minutes/minutes_people.h"

namespace tovholder::minutes {
namespace {

using layout::Field;
using layout::Key;
using layout::Line;
using layout::Lines;

// More names than any meeting has; a longer list is no list of people.
constexpr std::size_t kMostPeople = 2000;

bool Lists(const std::vector<ReadText>& names, const std::string& name) {
  return std::any_of(names.begin(), names.end(), [&](const ReadText& one) { return one.value == name; });
}

// The people below a label, on its line or one a line.
class HeaderPeople {
 public:
  HeaderPeople(Lines& lines, const layout::Contents& contents, MinutesReading& reading)
      : lines_(lines), contents_(contents), reading_(reading) {}

  std::size_t Take(std::size_t i, std::size_t end, Field field) {
    const Line& line = lines_.all[i];
    std::string_view side;
    if (!line.value.empty()) {
      // A value that breaks at the margin goes on with no blank line between.
      std::string_view list = line.value;
      std::size_t next = i + 1;
      while (next < end && GoesOn(list, lines_.all[next])) {
        const std::string_view more = lines_.all[next].text;
        list = {list.data(), static_cast<std::size_t>(more.data() + more.size() - list.data())};
        lines_.all[next++].placed = true;
      }
      AddPeople(lines_, list, MarkOf(field), Rule(field), reading_);
      return list.ends_with(",") ? TakeList(next, end, field, side) : next;
    }
    return TakeList(i + 1, end, field, side);
  }

 private:
  static AttendanceMark MarkOf(Field field) {
    if (field == Field::kApology) return AttendanceMark::kApology;
    return field == Field::kAbsent ? AttendanceMark::kAbsent : AttendanceMark::kPresent;
  }

  static bool GoesOn(std::string_view list, const Line& line) {
    if (line.blank_before || line.label != nullptr || line.glued || line.text.size() > 400) return false;
    return list.find(',') != std::string_view::npos ? LooksLikeList(line.text) || layout::CountWords(line.text) <= 4
                                                    : IsOnlyPeople(line.text);
  }

  std::size_t TakeList(std::size_t i, std::size_t end, Field field, std::string_view side) {
    const std::size_t stop = HeaderValueEnd(lines_, contents_, i, end);
    for (; i < stop; ++i) {
      Line& line = lines_.all[i];
      const std::size_t before = reading_.participants.size();
      if (line.text.size() > 2000 || !TakePeopleLine(line, field, side)) break;
      line.placed = true;
      const bool found = reading_.participants.size() > before;
      if (!found && field != Field::kParticipants && !line.text.empty() && Key(line.text) == "ingen") return i + 1;
    }
    return i;
  }

  // "Fra boligselskaberne:", "FOB: Formand Bo Ask og direktør Kim Lund", "Ib Hansen (A)".
  bool TakePeopleLine(const Line& line, Field field, std::string_view& side) {
    std::string_view text = line.text;
    if (IsPeopleTableHead(text)) {
      table_head_ = CutCells(text);
      return true;
    }
    if (const auto person = ReadPersonRow(text, table_head_)) {
      AddPerson(lines_, *person, MarkOf(field), Rule(field), reading_);
      return true;
    }
    const std::size_t colon = text.substr(0, 80).find_first_of(":;");
    const bool heads = colon != std::string_view::npos && text.substr(0, colon).find(',') == std::string_view::npos;
    if (heads && colon + 1 >= text.size()) {
      std::string_view name = text.substr(0, colon);
      if (layout::BeginsWithWord(name, "fra")) name = layout::TrimWide(name.substr(3));
      side = name;
      return true;
    }
    std::string_view organization;
    if (heads) {
      const std::string_view who = text.substr(colon + 1);
      if (ReadPeople(who).empty()) return false;
      organization = text.substr(0, colon);
      text = who;
    }
    if (Key(text) == "ingen") return true;
    if (TakeAbsenceSentences(text)) return true;
    const std::size_t before = reading_.participants.size();
    const std::size_t away = reading_.absent.size() + reading_.not_present.size();
    const bool sentence = text.size() > 200 && text.find(", ") == std::string_view::npos;
    if (sentence || (!IsOnlyPeople(text) && !heads && !LooksLikeList(text))) return false;
    AddPeople(lines_, text, MarkOf(field), Rule(field), reading_);
    for (std::size_t i = before; i < reading_.participants.size(); ++i)
      Attach(reading_.participants[i], side, organization);
    return reading_.participants.size() > before || reading_.absent.size() + reading_.not_present.size() > away;
  }

  // "Mette Hoff (A) var fraværende. I stedet deltog Rie Frank (A)." inside a list of members.
  bool TakeAbsenceSentences(std::string_view text) {
    bool any = false;
    for (std::string_view sentence : SplitSentences(text)) {
      if (const auto absence = ReadAbsence(sentence)) {
        for (const Person& person : absence->away) {
          std::vector<ReadText>& into =
              absence->mark == AttendanceMark::kApology ? reading_.absent : reading_.not_present;
          into.push_back(MakeText(lines_, person.name, Confidence::kCertain, "header.absence.sentence"));
        }
        any = true;
      }
      if (layout::FindFolded(sentence.substr(0, 40), "i stedet deltog") == std::string_view::npos) continue;
      for (const Person& person : ReadPeople(sentence.substr(15))) {
        reading_.substitutes.push_back(
            MakeText(lines_, person.name, Confidence::kLikely, "header.substitute.sentence"));
      }
    }
    return any;
  }

  static bool LooksLikeList(std::string_view text) {
    const auto people = ReadPeople(text);
    const auto separators = std::count(text.begin(), text.end(), ',') + 1;
    const bool lone = people.size() == 1 && people.front().name.find(' ') == std::string_view::npos;
    return !people.empty() && !lone && (!text.ends_with(".") || people.size() > 1) &&
           (static_cast<std::ptrdiff_t>(people.size()) * 3 >= separators) &&
           layout::CountWords(text) <= 12 * separators;
  }

  void Attach(ParticipantReading& person, std::string_view side, std::string_view organization) const {
    if (!side.empty()) person.side = MakeText(lines_, side, Confidence::kLikely, "header.participants.side");
    const bool role = !organization.empty() && ReadsAsRole(organization);
    if (role && !person.role) {
      person.role = MakeText(lines_, organization, Confidence::kLikely, "header.participants.role");
    } else if (!organization.empty() && !role) {
      person.organization = MakeText(lines_, organization, Confidence::kLikely, "header.participants.organization");
    } else if (!person.organization && layout::FindWord(side, "kommune") != std::string_view::npos) {
      person.organization = MakeText(lines_, side, Confidence::kLikely, "header.participants.organization");
    }
  }

  static bool ReadsAsRole(std::string_view text) {
    const std::string key = Key(text);
    return key.ends_with("formand") || key.ends_with("borgmester") || key.ends_with("direktør") ||
           key.ends_with("medlem");
  }

  static std::string_view Rule(Field field) {
    if (field == Field::kApology) return "header.apology.label";
    if (field == Field::kAbsent) return "header.absent.label";
    return field == Field::kSubstitutes ? "header.substitutes.label" : "header.participants.label";
  }

  Lines& lines_;
  const layout::Contents& contents_;
  MinutesReading& reading_;
  std::vector<std::string_view> table_head_;
};

}  // namespace

std::size_t HeaderValueEnd(const Lines& lines, const layout::Contents& contents, std::size_t from, std::size_t end) {
  std::size_t i = from;
  while (i < end && !(i >= contents.first && i < contents.last) &&
         (lines.all[i].label == nullptr || lines.all[i].label->header == Field::kNone)) {
    ++i;
  }
  return i;
}

std::size_t ReadHeaderPeople(Lines& lines, const layout::Contents& contents, std::size_t label, std::size_t end,
                             Field field, MinutesReading& reading) {
  return HeaderPeople(lines, contents, reading).Take(label, end, field);
}

void AddPeople(const Lines& lines, std::string_view list, AttendanceMark mark, std::string_view rule,
               MinutesReading& reading) {
  for (const Person& person : ReadPeople(list)) AddPerson(lines, person, mark, rule, reading);
}

void AddPerson(const Lines& lines, const Person& person, AttendanceMark mark, std::string_view rule,
               MinutesReading& reading) {
  const bool substitutes = rule == "header.substitutes.label";
  if (reading.participants.size() + reading.absent.size() + reading.not_present.size() > kMostPeople) return;
  ReadText name = MakeText(lines, person.name, Confidence::kCertain, rule);
  const AttendanceMark said = person.mark != AttendanceMark::kPresent ? person.mark : mark;
  if (said == AttendanceMark::kApology && !Lists(reading.absent, name.value)) reading.absent.push_back(name);
  if (said == AttendanceMark::kAbsent && !Lists(reading.not_present, name.value)) reading.not_present.push_back(name);
  if (mark != AttendanceMark::kPresent) return;
  if (substitutes) reading.substitutes.push_back(name);
  ParticipantReading& added = reading.participants.emplace_back();
  added.name = std::move(name);
  added.mark = said;
  added.substitute = substitutes;
  if (person.party) added.party = MakeText(lines, *person.party, Confidence::kCertain, rule);
  if (person.role) added.role = MakeText(lines, *person.role, Confidence::kLikely, rule);
  if (person.organization) added.organization = MakeText(lines, *person.organization, Confidence::kDoubtful, rule);
}

}  // namespace tovholder::minutes
