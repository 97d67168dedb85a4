// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

// What a reader with a pencil can work out about hidden counts: the checker of suppression.
namespace tovholder::indicators {

// What is known of a hidden count by itself.
struct Range {
  std::int64_t low = 0;
  std::optional<std::int64_t> high = {};  // none: no end
};
// A sum of hidden counts that readers know. What it comes to is not needed: the counts that there are fit it.
struct Relation {
  struct Term {
    std::size_t cell = 0;
    std::int64_t times = 1;
  };
  std::vector<Term> terms;  // each cell once
};

// Looks for other counts that readers could take for the true ones: all ranges and relations hold for them too.
class OtherCounts {
 public:
  OtherCounts(std::vector<std::int64_t> counts, std::vector<Range> ranges, std::vector<Relation> relations);

  // By how much other counts differ from the true ones, with a difference at `cell`. Where none is found the cell has
  // to be taken for known: there is none, or only one that lies very far away.
  std::optional<std::vector<std::int64_t>> Find(std::size_t cell);

 private:
  bool Step(std::size_t cell, std::int64_t by);
  void Undo(std::size_t cell, std::int64_t by);
  bool Repair();
  std::optional<std::size_t> MostPressing() const;
  bool CanMove(std::size_t cell, std::int64_t by) const;

  std::vector<std::int64_t> counts_;
  std::vector<Range> ranges_;
  std::vector<Relation> relations_;
  struct Use {
    std::size_t relation;
    std::int64_t times;
  };
  std::vector<std::vector<Use>> uses_;  // by cell
  std::vector<std::int64_t> moves_;     // by cell, so far
  std::vector<std::int64_t> off_;       // by relation: by how much it does not hold
  std::vector<std::size_t> broken_;     // relations that do not hold
  int steps_left_ = 0;
};

}  // namespace tovholder::indicators
