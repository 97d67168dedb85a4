// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>
#include <vector>

// Names that may be meant by another spelling: to be proposed, never to be taken for it.
namespace tovholder::indicators {

// How many letters have to change, at most `limit`: beyond that limit + 1.
std::size_t LettersApart(std::string_view a, std::string_view b, std::size_t limit);

struct Candidate {
  std::string value;
  std::string name;
};
// Those that are spelled nearly so, or of which one holds the other; the nearest first, at most `most`.
std::vector<Candidate> FindSimilar(std::string_view name, const std::vector<Candidate>& candidates,
                                   std::size_t most = 5);

}  // namespace tovholder::indicators
