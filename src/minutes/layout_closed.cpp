// SPDX-License-Identifier: EUPL-1.2
#include "minutes/layout_closed.h"

#include <algorithm>
#include <array>
#include <string>

#include "minutes/layout_phrases.h"
#include "minutes/layout_text.h"

namespace tovholder::minutes::layout {
namespace {

constexpr std::array<std::string_view, 14> kClosedWords = {
    "lukket",          "lukkede",         "fortrolig",       "fortroligt",      "fortrolige",
    "ikke offentlig",  "ikke offentligt", "ikke offentlige", "ikke-offentlig",  "ikke-offentligt",
    "ikke-offentlige", "ej offentlig",    "ej offentligt",   "for lukkede døre"};
constexpr PhraseList kClosedStems("lukke", "fortrolig", "offentlig");  // what every closed word holds
constexpr std::array<std::string_view, 4> kOpenWords = {"åben", "åbent", "offentlig", "offentligt"};
constexpr std::array<std::string_view, 8> kNouns = {
    "punkt", "sag", "dagsorden", "møde", "dagsordenspunkt", "dagsordenpunkt", "behandling", "pkt"};
constexpr std::string_view kBracketed = "([{";

std::size_t ClosedWordAt(std::string_view text) {
  for (std::string_view word : kClosedWords) {
    if (BeginsWithWord(text, word)) return word.size();
  }
  return 0;
}

// "Lukket", "Lukket punkt", "LUKKET SAG": how long the phrase at the begin is.
std::size_t ClosedPhraseAt(std::string_view text) {
  std::size_t length = ClosedWordAt(text);
  if (length == 0) return 0;
  const std::string_view rest = text.substr(length);
  const std::string_view trimmed = TrimWide(rest);
  for (std::string_view noun : kNouns) {
    if (BeginsWithWord(trimmed, noun)) return static_cast<std::size_t>(trimmed.data() - text.data()) + noun.size();
  }
  return length;
}

bool AllUpper(std::string_view word) {
  return std::none_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

// What separates a mark from a title: a dash, a colon, a bracket.
std::size_t SeparatorAt(std::string_view text) {
  const std::string_view trimmed = TrimWide(text);
  for (std::string_view sign :
       {std::string_view(":"), std::string_view("-"), std::string_view("–"), std::string_view("—"),
        std::string_view(")"), std::string_view("]"), std::string_view("."), std::string_view(",")}) {
    if (trimmed.starts_with(sign)) return static_cast<std::size_t>(trimmed.data() - text.data()) + sign.size();
  }
  return 0;
}

bool SeparatorBefore(std::string_view text, std::size_t at) {
  const std::string_view ahead = TrimWide(text.substr(0, at));
  if (ahead.empty()) return true;
  if (kBracketed.find(ahead.back()) != std::string_view::npos) return true;
  return ahead.ends_with("-") || ahead.ends_with("–") || ahead.ends_with("—") || ahead.ends_with(":") ||
         ahead.ends_with(",") || ahead.ends_with(".") || ahead.ends_with("*");
}

// A mark inside or at the end: "(lukket)", "- Lukket punkt", "lukket sag".
ClosedMark FindInside(std::string_view title) {
  for (std::string_view word : kClosedWords) {
    for (std::size_t at = FindWord(title, word); at != std::string_view::npos; at = FindWord(title, word, at + 1)) {
      const std::size_t length = ClosedPhraseAt(title.substr(at));
      const std::string_view mark = title.substr(at, length);
      const std::string_view behind = TrimWide(title.substr(at + length));
      const bool ends = behind.empty() || SeparatorAt(behind) > 0;
      const bool noun = length > word.size();
      const bool upper = AllUpper(title.substr(at, word.size()));
      if ((SeparatorBefore(title, at) && ends) || upper) return {Closedness::kClosed, mark};
      if (noun || (ends && behind.empty()) || SeparatorBefore(title, at)) return {Closedness::kClosedInDoubt, mark};
    }
  }
  return {};
}

// A text that breaks off inside a mark: "… - Lu", "… (Luk".
ClosedMark FindCutOff(std::string_view title) {
  const std::string_view word = "lukket punkt";
  for (std::size_t length = word.size(); length > 0; --length) {
    const std::string_view part = word.substr(0, length);
    if (!EndsWithFolded(title, part)) continue;
    const std::size_t at = title.size() - length;
    if (SeparatorBefore(title, at)) return {Closedness::kClosedInDoubt, title.substr(at)};
  }
  const std::string_view ahead = TrimWide(title);
  if (ahead.ends_with(" -") || ahead.ends_with("("))
    return {Closedness::kClosedInDoubt, title.substr(ahead.size() - 1)};
  return {};
}

}  // namespace

ClosedMark ReadClosedTitle(std::string_view title, TitleEnd end) {
  if (!kClosedStems.StandsIn(title)) return end == TitleEnd::kTextBreaksOff ? FindCutOff(title) : ClosedMark{};
  std::string_view head = TrimMarks(title);
  while (!head.empty() && kBracketed.find(head.front()) != std::string_view::npos) head = TrimWide(head.substr(1));
  if (const std::size_t length = ClosedPhraseAt(head); length > 0) {
    const std::string_view mark = head.substr(0, length);
    const std::string_view behind = head.substr(length);
    const bool sure = TrimWide(behind).empty() || SeparatorAt(behind) > 0 || AllUpper(head.substr(0, 6)) ||
                      length > ClosedWordAt(head);
    return {sure ? Closedness::kClosed : Closedness::kClosedInDoubt, mark};
  }
  if (const ClosedMark inside = FindInside(title); inside.closedness != Closedness::kSaysNothing) return inside;
  return end == TitleEnd::kTextBreaksOff ? FindCutOff(title) : ClosedMark{};
}

ClosedMark ReadStatus(std::string_view text) {
  if (text.size() > 400) return {};
  const bool may_be_closed = kClosedStems.StandsIn(text);
  for (std::string_view word : kClosedWords) {
    if (!may_be_closed) break;
    const std::size_t at = FindWord(text, word);
    if (at != std::string_view::npos) return {Closedness::kClosed, text.substr(at, ClosedPhraseAt(text.substr(at)))};
  }
  for (std::string_view word : kOpenWords) {
    const std::size_t at = FindWord(text, word);
    if (at != std::string_view::npos) return {Closedness::kOpen, text.substr(at, word.size())};
  }
  return {};
}

std::string_view WithoutOpenMark(std::string_view title) {
  std::string_view head = title;
  const bool bracket = !head.empty() && kBracketed.find(head.front()) != std::string_view::npos;
  if (bracket) head = TrimWide(head.substr(1));
  for (std::string_view word : kOpenWords) {
    if (!BeginsWithWord(head, word)) continue;
    std::string_view behind = head.substr(word.size());
    const std::string_view trimmed = TrimWide(behind);
    for (std::string_view noun : kNouns) {
      if (BeginsWithWord(trimmed, noun)) behind = trimmed.substr(noun.size());
    }
    const std::size_t separator = SeparatorAt(behind);
    const std::string_view rest = TrimWide(behind.substr(separator));
    const bool ends = bracket ? TrimWide(behind).starts_with(")") || TrimWide(behind).starts_with("]") : separator > 0;
    return ends && !rest.empty() ? rest : title;
  }
  return title;
}

std::string_view WithoutClosedMark(std::string_view title) {
  title = TrimMarks(title);
  for (bool again = kClosedStems.StandsIn(title); again;) {
    again = false;
    std::string_view head = title;
    while (!head.empty() && kBracketed.find(head.front()) != std::string_view::npos) head = TrimWide(head.substr(1));
    const std::size_t length = ClosedPhraseAt(head);
    if (length > 0 && length < head.size()) {
      const std::string_view behind = head.substr(length);
      const bool upper = AllUpper(head.substr(0, 6));
      const std::size_t separator = SeparatorAt(behind);
      if ((separator > 0 || upper) && !TrimWide(behind.substr(separator)).empty()) {
        title = TrimWide(behind.substr(separator));
        again = true;
      }
    }
    const ClosedMark inside = FindInside(title);
    const std::string_view mark = inside.mark;
    if (inside.closedness == Closedness::kClosed && mark.data() > title.data()) {
      const auto at = static_cast<std::size_t>(mark.data() - title.data());
      std::string_view rest = TrimWide(title.substr(at + mark.size()));
      while (!rest.empty() && (rest.front() == ')' || rest.front() == ']')) rest = TrimWide(rest.substr(1));
      if (rest.empty()) {
        std::string_view ahead = TrimWide(title.substr(0, at));
        while (!ahead.empty() && std::string_view("([-:,").find(ahead.back()) != std::string_view::npos) {
          ahead.remove_suffix(1);
          ahead = TrimWide(ahead);
        }
        for (std::string_view dash : {std::string_view("–"), std::string_view("—")}) {
          if (ahead.ends_with(dash)) ahead = TrimWide(ahead.substr(0, ahead.size() - dash.size()));
        }
        if (!ahead.empty()) {
          title = ahead;
          again = true;
        }
      }
    }
  }
  return title;
}

}  // namespace tovholder::minutes::layout
