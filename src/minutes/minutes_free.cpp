// SPDX-License-Identifier: EUPL-1.2
#include "minutes/minutes_free.h"

#include <algorithm>
#include <array>
#include <unordered_set>

#include "minutes/layout_text.h"
#include "minutes/minutes_header.h"
#include "minutes/minutes_item.h"
#include "minutes/minutes_people.h"

namespace tovholder::minutes {
namespace {

using layout::Key;
using layout::Line;
using layout::Lines;

constexpr std::array<std::string_view, 9> kConclusions = {"afslutningsvis konkluderede",
                                                          "konkluderede",
                                                          "det blev konkluderet",
                                                          "det blev besluttet",
                                                          "det blev aftalt",
                                                          "der var enighed om",
                                                          "besluttede",
                                                          "aftaltes",
                                                          "det aftaltes"};

enum class Part { kNone, kAgenda, kText, kReferent };

Part PartOf(const Line& line) {
  const std::string key = Key(line.text);
  if (line.text.size() > 60) return Part::kNone;
  if (key == "referent") return Part::kReferent;
  if (key.starts_with("dagsorden")) return Part::kAgenda;
  if (key.starts_with("referat")) return Part::kText;
  return Part::kNone;
}

bool Concludes(std::string_view text) {
  const std::string_view head = text.substr(0, 120);
  return std::any_of(kConclusions.begin(), kConclusions.end(),
                     [&](std::string_view phrase) { return layout::FindWord(head, phrase) != std::string_view::npos; });
}

// One paragraph of the minutes' text belongs to whom it begins with.
class FreeFormReader {
 public:
  FreeFormReader(Lines& lines, MinutesReading& reading) : lines_(lines), reading_(reading) {
    for (const ParticipantReading& person : reading.participants) names_.insert(person.name.value);
  }

  void Run(std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) {
      Line& line = lines_.all[i];
      const Part part = PartOf(line);
      if (part != Part::kNone && (part_ == Part::kNone || line.heading > 0 || line.strong || part == Part::kReferent)) {
        part_ = part;
        line.placed = true;
        NoteSection(line);
      } else {
        Take(line);
      }
    }
    MakeItem();
  }

 private:
  void NoteSection(const Line& line) {
    SectionReading section;
    section.heading = MakeText(lines_, line.text, Confidence::kCertain, "free.heading");
    section.level = std::max(1, line.heading);
    reading_.sections.push_back(std::move(section));
  }

  void Take(Line& line) {
    switch (part_) {
      case Part::kAgenda:
        agenda_.push_back({line.text, &line, line.bullet});
        break;
      case Part::kText:
        TakeSpoken(line);
        break;
      case Part::kReferent:
        if (!reading_.minute_taker) {
          const auto people = ReadPeople(line.text);
          if (!people.empty())
            reading_.minute_taker = MakeText(lines_, people.front().name, Confidence::kCertain, "free.referent");
        }
        break;
      case Part::kNone:
        return;
    }
    line.placed = true;
    if (!reading_.sections.empty()) {
      documents::Span& body = reading_.sections.back().body;
      const documents::Span span = lines_.SpanOf(line.raw);
      body = body.empty() ? span : documents::Span{body.begin, span.end};
    }
  }

  void TakeSpoken(const Line& line) {
    const bool concludes = Concludes(line.text);
    if (concludes) conclusion_ = line.text;
    const std::size_t far = concludes ? 60 : 1;
    for (std::size_t at = 0; at < std::min(far, line.text.size()); ++at) {
      if (at > 0 && line.text[at - 1] != ' ') continue;
      const std::string_view name = NameAt(line.text.substr(at));
      if (name.empty()) continue;
      reading_.speakers.push_back(MakeText(lines_, name, Confidence::kLikely, "free.speaker"));
      return;
    }
  }

  // The longest name of a participant at the begin of the text.
  std::string_view NameAt(std::string_view text) const {
    std::string_view longest;
    std::size_t end = 0;
    for (int words = 0; words < 6 && end < text.size() && end < 100; ++words) {
      end = std::min(text.find_first_of(" ,:", end + 1), text.size());
      if (names_.contains(std::string(text.substr(0, end)))) longest = text.substr(0, end);
    }
    return longest;
  }

  void MakeItem() {
    if (agenda_.empty() && conclusion_.empty()) return;
    ItemReading item;
    if (!agenda_.empty()) {
      reading_.agenda_text = JoinParagraphs(lines_, agenda_, Confidence::kLikely, "free.agenda");
      item.title = *reading_.agenda_text;
      item.title_clean = item.title.value;
      item.span = item.title.place;
    }
    if (!conclusion_.empty()) {
      item.decision = MakeText(lines_, conclusion_, Confidence::kDoubtful, "free.conclusion");
      const documents::Span place = item.decision->place;
      item.span = item.span.empty()
                      ? place
                      : documents::Span{std::min(item.span.begin, place.begin), std::max(item.span.end, place.end)};
    }
    item.closed = Read<bool>{false, item.span, Confidence::kLikely, "closed.no_mark"};
    reading_.items.push_back(std::move(item));
  }

  Lines& lines_;
  MinutesReading& reading_;
  std::unordered_set<std::string> names_;
  Part part_ = Part::kNone;
  std::vector<Paragraph> agenda_;
  std::string_view conclusion_;
};

}  // namespace

void ReadFreeForm(Lines& lines, std::size_t begin, std::size_t end, MinutesReading& reading) {
  FreeFormReader(lines, reading).Run(begin, end);
}

}  // namespace tovholder::minutes
