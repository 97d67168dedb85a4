// SPDX-License-Identifier: EUPL-1.2
#include "applications/budget.h"

namespace tovholder::applications {
namespace {

Money& PartOf(Budget& budget, Payer payer) {
  if (payer == Payer::kFund) return budget.fund;
  return payer == Payer::kMunicipality ? budget.municipality : budget.associations;
}

}  // namespace

Budget SumOf(const std::vector<BudgetLine>& lines) {
  Budget budget;
  for (const BudgetLine& line : lines) PartOf(budget, line.payer).oere += line.amount_oere;
  return budget;
}

Budget SumOf(const std::vector<BudgetLine>& lines, const std::string& focus_area) {
  Budget budget;
  for (const BudgetLine& line : lines) {
    if (line.focus_area == focus_area) PartOf(budget, line.payer).oere += line.amount_oere;
  }
  return budget;
}

bool IsEnough(const Budget& budget, int percent) {
  return budget.total().oere > 0 && budget.local().oere * 100 >= budget.total().oere * percent;
}

Money LeastLocal(Money grant, int percent) {
  const std::int64_t others = 100 - percent;
  return {(grant.oere * percent + others - 1) / others};
}

Money ShortOf(const Budget& budget, int percent) {
  const Money least = LeastLocal(budget.fund, percent);
  return {least > budget.local() ? least.oere - budget.local().oere : 0};
}

std::optional<int> ShareInTenths(const Budget& budget) {
  if (budget.total().oere <= 0) return std::nullopt;
  return static_cast<int>(budget.local().oere * 1000 / budget.total().oere);
}

std::string FormatTenths(int tenths, html::Language language) {
  const char* mark = language == html::Language::kDanish ? "," : ".";
  return std::to_string(tenths / 10) + mark + std::to_string(tenths % 10);
}

std::string FormatMoney(Money money, html::Language language) {
  return language == html::Language::kDanish ? FormatDanish(money) : FormatEnglish(money);
}

}  // namespace tovholder::applications
