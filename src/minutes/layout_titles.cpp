// SPDX-License-Identifier: EUPL-1.2
#include "minutes/layout_titles.h"

#include <algorithm>
#include <array>
#include <utility>

#include "minutes/layout_closed.h"
#include "minutes/layout_opener.h"
#include "minutes/layout_text.h"

namespace tovholder::minutes::layout {
namespace {

constexpr std::array<std::pair<std::string_view, ItemType>, 15> kTypeWords = {
    {{"b", ItemType::kDecision},
     {"beslutning", ItemType::kDecision},
     {"beslutningssag", ItemType::kDecision},
     {"beslutningspunkt", ItemType::kDecision},
     {"til beslutning", ItemType::kDecision},
     {"d", ItemType::kDiscussion},
     {"drøftelse", ItemType::kDiscussion},
     {"drøftelsessag", ItemType::kDiscussion},
     {"drøftelsespunkt", ItemType::kDiscussion},
     {"til drøftelse", ItemType::kDiscussion},
     {"o", ItemType::kInformation},
     {"orientering", ItemType::kInformation},
     {"orienteringssag", ItemType::kInformation},
     {"orienteringspunkt", ItemType::kInformation},
     {"til orientering", ItemType::kInformation}}};

// "ØU - Salg", "MBU/ØU/KB - Navneskift": letters of committees ahead of a title.
std::string_view WithoutCommitteeCode(std::string_view title) {
  std::size_t at = 0;
  while (at < title.size() && !IsBlank(title[at])) {
    if ((title[at] >= 'a' && title[at] <= 'z') || BeginsLower(title.substr(at))) return title;
    ++at;
  }
  const bool dash = title.substr(at).starts_with(" - ");
  return dash && at >= 2 && at <= 24 ? TrimWide(title.substr(at + 3)) : title;
}

}  // namespace

std::string_view TimeInTitle(std::string_view title) {
  title = TrimMarks(title);
  const std::size_t open = title.ends_with(")") ? title.rfind('(') : std::string_view::npos;
  if (open == std::string_view::npos || open == 0) return {};
  const std::string_view inside = TrimWide(title.substr(open + 1, title.size() - open - 2));
  const bool digit = !inside.empty() && IsAsciiDigit(inside.front());
  const bool unit = EndsWithFolded(inside, "min") || EndsWithFolded(inside, "min.") ||
                    EndsWithFolded(inside, "minutter") || EndsWithFolded(inside, "time") ||
                    EndsWithFolded(inside, "timer");
  return digit && unit ? inside : std::string_view();
}

std::string_view WithoutTime(std::string_view title) {
  return TimeInTitle(title).empty() ? title : TrimMarks(title.substr(0, title.rfind('(')));
}

bool IsStandingTitle(std::string_view title) {
  constexpr std::array<std::string_view, 22> kTitles = {"eventuelt",
                                                        "evt",
                                                        "meddelelser",
                                                        "meddelelser mv",
                                                        "velkomst",
                                                        "næste møde",
                                                        "næste mødedato",
                                                        "godkendelse af dagsorden",
                                                        "godkendelse af dagsordenen",
                                                        "godkendelse af referat",
                                                        "godkendelse af referatet",
                                                        "godkendelse af mødereferat",
                                                        "godkendelse af protokol",
                                                        "siden sidst",
                                                        "orientering",
                                                        "orienteringer",
                                                        "underskriftsark",
                                                        "valg af dirigent",
                                                        "valg af ordstyrer",
                                                        "bordet rundt",
                                                        "lukket punkt",
                                                        "spørgetid"};
  const std::string key = Key(WithoutTime(title));
  return std::find(kTitles.begin(), kTitles.end(), key) != kTitles.end();
}

std::optional<TitleMark> ReadTitleMark(std::string_view title) {
  title = TrimMarks(title);
  if (title.size() < 3 || (title.back() != ')' && title.back() != ']')) return std::nullopt;
  const std::size_t open = title.find_last_of("([");
  if (open == std::string_view::npos || open == 0) return std::nullopt;
  const std::string_view mark = TrimWide(title.substr(open + 1, title.size() - open - 2));
  const bool letter = mark.size() == 1 && mark[0] >= 'A' && mark[0] <= 'Z';
  if (!letter && !mark.empty() && Key(mark) != "bilag" && (mark.size() < 3 || !TypeOfMark(mark))) return std::nullopt;
  return TitleMark{TrimMarks(title.substr(0, open)), mark};
}

std::optional<ItemType> TypeOfMark(std::string_view mark) {
  const std::string key = Key(mark);
  const auto* found =
      std::find_if(kTypeWords.begin(), kTypeWords.end(), [&](const auto& row) { return row.first == key; });
  if (found == kTypeWords.end()) return std::nullopt;
  return found->second;
}

std::string_view BareTitle(std::string_view title) {
  title = WithoutOpenMark(WithoutClosedMark(WithoutTime(TrimMarks(title))));
  if (const auto mark = ReadTitleMark(title)) title = mark->bare;
  title = WithoutCommitteeCode(WithoutClosedMark(title));
  return WithoutClosedMark(title);
}

std::string TitleKey(std::string_view title) {
  title = TrimMarks(title);
  if (const auto punkt = ReadPunkt(title); punkt && !punkt->title.empty()) {
    title = punkt->title;
  } else if (const auto numbered = ReadNumbered(title); numbered && !numbered->rest.empty()) {
    title = numbered->rest;
  }
  if (const auto mark = ReadTitleMark(title)) title = mark->bare;
  return Key(WithoutOpenMark(WithoutClosedMark(title)));
}

bool ReadsAsTitle(std::string_view text) {
  if (text.size() < 3 || text.size() > 250 || BeginsLower(text)) return false;
  if (text.ends_with(",") || text.ends_with(";") || text.ends_with(":")) return false;
  if (text.ends_with(".") && !text.ends_with("..") && CountWords(text) > 6) return false;
  return CountWords(text) <= 30;
}

}  // namespace tovholder::minutes::layout
