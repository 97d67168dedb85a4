// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string_view>
#include <vector>

#include "search/query.h"
#include "search/search.h"
#include "search/tokenizer.h"

// Marks in the original text what a query found there.
namespace tovholder::search {

// The whole text, for titles.
std::vector<Piece> MarkAll(std::string_view text, const Node& wanted, Tokenizer& tokenizer);

// The stretch of about `letters` letters that says most about the query; the beginning where no word of
// it stands there. Left out text is shown as "…".
std::vector<Piece> MarkBest(std::string_view text, const Node& wanted, Tokenizer& tokenizer, std::size_t letters);

}  // namespace tovholder::search
