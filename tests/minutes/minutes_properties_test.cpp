// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>

#include <random>
#include <set>
#include <string>

#include "base/text.h"
#include "minutes/layout_text.h"
#include "minutes/minutes_parser.h"
#include "minutes_text.h"
#include "support/growth.h"

namespace tovholder::minutes {
namespace {

using documents::Span;
using testing::LayoutFiles;
using testing::LoadText;
using testing::TextOf;

// Walks every value of a reading that keeps a place.
class PlaceWalker {
 public:
  explicit PlaceWalker(const MinutesReading& reading) {
    for (const auto* text : {&reading.title, &reading.organization, &reading.municipality, &reading.place,
                             &reading.chair, &reading.minute_taker, &reading.agenda_text}) {
      if (*text) Add(**text);
    }
    for (const auto* list : {&reading.absent, &reading.not_present, &reading.substitutes, &reading.speakers})
      AddAll(*list);
    for (const ParticipantReading& person : reading.participants) {
      Add(person.name);
      for (const auto* text : {&person.party, &person.role, &person.organization, &person.side}) {
        if (*text) Add(**text);
      }
    }
    for (const ContentsLine& line : reading.contents) Add(line.title);
    if (reading.date) spans_.push_back(reading.date->place);
    if (reading.start) spans_.push_back(reading.start->place);
    if (reading.end) spans_.push_back(reading.end->place);
    AddSections(reading.sections);
    for (const ItemReading& item : reading.items) AddItem(item);
    spans_.insert(spans_.end(), reading.unplaced.begin(), reading.unplaced.end());
  }

  const std::vector<ReadText>& texts() const { return texts_; }
  const std::vector<Span>& spans() const { return spans_; }

 private:
  void Add(const ReadText& text) {
    texts_.push_back(text);
    spans_.push_back(text.place);
  }
  void AddAll(const std::vector<ReadText>& texts) {
    for (const ReadText& text : texts) Add(text);
  }
  void AddSections(const std::vector<SectionReading>& sections) {
    for (const SectionReading& section : sections) {
      Add(section.heading);
      spans_.push_back(section.body);
    }
  }
  void AddItem(const ItemReading& item) {
    spans_.push_back(item.span);
    spans_.push_back(item.closed.place);
    Add(item.title);
    for (const auto* text :
         {&item.number, &item.case_number, &item.recommended_by, &item.decision, &item.responsible, &item.time_allotted,
          &item.decision_theme, &item.decided_by, &item.attachment_count_text}) {
      if (*text) Add(**text);
    }
    for (const auto* list :
         {&item.other_numbers, &item.remarks, &item.dissent, &item.absent, &item.not_present, &item.substitutes}) {
      AddAll(*list);
    }
    AddSections(item.sections);
    for (const RecommendationReading& point : item.recommendations) Add(point.text);
    for (const DecisionPoint& point : item.decision_points) Add(point.text);
    for (const OtherDecision& other : item.other_decisions) Add(other.text);
    for (const TreatmentReading& treatment : item.previous_treatment) Add(treatment.text);
    for (const AttachmentReading& attachment : item.attachments) Add(attachment.name);
    for (const ExtraParticipant& guest : item.extra_participants) Add(guest.name);
  }

  std::vector<ReadText> texts_;
  std::vector<Span> spans_;
};

std::string Squeezed(std::string_view text) { return ReplaceAll(ReplaceAll(CollapseSpace(text), "*", ""), "\\", ""); }

// A decision leaves absences out, so only the begin of each of its lines is sure to stand unbroken.
void ExpectVerbatim(const documents::TextDocument& document, const ReadText& text) {
  if (text.place.empty()) return;
  const std::string source = Squeezed(document.At(text.place));
  for (std::string_view line : SplitLines(text.value)) {
    std::string begin = Squeezed(line);
    begin = begin.substr(0, begin.find(". "));
    EXPECT_NE(source.find(begin), std::string::npos) << text.rule << ": " << begin << "\nin: " << source;
  }
}

class Document : public ::testing::TestWithParam<std::filesystem::path> {};

TEST_P(Document, KeepsEachValueWhereItStands) {
  const documents::TextDocument document = TextOf(LoadText(GetParam()));
  for (const MinutesReading& reading : ParseMinutes(document)) {
    const PlaceWalker walker(reading);
    for (Span span : walker.spans()) {
      EXPECT_LE(span.begin, span.end);
      ASSERT_LE(span.end, document.text.size());
    }
    for (const ReadText& text : walker.texts()) ExpectVerbatim(document, text);
  }
}

TEST_P(Document, LosesNoLine) {
  const documents::TextDocument document = TextOf(LoadText(GetParam()));
  std::vector<Span> spans;
  for (const MinutesReading& reading : ParseMinutes(document)) {
    const PlaceWalker walker(reading);
    spans.insert(spans.end(), walker.spans().begin(), walker.spans().end());
  }
  for (std::string_view line : SplitLines(document.text)) {
    if (Trim(line).empty()) continue;
    const auto begin = static_cast<std::uint32_t>(line.data() - document.text.data());
    const auto end = begin + static_cast<std::uint32_t>(line.size());
    const bool held =
        std::any_of(spans.begin(), spans.end(), [&](Span span) { return span.begin < end && span.end > begin; });
    const std::string key = layout::Key(line);
    const bool only_label = key.size() < 40;  // an empty label, the heading of a list
    EXPECT_TRUE(held || only_label) << line;
  }
}

// An item that is closed in the whole text is closed in every beginning of it that holds the mark.
void ExpectClosedStaysClosed(const std::string& text, const MinutesReading& whole, std::size_t length) {
  const documents::TextDocument document = TextOf(text.substr(0, length));
  std::set<std::string> closed;
  std::set<std::string> open_too;
  for (const ItemReading& item : whole.items) {
    const bool marked = item.closed.value && item.closed.place.end <= length && item.title.place.end <= length;
    if (marked) closed.insert(item.title.value);
    if (!item.closed.value) open_too.insert(item.title.value);
  }
  for (const MinutesReading& reading : ParseMinutes(document)) {
    for (const ItemReading& item : reading.items) {
      const bool same = closed.contains(item.title.value) && !open_too.contains(item.title.value);
      EXPECT_FALSE(same && !item.closed.value) << item.title.value << " at " << length;
    }
  }
}

TEST_P(Document, BrokenOffNeverOpensAClosedItem) {
  const std::string text = LoadText(GetParam());
  const documents::TextDocument document = TextOf(text);
  const std::vector<MinutesReading> whole = ParseMinutes(document);
  std::mt19937 random(20250422);
  std::uniform_int_distribution<std::size_t> length(0, text.size());
  for (int i = 0; i < 60; ++i) ExpectClosedStaysClosed(text, whole.front(), length(random));
}

INSTANTIATE_TEST_SUITE_P(Layouts, Document, ::testing::ValuesIn(LayoutFiles()),
                         [](const auto& row) { return row.param.stem().string(); });

struct Huge {
  const char* name;
  std::string (*make)();
};

std::string Repeat(std::string_view part, std::size_t times) {
  std::string text;
  text.reserve(part.size() * times);
  for (std::size_t i = 0; i < times; ++i) text += part;
  return text;
}

class HugeText : public ::testing::TestWithParam<Huge> {};

TEST_P(HugeText, IsReadInLinearTime) {
  const std::string text = GetParam().make();
  test::ExpectNearlyLinear([&](std::size_t eighths) {
    const std::string part = text.substr(0, text.size() * eighths / 8);
    EXPECT_FALSE(ParseMinutes(TextOf("Referat\nByrådet den 3. maj 2021\n\n" + part)).empty());
  });
}

INSTANTIATE_TEST_SUITE_P(
    Shapes, HugeText,
    ::testing::Values(Huge{"OneLine", [] { return Repeat("abc def ", 200000); }},
                      Huge{"OneLineOfLabels", [] { return Repeat("Beslutning: Godkendt. Sagsnr.: 12/3456 ", 30000); }},
                      Huge{"OneLineOfColons", [] { return std::string(1000000, ':'); }},
                      Huge{"ManyLines", [] { return Repeat("Et ord til.\n", 60000); }},
                      Huge{"ManyItems", [] { return Repeat("\nPunkt 1: Et punkt\nBeslutning\nGodkendt.\n", 20000); }},
                      Huge{"ManyNumbers", [] { return Repeat("\n1. Et punkt\nIndstilling\nNoget.\n", 20000); }},
                      Huge{"ManyGroups", [] { return Repeat("Lukkede punkter\n1. Punkt\n", 20000); }},
                      Huge{"ManyNames", [] { return "Deltagere: " + Repeat("Ib Hansen (A), ", 40000); }},
                      Huge{"ManyApologies", [] { return "Afbud: " + Repeat("Ib Hansen (A), ", 40000); }},
                      Huge{"ManyBrackets", [] { return std::string(500000, '('); }},
                      Huge{"Contents", [] { return "Indholdsfortegnelse\n" + Repeat("1. Punkt....3\n", 30000); }}),
    [](const auto& row) { return row.param.name; });

}  // namespace
}  // namespace tovholder::minutes
