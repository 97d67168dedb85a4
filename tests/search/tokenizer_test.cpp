// SPDX-License-Identifier: EUPL-1.2
#include "search/tokenizer.h"

#include <gtest/gtest.h>

#include "search/cut_text.h"

namespace tovholder::search {
namespace {

class TokenizerTest : public testing::Test {
 protected:
  std::string Cut(std::string_view text) { return CutText(tokenizer_, text); }
  // Whether a word of a query meets a word of a text.
  bool Meets(std::string_view asked, std::string_view text) {
    const std::string term = tokenizer_.TermOf(asked);
    bool met = false;
    tokenizer_.Cut(text, [&](const Word& word) {
      met = met || word.terms.Has(term);
      return !met;
    });
    return met;
  }

  Tokenizer tokenizer_{WordList::Parse(kSmallDictionary)};
};

TEST_F(TokenizerTest, MeetsEveryFormOfAWord) {
  const std::pair<std::string_view, std::string_view> met[] = {
      {"budget", "budgettet"},
      {"budgettet", "Budget"},
      {"budgetter", "BUDGETTERNE"},
      {"bolig", "boligsociale"},
      {"social", "boligsocialt"},
      {"plan", "helhedsplanerne"},
      {"helhed", "helhedsplan"},
      {"afdeling", "afdelingsbestyrelse"},
      {"bestyrelser", "afdelingsbestyrelsen"},
      {"møde", "møderne"},
      {"Århus", "Aarhus"},
      {"cafe", "café"},
      {"email", "e-mail"},
      {"børneudvalget", "Børne- og Ungeudvalget"},
      {"socialt", "sociale"},
      {"unge", "Børne- og Ungeudvalget"},
      {"Hansen", "Hansens"},
      {"Odense", "odenses"},
      {"møde",
       "mo\xCC\xB8"
       "de møde"},
      {"året", "a\xCC\x8Aret"},
      {"boligsocial", "bolig\xC2\xADsociale"},
  };
  for (const auto& [asked, text] : met) EXPECT_TRUE(Meets(asked, text)) << asked << " / " << text;
  EXPECT_FALSE(Meets("Hansen", "Hans"));
  EXPECT_FALSE(Meets("modet", "mødet"));
  EXPECT_FALSE(Meets("boligsocial", "bolig"));
}

TEST_F(TokenizerTest, CutsHyphensAndMarks) {
  EXPECT_EQ(Cut("§ 17,4-udvalget"), "§17,4|§17|17,4 udvalg");
  EXPECT_EQ(Cut("17,4-udvalget"), "17,4 udvalg");
  EXPECT_EQ(Cut("EU's og Lars' hus"), "eu og lar hus");
  EXPECT_EQ(Cut("Punkt 4a: 3 stk."), "punk 4a 3 stk");
  EXPECT_EQ(Cut("22. april 2025"), "22|2025-04-22 april 2025");
  EXPECT_EQ(Cut("(B) --- … 😀 §"), "b");
  EXPECT_EQ(Cut(""), "");
}

TEST_F(TokenizerTest, TellsWhereWordsStand) {
  const std::string_view text = "På § 17, stk. 4 — Ålborgs e-mail";
  std::vector<std::string_view> words;
  std::uint32_t position = 0;
  tokenizer_.Cut(text, [&](const Word& word) {
    EXPECT_EQ(word.position, position++);
    words.push_back(text.substr(word.begin, word.end - word.begin));
    return true;
  });
  EXPECT_EQ(words, (std::vector<std::string_view>{"På", "§ 17, stk. 4", "Ålborgs", "e", "mail"}));
}

TEST_F(TokenizerTest, StopsWhenTold) {
  int words = 0;
  tokenizer_.Cut("en to tre fire", [&](const Word&) { return ++words < 2; });
  EXPECT_EQ(words, 2);
}

TEST_F(TokenizerTest, TakesAnyBytes) {
  std::string bytes;
  for (int i = 0; i < 60'000; ++i) bytes += static_cast<char>((i * 7919 + i / 251) % 256);
  std::size_t end = 0;
  tokenizer_.Cut(bytes, [&](const Word& word) {
    EXPECT_GE(word.begin, end);
    EXPECT_GT(word.end, word.begin);
    end = word.end;
    for (const std::string_view term : word.terms) {
      EXPECT_LE(term.size(), 200U);
      EXPECT_EQ(term.find_first_of(" \x1f'\"\\"), std::string_view::npos);
    }
    return true;
  });
  EXPECT_LE(end, bytes.size());
}

TEST_F(TokenizerTest, AWordOfMegabytesIsOneShortTerm) {
  const std::string text(3 << 20, 'a');
  int words = 0;
  tokenizer_.Cut(text, [&](const Word& word) {
    ++words;
    EXPECT_LE(word.terms.front().size(), 120U);
    EXPECT_EQ(word.end, text.size());
    return true;
  });
  EXPECT_EQ(words, 1);
}

TEST_F(TokenizerTest, WorksWithoutAWordList) {
  Tokenizer plain;
  EXPECT_EQ(CutText(plain, "Boligsociale helhedsplaner, § 17, stk. 4"), "boligsocial helhedsplan §17,4|§17|17,4");
  EXPECT_NE(TokenizerMark(nullptr), TokenizerMark(WordList::Parse("a").get()));
}

TEST_F(TokenizerTest, RemembersAndForgetsAlike) {
  const std::string first = Cut("Boligsociale helhedsplaner i Odense");
  for (int i = 0; i < 70'000; ++i)
    tokenizer_.TermOf("ord" + std::string(1, static_cast<char>('a' + i % 26)) + std::to_string(i));
  EXPECT_EQ(Cut("Boligsociale helhedsplaner i Odense"), first);
}

}  // namespace
}  // namespace tovholder::search
