// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <array>
#include <string>

#include "minutes/layout_phrases.h"
#include "minutes/layout_text.h"
#include "minutes/minutes_header.h"
#include "minutes/minutes_item.h"
#include "minutes/minutes_people.h"

namespace tovholder::minutes {
namespace {

using layout::FindFolded;
using layout::Key;
using layout::kNowhere;
using layout::Lines;

constexpr layout::PhraseList kDissentPhrases("stemte imod", "stemmer imod", "imod:", "imod stemte", "tog forbehold",
                                             "tager forbehold", "kunne ikke godkende", "kan ikke godkende",
                                             "undlod at stemme", "mindretalsudtalelse", "kan ikke tiltræde",
                                             "kunne ikke tiltræde", "kunne ikke tilslutte", "stemte for", "for stemte",
                                             "ikke indstillet på");
constexpr layout::PhraseList kRemarkPhrases("bemærker", "protokolbemærkning", "bemærkning:", "ønsker ført til protokol",
                                            "ønskede tilført", "bemærkede", "ført til referat");

bool SameBody(std::string_view a, std::string_view b) {
  const std::string one = Key(a);
  const std::string two = Key(b);
  return one == two || one.ends_with(two) || two.ends_with(one);
}

// How much a decision's heading speaks for being that of the meeting itself.
int Rate(const ItemSection& section, const MinutesReading& meeting) {
  if (!section.head->decision) return 3;
  const layout::DecisionHead& head = *section.head->decision;
  int rate = 0;
  if (!head.body.empty() && meeting.organization) rate += SameBody(head.body, meeting.organization->value) ? 4 : -3;
  if (head.date && meeting.date) rate += head.date->date == meeting.date->value ? 4 : -6;
  return rate;
}

// "At 1: Godkendt." and "Ad 2) Drøftet.": the point that a paragraph decides.
std::optional<std::pair<int, std::string_view>> ReadDecisionPoint(std::string_view text) {
  std::size_t at = 0;
  for (std::string_view word :
       {std::string_view("at"), std::string_view("ad"), std::string_view("pkt"), std::string_view("punkt")}) {
    if (!layout::BeginsWithWord(text, word)) continue;
    at = word.size();
    while (at < text.size() && (layout::IsBlank(text[at]) || text[at] == '.')) ++at;
    break;
  }
  const auto numbered = layout::ReadNumbered(text.substr(at));
  if (!numbered || numbered->sign == ' ') return std::nullopt;
  return std::pair(numbered->value, numbered->rest);
}

// Builds the decision's text without what it says of absences.
class DecisionReader {
 public:
  DecisionReader(const Lines& lines, const ItemContext& context, ItemReading& item)
      : lines_(lines), context_(context), item_(item) {}

  void Run(const std::vector<Paragraph>& paragraphs, std::string_view rule) {
    for (const Paragraph& paragraph : paragraphs) TakeParagraph(paragraph.text);
    if (text_.empty()) return;
    ReadText decision;
    decision.value = std::move(text_);
    decision.place = lines_.Between(first_, last_);
    decision.confidence = rule == "decision.label" ? Confidence::kCertain : Confidence::kLikely;
    decision.rule = rule;
    item_.decision = std::move(decision);
  }

 private:
  void TakeParagraph(std::string_view paragraph) {
    std::string kept;
    std::string_view first;
    std::string_view last;
    for (std::string_view sentence : SplitSentences(paragraph)) {
      if (TakeAbsence(sentence)) continue;
      if (!kept.empty()) kept += ' ';
      kept += layout::Clean(sentence);
      if (first.empty()) first = sentence;
      last = sentence;
    }
    if (kept.empty()) return;
    if (first_.empty()) first_ = first;
    last_ = last;
    if (!text_.empty()) text_ += '\n';
    text_ += kept;
    Classify(paragraph);
  }

  bool TakeAbsence(std::string_view sentence) {
    const auto absence = ReadAbsence(sentence);
    if (!absence) return false;
    for (const Person& person : absence->away) {
      AddAbsence(lines_, person.name, absence->mark, "decision.absence", context_, item_);
    }
    for (const Person& person : absence->substitutes) {
      item_.substitutes.push_back(MakeText(lines_, person.name, Confidence::kLikely, "decision.substitute"));
    }
    return true;
  }

  void Classify(std::string_view paragraph) {
    if (const auto point = ReadDecisionPoint(paragraph)) {
      item_.decision_points.push_back(
          {point->first, MakeText(lines_, point->second, Confidence::kCertain, "decision.point")});
    }
    if (remarks_ || kRemarkPhrases.StandsIn(paragraph)) {
      item_.remarks.push_back(MakeText(lines_, paragraph, Confidence::kLikely, "decision.remark"));
    }
    if (paragraph.ends_with(":") && FindFolded(paragraph, "bemærkninger:") != kNowhere) {
      item_.remarks.clear();
      remarks_ = true;
    }
    if (kDissentPhrases.StandsIn(paragraph)) {
      item_.dissent.push_back(MakeText(lines_, paragraph, Confidence::kLikely, "decision.dissent"));
    }
    for (const Guest& guest : ReadGuests(paragraph)) {
      ExtraParticipant extra{MakeText(lines_, guest.name, Confidence::kLikely, "decision.guest"), {}, {}};
      if (guest.title) extra.title = layout::Clean(*guest.title);
      if (guest.from) extra.from = layout::Clean(*guest.from);
      item_.extra_participants.push_back(std::move(extra));
    }
  }

  const Lines& lines_;
  const ItemContext& context_;
  ItemReading& item_;
  std::string text_;
  std::string_view first_;
  std::string_view last_;
  bool remarks_ = false;
};

}  // namespace

void AddAbsence(const Lines& lines, std::string_view name, AttendanceMark mark, std::string_view rule,
                const ItemContext& context, ItemReading& item) {
  const bool apart = context.both_absence_labels && mark == AttendanceMark::kAbsent;
  std::vector<ReadText>& into = apart ? item.not_present : item.absent;
  ReadText text = MakeText(lines, name, Confidence::kCertain, rule);
  const bool known =
      std::any_of(into.begin(), into.end(), [&](const ReadText& one) { return one.value == text.value; });
  if (!known) into.push_back(std::move(text));
}

void ReadPlainDecision(Lines& lines, const layout::ItemCut& cut, const ItemContext& context, ItemReading& item) {
  const std::vector<ItemSection> sections = CutSections(lines, cut);
  const bool plain = std::all_of(sections.begin(), sections.end(), [](const ItemSection& section) {
    return section.head == nullptr || section.field == layout::Field::kApology ||
           section.field == layout::Field::kAbsent || section.field == layout::Field::kMinuteTaker;
  });
  if (!plain || item.decision) return;
  for (const ItemSection& section : sections) {
    if (section.head == nullptr) DecisionReader(lines, context, item).Run(Paragraphs(section), "decision.plain_text");
  }
  if (item.decision) item.decision->confidence = Confidence::kDoubtful;
}

void ReadDecision(const Lines& lines, const std::vector<const ItemSection*>& sections, const ItemContext& context,
                  ItemReading& item) {
  const ItemSection* own = nullptr;
  int best = 0;
  for (const ItemSection* section : sections) {
    const bool empty = Paragraphs(*section).empty();
    const int rate = Rate(*section, *context.meeting) - (empty ? 20 : 0);
    if (rate >= best) {
      best = rate;
      own = section;
    }
  }
  for (const ItemSection* section : sections) {
    const std::vector<Paragraph> paragraphs = Paragraphs(*section);
    if (section == own) {
      DecisionReader(lines, context, item)
          .Run(paragraphs, section->head->decision ? "decision.heading" : "decision.label");
    } else if (!paragraphs.empty() && section->head->decision) {
      OtherDecision other;
      other.text = JoinParagraphs(lines, paragraphs, Confidence::kLikely, "decision.other_body");
      const layout::DecisionHead& head = *section->head->decision;
      if (!head.body.empty()) other.body = MakeText(lines, head.body, Confidence::kCertain, "decision.heading");
      if (head.date)
        other.date =
            Read<Date>{head.date->date, lines.SpanOf(head.date_text), Confidence::kCertain, "decision.heading"};
      item.other_decisions.push_back(std::move(other));
    }
  }
}

}  // namespace tovholder::minutes
