// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
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

void AddOffers(sql::Transaction& transaction, const Entry& entry);
void RemoveOffers(sql::Transaction& transaction, const Entry& entry);

}  // namespace tovholder::search
