// SPDX-License-Identifier: EUPL-1.2
#include "documents/line_joining.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "documents/reader.h"

namespace tovholder::documents {
namespace {

using ::testing::ElementsAre;

const KnowsWord& Dictionary() {
  static const KnowsWord kDictionary = DanishDictionary();
  return kDictionary;
}

struct Division {
  const char* text;
  const char* joined;
};

class LineJoiningTest : public ::testing::TestWithParam<Division> {};

TEST_P(LineJoiningTest, Joins) { EXPECT_EQ(JoinDividedWords(GetParam().text, Dictionary()).text, GetParam().joined); }

INSTANTIATE_TEST_SUITE_P(
    All, LineJoiningTest,
    ::testing::Values(Division{"en ud-\ndannelse til alle", "en uddannelse\ntil alle"},
                      Division{"praekvalifi-\nkationen,\nslut", "praekvalifikationen,\nslut"},
                      Division{"i bolig-\n   omraaderne er", "i boligomraaderne\ner"},
                      Division{"Bolig-\nområdet har", "Boligområdet\nhar"},
                      Division{"social- og\nsundhed", "social- og\nsundhed"},
                      Division{"Børne-\nog Ungeudvalget", "Børne-\nog Ungeudvalget"},
                      Division{"Teknik-, Plan-\nog Landdistrikt", "Teknik-, Plan-\nog Landdistrikt"},
                      Division{"VIVE-\nrapporten", "VIVE-\nrapporten"}, Division{"2025-\n2029", "2025-\n2029"},
                      Division{"ikke-\nvestlige lande", "ikke-\nvestlige lande"},
                      Division{"Nord-\nVestsjælland", "Nord-\nVestsjælland"}, Division{"e-\nmail", "e-\nmail"},
                      Division{"punkt -\nmere", "punkt -\nmere"}, Division{"ud-\n\ndannelse", "ud-\n\ndannelse"},
                      Division{"sam-\narbejdsafta-\nler om", "samarbejdsaftaler\nom"}, Division{"-\na", "-\na"},
                      Division{"", ""}, Division{"slut-", "slut-"}, Division{"slut-\n", "slut-\n"}));

TEST(LineJoining, MapsBothWays) {
  const std::string text = "en ud-\n  dannelse, til\nslut";
  const JoinedText joined = JoinDividedWords(text, Dictionary());
  ASSERT_EQ(joined.text, "en uddannelse,\ntil\nslut");
  EXPECT_THAT(joined.joints, ElementsAre(5U));
  for (const std::string_view word : {"en", "dannelse,", "til", "slut"}) {
    const auto changed = static_cast<std::uint32_t>(joined.text.find(word));
    const auto original = static_cast<std::uint32_t>(text.find(word));
    EXPECT_EQ(joined.map.ToOriginal(changed), original) << word;
    EXPECT_EQ(joined.map.ToChanged(original), changed) << word;
  }
  EXPECT_EQ(joined.map.ToOriginal(Span{3, 13}), (Span{3, 17}));
  EXPECT_EQ(joined.map.ToChanged(5), 5U);  // the hyphen
}

TEST(LineJoining, MarksEndWithTheTextWhereATabBehindItIsGone) {
  const Result<TextDocument> document = ReadDocument("a\tb\nc\tud-\ndannelse\t", "a.txt");
  ASSERT_TRUE(document);
  ASSERT_FALSE(document->marks.empty());
  const TextDocument joined = JoinDividedWords(*document, Dictionary());
  for (const Mark& mark : joined.marks) EXPECT_LE(mark.span.end, joined.text.size());
}

TEST(LineJoining, PagesAndMarksMoveAlong) {
  const Result<TextDocument> document = ReadDocument("- en ud-\ndannelse\n\f- to", "a.txt");
  ASSERT_TRUE(document);
  const TextDocument joined = JoinDividedWords(*document, Dictionary());
  EXPECT_EQ(joined.text, "- en uddannelse\n- to");
  EXPECT_EQ(joined.PageOf(16), 2);
  ASSERT_EQ(joined.marks.size(), 2U);
  EXPECT_EQ(joined.At(joined.marks[1].span), "to");
}

TEST(LineJoining, WithoutADictionaryNothingBreaks) {
  const KnowsWord none = DanishDictionary("/findes/ikke");
  EXPECT_EQ(JoinDividedWords("ud-\ndannelse", none).text, "uddannelse");
}

TEST(LineJoining, ManyDivisionsAreQuick) {
  std::string text;
  for (int i = 0; i < 200'000; ++i) text += "ord ord-\ning og mere tekst\n";
  const JoinedText joined = JoinDividedWords(text, [](std::string_view) { return true; });
  EXPECT_EQ(joined.joints.size(), 200'000U);
}

}  // namespace
}  // namespace tovholder::documents
