// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "minutes/layout_bodies.h"
#include "minutes/layout_phrases.h"
#include "minutes/layout_restart.h"
#include "minutes/layout_text.h"
#include "minutes/minutes_header.h"

namespace tovholder::minutes {
namespace {

using layout::BeginsWithWord;
using layout::FindWord;
using layout::kNowhere;
using layout::TrimMarks;
using layout::TrimWide;

constexpr std::array<std::pair<std::string_view, PaperKind>, 12> kKindWords = {
    {{"beslutningsprotokol", PaperKind::kMinutes},
     {"beslutningsreferat", PaperKind::kMinutes},
     {"tillægsreferat", PaperKind::kMinutes},
     {"beslutninger fra mødet", PaperKind::kMinutes},
     {"dagsorden med vedtagelser", PaperKind::kMinutes},
     {"mødereferat", PaperKind::kMinutes},
     {"referat", PaperKind::kMinutes},
     {"protokol", PaperKind::kMinutes},
     {"tillægsdagsorden", PaperKind::kAgenda},
     {"mødeindkaldelse", PaperKind::kAgenda},
     {"indkaldelse", PaperKind::kAgenda},
     {"dagsorden", PaperKind::kAgenda}}};

// What every one of them holds.
constexpr layout::PhraseList kKindStems("beslutninger fra mødet", "dagsorden", "indkaldelse", "protokol", "referat");

constexpr std::array<std::string_view, 24> kFillers = {
    "af",  "fra", "for",         "til",        "i",    "møde",    "mødet",          "ordinært", "ekstraordinært",
    "den", "d",   "åben",        "åbent",      "åbne", "det",     "konstituerende", "samlet",   "dokument",
    "pdf", "med", "vedtagelser", "publiceret", "over", "om mødet"};

constexpr layout::PhraseList kWeekdays("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag");

struct Taken {
  std::size_t begin;
  std::size_t end;
};

std::string_view StripFillers(std::string_view text) {
  constexpr std::string_view kSigns = "-:,.;|•()";
  for (bool again = true; again;) {
    again = false;
    text = TrimMarks(text);
    while (!text.empty() && kSigns.find(text.front()) != kNowhere && static_cast<unsigned char>(text.front()) < 0x80 &&
           text.front() != '(') {
      text = TrimWide(text.substr(1));
    }
    while (!text.empty() && kSigns.find(text.back()) != kNowhere && text.back() != ')' &&
           static_cast<unsigned char>(text.back()) < 0x80) {
      text = TrimWide(text.substr(0, text.size() - 1));
    }
    for (std::string_view dash : {std::string_view("–"), std::string_view("—"), std::string_view("•")}) {
      if (text.starts_with(dash)) text = TrimWide(text.substr(dash.size()));
      if (text.ends_with(dash)) text = TrimWide(text.substr(0, text.size() - dash.size()));
    }
    for (std::string_view word : kFillers) {
      if (BeginsWithWord(text, word)) {
        text = text.substr(word.size());
        again = true;
      }
      const bool whole = text.size() > word.size() && layout::IsBlank(text[text.size() - word.size() - 1]);
      if (whole && layout::EndsWithFolded(text, word)) {
        text = text.substr(0, text.size() - word.size());
        again = true;
      }
    }
  }
  return text;
}

// The stretches of the text that nothing was read from yet.
std::vector<std::string_view> Remains(std::string_view text, std::vector<Taken> taken) {
  std::sort(taken.begin(), taken.end(), [](const Taken& a, const Taken& b) { return a.begin < b.begin; });
  std::vector<std::string_view> parts;
  std::size_t at = 0;
  for (const Taken& one : taken) {
    if (one.begin > at) parts.push_back(text.substr(at, one.begin - at));
    at = std::max(at, one.end);
  }
  if (at < text.size()) parts.push_back(text.substr(at));
  return parts;
}

// "Organisationsbestyrelsesmøde" names the organisation's board.
std::string_view WithoutMeetingWord(std::string_view text) {
  for (std::string_view word :
       {std::string_view("smødet"), std::string_view("smøde"), std::string_view("mødet"), std::string_view("møde")}) {
    if (!layout::EndsWithFolded(text, word)) continue;
    const std::string_view cut = text.substr(0, text.size() - word.size());
    if (layout::NamesBody(cut)) return cut;
  }
  return text;
}

std::optional<std::string_view> OrganizationOf(std::string_view part) {
  if (!layout::MayNameBody(part)) return std::nullopt;
  std::string_view text = StripFillers(part);
  // The words from "kl" on tell a time or a room.
  if (const std::size_t clock = FindWord(text, "kl"); clock != kNowhere) text = StripFillers(text.substr(0, clock));
  for (std::string_view day : kWeekdays) {
    if (const std::size_t at = FindWord(text, day); at != kNowhere) text = StripFillers(text.substr(0, at));
  }
  if (text.empty() || layout::CountWords(text) > 16) return std::nullopt;
  text = WithoutMeetingWord(text);
  // "Bestyrelsesmøde i Fonden Havnen": the meeting's word names the body.
  const bool named = layout::NamesBody(text) || layout::NamesBody(WithoutMeetingWord(layout::FirstWord(text)));
  if (!named) return std::nullopt;
  // "Borgerrepræsentationens møde" is that of the Borgerrepræsentation.
  if (const std::string_view owner = layout::WithoutGenitive(text); layout::NamesBody(owner)) text = owner;
  // "Kultur- og Idrætsudvalget. (Indeholder åbne dagsordenspunkter)"
  if (const std::size_t bracket = text.find(" (Indeholder"); bracket != kNowhere)
    text = StripFillers(text.substr(0, bracket));
  return text;
}

// What stands behind date and time: "i Byrådssalen", "Webex".
std::optional<std::string_view> PlaceOf(std::string_view part, bool right_behind) {
  std::string_view text = TrimMarks(part);
  while (!text.empty() && (text.front() == ',' || text.front() == '.' || text.front() == '-'))
    text = TrimWide(text.substr(1));
  if (BeginsWithWord(text, "kl"))
    text = TrimWide(text.substr(text.starts_with("kl.") || text.starts_with("Kl.") ? 3 : 2));
  bool preposition = false;
  for (std::string_view word : {std::string_view("i"), std::string_view("på"), std::string_view("hos")}) {
    if (!BeginsWithWord(text, word)) continue;
    text = TrimWide(text.substr(word.size()));
    preposition = true;
    break;
  }
  for (std::string_view word : {std::string_view(". Mødet slut"), std::string_view(" Mødet slut")}) {
    if (const std::size_t at = text.find(word); at != kNowhere) text = TrimWide(text.substr(0, at));
  }
  const bool reads = preposition || (right_behind && layout::ReadsAsPlace(text));
  if (!reads || text.size() < 3 || layout::CountWords(text) > 14) return std::nullopt;
  return text;
}

// "Referat fra ordinært møde D2 Torsdag kl. 8:00": a room's number between the words.
std::optional<std::string_view> RoomOf(std::string_view part) {
  const std::string_view text = StripFillers(part);
  const bool digit = std::any_of(text.begin(), text.end(), layout::IsAsciiDigit);
  const bool room = digit && layout::BeginsUpper(text) && text.size() <= 12 && layout::CountWords(text) <= 2;
  return room && !layout::NamesBody(text) ? std::optional(text) : std::nullopt;
}

}  // namespace

HeadingLine ReadHeadingLine(std::string_view text) {
  HeadingLine line;
  text = TrimMarks(text);
  std::vector<Taken> taken;
  // "Godkendelse af referat fra sidste møde" is a title, not a heading.
  const bool may_say_kind = kKindStems.StandsIn(text) && FindWord(text, "godkendelse") == kNowhere;
  for (const auto& [word, kind] : kKindWords) {
    if (!may_say_kind) break;
    for (std::size_t at = FindWord(text, word); at != kNowhere; at = FindWord(text, word, at + word.size())) {
      const bool inside =
          std::any_of(taken.begin(), taken.end(), [&](const Taken& t) { return at >= t.begin && at < t.end; });
      if (inside) continue;
      if (!line.kind_word) {
        line.kind_word = text.substr(at, word.size());
        line.kind = kind;
      }
      taken.push_back({at, at + word.size()});
    }
  }
  if ((line.date = layout::FindDate(text))) {
    const std::size_t weekday = layout::WeekdayBefore(text, line.date->begin);
    taken.push_back({line.date->begin - weekday, line.date->end});
  }
  const std::size_t after = line.date ? line.date->end : 0;
  line.time = layout::FindTime(text, layout::TimeForm::kWithWord, after);
  if (!line.time)
    line.time =
        layout::FindTime(text.substr(0, line.date ? line.date->begin : text.size()), layout::TimeForm::kWithWord);
  const std::size_t time_at = taken.size();
  if (line.time) {
    const auto stop = layout::FindPeriodEnd(text, line.time->end);
    taken.push_back({line.time->begin, stop ? stop->end : line.time->end});
  }
  std::size_t weekday_end = 0;
  const bool may_say_day = !line.date && kWeekdays.StandsIn(text);
  for (std::string_view day : kWeekdays) {
    const std::size_t at = may_say_day ? FindWord(text, day) : kNowhere;
    if (at == kNowhere) continue;
    taken.push_back({at, at + day.size()});
    weekday_end = at + day.size();
  }
  const std::size_t behind = std::max({after, line.time ? taken[time_at].end : 0, weekday_end});
  for (std::string_view part : Remains(text, taken)) {
    const auto begin = static_cast<std::size_t>(part.data() - text.data());
    if (behind > 0 && begin >= behind && !line.place) {
      line.place = PlaceOf(part, begin == behind);
      if (line.place) continue;
    }
    if (!line.place && line.time && line.kind_word) line.place = RoomOf(part);
    auto organization = OrganizationOf(part);
    const bool better =
        organization &&
        (!line.organization || (!layout::BeginsUpper(*line.organization) && layout::BeginsUpper(*organization)));
    if (better) line.organization = organization;
  }
  return line;
}

}  // namespace tovholder::minutes
