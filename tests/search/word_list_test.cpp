// SPDX-License-Identifier: EUPL-1.2
#include "search/word_list.h"

#include <gtest/gtest.h>

#include "search/compounds.h"
#include "search/cut_text.h"
#include "search/stemmer.h"

namespace tovholder::search {
namespace {

using Parts = std::vector<std::string_view>;

TEST(WordList, KnowsWhatBeginsAndEndsACompound) {
  const auto words = WordList::Parse(kSmallDictionary);
  Stemmer stemmer;
  EXPECT_TRUE(words->MayBegin("bolig"));
  EXPECT_TRUE(words->MayBegin("afdelings"));
  EXPECT_FALSE(words->MayBegin("afdeling"));
  EXPECT_TRUE(words->MayBegin("børne"));
  EXPECT_TRUE(words->MayEnd(stemmer.Stem("udvalget")));
  EXPECT_FALSE(words->MayEnd(stemmer.Stem("fælde"))) << "a verb";
}

TEST(WordList, TellsNamesFromWords) {
  const auto words = WordList::Parse(kSmallDictionary);
  EXPECT_TRUE(words->IsName("hansen"));
  EXPECT_FALSE(words->IsName("hans")) << "also a word";
  EXPECT_FALSE(words->IsName("bolig"));
  EXPECT_TRUE(words->IsAdjective("social"));
  EXPECT_FALSE(words->IsAdjective("bolig"));
}

TEST(WordList, TakesAnyTextForADictionary) {
  for (const std::string_view text :
       {"", "\n\n/", "ord/", "ord/x,y,,", "\xff\xfe/31,39", "/10,39", "å/99999999999999999999"}) {
    EXPECT_FALSE(WordList::Parse(text)->MayBegin("bolig")) << text;
  }
  EXPECT_EQ(WordList::Load("/nowhere/da_DK.dic"), nullptr);
  EXPECT_NE(WordList::Parse("a")->digest(), WordList::Parse("b")->digest());
}

struct Compound {
  std::string_view word;
  Parts parts;
};

TEST(Compounds, PartsKnownWordsAndNothingElse) {
  const auto words = WordList::Parse(kSmallDictionary);
  Stemmer stemmer;
  const Compound compounds[] = {
      {"boligsociale", {"bolig", "sociale"}},
      {"helhedsplanen", {"helheds", "planen"}},
      {"afdelingsbestyrelser", {"afdelings", "bestyrelser"}},
      {"afdelingsbestyrelsesmedlem", {"afdelings", "bestyrelses", "medlem"}},
      {"børneudvalget", {"børne", "udvalget"}},
      {"byudvalg", {"by", "udvalg"}},
      {"fællesskab", {}},  // -skab makes a word of it
      {"processen", {}},
      {"bolig", {}},
      {"boligen", {}},
      {"hansen", {}},
      {"boligxyz", {}},
      {"xyzbolig", {}},
      {"", {}},
  };
  for (const Compound& compound : compounds) {
    EXPECT_EQ(PartsOf(compound.word, *words, stemmer), compound.parts) << compound.word;
  }
}

}  // namespace
}  // namespace tovholder::search
