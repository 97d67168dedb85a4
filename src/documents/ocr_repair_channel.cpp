// SPDX-License-Identifier: EUPL-1.2
#include "documents/ocr_repair_channel.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "base/text.h"

namespace tovholder::documents {
namespace {

constexpr std::u32string_view kDanishLetters = U"æøå";
// Of letters other than æ ø å, in a text that was read badly.
constexpr double kMisread = 0.001;
// The table's own weights count as much as this many occurrences.
constexpr double kTrustInTable = 12;

char32_t LostLetter(const Letters& meant) {
  for (const char32_t letter : meant) {
    if (IsDanishLetter(LowerLetter(letter))) return LowerLetter(letter);
  }
  return 0;
}

double ParseWeight(std::string_view text) {
  double weight = 0;
  std::from_chars(text.data(), text.data() + text.size(), weight);
  return weight;
}

}  // namespace

ConfusionTable::ConfusionTable(std::string_view lines) {
  for (const std::string_view line : SplitLines(lines)) {
    const auto parts = Split(line, '\t');
    if (parts.size() != 4 || line.starts_with('#')) continue;
    Confusion row{ToLetters(parts[0]), ToLetters(parts[1]), ParseWeight(parts[2]), std::string(parts[3]), 0,
                  rows_.size()};
    row.letter = LostLetter(row.meant);
    rows_.push_back(row);
    by_first_[row.seen.front()].push_back(row);
  }
}

const std::vector<Confusion>& ConfusionTable::BeginningWith(char32_t first) const {
  static const std::vector<Confusion> kNone;
  const auto found = by_first_.find(first);
  return found == by_first_.end() ? kNone : found->second;
}

Channel Channel::Faithful(const ConfusionTable& table) {
  Channel channel(table);
  channel.faithful_ = true;
  channel.costs_.assign(table.rows().size(), kNoWord);
  return channel;
}

Channel Channel::Lossy(const ConfusionTable& table, double lost) {
  Channel channel(table);
  for (const char32_t letter : kDanishLetters) channel.lost_[letter] = lost;
  channel.Weigh();
  return channel;
}

void Channel::SetLost(char32_t letter, double share) {
  lost_[letter] = std::clamp(share, 0.001, 0.99);
  Weigh();
}

double Channel::Lost(char32_t letter) const {
  const auto found = lost_.find(letter);
  return found == lost_.end() ? 0 : found->second;
}

void Channel::Learn(const std::vector<double>& met) {
  met_ = met;
  Weigh();
}

Cost Channel::CostOfIntact(char32_t lower) const {
  if (!IsDanishLetter(lower) || faithful_) return 0;
  return static_cast<Cost>(-std::log(1 - Lost(lower)));
}

void Channel::Weigh() {
  std::map<char32_t, double> weight;
  std::map<char32_t, double> met;
  for (const Confusion& row : table_->rows()) {
    weight[row.letter] += row.weight;
    met[row.letter] += met_[row.row];
  }
  costs_.clear();
  for (const Confusion& row : table_->rows()) {
    const double own = kTrustInTable * row.weight / weight[row.letter];
    const double share = (own + met_[row.row]) / (kTrustInTable + met[row.letter]);
    const double rate = row.letter == 0 ? kMisread * row.weight : Lost(row.letter) * share;
    costs_.push_back(static_cast<Cost>(-std::log(rate)));
  }
}

}  // namespace tovholder::documents
