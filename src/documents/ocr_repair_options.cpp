// SPDX-License-Identifier: EUPL-1.2
#include "documents/ocr_repair_options.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace tovholder::documents {
namespace {

constexpr Cost kUnknownWord = 9;
constexpr Cost kUnknownName = 8;
constexpr Cost kUnknownSign = 5;
constexpr Cost kSpelled = 16;
// Names are rare one by one, but a capital letter inside a sentence says that one stands there.
constexpr Cost kKnownName = 11.5F;
constexpr Cost kNameReadAsWord = 2;
constexpr Cost kNameReadAsCompound = 3;
constexpr Cost kOpeningReadAsCompound = 2;
// How far behind the word as it stands a reading may lie and still be weighed by what stands around it.
constexpr Cost kReach = 7;
constexpr std::size_t kMostOptions = 6;
// A word of the archive that the dictionary lacks is no more common than this, however small the archive.
constexpr Cost kOwnWord = 8;
constexpr std::size_t kShortestOwnWord = 4;

// What stands behind the space looks like an ending: "organisering er".
bool LooksLikeEnding(const Letters& text) {
  static const std::array<Letters, 9> kEndings{U"er", U"en", U"et", U"de", U"te", U"ne", U"re", U"ens", U"ere"};
  return std::find(kEndings.begin(), kEndings.end(), LowerLetters(text.substr(text.rfind(U' ') + 1))) != kEndings.end();
}

bool LooksLikeName(const SeenWord& word) { return word.Capital() && !word.opens && !word.AllCapitals(); }

// The seen letters could stand in a name as they are: a for å, o for ø.
bool IsPlainDamage(const Confusion* confusion) {
  static const Letters kPlain = U"aeoAEO";
  return confusion->seen.size() == 1 && kPlain.find(confusion->seen.front()) != Letters::npos;
}

// What speaks against a reading because of the capital letter that the word begins with.
Cost CostOfCapital(const SeenWord& word, const Reading& reading) {
  if (!word.Capital() || word.AllCapitals() || reading.name) return 0;
  if (!std::all_of(reading.damage.begin(), reading.damage.end(), IsPlainDamage)) return 0;
  const bool compound = reading.parts > 1;
  if (word.opens) return compound ? kOpeningReadAsCompound : 0;
  return compound ? kNameReadAsCompound : kNameReadAsWord;
}

// The space would part a digit from its word.
bool CutsOffDigit(const SeenWord& word, const Letters& text) {
  return IsDigit(word.letters.back()) && text.rfind(U' ') + 2 >= text.size();
}

Lexicon OwnWords(const WordShares& archive, const Lexicon& danish) {
  Lexicon own;
  for (const auto& [word, per_million] : archive) {
    const Letters letters = ToLetters(word);
    if (letters.size() < kShortestOwnWord || danish.CostOf(letters) != kNoWord) continue;
    own.Add(letters, std::max(kOwnWord, CostOfShare(per_million)), Lexicon::Kind::kCommon);
  }
  return own;
}

Option OptionOf(Reading reading) {
  return {std::move(reading.text),
          std::move(reading.origin),
          std::move(reading.damage),
          reading.cost,
          reading.parts,
          reading.glued,
          reading.guessed,
          reading.name};
}

}  // namespace

OptionFinder::OptionFinder(const Dictionary& dictionary, Channel channel, const WordShares& archive)
    : dictionary_(dictionary), channel_(std::move(channel)), own_words_(OwnWords(archive, dictionary.lexicon())) {}

Cost CostOfUnknown(const SeenWord& word) {
  Cost cost = LooksLikeName(word) ? kUnknownName : kUnknownWord;
  for (const char32_t c : word.letters) cost += IsLetter(c) ? kUnknownLetter : kUnknownSign;
  return cost;
}

OptionFinder::AsSeen OptionFinder::CostAsSeen(const SeenWord& word) const {
  const Channel faithful = Channel::Faithful(dictionary_.confusions());
  Cost intact = 0;
  for (const char32_t c : LowerLetters(word.letters)) intact += channel_.CostOfIntact(c);
  const Cost own = own_words_.CostOf(LowerLetters(word.letters));
  if (own != kNoWord) return {own + intact, true};
  const auto readings =
      FindReadings(word.letters, dictionary_.lexicon(), faithful, {.highest = 60, .most = 1, .steps = 2000});
  const Cost unknown = CostOfUnknown(word);
  const bool readable = !readings.empty() && (!readings[0].name || word.Capital());
  if (readable && readings[0].parts == 1) {
    const bool name = LooksLikeName(word) && dictionary_.lexicon().IsName(LowerLetters(word.letters));
    return {(name ? std::min(readings[0].cost, kKnownName) : readings[0].cost) + intact, true};
  }
  if (dictionary_.Spells(ToText(word.letters))) return {std::min(kSpelled, unknown) + intact, true};
  return {(readable ? std::min(unknown, readings[0].cost) : unknown) + intact, false};
}

bool OptionFinder::Suits(const SeenWord& word, const Reading& reading) const {
  if (reading.glued && (LooksLikeEnding(reading.text) || CutsOffDigit(word, reading.text))) return false;
  if (reading.damage.empty() && !reading.glued) return false;
  return !reading.name || word.Capital() || !IsLetter(word.letters.front());
}

std::vector<Option> OptionFinder::FindOptions(const SeenWord& word) {
  const AsSeen as_seen = CostAsSeen(word);
  as_seen_[word.letters] = as_seen;
  Option stays;
  stays.text = word.letters;
  stays.cost = as_seen.cost;
  for (std::size_t i = 0; i < word.letters.size(); ++i) stays.origin.push_back(static_cast<std::uint16_t>(i));
  std::vector<Option> options{stays};
  // A bar for the word "I".
  const bool bar = word.opens && word.letters == U"|";
  if (word.untouchable || (word.letters.size() < 2 && !bar)) return options;
  const SearchBounds bounds{.highest = as_seen.cost + kReach, .most = kMostOptions, .steps = 20000};
  for (Reading& reading : FindReadings(word.letters, dictionary_.lexicon(), channel_, bounds)) {
    if (!Suits(word, reading)) continue;
    reading.cost += CostOfCapital(word, reading);
    options.push_back(OptionOf(std::move(reading)));
  }
  AddOwnWords(word, bounds, options);
  return options;
}

void OptionFinder::AddOwnWords(const SeenWord& word, const SearchBounds& bounds, std::vector<Option>& options) const {
  for (Reading& reading : FindReadings(word.letters, own_words_, channel_, bounds)) {
    if (reading.parts > 1 || !Suits(word, reading)) continue;
    const auto same =
        std::find_if(options.begin(), options.end(), [&](const Option& option) { return option.text == reading.text; });
    if (same == options.end()) {
      options.push_back(OptionOf(std::move(reading)));
    } else if (reading.cost < same->cost) {
      *same = OptionOf(std::move(reading));
    }
  }
  std::sort(options.begin() + 1, options.end(), [](const Option& a, const Option& b) { return a.cost < b.cost; });
}

const std::vector<Option>& OptionFinder::OptionsFor(const SeenWord& word) {
  // A capital letter counts differently where a sentence opens.
  Letters key = word.letters;
  if (word.opens) key += U'^';
  const auto found = options_.find(key);
  if (found != options_.end()) return found->second;
  return options_[key] = FindOptions(word);
}

const Option& OptionFinder::CheapestFor(const SeenWord& word) {
  const auto& options = OptionsFor(word);
  return *std::min_element(options.begin(), options.end(),
                           [](const Option& a, const Option& b) { return a.cost < b.cost; });
}

bool OptionFinder::IsKnown(const SeenWord& word) {
  OptionsFor(word);
  return as_seen_[word.letters].known;
}

}  // namespace tovholder::documents
