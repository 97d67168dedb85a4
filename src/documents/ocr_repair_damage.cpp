// SPDX-License-Identifier: EUPL-1.2
#include "documents/ocr_repair_damage.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "documents/ocr_repair_options.h"

namespace tovholder::documents {
namespace {

constexpr std::size_t kStretch = 250;  // words
// Of a long text only so many stretches are looked at, evenly spread; the others are taken to be like them.
constexpr std::size_t kMostStretches = 80;
constexpr std::size_t kPassage = 7;  // words on either side
// A reading must beat the unknown word by this much to bear witness.
constexpr Cost kClear = 3;
// Below this share a text counts as sound and is left alone.
constexpr double kSound = 0.1;
// Until much was seen a stretch is taken to be like the whole text.
constexpr double kTrustInWhole = 4;
// Before anything is known of a text, a letter is lost or not.
constexpr double kEvenOdds = 0.5;
// Too few to tell the language by.
constexpr double kFewWords = 20;
// Of the words, in Danish text.
constexpr double kDanishShare = 0.12;

struct Tally {
  std::map<char32_t, double> lost;
  std::map<char32_t, double> intact;
  double lost_all = 0;
  double intact_all = 0;
  double small_words = 0;
  double words = 0;
  std::set<Letters> counted;  // a word bears witness once

  void AddLost(char32_t letter) {
    lost[letter] += 1;
    lost_all += 1;
  }
  void AddIntact(char32_t letter) {
    intact[letter] += 1;
    intact_all += 1;
  }
};

bool IsSmallDanishWord(const Letters& lower) {
  static const std::array<Letters, 20> kWords{U"og",  U"i",   U"at",   U"er",  U"en",  U"til", U"af",
                                              U"for", U"den", U"der",  U"de",  U"med", U"det", U"som",
                                              U"har", U"om",  U"ikke", U"kan", U"et",  U"ved"};
  return std::find(kWords.begin(), kWords.end(), lower) != kWords.end();
}

bool IsSmallForeignWord(const Letters& lower) {
  static const std::array<Letters, 18> kWords{U"the",   U"of",   U"and", U"are",  U"with", U"from",
                                              U"that",  U"this", U"was", U"have", U"been", U"which",
                                              U"their", U"und",  U"das", U"mit",  U"ist",  U"les"};
  return std::find(kWords.begin(), kWords.end(), lower) != kWords.end();
}

// Word by word: stands in a passage of another language.
std::vector<bool> FindForeign(const std::vector<SeenWord>& words) {
  std::vector<int> danish{0};
  std::vector<int> foreign{0};
  for (const SeenWord& word : words) {
    const Letters lower = LowerLetters(word.letters);
    danish.push_back(danish.back() + (IsSmallDanishWord(lower) ? 1 : 0));
    foreign.push_back(foreign.back() + (IsSmallForeignWord(lower) ? 1 : 0));
  }
  std::vector<bool> found(words.size());
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::size_t begin = i < kPassage ? 0 : i - kPassage;
    const std::size_t end = std::min(words.size(), i + kPassage + 1);
    const int others = foreign[end] - foreign[begin];
    found[i] = others > 1 && others > danish[end] - danish[begin];
  }
  return found;
}

// The reading that bears witness of damage, if there is one.
const Option* Witness(const SeenWord& word, OptionFinder& finder) {
  const auto& options = finder.OptionsFor(word);
  if (finder.IsKnown(word) || options.size() < 2) return nullptr;
  const Option& best = options[1];
  return best.cost + kClear < options[0].cost && !best.glued && !best.guessed ? &best : nullptr;
}

void Count(const SeenWord& word, OptionFinder& finder, Tally& tally, std::vector<double>& met) {
  const Letters lower = LowerLetters(word.letters);
  tally.words += word.HasLetter() ? 1 : 0;
  tally.small_words += IsSmallDanishWord(lower) ? 1 : 0;
  if (!tally.counted.insert(lower).second) return;
  for (const char32_t c : lower) {
    if (IsDanishLetter(c)) tally.AddIntact(c);
  }
  const Option* witness = word.untouchable ? nullptr : Witness(word, finder);
  if (witness == nullptr) return;
  for (const Confusion* confusion : witness->damage) {
    if (confusion->letter == 0) continue;
    tally.AddLost(confusion->letter);
    met[confusion->row] += 1;
  }
}

double ShareLost(double lost, double intact) { return lost / (lost + intact + 0.3); }

// Adds up stretch by stretch, then judges each beside the whole text.
class Measure {
 public:
  Measure(const std::vector<SeenWord>& words, const Dictionary& dictionary)
      : words_(words),
        dictionary_(dictionary),
        foreign_(FindForeign(words)),
        stretches_(words.size() / kStretch + 1),
        every_((stretches_.size() - 1) / kMostStretches + 1),
        met_(dictionary.confusions().rows().size(), 0) {
    OptionFinder finder(dictionary, Channel::Lossy(dictionary.confusions(), kEvenOdds), {});
    for (std::size_t i = 0; i < words.size(); ++i) {
      if (i / kStretch % every_ == 0 && !foreign_[i]) Count(words[i], finder, stretches_[i / kStretch], met_);
    }
    for (const Tally& tally : stretches_) {
      whole_.lost_all += tally.lost_all;
      whole_.intact_all += tally.intact_all;
      whole_.small_words += tally.small_words;
      whole_.words += tally.words;
    }
    lost_ = ShareLost(whole_.lost_all, whole_.intact_all);
  }

  Damage Judge() {
    Damage damage{Channel::Lossy(dictionary_.confusions(), kEvenOdds), std::vector<bool>(words_.size(), false), lost_};
    const bool danish = whole_.words < kFewWords || whole_.small_words >= kDanishShare * whole_.words;
    if (!danish) return damage;
    for (std::size_t i = 0; i < words_.size(); ++i) {
      damage.damaged[i] = !foreign_[i] && IsDamaged(stretches_[i / kStretch / every_ * every_]);
    }
    SetChannel(damage.channel);
    return damage;
  }

 private:
  bool IsDamaged(const Tally& tally) const {
    const double all = tally.lost_all + tally.intact_all;
    return (tally.lost_all + kTrustInWhole * lost_) / (all + kTrustInWhole) >= kSound;
  }

  void SetChannel(Channel& channel) const {
    channel.Learn(met_);
    for (const char32_t letter : {U'æ', U'ø', U'å'}) {
      double lost = 0;
      double intact = 0;
      for (const Tally& tally : stretches_) {
        if (!IsDamaged(tally)) continue;
        if (const auto found = tally.lost.find(letter); found != tally.lost.end()) lost += found->second;
        if (const auto found = tally.intact.find(letter); found != tally.intact.end()) intact += found->second;
      }
      channel.SetLost(letter, (lost + lost_) / (lost + intact + 1));
    }
  }

  const std::vector<SeenWord>& words_;
  const Dictionary& dictionary_;
  std::vector<bool> foreign_;
  std::vector<Tally> stretches_;
  std::size_t every_;
  std::vector<double> met_;
  Tally whole_;
  double lost_ = 0;
};

}  // namespace

Damage MeasureDamage(const std::vector<SeenWord>& words, const Dictionary& dictionary) {
  return Measure(words, dictionary).Judge();
}

}  // namespace tovholder::documents
