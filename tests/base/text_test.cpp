// SPDX-License-Identifier: EUPL-1.2
#include "base/text.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <limits>

namespace tovholder {
using std::string_view_literals::operator""sv;

namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(Utf8, TellsTextFromBytes) {
  EXPECT_TRUE(IsUtf8(""));
  EXPECT_TRUE(IsUtf8("Blåbærgrød på Østerbro, 22,9 mio. kr. – § 17,4 €"));
  EXPECT_TRUE(IsUtf8("\xF0\x9F\x8F\xA0"));
  EXPECT_TRUE(IsUtf8(std::string_view("a\0b", 3)));
  EXPECT_FALSE(
      IsUtf8("Bl\xE5"
             "b\xE6r"));
  EXPECT_FALSE(IsUtf8("\xC0\xAF")) << "overlong";
  EXPECT_FALSE(IsUtf8("\xED\xA0\x80")) << "surrogate";
  EXPECT_FALSE(IsUtf8("\xF4\x90\x80\x80")) << "above U+10FFFF";
  EXPECT_FALSE(IsUtf8("12345678901234567\xC3")) << "cut off behind a long ASCII run";
}

TEST(Utf8, ReadsCodePointsAndReplacesBrokenBytes) {
  const std::string text = "a\xC3\xA5\xFF\xE2\x82";
  std::vector<char32_t> points;
  for (std::size_t at = 0; at < text.size();) points.push_back(NextCodePoint(text, at));
  EXPECT_THAT(points, ElementsAre(U'a', U'å', 0xFFFD, 0xFFFD, 0xFFFD));
  EXPECT_EQ(CountCodePoints(text), 5U);
}

TEST(Utf8, AppendsEveryLength) {
  std::string out;
  for (const char32_t point : {U'a', U'ø', U'€', U'🏠', char32_t{0xD800}, char32_t{0x110000}}) AppendUtf8(out, point);
  EXPECT_EQ(out, "aø€🏠\uFFFD\uFFFD");
}

TEST(Letters, ComposesTwoSpellingsOfOneWord) {
  EXPECT_EQ(Compose("A\u030Abenra\u030A"), "Åbenrå");
  EXPECT_EQ(Compose("Andre\u0301 o\u0308l u\u0308"), "André öl ü");
  EXPECT_EQ(Compose("\u01FE og \u00F8\u0301"), "\u01FE og \u01FF");
  EXPECT_EQ(Compose("\u0301foran"), "\u0301foran");
  EXPECT_EQ(Compose("1\u030A"), "1\u030A");
  EXPECT_EQ(Compose("\u0370 \u03B1"), "\u0370 \u03B1") << "Greek shares a lead byte with the marks";
  EXPECT_EQ(Compose("broken \xCC"), "broken \xCC");
  EXPECT_EQ(Compose("uden mærker"), "uden mærker");
}

TEST(Letters, ChangesCase) {
  EXPECT_EQ(ToLower("ÆRØSKØBING ÅBY ÉN ÖL ÜBER ÄPPLE ŠKODA × 12"), "ærøskøbing åby én öl über äpple škoda × 12");
  EXPECT_EQ(ToUpper("ærøskøbing åby én öl über äpple škoda ÷ ÿ"), "ÆRØSKØBING ÅBY ÉN ÖL ÜBER ÄPPLE ŠKODA ÷ Ÿ");
  EXPECT_EQ(ToUpper("straße"), "STRAßE");
  EXPECT_EQ(Capitalized("øvrige tal"), "Øvrige tal");
  EXPECT_EQ(Capitalized(""), "");
  EXPECT_EQ(ToLower("LANG ASCII LINJE UDEN ANDRE BOGSTAVER [@`{]"), "lang ascii linje uden andre bogstaver [@`{]");
  EXPECT_EQ(ToLower("\xC6 \xC5"), "\xC6 \xC5") << "bytes that are no text stay";
}

TEST(Letters, KnowsLettersFromSigns) {
  for (const char32_t letter : U"azAZæøåÆØÅéß"sv) {
    EXPECT_TRUE(IsLetter(letter)) << static_cast<unsigned>(letter);
  }
  for (const char32_t sign : U"09 §-_.@[`{×÷€–"sv) EXPECT_FALSE(IsLetter(sign)) << static_cast<unsigned>(sign);
  EXPECT_TRUE(IsUpper(U'Å'));
  EXPECT_FALSE(IsUpper(U'å'));
  EXPECT_FALSE(IsUpper(U'1'));
  EXPECT_TRUE(IsDigit(U'7'));
  EXPECT_FALSE(IsDigit(U'a'));
}

TEST(Fold, ComparesAsPeopleDo) {
  const std::pair<std::string_view, std::string_view> cases[] = {
      {"  Slagelse\u00A0 Kommune\n", "slagelse kommune"},
      {"Aabenraa", "åbenrå"},
      {"A\u030Abenrå", "åbenrå"},
      {"AAGE", "åge"},
      {"André Müller", "andre muller"},
      {"Jörgensen Mäkelä", "jørgensen mækelæ"},
      {"bo\u00ADlig", "bolig"},
      {"Straße Łódź", "strasse lodz"},
      {"aaa aaaa", "åa åå"},
      {"a a", "a a"},
      {"øåæ", "øåæ"},
      {"", ""},
      {" \t ", ""},
  };
  for (const auto& [text, folded] : cases) EXPECT_EQ(Fold(text), folded) << text;
}

TEST(DanishSortKey, OrdersAsAnEncyclopedia) {
  const std::vector<std::string> ordered = {
      "",       "1. sal",  "Allé",     "André",     "Andrea",   "Bo",        "Bo Andersen", "Boa",       "Muller",
      "Mylius", "Müllern", "punkt 2",  "punkt 010", "punkt 11", "punkt 100", "Vang",        "Wang",      "Zoo",
      "Ærø",    "Øl",      "Ølstykke", "Aabenraa",  "Åbenrå",   "Aage",      "Åge",         "Århus Øst",
  };
  for (std::size_t i = 1; i < ordered.size(); ++i) {
    EXPECT_LT(DanishSortKey(ordered[i - 1]), DanishSortKey(ordered[i])) << ordered[i - 1] << " before " << ordered[i];
  }
}

TEST(DanishSortKey, DiffersWhereTextsDifferAndFitsIntoATextColumn) {
  EXPECT_NE(DanishSortKey("Aage"), DanishSortKey("Åge"));
  EXPECT_NE(DanishSortKey("AB"), DanishSortKey("ab"));
  EXPECT_EQ(DanishSortKey(std::string_view("a\0b", 3)).find('\0'), std::string::npos);
  EXPECT_TRUE(IsUtf8(DanishSortKey("Ærø § 17,4 Ω")));
  EXPECT_LT(DanishSortKey(std::string(60, '1')), DanishSortKey("a")) << "long numbers stay before letters";
}

TEST(Text, TrimsAndCollapsesWhiteSpace) {
  EXPECT_EQ(Trim(" \t\u00A0Møde\u2003\r\n"), "Møde");
  EXPECT_EQ(Trim("\u00A0"), "");
  EXPECT_EQ(Trim("å"), "å");
  EXPECT_EQ(CollapseSpace("  kl. \u00A0 15.00\n\nRådhuset "), "kl. 15.00 Rådhuset");
  EXPECT_EQ(CollapseSpace(" \n"), "");
}

TEST(Text, SplitsLinesOfEveryKind) {
  EXPECT_THAT(SplitLines("a\r\nb\n\nc\rd\n"), ElementsAre("a", "b", "", "c", "d"));
  EXPECT_THAT(SplitLines("\n"), ElementsAre(""));
  EXPECT_THAT(SplitLines(""), IsEmpty());
  EXPECT_THAT(SplitLines("a\r"), ElementsAre("a"));
}

TEST(Text, SplitsAndJoins) {
  EXPECT_THAT(Split("a,,b,", ','), ElementsAre("a", "", "b", ""));
  EXPECT_THAT(Split("", ','), ElementsAre(""));
  EXPECT_EQ(Join({"a", "b", "c"}, ", "), "a, b, c");
  EXPECT_EQ(Join({}, ", "), "");
}

TEST(Text, Replaces) {
  EXPECT_EQ(ReplaceAll("aaa", "a", "aa"), "aaaaaa");
  EXPECT_EQ(ReplaceAll("abc", "", "x"), "abc");
  EXPECT_EQ(ReplaceAll("den {file} og {file}", "{file}", "å"), "den å og å");
}

TEST(Text, ReadsACount) {
  EXPECT_EQ(ParseCount("0"), 0);
  EXPECT_EQ(ParseCount("007"), 7);
  EXPECT_EQ(ParseCount("9223372036854775807"), std::numeric_limits<std::int64_t>::max());
  EXPECT_EQ(ParseCount<std::uint16_t>("65535"), 65535);
  for (const std::string_view wrong : {"", "-1", "-0", "+1", " 1", "1 ", "1.5", "12a", "9223372036854775808"}) {
    EXPECT_FALSE(ParseCount(wrong)) << wrong;
  }
  EXPECT_FALSE(ParseCount<std::uint16_t>("65536"));
}

TEST(Text, ShortensAtAWord) {
  EXPECT_EQ(Shorten("Kort", 4), "Kort");
  EXPECT_EQ(Shorten("Den boligsociale helhedsplan", 20), "Den boligsociale…");
  EXPECT_EQ(Shorten("Den boligsociale helhedsplan", 17), "Den boligsociale…");
  EXPECT_EQ(Shorten("Den boligsociale helhedsplan", 16), "Den…");
  EXPECT_EQ(Shorten("åååååååå", 4), "ååå…");
  EXPECT_EQ(Shorten("  to ord – og flere ", 10), "to ord –…");
  EXPECT_EQ(Shorten("abc", 0), "");
  EXPECT_EQ(Shorten("", 0), "");
}

}  // namespace
}  // namespace tovholder
