// SPDX-License-Identifier: EUPL-1.2
#include "indicators/suppression.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <random>
#include <set>

namespace tovholder::indicators {
namespace {

using testing::Each;
using testing::ElementsAre;

std::vector<CountCell> CellsOf(const std::vector<std::int64_t>& counts) {
  std::vector<CountCell> cells;
  cells.reserve(counts.size());
  for (const std::int64_t count : counts) cells.push_back({count});
  return cells;
}

TEST(SmallCounts, AreHiddenFromOneToOneBelowTheThreshold) {
  const auto cells = CellsOf({0, 1, 4, 5, 40});
  const SmallCountRule rule{.threshold = 5, .action = SmallCountAction::kHide};
  EXPECT_THAT(HideSmallCounts(cells, {}, rule),
              ElementsAre(Shown::kYes, Shown::kTooSmall, Shown::kTooSmall, Shown::kYes, Shown::kYes));
  EXPECT_THAT(HideSmallCounts(cells, {}, {.threshold = 5, .action = SmallCountAction::kShow}), Each(Shown::kYes));
  EXPECT_THAT(HideSmallCounts(cells, {}, {.threshold = 0}), Each(Shown::kYes));
}

TEST(SmallCounts, WhatIsNoPersonIsNeverSmall) {
  EXPECT_THAT(HideSmallCounts({{2, false}, {2, true}}, {}, {}), ElementsAre(Shown::kYes, Shown::kTooSmall));
}

TEST(SmallCounts, ASumThatWouldTellIsHiddenAsWell) {
  const auto cells = CellsOf({3, 12, 40, 55});
  const std::vector<SumOf> sums{{3, {0, 1, 2}}};
  EXPECT_THAT(HideSmallCounts(cells, sums, {.also = AlsoHide::kSums}),
              ElementsAre(Shown::kTooSmall, Shown::kYes, Shown::kYes, Shown::kGivesAway));
  EXPECT_THAT(HideSmallCounts(cells, sums, {.also = AlsoHide::kParts}),
              ElementsAre(Shown::kTooSmall, Shown::kGivesAway, Shown::kYes, Shown::kYes))
      << "the smallest other part goes, so that the sum can stay";
}

TEST(SmallCounts, ASumThatTellsByItsSizeAloneIsHidden) {
  const auto cells = CellsOf({1, 1, 30, 32});
  EXPECT_THAT(HideSmallCounts(cells, {{3, {0, 1, 2}}}, {.also = AlsoHide::kParts}),
              ElementsAre(Shown::kTooSmall, Shown::kTooSmall, Shown::kGivesAway, Shown::kYes))
      << "two hidden ones that come to 2 are 1 and 1";
}

TEST(SmallCounts, OneOtherWayOfAddingUpDoesNotTellTheSum) {
  // By area 3 + 40, by age 20 + 23.
  const auto cells = CellsOf({3, 40, 43, 20, 23});
  const auto shown = HideSmallCounts(cells, {{2, {0, 1}}, {2, {3, 4}}}, {.also = AlsoHide::kSums});
  EXPECT_EQ(shown[2], Shown::kGivesAway);
  EXPECT_TRUE(shown[3] != Shown::kYes || shown[4] != Shown::kYes);
}

TEST(SmallCounts, NothingIsHiddenWhereNoneIsSmall) {
  const auto cells = CellsOf({0, 12, 40, 52});
  for (const AlsoHide also : {AlsoHide::kSums, AlsoHide::kParts}) {
    EXPECT_THAT(HideSmallCounts(cells, {{3, {0, 1, 2}}}, {.also = also}), Each(Shown::kYes));
  }
}

// Areas by years with sums of rows, columns and all, and means of two years on end as their sums.
struct CountTable {
  std::vector<CountCell> cells;
  std::vector<SumOf> sums;

  std::size_t Add(std::int64_t count) {
    cells.push_back({count});
    return cells.size() - 1;
  }
  std::size_t AddSum(const std::vector<std::size_t>& parts) {
    const auto total = std::accumulate(parts.begin(), parts.end(), std::int64_t{0},
                                       [&](std::int64_t sum, std::size_t part) { return sum + cells[part].count; });
    sums.push_back({Add(total), parts});
    return sums.back().total;
  }
};

CountTable RandomTable(std::mt19937_64& random) {
  CountTable table;
  const auto number = [&](int least, int most) { return std::uniform_int_distribution<int>(least, most)(random); };
  const auto areas = static_cast<std::size_t>(number(1, 5));
  const auto years = static_cast<std::size_t>(number(1, 5));
  const int most = number(0, 3) == 0 ? 6 : number(8, 200);
  std::vector<std::vector<std::size_t>> grid(areas);
  for (auto& row : grid) {
    for (std::size_t year = 0; year < years; ++year) row.push_back(table.Add(number(0, most)));
  }
  std::vector<std::size_t> row_sums;
  for (const auto& row : grid) row_sums.push_back(table.AddSum(row));
  std::vector<std::size_t> column_sums;
  for (std::size_t year = 0; year < years; ++year) {
    std::vector<std::size_t> column;
    for (const auto& row : grid) column.push_back(row[year]);
    column_sums.push_back(table.AddSum(column));
  }
  const std::size_t all = table.AddSum(row_sums);
  table.sums.push_back({all, column_sums});
  for (const auto& row : grid) {
    for (std::size_t year = 1; year < years; ++year) table.AddSum({row[year - 1], row[year]});
  }
  return table;
}

// An attacker's own arithmetic: fractions, elimination with full pivots, bounds on each equation.
struct Fraction {
  __extension__ using Wide = __int128;
  Wide top = 0;
  Wide bottom = 1;

  static Wide Common(Wide a, Wide b) {
    while (b != 0) std::swap(a %= b, b);
    return a < 0 ? -a : a;
  }
  static Fraction Of(Wide top, Wide bottom) {
    const Wide common = Common(top, bottom);
    if (common > 1) {
      top /= common;
      bottom /= common;
    }
    return bottom < 0 ? Fraction{-top, -bottom} : Fraction{top, bottom};
  }
  Fraction operator-(const Fraction& other) const {
    return Of(top * other.bottom - other.top * bottom, bottom * other.bottom);
  }
  Fraction operator*(const Fraction& other) const { return Of(top * other.top, bottom * other.bottom); }
  Fraction operator/(const Fraction& other) const { return Of(top * other.bottom, bottom * other.top); }
  bool zero() const { return top == 0; }
};

// What the attacker knows: shown cells, that marked base cells are small, how all adds up.
class Attacker {
 public:
  Attacker(const CountTable& table, const std::vector<Shown>& shown, int threshold) {
    std::set<std::size_t> totals;
    for (const SumOf& sum : table.sums) totals.insert(sum.total);
    std::vector<std::size_t> place(table.cells.size(), 0);
    for (std::size_t i = 0; i < table.cells.size(); ++i) {
      if (shown[i] == Shown::kYes) continue;
      place[i] = low_.size();
      const bool small = shown[i] == Shown::kTooSmall && !totals.contains(i);
      low_.push_back(small ? 1 : 0);
      high_.push_back(small ? threshold - 1 : kEndless);
    }
    for (const SumOf& sum : table.sums) {
      std::vector<Fraction> row(low_.size() + 1);
      const auto add = [&](std::size_t cell, int sign) {
        Fraction& into = shown[cell] == Shown::kYes ? row.back() : row[place[cell]];
        const Fraction::Wide by = shown[cell] == Shown::kYes ? -sign * table.cells[cell].count : sign;
        into = Fraction::Of(into.top + by, 1);
      };
      for (const std::size_t part : sum.parts) add(part, 1);
      add(sum.total, -1);
      rows_.push_back(std::move(row));
    }
  }

  // How many hidden cells can have one value only.
  int CountRecovered() {
    const auto original = rows_;
    Eliminate();
    rows_.insert(rows_.end(), original.begin(), original.end());
    for (int round = 0; round < 50; ++round) {
      for (const auto& row : rows_) Bound(row);
    }
    int recovered = 0;
    for (std::size_t i = 0; i < low_.size(); ++i) recovered += low_[i] == high_[i] ? 1 : 0;
    return recovered;
  }

 private:
  static constexpr std::int64_t kEndless = 1'000'000;

  void Eliminate() {
    std::size_t done = 0;
    for (std::size_t column = 0; column < low_.size(); ++column) {
      std::size_t pivot = done;
      while (pivot < rows_.size() && rows_[pivot][column].zero()) ++pivot;
      if (pivot == rows_.size()) continue;
      std::swap(rows_[pivot], rows_[done]);
      for (std::size_t i = 0; i < rows_.size(); ++i) {
        if (i == done || rows_[i][column].zero()) continue;
        const Fraction times = rows_[i][column] / rows_[done][column];
        for (std::size_t j = 0; j < rows_[i].size(); ++j) rows_[i][j] = rows_[i][j] - times * rows_[done][j];
      }
      ++done;
    }
  }
  void Bound(const std::vector<Fraction>& row) {
    for (std::size_t cell = 0; cell < low_.size(); ++cell) {
      if (row[cell].zero()) continue;
      double least = static_cast<double>(row.back().top) / static_cast<double>(row.back().bottom);
      double most = least;
      for (std::size_t i = 0; i < low_.size(); ++i) {
        if (i == cell || row[i].zero()) continue;
        const double times = static_cast<double>(row[i].top) / static_cast<double>(row[i].bottom);
        least -= times > 0 ? times * static_cast<double>(high_[i]) : times * static_cast<double>(low_[i]);
        most -= times > 0 ? times * static_cast<double>(low_[i]) : times * static_cast<double>(high_[i]);
      }
      const double by = static_cast<double>(row[cell].top) / static_cast<double>(row[cell].bottom);
      const double from = by > 0 ? least / by : most / by;
      const double to = by > 0 ? most / by : least / by;
      low_[cell] = std::max(low_[cell], static_cast<std::int64_t>(std::ceil(from - 1e-9)));
      high_[cell] = std::min(high_[cell], static_cast<std::int64_t>(std::floor(to + 1e-9)));
    }
  }

  std::vector<std::int64_t> low_;
  std::vector<std::int64_t> high_;
  std::vector<std::vector<Fraction>> rows_;
};

TEST(SmallCounts, AnAttackerRecoversNone) {
  std::mt19937_64 random(20'260'501);
  int kept_by_parts = 0;
  int kept_by_sums = 0;
  for (int i = 0; i < 1000; ++i) {
    const CountTable table = RandomTable(random);
    const int threshold = std::uniform_int_distribution<int>(3, 10)(random);
    for (const AlsoHide also : {AlsoHide::kSums, AlsoHide::kParts}) {
      const auto shown = HideSmallCounts(table.cells, table.sums, {.threshold = threshold, .also = also});
      for (std::size_t cell = 0; cell < table.cells.size(); ++cell) {
        const auto count = table.cells[cell].count;
        if (count > 0 && count < threshold) ASSERT_EQ(shown[cell], Shown::kTooSmall);
      }
      Attacker attacker(table, shown, threshold);
      ASSERT_EQ(attacker.CountRecovered(), 0) << "table " << i << ", by " << ToName(also);
      for (const SumOf& sum : table.sums) {
        int& kept = also == AlsoHide::kParts ? kept_by_parts : kept_by_sums;
        kept += shown[sum.total] == Shown::kYes ? 1 : 0;
      }
    }
  }
  EXPECT_GE(kept_by_parts, kept_by_sums) << "that is what the parts are hidden for";
}

// Without the rest being hidden the same attacker finds them: he is worth something.
TEST(SmallCounts, TheAttackerFindsThemWhereOnlyTheyAreHidden) {
  std::mt19937_64 random(7);
  int recovered = 0;
  for (int i = 0; i < 50; ++i) {
    const CountTable table = RandomTable(random);
    const auto shown = HideSmallCounts(table.cells, table.sums, {.threshold = 5, .action = SmallCountAction::kHide});
    recovered += Attacker(table, shown, 5).CountRecovered();
  }
  EXPECT_GT(recovered, 50);
}

}  // namespace
}  // namespace tovholder::indicators
