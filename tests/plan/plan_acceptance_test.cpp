// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>

#include <boost/json.hpp>
#include <cstdlib>

#include "documents/reader.h"
#include "plan/plan_json.h"
#include "plan/plan_reading.h"

namespace tovholder::plan {
namespace {

namespace json = boost::json;

json::value LoadJson(const std::string& path) { return json::parse(documents::LoadFile(path).value()); }

// What both tell of each row.
json::array Comparable(const json::value& rows) {
  json::array kept;
  for (const json::value& row : rows.as_array()) {
    json::object one;
    for (const char* key : {"deadline_text", "deadline_start", "deadline_end", "activity", "responsible"}) {
      one[key] = row.at(key);
    }
    kept.push_back(one);
  }
  return kept;
}

TEST(PlanAcceptance, ReadsEveryRowAndBothListsOfTheSourcePlan) {
  const char* folder = std::getenv("TOVHOLDER_ACCEPTANCE");
  if (folder == nullptr) GTEST_SKIP() << "TOVHOLDER_ACCEPTANCE is not set";
  const json::value right = LoadJson(std::string(folder) + "/seeds/002.json");
  const std::string source = std::string(folder) + "/../" + json::value_to<std::string>(right.at("source")).substr(7);
  const auto document = documents::ReadDocument(documents::LoadFile(source).value(), "002.txt");
  const json::object read = JsonOf(ReadPlan(RowsOf(document.value()), "002.txt").value());
  EXPECT_EQ(read.at("title"), right.at("title"));
  EXPECT_EQ(read.at("status"), right.at("status"));
  EXPECT_EQ(read.at("overall_expectations"), right.at("overall_expectations"));
  EXPECT_EQ(read.at("prequalification_material"), right.at("prequalification_material"));
  EXPECT_EQ(read.at("final_application_material"), right.at("final_application_material"));
  const json::array rows = Comparable(read.at("rows"));
  const json::array wanted = Comparable(right.at("rows"));
  ASSERT_EQ(rows.size(), wanted.size());
  for (std::size_t i = 0; i < rows.size(); ++i) EXPECT_EQ(rows[i], wanted[i]) << "row " << i + 1;
}

}  // namespace
}  // namespace tovholder::plan
