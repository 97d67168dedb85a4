// SPDX-License-Identifier: EUPL-1.2
#include "minutes/layout_phrases.h"

#include <gtest/gtest.h>

#include <string>

#include "minutes/layout_text.h"

namespace tovholder::minutes::layout {
namespace {

constexpr PhraseList kPhrases("afbud", "økonomi", "råd", "ikke til stede", "at");

TEST(PhraseList, FindsAPhraseInAnyCaseAndInsideAWord) {
  EXPECT_TRUE(kPhrases.StandsIn("ØKONOMIUDVALGET"));
  EXPECT_TRUE(kPhrases.StandsIn("Ældreråd"));
  EXPECT_TRUE(kPhrases.StandsIn("Ib Hansen var Ikke til stede."));
  EXPECT_TRUE(kPhrases.StandsIn("at"));
  EXPECT_FALSE(kPhrases.StandsIn("Ib Hansen mødte."));
  EXPECT_FALSE(kPhrases.StandsIn("afbu"));
  EXPECT_FALSE(kPhrases.StandsIn("a"));
  EXPECT_FALSE(kPhrases.StandsIn(""));
}

// Every stretch of a text with many near misses: the quick answer is that of the slow search.
TEST(PhraseList, SaysWhatTheSearchForEachPhraseSays) {
  const std::string text = "Råb og RÅD: afbu, Afbud! økonom, Økonomi – ikke til ste, IKKE TIL STEDE. A\xC3";
  for (std::size_t begin = 0; begin < text.size(); ++begin) {
    for (std::size_t length = 0; begin + length <= text.size(); ++length) {
      const std::string_view part = std::string_view(text).substr(begin, length);
      bool stands = false;
      for (std::string_view phrase : kPhrases) stands = stands || FindFolded(part, phrase) != std::string_view::npos;
      EXPECT_EQ(kPhrases.StandsIn(part), stands) << part;
    }
  }
}

TEST(LayoutText, StandsAtAPlaceInAnyCase) {
  EXPECT_TRUE(BeginsFolded("Åbent punkt", "åbent"));
  EXPECT_FALSE(BeginsFolded("Åben", "åbent"));
  EXPECT_TRUE(StandsAt("Et ÅBENT punkt", 3, "åbent"));
  EXPECT_FALSE(StandsAt("kort", 9, "at"));
}

}  // namespace
}  // namespace tovholder::minutes::layout
