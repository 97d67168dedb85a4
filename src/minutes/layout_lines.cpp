// SPDX-License-Identifier: EUPL-1.2
#include "minutes/layout_lines.h"

#include <algorithm>
#include <string>

#include "minutes/layout_furniture.h"
#include "minutes/layout_text.h"
#include "minutes/run_on.h"

namespace tovholder::minutes::layout {
namespace {

constexpr std::size_t kLongestLabel = 62;
constexpr std::size_t kRunOnLine = 200;

bool BeginsDigit(std::string_view text) { return !text.empty() && IsAsciiDigit(text[0]); }

// Whether what follows an open label ("Mødested Byrådssalen") reads like its value.
bool FitsOpenValue(const LabelEntry& entry, std::string_view value) {
  if (value.empty() || value.size() > 1000) return false;
  const auto any = [&](Field field) { return entry.header == field || entry.item == field; };
  if (any(Field::kCaseNumber) || any(Field::kOtherNumber)) {
    return BeginsDigit(value) && (entry.form == LabelForm::kOpen || value.find(' ') == std::string_view::npos);
  }
  if (any(Field::kApology) || any(Field::kAbsent)) {
    const std::string_view first = FirstWord(value);
    if (Key(first) == "ingen") return true;
    const bool name = BeginsUpper(value) && BeginsUpper(TrimWide(value.substr(first.size())));
    return name && FindWord(value, "var") == std::string_view::npos &&
           FindWord(value, "havde") == std::string_view::npos;
  }
  return BeginsUpper(value) || BeginsDigit(value);
}

// The end of a label that is set off by white space or Markdown signs: "Mødedato   Tirsdag", "**Afbud** Ib Hansen".
std::size_t FindGap(std::string_view text) {
  const std::size_t end = std::min(text.size(), kLongestLabel);
  for (std::size_t i = 1; i < end; ++i) {
    if (text[i] == '\t' || (text[i] == '*' && i + 1 < end && text[i + 1] == '*')) return i;
    if (text[i] == ' ' && i + 1 < end && text[i + 1] == ' ') return i;
  }
  return std::string_view::npos;
}

const LabelEntry* LabelOf(std::string_view text) {
  if (text.empty() || text.size() > kLongestLabel) return nullptr;
  return FindLabel(Key(text));
}

struct LabelHit {
  const LabelEntry* entry;
  std::string_view label;
  std::string_view value;
};

std::optional<LabelHit> TakeLabel(std::string_view text) {
  const std::size_t colon = text.substr(0, kLongestLabel).find(':');
  if (colon != std::string_view::npos) {
    const LabelEntry* entry = LabelOf(text.substr(0, colon));
    if (entry != nullptr && (entry->form != LabelForm::kAlone || colon + 1 == text.size())) {
      return LabelHit{entry, text.substr(0, colon), TrimMarks(text.substr(colon + 1))};
    }
  }
  if (const LabelEntry* entry = LabelOf(text)) {
    if (entry->form != LabelForm::kColon || text.ends_with(":")) return LabelHit{entry, text, {}};
  }
  if (const std::size_t gap = FindGap(text); gap != std::string_view::npos) {
    const LabelEntry* entry = LabelOf(text.substr(0, gap));
    if (entry != nullptr && entry->form != LabelForm::kAlone && entry->form != LabelForm::kColon) {
      return LabelHit{entry, text.substr(0, gap), TrimMarks(text.substr(gap))};
    }
  }
  return std::nullopt;
}

std::optional<LabelHit> TakeOpenLabel(std::string_view text) {
  std::size_t end = 0;
  for (int words = 0; words < 4 && end < text.size(); ++words) {
    end = std::min(text.find(' ', end == 0 ? 0 : end + 1), text.size());
    if (end >= text.size() || end > kLongestLabel) break;
    const LabelEntry* entry = LabelOf(text.substr(0, end));
    if (entry == nullptr) continue;
    const std::string_view value = TrimMarks(text.substr(end));
    const bool number = entry->item == Field::kCaseNumber || entry->item == Field::kOtherNumber;
    if ((entry->form == LabelForm::kOpen || number) && FitsOpenValue(*entry, value)) {
      return LabelHit{entry, text.substr(0, end), value};
    }
  }
  return std::nullopt;
}

// A heading of a case text that no table row names.
constexpr LabelEntry kNarrativeEntry = {"", Field::kNone, Field::kNarrative, LabelForm::kAlone};

bool ReadsAsNarrativeHeading(std::string_view text) {
  if (text.size() > 80 || text.ends_with(".") || text.ends_with(",")) return false;
  return IsNarrativeHeading(Key(text));
}

void Recognise(Line& line) {
  const std::string_view text = line.text;
  if (text.empty() || BeginsLower(text)) return;
  if (text.size() <= kLongestLabel * 16 || text.find(':') < kLongestLabel) {
    auto hit = TakeLabel(text);
    if (!hit && MayBeginLabel(Key(FirstWord(text)))) hit = TakeOpenLabel(text);
    if (hit) {
      line.label = hit->entry;
      line.label_text = hit->label;
      line.value = hit->value;
    }
  }
  if (line.label == nullptr || line.label->item == Field::kDecision) line.decision = ReadDecisionHead(text);
  // "Fraværende i Thisted Kommunalbestyrelse, 31. maj 2022:"
  const bool absent_in = line.label == nullptr && text.size() < 150 && BeginsWithWord(text, "fraværende i") &&
                         (text.ends_with(":") || FindDate(text)) && NamesBody(text);
  if (absent_in) {
    line.label = FindLabel("fraværende");
    line.label_text = text;
    line.decision.reset();
    return;
  }
  if (line.label == nullptr && !line.decision && ReadsAsNarrativeHeading(text)) {
    line.label = &kNarrativeEntry;
    line.label_text = text;
  }
}

// Cuts one line of the text where several lines stand in it.
class LineCutter {
 public:
  LineCutter(std::string_view line, bool run_on, std::vector<std::string_view>& pieces)
      : line_(line), run_on_(run_on), pieces_(pieces) {
    pieces_.clear();
  }

  void Cut() {
    const bool labelled = BeginsWithColonLabel();
    CutGluedLabel();
    for (std::size_t i = 1; i < line_.size(); ++i) {
      if (line_[i] == ':' && (labelled || run_on_)) CutLabelAhead(i);
      if (labelled && line_[i] == ' ' && line_.substr(i).starts_with("   ")) i = CutGap(i);
      if (IsAsciiDigit(line_[i])) CutGluedNumber(i);
    }
    pieces_.push_back(line_.substr(begin_));
  }

 private:
  void CutAt(std::size_t at) {
    if (at <= begin_) return;
    pieces_.push_back(line_.substr(begin_, at - begin_));
    begin_ = at;
  }

  bool BeginsWithColonLabel() const {
    const std::string_view text = TrimMarks(line_);
    const std::size_t colon = text.substr(0, kLongestLabel).find(':');
    return colon != std::string_view::npos && LabelOf(text.substr(0, colon)) != nullptr;
  }

  // "BeslutningGodkendt.", "Indholdsfortegnelse1. Fraværende".
  void CutGluedLabel() {
    const std::string_view head = line_.substr(0, 24);
    if (!BeginsUpper(head)) return;
    for (std::string_view word :
         {std::string_view("beslutning"), std::string_view("sagsfremstilling"), std::string_view("indstilling"),
          std::string_view("bilag"), std::string_view("fraværende"), std::string_view("indholdsfortegnelse")}) {
      if (line_.size() <= word.size() || !BeginsFolded(head, word)) continue;
      const std::string_view rest = line_.substr(word.size());
      if (line_[word.size() - 1] >= 'A' && line_[word.size() - 1] <= 'Z') continue;  // one word in capitals
      if (BeginsUpper(rest) || rest.starts_with("- ") || (word == "indholdsfortegnelse" && BeginsDigit(rest))) {
        return CutAt(word.size());
      }
    }
  }

  // A label that ends at the colon `colon` and begins inside the line.
  void CutLabelAhead(std::size_t colon) {
    std::size_t begin = colon;
    std::size_t best = std::string_view::npos;
    for (int words = 0; words < 5 && begin > begin_; ++words) {
      std::size_t at = begin;
      while (at > begin_ && line_[at - 1] != ' ') --at;
      if (at <= begin_ || colon - at > kLongestLabel) break;
      const LabelEntry* entry = LabelOf(line_.substr(at, colon - at));
      if (entry != nullptr && BeginsUpper(line_.substr(at))) best = at;
      begin = at - 1;
    }
    if (best != std::string_view::npos) CutAt(best);
  }

  std::size_t CutGap(std::size_t at) {
    std::size_t end = at;
    while (end < line_.size() && line_[end] == ' ') ++end;
    const std::string_view rest = TrimMarks(line_.substr(end));
    const LabelEntry* entry = LabelOf(rest);
    if (entry != nullptr && entry->item == Field::kStatus) CutAt(end);
    return end - 1;
  }

  // "tomme boliger201. Godkendelse": a number that follows a letter, a full stop and an upper-case word.
  void CutGluedNumber(std::size_t at) {
    if (!BeginsLower(line_.substr(at - 1, 1)) || at - begin_ < 4) return;
    std::size_t end = at;
    while (end < line_.size() && IsAsciiDigit(line_[end])) ++end;
    if (end - at > 4 || end + 2 >= line_.size() || line_[end] != '.' || !BeginsUpper(line_.substr(end + 2))) return;
    CutAt(at);
  }

  std::string_view line_;
  bool run_on_;
  std::size_t begin_ = 0;
  std::vector<std::string_view>& pieces_;
};

// Text whose line breaks were lost shows several labels with a colon in one long line.
bool LooksRunOn(std::string_view text) {
  if (text.substr(0, 4000).find("\nTranskript") != std::string_view::npos) return true;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const std::string_view line = text.substr(begin, end - begin);
    begin = end + 1;
    if (line.size() < kRunOnLine) continue;
    int labels = 0;
    for (std::size_t colon = line.find(':'); colon != std::string_view::npos; colon = line.find(':', colon + 1)) {
      std::size_t at = colon;
      while (at > 0 && line[at - 1] != ' ' && colon - at < kLongestLabel) --at;
      const bool label = BeginsUpper(line.substr(at)) && LabelOf(line.substr(at, colon - at)) != nullptr;
      if (label && ++labels >= 3) return true;
    }
  }
  return false;
}

class LineBreaker {
 public:
  explicit LineBreaker(const documents::TextDocument& document) : document_(document) {
    lines_.document = &document;
    lines_.run_on = LooksRunOn(document.text);
    lines_.all.reserve(document.text.size() / 50);
  }

  Lines Run() {
    const std::string_view text = document_.text;
    bool blank = true;
    for (std::size_t begin = 0; begin < text.size();) {
      const std::size_t end = std::min(text.find('\n', begin), text.size());
      const std::string_view line = text.substr(begin, end - begin);
      if (TrimWide(line).empty()) {
        blank = true;
      } else {
        AddLine(line, blank);
        blank = false;
      }
      lines_.breaks.push_back(static_cast<std::uint32_t>(end));
      begin = end + 1;
    }
    return std::move(lines_);
  }

 private:
  void AddLine(std::string_view line, bool blank) {
    if (!lines_.run_on) return AddPieces(line, line, blank, true);
    std::size_t begin = 0;
    for (std::size_t cut : run_on_.Cuts(line)) {
      if (cut <= begin || cut >= line.size()) continue;
      AddPieces(line, line.substr(begin, cut - begin), blank, begin == 0);
      begin = cut;
    }
    AddPieces(line, line.substr(begin), blank, begin == 0);
  }

  void AddPieces(std::string_view line, std::string_view stretch, bool blank, bool first) {
    LineCutter(stretch, lines_.run_on && line.size() > 40, pieces_).Cut();
    for (std::string_view piece : pieces_) {
      if (TrimWide(piece).empty()) continue;
      Line& added = lines_.all.emplace_back();
      added.raw = TrimWide(piece);
      added.indent = static_cast<int>(added.raw.data() - line.data());
      added.blank_before = first && blank;
      added.glued = !first;
      Strip(added);
      ApplyMarks(added);
      Recognise(added);
      added.page_mark = lines_.run_on && IsPageMark(added.text);
      first = false;
    }
  }

  static void Strip(Line& line) {
    std::string_view text = line.raw;
    while (text.starts_with("#")) {
      ++line.heading;
      text.remove_prefix(1);
    }
    if (line.heading > 6 || (line.heading > 0 && !text.empty() && !IsBlank(text[0]))) {
      line.heading = 0;
      text = line.raw;
    }
    text = TrimWide(text);
    if (const std::size_t bullet = BulletLength(text); bullet > 0) {
      line.bullet = true;
      text.remove_prefix(bullet);
    }
    line.strong = text.size() > 4 && text.starts_with("**") && text.ends_with("**");
    line.text = TrimMarks(text);
  }

  // A mark belongs to the line that it begins in.
  void ApplyMarks(Line& line) {
    const auto begin = static_cast<std::uint32_t>(line.raw.data() - document_.text.data());
    const auto end = begin + static_cast<std::uint32_t>(line.raw.size());
    for (; mark_ < document_.marks.size() && document_.marks[mark_].span.begin < end; ++mark_) {
      const documents::Mark& mark = document_.marks[mark_];
      if (mark.span.end <= begin) continue;
      if (mark.kind == documents::MarkKind::kHeading) line.heading = std::max(line.heading, mark.level);
      const bool whole = mark.span.begin <= begin && mark.span.end >= end;
      if (mark.kind == documents::MarkKind::kStrong && whole) line.strong = true;
    }
  }

  const documents::TextDocument& document_;
  Lines lines_;
  RunOnCutter run_on_;
  std::vector<std::string_view> pieces_;
  std::size_t mark_ = 0;
};

}  // namespace

documents::Span Lines::SpanOf(std::string_view part) const {
  const auto begin = static_cast<std::uint32_t>(part.data() - document->text.data());
  return {begin, begin + static_cast<std::uint32_t>(part.size())};
}

documents::Span Lines::Between(std::string_view first, std::string_view last) const {
  return {SpanOf(first).begin, SpanOf(last).end};
}

bool OpensItemText(const Line& line) {
  if (line.decision) return true;
  if (line.label == nullptr) return false;
  switch (line.label->item) {
    case Field::kNone:
    case Field::kCloser:
    case Field::kOpenGroup:
    case Field::kClosedGroup:
    case Field::kMinuteTaker:
    case Field::kEnd:
      return false;
    default:
      return true;
  }
}

int Lines::NumberAt(std::uint32_t offset) const {
  return 1 + static_cast<int>(std::lower_bound(breaks.begin(), breaks.end(), offset) - breaks.begin());
}

Lines BreakLines(const documents::TextDocument& document) {
  Lines lines = LineBreaker(document).Run();
  if (!lines.run_on) RemovePageFurniture(lines);
  return lines;
}

void CutAt(Lines& lines, std::size_t index, std::string_view part) {
  const Line whole = lines.all[index];
  const auto at = static_cast<std::size_t>(part.data() - whole.raw.data());
  std::vector<Line> pieces;
  for (std::string_view piece : {whole.raw.substr(0, at), part, whole.raw.substr(at + part.size())}) {
    if (TrimWide(piece).empty()) continue;
    Line line;
    line.raw = line.text = TrimWide(piece);
    line.glued = whole.glued || !pieces.empty();
    line.blank_before = whole.blank_before && pieces.empty();
    line.indent = whole.indent;
    Recognise(line);
    pieces.push_back(line);
  }
  lines.all[index] = pieces.front();
  lines.all.insert(lines.all.begin() + static_cast<std::ptrdiff_t>(index) + 1, pieces.begin() + 1, pieces.end());
}

}  // namespace tovholder::minutes::layout
