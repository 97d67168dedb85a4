// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "search/entry.h"
#include "sql/database.h"

namespace tovholder::search {

// What an entry offers to somebody typing: its title, the words of it, names, its case number.
struct Offer {
  std::string fold;
  std::string text;
};
std::vector<Offer> OffersOf(const Entry& entry);

// Counts what entries offer, to write each offer once with all that bear it.
class OfferCounts {
 public:
  void Add(const std::vector<Offer>& offers, std::string_view visibility);
  // Leaves nothing counted.
  void Write(sql::Transaction& transaction);

 private:
  struct Count {
    std::string text;
    std::int64_t entries = 0;
  };
  void WriteOnSqlite(sql::Transaction& transaction) const;
  void WriteOnPostgres(sql::Transaction& transaction) const;

  std::map<std::pair<std::string, std::string>, Count> counts_;  // by fold and visibility
};

void RemoveOffers(sql::Transaction& transaction, const Entry& entry);

}  // namespace tovholder::search
