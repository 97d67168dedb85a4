// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "applications/application.h"
#include "html/texts.h"

// What it costs and who pays. All arithmetic is in whole øre: 24.99 % is never rounded up to 25.
namespace tovholder::applications {

struct Budget {
  Money fund;  // the grant that is applied for
  Money municipality;
  Money associations;

  Money local() const { return {municipality.oere + associations.oere}; }
  Money total() const { return {fund.oere + local().oere}; }
};
Budget SumOf(const std::vector<BudgetLine>& lines);
// Of the lines with that focus area; "" of those that serve all.
Budget SumOf(const std::vector<BudgetLine>& lines, const std::string& focus_area);

// Whether the local part is at least that percentage of the total budget. Nothing is enough for a total of nothing.
bool IsEnough(const Budget& budget, int percent);
// What must come locally beside the grant: for 25 % a third of it, a begun øre counting as a whole one.
Money LeastLocal(Money grant, int percent);
// What is still to be found locally for the grant; zero where it is enough.
Money ShortOf(const Budget& budget, int percent);
// The local part in tenths of a percent of the total, rounded down; nothing for a total of nothing.
std::optional<int> ShareInTenths(const Budget& budget);

// "24,9", "24.9"
std::string FormatTenths(int tenths, html::Language language);
std::string FormatMoney(Money money, html::Language language);

inline constexpr std::int64_t kLargestAmountOere = 1'000'000'000'000;  // of a line: 10 bn. kr.
inline constexpr std::size_t kMostLines = 500;

}  // namespace tovholder::applications
