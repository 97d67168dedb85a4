// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <array>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "documents/ocr_repair_lexicon.h"

namespace tovholder::documents {

// One way in which letters that were meant come to be seen as others.
struct Confusion {
  Letters meant;        // in lower case where either case may be meant
  Letters seen;         // exact case
  double weight = 0;    // beside the others of the same letter
  std::string rule;     // its name in the list of changes
  char32_t letter = 0;  // æ, ø or å where one of these was lost
  std::size_t row = 0;  // in the table
};

class ConfusionTable {
 public:
  // Lines `meant<TAB>seen<TAB>weight<TAB>rule`; # begins a comment.
  explicit ConfusionTable(std::string_view lines);
  // Those whose seen letters begin with `first`.
  const std::vector<Confusion>& BeginningWith(char32_t first) const;
  const std::vector<Confusion>& rows() const { return rows_; }

 private:
  std::vector<Confusion> rows_;
  std::map<char32_t, std::vector<Confusion>> by_first_;
};

// What befalls letters between the page and the text: which share of each of æ ø å was lost, to what,
// and how often other letters were misread.
class Channel {
 public:
  // Nothing was lost.
  static Channel Faithful(const ConfusionTable& table);
  // Each of æ ø å is lost with probability `lost`.
  static Channel Lossy(const ConfusionTable& table, double lost);

  void SetLost(char32_t letter, double share);
  double Lost(char32_t letter) const;
  // How often each row of the table was met; the weights follow.
  void Learn(const std::vector<double>& met);

  const ConfusionTable& table() const { return *table_; }
  bool faithful() const { return faithful_; }
  Cost CostOf(const Confusion& confusion) const { return costs_[confusion.row]; }
  // Of a letter that came through.
  Cost CostOfIntact(char32_t lower) const;

 private:
  explicit Channel(const ConfusionTable& table) : table_(&table), met_(table.rows().size(), 0) {}
  void Weigh();

  const ConfusionTable* table_;
  bool faithful_ = false;
  std::map<char32_t, double> lost_;
  std::vector<double> met_;
  std::vector<Cost> costs_;
};

}  // namespace tovholder::documents
