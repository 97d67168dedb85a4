// SPDX-License-Identifier: EUPL-1.2
#include "indicators/disclosure.h"

#include <algorithm>
#include <cstdlib>
#include <numeric>

namespace tovholder::indicators {
namespace {

using Row = std::vector<std::int64_t>;  // a coefficient for each cell, the value last

void DivideByCommon(Row& row) {
  std::int64_t common = 0;
  for (const std::int64_t one : row) common = std::gcd(common, one);
  if (common > 1) {
    for (std::int64_t& one : row) one /= common;
  }
}

// row - row[column] / pivot[column] × pivot, in whole numbers; false where they grow too large to go on.
bool Eliminate(Row& row, const Row& pivot, std::size_t column) {
  const std::int64_t common = std::gcd(row[column], pivot[column]);
  const std::int64_t times_row = pivot[column] / common;
  const std::int64_t times_pivot = row[column] / common;
  Row result(row.size());
  for (std::size_t i = 0; i < row.size(); ++i) {
    std::int64_t left = 0;
    std::int64_t right = 0;
    if (__builtin_mul_overflow(row[i], times_row, &left) || __builtin_mul_overflow(pivot[i], times_pivot, &right) ||
        __builtin_sub_overflow(left, right, &result[i])) {
      return false;
    }
  }
  DivideByCommon(result);
  row = std::move(result);
  return true;
}

std::vector<Row> Reduce(std::vector<Row> rows, std::size_t cells) {
  std::size_t done = 0;
  for (std::size_t column = 0; column < cells && done < rows.size(); ++column) {
    const auto pivot = std::find_if(rows.begin() + static_cast<std::ptrdiff_t>(done), rows.end(),
                                    [&](const Row& row) { return row[column] != 0; });
    if (pivot == rows.end()) continue;
    std::swap(*pivot, rows[done]);
    for (std::size_t i = 0; i < rows.size(); ++i) {
      if (i != done && rows[i][column] != 0) static_cast<void>(Eliminate(rows[i], rows[done], column));
    }
    ++done;
  }
  rows.resize(done);
  return rows;
}

std::int64_t DivideDown(std::int64_t number, std::int64_t by) {
  const std::int64_t quotient = number / by;
  return number % by != 0 && (number < 0) != (by < 0) ? quotient - 1 : quotient;
}
std::int64_t DivideUp(std::int64_t number, std::int64_t by) { return -DivideDown(-number, by); }

// The least and the most that the terms other than one come to.
struct Sum {
  std::int64_t least = 0;
  std::int64_t most = 0;
  int without_least = 0;  // terms with no end downwards
  int without_most = 0;

  void Add(std::int64_t times, const Range& range) {
    const bool up = times > 0;
    const auto ends = [&](bool low_end) -> std::optional<std::int64_t> {
      if (low_end) return times * range.low;
      return range.high ? std::optional(times * *range.high) : std::nullopt;
    };
    const auto low = ends(up);
    const auto high = ends(!up);
    low ? least += * low : without_least += 1;
    high ? most += * high : without_most += 1;
  }
};

// Narrows one cell by the rest of a row; whether that told anything.
bool NarrowCell(Range& range, std::int64_t times, std::int64_t value, const Sum& others) {
  const Range before = range;
  // times × cell lies between value - most and value - least of the others.
  const auto at_least = others.without_most == 0 ? std::optional(value - others.most) : std::nullopt;
  const auto at_most = others.without_least == 0 ? std::optional(value - others.least) : std::nullopt;
  const auto low = times > 0 ? at_least : at_most;
  const auto high = times > 0 ? at_most : at_least;
  if (low) range.low = std::max(range.low, DivideUp(*low, times));
  if (high) {
    const std::int64_t most = DivideDown(*high, times);
    range.high = range.high ? std::min(*range.high, most) : most;
  }
  return range.low != before.low || range.high != before.high;
}

bool NarrowRow(std::vector<Range>& ranges, const Row& row) {
  bool narrowed = false;
  for (std::size_t cell = 0; cell < ranges.size(); ++cell) {
    if (row[cell] == 0) continue;
    Sum others;
    for (std::size_t i = 0; i < ranges.size(); ++i) {
      if (i != cell && row[i] != 0) others.Add(row[i], ranges[i]);
    }
    narrowed = NarrowCell(ranges[cell], row[cell], row.back(), others) || narrowed;
  }
  return narrowed;
}

// Bounds that creep step by step are given up on; what is exact comes early.
constexpr int kMostRounds = 200;

}  // namespace

std::vector<Range> NarrowRanges(std::vector<Range> ranges, const std::vector<Relation>& relations) {
  std::vector<Row> rows;
  rows.reserve(relations.size() * 2);
  for (const Relation& relation : relations) {
    Row row(ranges.size() + 1, 0);
    for (const Relation::Term& term : relation.terms) row[term.cell] += term.times;
    row.back() = relation.value;
    rows.push_back(std::move(row));
  }
  for (Row& row : Reduce(rows, ranges.size())) rows.push_back(std::move(row));
  bool narrowed = true;
  for (int round = 0; narrowed && round < kMostRounds; ++round) {
    narrowed = false;
    for (const Row& row : rows) narrowed = NarrowRow(ranges, row) || narrowed;
  }
  return ranges;
}

}  // namespace tovholder::indicators
