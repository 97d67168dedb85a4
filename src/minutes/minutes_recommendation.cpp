// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <array>

#include "minutes/layout_phrases.h"
#include "minutes/layout_text.h"
#include "minutes/minutes_header.h"
#include "minutes/minutes_item.h"

namespace tovholder::minutes {
namespace {

using layout::BeginsWithWord;
using layout::FindWord;
using layout::kNowhere;
using layout::TrimMarks;
using layout::TrimWide;

constexpr layout::PhraseList kVerbs("indstiller", "foreslår", "anbefaler", "indstilles", "anmoder", "foreslås");

struct Verb {
  std::size_t at = kNowhere;
  std::size_t end = 0;
};

Verb FindVerb(std::string_view text) {
  Verb first;
  if (!kVerbs.StandsIn(text)) return first;
  for (std::string_view verb : kVerbs) {
    const std::size_t at = FindWord(text, verb);
    if (at < first.at) first = {at, at + verb.size()};
  }
  return first;
}

// "At 1) …", "1. …", "- …": the point without its mark.
struct Point {
  std::string_view text;
  std::optional<int> number;
};

std::optional<Point> ReadPoint(std::string_view text) {
  text = TrimMarks(text);
  if (BeginsWithWord(text, "at")) {
    std::size_t at = 2;
    while (at < text.size() && layout::IsBlank(text[at])) ++at;
    if (const auto numbered = layout::ReadNumbered(text.substr(at)); numbered && numbered->sign != ' ') {
      return Point{numbered->rest, numbered->value};
    }
    return Point{text, std::nullopt};
  }
  if (const auto numbered = layout::ReadNumbered(text); numbered && numbered->sign != ' ' && !numbered->rest.empty()) {
    return Point{numbered->rest, numbered->value};
  }
  if (text.size() > 3 && text[0] >= 'a' && text[0] <= 'h' && text[1] == ')')
    return Point{TrimMarks(text.substr(2)), std::nullopt};
  return std::nullopt;
}

bool LeadsIn(std::string_view text) {
  text = TrimMarks(text);
  if (FindVerb(text).at == kNowhere && layout::FindFolded(text, "indstilling") == kNowhere) return false;
  return text.ends_with(",") || text.ends_with(":") || layout::EndsWithFolded(text, " at") || !text.ends_with(".");
}

// The recommendation inside a sentence: what follows ", at" behind the verb.
std::string_view InlinePoint(std::string_view text) {
  const Verb verb = FindVerb(text);
  if (verb.at == kNowhere) return {};
  const std::size_t at = FindWord(text, "at", verb.end);
  if (at == kNowhere) return {};
  return TrimMarks(text.substr(at));
}

bool IsRoute(std::string_view text) { return text.starts_with("(") && text.ends_with(")"); }

class RecommendationReader {
 public:
  RecommendationReader(const layout::Lines& lines, ItemReading& item) : lines_(lines), item_(item) {}

  // "Direktionen indstiller:" as a heading.
  void TakeHeading(const layout::Line& head) {
    if (head.label == nullptr) return;
    TakeSubject(head.value.empty() ? head.text : head.text.substr(0, head.text.find(head.value)));
  }

  void Run(const std::vector<Paragraph>& paragraphs) {
    bool lead = false;
    bool gap = false;
    for (std::size_t i = 0; i < paragraphs.size(); ++i) {
      const std::string_view text = paragraphs[i].text;
      const auto point = ReadPoint(text);
      const bool more = i + 1 < paragraphs.size() && IsPoint(paragraphs[i + 1]);
      // "at udvalget over for Byrådet anbefaler, at:" leads in what is listed below it.
      const bool leads = point && !point->number && more && text.ends_with(":") && item_.recommendations.empty();
      if (leads) {
        lead = true;
      } else if (point || (paragraphs[i].listed && paragraphs[i].first->bullet)) {
        if (gap) continue;
        Add(point ? point->text : text, point ? point->number : std::nullopt, "recommendation.point");
      } else if (!lead && item_.recommendations.empty() && (LeadsIn(text) && more)) {
        TakeSubject(text);
        lead = true;
      } else if (item_.recommendations.empty() && !IsRoute(text)) {
        TakeSentence(text, lead);
        lead = true;
        gap = !more;
      } else {
        // Text behind the points (another body's view, the route) is no point, nor is what follows it.
        gap = !item_.recommendations.empty() && !more;
      }
    }
  }

 private:
  static bool IsPoint(const Paragraph& paragraph) {
    return paragraph.first->bullet || ReadPoint(paragraph.text).has_value();
  }

  void Add(std::string_view text, std::optional<int> number, std::string_view rule) {
    if (TrimWide(text).empty()) return;
    item_.recommendations.push_back({MakeText(lines_, text, Confidence::kCertain, rule), number});
  }

  void TakeSubject(std::string_view text) {
    const Verb verb = FindVerb(text);
    if (verb.at == kNowhere || verb.at == 0 || item_.recommended_by) return;
    std::string_view who = TrimMarks(text.substr(0, verb.at));
    if (who.empty() || BeginsWithWord(who, "det") || layout::CountWords(who) > 14) return;
    item_.recommended_by = MakeText(lines_, who, Confidence::kCertain, "recommendation.subject");
  }

  void TakeSentence(std::string_view text, bool lead) {
    const std::string_view inline_point = InlinePoint(text);
    TakeSubject(text);
    if (!inline_point.empty() && inline_point.size() > 6) {
      Add(inline_point, std::nullopt, "recommendation.sentence");
    } else if (!lead || !item_.recommended_by) {
      // "Sagen forelægges til orientering."
      Add(text, std::nullopt, "recommendation.text");
      if (!item_.recommendations.empty()) item_.recommendations.back().text.confidence = Confidence::kLikely;
    }
  }

  const layout::Lines& lines_;
  ItemReading& item_;
};

// Who may recommend in a case text: a word for an office ahead of the verb.
bool NamesOffice(std::string_view who) {
  static constexpr layout::PhraseList kStems("forvaltning", "administration", "direktion", "stab", "center", "chef",
                                             "direktør", "borgmester", "udvalg", "sekretariat", "formand",
                                             "bestyrelse");
  return kStems.StandsIn(who);
}

}  // namespace

bool LeadsInRecommendation(std::string_view line) {
  line = TrimMarks(line);
  if (line.size() > 200 || !layout::BeginsUpper(line)) return false;
  const Verb verb = FindVerb(line);
  if (verb.at == kNowhere || verb.at == 0 || verb.at > 90) return false;
  const std::string_view who = TrimWide(line.substr(0, verb.at));
  if (!NamesOffice(who) || layout::CountWords(who) > 8) return false;
  return line.ends_with(":") || line.ends_with(",") || layout::EndsWithFolded(line, " at");
}

void ReadRecommendations(const layout::Lines& lines, const ItemSection& section, ItemReading& item) {
  const std::size_t before = item.recommendations.size();
  if (before > 0) return;  // an alternative does not replace the first
  RecommendationReader reader(lines, item);
  if (section.head != nullptr) reader.TakeHeading(*section.head);
  reader.Run(Paragraphs(section));
}

void FindRecommendation(const layout::Lines& lines, const ItemSection& section, ItemReading& item) {
  for (const Paragraph& paragraph : Paragraphs(section)) {
    if (paragraph.text.size() > 2000) continue;
    const Verb verb = FindVerb(paragraph.text.substr(0, 140));
    if (verb.at > 120) continue;  // kNowhere is beyond as well
    const std::string_view who = TrimWide(paragraph.text.substr(0, verb.at));
    const bool impersonal = layout::Key(who) == "det";
    const std::string_view point = InlinePoint(paragraph.text);
    const bool right_behind = !point.empty() && point.data() <= paragraph.text.data() + verb.end + 3;
    if (!right_behind || layout::CountWords(who) > 7 || (!impersonal && !NamesOffice(who))) continue;
    if (!impersonal) item.recommended_by = MakeText(lines, who, Confidence::kLikely, "recommendation.in_text");
    item.recommendations.push_back(
        {MakeText(lines, point, Confidence::kLikely, "recommendation.in_text"), std::nullopt});
    return;
  }
}

}  // namespace tovholder::minutes
