// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <map>
#include <string>
#include <vector>

#include "documents/ocr_repair_dictionary.h"
#include "documents/ocr_repair_search.h"
#include "documents/ocr_repair_words.h"

namespace tovholder::documents {

// One thing that a word may be meant to be, the word as it stands among them.
struct Option {
  Letters text;
  std::vector<std::uint16_t> origin;
  std::vector<const Confusion*> damage;  // none: as it stands
  Cost cost = 0;
  int parts = 1;
  bool glued = false;
  bool guessed = false;
  bool name = false;
  bool Stays() const { return damage.empty() && !glued; }
};

// What the words of one text may be meant to be. Remembers each word it was asked for.
class OptionFinder {
 public:
  OptionFinder(const Dictionary& dictionary, Channel channel, const WordShares& archive);

  // The first is the word as it stands; the others follow, cheapest first.
  const std::vector<Option>& OptionsFor(const SeenWord& word);
  const Option& CheapestFor(const SeenWord& word);
  // Whether the word as it stands is Danish as far as the dictionary knows.
  bool IsKnown(const SeenWord& word);
  const Channel& channel() const { return channel_; }

 private:
  struct AsSeen {
    Cost cost = 0;
    bool known = false;
  };
  AsSeen CostAsSeen(const SeenWord& word) const;
  std::vector<Option> FindOptions(const SeenWord& word);
  bool Suits(const SeenWord& word, const Reading& reading) const;
  void AddOwnWords(const SeenWord& word, const SearchBounds& bounds, std::vector<Option>& options) const;

  const Dictionary& dictionary_;
  Channel channel_;
  Lexicon own_words_;  // of the archive, where the dictionary lacks them
  std::map<Letters, std::vector<Option>> options_;
  std::map<Letters, AsSeen> as_seen_;
};

// The cost of a word that no dictionary has.
Cost CostOfUnknown(const SeenWord& word);

}  // namespace tovholder::documents
