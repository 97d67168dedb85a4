// SPDX-License-Identifier: EUPL-1.2
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "base/text.h"
#include "documents/encoding.h"
#include "documents/reader.h"

namespace tovholder::documents {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::Field;
using ::testing::IsEmpty;

std::string TextOfBytes(std::string_view bytes) {
  const Result<TextDocument> document = ReadDocument(bytes, "prøve.txt");
  return document ? document->text : "error " + document.error().id;
}

std::vector<std::string> MarkedTexts(const TextDocument& document, MarkKind kind) {
  std::vector<std::string> texts;
  for (const Mark& mark : document.marks) {
    if (mark.kind == kind) texts.emplace_back(document.At(mark.span));
  }
  return texts;
}

std::string Utf16(std::u16string_view text, bool little, bool mark) {
  std::string bytes;
  const auto add = [&](char16_t unit) {
    const char low = static_cast<char>(unit & 0xFF);
    const char high = static_cast<char>(unit >> 8);
    bytes += little ? std::string{low, high} : std::string{high, low};
  };
  if (mark) add(u'\uFEFF');
  for (char16_t unit : text) add(unit);
  return bytes;
}

struct EncodingCase {
  const char* name;
  std::string bytes;
  const char* encoding;
  std::string text;
};

class EncodingTest : public ::testing::TestWithParam<EncodingCase> {};

TEST_P(EncodingTest, IsRecognisedByContent) {
  const Result<TextDocument> document = ReadDocument(GetParam().bytes, "prøve.txt");
  ASSERT_TRUE(document) << document.error().id;
  EXPECT_EQ(document->encoding, GetParam().encoding);
  EXPECT_EQ(document->text, GetParam().text);
}

constexpr std::u16string_view kSample = u"Mødet på Gærdevej\n§ 17,4 – åben 😀";
const std::string kSampleUtf8 = "Mødet på Gærdevej\n§ 17,4 – åben 😀";

INSTANTIATE_TEST_SUITE_P(
    All, EncodingTest,
    ::testing::Values(
        EncodingCase{"utf8", kSampleUtf8, "utf-8", kSampleUtf8},
        EncodingCase{"utf8_mark", "\xEF\xBB\xBF" + kSampleUtf8, "utf-8", kSampleUtf8},
        EncodingCase{"ascii", "Referat", "utf-8", "Referat"},
        EncodingCase{"utf16le_mark", Utf16(kSample, true, true), "utf-16le", kSampleUtf8},
        EncodingCase{"utf16be_mark", Utf16(kSample, false, true), "utf-16be", kSampleUtf8},
        EncodingCase{"utf16le", Utf16(kSample, true, false), "utf-16le", kSampleUtf8},
        EncodingCase{"utf16be", Utf16(kSample, false, false), "utf-16be", kSampleUtf8},
        EncodingCase{"windows1252",
                     "M\xF8"
                     "det p\xE5 G\xE6rdevej \x96 \x93\xE5"
                     "ben\x94",
                     "windows-1252", "Mødet på Gærdevej – “åben”"},
        EncodingCase{"latin1",
                     "M\xF8"
                     "det p\xE5 G\xE6rdevej",
                     "iso-8859-1", "Mødet på Gærdevej"},
        EncodingCase{"code_page_850",
                     "M\x9B"
                     "det p\x86 G\x91rdevej \x8Frhus",
                     "cp850", "Mødet på Gærdevej Århus"},
        EncodingCase{"apostrophes_are_no_code_page",
                     "Udvalget\x92s m\xF8"
                     "de, EU\x92s regler",
                     "windows-1252", "Udvalget’s møde, EU’s regler"},
        EncodingCase{"twice_encoded", "MÃ¸det pÃ¥ GÃ¦rdevej â€“ Ã˜sterbro", "utf-8", "Mødet på Gærdevej – Østerbro"},
        EncodingCase{"decomposed",
                     "Aa\xCC\x8A"
                     "ben",
                     "utf-8", "Aåben"},
        EncodingCase{"utf8_with_strangers", "Mødet på Gærdevej på Ærø \xE5 ", "utf-8", "Mødet på Gærdevej på Ærø å "}),
    [](const auto& test) { return std::string(test.param.name); });

TEST(PlainText, SaysWhatWasMended) {
  const Result<TextDocument> twice = ReadDocument("MÃ¸det", "a.txt");
  ASSERT_TRUE(twice);
  EXPECT_THAT(twice->warnings, ElementsAre(Error{"documents.mended_encoding", {{"file", "a.txt"}}}));
  const Result<TextDocument> mixed = ReadDocument("Mødet på Gærdevej \xE5", "b.txt");
  ASSERT_TRUE(mixed);
  EXPECT_THAT(mixed->warnings, ElementsAre(Error{"documents.mixed_encoding", {{"file", "b.txt"}, {"count", "1"}}}));
}

TEST(PlainText, WrongDeclarationYieldsToContent) {
  const Result<DecodedText> decoded = DecodeText("Mødet", "a.html", "windows-1252");
  ASSERT_TRUE(decoded);
  EXPECT_EQ(decoded->text, "Mødet");
  EXPECT_THAT(decoded->warnings, Contains(Field(&Error::id, "documents.wrong_declared_encoding")));
  const Result<DecodedText> latin = DecodeText(
      "M\xF8"
      "det",
      "a.html", "utf-8");
  ASSERT_TRUE(latin);
  EXPECT_EQ(latin->text, "Mødet");
  const Result<DecodedText> ascii = DecodeText("Moedet", "a.html", "iso-8859-1");
  ASSERT_TRUE(ascii);
  EXPECT_THAT(ascii->warnings, IsEmpty());
}

TEST(PlainText, LineEndsAndControls) {
  EXPECT_EQ(TextOfBytes("en\r\nto\rtre\vfire"), "en\nto\ntre\nfire");
  EXPECT_EQ(TextOfBytes(std::string("Punkt 1 af\0 alle punkter paa dagsordenen", 40)),
            "Punkt 1 af alle punkter paa dagsordenen");
  EXPECT_EQ(TextOfBytes("bolig\xC2\xADsocial plan\nud\xC2\xAD\ndannelse"), "boligsocial plan\nud-\ndannelse");
}

TEST(PlainText, NulIsWarnedOf) {
  const Result<TextDocument> document = ReadDocument(std::string("Punkt 1 af\0 alle punkter", 24), "a.txt");
  ASSERT_TRUE(document);
  EXPECT_THAT(document->warnings, ElementsAre(Error{"documents.nul_removed", {{"file", "a.txt"}, {"count", "1"}}}));
}

TEST(PlainText, FormFeedsBecomePages) {
  const Result<TextDocument> document = ReadDocument("side 1\fside 2\n\fside 3", "a.txt");
  ASSERT_TRUE(document);
  EXPECT_EQ(document->text, "side 1\nside 2\nside 3");
  EXPECT_THAT(document->pages, ElementsAre(0U, 7U, 14U));
  EXPECT_EQ(document->PageOf(0), 1);
  EXPECT_EQ(document->PageOf(13), 2);
  EXPECT_EQ(document->PageOf(14), 3);
  EXPECT_EQ(document->LineOf(8), 2);
}

TEST(PlainText, Refuses) {
  EXPECT_EQ(ReadDocument("", "a.txt").error(), (Error{"documents.empty", {{"file", "a.txt"}}}));
  const std::string noise = std::string("Text ") + "\x01\x02\x03\x04\x05\x06\x01\x02\x03";
  EXPECT_EQ(ReadDocument(noise, "a.txt").error(), (Error{"documents.not_text", {{"file", "a.txt"}, {"offset", "5"}}}));
  const std::string_view wide("\xFE\xFF\0h\0e\0\0\0\0\0\0\0\0\0\0", 16);
  EXPECT_EQ(ReadDocument(wide, "a.txt").error(), (Error{"documents.not_text", {{"file", "a.txt"}, {"offset", "4"}}}));
  ReadOptions small;
  small.max_bytes = 3;
  EXPECT_EQ(ReadDocument("mere", "a.txt", small).error(),
            (Error{"documents.too_large", {{"file", "a.txt"}, {"limit", "1"}}}));
  EXPECT_EQ(ReadDocument("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"
                         "rest",
                         "a.doc")
                .error(),
            (Error{"documents.unknown_kind", {{"file", "a.doc"}, {"kind", "Office 97–2003"}}}));
}

TEST(PlainText, TenMegabytesOfOneLine) {
  std::string line;
  while (line.size() < 10'000'000) line += "*a* **b _c [d](e Mødet ";
  const Result<TextDocument> document = ReadDocument(line, "a.txt");
  ASSERT_TRUE(document);
  EXPECT_THAT(document->warnings, Contains(Error{"documents.long_line", {{"file", "a.txt"}, {"line", "1"}}}));
}

TEST(Markdown, SignsBecomeMarks) {
  const Result<TextDocument> document = ReadDocument(
      "# Referat af møde\n\n**Mødested**    Salen, *Huset*\n\n### **Bilag**\n\n- plan\\_ua\n\\*) en note\nReferent  "
      "\nIda",
      "a.md");
  ASSERT_TRUE(document);
  EXPECT_EQ(document->text,
            "Referat af møde\n\nMødested    Salen, Huset\n\nBilag\n\n- plan_ua\n*) en note\nReferent\nIda\n");
  EXPECT_THAT(MarkedTexts(*document, MarkKind::kHeading), ElementsAre("Referat af møde", "Bilag"));
  EXPECT_THAT(MarkedTexts(*document, MarkKind::kStrong), ElementsAre("Mødested", "Bilag"));
  EXPECT_THAT(MarkedTexts(*document, MarkKind::kListItem), ElementsAre("plan_ua"));
}

TEST(Markdown, BoldCellsAndPipeTables) {
  const Result<TextDocument> document = ReadDocument(
      "## Tal\n\n<b>I alt</b>\t<b>873</b>\n*) 361\t367\t*) 67\n\n| År | Kr. |\n|----|----:|\n| 2023 | **5** |\n",
      "a.md");
  ASSERT_TRUE(document);
  EXPECT_EQ(document->text, "Tal\n\nI alt\t873\n*) 361\t367\t*) 67\n\nÅr\tKr.\n2023\t5\n");
  EXPECT_THAT(MarkedTexts(*document, MarkKind::kStrong), ElementsAre("I alt", "873", "5"));
  EXPECT_THAT(MarkedTexts(*document, MarkKind::kTableCell),
              ElementsAre("I alt", "873", "*) 361", "367", "*) 67", "År", "Kr.", "2023", "5"));
}

TEST(Markdown, LinksKeepTheirAddress) {
  const Result<TextDocument> document =
      ReadDocument("# Links\n\nSe [planen](https://example.dk/a_b) og ![tegning](b.png)\n", "a.md");
  ASSERT_TRUE(document);
  EXPECT_EQ(document->text, "Links\n\nSe planen og tegning\n");
  EXPECT_THAT(document->marks,
              Contains(AllOf(Field(&Mark::kind, MarkKind::kLink), Field(&Mark::extra, "https://example.dk/a_b"))));
}

class PlainStaysPlain : public ::testing::TestWithParam<const char*> {};

TEST_P(PlainStaysPlain, Unchanged) { EXPECT_EQ(TextOfBytes(GetParam()), GetParam()); }

INSTANTIATE_TEST_SUITE_P(All, PlainStaysPlain,
                         ::testing::Values("*) note om tallet\n**) endnu en note **) her",
                                           "2 * 3 = 6 og 4 * 5 = 20\n2 ** 3", "fil_navn_her.txt og C:\\_sager\\*",
                                           "Sag #12 og #kort", "  1.   Indrykket\n\n     •  Punkt\n\n\n   tekst   ",
                                           "5. maj 2021\n[uden adresse]", "*kun én* stjerne", "a < b > c <b>"));

TEST(LayoutMarks, Lists) {
  const Result<TextDocument> document = ReadDocument(
      "1. at planen godkendes\n   a) med bilag\n   b) uden\n2. at den sendes\n\n- et\n• to\n\t– tre\n5. maj 2021 "
      "holdt\n-ikke\nAd 1) nej\n",
      "a.txt");
  ASSERT_TRUE(document);
  EXPECT_THAT(MarkedTexts(*document, MarkKind::kListItem),
              ElementsAre("at planen godkendes", "med bilag", "uden", "at den sendes", "et", "to", "tre"));
  std::vector<int> levels;
  std::vector<std::string> markers;
  for (const Mark& mark : document->marks) {
    levels.push_back(mark.level);
    markers.push_back(mark.extra);
  }
  EXPECT_THAT(levels, ElementsAre(1, 2, 2, 1, 1, 1, 2));
  EXPECT_THAT(markers, ElementsAre("1.", "a)", "b)", "2.", "-", "•", "–"));
}

TEST(LayoutMarks, Tables) {
  const Result<TextDocument> document = ReadDocument(
      "Tid\tHvad\tHvem\nMaj\tMøde\tBestyrelsen\n\n\tResten af rækken\t\n\n\tkun indrykket\n1.\tkun et "
      "punkt\nEnlig\ttab\n",
      "a.txt");
  ASSERT_TRUE(document);
  EXPECT_THAT(MarkedTexts(*document, MarkKind::kTableRow),
              ElementsAre("Tid\tHvad\tHvem", "Maj\tMøde\tBestyrelsen", "\tResten af rækken\t"));
  EXPECT_THAT(MarkedTexts(*document, MarkKind::kTableCell),
              ElementsAre("Tid", "Hvad", "Hvem", "Maj", "Møde", "Bestyrelsen", "", "Resten af rækken", ""));
}

TEST(Xml, SourceIsKept) {
  const Result<TextDocument> document = ReadDocument(
      "<?xml version=\"1.0\" encoding=\"iso-8859-1\"?>\n<sag>M\xF8"
      "de</sag>",
      "a.xml");
  ASSERT_TRUE(document);
  EXPECT_EQ(document->kind, FileKind::kXml);
  EXPECT_TRUE(document->text.find("<sag>Møde</sag>") != std::string::npos);
  const Result<TextDocument> broken = ReadDocument("<?xml version=\"1.0\"?><sag><b></sag>", "a.xml");
  ASSERT_FALSE(broken);
  EXPECT_EQ(broken.error().id, "documents.damaged");
}

}  // namespace
}  // namespace tovholder::documents
