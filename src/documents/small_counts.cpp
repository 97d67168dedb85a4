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
constexpr std::array<CountWord, 12> kCountWords = {{{"én", 1},
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
                                                    {"otte", 8}}};

// The begin of a word says whom it counts: "borgere", "elevernes", "enlige".
constexpr std::array<std::string_view, 38> kPersons = {
    "borger",    "person",     "elev",    "famili",  "husstand",   "kvinde",  "mand",     "mænd",
    "barn",      "børn",       "ung",     "beboer",  "pige",       "dreng",   "voksn",    "ældre",
    "senior",    "deltager",   "ledig",   "lejer",   "forældre",   "enlige",  "mor",      "mødre",
    "far",       "fædre",      "klient",  "patient", "studerende", "ansøger", "modtager", "medarbejder",
    "flygtning", "indvandrer", "kursist", "dømt",    "sigtet",     "anbragt"};
// What begins like one and is none.
constexpr std::array<std::string_view, 22> kNoPersons = {
    "ungarn",        "mandag",        "mandat",     "mandskab",    "morgen",     "mors",         "fart",   "farve",
    "farligt",       "farlig",        "faren",      "fare",        "familieafd", "familiebolig", "børneh", "børnehave",
    "borgerservice", "borgerforslag", "borgermøde", "borgermøder", "personbil",  "elevator"};

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

std::string_view UnitOf(std::string_view word) {
  for (std::string_view none : kNoPersons) {
    if (word.starts_with(none)) return {};
  }
  for (std::string_view unit : kPersons) {
    const bool short_one = unit == "ung" || unit == "mor" || unit == "far" || unit == "mand";
    if (!word.starts_with(unit)) continue;
    if (!short_one || word.size() <= unit.size() + 3) return unit;
  }
  return {};
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
      if (!count || !IsSmall(*count) || IsNumberOfSomething(tokens, i)) continue;
      for (std::size_t k = i + 1; k < tokens.size() && k <= i + 3 && IsOneClause(tokens[k - 1], tokens[k]); ++k) {
        if (CountOf(tokens[k].lower)) break;
        const std::string_view unit = UnitOf(tokens[k].lower);
        if (unit.empty()) {
          if (!IsLink(tokens[k].lower)) break;
          continue;
        }
        const bool article = tokens[i].lower == "en" || tokens[i].lower == "et";
        if (!article || IsOnly(tokens, i)) found_.push_back({tokens[i].span, *count, unit});
        break;
      }
    }
  }

  bool IsSmall(int count) const { return count >= 1 && count < threshold_; }

  static bool IsLink(std::string_view word) {
    constexpr std::array<std::string_view, 12> kLinks = {"af",     "de",    "disse", "yderligere", "unge", "ældre",
                                                         "voksne", "andre", "nye",   "ledige",     "små",  "større"};
    return std::find(kLinks.begin(), kLinks.end(), word) != kLinks.end();
  }

  // "kun en borger", "blot et barn": there the article counts.
  static bool IsOnly(const std::vector<Token>& tokens, std::size_t i) {
    constexpr std::array<std::string_view, 5> kOnly = {"kun", "blot", "bare", "højst", "præcis"};
    return i > 0 && std::find(kOnly.begin(), kOnly.end(), tokens[i - 1].lower) != kOnly.end();
  }

  // "§ 3 borgere", "punkt 2 Børn", "afdeling 4 beboerne", "den 3. elev": a number that names.
  bool IsNumberOfSomething(const std::vector<Token>& tokens, std::size_t i) const {
    constexpr std::array<std::string_view, 14> kNames = {"punkt",   "pkt",    "stk", "nr", "afdeling", "bilag", "side",
                                                         "kapitel", "afsnit", "sag", "kl", "uge",      "fase",  "trin"};
    if (i > 0 && std::find(kNames.begin(), kNames.end(), tokens[i - 1].lower) != kNames.end()) return true;
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
    return between.find_first_of(".:;,|\t()") == std::string_view::npos;
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
    if (IsSmall(count)) found_.push_back({number->span, count, unit});
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
