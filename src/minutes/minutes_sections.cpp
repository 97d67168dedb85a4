// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "minutes/layout_text.h"
#include "minutes/layout_titles.h"
#include "minutes/minutes_header.h"
#include "minutes/minutes_item.h"
#include "minutes/minutes_people.h"

namespace tovholder::minutes {
namespace {

using layout::Field;
using layout::Line;
using layout::Lines;

// A heading that the file marks, or a short bold line, opens a section though no label names it.
bool IsMarkedHeading(const Line& line) {
  if (line.heading > 0) return true;
  // "ØKONOMIUDVALGET": the committee that the next items come from.
  if (layout::CountWords(line.text) == 1 && layout::IsBodyWord(line.text) &&
      !layout::BeginsLower(line.text.substr(line.text.size() / 2)) &&
      std::none_of(line.text.begin(), line.text.end(), [](char c) { return c >= 'a' && c <= 'z'; })) {
    return true;
  }
  return line.strong && line.text.size() < 90 && !line.text.ends_with(".") && !line.bullet;
}

bool IsAbsence(Field field) { return field == Field::kApology || field == Field::kAbsent; }

// Labels that say one value; what follows it belongs to the section that they stand in.
bool IsOneValue(Field field) {
  switch (field) {
    case Field::kCaseNumber:
    case Field::kOtherNumber:
    case Field::kStatus:
    case Field::kMetadata:
    case Field::kMinuteTaker:
    case Field::kSubstitutes:
    case Field::kEnd:
      return true;
    default:
      return IsAbsence(field);
  }
}

class SectionCutter {
 public:
  SectionCutter(Lines& lines, const layout::ItemCut& cut) : lines_(lines), cut_(cut) {}

  std::vector<ItemSection> Run() {
    sections_.push_back({});
    for (std::size_t i = cut_.body; i < cut_.last;) i = Take(i);
    return std::move(sections_);
  }

 private:
  std::size_t Take(std::size_t i) {
    Line& line = lines_.all[i];
    if (line.page_mark || (line.label == nullptr && layout::ReadsAsGroupHeading(line.text))) {
      line.placed = true;
      return i + 1;
    }
    const Field field = line.label == nullptr && OpensRecommendation(i) ? Field::kRecommendation : FieldOf(line);
    if (field == Field::kNone) {
      if (!closed_) {
        sections_.back().lines.push_back(&line);
        line.placed = true;
      }
      return i + 1;
    }
    if (field == Field::kCloser || field == Field::kContents || field == Field::kOpenGroup ||
        field == Field::kClosedGroup) {
      closed_ = field == Field::kCloser && EndsItem(i);
      line.placed = field != Field::kCloser;
      return i + 1;
    }
    closed_ = false;
    line.placed = true;
    return IsOneValue(field) ? TakeOneValue(i, field) : Open(i, field);
  }

  // "Til toppen" ends an item's text unless labels follow ("Udskriv" stands below a title).
  bool EndsItem(std::size_t i) const { return i + 1 >= cut_.last || !layout::OpensItemText(lines_.all[i + 1]); }

  Field FieldOf(const Line& line) const {
    // "Ældrerådet, 14. maj 2024, punkt 6" below "Tidligere behandling" decides nothing here.
    const bool quoted = sections_.back().field == Field::kPreviously && line.label == nullptr &&
                        layout::FindFolded(line.text, "beslutning") == std::string_view::npos;
    if (line.decision && !quoted) return Field::kDecision;
    if (quoted && line.decision) return Field::kNone;
    if (line.label != nullptr && line.label->item != Field::kNone) {
      const bool inline_value = !line.value.empty();
      // "Tid", "Forslag: …" and their kin inside running text are none.
      if (inline_value && line.label->item == Field::kNarrative && line.bullet) return Field::kNone;
      return line.label->item;
    }
    return IsMarkedHeading(line) ? Field::kNarrative : Field::kNone;
  }

  std::size_t Open(std::size_t i, Field field) {
    ItemSection section;
    section.head = &lines_.all[i];
    section.field = field;
    if (section.head->label == nullptr && field == Field::kRecommendation) section.lines.push_back(&lines_.all[i]);
    sections_.push_back(std::move(section));
    return i + 1;
  }

  // A lead-in without a heading opens a recommendation where its points follow.
  bool OpensRecommendation(std::size_t i) const {
    const Field open = sections_.back().field;
    if (open == Field::kRecommendation || open == Field::kDecision || i + 1 >= cut_.last) return false;
    const Line& next = lines_.all[i + 1];
    const bool point = next.bullet || layout::ReadNumbered(next.text) || layout::BeginsWithWord(next.text, "at");
    return point && next.label == nullptr && LeadsInRecommendation(lines_.all[i].text);
  }

  std::size_t TakeOneValue(std::size_t i, Field field) {
    ItemSection section;
    section.head = &lines_.all[i];
    section.field = field;
    std::size_t next = i + 1;
    if (lines_.all[i].value.empty()) next = TakeBelow(next, field, section);
    // The value is set aside; the text goes on in the section that was open.
    sections_.insert(sections_.end() - 1, std::move(section));
    return next;
  }

  std::size_t TakeBelow(std::size_t next, Field field, ItemSection& section) {
    while (next < cut_.last && FieldOf(lines_.all[next]) == Field::kNone) {
      Line& line = lines_.all[next];
      const bool names = IsAbsence(field) || field == Field::kSubstitutes;
      const bool fits = names ? IsOnlyPeople(line.text) || ReadAbsence(line.text) || layout::Key(line.text) == "ingen"
                              : section.lines.empty() && line.text.size() < 60 && FitsOne(field, line.text);
      if (!fits) break;
      line.placed = true;
      section.lines.push_back(&line);
      ++next;
    }
    return next;
  }

  static bool FitsOne(Field field, std::string_view text) {
    if (field == Field::kCaseNumber || field == Field::kOtherNumber) {
      return !FindCaseNumber(text).empty() ||
             (!text.empty() && layout::IsAsciiDigit(text[0]) && layout::CountWords(text) == 1);
    }
    return field == Field::kMetadata && text.size() < 20;
  }

  Lines& lines_;
  const layout::ItemCut& cut_;
  std::vector<ItemSection> sections_;
  bool closed_ = false;
};

bool EndsSentence(std::string_view text) {
  return text.ends_with(".") || text.ends_with(":") || text.ends_with("!") || text.ends_with("?") ||
         text.ends_with(";");
}

// Nothing but white space stands between the two: no running head was taken out there.
bool Adjoins(const Line& before, const Line& line) {
  const char* begin = before.raw.data() + before.raw.size();
  return line.raw.data() >= begin &&
         layout::TrimWide({begin, static_cast<std::size_t>(line.raw.data() - begin)}).empty();
}

// Whether a line goes on with the paragraph that the line before began.
bool GoesOn(const Line& before, const Line& line) {
  if (!Adjoins(before, line)) return false;
  if (line.blank_before || line.bullet || line.glued || layout::ReadNumbered(line.text)) return false;
  return !EndsSentence(before.text) && layout::BeginsLower(line.text) && !layout::BeginsWithWord(line.text, "at");
}

}  // namespace

std::vector<ItemSection> CutSections(Lines& lines, const layout::ItemCut& cut) {
  return SectionCutter(lines, cut).Run();
}

std::vector<Paragraph> Paragraphs(const ItemSection& section) {
  std::vector<Paragraph> paragraphs;
  const std::string_view value = section.head == nullptr              ? std::string_view()
                                 : section.head->decision.has_value() ? section.head->decision->value
                                                                      : section.head->value;
  if (!value.empty()) paragraphs.push_back({value, section.head, false});
  const Line* before = value.empty() ? nullptr : section.head;
  for (const Line* line : section.lines) {
    if (line->text.empty()) continue;
    if (before != nullptr && GoesOn(*before, *line)) {
      std::string_view& text = paragraphs.back().text;
      text = {text.data(), static_cast<std::size_t>(line->text.data() + line->text.size() - text.data())};
    } else {
      const auto numbered = layout::ReadNumbered(line->text);
      paragraphs.push_back({line->text, line, line->bullet || (numbered && numbered->sign != ' ')});
    }
    before = line;
  }
  return paragraphs;
}

ReadText JoinParagraphs(const Lines& lines, const std::vector<Paragraph>& paragraphs, Confidence confidence,
                        std::string_view rule) {
  ReadText joined;
  joined.confidence = confidence;
  joined.rule = rule;
  if (paragraphs.empty()) return joined;
  joined.place = lines.Between(paragraphs.front().text, paragraphs.back().text);
  for (const Paragraph& paragraph : paragraphs) {
    if (!joined.value.empty()) joined.value += '\n';
    joined.value += layout::Clean(paragraph.text);
  }
  return joined;
}

}  // namespace tovholder::minutes
