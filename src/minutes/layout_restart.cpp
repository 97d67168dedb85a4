// SPDX-License-Identifier: EUPL-1.2
#include "minutes/layout_restart.h"

#include <algorithm>
#include <array>
#include <optional>

#include "minutes/layout_dates.h"
#include "minutes/layout_phrases.h"
#include "minutes/layout_text.h"
#include "minutes/layout_titles.h"

namespace tovholder::minutes::layout {
namespace {

bool SaysKind(std::string_view text) {
  constexpr std::array<std::string_view, 5> kWords = {"referat", "dagsorden", "beslutningsprotokol", "protokol",
                                                      "dagsordener"};
  return std::any_of(kWords.begin(), kWords.end(),
                     [&](std::string_view word) { return FindWord(text, word) != std::string_view::npos; });
}

bool CouldBeTitle(const Line& line) {
  return line.label == nullptr && !line.decision && ReadsAsTitle(line.text) && !line.bullet;
}

// The line right above an item's text, where it stands apart and reads like a title.
std::optional<std::size_t> TitleAbove(const Lines& lines, std::size_t start, std::size_t lowest) {
  if (start <= lowest) return std::nullopt;
  const Line& above = lines.all[start - 1];
  const bool apart = above.blank_before || above.heading > 0 || start - 1 == lowest;
  if (!CouldBeTitle(above) || !apart || above.text.ends_with(".")) return std::nullopt;
  return start - 1;
}

// The title of the first item stands behind the last label of the header, or right above the text.
std::optional<std::size_t> FirstTitle(const Lines& lines, std::size_t begin, std::size_t start) {
  std::size_t from = begin;
  bool labelled = false;
  for (std::size_t i = begin; i < start; ++i) {
    const LabelEntry* label = lines.all[i].label;
    if (label != nullptr && label->header != Field::kNone) {
      from = i + (lines.all[i].value.empty() ? 2 : 1);
      labelled = true;
    }
  }
  const auto fits = [&](const Line& line) {
    return CouldBeTitle(line) && !SaysKind(line.text) && !ReadsAsPlace(line.text) && !FindDate(line.text);
  };
  if (!labelled) {
    const auto above = TitleAbove(lines, start, begin);
    return above && fits(lines.all[*above]) ? above : std::nullopt;
  }
  for (std::size_t i = from; i < start; ++i) {
    if (fits(lines.all[i]) && !lines.all[i].text.ends_with(".")) return i;
  }
  return std::nullopt;
}

struct Start {
  std::size_t line;
  OpenerStyle style;
  std::optional<OpenerHead> head = std::nullopt;
};

std::vector<ItemCut> MakeItems(const std::vector<Start>& starts, const Lines& lines, std::size_t begin,
                               std::size_t end) {
  std::vector<ItemCut> items;
  std::size_t lowest = begin;
  for (const Start& start : starts) {
    ItemCut item;
    item.style = start.style;
    item.first = item.body = start.line;
    if (start.head) {
      item.number = start.head->number;
      item.value = start.head->value;
      item.body = start.line + 1;
    }
    std::optional<std::size_t> title;
    if (start.style == OpenerStyle::kSerial) {
      title = start.line - 1;
    } else if (start.style != OpenerStyle::kStatus) {
      title = items.empty() ? FirstTitle(lines, lowest, start.line) : TitleAbove(lines, start.line, lowest);
    }
    if (!items.empty()) items.back().last = title.value_or(start.line);
    if (title) {
      item.title = lines.all[*title].text;
      item.first = *title;
      if (!items.empty() || start.head) item.body = std::max(item.body, *title + 1);
      if (items.empty() && !start.head) item.body = *title + 1;
    }
    item.last = end;
    lowest = start.line + 1;
    items.push_back(item);
  }
  return items;
}

std::vector<Start> StatusStarts(const Lines& lines, std::size_t begin, std::size_t end) {
  std::vector<Start> starts;
  for (std::size_t i = begin; i < end; ++i) {
    const Line& line = lines.all[i];
    const bool status =
        line.label != nullptr && line.label->item == Field::kStatus && line.value.empty() && !line.glued;
    const bool alone = i + 1 >= end || OpensItemText(lines.all[i + 1]) || lines.all[i + 1].blank_before;
    if (status && alone) starts.push_back({i, OpenerStyle::kStatus});
  }
  return starts;
}

std::vector<Start> SerialStarts(const Lines& lines, std::size_t begin, std::size_t end) {
  std::vector<Start> starts;
  for (std::size_t i = begin + 1; i < end; ++i) {
    auto head = ReadSerial(lines.all[i].text);
    if (head && CouldBeTitle(lines.all[i - 1])) starts.push_back({i, OpenerStyle::kSerial, *head});
  }
  return starts;
}

std::vector<Start> CaseStarts(const Lines& lines, std::size_t begin, std::size_t end) {
  std::vector<Start> starts;
  for (std::size_t i = begin; i < end; ++i) {
    const Line& line = lines.all[i];
    if (line.label == nullptr || line.label->item != Field::kCaseNumber || line.glued) continue;
    bool text = false;
    for (std::size_t j = i + 1; j < std::min(end, i + 6) && !text; ++j) {
      text = OpensItemText(lines.all[j]) &&
             (lines.all[j].label == nullptr || lines.all[j].label->item != Field::kCaseNumber);
    }
    if (text) starts.push_back({i, OpenerStyle::kCase});
  }
  return starts;
}

// Labels that carry an item on; absences and numbers do not tell items apart.
bool IsMain(const Line& line) {
  if (line.decision) return true;
  if (line.label == nullptr) return false;
  switch (line.label->item) {
    case Field::kRecommendation:
    case Field::kDecision:
    case Field::kTheme:
    case Field::kNarrative:
    case Field::kPreviously:
    case Field::kType:
    case Field::kResponsible:
      return true;
    default:
      return false;
  }
}

bool IsDecision(const Line& line) {
  return line.decision.has_value() || (line.label != nullptr && line.label->item == Field::kDecision);
}

std::vector<Start> RestartStarts(const Lines& lines, std::size_t begin, std::size_t end) {
  std::vector<std::size_t> main;
  for (std::size_t i = begin; i < end; ++i) {
    const bool header_word =
        lines.all[i].label != nullptr && lines.all[i].label->header != Field::kNone && main.empty();
    if (IsMain(lines.all[i]) && !header_word) main.push_back(i);
  }
  std::vector<Start> starts;
  if (main.empty()) return starts;
  const bool decision_first = IsDecision(lines.all[main.front()]);
  const bool decision_last = IsDecision(lines.all[main.back()]);
  const std::string first_label = Key(lines.all[main.front()].label_text);
  starts.push_back({main.front(), OpenerStyle::kRestart});
  bool decided = decision_first;
  for (std::size_t k = 1; k < main.size(); ++k) {
    const Line& line = lines.all[main[k]];
    const bool again = IsDecision(lines.all[main[k - 1]]);
    bool opens = false;
    if (decision_first && decision_last) {
      opens = again && !IsDecision(line);
    } else if (decision_first) {
      opens = IsDecision(line) && !again;
    } else {
      opens = decided && Key(line.label_text) == first_label;
    }
    if (opens) {
      starts.push_back({main[k], OpenerStyle::kRestart});
      decided = false;
    }
    decided = decided || IsDecision(line);
  }
  return starts;
}

}  // namespace

bool ReadsAsPlace(std::string_view text) {
  static constexpr PhraseList kStems("mødesal", "lokale", "rådhus", "salen", "byrådssal", " sal", "kantine", "teams",
                                     "webex", "huset", "skype", "beboerhus", "værelse");
  return text.size() < 160 && kStems.StandsIn(text);
}

std::vector<ItemCut> CutWithoutNumbers(const Lines& lines, const Contents& contents, std::size_t begin,
                                       std::size_t end) {
  if (!contents.empty()) begin = std::max(begin, contents.last);
  for (const auto& starts : {SerialStarts(lines, begin, end), StatusStarts(lines, begin, end),
                             CaseStarts(lines, begin, end), RestartStarts(lines, begin, end)}) {
    if (!starts.empty()) return MakeItems(starts, lines, begin, end);
  }
  return {};
}

}  // namespace tovholder::minutes::layout
