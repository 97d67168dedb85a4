// SPDX-License-Identifier: EUPL-1.2
#include "minutes/minutes_people.h"

#include <algorithm>
#include <array>

#include "minutes/layout_phrases.h"
#include "minutes/layout_text.h"

namespace tovholder::minutes {
namespace {

using layout::BeginsFolded;
using layout::BeginsLower;
using layout::BeginsUpper;
using layout::BeginsWithWord;
using layout::FindFolded;
using layout::FindWord;
using layout::FirstWord;
using layout::Key;
using layout::kNowhere;
using layout::TrimMarks;
using layout::TrimWide;

constexpr std::array<std::string_view, 40> kRoleStems = {"sognepræst",
                                                         "provst",
                                                         "præst",
                                                         "ordstyrer",
                                                         "beboerrådgiver",
                                                         "viceborgmester",
                                                         "sagsbehandler",
                                                         "arkitekt",
                                                         "advokat",
                                                         "ingeniør",
                                                         "formand",
                                                         "næstformand",
                                                         "formanden",
                                                         "borgmester",
                                                         "rådmand",
                                                         "direktør",
                                                         "chef",
                                                         "konsulent",
                                                         "leder",
                                                         "sekretær",
                                                         "referent",
                                                         "kasserer",
                                                         "medlem",
                                                         "suppleant",
                                                         "observatør",
                                                         "politidirektør",
                                                         "forstander",
                                                         "inspektør",
                                                         "forretningsfører",
                                                         "medarbejder",
                                                         "specialist",
                                                         "koordinator",
                                                         "projektleder",
                                                         "revisor",
                                                         "dirigent",
                                                         "adm.",
                                                         "adm",
                                                         "vicedirektør",
                                                         "stedfortræder",
                                                         "tovholder"};

constexpr std::array<std::string_view, 14> kParticles = {"de", "la", "von", "van", "der", "den", "af",
                                                         "al", "el", "bin", "y",   "du",  "da",  "ten"};

bool IsRoleWord(std::string_view word) {
  const std::string key = Key(word);
  if (key.size() < 3) return false;
  return std::any_of(kRoleStems.begin(), kRoleStems.end(), [&](std::string_view stem) {
    return key == stem || (key.size() > stem.size() && key.ends_with(stem) && stem.size() > 3) ||
           (key.starts_with(stem) && key.size() <= stem.size() + 2 && stem.size() > 4);
  });
}

bool IsParticle(std::string_view word) {
  return std::find(kParticles.begin(), kParticles.end(), word) != kParticles.end();
}

// One token of a name: an upper-case letter, then letters, hyphens, full stops, apostrophes.
bool IsNameToken(std::string_view token) {
  while (!token.empty() && (token.back() == ',' || token.back() == ';')) token.remove_suffix(1);
  if (!BeginsUpper(token) || token.size() > 30) return false;
  return std::all_of(token.begin(), token.end(),
                     [](char c) { return layout::IsWordByte(c) || c == '-' || c == '.' || c == '\''; });
}

struct Token {
  std::string_view text;
  enum { kName, kRole, kParticle, kOther } kind;
};

std::vector<Token> Tokens(std::string_view piece) {
  std::vector<Token> tokens;
  for (std::size_t at = 0; at < piece.size();) {
    if (layout::IsBlank(piece[at])) {
      ++at;
      continue;
    }
    const std::string_view word = FirstWord(piece.substr(at));
    auto kind = Token::kOther;
    if (IsRoleWord(word)) {
      kind = Token::kRole;
    } else if (IsParticle(word)) {
      kind = Token::kParticle;
    } else if (IsNameToken(word)) {
      kind = Token::kName;
    }
    tokens.push_back({word, kind});
    at += std::max<std::size_t>(word.size(), 1);
    if (word.empty() && piece.substr(at - 1).starts_with("\xC2\xA0")) ++at;
  }
  return tokens;
}

std::string_view Span(std::string_view first, std::string_view last) {
  return {first.data(), static_cast<std::size_t>(last.data() + last.size() - first.data())};
}

std::string_view TrimName(std::string_view name) {
  while (!name.empty() && (name.back() == ',' || name.back() == ';' || name.back() == ':')) name.remove_suffix(1);
  // A full stop ends the sentence unless it closes an initial ("B.").
  if (name.size() > 3 && name.back() == '.' && name[name.size() - 3] != ' ') name.remove_suffix(1);
  return TrimMarks(name);
}

// The run of name tokens that makes the name; what stands ahead of it is the role.
bool TakeName(std::string_view piece, Person& person) {
  const std::vector<Token> tokens = Tokens(piece);
  std::size_t begin = 0;
  while (begin < tokens.size() && tokens[begin].kind != Token::kName) ++begin;
  if (begin == tokens.size()) return false;
  const auto run_end = [&](std::size_t from) {
    std::size_t end = from;
    while (end < tokens.size() &&
           (tokens[end].kind == Token::kName || (tokens[end].kind == Token::kParticle && end + 1 < tokens.size() &&
                                                 end > from && tokens[end + 1].kind == Token::kName))) {
      ++end;
    }
    return end;
  };
  std::size_t end = run_end(begin);
  // "afdelingschef i Center Øst Ib Hansen" and "leder af Ungeenheden Mads Larsby": the role goes on.
  if (end < tokens.size() && tokens[end].kind == Token::kRole && end + 1 < tokens.size()) {
    const std::size_t next = end + 1;
    if (run_end(next) >= next + 2) {
      begin = next;
      end = run_end(next);
    }
  }
  const bool preposition = begin > 0 && (tokens[begin - 1].text == "af" || tokens[begin - 1].text == "i" ||
                                         tokens[begin - 1].text == "for" || tokens[begin - 1].text == "på");
  if (preposition && end - begin >= 3) begin = end - 2;
  person.name = TrimName(Span(tokens[begin].text, tokens[end - 1].text));
  if (begin > 0) {
    std::string_view role =
        TrimWide(piece.substr(0, static_cast<std::size_t>(tokens[begin].text.data() - piece.data())));
    while (!role.empty() && (role.back() == ':' || role.back() == ','))
      role = TrimWide(role.substr(0, role.size() - 1));
    if (!role.empty()) person.role = role;
  }
  return !person.name.empty();
}

// What brackets behind a name say.
void TakeBracket(std::string_view inside, Person& person) {
  inside = TrimWide(inside);
  const std::string key = Key(inside);
  if (key.empty()) return;
  if (key.find("afbud") != std::string::npos) {
    person.mark = AttendanceMark::kApology;
  } else if (key.find("fraværende") != std::string::npos || key == "ikke til stede" || key == "ikke tilstede" ||
             key == "udeblev" || key == "udeblevet" || key == "deltog ikke" || key == "ikke mødt") {
    person.mark = AttendanceMark::kAbsent;
  } else if ((layout::CountWords(inside) == 1 && inside.size() <= 2 && BeginsUpper(inside)) || key == "up" ||
             key == "løsgænger" || key == "uden for parti" || key == "udenfor parti") {
    person.party = inside;
  } else if (!person.role && !(inside.size() <= 4 && key.size() == inside.size() && !BeginsLower(inside))) {
    person.role = inside;
  }
}

// Whether the line break at `at` stands inside a name: a list with commas that broke at the margin.
bool BreaksName(std::string_view list, std::size_t begin, std::size_t at) {
  if (begin == 0 || list[begin - 1] != ',') return false;
  const std::string_view ahead = TrimWide(list.substr(begin, at - begin));
  return !ahead.empty() && ahead.back() != ')';
}

// Cuts a list at commas, "og", line breaks and bullets that stand outside brackets.
std::vector<std::string_view> CutList(std::string_view list) {
  std::vector<std::string_view> pieces;
  std::size_t begin = 0;
  int depth = 0;
  const auto cut = [&](std::size_t at, std::size_t skip) {
    const std::string_view piece = TrimMarks(list.substr(begin, at - begin));
    if (!piece.empty()) pieces.push_back(piece);
    begin = at + skip;
  };
  for (std::size_t i = 0; i < list.size(); ++i) {
    const char c = list[i];
    if (c == '(') ++depth;
    if (c == ')' && depth > 0) --depth;
    if (c == '\n' && !BreaksName(list, begin, i)) depth = 0;
    if (depth > 0) continue;
    const std::string_view rest = list.substr(i);
    if (c == ',' || c == ';' || (c == '\n' && !BreaksName(list, begin, i))) {
      cut(i, 1);
    } else if (rest.starts_with("•")) {
      cut(i, 3);
    } else if (c == ' ' && i > 0 && list[i - 1] != '-') {
      for (std::string_view word : {std::string_view(" og "), std::string_view(" samt "), std::string_view(" & ")}) {
        if (rest.starts_with(word)) cut(i, word.size());
      }
    } else if (c == ')' && i + 2 < list.size() && list[i + 1] == ' ' && BeginsUpper(list.substr(i + 2))) {
      cut(i + 1, 1);
    }
  }
  cut(list.size(), 0);
  return pieces;
}

// "Ib Hansen - afbud", "Eva Borg: fraværende": the mark behind a name without brackets.
std::string_view TakeMarkBehind(std::string_view piece, Person& person) {
  for (std::string_view sign :
       {std::string_view(" - "), std::string_view(" – "), std::string_view(": "), std::string_view("\t")}) {
    const std::size_t at = piece.rfind(sign);
    if (at == kNowhere) continue;
    Person marked;
    TakeBracket(piece.substr(at + sign.size()), marked);
    if (marked.mark == AttendanceMark::kPresent) continue;
    person.mark = marked.mark;
    return TrimMarks(piece.substr(0, at));
  }
  return piece;
}

// A piece without its brackets, which are read into the person.
std::string_view TakeBrackets(std::string_view piece, Person& person) {
  piece = TakeMarkBehind(piece, person);
  const std::size_t open = piece.find('(');
  if (open == kNowhere) return piece;
  for (std::size_t at = open; at != kNowhere; at = piece.find('(', at + 1)) {
    const std::size_t close = piece.find(')', at);
    TakeBracket(piece.substr(at + 1, (close == kNowhere ? piece.size() : close) - at - 1), person);
    if (close == kNowhere) break;
  }
  return TrimMarks(piece.substr(0, open));
}

bool IsFullName(std::string_view name) { return name.find_first_of(" \n\t") != kNowhere; }

bool SaysNobody(std::string_view piece) {
  const std::string key = Key(piece);
  return key == "ingen" || key == "intet" || key == "-" || key.empty() || key == "nej";
}

std::size_t FirstOf(std::string_view text, std::initializer_list<std::string_view> phrases) {
  std::size_t first = kNowhere;
  for (std::string_view phrase : phrases) first = std::min(first, FindWord(text, phrase));
  return first;
}

}  // namespace

std::vector<Person> ReadPeople(std::string_view list) {
  std::vector<Person> people;
  bool single = true;  // so far only single names: a list of first names
  for (std::string_view piece : CutList(list)) {
    Person person;
    const std::string_view bare = TakeBrackets(piece, person);
    if (SaysNobody(bare) && piece == bare) continue;
    if (bare.empty()) {  // "(V)" behind a comma
      if (people.empty()) continue;
      if (person.party) people.back().party = person.party;
      if (person.mark != AttendanceMark::kPresent) people.back().mark = person.mark;
      if (person.role && !people.back().role) people.back().role = person.role;
      continue;
    }
    const bool role_only = !TakeName(bare, person);
    const bool attaches = !people.empty() && IsFullName(people.back().name) && (role_only || !IsFullName(person.name));
    if (attaches) {
      if (role_only || person.role) {
        if (!people.back().role) people.back().role = bare;
      } else {
        people.back().organization = person.name;
      }
    } else if (!role_only) {
      single = single && !IsFullName(person.name);
      people.push_back(person);
    }
  }
  if (!single) std::erase_if(people, [](const Person& person) { return !IsFullName(person.name); });
  return people;
}

std::vector<std::string_view> CutCells(std::string_view row) {
  std::vector<std::string_view> cells;
  for (std::size_t begin = 0; begin <= row.size();) {
    const std::size_t end = std::min(row.find('\t', begin), row.size());
    cells.push_back(TrimMarks(row.substr(begin, end - begin)));
    begin = end + 1;
  }
  return cells;
}

bool IsPeopleTableHead(std::string_view row) {
  if (row.find('\t') == kNowhere) return false;
  const std::string key = Key(CutCells(row).front());
  return key == "navn" || key == "navne" || key == "deltager" || key == "deltagere" || key == "medlem" ||
         key == "medlemmer";
}

std::optional<Person> ReadPersonRow(std::string_view row, const std::vector<std::string_view>& head) {
  if (row.find('\t') == kNowhere) return std::nullopt;
  const std::vector<std::string_view> cells = CutCells(row);
  std::vector<Person> people = ReadPeople(cells.front());
  if (people.size() != 1 || !IsOnlyPeople(cells.front())) return std::nullopt;
  Person person = people.front();
  for (std::size_t i = 1; i < cells.size(); ++i) {
    const std::string key = Key(cells[i]);
    const bool tick = key == "x" || cells[i] == "✓" || cells[i] == "✔" || key == "ja";
    if (key == "til stede" || key == "tilstede" || key == "mødt" || key == "deltog" || key.empty()) continue;
    TakeBracket(tick ? (i < head.size() ? head[i] : std::string_view()) : cells[i], person);
  }
  if (person.role && head.size() == cells.size() && Key(*person.role) == Key(head.back())) person.role.reset();
  return person;
}

bool IsOnlyPeople(std::string_view list) {
  bool any = false;
  for (std::string_view piece : CutList(list)) {
    Person person;
    const std::string_view bare = TakeBrackets(piece, person);
    if (bare.empty()) continue;
    const std::vector<Token> tokens = Tokens(bare);
    const auto names =
        std::count_if(tokens.begin(), tokens.end(), [](const Token& t) { return t.kind == Token::kName; });
    const bool other =
        std::any_of(tokens.begin(), tokens.end(), [](const Token& t) { return t.kind == Token::kOther; });
    if (other || tokens.size() > 9) return false;
    if (names >= 2) any = true;
    if (names == 1 && !any && tokens.size() == 1) return false;
  }
  return any;
}

std::optional<AbsenceSentence> ReadAbsence(std::string_view sentence) {
  static constexpr layout::PhraseList kSaysAway("havde meldt afbud", "har meldt afbud", "har afbud", "havde afbud",
                                                "meldte afbud", "er fraværende", "var fraværende", "udeblev",
                                                "var ikke til stede", "var ikke tilstede", "deltog ikke i mødet",
                                                "deltog ikke på mødet", "deltog ikke.");
  static constexpr layout::PhraseList kLeadsToAway("der er afbud fra", "der var afbud fra", "der forelå afbud fra",
                                                   "afbud fra", "afbud:");
  sentence = TrimMarks(sentence);
  const bool tells = sentence.size() <= 900 && (kSaysAway.StandsIn(sentence) || kLeadsToAway.StandsIn(sentence));
  if (!tells) return std::nullopt;
  AbsenceSentence found;
  std::string_view who;
  std::string_view behind;
  const auto take = [&](std::size_t at, std::size_t length) {
    who = sentence.substr(0, at);
    behind = sentence.substr(at + length);
  };
  for (std::string_view phrase : kSaysAway) {
    const std::size_t at = FindFolded(sentence, phrase);
    if (at == kNowhere || at == 0) continue;
    take(at, phrase.size());
    if (phrase.find("afbud") != kNowhere) found.mark = AttendanceMark::kApology;
    break;
  }
  for (std::string_view phrase : kLeadsToAway) {
    if (who.empty() && BeginsFolded(sentence, phrase)) {
      who = sentence.substr(phrase.size());
      found.mark = AttendanceMark::kApology;
    }
  }
  if (who.empty() || layout::CountWords(who) > 60) return std::nullopt;
  // "under punkt 4" tells of a while, not of the item.
  if (FirstOf(behind, {"under punkt", "under punkterne", "under behandlingen", "under sag"}) == 0) return std::nullopt;
  if (const std::size_t pause = FirstOf(who, {"grundet", "pga", "på grund"}); pause != kNowhere)
    who = who.substr(0, pause);
  if (!IsOnlyPeople(who)) return std::nullopt;
  found.away = ReadPeople(who);
  const std::size_t instead = FirstOf(behind, {"deltog i stedet", "deltager i stedet", "mødte i stedet"});
  if (instead != kNowhere) found.substitutes = ReadPeople(behind.substr(0, instead));
  if (found.away.empty()) return std::nullopt;
  return found;
}

std::vector<Guest> ReadGuests(std::string_view sentence) {
  sentence = TrimMarks(sentence);
  std::size_t verb = FirstOf(sentence, {"deltager", "deltog", "deltaget"});
  if (verb == kNowhere || sentence.size() > 900) return {};
  const std::string_view behind = TrimWide(sentence.substr(verb + FirstWord(sentence.substr(verb)).size()));
  if (BeginsWithWord(behind, "ikke") || FindWord(sentence, "i stedet") != kNowhere) return {};
  const std::size_t until = FirstOf(
      behind, {"under", "ved behandlingen", "i behandlingen", "i punktet", "i drøftelsen", "i sagen", "i forbindelse"});
  std::string_view who = until == 0 ? sentence.substr(0, verb) : behind.substr(0, std::min(until, behind.size()));
  if (until == kNowhere) return {};
  std::vector<Guest> guests;
  for (std::size_t at = 0; at < who.size();) {
    const std::string_view rest = who.substr(at);
    const std::size_t from = FindWord(rest, "fra");
    const std::size_t first = guests.size();
    for (const Person& person : ReadPeople(rest.substr(0, from))) {
      if (IsFullName(person.name)) guests.push_back({person.name, person.role, std::nullopt});
    }
    if (from == kNowhere) break;
    std::string_view place = rest.substr(from + 3);
    std::size_t end = FirstOf(place, {"samt"});
    for (std::string_view word : {std::string_view(" og "), std::string_view(", ")}) {
      for (std::size_t i = place.find(word); i != kNowhere; i = place.find(word, i + 1)) {
        if (BeginsLower(place.substr(i + word.size()))) end = std::min(end, i);
      }
    }
    place = place.substr(0, end);
    for (std::size_t i = first; i < guests.size(); ++i) guests[i].from = TrimName(TrimWide(place));
    if (end == kNowhere) break;
    at = static_cast<std::size_t>(place.data() + place.size() - who.data()) + 1;
  }
  return guests;
}

std::vector<std::string_view> SplitSentences(std::string_view paragraph) {
  std::vector<std::string_view> sentences;
  std::size_t begin = 0;
  for (std::size_t i = 0; i + 1 < paragraph.size(); ++i) {
    const char c = paragraph[i];
    if (c != '\n' && c != '.' && c != '!' && c != '?') continue;
    if (c != '\n') {
      if (!layout::IsBlank(paragraph[i + 1])) continue;
      const std::string_view behind = TrimWide(paragraph.substr(i + 1, 8));
      std::size_t word = i;
      while (word > begin && layout::IsWordByte(paragraph[word - 1])) --word;
      const bool initial = i - word <= 2 || layout::IsAsciiDigit(paragraph[i - 1]);
      if (!BeginsUpper(behind) || initial) continue;
    }
    sentences.push_back(TrimWide(paragraph.substr(begin, i + 1 - begin)));
    begin = i + 1;
  }
  sentences.push_back(TrimWide(paragraph.substr(begin)));
  std::erase_if(sentences, [](std::string_view sentence) { return sentence.empty(); });
  return sentences;
}

}  // namespace tovholder::minutes
