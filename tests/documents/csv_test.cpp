// SPDX-License-Identifier: EUPL-1.2
#include "documents/csv.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace tovholder::documents {
namespace {

using testing::ElementsAre;

TEST(Csv, ReadsWhatDanishSpreadsheetsWrite) {
  const auto table =
      ParseCsv("\xEF\xBB\xBFNavn;Antal;Note\r\nRingparken;1.234;\"Én; \"\"to\"\"\"\r\n;;\r\n Sydbyen ;2\r\n", "a.csv");
  ASSERT_TRUE(table);
  EXPECT_THAT(table->head, ElementsAre("Navn", "Antal", "Note"));
  ASSERT_EQ(table->rows.size(), 2U);
  EXPECT_THAT(table->rows[0].cells, ElementsAre("Ringparken", "1.234", "Én; \"to\""));
  EXPECT_THAT(table->rows[1].cells, ElementsAre("Sydbyen", "2"));
  EXPECT_EQ(table->rows[1].line, 4);
}

TEST(Csv, TakesCommasTabsAndOldEncodings) {
  EXPECT_THAT(ParseCsv("a,b\n1,2", "a.csv")->rows.front().cells, ElementsAre("1", "2"));
  EXPECT_THAT(ParseCsv("a\tb;c\td\n1\t2\t3", "a.csv")->rows.front().cells, ElementsAre("1", "2", "3"));
  EXPECT_THAT(ParseCsv("navn;by\nS\xF8ren;K\xF8ge\n", "a.csv")->rows.front().cells, ElementsAre("Søren", "Køge"));
}

TEST(Csv, KnowsTheLineOfARowBehindOneThatTakesSeveral) {
  const auto table = ParseCsv("a;b\n\"to\nlinjer\nher\";1\nx;2\n", "a.csv");
  ASSERT_TRUE(table);
  ASSERT_EQ(table->rows.size(), 2U);
  EXPECT_EQ(table->rows[0].line, 2);
  EXPECT_EQ(table->rows[0].cells[0], "to\nlinjer\nher");
  EXPECT_EQ(table->rows[1].line, 5);
}

TEST(Csv, SaysWhereItIsBroken) {
  EXPECT_EQ(ParseCsv("%PDF-1.7 …", "a.csv").error(), (Error{"documents.no_csv", {{"file", "a.csv"}, {"kind", "PDF"}}}));
  EXPECT_EQ(ParseCsv("PK\x03\x04", "a.xlsx").error().params.at("kind"), "ZIP");
  EXPECT_EQ(ParseCsv("", "a.csv").error().id, "documents.csv_empty");
  EXPECT_EQ(ParseCsv("\r\n\r\n", "a.csv").error().id, "documents.csv_empty");
  const auto open = ParseCsv("a;b\n1;2\n\"åben;3\n4;5\n", "a.csv");
  ASSERT_FALSE(open);
  EXPECT_EQ(open.error(), (Error{"documents.csv_quote", {{"file", "a.csv"}, {"line", "3"}}}));
  EXPECT_EQ(ParseCsv("a;b\n1;x\"y\n", "a.csv").error().params.at("line"), "2");
}

TEST(Csv, WhatIsWrittenComesBack) {
  const std::vector<std::string> head{"Navn", "Note"};
  const std::vector<std::vector<std::string>> rows{
      {"Søren \"Sørensen\"", "a;b"}, {"=1+1", "-5"}, {"to\nlinjer", ""}, {"@x", "' citat"}, {"'=1", "-x"}};
  const std::string text = FormatCsv(head, rows);
  EXPECT_EQ(text.find("\r\n=1"), std::string::npos) << "no spreadsheet may run it";
  const auto table = ParseCsv(text, "a.csv");
  ASSERT_TRUE(table);
  EXPECT_EQ(table->head, head);
  ASSERT_EQ(table->rows.size(), rows.size());
  for (std::size_t i = 0; i < rows.size(); ++i) EXPECT_EQ(table->rows[i].cells, rows[i]);
}

}  // namespace
}  // namespace tovholder::documents
