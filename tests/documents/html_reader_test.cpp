// SPDX-License-Identifier: EUPL-1.2
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "documents/counters.h"
#include "documents/read_whole.h"
#include "documents/reader.h"

namespace tovholder::documents {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

TextDocument ReadHtml(const std::string& html) { return ReadWhole(html, "side.html"); }

TEST(Html, ReadsWhatIsShown) {
  const TextDocument document = ReadHtml(
      "<!DOCTYPE html><html><head><title>T</title><style>p{}</style></head><body><nav>Menu</nav>"
      "<h1>Referat &ndash; m&oslash;de</h1><p>F&oslash;rste\n  afsnit med <b>fed</b> skrift,<br>ny linje</p>"
      "<script>alert('x')</script><p hidden>skjult</p><p style='display: none'>skjult</p><p>Andet</p>"
      "<div>Et</div><div>To</div></body></html>");
  EXPECT_EQ(document.kind, FileKind::kHtml);
  EXPECT_EQ(document.text, "Referat – møde\n\nFørste afsnit med fed skrift,\nny linje\n\nAndet\n\nEt\nTo\n");
  EXPECT_THAT(Marked(document, MarkKind::kHeading), ElementsAre("1|Referat – møde"));
  EXPECT_THAT(Marked(document, MarkKind::kStrong), ElementsAre("0|fed"));
}

TEST(Html, NestedListsKeepTheirLevels) {
  const TextDocument document = ReadHtml(
      "<html><body><p>indstiller,</p><ol><li><p>at planen godkendes</p><ul><li>med bilag</li><li>uden</li></ul></li>"
      "<li>at den sendes</li></ol><ol type=a start=3><li>tre</li></ol></body></html>");
  EXPECT_EQ(document.text,
            "indstiller,\n\n1. at planen godkendes\n  - med bilag\n  - uden\n2. at den sendes\n\nc. tre\n");
  EXPECT_THAT(Marked(document, MarkKind::kListItem),
              ElementsAre("11.|at planen godkendes", "2-|med bilag", "2-|uden", "12.|at den sendes", "1c.|tre"));
}

TEST(Html, DataTablesBecomeRows) {
  const TextDocument document = ReadHtml(
      "<html><body><table><caption>Frister</caption><thead><tr><th>Frist<th>Hvad</tr></thead><tr><td>Maj</"
      "td><td><p>Møde</p><p>i "
      "salen</p></td></tr><tr><td colspan=2>Slut</td></tr></table><p>Efter</p></body></html>");
  EXPECT_EQ(document.text, "Frister\nFrist\tHvad\nMaj\tMøde i salen\nSlut\t\n\nEfter\n");
  EXPECT_THAT(Marked(document, MarkKind::kTableCell),
              ElementsAre("0|Frist", "0|Hvad", "0|Maj", "0|Møde i salen", "0|Slut", "0|"));
}

TEST(Html, LayoutTablesBecomeParagraphs) {
  const TextDocument document = ReadHtml(
      "<html><body><table><tr><td><h2>Punkt 1</h2><p>Tekst</p></td><td>Kolonne</td></tr></table></body></html>");
  EXPECT_EQ(document.text, "Punkt 1\n\nTekst\n\nKolonne\n");
  EXPECT_THAT(Marked(document, MarkKind::kTableRow), IsEmpty());
}

TEST(Html, LinksAndPreformattedText) {
  const TextDocument document = ReadHtml(
      "<html><body>Se <a href='/bilag/1.pdf'>bilag&nbsp;1</a>!<pre>Tid   15:00\n  indrykket\tx</pre></body></html>");
  EXPECT_EQ(document.text, "Se bilag 1!\n\nTid   15:00\n  indrykket\tx\n");
  EXPECT_THAT(Marked(document, MarkKind::kLink), ElementsAre("0/bilag/1.pdf|bilag 1"));
}

TEST(Html, CharacterSetFromTheMetaTag) {
  EXPECT_EQ(ReadHtml("<html><head><meta charset=\"iso-8859-1\"></head><body>M\xF8"
                     "de</body></html>")
                .text,
            "Møde\n");
  EXPECT_EQ(ReadHtml("<html><head><meta charset=\"iso-8859-1\"></head><body>Møde</body></html>").text, "Møde\n");
}

TEST(Html, BrokenMarkupIsReadAsBrowsersDo) {
  EXPECT_EQ(ReadHtml("<html><body><p>Et<p>To<li>punkt<b>fed</p></i></table>&amp;&#x41;&bogus;<").text,
            "Et\n\nTo\n\npunktfed\n\n&A&bogus;<\n");
}

TEST(Html, NothingToReadIsAnError) {
  EXPECT_EQ(ReadDocument("<html><body><script>x</script></body></html>", "a.html").error(),
            (Error{"documents.no_text", {{"file", "a.html"}}}));
}

TEST(Html, NestingBeyondMeaningIsRefused) {
  std::string deep = "<html><body>";
  for (int i = 0; i < 200000; ++i) deep += "<div>";
  const Result<TextDocument> document = ReadDocument(deep, "a.html");
  ASSERT_FALSE(document);
  EXPECT_EQ(document.error().id, "documents.damaged");
  EXPECT_THAT(document.error().params.at("detail"), HasSubstr("200000"));
}

// End tags that close nothing hide the depth from who only counts.
TEST(Html, HiddenNestingIsRefusedOrEndsInTime) {
  std::string hidden = "<html><body>";
  for (int i = 0; i < 8000; ++i) hidden += "<span><div></span></div>";
  const Result<TextDocument> document = ReadDocument(hidden + "tekst", "a.html");
  ASSERT_FALSE(document);
  EXPECT_THAT(document.error().id, ::testing::AnyOf("documents.damaged", "documents.timeout"));
  ReadOptions hurried;
  hurried.seconds_per_page = std::chrono::seconds(0);
  EXPECT_EQ(ReadDocument(hidden, "a.html", hurried).error(),
            (Error{"documents.timeout", {{"file", "a.html"}, {"seconds", "0"}}}));
}

TEST(Html, MemoryOfHostileMarkupIsLimited) {
  std::string hostile = "<html><body><p>";
  for (int i = 0; i < 900; ++i) hostile += "<b class=" + std::to_string(i) + ">";
  for (int i = 0; i < 20000; ++i) hostile += "<p>x";
  ReadOptions options;
  options.max_unpacked_bytes = 16 << 20;
  const Result<TextDocument> document = ReadDocument(hostile, "a.html", options);
  ASSERT_FALSE(document);
  EXPECT_EQ(document.error(), (Error{"documents.unpacks_too_large", {{"file", "a.html"}, {"limit", "64"}}}));
}

TEST(Html, TenMegabytesOfOneLine) {
  std::string page = "<html><body><p>";
  while (page.size() < 10'000'000) page += "Mødet <b>blev</b> holdt. ";
  EXPECT_GT(ReadHtml(page + "</body>").text.size(), 5'000'000U);
}

TEST(Counters, AsShown) {
  EXPECT_EQ(FormatCounter(12, CounterStyle::kDecimal), "12");
  EXPECT_EQ(FormatCounter(3, CounterStyle::kLowerLetter), "c");
  EXPECT_EQ(FormatCounter(28, CounterStyle::kUpperLetter), "BB");
  EXPECT_EQ(FormatCounter(14, CounterStyle::kLowerRoman), "xiv");
  EXPECT_EQ(FormatCounter(1990, CounterStyle::kUpperRoman), "MCMXC");
  EXPECT_EQ(FormatCounter(0, CounterStyle::kLowerRoman), "0");
  EXPECT_EQ(FormatCounter(-4, CounterStyle::kLowerLetter), "-4");
}

}  // namespace
}  // namespace tovholder::documents
