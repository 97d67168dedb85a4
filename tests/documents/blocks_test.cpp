// SPDX-License-Identifier: EUPL-1.2
#include "documents/blocks.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>

#include "base/text.h"
#include "documents/reader.h"

namespace tovholder::documents {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;

std::vector<std::string> Outline(const TextDocument& document) {
  std::vector<std::string> outline;
  for (const Block& block : ListBlocks(document)) {
    std::string line = std::string(ToName(block.kind)) + " " + std::to_string(block.level) + " ";
    if (block.kind == BlockKind::kTable) {
      for (const TableRow& row : block.rows) line += "[" + Join(CellsOf(document, row), "|") + "]";
    } else {
      line += (block.marker.empty() ? "" : block.marker + " ") + TextOf(document, block);
    }
    outline.push_back(line);
  }
  return outline;
}

TextDocument Read(const std::string& text, const std::string& name = "a.txt") {
  Result<TextDocument> document = ReadDocument(text, name);
  EXPECT_TRUE(document);
  return document ? *document : TextDocument{};
}

TEST(Blocks, PlainTextWithATableOverAPageBreak) {
  const TextDocument document = Read(
      "3Plan for noget nyt\n\nUdkast, maj 2024\n\nBaggrund\n\nDer er et afsnit\nover to linjer.\n\nDet ventes:\n\n- at "
      "et\n- at to\n\n"
      "3Plan for noget nyt\n\nFrist\tHvad\tHvem\nMaj\tMøde, hvis alle kan, bliver\tBestyrelsen\n\n3Plan for noget "
      "nyt\n\n"
      "\tder flere møder.\t\nJuni\tSlut\tLBF\n");
  EXPECT_THAT(Outline(document),
              ElementsAre("heading 1 3Plan for noget nyt", "heading 2 Udkast, maj 2024", "heading 2 Baggrund",
                          "paragraph 0 Der er et afsnit over to linjer.", "paragraph 0 Det ventes:",
                          "list_item 1 - at et", "list_item 1 - at to", "heading 2 3Plan for noget nyt",
                          "table 0 [Frist|Hvad|Hvem][Maj|Møde, hvis alle kan, bliver der flere møder.|Bestyrelsen]"
                          "[Juni|Slut|LBF]"));
}

TEST(Blocks, MarksDecideWhereThereAreSome) {
  const TextDocument document =
      Read("# Plan\n\nKort linje\n\n## Tal\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\nSlut.\n", "a.md");
  EXPECT_THAT(Outline(document), ElementsAre("heading 1 Plan", "paragraph 0 Kort linje", "heading 2 Tal",
                                             "table 0 [a|b][1|2]", "paragraph 0 Slut."));
}

TEST(Blocks, ListItemsKeepTheirFollowingLinesAndLevels) {
  const TextDocument document =
      Read("1. et punkt\n   der går videre\n   a) under\n2. to\n\n3. VISION OG MÅL\n\nTekst.\n");
  EXPECT_THAT(Outline(document), ElementsAre("list_item 1 1. et punkt der går videre", "list_item 2 a) under",
                                             "list_item 1 2. to", "heading 1 3. VISION OG MÅL", "paragraph 0 Tekst."));
}

TEST(Blocks, HtmlTables) {
  const TextDocument document = Read(
      "<html><body><h2>Frister</h2><table><tr><td>a</td><td></td></tr><tr><td>b</td><td>c</td></tr></table></body></"
      "html>",
      "a.html");
  EXPECT_THAT(Outline(document), ElementsAre("heading 2 Frister", "table 0 [a|][b|c]"));
}

TEST(Blocks, HeadsOfPagesAndTablesApart) {
  const TextDocument document = Read(
      "Plan for noget\n\nLidt tekst,\n\fPlan for noget\n\nog mere.\n\na\tb\tc\n1\t2\t3\n\fPlan for "
      "noget\n\na\tb\tc\n4\t5\t6\n\nd\te\tf\n");
  EXPECT_THAT(Outline(document),
              ElementsAre("heading 1 Plan for noget", "paragraph 0 Lidt tekst,", "paragraph 0 og mere.",
                          "table 0 [a|b|c][1|2|3][4|5|6]", "table 0 [d|e|f]"));
}

TEST(Blocks, NothingIsLost) {
  const std::string text =
      "TITEL\n\nafsnit et\nlinje to\n\n* punkt\n\n\tcelle\tto\tre\n\nmere tekst\n\n\nSidste linje uden ende";
  const TextDocument document = Read(text);
  std::string letters;
  for (const Block& block : ListBlocks(document)) {
    for (const TableRow& row : block.rows) letters += Join(CellsOf(document, row), "");
    if (block.kind != BlockKind::kTable) letters += TextOf(document, block);
  }
  for (const std::string_view word : {"TITEL", "afsnit et linje to", "punkt", "celletore", "mere tekst", "uden ende"}) {
    EXPECT_NE(letters.find(word), std::string::npos) << word;
  }
}

// The documents of the mission themselves, where they are at hand.
class SeedBlocks : public ::testing::Test {
 protected:
  void SetUp() override {
    const char* acceptance = std::getenv("TOVHOLDER_ACCEPTANCE");
    if (acceptance == nullptr) GTEST_SKIP() << "TOVHOLDER_ACCEPTANCE is not set";
    folder_ = std::filesystem::path(acceptance).lexically_normal() / ".." / "seeds";
    if (!std::filesystem::is_directory(folder_)) GTEST_SKIP() << "no seeds beside " << acceptance;
  }
  TextDocument Seed(const std::string& number) {
    for (const auto& entry : std::filesystem::directory_iterator(folder_)) {
      if (!entry.path().filename().string().starts_with(number)) continue;
      const Result<std::string> bytes = LoadFile(entry.path().string());
      EXPECT_TRUE(bytes);
      return Read(*bytes);
    }
    ADD_FAILURE() << "no seed " << number;
    return {};
  }

 private:
  std::filesystem::path folder_;
};

TEST_F(SeedBlocks, TheProcessPlanIsOneTable) {
  const TextDocument document = Seed("002");
  std::vector<std::size_t> tables;
  for (const Block& block : ListBlocks(document)) {
    if (block.kind != BlockKind::kTable) continue;
    tables.push_back(block.rows.size());
    for (const TableRow& row : block.rows) EXPECT_EQ(row.cells.size(), 3U);
  }
  EXPECT_THAT(tables, ElementsAre(::testing::Gt(20U)));
  EXPECT_THAT(Outline(document), Contains("heading 2 Baggrund"));
}

TEST_F(SeedBlocks, TheApplicationHasItsHeadings) {
  EXPECT_THAT(Outline(Seed("003")), Contains("heading 1 1. PROBLEMKOMPLEKS"));
}

TEST_F(SeedBlocks, MarkdownMinutesLoseTheirSigns) {
  const TextDocument document = Seed("004");
  EXPECT_EQ(document.text.find("**"), std::string::npos);
  EXPECT_EQ(document.text.find("\n#"), std::string::npos);
  EXPECT_NE(document.text.find("*) Pris"), std::string::npos);
  EXPECT_NE(document.text.find("kommunen_pdf-ua"), std::string::npos);
}

}  // namespace
}  // namespace tovholder::documents
