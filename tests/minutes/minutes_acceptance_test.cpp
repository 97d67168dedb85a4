// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>

#include <cstdlib>

#include "documents/reader.h"
#include "minutes/minutes_parser.h"
#include "minutes/reading_json.h"
#include "minutes_text.h"

// Scores the parser on the reference documents that TOVHOLDER_ACCEPTANCE names.
namespace tovholder::minutes {
namespace {

namespace fs = std::filesystem;

class Acceptance : public ::testing::Test {
 protected:
  void SetUp() override {
    const char* folder = std::getenv("TOVHOLDER_ACCEPTANCE");
    if (folder == nullptr) GTEST_SKIP() << "TOVHOLDER_ACCEPTANCE is not set: reference documents are not measured";
    folder_ = folder;
  }

  // As the import reads it: Markdown signs become marks.
  static documents::TextDocument Read(const fs::path& path) {
    const auto document = documents::ReadDocument(testing::LoadText(path), path.filename().string());
    EXPECT_TRUE(document) << path;
    return document ? *document : documents::TextDocument();
  }

  // Runs the scorer over the readings of all texts in `texts`; 0 where the F1 is reached and nothing closed is open.
  int Score(const fs::path& gold, const fs::path& texts, const std::string& options) {
    const fs::path predicted =
        fs::path(::testing::TempDir()) /
        ("minutes-" + gold.filename().string() + "-" +
         std::to_string(::testing::UnitTest::GetInstance()->random_seed()) + std::to_string(options.size()) + ".jsonl");
    std::ofstream out(predicted);
    for (const auto& entry : fs::directory_iterator(texts)) {
      if (entry.path().extension() != ".txt") continue;
      const documents::TextDocument document = Read(entry.path());
      for (const MinutesReading& reading : ParseMinutes(document)) {
        out << RenderJsonLine(reading, document, entry.path().filename().string()) << '\n';
      }
    }
    out.close();
    const std::string command = "python3 '" + (folder_ / "score_minutes.py").string() + "' '" + gold.string() + "' '" +
                                predicted.string() + "' " + options;
    const int status = std::system(command.c_str());
    fs::remove(predicted);
    return status;
  }

  fs::path folder_;
};

TEST_F(Acceptance, Seeds) {
  EXPECT_EQ(Score(folder_ / "seeds", folder_.parent_path() / "seeds", "--verbose --min-f1 0.99"), 0);
}

TEST_F(Acceptance, MinutesWithoutTheHardOnes) {
  EXPECT_EQ(Score(folder_ / "minutes", folder_ / "minutes", "--verbose --without-hard --min-f1 0.97"), 0);
}

TEST_F(Acceptance, AllMinutes) {
  EXPECT_EQ(Score(folder_ / "minutes", folder_ / "minutes", "--verbose --min-f1 0.90"), 0);
}

}  // namespace
}  // namespace tovholder::minutes
