// SPDX-License-Identifier: EUPL-1.2
#include "danish_text_generator.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <unordered_set>

namespace tovholder::bench {
namespace {

// The words that are everywhere, in the order of their frequency.
constexpr std::array<std::string_view, 60> kSmall{
    "og",    "i",      "at",   "det",   "er",    "en",    "til",    "af",    "på",    "der",  "for",   "med",
    "den",   "som",    "de",   "et",    "har",   "ikke",  "om",     "fra",   "kan",   "vil",  "skal",  "blev",
    "ved",   "efter",  "også", "eller", "samt",  "men",   "var",    "under", "over",  "ud",   "op",    "når",
    "hvor",  "mellem", "mod",  "alle",  "flere", "andre", "disse",  "denne", "dette", "sin",  "deres", "være",
    "blive", "få",     "give", "gøre",  "se",    "nye",   "første", "andet", "samme", "hele", "egen",  "uden"};

// Stems of minutes; words of lower ranks are made of them.
constexpr std::array<std::string_view, 96> kStems{
    "bolig",      "plan",       "udvalg",      "møde",       "kommune",     "budget",      "sag",        "beboer",
    "afdeling",   "indsats",    "område",      "skole",      "bestyrelse",  "forvaltning", "økonomi",    "projekt",
    "aftale",     "beslutning", "indstilling", "drift",      "borger",      "familie",     "ungdom",     "forening",
    "helhed",     "fond",       "tilskud",     "høring",     "strategi",    "service",     "miljø",      "trafik",
    "vej",        "park",       "idræt",       "kultur",     "sundhed",     "arbejde",     "uddannelse", "job",
    "tryghed",    "politi",     "nærmiljø",    "renovering", "energi",      "varme",       "affald",     "vand",
    "klima",      "natur",      "lokal",       "by",         "land",        "havn",        "center",     "hal",
    "sal",        "frivillig",  "demokrati",   "medlem",     "formand",     "råd",         "nævn",       "klage",
    "kontrakt",   "udbud",      "levering",    "regnskab",   "revision",    "lån",         "leje",       "husleje",
    "byggeri",    "grund",      "salg",        "køb",        "pris",        "takst",       "gebyr",      "personale",
    "ansættelse", "leder",      "lærer",       "pædagog",    "institution", "børnehave",   "dagtilbud",  "ældre",
    "pleje",      "hjem",       "besøg",       "transport",  "cykel",       "bus",         "station",    "evaluering"};

constexpr std::array<std::string_view, 14> kEndings{"",    "en", "et", "er",  "erne", "ens", "ernes",
                                                    "ets", "e",  "es", "ers", "ene",  "s",   "ning"};
constexpr std::array<std::string_view, 3> kLinks{"", "s", "e"};

constexpr std::array<std::string_view, 20> kFirstNames{
    "Mette",  "Lars", "Aisha",  "Søren",  "Kirsten", "Ole",    "Fatima", "Jens", "Bente", "Åse",
    "Hassan", "Pia",  "Rasmus", "Ingrid", "Yusuf",   "Dorthe", "Henrik", "Lone", "Emil",  "Karen"};
constexpr std::array<std::string_view, 25> kNameBegins{
    "Aske", "Birk", "Brede", "Dam", "Elm", "Fager", "Grøn", "Hede", "Hyl",   "Kjær", "Klint", "Lang",  "Lund",
    "Mark", "Nør",  "Over",  "Ras", "Ry",  "Sand",  "Skov", "Sten", "Storm", "Thor", "Vang",  "Vester"};
constexpr std::array<std::string_view, 20> kNameEnds{"gaard", "holm", "lund", "bæk",  "dal",   "bjerg", "toft",
                                                     "vig",   "skov", "borg", "sen",  "strup", "mose",  "kær",
                                                     "ager",  "bo",   "hus",  "berg", "feldt", "sted"};
constexpr std::array<std::string_view, 8> kTitleBeginnings{"Godkendelse af ", "Orientering om ", "Drøftelse af ",
                                                           "Budget for ",     "Høring om ",      "Status på ",
                                                           "Ansøgning om ",   "Evaluering af "};

// Numbers that do not differ between standard libraries.
std::uint64_t Next(std::mt19937_64& engine) { return engine(); }

template <std::size_t N>
std::string_view OneOf(std::mt19937_64& engine, const std::array<std::string_view, N>& list) {
  return list.at(Next(engine) % N);
}

// Words that no dictionary knows, as names of places and firms are.
std::string InventedWord(std::mt19937_64& engine) {
  constexpr std::array<std::string_view, 16> kOnsets{"b", "d", "f", "g", "h",  "k", "l", "m",
                                                     "n", "p", "r", "s", "st", "t", "v", "kr"};
  constexpr std::array<std::string_view, 9> kVowels{"a", "e", "i", "o", "u", "y", "æ", "ø", "å"};
  constexpr std::array<std::string_view, 8> kCodas{"", "n", "r", "l", "s", "nd", "k", "rg"};
  std::string word;
  for (std::size_t syllables = 2 + Next(engine) % 2; syllables > 0; --syllables) {
    word.append(OneOf(engine, kOnsets)).append(OneOf(engine, kVowels)).append(OneOf(engine, kCodas));
  }
  return word;
}

std::string RareWord(std::mt19937_64& engine) {
  if (Next(engine) % 4 == 0) return InventedWord(engine).append(OneOf(engine, kEndings));
  std::string word(OneOf(engine, kStems));
  for (std::size_t parts = Next(engine) % 3; parts > 0; --parts)
    word.append(OneOf(engine, kLinks)).append(OneOf(engine, kStems));
  return word.append(OneOf(engine, kEndings));
}

void Capitalise(std::string& text) {
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
}

std::string Digits(std::mt19937_64& engine, std::size_t count) {
  std::string digits;
  while (digits.size() < count) digits += static_cast<char>('0' + Next(engine) % 10);
  return digits;
}

}  // namespace

DanishTextGenerator::DanishTextGenerator(std::uint64_t seed, std::size_t vocabulary) : engine_(seed) {
  std::unordered_set<std::string> taken;
  const auto add = [&](std::string word) {
    if (words_.size() < vocabulary && taken.insert(word).second) words_.push_back(std::move(word));
  };
  for (const std::string_view word : kSmall) add(std::string(word));
  for (const std::string_view stem : kStems) add(std::string(stem));
  while (words_.size() < vocabulary) add(RareWord(engine_));
  double sum = 0;
  for (std::size_t rank = 0; rank < words_.size(); ++rank) {
    sum += std::pow(static_cast<double>(rank) + 2.7, -1.05);
    until_.push_back(sum);
  }
}

std::size_t DanishTextGenerator::Below(std::size_t limit) { return Next(engine_) % limit; }

std::size_t DanishTextGenerator::Rank() {
  const double place = static_cast<double>(Next(engine_) >> 11) * 0x1p-53 * until_.back();
  const auto at = std::lower_bound(until_.begin(), until_.end(), place);
  return std::min(static_cast<std::size_t>(at - until_.begin()), words_.size() - 1);
}

std::string DanishTextGenerator::Sentence() {
  std::string sentence;
  for (std::size_t left = 5 + Below(14); left > 0; --left) {
    const std::size_t kind = Below(120);
    if (kind == 0) {
      sentence.append("§ ")
          .append(std::to_string(1 + Below(120)))
          .append(", stk. ")
          .append(std::to_string(1 + Below(5)));
    } else if (kind == 1) {
      sentence += std::to_string(1 + Below(900)) + ".000 kr.";
    } else if (kind == 2) {
      sentence += Person();
    } else {
      sentence += words_[Rank()];
    }
    sentence += left == 1 ? ". " : Below(12) == 0 ? ", " : " ";
  }
  Capitalise(sentence);
  return sentence;
}

std::string DanishTextGenerator::Text(std::size_t bytes) {
  std::string text;
  while (text.size() < bytes) {
    text += Sentence();
    if (Below(5) == 0) text.back() = '\n';
  }
  return text;
}

std::string DanishTextGenerator::Title() {
  std::string title(OneOf(engine_, kTitleBeginnings));
  for (std::size_t left = 1 + Below(3); left > 0; --left)
    title += words_[60 + Rank() % (words_.size() - 60)] + (left == 1 ? "" : " ");
  return title;
}

std::string DanishTextGenerator::CaseNumber() {
  if (Below(2) == 0) return std::to_string(15 + Below(11)) + "-" + Digits(engine_, 6);
  return Digits(engine_, 2) + "." + Digits(engine_, 2) + ".00-P" + Digits(engine_, 2) + "-" +
         std::to_string(1 + Below(90)) + "-" + std::to_string(10 + Below(16));
}

std::string DanishTextGenerator::PersonOf(std::size_t number) {
  const std::size_t surname = number / kFirstNames.size();
  return std::string(kFirstNames.at(number % kFirstNames.size()))
      .append(" ")
      .append(kNameBegins.at(surname % kNameBegins.size()))
      .append(kNameEnds.at(surname / kNameBegins.size() % kNameEnds.size()));
}

}  // namespace tovholder::bench
