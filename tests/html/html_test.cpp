// SPDX-License-Identifier: EUPL-1.2
#include "html/html.h"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

namespace tovholder::html {
namespace {

TEST(Builder, AttributesGoIntoTheTagAndAllElseBetweenTheTags) {
  const Html item = Section(Class("item"), Id("punkt-2"), H2("Økonomi & tid"), P("a < b"), Text("slut"));
  EXPECT_EQ(item.str(),
            "<section class=\"item\" id=\"punkt-2\"><h2>Økonomi &amp; tid</h2><p>a &lt; b</p>slut</section>");
}

TEST(Builder, AttributesMayStandBehindChildren) { EXPECT_EQ(P("tekst", Class("x")).str(), "<p class=\"x\">tekst</p>"); }

TEST(Builder, NumbersAreWritten) {
  EXPECT_EQ(Td(42, " ", std::int64_t{-7}, " ", std::size_t{9}).str(), "<td>42 -7 9</td>");
}

TEST(Builder, FlagsAndEmptyAttributes) {
  const Html input = Input(Flag("required", true), Flag("disabled", false), AttrIf("value", ""), AttrIf("name", "a"));
  EXPECT_EQ(input.str(), "<input required name=\"a\">");
  EXPECT_EQ(Input(Attr("value", "")).str(), "<input value=\"\">");
}

TEST(Builder, ListsOfAttributes) {
  const Attributes attributes = {Class("a"), Attr("data-x", "\"1\"")};
  EXPECT_EQ(Div(attributes, "b").str(), "<div class=\"a\" data-x=\"&quot;1&quot;\">b</div>");
}

TEST(Builder, OtherElementsByName) {
  EXPECT_EQ(Element("svg", Attr("viewBox", "0 0 1 1"), VoidElement("path", Attr("d", "M0"))).str(),
            "<svg viewBox=\"0 0 1 1\"><path d=\"M0\"></svg>");
}

TEST(Builder, EachWhenAndJoin) {
  const std::vector<std::string> names = {"<a>", "b"};
  EXPECT_EQ(Ul(Each(names, [](const std::string& name) { return Li(name); })).str(),
            "<ul><li>&lt;a&gt;</li><li>b</li></ul>");
  EXPECT_EQ(When(false, [] { return P("x"); }).str(), "");
  EXPECT_EQ(When(true, [] { return P("x"); }).str(), "<p>x</p>");
  EXPECT_EQ(Join(P("x"), "&", Raw("<hr>")).str(), "<p>x</p>&amp;<hr>");
}

TEST(Builder, ControlCharactersThatHtmlForbidsAreReplaced) {
  EXPECT_EQ(Text(std::string_view("a\0b\x1F\tc\nd\x7F", 8)).str(), "a\uFFFDb\uFFFD\tc\nd");
}

struct AddressCase {
  std::string address, href;
};

class Addresses : public testing::TestWithParam<AddressCase> {};

TEST_P(Addresses, OnlyThoseAReaderCanFollow) {
  EXPECT_EQ(A(Href(GetParam().address)).str(), "<a href=\"" + GetParam().href + "\"></a>");
}

INSTANTIATE_TEST_SUITE_P(
    All, Addresses,
    testing::Values(AddressCase{"/moeder/7", "/moeder/7"}, AddressCase{"#punkt-2", "#punkt-2"},
                    AddressCase{"?side=2&q=a:b", "?side=2&amp;q=a:b"}, AddressCase{"/soeg?q=a:b", "/soeg?q=a:b"},
                    AddressCase{"https://www.retsinformation.dk/", "https://www.retsinformation.dk/"},
                    AddressCase{"MAILTO:post@kommune.dk", "MAILTO:post@kommune.dk"},
                    AddressCase{"tel:+4512345678", "tel:+4512345678"}, AddressCase{"javascript:alert(1)", "#"},
                    AddressCase{"JavaScript:alert(1)", "#"}, AddressCase{" javascript:alert(1)", "#"},
                    AddressCase{"java\nscript:alert(1)", "#"}, AddressCase{"data:text/html,<b>", "#"},
                    AddressCase{"vbscript:x", "#"}, AddressCase{":x", "#"}, AddressCase{"", ""}));

// What a browser would make of escaped text.
std::string Unescape(std::string_view escaped) {
  static const std::vector<std::pair<std::string, std::string>> kNames = {
      {"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&#39;", "'"}, {"&amp;", "&"}};
  std::string text;
  while (!escaped.empty()) {
    bool named = false;
    for (const auto& [name, letter] : kNames) {
      if (escaped.substr(0, name.size()) != name) continue;
      text += letter;
      escaped.remove_prefix(name.size());
      named = true;
      break;
    }
    if (!named) {
      text.push_back(escaped.front());
      escaped.remove_prefix(1);
    }
  }
  return text;
}

TEST(Escaping, AnyTextComesBackAndNeverOpensATag) {
  constexpr std::string_view kAlphabet = "<>&\"'aå;# /=\n\tscript-!";
  std::mt19937 random(20250422);
  for (int round = 0; round < 3000; ++round) {
    std::string text;
    const std::size_t length = random() % 70;
    while (text.size() < length) text.push_back(kAlphabet[random() % kAlphabet.size()]);
    const std::string element = P(Attr("title", text), text).str();
    const std::size_t middle = element.find("\">");
    ASSERT_NE(middle, std::string::npos);
    const std::string attribute = element.substr(10, middle - 10);
    const std::string content = element.substr(middle + 2, element.size() - middle - 6);
    ASSERT_EQ(Unescape(attribute), text);
    ASSERT_EQ(Unescape(content), text);
    ASSERT_EQ(attribute.find_first_of("<>\"'"), std::string::npos) << attribute;
    ASSERT_EQ(content.find_first_of("<>\"'"), std::string::npos) << content;
  }
}

TEST(Escaping, EveryByteAtEveryPlaceOfABlock) {
  for (int byte = 0; byte < 256; ++byte) {
    const std::string alone = Text(std::string(1, static_cast<char>(byte))).str();
    for (std::size_t place = 0; place < 20; ++place) {
      std::string text(20, 'x');
      text[place] = static_cast<char>(byte);
      ASSERT_EQ(Text(text).str(), std::string(place, 'x') + alone + std::string(19 - place, 'x'));
    }
  }
}

}  // namespace
}  // namespace tovholder::html
