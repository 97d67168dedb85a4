// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "search/entry.h"

namespace tovholder::search {

// What an entry offers to somebody typing: its title, the words of it, names, its case number.
struct Offer {
  std::string fold;
  std::string text;
};
std::vector<Offer> OffersOf(const Entry& entry);

// The first letters of an offer: the frequent ones are looked up by them.
std::string_view HeadOf(std::string_view fold);

}  // namespace tovholder::search
