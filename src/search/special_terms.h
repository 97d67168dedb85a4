// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tovholder::search {

// A stretch of text that is one term although it is no plain word.
struct SpecialTerm {
  std::size_t end = 0;             // the byte behind it
  std::vector<std::string> terms;  // its own term first, then what else finds it
};

// At "§" or "paragraf": "§ 17,4", "§ 17, stk. 4" and "§17 stk 4" all give "§17,4", beside it "§17" and "17,4".
std::optional<SpecialTerm> ReadParagraph(std::string_view text, std::size_t at);

// At a digit: case numbers ("24 - 012144" gives "24-012144", "03.00.00-P22-2-23"), dates ("22.04.2025"
// and "22/4-2025" give "2025-04-22"), numbers ("991.000" gives "991000", "17,4", "15:00" gives "15.00").
// Nothing where digits and letters make one word ("4a").
std::optional<SpecialTerm> ReadNumber(std::string_view text, std::size_t at);

// At a day's number that a month's name and a year follow, "22. april 2025": "2025-04-22".
std::optional<std::string> ReadWrittenDate(std::string_view text, std::size_t at);

}  // namespace tovholder::search
