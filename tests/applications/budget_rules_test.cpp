// SPDX-License-Identifier: EUPL-1.2
#include <gmock/gmock.h>

#include <random>

#include "applications/budget.h"

namespace tovholder::applications {
namespace {

constexpr std::int64_t kKrone = 100;

Budget BudgetOf(std::int64_t fund, std::int64_t local) { return {{fund}, {local}, {0}}; }

// The same question asked with nothing but integers of twice the width: local / (fund + local) >= percent / 100.
bool IsEnoughInFull(std::int64_t fund, std::int64_t local, int percent) {
  const auto high = [](std::int64_t number, std::int64_t factor) {
    // number × factor as two halves, so that nothing can overflow
    const std::uint64_t low = (static_cast<std::uint64_t>(number) & 0xffffffffU) * static_cast<std::uint64_t>(factor);
    const std::uint64_t top = (static_cast<std::uint64_t>(number) >> 32U) * static_cast<std::uint64_t>(factor);
    return std::pair(top + (low >> 32U), low & 0xffffffffU);
  };
  return fund + local > 0 && high(local, 100) >= high(fund + local, percent);
}

TEST(BudgetTest, AThirdOfTheGrantIsAQuarterOfTheTotal) {
  EXPECT_EQ(LeastLocal({24'000'000 * kKrone}, 25).oere, 8'000'000 * kKrone);
  EXPECT_EQ(LeastLocal({100}, 25).oere, 34) << "a begun øre counts";
  EXPECT_EQ(LeastLocal({0}, 25).oere, 0);
  EXPECT_TRUE(IsEnough(BudgetOf(24'000'000 * kKrone, 8'000'000 * kKrone), 25)) << "exactly a quarter";
  EXPECT_FALSE(IsEnough(BudgetOf(24'000'000 * kKrone, 8'000'000 * kKrone - 1), 25)) << "one øre short";
  EXPECT_EQ(ShortOf(BudgetOf(24'000'000 * kKrone, 7'750'000 * kKrone), 25).oere, 250'000 * kKrone);
  EXPECT_EQ(ShortOf(BudgetOf(24'000'000 * kKrone, 9'000'000 * kKrone), 25).oere, 0);
}

TEST(BudgetTest, AShareIsNeverRoundedUp) {
  EXPECT_EQ(ShareInTenths(BudgetOf(76 * kKrone, 24 * kKrone)), 240);
  EXPECT_EQ(ShareInTenths(BudgetOf(24'000'000 * kKrone, 8'000'000 * kKrone - 1)), 249);
  EXPECT_EQ(ShareInTenths(BudgetOf(0, 5)), 1000);
  EXPECT_EQ(ShareInTenths(BudgetOf(0, 0)), std::nullopt);
  EXPECT_EQ(FormatTenths(249, html::Language::kDanish), "24,9");
  EXPECT_EQ(FormatTenths(1000, html::Language::kEnglish), "100.0");
}

TEST(BudgetTest, NothingIsEnoughForNothing) {
  EXPECT_FALSE(IsEnough(BudgetOf(0, 0), 25));
  EXPECT_TRUE(IsEnough(BudgetOf(0, 1), 25)) << "what the share says; that nothing is applied for is another fault";
}

TEST(BudgetTest, SumsArePerPayerAndFocusArea) {
  const auto line = [](std::string focus, Payer payer, std::int64_t oere) {
    BudgetLine one;
    one.focus_area = std::move(focus);
    one.payer = payer;
    one.amount_oere = oere;
    return one;
  };
  const std::vector<BudgetLine> lines{line("Beskæftigelse", Payer::kFund, 700), line("", Payer::kMunicipality, 200),
                                      line("Beskæftigelse", Payer::kAssociation, 100)};
  EXPECT_EQ(SumOf(lines).total().oere, 1000);
  EXPECT_EQ(SumOf(lines).local().oere, 300);
  EXPECT_EQ(SumOf(lines, "Beskæftigelse").total().oere, 800);
  EXPECT_EQ(SumOf(lines, "").municipality.oere, 200);
}

TEST(BudgetTest, TheBoundaryIsExactWhateverTheAmounts) {
  std::mt19937_64 random(42);  // NOLINT: the same amounts each time
  for (int i = 0; i < 20'000; ++i) {
    const int percent = static_cast<int>(random() % 99) + 1;
    // As many of the largest lines as a budget can hold, twice the least local part among them.
    const auto largest = kLargestAmountOere * static_cast<std::int64_t>(kMostLines);
    const auto most = largest / (100 + percent) * (100 - percent);
    const auto fund = static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(i % 2 == 0 ? most : 1000)) + 1;
    const std::int64_t least = LeastLocal({fund}, percent).oere;
    ASSERT_TRUE(IsEnough(BudgetOf(fund, least), percent)) << fund << " " << percent;
    ASSERT_FALSE(least > 0 && IsEnough(BudgetOf(fund, least - 1), percent)) << fund << " " << percent;
    const auto local = static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(2 * least + 2));
    const Budget budget = BudgetOf(fund, local);
    ASSERT_EQ(IsEnough(budget, percent), IsEnoughInFull(fund, local, percent)) << fund << " " << local;
    ASSERT_EQ(IsEnough(budget, percent), ShortOf(budget, percent).oere == 0) << fund << " " << local;
    ASSERT_LE(ShareInTenths(budget).value_or(0), IsEnough(budget, percent) ? 1000 : percent * 10);
    ASSERT_TRUE(IsEnough(budget, percent) || *ShareInTenths(budget) < percent * 10) << "shown as less than the limit";
  }
}

}  // namespace
}  // namespace tovholder::applications
