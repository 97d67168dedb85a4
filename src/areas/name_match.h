// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "areas/area_book.h"
#include "areas/area_history_store.h"

// Which area of the house a file means. What is written alike is taken; what is written nearly alike is proposed, and
// taken where somebody has said yes.
namespace tovholder::areas {

// Steps of one letter that turn one word into the other, by code points; never more than `limit` + 1.
std::size_t EditDistance(std::string_view a, std::string_view b, std::size_t limit);

// Whether two names may be of one area: few letters apart, or one holds all words of the other ("Solbakken mv").
// `a` and `b` are folded.
bool AreAlike(std::string_view a, std::string_view b);

// What somebody has said of a name, by its folded text.
struct NameAnswer {
  std::string name;
  std::optional<HousingAreaId> area;  // none: it is none of the house's own
};

struct NameMatch {
  std::optional<HousingAreaId> area;
  // Where nothing is known: those that it may be, in Danish order.
  std::vector<HousingAreaId> proposals;
};
// `municipality` "" where the file does not say it; one of another municipality is another area.
NameMatch MatchName(const AreaBook& book, const std::vector<AreaSpelling>& spellings,
                    const std::vector<NameAnswer>& answers, std::string_view name, std::string_view municipality);

}  // namespace tovholder::areas
