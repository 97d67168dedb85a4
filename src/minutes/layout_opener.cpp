// SPDX-License-Identifier: EUPL-1.2
#include "minutes/layout_opener.h"

#include <array>
#include <utility>

#include "minutes/layout_text.h"

namespace tovholder::minutes::layout {
namespace {

constexpr std::array<std::pair<std::string_view, OpenerStyle>, 11> kWords = {{{"dagsordenspunkt", OpenerStyle::kPunkt},
                                                                              {"sag nr", OpenerStyle::kPunkt},
                                                                              {"sag", OpenerStyle::kPunkt},
                                                                              {"dagsordenpunkt", OpenerStyle::kPunkt},
                                                                              {"punkt nr", OpenerStyle::kPunkt},
                                                                              {"punkt", OpenerStyle::kPunkt},
                                                                              {"pkt", OpenerStyle::kPunkt},
                                                                              {"nr", OpenerStyle::kPunkt},
                                                                              {"ad punkt", OpenerStyle::kAd},
                                                                              {"ad pkt", OpenerStyle::kAd},
                                                                              {"ad", OpenerStyle::kAd}}};

std::size_t SkipSigns(std::string_view text, std::size_t at, std::string_view signs) {
  while (at < text.size()) {
    if (text.substr(at).starts_with("–")) {
      at += 3;
    } else if (text.substr(at).starts_with("\xC2\xA0")) {
      at += 2;
    } else if (signs.find(text[at]) != std::string_view::npos) {
      ++at;
    } else {
      break;
    }
  }
  return at;
}

// The number behind the word, with a letter or a second level: "3", "3.1", "3a".
std::optional<OpenerHead> ReadNumberAndTitle(std::string_view text, std::size_t at, OpenerStyle style) {
  const std::size_t begin = at;
  int value = 0;
  while (at < text.size() && IsAsciiDigit(text[at]) && at - begin < 5) value = value * 10 + (text[at++] - '0');
  if (at == begin || (at < text.size() && IsAsciiDigit(text[at]))) return std::nullopt;
  while (at + 1 < text.size() && text[at] == '.' && IsAsciiDigit(text[at + 1])) {
    ++at;
    while (at < text.size() && IsAsciiDigit(text[at])) ++at;
  }
  if (at + 1 < text.size() && text[at] >= 'a' && text[at] <= 'h' && !IsWordByte(text[at + 1])) ++at;
  if (at < text.size() && (IsWordByte(text[at]) || text[at] == '/')) return std::nullopt;
  const std::size_t signs = SkipSigns(text, at, " \t.:)-");
  const std::string_view title = TrimMarks(text.substr(signs));
  if (BeginsLower(title)) return std::nullopt;
  return OpenerHead{style, text.substr(begin, at - begin), value, title, 0};
}

// "ad 2) Beretning", "ad. 2. Beretning".
bool IsLowerAd(std::string_view text) {
  if (!text.starts_with("ad ") && !text.starts_with("ad. ")) return false;
  const std::size_t digits = text.find_first_of("0123456789");
  if (digits > 4) return false;
  const std::size_t behind = text.find_first_not_of("0123456789", digits);
  return behind != std::string_view::npos && std::string_view(".):").find(text[behind]) != std::string_view::npos;
}

// "§ 3. Valg af formand": a paragraph of the agenda, not one of a law ("§ 17, stk. 4").
std::optional<OpenerHead> ReadParagraphSign(std::string_view text) {
  constexpr std::string_view kSign = "§";
  const std::size_t at = SkipSigns(text, kSign.size(), " ");
  std::size_t end = at;
  while (end < text.size() && IsAsciiDigit(text[end])) ++end;
  const bool signed_number = end > at && end < text.size() && (text[end] == '.' || text[end] == ':');
  if (!signed_number) return std::nullopt;
  auto head = ReadNumberAndTitle(text, at, OpenerStyle::kPunkt);
  return head && BeginsUpper(head->title) ? head : std::nullopt;
}

}  // namespace

std::optional<OpenerHead> ReadPunkt(std::string_view text) {
  if (text.size() > 6 && text.size() < 300 && text.starts_with("§")) return ReadParagraphSign(text);
  const bool upper = BeginsUpper(text) || IsLowerAd(text);
  if (text.size() < 4 || text.size() > 500 || !upper) return std::nullopt;
  for (const auto& [word, style] : kWords) {
    const bool glued = word == "nr" && BeginsFolded(text, "nr.");
    if (!glued && !BeginsWithWord(text, word)) continue;
    const bool colon = word == "punkt" && text.substr(word.size()).starts_with(":");
    const std::size_t at = SkipSigns(text, word.size() + (colon ? 1 : 0), " \t.");
    if (at == word.size() && !glued) continue;
    auto head = ReadNumberAndTitle(text, at, style);
    // "Sag nr. 24" alone stands below its title; "Sag 3 er udsat" and "Sag: 12/344" open nothing.
    const bool about_case = word.starts_with("sag");
    if (about_case && (!head || !BeginsUpper(head->title) || head->title.ends_with("."))) continue;
    if (head) return head;
  }
  return std::nullopt;
}

std::optional<OpenerHead> ReadCode(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size() && IsWordByte(text[at]) && at < 10) ++at;
  if (at == 0 || !BeginsUpper(text) || at >= text.size() || text[at] != '-') return std::nullopt;
  const std::size_t digits = ++at;
  int value = 0;
  while (at < text.size() && IsAsciiDigit(text[at]) && at - digits < 4) value = value * 10 + (text[at++] - '0');
  if (at == digits || at >= text.size() || text[at] != '/') return std::nullopt;
  const std::size_t year = ++at;
  while (at < text.size() && IsAsciiDigit(text[at])) ++at;
  if (at == year) return std::nullopt;
  OpenerHead head{OpenerStyle::kCode, text.substr(0, at), value, {}, 0};
  if (at + 1 < text.size() && text[at] == '-' && text[at + 1] >= 'A' && text[at + 1] <= 'Z') {
    head.type = text[at + 1];
    at += 2;
  }
  if (at < text.size() && !IsBlank(text[at]) && text[at] != ':') return std::nullopt;
  head.title = TrimMarks(text.substr(SkipSigns(text, at, " :\t")));
  return head;
}

std::optional<OpenerHead> ReadSerial(std::string_view text) {
  if (text.size() > 20) return std::nullopt;
  for (std::string_view word :
       {std::string_view("sag nr"), std::string_view("sag nr."), std::string_view("punkt nr")}) {
    if (!BeginsWithWord(text, word)) continue;
    auto head = ReadNumberAndTitle(text, SkipSigns(text, word.size(), " ."), OpenerStyle::kSerial);
    if (head && head->title.empty()) return head;
  }
  return std::nullopt;
}

}  // namespace tovholder::minutes::layout
