// SPDX-License-Identifier: EUPL-1.2
// Somebody who wants to know what is hidden: his arithmetic is his own and shares nothing with what hides.
#include <gmock/gmock.h>

#include <algorithm>
#include <map>
#include <numeric>
#include <random>
#include <set>

#include "indicators/suppression.h"

namespace tovholder::indicators {
namespace {

__extension__ using Wide = __int128;

// An exact fraction.
struct Fraction {
  Wide top = 0;
  Wide bottom = 1;

  static Fraction Of(Wide top, Wide bottom) {
    Wide a = top < 0 ? -top : top;
    Wide b = bottom < 0 ? -bottom : bottom;
    while (b != 0) std::swap(a %= b, b);
    if (a > 1) {
      top /= a;
      bottom /= a;
    }
    return bottom < 0 ? Fraction{-top, -bottom} : Fraction{top, bottom};
  }
  Fraction operator+(const Fraction& o) const { return Of(top * o.bottom + o.top * bottom, bottom * o.bottom); }
  Fraction operator-(const Fraction& o) const { return Of(top * o.bottom - o.top * bottom, bottom * o.bottom); }
  Fraction operator*(const Fraction& o) const { return Of(top * o.top, bottom * o.bottom); }
  Fraction operator/(const Fraction& o) const { return Of(top * o.bottom, bottom * o.top); }
  bool operator<(const Fraction& o) const { return top * o.bottom < o.top * bottom; }
  bool operator==(const Fraction& o) const { return top == o.top && bottom == o.bottom; }
  Wide Floor() const { return top >= 0 ? top / bottom : -((-top + bottom - 1) / bottom); }
  Wide Ceil() const { return top >= 0 ? (top + bottom - 1) / bottom : -(-top / bottom); }
};

// What is on the pages: figures at places, and how they hang together. An unknown is a count that a reader wants.
struct Published {
  struct Equation {
    std::map<std::size_t, Fraction> terms;
    Fraction value;
  };
  struct Bounds {
    Wide low = 0;
    Wide high = kFar;
  };
  static constexpr Wide kFar = 10'000'000;

  std::vector<Bounds> unknowns;
  std::vector<Equation> equations;
};

class Attacker {
 public:
  explicit Attacker(Published published) : known_(std::move(published)) {}

  // Elimination among the equations, then bounds on each of them, again and again.
  void Work() {
    std::vector<Published::Equation> rows = known_.equations;
    std::vector<Published::Equation> reduced;
    for (std::size_t column = 0; column < known_.unknowns.size(); ++column) {
      const auto pivot =
          std::find_if(rows.begin(), rows.end(), [&](const auto& row) { return row.terms.contains(column); });
      if (pivot == rows.end()) continue;
      Published::Equation solved = *pivot;
      rows.erase(pivot);
      for (auto& row : rows) Subtract(row, solved, column);
      for (auto& row : reduced) Subtract(row, solved, column);
      reduced.push_back(std::move(solved));
    }
    rows = known_.equations;
    rows.insert(rows.end(), reduced.begin(), reduced.end());
    for (bool narrowed = true; narrowed;) {
      narrowed = false;
      for (const auto& row : rows) narrowed = Bound(row) || narrowed;
    }
  }
  bool Knows(std::size_t unknown) const { return known_.unknowns[unknown].low == known_.unknowns[unknown].high; }
  // Whether what he reckoned fits the truth: an attacker that is wrong proves nothing.
  bool Allows(std::size_t unknown, std::int64_t count) const {
    return known_.unknowns[unknown].low <= count && count <= known_.unknowns[unknown].high;
  }

 private:
  static void Subtract(Published::Equation& row, const Published::Equation& solved, std::size_t column) {
    const auto found = row.terms.find(column);
    if (found == row.terms.end()) return;
    const Fraction times = found->second / solved.terms.at(column);
    for (const auto& [cell, factor] : solved.terms) {
      const Fraction left = row.terms[cell] - times * factor;
      if (left == Fraction{}) {
        row.terms.erase(cell);
      } else {
        row.terms[cell] = left;
      }
    }
    row.value = row.value - times * solved.value;
  }

  bool Bound(const Published::Equation& row) {
    bool narrowed = false;
    for (const auto& [cell, factor] : row.terms) {
      Fraction least = row.value;
      Fraction most = row.value;
      for (const auto& [other, times] : row.terms) {
        if (other == cell) continue;
        const Fraction low = times * Fraction::Of(known_.unknowns[other].low, 1);
        const Fraction high = times * Fraction::Of(known_.unknowns[other].high, 1);
        least = least - std::max(low, high);
        most = most - std::min(low, high);
      }
      Fraction from = least / factor;
      Fraction to = most / factor;
      if (to < from) std::swap(from, to);
      auto& bounds = known_.unknowns[cell];
      if (from.Ceil() > bounds.low) {
        bounds.low = from.Ceil();
        narrowed = true;
      }
      if (to.Floor() < bounds.high) {
        bounds.high = to.Floor();
        narrowed = true;
      }
    }
    return narrowed;
  }

  Published known_;
};

bool IsSmallCell(const CountCell& cell, int threshold) { return cell.count > 0 && cell.count < threshold * cell.years; }

// Areas by years with sums of rows, of columns and of all, means of two years on end, shares of published wholes, and
// the change from year to year. All of them stand on pages as `cells` say.
struct CountTable {
  std::vector<CountCell> cells;
  std::vector<SumOf> sums;
  std::vector<std::int64_t> wholes;  // by cell

  std::size_t Add(std::int64_t count, std::int64_t years = 1) {
    cells.push_back({count, true, years});
    return cells.size() - 1;
  }
  std::size_t AddSum(const std::vector<std::size_t>& parts, std::int64_t years = 1, bool keeps_parts = false) {
    const auto total = std::accumulate(parts.begin(), parts.end(), std::int64_t{0},
                                       [&](std::int64_t sum, std::size_t part) { return sum + cells[part].count; });
    sums.push_back({Add(total, years), parts, keeps_parts});
    return sums.back().total;
  }
  bool IsSeen(std::size_t cell, const std::vector<Shown>& shown) const {
    return cells[cell].published && shown[cell] == Shown::kYes;
  }
  // What nobody may know: what is hidden, and what is small though no page has it.
  bool IsSecret(std::size_t cell, const std::vector<Shown>& shown, int threshold) const {
    return cells[cell].published ? shown[cell] != Shown::kYes : IsSmallCell(cells[cell], threshold);
  }
  bool IsTotal(std::size_t cell) const {
    return std::any_of(sums.begin(), sums.end(), [&](const SumOf& sum) { return sum.total == cell; });
  }
};

class TableMaker {
 public:
  explicit TableMaker(std::uint64_t seed) : random_(seed) {}

  int Number(int least, int most) { return std::uniform_int_distribution<int>(least, most)(random_); }

  CountTable Make(int most_areas, int most_years) {
    CountTable table;
    const auto areas = static_cast<std::size_t>(Number(1, most_areas));
    const auto years = static_cast<std::size_t>(Number(1, most_years));
    const int most = Number(0, 3) == 0 ? 6 : Number(8, 200);
    std::vector<std::vector<std::size_t>> grid(areas);
    for (auto& row : grid) {
      for (std::size_t year = 0; year < years; ++year)
        row.push_back(table.Add(Number(0, 3) == 0 ? 0 : Number(0, most)));
    }
    if (Number(0, 2) == 0) LeaveOut(table, grid);
    AddTotals(table, grid, years);
    for (std::size_t cell = 0; cell < table.cells.size(); ++cell) {
      table.wholes.push_back(table.cells[cell].count + Number(1, 2000));
    }
    return table;
  }

 private:
  // An area, or a figure here and there, that no page has.
  void LeaveOut(CountTable& table, const std::vector<std::vector<std::size_t>>& grid) {
    const bool area = Number(0, 1) == 0;
    for (const std::size_t cell : grid.back()) table.cells[cell].published = !area;
    if (area) return;
    for (std::size_t i = 0; i < table.cells.size(); ++i) table.cells[i].published = Number(0, 5) != 0;
  }

  void AddTotals(CountTable& table, const std::vector<std::vector<std::size_t>>& grid, std::size_t years) {
    std::vector<std::size_t> row_sums;
    if (Number(0, 1) == 0) {
      for (const auto& row : grid) row_sums.push_back(table.AddSum(row));
    }
    std::vector<std::size_t> column_sums;
    for (std::size_t year = 0; year < years; ++year) {
      std::vector<std::size_t> column;
      for (const auto& row : grid) column.push_back(row[year]);
      column_sums.push_back(table.AddSum(column));
    }
    const std::size_t all = table.AddSum(column_sums);
    if (!row_sums.empty()) table.sums.push_back({all, row_sums});
    if (Number(0, 2) == 0) AddPool(table, grid, years);
    const bool keeps_parts = Number(0, 1) == 0;
    for (const auto& row : grid) {
      for (std::size_t year = 1; year < years; ++year) table.AddSum({row[year - 1], row[year]}, 2, keeps_parts);
    }
  }
  // Some of the areas as one, each year; and the same once more, from another source.
  void AddPool(CountTable& table, const std::vector<std::vector<std::size_t>>& grid, std::size_t years) {
    const auto members = static_cast<std::size_t>(Number(1, static_cast<int>(grid.size())));
    for (std::size_t year = 0; year < years; ++year) {
      std::vector<std::size_t> parts;
      for (std::size_t area = 0; area < members; ++area) parts.push_back(grid[area][year]);
      const std::size_t pool = table.AddSum(parts);
      if (Number(0, 1) == 0) table.AddSum({pool});
    }
  }

  std::mt19937_64 random_;
};

// All that stands on pages, as a reader writes it down: an unknown a count, shown or not.
Published WriteDown(const CountTable& table, const std::vector<Shown>& shown, int threshold) {
  Published published;
  for (std::size_t cell = 0; cell < table.cells.size(); ++cell) {
    Published::Bounds bounds;
    if (!table.IsSeen(cell, shown) && !table.IsTotal(cell) && table.cells[cell].published) {
      const Wide safe = threshold * table.cells[cell].years;
      bounds =
          shown[cell] == Shown::kTooSmall ? Published::Bounds{1, safe - 1} : Published::Bounds{safe, Published::kFar};
    }
    published.unknowns.push_back(bounds);
  }
  for (std::size_t cell = 0; cell < table.cells.size(); ++cell) {
    if (!table.IsSeen(cell, shown)) continue;
    // A share of a whole that everybody knows, and a mean of so many years.
    const Fraction share = Fraction::Of(table.cells[cell].count, table.cells[cell].years * table.wholes[cell]);
    published.equations.push_back({{{cell, Fraction::Of(1, table.cells[cell].years * table.wholes[cell])}}, share});
  }
  for (const SumOf& sum : table.sums) {
    Published::Equation equation;
    for (const std::size_t part : sum.parts) {
      equation.terms[part] = equation.terms[part] + Fraction::Of(1, 1);
    }
    equation.terms[sum.total] = Fraction::Of(-1, 1);
    published.equations.push_back(std::move(equation));
  }
  // How one changed beside the next stands there where both do.
  for (std::size_t cell = 1; cell < table.cells.size(); ++cell) {
    if (!table.IsSeen(cell, shown) || !table.IsSeen(cell - 1, shown)) continue;
    published.equations.push_back({{{cell, Fraction::Of(1, 1)}, {cell - 1, Fraction::Of(-1, 1)}},
                                   Fraction::Of(table.cells[cell].count - table.cells[cell - 1].count, 1)});
  }
  return published;
}

int CountRecovered(const CountTable& table, const std::vector<Shown>& shown, int threshold) {
  Attacker attacker(WriteDown(table, shown, threshold));
  attacker.Work();
  int recovered = 0;
  for (std::size_t cell = 0; cell < table.cells.size(); ++cell) {
    EXPECT_TRUE(attacker.Allows(cell, table.cells[cell].count)) << "the attacker reckons wrongly";
    if (table.IsSecret(cell, shown, threshold) && attacker.Knows(cell)) ++recovered;
  }
  return recovered;
}

std::size_t CountShownSums(const CountTable& table, const std::vector<Shown>& shown) {
  std::set<std::size_t> seen;
  for (const SumOf& sum : table.sums) {
    if (!sum.keeps_parts && table.IsSeen(sum.total, shown)) seen.insert(sum.total);
  }
  return seen.size();
}

TEST(SmallCountAttack, RecoversNoHiddenCountOfAThousandTables) {
  TableMaker maker(20'260'501);
  for (int i = 0; i < 1000; ++i) {
    const CountTable table = maker.Make(5, 5);
    const int threshold = maker.Number(3, 10);
    std::map<AlsoHide, std::size_t> kept;
    for (const AlsoHide also : {AlsoHide::kSums, AlsoHide::kParts}) {
      const auto shown = HideSmallCounts(table.cells, table.sums, {.threshold = threshold, .also = also});
      ASSERT_EQ(shown.size(), table.cells.size());
      for (std::size_t cell = 0; cell < table.cells.size(); ++cell) {
        if (!table.cells[cell].published) continue;
        const Shown expected = IsSmallCell(table.cells[cell], threshold) ? Shown::kYes : Shown::kTooSmall;
        ASSERT_NE(shown[cell], expected) << "table " << i;
      }
      ASSERT_EQ(CountRecovered(table, shown, threshold), 0) << "table " << i << ", by " << ToName(also);
      kept[also] = CountShownSums(table, shown);
    }
    ASSERT_GE(kept[AlsoHide::kParts], kept[AlsoHide::kSums]) << "table " << i;
  }
}

// By trying all counts that there could be: what no arithmetic on single equations sees.
class Trier {
 public:
  Trier(const CountTable& table, const std::vector<Shown>& shown, int threshold)
      : table_(table), shown_(shown), threshold_(threshold) {
    counts_.resize(table.cells.size());
    seen_.resize(table.cells.size());
    for (std::size_t cell = 0; cell < table.cells.size(); ++cell) {
      if (table.IsTotal(cell)) continue;
      leaves_.push_back(cell);
      const auto safe = threshold * table.cells[cell].years;
      if (!table.cells[cell].published) {
        ranges_.emplace_back(0, table.cells[cell].count + threshold + 2);
      } else if (shown[cell] == Shown::kYes) {
        ranges_.emplace_back(table.cells[cell].count, table.cells[cell].count);
      } else if (shown[cell] == Shown::kTooSmall) {
        ranges_.emplace_back(1, safe - 1);
      } else {
        ranges_.emplace_back(safe, table.cells[cell].count + threshold + 2);
      }
    }
  }

  // Hidden cells that have the same count in all tables that look like this one.
  int CountCertain() {
    Try(0);
    int certain = 0;
    for (std::size_t cell = 0; cell < table_.cells.size(); ++cell) {
      const auto& [least, most, any] = seen_[cell];
      EXPECT_TRUE(any);
      certain += table_.IsSecret(cell, shown_, threshold_) && least == most ? 1 : 0;
    }
    return certain;
  }
  double CountTables() const {
    return std::accumulate(ranges_.begin(), ranges_.end(), 1.0, [](double product, const auto& range) {
      return product * static_cast<double>(range.second - range.first + 1);
    });
  }

 private:
  struct Seen {
    std::int64_t least = 0;
    std::int64_t most = 0;
    bool any = false;
  };

  void Try(std::size_t leaf) {
    if (leaf == leaves_.size()) {
      Look();
      return;
    }
    for (std::int64_t count = ranges_[leaf].first; count <= ranges_[leaf].second; ++count) {
      counts_[leaves_[leaf]] = count;
      Try(leaf + 1);
    }
  }
  void Look() {
    for (const SumOf& sum : table_.sums) {
      const auto total = std::accumulate(sum.parts.begin(), sum.parts.end(), std::int64_t{0},
                                         [&](std::int64_t so_far, std::size_t part) { return so_far + counts_[part]; });
      if (is_set_.contains(sum.total) && counts_[sum.total] != total) return is_set_.clear();
      counts_[sum.total] = total;
      is_set_.insert({sum.total, true});
      if (shown_[sum.total] == Shown::kYes && total != table_.cells[sum.total].count) return is_set_.clear();
    }
    is_set_.clear();
    for (std::size_t cell = 0; cell < counts_.size(); ++cell) {
      Seen& seen = seen_[cell];
      seen.least = seen.any ? std::min(seen.least, counts_[cell]) : counts_[cell];
      seen.most = seen.any ? std::max(seen.most, counts_[cell]) : counts_[cell];
      seen.any = true;
    }
  }

  const CountTable& table_;
  const std::vector<Shown>& shown_;
  int threshold_;
  std::vector<std::size_t> leaves_;
  std::vector<std::pair<std::int64_t, std::int64_t>> ranges_;
  std::vector<std::int64_t> counts_;
  std::vector<Seen> seen_;
  std::map<std::size_t, bool> is_set_;
};

TEST(SmallCountAttack, TryingAllTablesLeavesEachHiddenCountOpen) {
  TableMaker maker(11);
  int tried = 0;
  for (int i = 0; i < 1500; ++i) {
    const CountTable table = maker.Make(3, 2);
    const int threshold = maker.Number(3, 6);
    for (const AlsoHide also : {AlsoHide::kSums, AlsoHide::kParts}) {
      const auto shown = HideSmallCounts(table.cells, table.sums, {.threshold = threshold, .also = also});
      Trier trier(table, shown, threshold);
      if (trier.CountTables() > 30'000) continue;
      ++tried;
      ASSERT_EQ(trier.CountCertain(), 0) << "table " << i << ", by " << ToName(also);
    }
  }
  EXPECT_GT(tried, 1000);
}

// Were only the small ones hidden, both would find them: they are worth something.
TEST(SmallCountAttack, FindsThemWhereOnlyTheyAreHidden) {
  TableMaker maker(7);
  int recovered = 0;
  int certain = 0;
  for (int i = 0; i < 200; ++i) {
    const CountTable table = maker.Make(3, 2);
    const auto shown = HideSmallCounts(table.cells, table.sums, {.threshold = 5, .action = SmallCountAction::kHide});
    recovered += CountRecovered(table, shown, 5);
    Trier trier(table, shown, 5);
    if (trier.CountTables() <= 30'000) certain += trier.CountCertain();
  }
  EXPECT_GT(recovered, 50);
  EXPECT_GE(certain, recovered);
}

TEST(SmallCountAttack, NothingIsHiddenWithoutNeed) {
  TableMaker maker(3);
  int all_shown = 0;
  for (int i = 0; i < 300; ++i) {
    const CountTable table = maker.Make(5, 5);
    const bool small =
        std::any_of(table.cells.begin(), table.cells.end(), [](const CountCell& cell) { return IsSmallCell(cell, 3); });
    for (const AlsoHide also : {AlsoHide::kSums, AlsoHide::kParts}) {
      const auto shown = HideSmallCounts(table.cells, table.sums, {.threshold = 3, .also = also});
      bool all = true;
      for (std::size_t cell = 0; cell < shown.size(); ++cell) {
        all = all && (!table.cells[cell].published || shown[cell] == Shown::kYes);
      }
      ASSERT_EQ(all, !small) << "table " << i;
      all_shown += all ? 1 : 0;
    }
  }
  EXPECT_GT(all_shown, 20);
}

}  // namespace
}  // namespace tovholder::indicators
