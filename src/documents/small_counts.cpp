// SPDX-License-Identifier: EUPL-1.2
#include "documents/small_counts.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include "base/text.h"

namespace tovholder::documents {
namespace {

struct CountWord {
  std::string_view text;
  int count;
};
constexpr std::array<CountWord, 16> kCountWords = {{{"én", 1},
                                                    {"een", 1},
                                                    {"et", 1},
                                                    {"en", 1},
                                                    {"ét", 1},
                                                    {"to", 2},
                                                    {"tre", 3},
                                                    {"fire", 4},
                                                    {"fem", 5},
                                                    {"seks", 6},
                                                    {"syv", 7},
                                                    {"otte", 8},
                                                    {"ni", 9},
                                                    {"ti", 10},
                                                    {"elleve", 11},
                                                    {"tolv", 12}}};

// Whether a word that ends so counts persons too: "børnefamilier" does, "kontaktpersoner" are no residents.
enum class Compounds { kNone, kCounted, kOnly };
struct PersonWord {
  std::string_view stem;
  Compounds compounds = Compounds::kNone;
};
// Whom a count may tell of. Not those who take part in meetings or work for somebody: deltager, medlem, medarbejder.
constexpr std::array<PersonWord, 38> kPersons = {{{"borger", Compounds::kCounted},
                                                  {"person"},
                                                  {"elev", Compounds::kCounted},
                                                  {"famili", Compounds::kCounted},
                                                  {"husstand", Compounds::kCounted},
                                                  {"kvinde", Compounds::kCounted},
                                                  {"mand"},
                                                  {"mænd"},
                                                  {"barn", Compounds::kCounted},
                                                  {"børn", Compounds::kCounted},
                                                  {"ung"},
                                                  {"beboer", Compounds::kCounted},
                                                  {"pige", Compounds::kCounted},
                                                  {"dreng", Compounds::kCounted},
                                                  {"voksn"},
                                                  {"voksen"},
                                                  {"ældre"},
                                                  {"senior"},
                                                  {"ledig"},
                                                  {"lejer", Compounds::kCounted},
                                                  {"forældre"},
                                                  {"enlige"},
                                                  {"mor"},
                                                  {"mødre"},
                                                  {"far"},
                                                  {"fædre"},
                                                  {"klient", Compounds::kCounted},
                                                  {"patient", Compounds::kCounted},
                                                  {"pensionist", Compounds::kCounted},
                                                  {"studerende"},
                                                  {"modtager", Compounds::kOnly},
                                                  {"forsørger"},
                                                  {"flygtning", Compounds::kCounted},
                                                  {"indvandrer", Compounds::kCounted},
                                                  {"kursist", Compounds::kCounted},
                                                  {"dømt"},
                                                  {"sigtet"},
                                                  {"anbragt"}}};
constexpr std::array<std::string_view, 19> kEndings = {"",      "e",    "s",   "es",   "er", "ers", "erne",
                                                       "ernes", "en",   "ene", "enes", "et", "r",   "rs",
                                                       "rne",   "rnes", "n",   "ne",   "nes"};
constexpr std::array<std::string_view, 3> kDefiniteEndings = {"erne", "ene", "rne"};
// What is spelled like one and is none; "2 personers husstand" is the size of a household.
constexpr std::array<std::string_view, 8> kNoPersons = {"fare",  "faren", "farer",     "farerne",
                                                        "moren", "mors",  "personers", "husstandens"};

struct Token {
  Span span;
  std::string lower;
};

std::vector<Token> TokensOf(std::string_view text, std::size_t begin, std::size_t end) {
  std::vector<Token> tokens;
  for (std::size_t i = begin; i < end;) {
    const std::size_t first = i;
    std::size_t last = i;
    while (i < end) {
      std::size_t next = i;
      const char32_t c = NextCodePoint(text, next);
      // A point or comma between digits belongs to the number: "1.234", "3,5".
      const bool inside = (c == U'.' || c == U',') && i > first && next < end &&
                          IsDigit(static_cast<unsigned char>(text[next])) &&
                          IsDigit(static_cast<unsigned char>(text[i - 1]));
      if (!IsLetter(c) && !IsDigit(c) && !inside) break;
      last = i = next;
    }
    if (last > first) {
      tokens.push_back({{static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(last)},
                        ToLower(text.substr(first, last - first))});
    } else {
      (void)NextCodePoint(text, i);
    }
  }
  return tokens;
}

template <std::size_t size>
bool IsAmong(const std::array<std::string_view, size>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

// "familiernes" is "famili" in one of its forms; "familiehus" is none, as what a Danish word is stands last in it.
std::string_view UnitOf(std::string_view word) {
  if (IsAmong(kNoPersons, word)) return {};
  for (const PersonWord& person : kPersons) {
    const std::size_t at = word.rfind(person.stem);
    if (at == std::string_view::npos || !IsAmong(kEndings, word.substr(at + person.stem.size()))) continue;
    const bool fits = at == 0 ? person.compounds != Compounds::kOnly : person.compounds != Compounds::kNone && at > 1;
    if (fits) return person.stem;
  }
  return {};
}

// "beboerne": "3 beboerne" is the third heading, "3 af beboerne" are three of them.
bool IsDefinite(std::string_view word) {
  return std::any_of(kDefiniteEndings.begin(), kDefiniteEndings.end(),
                     [&](std::string_view ending) { return word.ends_with(ending); });
}

std::optional<int> FiguresOf(std::string_view word) {
  if (word.empty() || word.size() > 2 || word.find_first_not_of("0123456789") != std::string_view::npos)
    return std::nullopt;
  int number = 0;
  for (const char c : word) number = number * 10 + (c - '0');
  return number;
}

std::optional<int> CountOf(std::string_view word) {
  if (const std::optional<int> figures = FiguresOf(word)) return figures;
  for (const CountWord& known : kCountWords) {
    if (known.text == word) return known.count;
  }
  return std::nullopt;
}

class SmallCountFinder {
 public:
  SmallCountFinder(std::string_view text, int threshold) : text_(text), threshold_(threshold) {}

  std::vector<SmallCount> Find() {
    for (std::size_t begin = 0; begin < text_.size();) {
      const std::size_t end = std::min(text_.find('\n', begin), text_.size());
      ReadLine(begin, end);
      begin = end + 1;
    }
    std::sort(found_.begin(), found_.end(), [](const SmallCount& a, const SmallCount& b) { return a.span < b.span; });
    const auto same = [](const SmallCount& a, const SmallCount& b) { return a.span == b.span; };
    found_.erase(std::unique(found_.begin(), found_.end(), same), found_.end());
    return std::move(found_);
  }

 private:
  void ReadLine(std::size_t begin, std::size_t end) {
    const std::vector<Span> cells = CellsOf(begin, end);
    ReadSentence(TokensOf(text_, begin, end));
    if (cells.size() < 2) {
      heads_.clear();
      return;
    }
    ReadRow(cells);
  }

  std::vector<Span> CellsOf(std::size_t begin, std::size_t end) const {
    std::vector<Span> cells;
    for (std::size_t i = begin; i <= end; ++i) {
      const bool parts = i == end || text_[i] == '\t' || text_[i] == '|' || text_[i] == ';';
      if (!parts) continue;
      cells.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(i)});
      begin = i + 1;
    }
    return cells;
  }

  // "3 borgere", "to unge", "2 af de unge", "tre enlige mødre": a person within three words behind the number.
  void ReadSentence(const std::vector<Token>& tokens) {
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      const std::optional<int> count = CountOf(tokens[i].lower);
      if (count && IsSmall(*count) && !IsNumberOfSomething(tokens, i)) ReadBehind(tokens, i, *count);
    }
  }

  void ReadBehind(const std::vector<Token>& tokens, std::size_t i, int count) {
    bool some_of = false;
    for (std::size_t k = i + 1; k < tokens.size() && k <= i + 3 && IsOneClause(tokens[k - 1], tokens[k]); ++k) {
      const std::string& word = tokens[k].lower;
      if (CountOf(word)) return;
      some_of = some_of || word == "af";
      const std::string_view unit = UnitOf(word);
      if (unit.empty()) {
        if (!IsLink(word)) return;
        continue;
      }
      const bool names = (IsDefinite(word) && !some_of) || (k == i + 1 && IsHeading(tokens, i));
      const bool article = tokens[i].lower == "en" || tokens[i].lower == "et";
      if (names || (article && !some_of && !IsOnly(tokens, i))) return;
      found_.push_back({tokens[i].span, {tokens[i].span.begin, tokens[k].span.end}, count, unit});
      return;
    }
  }

  bool IsSmall(int count) const { return count >= 1 && count < threshold_; }

  // "af", "yderligere", and what describes persons: "udsatte", "voldsramte".
  static bool IsLink(std::string_view word) {
    constexpr std::array<std::string_view, 3> kLinks = {"af", "andre", "enkelt"};
    return IsAmong(kLinks, word) || (word.ends_with('e') && word.find("årig") == std::string_view::npos);
  }

  // "kun en borger", "blot et barn", "en enkelt beboer": there the article counts.
  static bool IsOnly(const std::vector<Token>& tokens, std::size_t i) {
    constexpr std::array<std::string_view, 5> kOnly = {"kun", "blot", "bare", "højst", "præcis"};
    const bool single = i + 1 < tokens.size() && tokens[i + 1].lower == "enkelt";
    return single || (i > 0 && IsAmong(kOnly, tokens[i - 1].lower));
  }

  // "2 Børn og unge" at the begin of a line is the number of a heading.
  bool IsHeading(const std::vector<Token>& tokens, std::size_t i) const {
    const Token& word = tokens[i + 1];
    return i == 0 && FiguresOf(tokens[i].lower) &&
           text_.substr(word.span.begin, 2) != std::string_view(word.lower).substr(0, 2);
  }

  // "§ 3 borgere", "punkt 2 Børn", "afdeling 4 beboerne", "den 3. elev": a number that names.
  bool IsNumberOfSomething(const std::vector<Token>& tokens, std::size_t i) const {
    constexpr std::array<std::string_view, 25> kNames = {
        "punkt", "pkt",   "stk",    "nr",      "afdeling",  "bilag", "side", "kapitel", "afsnit",
        "sag",   "kl",    "uge",    "fase",    "trin",      "blok",  "år",   "nummer",  "opgang",
        "tabel", "figur", "mindst", "minimum", "lejlighed", "model", "hver"};
    if (i > 0 && IsAmong(kNames, tokens[i - 1].lower)) return true;
    // "1 ud af 3 børn" is a share.
    if (i > 1 && tokens[i - 1].lower == "af" && tokens[i - 2].lower == "ud") return true;
    // "3-årige børn"
    if (text_.substr(tokens[i].span.end).starts_with("-")) return true;
    const std::uint32_t begin = tokens[i].span.begin;
    const std::string_view before = text_.substr(begin - std::min(begin, 4U), std::min(begin, 4U));
    if (before.find("§") != std::string_view::npos) return true;
    if (!before.empty() && (before.back() == '-' || before.back() == '/' || before.ends_with("–"))) return true;
    const bool ordinal = text_.substr(tokens[i].span.end).starts_with(".") && FiguresOf(tokens[i].lower);
    return ordinal && text_.substr(tokens[i].span.end).size() > 1;
  }

  // Between the two stands neither the end of a sentence nor of a cell.
  bool IsOneClause(const Token& one, const Token& two) const {
    const std::string_view between = text_.substr(one.span.end, two.span.begin - one.span.end);
    return between.find_first_of(".:;,|\t()%/") == std::string_view::npos;
  }

  void ReadRow(const std::vector<Span>& cells) {
    std::vector<std::string_view> units;
    bool numbers = false;
    for (const Span cell : cells) {
      units.push_back(UnitIn(cell));
      numbers = numbers || CountIn(cell).has_value();
    }
    const bool head =
        !numbers && std::any_of(units.begin(), units.end(), [](std::string_view unit) { return !unit.empty(); });
    if (head) {
      heads_ = units;
      return;
    }
    std::string_view row;
    for (std::string_view unit : units) row = row.empty() ? unit : row;
    for (std::size_t i = 0; i < cells.size(); ++i)
      TakeCell(cells[i], row.empty() && i < heads_.size() ? heads_[i] : row);
  }

  void TakeCell(Span cell, std::string_view unit) {
    const std::optional<Token> number = CountIn(cell);
    if (unit.empty() || !number) return;
    const int count = *FiguresOf(number->lower);
    if (IsSmall(count)) found_.push_back({number->span, number->span, count, unit});
  }

  std::string_view UnitIn(Span cell) const {
    for (const Token& token : TokensOf(text_, cell.begin, cell.end)) {
      if (const std::string_view unit = UnitOf(token.lower); !unit.empty()) return unit;
    }
    return {};
  }

  // The number of a cell that holds nothing else.
  std::optional<Token> CountIn(Span cell) const {
    const std::vector<Token> tokens = TokensOf(text_, cell.begin, cell.end);
    const bool alone = tokens.size() == 1 && FiguresOf(tokens.front().lower) &&
                       Trim(text_.substr(cell.begin, cell.end - cell.begin)).size() == tokens.front().lower.size();
    return alone ? std::optional(tokens.front()) : std::nullopt;
  }

  std::string_view text_;
  int threshold_;
  std::vector<std::string_view> heads_;
  std::vector<SmallCount> found_;
};

}  // namespace

std::vector<SmallCount> FindSmallCounts(std::string_view text, int threshold) {
  return SmallCountFinder(text, threshold).Find();
}

}  // namespace tovholder::documents
