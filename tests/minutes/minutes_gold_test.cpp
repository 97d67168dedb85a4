// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>

#include <boost/json.hpp>

#include "documents/reader.h"
#include "minutes/minutes_parser.h"
#include "minutes/reading_json.h"
#include "minutes_text.h"

// Our own minutes in the layouts of councils, boards and associations, read as the import reads them; what each
// must give stands beside it in the form that the import prints. Keys that are not there are not asked for.
namespace tovholder::minutes {
namespace {

namespace fs = std::filesystem;
namespace json = boost::json;

std::vector<fs::path> GoldFiles() {
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator("tests/minutes/gold")) {
    if (entry.path().extension() != ".json") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

json::object Reading(const fs::path& path) {
  const auto document = documents::ReadDocument(testing::LoadText(path), path.filename().string());
  EXPECT_TRUE(document) << path;
  if (!document) return {};
  return json::parse(RenderJsonLine(ParseMinutes(*document).front(), *document, path.filename().string())).as_object();
}

void ExpectWanted(const json::object& wanted, const json::object& got, const std::string& where) {
  for (const auto& [key, value] : wanted) {
    if (key == "items") continue;
    const json::value* found = got.if_contains(key);
    EXPECT_EQ(json::serialize(value), found == nullptr ? "nothing" : json::serialize(*found)) << where << key;
  }
}

class Gold : public ::testing::TestWithParam<fs::path> {};

TEST_P(Gold, IsReadAsItStands) {
  fs::path beside = GetParam();
  beside.replace_extension(".json");
  const json::object wanted = json::parse(testing::LoadText(beside)).as_object();
  const json::object got = Reading(GetParam());
  ExpectWanted(wanted, got, "");
  const json::array& items = wanted.at("items").as_array();
  const json::array& read = got.at("items").as_array();
  ASSERT_EQ(items.size(), read.size()) << json::serialize(read);
  for (std::size_t i = 0; i < items.size(); ++i) {
    ExpectWanted(items[i].as_object(), read[i].as_object(), "item " + std::to_string(i + 1) + " ");
  }
}

INSTANTIATE_TEST_SUITE_P(Documents, Gold, ::testing::ValuesIn(GoldFiles()), [](const auto& row) {
  std::string name = row.param.stem().string();
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
});

}  // namespace
}  // namespace tovholder::minutes
