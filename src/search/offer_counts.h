// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <functional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "search/suggestions.h"
#include "sql/database.h"

// The list that suggestions are taken from: each offer once, with how many entries of each visibility bear it.
namespace tovholder::search {

struct CountedOffer {
  std::string_view fold;
  std::string_view visibility;
  std::string_view text;
  std::int64_t entries = 0;
};

// Counts what entries offer, to write each offer once with all that bear it.
class OfferCounts {
 public:
  void Add(std::vector<Offer> offers, std::string_view visibility);
  // Into the list. Leaves nothing counted.
  void Write(sql::Transaction& transaction);
  // Beside the list, to come into it with those of many batches: each has a place of its own there, so that a few
  // cost nearly as much as many. Leaves nothing counted.
  void Postpone(sql::Transaction& transaction);

 private:
  struct Key {
    std::string_view fold;
    std::string_view visibility;
    bool operator==(const Key&) const = default;
  };
  struct Hash {
    std::size_t operator()(const Key& key) const { return std::hash<std::string_view>()(key.fold); }
  };
  struct Count {
    std::string_view text;
    std::int64_t entries = 0;
  };
  std::vector<CountedOffer> Counted() const;
  void Clear();

  std::vector<std::vector<Offer>> kept_;  // what the rest looks at
  std::set<std::string, std::less<>> visibilities_;
  std::unordered_map<Key, Count, Hash> counts_;
};

// Brings what was postponed into the list.
void WritePostponed(sql::Transaction& transaction);

// Takes what the entry offers out of the list.
void RemoveOffers(sql::Transaction& transaction, const Entry& entry);

void DeleteAllOffers(sql::Transaction& transaction);

}  // namespace tovholder::search
