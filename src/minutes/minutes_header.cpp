// SPDX-License-Identifier: EUPL-1.2
#include "minutes/minutes_header.h"

#include <algorithm>
#include <map>
#include <string>

#include "minutes/layout_restart.h"
#include "minutes/layout_text.h"
#include "minutes/minutes_people.h"

namespace tovholder::minutes {
namespace {

using layout::BeginsUpper;
using layout::Field;
using layout::Key;
using layout::Line;
using layout::Lines;
using layout::TrimMarks;

constexpr std::size_t kHeadingLines = 40;
constexpr std::size_t kTopLines = 5;

class HeaderReader {
 public:
  HeaderReader(Lines& lines, const layout::Contents& contents, MinutesReading& reading)
      : lines_(lines), contents_(contents), reading_(reading) {}

  void Run(std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end;) {
      if (i >= contents_.first && i < contents_.last) {
        i = contents_.last;
        continue;
      }
      const Line& line = lines_.all[i];
      const Field field = line.label == nullptr ? Field::kNone : line.label->header;
      if (IsTableHead(line) && i + 1 < end) {
        lines_.all[i].placed = true;
        TakeHeading(lines_.all[i + 1], 1);
        i += 2;
      } else if (field == Field::kNone || field == Field::kContents || field == Field::kMinutesText) {
        TakeHeading(lines_.all[i], i - begin);
        ++i;
      } else {
        i = TakeLabel(i, end, field);
      }
    }
    Settle();
  }

 private:
  // "Udvalg Dato Type Hent": a table whose cells stand on the line below.
  static bool IsTableHead(const Line& line) {
    if (line.label == nullptr || line.label->header != Field::kOrganization || line.value.empty()) return false;
    return layout::FindLabel(Key(layout::FirstWord(line.value))) != nullptr && !layout::NamesBody(line.value);
  }

  void TakeHeading(Line& line, std::size_t distance) {
    if (distance > kHeadingLines || line.text.size() > 300) return;
    const HeadingLine heading = ReadHeadingLine(line.text);
    const bool strong = heading.kind_word.has_value() || heading.date.has_value();
    const bool only_body = heading.organization && layout::CountWords(line.text) <= 8 &&
                           (BeginsUpper(*heading.organization) || heading.organization->starts_with("§")) &&
                           layout::CountWords(*heading.organization) + 2 >= layout::CountWords(line.text);
    if (!strong && !only_body && !heading.time && !heading.place) {
      if (!reading_.place && date_seen_ && layout::ReadsAsPlace(line.text) && distance <= 12) {
        std::string_view place = line.text;
        if (layout::BeginsWithWord(place, "i")) place = layout::TrimWide(place.substr(1));
        reading_.place = MakeText(lines_, place, Confidence::kDoubtful, "header.place.line");
        line.placed = true;
      }
      return;
    }
    TakeTitle(line, heading, strong);
    TakeKind(heading);
    TakeOrganization(heading, strong ? 2 : 1, distance);
    TakeDate(line.text, heading.date, "header.date.heading");
    TakeClock(line.text, heading);
    line.placed = true;
  }

  void TakeTitle(const Line& line, const HeadingLine& heading, bool strong) {
    if (reading_.title || !strong) return;
    if (!heading.kind_word && !heading.organization) return;
    reading_.title = MakeText(lines_, line.text, Confidence::kLikely, "header.title");
  }

  void TakeKind(const HeadingLine& heading) {
    if (!heading.kind_word) return;
    const bool better = reading_.kind == PaperKind::kOther ||
                        (heading.kind == PaperKind::kMinutes && reading_.kind == PaperKind::kAgenda);
    if (!better) return;
    reading_.kind = heading.kind;
    reading_.kind_confidence = Confidence::kCertain;
    reading_.kind_rule = "header.kind.word";
  }

  void TakeOrganization(const HeadingLine& heading, int rank, std::size_t distance = 0) {
    if (!heading.organization) return;
    const bool upper = BeginsUpper(*heading.organization) || !layout::BeginsLower(*heading.organization);
    const int score = rank * 2 + (upper ? 1 : 0);
    if (score <= organization_score_) return;
    organization_score_ = score;
    // A body alone on a line is its own heading where it stands at the very top.
    const bool top = rank > 1 || distance < kTopLines;
    reading_.organization = MakeText(lines_, *heading.organization, top ? Confidence::kLikely : Confidence::kDoubtful,
                                     rank > 1 ? "header.organization.heading" : "header.organization.line");
  }

  void TakeDate(std::string_view text, const std::optional<layout::FoundDate>& date, std::string_view rule) {
    if (!date) return;
    const std::string_view part = text.substr(date->begin, date->end - date->begin);
    if (!date->date.ok()) {
      reading_.findings.push_back(
          {"meetings.impossible_date", {{"date", std::string(part)}, {"line", std::to_string(lines_.NumberOf(part))}}});
      return;
    }
    date_seen_ = true;
    if (reading_.date) return;
    reading_.date = Read<Date>{date->date, lines_.SpanOf(part), Confidence::kCertain, rule};
  }

  void TakeClock(std::string_view text, const HeadingLine& heading) {
    if (heading.time && !reading_.start) TakeStart(text, *heading.time, "header.start.heading", "header.end.heading");
    if (heading.place && !reading_.place) {
      reading_.place = MakeText(lines_, *heading.place, Confidence::kLikely, "header.place.heading");
    }
  }

  void TakeTime(std::string_view text, const layout::FoundTime& time, std::optional<Read<TimeOfDay>>& into,
                std::string_view rule) {
    const std::string_view part = text.substr(time.begin, time.end - time.begin);
    into = Read<TimeOfDay>{time.time, lines_.SpanOf(part), Confidence::kCertain, rule};
  }

  // The start, and the end where the same text tells both: "18.30-20.15".
  void TakeStart(std::string_view text, const layout::FoundTime& start, std::string_view start_rule,
                 std::string_view end_rule) {
    TakeTime(text, start, reading_.start, start_rule);
    const auto stop = layout::FindPeriodEnd(text, start.end);
    if (stop && !reading_.end) TakeTime(text, *stop, reading_.end, end_rule);
  }

  std::size_t ValueEnd(std::size_t from, std::size_t end) const { return HeaderValueEnd(lines_, contents_, from, end); }

  std::size_t TakeLabel(std::size_t i, std::size_t end, Field field) {
    Line& line = lines_.all[i];
    line.placed = true;
    switch (field) {
      case Field::kParticipants:
      case Field::kApology:
      case Field::kAbsent:
      case Field::kSubstitutes:
        return ReadHeaderPeople(lines_, contents_, i, end, field, reading_);
      case Field::kOpenGroup:
      case Field::kClosedGroup:
        return i + 1;
      default:
        break;
    }
    std::string_view value = line.value;
    std::size_t next = i + 1;
    if (field == Field::kPaper) TakeKind(ReadHeadingLine(line.label_text));
    if (value.empty() && next < end && ValueEnd(next, end) > next && lines_.all[next].text.size() < 300) {
      value = lines_.all[next].text;
      if (Accepts(field, value)) {
        lines_.all[next].placed = true;
        ++next;
        // "31-08-2016" and "Torvegade 15,": a value that breaks at the margin.
        if (field == Field::kPlace) next = TakeRest(next, end, value);
      } else {
        value = {};
      }
    } else if (field == Field::kPlace) {
      next = TakeRest(next, end, value);
    }
    if (!value.empty()) TakeValue(field, value);
    return next;
  }

  std::size_t TakeRest(std::size_t next, std::size_t end, std::string_view& value) {
    while (next < end && !value.empty() && !lines_.all[next].blank_before && lines_.all[next].label == nullptr &&
           !lines_.all[next].glued && (value.ends_with(",") || layout::BeginsLower(lines_.all[next].text))) {
      const std::string_view more = lines_.all[next].text;
      value = {value.data(), static_cast<std::size_t>(more.data() + more.size() - value.data())};
      lines_.all[next++].placed = true;
    }
    return next;
  }

  static bool Accepts(Field field, std::string_view value) {
    switch (field) {
      case Field::kDate:
        return layout::FindDate(value).has_value();
      case Field::kStart:
      case Field::kEnd:
      case Field::kTime:
        return layout::FindTime(value, layout::TimeForm::kAnywhere).has_value();
      case Field::kPaper:
        return ReadHeadingLine(value).kind_word.has_value() ||
               layout::FindWord(value, "møde") != std::string_view::npos;
      default:
        return true;
    }
  }

  void TakeValue(Field field, std::string_view value) {
    switch (field) {
      case Field::kOrganization:
        if (organization_score_ < 9)
          reading_.organization = MakeText(lines_, value, Confidence::kCertain, "header.organization.label");
        organization_score_ = 9;
        break;
      case Field::kDate:
      case Field::kStart:
        TakeDateAndTime(value);
        break;
      case Field::kTime:
        TakePeriod(value);
        break;
      case Field::kEnd:
        if (const auto time = TimeBehindDate(value)) TakeTime(value, *time, reading_.end, "header.end.label");
        break;
      case Field::kPlace:
        reading_.place = MakeText(lines_, value, Confidence::kCertain, "header.place.label");
        break;
      case Field::kPaper: {
        const HeadingLine heading = ReadHeadingLine(value);
        TakeKind(heading);
        TakeOrganization(heading, 2);
        TakeDate(value, heading.date, "header.date.heading");
        TakeClock(value, heading);
        break;
      }
      case Field::kMinuteTaker:
        reading_.minute_taker = MakeText(lines_, value, Confidence::kCertain, "header.minute_taker.label");
        break;
      case Field::kChair:
        reading_.chair = MakeText(lines_, value, Confidence::kCertain, "header.chair.label");
        break;
      default:
        break;
    }
  }

  static std::optional<layout::FoundTime> TimeBehindDate(std::string_view value) {
    const auto date = layout::FindDate(value);
    return layout::FindTime(value, layout::TimeForm::kAnywhere, date ? date->end : 0);
  }

  void TakeDateAndTime(std::string_view value) {
    const auto date = layout::FindDate(value);
    if (date && reading_.date && reading_.date->rule != "header.date.label") reading_.date.reset();
    TakeDate(value, date, "header.date.label");
    if (const auto time = TimeBehindDate(value); time && !reading_.start) {
      TakeStart(value, *time, "header.start.label", "header.end.label");
    }
    // "Torsdag den 3. maj 2012 kl. 17 i Fælleshuset"
    if (!reading_.place) {
      if (const HeadingLine heading = ReadHeadingLine(value); heading.place) {
        reading_.place = MakeText(lines_, *heading.place, Confidence::kLikely, "header.place.heading");
      }
    }
  }

  // "Kl. 12:00-15:00".
  void TakePeriod(std::string_view value) {
    const auto start = TimeBehindDate(value);
    if (!start) return;
    TakeStart(value, *start, "header.start.label", "header.end.label");
    if (layout::FindDate(value) && !reading_.date) TakeDate(value, layout::FindDate(value), "header.date.label");
    if (reading_.end) return;
    if (const auto stop = layout::FindTime(value, layout::TimeForm::kAnywhere, start->end)) {
      TakeTime(value, *stop, reading_.end, "header.end.label");
    }
  }

  void Settle() {
    // A reference in brackets "(referent)" names who wrote the minutes.
    for (const ParticipantReading& person : reading_.participants) {
      const bool writes = person.role && layout::FindWord(person.role->value, "referent") != std::string_view::npos;
      if (writes && !reading_.minute_taker) {
        reading_.minute_taker = person.name;
        reading_.minute_taker->rule = "participants.referent";
      }
    }
  }

  Lines& lines_;
  const layout::Contents& contents_;
  MinutesReading& reading_;
  int organization_score_ = 0;
  bool date_seen_ = false;
};

}  // namespace

ReadText MakeText(const Lines& lines, std::string_view part, Confidence confidence, std::string_view rule) {
  part = TrimMarks(part);
  return ReadText{layout::Clean(part), lines.SpanOf(part), confidence, rule};
}

void ReadHeader(Lines& lines, const layout::Contents& contents, std::size_t begin, std::size_t end,
                MinutesReading& reading) {
  HeaderReader(lines, contents, reading).Run(begin, end);
}

void CompleteFromDecisions(const Lines& lines, std::size_t begin, std::size_t end, MinutesReading& reading) {
  std::map<std::string, std::pair<int, const layout::DecisionHead*>> bodies;
  std::map<Date, std::pair<int, const layout::DecisionHead*>> dates;
  for (std::size_t i = begin; i < end; ++i) {
    const auto& head = lines.all[i].decision;
    const bool absent_in = !head && lines.all[i].label != nullptr && lines.all[i].label->item == Field::kAbsent &&
                           lines.all[i].label_text.size() > 20;
    if (absent_in && !reading.organization) {
      // "Fraværende i Thisted Kommunalbestyrelse, 31. maj 2022:"
      const std::string_view text = lines.all[i].label_text;
      const std::string_view body = text.substr(14, std::min(text.find(','), text.size()) - 14);
      if (layout::NamesBody(body)) reading.organization = MakeText(lines, body, Confidence::kLikely, "absence.body");
    }
    if (!head) continue;
    const bool other_day = head->date && reading.date && head->date->date != reading.date->value;
    if (!head->body.empty() && !other_day) {
      auto& [count, first] = bodies[Key(head->body)];
      if (++count == 1) first = &*head;
    }
    if (head->date && head->date->date.ok()) {
      auto& [count, first] = dates[head->date->date];
      if (++count == 1) first = &*head;
    }
  }
  const auto most = [](const auto& counts) {
    return std::max_element(counts.begin(), counts.end(),
                            [](const auto& a, const auto& b) { return a.second.first < b.second.first; });
  };
  if (!reading.organization && !bodies.empty()) {
    reading.organization = MakeText(lines, most(bodies)->second.second->body, Confidence::kLikely, "decision.body");
  }
  if (!reading.date && !dates.empty()) {
    const layout::DecisionHead& head = *most(dates)->second.second;
    reading.date = Read<Date>{head.date->date, lines.SpanOf(head.date_text), Confidence::kLikely, "decision.date"};
  }
}

}  // namespace tovholder::minutes
