// SPDX-License-Identifier: EUPL-1.2
#include "documents/ocr_repair_lexicon.h"

#include <algorithm>
#include <cmath>

#include "base/text.h"

namespace tovholder::documents {

Letters ToLetters(std::string_view text) {
  Letters letters;
  letters.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) letters.push_back(NextCodePoint(text, at));
  return letters;
}

std::string ToText(const Letters& letters) {
  std::string text;
  for (const char32_t letter : letters) AppendUtf8(text, letter);
  return text;
}

// Danish and its neighbours write within Latin-1.
char32_t LowerLetter(char32_t letter) {
  const bool wide = letter >= 0xC0 && letter <= 0xDE && letter != 0xD7;
  return (letter >= U'A' && letter <= U'Z') || wide ? letter + 0x20 : letter;
}

char32_t UpperLetter(char32_t letter) {
  const bool wide = letter >= 0xE0 && letter <= 0xFE && letter != 0xF7;
  return (letter >= U'a' && letter <= U'z') || wide ? letter - 0x20 : letter;
}

Letters LowerLetters(Letters letters) {
  std::transform(letters.begin(), letters.end(), letters.begin(), LowerLetter);
  return letters;
}

Cost CostOfShare(double per_million) { return static_cast<Cost>(-std::log(per_million / 1e6)); }

Lexicon::Lexicon() {
  nodes_.reserve(1U << 20U);
  nodes_.emplace_back();
}

void Lexicon::Add(const Letters& lower, Cost cost, Kind kind) {
  if (lower.empty()) return;
  Place place = kRoot;
  nodes_[place].lowest = std::min(nodes_[place].lowest, cost);
  for (const char32_t letter : lower) {
    place = StepOrGrow(place, letter);
    nodes_[place].lowest = std::min(nodes_[place].lowest, cost);
  }
  Node& node = nodes_[place];
  node.name = kind == Kind::kName && (node.name || node.cost == kNoWord);
  node.cost = std::min(node.cost, cost);
}

Lexicon::Place Lexicon::Step(Place from, char32_t letter) const {
  Place place = nodes_[from].first;
  while (place != kNowhere && nodes_[place].letter != letter) place = nodes_[place].next;
  return place;
}

Lexicon::Place Lexicon::StepOrGrow(Place from, char32_t letter) {
  const Place found = Step(from, letter);
  if (found != kNowhere) return found;
  const auto grown = static_cast<Place>(nodes_.size());
  nodes_.push_back({.letter = letter, .next = nodes_[from].first});
  nodes_[from].first = grown;
  return grown;
}

Lexicon::Place Lexicon::Find(const Letters& lower) const {
  Place place = kRoot;
  for (const char32_t letter : lower) {
    place = Step(place, letter);
    if (place == kNowhere) break;
  }
  return place;
}

Cost Lexicon::CostOf(const Letters& lower) const {
  const Place place = Find(lower);
  if (place == kNowhere) return kNoWord;
  return nodes_[place].cost;
}

bool Lexicon::IsName(const Letters& lower) const {
  const Place place = Find(lower);
  return place != kNowhere && nodes_[place].name;
}

void Lexicon::SetAlone(const Letters& lower) {
  const Place place = Find(lower);
  if (place != kNowhere) nodes_[place].alone = true;
}

}  // namespace tovholder::documents
