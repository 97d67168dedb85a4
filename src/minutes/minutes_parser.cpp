// SPDX-License-Identifier: EUPL-1.2
#include "minutes/minutes_parser.h"

#include <algorithm>
#include <string>
#include <unordered_map>

#include "minutes/document_kind.h"
#include "minutes/layout_contents.h"
#include "minutes/layout_items.h"
#include "minutes/layout_municipality.h"
#include "minutes/layout_text.h"
#include "minutes/layout_titles.h"
#include "minutes/meeting_split.h"
#include "minutes/minutes_free.h"
#include "minutes/minutes_header.h"
#include "minutes/minutes_item.h"

namespace tovholder::minutes {
namespace {

using layout::Field;
using layout::ItemCut;
using layout::Line;
using layout::Lines;

// "(B)" says a type only where no other letter stands in its place: "(C)" is a deciding level.
bool LettersAreTypes(const std::vector<ItemCut>& cuts) {
  return std::none_of(cuts.begin(), cuts.end(), [](const ItemCut& cut) {
    const auto mark = layout::ReadTitleMark(cut.title);
    return mark && mark->mark.size() == 1 && !layout::TypeOfMark(mark->mark);
  });
}

bool UsesBothAbsenceLabels(const Lines& lines, std::size_t begin, std::size_t end) {
  bool apology = false;
  bool absent = false;
  for (std::size_t i = begin; i < end; ++i) {
    if (lines.all[i].label == nullptr) continue;
    // An empty "Afbud:" of a form tells nothing apart.
    const bool names = !lines.all[i].value.empty() || (i + 1 < end && lines.all[i + 1].label == nullptr);
    if (!names) continue;
    apology = apology || lines.all[i].label->item == Field::kApology;
    absent = absent || lines.all[i].label->item == Field::kAbsent;
  }
  return apology && absent;
}

class MeetingReader {
 public:
  MeetingReader(Lines& lines, std::size_t begin, std::size_t end) : lines_(lines), begin_(begin), end_(end) {}

  MinutesReading Run() {
    reading_.span = lines_.Between(lines_.all[begin_].raw, lines_.all[end_ - 1].raw);
    contents_ = layout::FindContents(lines_, begin_, end_);
    if (lines_.run_on) CutAtTitles();
    cuts_ = layout::CutItems(lines_, contents_, begin_, end_);
    ReadHeader(lines_, contents_, begin_, HeaderEnd(), reading_);
    TakeContents();
    CompleteFromDecisions(lines_, begin_, end_, reading_);
    TakeItems();
    SettleEnd();
    SettleKind();
    SettlePlainDecisions();
    SettleAbsences();
    SettleMunicipality();
    NoteFindings();
    CollectUnplaced();
    return std::move(reading_);
  }

 private:
  // Titles that the table of contents gives are found again where they run into other text.
  void CutAtTitles() {
    std::size_t line = contents_.last;
    for (const layout::ContentsEntry& entry : contents_.entries) {
      for (std::size_t i = line; i < std::min(end_, line + 400) && entry.title.size() > 3; ++i) {
        const std::string_view raw = lines_.all[i].raw;
        const std::size_t at = raw.find(entry.title);
        if (at == std::string_view::npos || raw.size() == entry.title.size()) continue;
        const std::size_t number = layout::ReadNumbered(raw) && at < 8 ? 0 : at;
        const std::size_t before = lines_.all.size();
        layout::CutAt(lines_, i, raw.substr(number, at + entry.title.size() - number));
        end_ += lines_.all.size() - before;
        line = i + 1;
        break;
      }
    }
  }

  std::size_t HeaderEnd() const {
    for (const ItemCut& cut : cuts_) {
      if (!cut.listed_only) return cut.first;
    }
    if (!cuts_.empty()) return end_;
    // Free form: the header ends where the agenda begins.
    for (std::size_t i = begin_; i < end_; ++i) {
      if (lines_.all[i].label != nullptr && lines_.all[i].label->header == Field::kContents) return i;
    }
    return end_;
  }

  void TakeContents() {
    for (std::size_t i = contents_.first; i < contents_.last && !contents_.empty(); ++i) lines_.all[i].placed = true;
    for (const layout::ContentsEntry& entry : contents_.entries) {
      ContentsLine line{MakeText(lines_, entry.title, Confidence::kCertain, "contents.entry"), {}, entry.page};
      if (!entry.number.empty()) line.number = std::string(entry.number);
      reading_.contents.push_back(std::move(line));
    }
  }

  void TakeItems() {
    context_.meeting = &reading_;
    context_.letters_are_types = LettersAreTypes(cuts_);
    context_.both_absence_labels = UsesBothAbsenceLabels(lines_, begin_, end_);
    const std::string& text = lines_.document->text;
    context_.text_breaks_off = !text.empty() && text.back() != '\n';
    std::vector<ItemReading> items;
    items.reserve(cuts_.size());
    for (const ItemCut& cut : cuts_) items.push_back(ReadItem(lines_, cut, context_));
    reading_.items = std::move(items);
    if (cuts_.empty()) ReadFreeForm(lines_, HeaderEnd(), end_, reading_);
  }

  // "Mødet sluttede kl. 11.30" at the foot, or beside the start in the head.
  void SettleEnd() {
    for (std::size_t i = begin_; i < end_ && !reading_.end; ++i) {
      const Line& line = lines_.all[i];
      const bool labelled =
          line.label != nullptr && (line.label->item == Field::kEnd || line.label->header == Field::kEnd);
      if (line.text.size() > 160 || (!labelled && layout::FindWord(line.text.substr(0, 40), "mødet") > 40)) continue;
      std::size_t at = labelled ? 0 : std::string_view::npos;
      for (std::string_view word : {std::string_view("slut"), std::string_view("sluttede"), std::string_view("hævet"),
                                    std::string_view("hævedes"), std::string_view("afsluttet")}) {
        if (!labelled) at = std::min(at, layout::FindWord(line.text, word));
      }
      if (at == std::string_view::npos) continue;
      const auto time = layout::FindTime(line.text, layout::TimeForm::kAnywhere, at);
      if (!time) continue;
      const std::string_view part = line.text.substr(time->begin, time->end - time->begin);
      reading_.end = Read<TimeOfDay>{time->time, lines_.SpanOf(part), Confidence::kCertain, "end.line"};
    }
  }

  bool AnyDecision() const {
    return std::any_of(reading_.items.begin(), reading_.items.end(),
                       [](const ItemReading& item) { return item.decision.has_value(); });
  }

  void SettleKind() {
    if (reading_.kind == PaperKind::kOther) {
      reading_.kind = AnyDecision() ? PaperKind::kMinutes : PaperKind::kAgenda;
      reading_.kind_confidence = Confidence::kDoubtful;
      reading_.kind_rule = "kind.by_decisions";
    } else if (reading_.kind == PaperKind::kAgenda && AnyDecision()) {
      reading_.kind = PaperKind::kMinutes;
      reading_.kind_confidence = Confidence::kLikely;
      reading_.kind_rule = "kind.agenda_with_decisions";
    }
  }

  void SettlePlainDecisions() {
    if (reading_.kind != PaperKind::kMinutes || AnyDecision()) return;
    const bool labels = std::any_of(
        lines_.all.begin() + static_cast<std::ptrdiff_t>(begin_),
        lines_.all.begin() + static_cast<std::ptrdiff_t>(end_), [](const Line& line) {
          return line.decision ||
                 (line.label != nullptr && line.label->item == Field::kDecision && line.label->header == Field::kNone);
        });
    if (labels || cuts_.size() != reading_.items.size()) return;
    for (std::size_t i = 0; i < cuts_.size(); ++i) {
      if (!cuts_[i].listed_only) ReadPlainDecision(lines_, cuts_[i], context_, reading_.items[i]);
    }
  }

  static bool Holds(const std::vector<ReadText>& names, const std::string& name) {
    return std::any_of(names.begin(), names.end(), [&](const ReadText& one) { return one.value == name; });
  }

  // Where only one label is used, both mean absent. Who is away from every item is away from the meeting.
  void SettleAbsences() {
    if (!context_.both_absence_labels) {
      for (ReadText& name : reading_.not_present) {
        if (!Holds(reading_.absent, name.value)) reading_.absent.push_back(std::move(name));
      }
      reading_.not_present.clear();
    }
    const ItemReading* first = nullptr;
    std::unordered_map<std::string, std::size_t> times;
    std::size_t telling = 0;
    for (const ItemReading& item : reading_.items) {
      if (item.absent.empty()) continue;
      if (first == nullptr) first = &item;
      ++telling;
      for (const ReadText& name : item.absent) ++times[name.value];
    }
    if (first == nullptr) return;
    for (const ReadText& name : first->absent) {
      if (times[name.value] == telling && !Holds(reading_.absent, name.value)) reading_.absent.push_back(name);
    }
  }

  void SettleMunicipality() {
    const std::string_view text = lines_.document->At(reading_.span);
    if (const auto named = layout::FindMunicipality(text)) {
      reading_.municipality = MakeText(lines_, named->name, named->confidence, named->rule);
    }
  }

  void Note(std::string id, std::map<std::string, std::string> params, documents::Span place) {
    params["line"] = std::to_string(lines_.NumberAt(place.begin));
    reading_.findings.push_back({std::move(id), std::move(params)});
  }

  void NoteFindings() {
    if (!reading_.date) Note("meetings.no_date", {}, reading_.span);
    if (reading_.items.empty()) Note("meetings.no_items", {}, reading_.span);
    if (!reading_.items.empty() && !AnyDecision()) Note("meetings.no_decisions", {}, reading_.span);
    std::unordered_map<std::string, int> numbers;
    constexpr std::size_t kMostFindings = 200;
    for (const ItemReading& item : reading_.items) {
      if (reading_.findings.size() > kMostFindings) break;
      if (item.number && ++numbers[item.number->value] == 2) {
        Note("meetings.number_twice", {{"number", item.number->value}}, item.number->place);
      }
      if (item.case_number && IsOddCaseNumber(item.case_number->value)) {
        Note("meetings.odd_case_number", {{"number", item.case_number->value}}, item.case_number->place);
      }
      if (item.closed.value && item.closed.confidence == Confidence::kDoubtful) {
        Note("meetings.closed_in_doubt", {{"title", item.title.value}}, item.closed.place);
      }
    }
  }

  void CollectUnplaced() {
    for (std::size_t i = begin_; i < end_; ++i) {
      if (lines_.all[i].placed) continue;
      std::size_t last = i;
      while (last + 1 < end_ && !lines_.all[last + 1].placed) ++last;
      reading_.unplaced.push_back(lines_.Between(lines_.all[i].raw, lines_.all[last].raw));
      i = last;
    }
  }

  Lines& lines_;
  std::size_t begin_;
  std::size_t end_;
  layout::Contents contents_;
  std::vector<ItemCut> cuts_;
  ItemContext context_;
  MinutesReading reading_;
};

MinutesReading OtherPaper(const Lines& lines, const KindReading& kind) {
  MinutesReading reading;
  reading.kind = PaperKind::kOther;
  reading.kind_rule = kind.rule;
  reading.paper = ToName(kind.kind);
  if (lines.all.empty()) {
    reading.findings.push_back({"meetings.no_text", {}});
    return reading;
  }
  reading.span = lines.Between(lines.all.front().raw, lines.all.back().raw);
  reading.title = MakeText(lines, lines.all.front().text.substr(0, 300), Confidence::kDoubtful, "other.first_line");
  reading.unplaced.push_back(reading.span);
  if (const auto named = layout::FindMunicipality(lines.document->text)) {
    reading.municipality = MakeText(lines, named->name, Confidence::kDoubtful, named->rule);
  }
  return reading;
}

}  // namespace

std::vector<MinutesReading> ParseMinutes(const documents::TextDocument& document) {
  Lines lines = layout::BreakLines(document);
  const KindReading kind = RecogniseKind(lines);
  if (lines.all.empty() || kind.kind != DocumentKind::kMeeting) return {OtherPaper(lines, kind)};
  std::vector<MinutesReading> readings;
  if (lines.run_on) return {MeetingReader(lines, 0, lines.all.size()).Run()};
  for (const auto& [begin, end] : SplitMeetings(lines)) {
    if (begin < end) readings.push_back(MeetingReader(lines, begin, end).Run());
  }
  if (readings.size() > 1) {
    readings.front().findings.push_back({"meetings.two_meetings", {{"count", std::to_string(readings.size())}}});
  }
  return readings;
}

}  // namespace tovholder::minutes
