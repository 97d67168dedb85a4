// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <iterator>

#include "criteria/area_table.h"
#include "criteria/figures.h"

// The lists as they were published, as far as TOVHOLDER_ACCEPTANCE has them.
namespace tovholder::criteria {
namespace {

bool KnowsSomething(const AreaRow& row) {
  return std::any_of(kCriteria.begin(), kCriteria.end(), [&](Criterion one) { return row.figures[one].has_value(); });
}

bool IsOnTheList(const AreaRow& row) {
  return !row.classification.starts_with("ikke") && !row.classification.starts_with("udgået");
}

TEST(PublishedListsTest, NoRowWithFiguresContradictsItsList) {
  const char* folder = std::getenv("TOVHOLDER_ACCEPTANCE");
  if (folder == nullptr) GTEST_SKIP() << "TOVHOLDER_ACCEPTANCE is not set: published lists are not measured";
  std::ifstream stream(std::string(folder) + "/../domain/lists.csv", std::ios::binary);
  ASSERT_TRUE(stream.good()) << folder;
  const std::string bytes{std::istreambuf_iterator<char>(stream), {}};
  const auto table = ReadAreaTable(documents::ParseCsv(bytes, "lists.csv").value());
  ASSERT_TRUE(table.has_value());
  EXPECT_TRUE(table->problems.empty()) << table->problems.front().id;
  EXPECT_TRUE(table->warnings.empty()) << table->warnings.front().id;
  const auto conclusions = ConcludeRows(table->rows);
  int with_figures = 0;
  int certain = 0;
  for (std::size_t i = 0; i < conclusions.size(); ++i) {
    const AreaRow& row = table->rows[i];
    const std::string name = ToText(row.list) + " " + row.area;
    const Conclusion& found = conclusions[i];
    if (!KnowsSomething(row)) {
      EXPECT_EQ(found.certainty, Certainty::kPossible) << name << ": of nothing nothing follows";
      continue;
    }
    ++with_figures;
    if (found.certainty == Certainty::kCertain) ++certain;
    if (IsOnTheList(row)) {
      EXPECT_NE(found.certainty, Certainty::kExcluded) << name;
    } else {
      EXPECT_NE(found.certainty, Certainty::kCertain) << name;
    }
  }
  EXPECT_GE(with_figures, 7);
  EXPECT_GE(certain, 1);
}

}  // namespace
}  // namespace tovholder::criteria
