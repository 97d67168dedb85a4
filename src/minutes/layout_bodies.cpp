// SPDX-License-Identifier: EUPL-1.2
#include "minutes/layout_bodies.h"

#include <algorithm>
#include <array>
#include <string>

#include "minutes/layout_phrases.h"
#include "minutes/layout_text.h"

namespace tovholder::minutes::layout {
namespace {

constexpr PhraseList kStems("udvalg", "byråd", "kommunalbestyrelse", "borgerrepræsentation", "bestyrelse", "råd",
                            "nævn", "forum", "magistrat", "repræsentantskab", "gruppe", "kommission", "direktion",
                            "regionsråd", "sekretariat", "kreds", "menighedsråd");
constexpr std::array<std::string_view, 9> kEndings = {"", "et", "en", "s", "ets", "ens", "n", "ns", "erne"};
constexpr std::array<std::string_view, 9> kNotBodies = {"borgerservice", "råd",       "gruppe",     "kreds", "tilråd",
                                                        "forråd",        "målgruppe", "målgruppen", "raad"};

// Where a heading of one line may end: a heading is no longer than this.
constexpr std::size_t kLongestHead = 150;

// The text behind the date of a heading: nothing, "Punkt 5", "(18-21)", a colon and the value.
std::optional<std::string_view> ReadTail(std::string_view tail) {
  tail = TrimMarks(tail);
  if (tail.starts_with(",")) tail = TrimWide(tail.substr(1));
  for (std::string_view word :
       {std::string_view("punkt"), std::string_view("pkt"), std::string_view("sag nr"), std::string_view("sag")}) {
    if (!BeginsWithWord(tail, word)) continue;
    std::size_t at = word.size();
    while (at < tail.size() && (IsBlank(tail[at]) || tail[at] == '.' || IsAsciiDigit(tail[at]))) ++at;
    tail = TrimWide(tail.substr(at));
  }
  if (tail.empty()) return tail;
  if (tail.front() == ':' || tail.front() == '.') return TrimMarks(tail.substr(1));
  return std::nullopt;
}

std::string_view StripWords(std::string_view text, std::initializer_list<std::string_view> words) {
  for (bool again = true; again;) {
    again = false;
    text = TrimWide(text);
    while (!text.empty() && (text.front() == ',' || text.front() == '-')) text = TrimWide(text.substr(1));
    for (std::string_view word : words) {
      if (!BeginsWithWord(text, word)) continue;
      text = TrimWide(text.substr(word.size()));
      again = true;
    }
  }
  return text;
}

std::string_view StripLastWords(std::string_view text, std::initializer_list<std::string_view> words) {
  for (bool again = true; again;) {
    again = false;
    text = TrimWide(text);
    while (!text.empty() && (text.back() == ',' || text.back() == '.' || text.back() == ':')) {
      text.remove_suffix(1);
      text = TrimWide(text);
    }
    for (std::string_view word : words) {
      const bool whole =
          text.size() == word.size() || (text.size() > word.size() && IsBlank(text[text.size() - word.size() - 1]));
      if (whole && EndsWithFolded(text, word)) {
        text.remove_suffix(word.size());
        again = true;
      }
    }
  }
  return text;
}

std::string_view BodyOf(std::string_view words) {
  words = StripWords(words, {"beslutning", "beslutninger", "afgørelse", "behandling", "i", "på", "fra", "af", "for"});
  const std::size_t day = WeekdayBefore(words, words.size());
  words.remove_suffix(day);
  words = StripLastWords(
      words, {"den", "d", "i mødet", "på mødet", "møde", "mødet", "beslutning", "beslutninger", "på", "i", "kl"});
  words = StripLastWords(words, {"(18-21)", "(14-17)", "(22-25)"});
  return WithoutGenitive(TrimMarks(words));
}

bool BeginsDecision(std::string_view text) {
  return BeginsWithWord(text, "beslutning") || BeginsWithWord(text, "beslutninger") ||
         BeginsWithWord(text, "afgørelse");
}

// With a date: everything ahead of it is the body, behind it at most an item number and a colon.
std::optional<DecisionHead> ReadDated(std::string_view text, const FoundDate& date) {
  const std::optional<std::string_view> value = ReadTail(text.substr(date.end));
  if (!value) return std::nullopt;
  const std::string_view ahead = text.substr(0, date.begin);
  const bool says_decision = BeginsDecision(text) || FindWord(ahead, "beslutning") != std::string_view::npos;
  const std::string_view tail = text.substr(date.end);
  const bool says_item = FindWord(tail, "pkt") != std::string_view::npos ||
                         FindWord(tail, "punkt") != std::string_view::npos ||
                         FindWord(tail, "sag nr") != std::string_view::npos;
  const std::string_view body = BodyOf(ahead);
  if (!says_decision && !says_item) return std::nullopt;
  if (!body.empty() && (CountWords(body) > 12 || !NamesBody(body))) return std::nullopt;
  if (!says_decision && (body.empty() || !BeginsUpper(body))) return std::nullopt;
  if (!says_decision && FindWord(ahead, "den") != std::string_view::npos) return std::nullopt;  // earlier treatment
  const std::size_t length = value->empty() ? text.size() : static_cast<std::size_t>(value->data() - text.data());
  return DecisionHead{body, date, text.substr(date.begin, date.end - date.begin), *value, length};
}

// Without a date: "Beslutning i Byrådet", "Beslutning den :", "Byrådets beslutning:".
std::optional<DecisionHead> ReadUndated(std::string_view text) {
  const std::size_t colon = text.find(':');
  const std::string_view head = TrimWide(text.substr(0, std::min(colon, text.size())));
  const std::string_view value =
      colon == std::string_view::npos ? std::string_view() : TrimMarks(text.substr(colon + 1));
  const bool opens = BeginsDecision(head);
  const bool closes = EndsWithFolded(head, "s beslutning");
  if ((!opens && !closes) || CountWords(head) < 2 || CountWords(head) > 10 || head.ends_with(".")) return std::nullopt;
  if (Key(head) == "beslutning den") return DecisionHead{{}, std::nullopt, {}, value, head.size()};
  const std::string_view body = BodyOf(head);
  const bool about = BeginsWithWord(head, "beslutning om") || BeginsWithWord(head, "beslutning vedr");
  if (about || body.empty() || !NamesBody(body) || !BeginsUpper(body) || CountWords(body) > 8) return std::nullopt;
  const std::size_t length = value.empty() ? text.size() : static_cast<std::size_t>(value.data() - text.data());
  return DecisionHead{body, std::nullopt, {}, value, length};
}

// "Beslutning for Punkt 7: Titel": the title is said again, the decision stands below.
bool IsDecisionOnItem(std::string_view text) {
  constexpr std::string_view kLead = "beslutning for punkt ";
  if (!BeginsFolded(text, kLead)) return false;
  const std::string_view number = text.substr(kLead.size());
  return !number.empty() && IsAsciiDigit(number.front()) && number.substr(0, 6).find(':') != std::string_view::npos;
}

}  // namespace

bool IsBodyWord(std::string_view word) {
  while (!word.empty() && !IsWordByte(word.back())) word.remove_suffix(1);
  while (!word.empty() && !IsWordByte(word.front())) word.remove_prefix(1);
  if (word.size() < 5 || word.size() > 60) return false;
  const std::string key = Key(word);
  if (std::find(kNotBodies.begin(), kNotBodies.end(), key) != kNotBodies.end()) return false;
  // "boligområdet" holds "råd" by chance.
  if (key.find("områd") != std::string::npos || key.find("tråd") != std::string::npos) return false;
  return std::any_of(kStems.begin(), kStems.end(), [&](std::string_view stem) {
    const std::size_t at = key.rfind(stem);
    if (at == std::string::npos) return false;
    const std::string_view ending = std::string_view(key).substr(at + stem.size());
    return std::find(kEndings.begin(), kEndings.end(), ending) != kEndings.end();
  });
}

bool MayNameBody(std::string_view text) { return kStems.StandsIn(text); }

bool NamesBody(std::string_view text) {
  if (!MayNameBody(text)) return false;
  for (std::size_t at = 0; at < text.size();) {
    const std::string_view word = FirstWord(text.substr(at));
    // A hyphenated name counts by its last part too: "17,4-udvalg".
    if (IsBodyWord(word) ||
        IsBodyWord(word.substr(word.rfind('-') == std::string_view::npos ? 0 : word.rfind('-') + 1))) {
      return true;
    }
    at += word.size() + 1;
  }
  return false;
}

std::string_view WithoutGenitive(std::string_view text) {
  for (std::string_view ending : {std::string_view("ets"), std::string_view("ens"), std::string_view("rums")}) {
    if (EndsWithFolded(text, ending)) return text.substr(0, text.size() - 1);
  }
  return text;
}

std::optional<DecisionHead> ReadDecisionHead(std::string_view text) {
  if (text.size() < 10) return std::nullopt;
  if (IsDecisionOnItem(text)) return DecisionHead{{}, std::nullopt, {}, {}, text.size()};
  const std::string_view head = text.substr(0, kLongestHead);
  const bool upper = BeginsUpper(text);
  if (!upper) return std::nullopt;
  static constexpr PhraseList kMarks("afgørelse", "beslutning", "pkt", "punkt", "sag nr");
  if (!kMarks.StandsIn(head)) return std::nullopt;
  const bool marked = BeginsDecision(text) || FindFolded(head, "beslutning") != std::string_view::npos ||
                      FindWord(head, "pkt") != std::string_view::npos ||
                      FindWord(head, "sag nr") != std::string_view::npos ||
                      FindWord(head, "punkt") != std::string_view::npos;
  if (!marked) return std::nullopt;
  if (const std::optional<FoundDate> date = FindDate(head)) {
    if (auto dated = ReadDated(text, *date)) return dated;
  }
  return ReadUndated(text);
}

}  // namespace tovholder::minutes::layout
