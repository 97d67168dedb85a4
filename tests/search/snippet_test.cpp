// SPDX-License-Identifier: EUPL-1.2
#include "search/snippet.h"

#include <gtest/gtest.h>

#include "search/cut_text.h"

namespace tovholder::search {
namespace {

std::string Shown(const std::vector<Piece>& pieces) {
  std::string text;
  for (const Piece& piece : pieces) text += piece.marked ? "[" + piece.text + "]" : piece.text;
  return text;
}

class SnippetTest : public testing::Test {
 protected:
  std::string All(std::string_view text, std::string_view asked) {
    return Shown(MarkAll(text, ParseQuery(asked, tokenizer_).wanted, tokenizer_));
  }
  std::string Best(std::string_view text, std::string_view asked, std::size_t letters = 80) {
    return Shown(MarkBest(text, ParseQuery(asked, tokenizer_).wanted, tokenizer_, letters));
  }
  Tokenizer tokenizer_{WordList::Parse(kSmallDictionary)};
};

TEST_F(SnippetTest, MarksWhatWasFoundAsItStands) {
  EXPECT_EQ(All("Den Boligsociale Helhedsplan", "helhedsplanen"), "Den Boligsociale [Helhedsplan]");
  EXPECT_EQ(All("Den Boligsociale Helhedsplan", "bolig plan"), "Den [Boligsociale] [Helhedsplan]");
  EXPECT_EQ(All("efter § 17, stk. 4 i loven", "§17,4"), "efter [§ 17, stk. 4] i loven");
  EXPECT_EQ(All("Sag 24 - 012144", "24-012144"), "Sag [24 - 012144]");
  EXPECT_EQ(All("budgetter og planer", "budg* -planer"), "[budgetter] og planer");
  EXPECT_EQ(All("Uændret", ""), "Uændret");
  EXPECT_EQ(All("", "plan"), "");
}

TEST_F(SnippetTest, MarksAPhraseOnlyWhereItStandsWhole) {
  EXPECT_EQ(All("plan for plan for bolig", "\"plan for bolig\""), "plan for [plan] [for] [bolig]");
  EXPECT_EQ(All("a b a b c", "\"a b c\""), "a b [a] [b] [c]");
}

TEST_F(SnippetTest, IsPlainText) { EXPECT_EQ(All("<b>plan</b> & \"plan\"", "plan"), "<b>[plan]</b> & \"[plan]\""); }

TEST_F(SnippetTest, PicksTheStretchWithMostOfTheQuery) {
  std::string text = "Et budget alene her. ";
  for (int i = 0; i < 40; ++i) text += "Noget helt andet stod der. ";
  text += "Her er budget og plan sammen. ";
  for (int i = 0; i < 40; ++i) text += "Og mere andet. ";
  const std::string shown = Best(text, "plan budget");
  EXPECT_NE(shown.find("[budget] og [plan]"), std::string::npos) << shown;
  EXPECT_TRUE(shown.starts_with("…")) << shown;
  EXPECT_TRUE(shown.ends_with("…")) << shown;
  EXPECT_LT(shown.size(), 120U);
}

TEST_F(SnippetTest, ShowsTheBeginningWhereNothingStands) {
  EXPECT_EQ(Best("Første linje.\n\n  Anden\tlinje.", "plan"), "Første linje. Anden linje.");
  const std::string shown = Best(std::string(500, 'x') + " plan", "møde");
  EXPECT_TRUE(shown.ends_with("…"));
  EXPECT_LE(shown.size(), 90U);
}

TEST_F(SnippetTest, NeverCutsInsideALetter) {
  std::string text;
  for (int i = 0; i < 300; ++i) text += "ø";
  for (std::size_t letters = 1; letters < 40; ++letters) {
    const std::string shown = Best(text, "plan", letters);
    EXPECT_EQ(shown.find("\xC3…"), std::string::npos) << letters;
  }
}

}  // namespace
}  // namespace tovholder::search
