// SPDX-License-Identifier: EUPL-1.2
#include "minutes/minutes_item.h"

#include <algorithm>

#include "minutes/layout_closed.h"
#include "minutes/layout_phrases.h"
#include "minutes/layout_text.h"
#include "minutes/layout_titles.h"
#include "minutes/minutes_header.h"
#include "minutes/minutes_people.h"

namespace tovholder::minutes {
namespace {

using layout::Closedness;
using layout::Field;
using layout::kNowhere;
using layout::Line;
using layout::Lines;
using layout::TrimMarks;
using layout::TrimWide;

// "1 bilag, heraf 1 anbefales", "0 bilag".
bool IsAttachmentCount(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size() && layout::IsAsciiDigit(text[at])) ++at;
  return at > 0 && at < 4 && layout::BeginsWithWord(TrimWide(text.substr(at)), "bilag") && text.size() < 60;
}

class ItemReader {
 public:
  ItemReader(Lines& lines, const layout::ItemCut& cut, const ItemContext& context)
      : lines_(lines), cut_(cut), context_(context) {}

  ItemReading Run() {
    TakeOpener();
    const std::vector<ItemSection> sections = CutSections(lines_, cut_);
    std::vector<const ItemSection*> decisions;
    for (const ItemSection& section : sections) {
      if (section.field == Field::kDecision) decisions.push_back(&section);
      TakeSection(section);
    }
    if (!item_.case_number && !title_number_.empty()) {
      TakeCaseNumber(title_number_, "case_number.title", Confidence::kLikely);
    }
    ReadDecision(lines_, decisions, context_, item_);
    if (item_.recommendations.empty()) {
      for (const ItemSection& section : sections) {
        const bool narrative = section.field == Field::kNarrative && !HasRecommendation(sections);
        if (narrative && item_.recommendations.empty()) FindRecommendation(lines_, section, item_);
      }
    }
    TakeClosedness();
    return std::move(item_);
  }

 private:
  static bool HasRecommendation(const std::vector<ItemSection>& sections) {
    return std::any_of(sections.begin(), sections.end(),
                       [](const ItemSection& section) { return section.field == Field::kRecommendation; });
  }

  void TakeOpener() {
    for (std::size_t i = cut_.first; i < std::max(cut_.body, cut_.first + (cut_.listed_only ? 1 : 0)); ++i) {
      lines_.all[i].placed = true;
    }
    const std::size_t last = std::max(cut_.last, cut_.first + 1) - 1;
    item_.span = lines_.Between(lines_.all[cut_.first].raw, lines_.all[std::min(last, lines_.all.size() - 1)].raw);
    const Confidence confidence = cut_.certain ? Confidence::kCertain : Confidence::kLikely;
    if (!cut_.number.empty()) item_.number = MakeText(lines_, cut_.number, confidence, "item.number");
    if (!cut_.title.empty()) {
      item_.title = MakeText(lines_, cut_.title, confidence, cut_.listed_only ? "item.contents" : "item.opener");
      item_.title_clean = layout::Clean(layout::BareTitle(cut_.title));
    } else {
      item_.title = ReadText{"", {item_.span.begin, item_.span.begin}, Confidence::kDoubtful, "item.no_title"};
    }
    TakeTitleType();
    TakeTitleValues();
    if (cut_.style == layout::OpenerStyle::kCode) TakeCode();
  }

  void TakeTitleType() {
    const auto mark = layout::ReadTitleMark(layout::WithoutClosedMark(layout::WithoutTime(cut_.title)));
    if (!mark || mark->mark.empty() || layout::Key(mark->mark) == "bilag") return;
    item_.type_marker = std::string(mark->mark);
    const auto type = layout::TypeOfMark(mark->mark);
    const bool letter = mark->mark.size() == 1;
    if (!type || (letter && !context_.letters_are_types)) return;
    item_.type = Read<ItemType>{*type, lines_.SpanOf(mark->mark), Confidence::kCertain, "item.type.title_mark"};
  }

  // "Tilskud til teatre (2021-0344512)", "Regnskab (20 min.)".
  void TakeTitleValues() {
    if (const std::string_view time = layout::TimeInTitle(cut_.title); !time.empty()) {
      item_.time_allotted = MakeText(lines_, time, Confidence::kCertain, "item.time.title");
    }
    const std::string_view title = TrimMarks(cut_.title);
    const std::size_t open = title.ends_with(")") ? title.rfind('(') : kNowhere;
    if (open == kNowhere) return;
    const std::string_view inside = TrimWide(title.substr(open + 1, title.size() - open - 2));
    const std::string_view number = FindCaseNumber(inside);
    const bool labelled = number.size() < inside.size() && layout::BeginsFolded(inside, "sag");
    if (!number.empty() && (labelled || number.size() == inside.size())) {
      title_number_ = number;
    }
  }

  // "ØU-61/07-O": number, case number and type in one.
  void TakeCode() {
    std::string_view code = cut_.number;
    if (cut_.type != 0) {
      code = {cut_.number.data(), cut_.number.size() + 2};
      const std::string_view letter = code.substr(code.size() - 1);
      item_.type_marker = std::string(letter);
      if (const auto type = layout::TypeOfMark(letter)) {
        item_.type = Read<ItemType>{*type, lines_.SpanOf(letter), Confidence::kCertain, "item.type.code_suffix"};
      }
    }
    item_.case_number = MakeText(lines_, code, Confidence::kLikely, "case_number.code");
  }

  void TakeSection(const ItemSection& section) {
    if (section.head != nullptr) NoteSection(section);
    switch (section.field) {
      case Field::kCaseNumber:
      case Field::kOtherNumber:
        TakeNumber(section);
        break;
      case Field::kStatus:
        TakeStatus(section.head->text);
        break;
      case Field::kMetadata:
        TakeStatus(section.head->value);
        break;
      case Field::kType:
        TakeType(section);
        break;
      case Field::kResponsible:
        TakeFirst(section, item_.responsible, "item.responsible.label");
        break;
      case Field::kTimeAllotted:
        TakeFirst(section, item_.time_allotted, "item.time.label");
        break;
      case Field::kTheme:
        TakeWhole(section, item_.decision_theme, "item.theme.label");
        break;
      case Field::kDecidedBy:
        TakeFirst(section, item_.decided_by, "item.decided_by.label");
        break;
      case Field::kRecommendation:
        ReadRecommendations(lines_, section, item_);
        break;
      case Field::kAttachments:
        TakeAttachments(section);
        break;
      case Field::kPreviously:
        TakeTreatment(section);
        break;
      case Field::kExtra:
        TakeGuests(section);
        break;
      case Field::kAttendance:
        TakeAttendance(section);
        break;
      case Field::kApology:
      case Field::kAbsent:
      case Field::kSubstitutes:
        TakeAbsence(section);
        break;
      default:
        if (section.head == nullptr) TakeIntroduction(section);
        TakeToldAbsences(section);
        break;
    }
  }

  void NoteSection(const ItemSection& section) {
    if (section.field == Field::kCaseNumber || section.field == Field::kOtherNumber ||
        section.field == Field::kStatus || section.field == Field::kApology || section.field == Field::kAbsent ||
        section.field == Field::kMetadata) {
      return;
    }
    SectionReading reading;
    const Line& head = *section.head;
    const std::string_view heading = head.decision
                                         ? head.text.substr(0, std::min(head.decision->length, head.text.size()))
                                     : head.label_text.empty() ? head.text
                                                               : head.label_text;
    reading.heading =
        MakeText(lines_, heading, Confidence::kCertain, head.heading > 0 ? "section.mark" : "section.label");
    reading.level = head.heading > 0 ? head.heading : 1;
    const std::string_view from = head.decision ? head.decision->value : head.value;
    const std::string_view first = !from.empty()           ? from
                                   : section.lines.empty() ? std::string_view()
                                                           : section.lines.front()->raw;
    const std::string_view last = !section.lines.empty() ? section.lines.back()->raw : from;
    if (!first.empty()) reading.body = lines_.Between(first, last);
    item_.sections.push_back(std::move(reading));
  }

  void TakeNumber(const ItemSection& section) {
    std::string_view value = section.head->value;
    if (value.empty() && !section.lines.empty()) value = section.lines.front()->text;
    TakeStatus(value);
    std::string_view number = layout::FirstWord(value);
    const std::string_view found = FindCaseNumber(value);
    if (!found.empty()) number = found;
    while (!number.empty() && (number.back() == ',' || number.back() == '.')) number.remove_suffix(1);
    if (std::none_of(number.begin(), number.end(), layout::IsAsciiDigit)) return;
    if (section.field == Field::kCaseNumber && !item_.case_number) {
      TakeCaseNumber(number, "case_number.label", Confidence::kCertain);
    } else {
      item_.other_numbers.push_back(MakeText(lines_, number, Confidence::kLikely, "number.label"));
    }
  }

  void TakeCaseNumber(std::string_view number, std::string_view rule, Confidence confidence) {
    item_.case_number = MakeText(lines_, number, IsOddCaseNumber(number) ? Confidence::kDoubtful : confidence, rule);
  }

  void TakeStatus(std::string_view text) {
    if (text.empty() || text.size() > 200) return;
    const layout::ClosedMark mark = layout::ReadStatus(text);
    if (mark.closedness == Closedness::kSaysNothing) return;
    if (status_.closedness != Closedness::kClosed) status_ = mark;
  }

  void TakeType(const ItemSection& section) {
    for (const Paragraph& paragraph : Paragraphs(section)) {
      const auto type = layout::TypeOfMark(paragraph.text);
      if (!type || item_.type) continue;
      item_.type = Read<ItemType>{*type, lines_.SpanOf(paragraph.text), Confidence::kCertain, "item.type.label"};
      item_.type_marker = layout::Clean(paragraph.text);
    }
  }

  void TakeFirst(const ItemSection& section, std::optional<ReadText>& into, std::string_view rule) {
    const std::vector<Paragraph> paragraphs = Paragraphs(section);
    if (paragraphs.empty() || into) return;
    if (paragraphs.front().text.size() < 400)
      into = MakeText(lines_, paragraphs.front().text, Confidence::kCertain, rule);
  }

  void TakeWhole(const ItemSection& section, std::optional<ReadText>& into, std::string_view rule) {
    const std::vector<Paragraph> paragraphs = Paragraphs(section);
    if (!paragraphs.empty() && !into) into = JoinParagraphs(lines_, paragraphs, Confidence::kCertain, rule);
  }

  void TakeAttachments(const ItemSection& section) {
    for (const Paragraph& paragraph : Paragraphs(section)) {
      const std::string_view text = TrimMarks(paragraph.text);
      const std::string key = layout::Key(text);
      if (key.starts_with("ingen") || key == "intet" || key.empty()) continue;
      if (IsAttachmentCount(text)) {
        if (!item_.attachment_count_text)
          item_.attachment_count_text = MakeText(lines_, text, Confidence::kCertain, "attachments.count");
        continue;
      }
      if (text.size() > 400) continue;
      AttachmentReading attachment;
      attachment.name = MakeText(lines_, text, Confidence::kCertain, "attachments.line");
      attachment.recommended = layout::FindFolded(text, "anbefale") != kNowhere;
      attachment.closed = layout::ReadClosedTitle(text).closedness == Closedness::kClosed;
      item_.attachments.push_back(std::move(attachment));
    }
  }

  void TakeTreatment(const ItemSection& section) {
    for (const Paragraph& paragraph : Paragraphs(section)) {
      const auto date = layout::FindDate(paragraph.text);
      if (!date || paragraph.text.size() > 300) continue;
      TreatmentReading treatment;
      treatment.text = MakeText(lines_, paragraph.text, Confidence::kCertain, "previously.line");
      if (date->date.ok()) treatment.date = date->date;
      std::string_view ahead =
          paragraph.text.substr(0, date->begin - layout::WeekdayBefore(paragraph.text, date->begin));
      std::string_view behind = TrimWide(paragraph.text.substr(date->end));
      ahead = TrimMarks(ahead);
      while (!ahead.empty() && (ahead.back() == ',' || ahead.back() == ':'))
        ahead = TrimMarks(ahead.substr(0, ahead.size() - 1));
      if (layout::NamesBody(ahead)) treatment.body = layout::Clean(ahead);
      if (ahead.empty() && layout::NamesBody(behind)) treatment.body = layout::Clean(behind);
      for (std::string_view word : {std::string_view("punkt"), std::string_view("pkt"), std::string_view("sag nr")}) {
        const std::size_t at = layout::FindWord(behind, word);
        if (at == kNowhere) continue;
        std::string_view number = TrimWide(behind.substr(at + word.size()));
        while (!number.empty() && (number.front() == '.' || number.front() == ' ')) number.remove_prefix(1);
        std::size_t end = 0;
        while (end < number.size() && layout::IsAsciiDigit(number[end])) ++end;
        if (end > 0 && !treatment.item) treatment.item = std::string(number.substr(0, end));
      }
      item_.previous_treatment.push_back(std::move(treatment));
    }
  }

  void TakeGuests(const ItemSection& section) {
    for (const Paragraph& paragraph : Paragraphs(section)) {
      for (const Guest& guest : ReadGuests(paragraph.text)) AddGuest(guest);
    }
  }

  void AddGuest(const Guest& guest) {
    ExtraParticipant extra{MakeText(lines_, guest.name, Confidence::kLikely, "extra.sentence"), {}, {}};
    if (guest.title) extra.title = layout::Clean(*guest.title);
    if (guest.from) extra.from = layout::Clean(*guest.from);
    item_.extra_participants.push_back(std::move(extra));
  }

  // Who was away, told in sentences; each may name a substitute.
  void TakeAttendance(const ItemSection& section) {
    for (const Paragraph& paragraph : Paragraphs(section)) {
      for (std::string_view sentence : SplitSentences(paragraph.text)) {
        const auto absence = ReadAbsence(sentence);
        if (!absence) continue;
        for (const Person& person : absence->away) {
          AddAbsence(lines_, person.name, absence->mark, "attendance.sentence", context_, item_);
        }
        AddSubstitutes(absence->substitutes, "attendance.substitute");
      }
    }
  }

  void AddSubstitutes(const std::vector<Person>& people, std::string_view rule) {
    for (const Person& person : people)
      item_.substitutes.push_back(MakeText(lines_, person.name, Confidence::kLikely, rule));
  }

  void TakeAbsence(const ItemSection& section) {
    if (section.field == Field::kSubstitutes) {
      AddSubstitutes(ReadPeople(section.head->value), "substitutes.label");
      for (const Line* line : section.lines) AddSubstitutes(ReadPeople(line->text), "substitutes.label");
      return;
    }
    const AttendanceMark mark = section.field == Field::kApology ? AttendanceMark::kApology : AttendanceMark::kAbsent;
    TakeAbsent(section.head->value, mark);
    for (const Line* line : section.lines) TakeAbsent(line->text, mark);
  }

  // "Evan Lynnerup (V) - Marianne Kiærulff (V) mødte som stedfortræder."
  void TakeAbsent(std::string_view text, AttendanceMark mark) {
    if (text.empty() || text.size() > 1500) return;
    for (std::string_view sentence : SplitSentences(text)) {
      if (const auto absence = ReadAbsence(sentence)) {
        for (const Person& person : absence->away)
          AddAbsence(lines_, person.name, mark, "absence.label", context_, item_);
        AddSubstitutes(absence->substitutes, "absence.substitute");
        continue;
      }
      const std::size_t instead =
          std::min({layout::FindFolded(sentence, "som stedfortræder"), layout::FindFolded(sentence, "som suppleant"),
                    layout::FindFolded(sentence, "i stedet")});
      std::string_view away = sentence;
      if (instead != kNowhere) {
        const std::size_t dash =
            std::min({sentence.find(" - "), sentence.find(" – "), sentence.find(", suppleant"), instead});
        away = sentence.substr(0, dash);
        if (dash < instead)
          AddSubstitutes(ReadPeople(sentence.substr(dash + 1, instead - dash - 1)), "absence.substitute");
        if (dash == instead) continue;
      }
      for (const Person& person : ReadPeople(away))
        AddAbsence(lines_, person.name, mark, "absence.label", context_, item_);
    }
  }

  // The lines right below the title may carry the case number and the status without a label.
  void TakeIntroduction(const ItemSection& section) {
    std::size_t seen = 0;
    for (const Line* line : section.lines) {
      if (++seen > 4) break;
      const std::string_view text = line->text;
      if (text.size() > 160 || layout::CountWords(text) > 8) continue;
      if (layout::ReadClosedTitle(text).closedness == Closedness::kClosed || layout::BeginsWithWord(text, "lukket"))
        TakeStatus(text);
      const std::string_view number = FindCaseNumber(text);
      const auto found = layout::FindDate(text);
      const bool date = found && found->date.ok() && number.size() < 9;
      if (number.empty() || text.ends_with(".") || date || item_.case_number) continue;
      TakeCaseNumber(number, "case_number.line", Confidence::kCertain);
      TakeStatus(text);
    }
    for (const Line* line : section.lines) {
      if (!IsAttachmentCount(line->text) || item_.attachment_count_text) continue;
      item_.attachment_count_text = MakeText(lines_, line->text, Confidence::kLikely, "attachments.count");
    }
  }

  // A case text may end by telling who was not at the meeting.
  void TakeToldAbsences(const ItemSection& section) {
    static constexpr layout::PhraseList kToldAway("deltog ikke i mødet", "var fraværende");
    for (const Paragraph& paragraph : Paragraphs(section)) {
      if (!kToldAway.StandsIn(paragraph.text)) continue;
      for (std::string_view sentence : SplitSentences(paragraph.text)) {
        const auto absence = ReadAbsence(sentence);
        if (!absence) continue;
        for (const Person& person : absence->away) {
          AddAbsence(lines_, person.name, absence->mark, "text.absence", context_, item_);
        }
      }
    }
  }

  bool TitleEndsText() const {
    if (!context_.text_breaks_off || cut_.title.empty()) return false;
    const std::string_view text = lines_.document->text;
    return cut_.title.data() + cut_.title.size() >= text.data() + TrimWide(text).size();
  }

  void TakeClosedness() {
    const auto end = TitleEndsText() ? layout::TitleEnd::kTextBreaksOff : layout::TitleEnd::kWhole;
    const layout::ClosedMark title = layout::ReadClosedTitle(cut_.title, end);
    item_.closed = Read<bool>{false, item_.title.place, Confidence::kLikely, "closed.no_mark"};
    if (cut_.style == layout::OpenerStyle::kStatus) TakeStatus(lines_.all[cut_.first].text);
    const auto close = [&](std::string_view mark, Confidence confidence, std::string_view rule) {
      item_.closed = Read<bool>{true, lines_.SpanOf(mark), confidence, rule};
    };
    if (title.closedness == Closedness::kClosed) {
      close(title.mark, Confidence::kCertain, "closed.title");
    } else if (status_.closedness == Closedness::kClosed) {
      close(status_.mark, Confidence::kCertain, "closed.status");
    } else if (!cut_.closed_by.empty()) {
      const bool denied = status_.closedness == Closedness::kOpen;
      close(cut_.closed_by, denied ? Confidence::kDoubtful : Confidence::kLikely, "closed.group");
    } else if (status_.closedness == Closedness::kOpen) {
      item_.closed = Read<bool>{false, lines_.SpanOf(status_.mark), Confidence::kCertain, "closed.status_open"};
    } else if (title.closedness == Closedness::kClosedInDoubt) {
      close(title.mark, Confidence::kDoubtful, "closed.title_in_doubt");
    }
  }

  Lines& lines_;
  const layout::ItemCut& cut_;
  const ItemContext& context_;
  ItemReading item_;
  layout::ClosedMark status_;
  std::string_view title_number_;  // a case number in the title, where no label gives one
};

}  // namespace

ItemReading ReadItem(Lines& lines, const layout::ItemCut& cut, const ItemContext& context) {
  return ItemReader(lines, cut, context).Run();
}

}  // namespace tovholder::minutes
