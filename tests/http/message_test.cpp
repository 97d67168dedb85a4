// SPDX-License-Identifier: EUPL-1.2
#include "http/message.h"

#include <gmock/gmock.h>

#include "http/header_values.h"
#include "http/router.h"
#include "http/url.h"

namespace tovholder::http {
namespace {

using testing::ElementsAre;
using testing::Pair;
using testing::UnorderedElementsAre;

TEST(Url, DecodesStrictly) {
  struct Case {
    std::string_view text;
    std::optional<std::string> decoded;
  };
  const std::vector<Case> cases = {{"", ""},
                                   {"a+b", "a+b"},
                                   {"m%C3%B8de", "møde"},
                                   {"%20", " "},
                                   {"%", std::nullopt},
                                   {"%2", std::nullopt},
                                   {"%2g", std::nullopt},
                                   {"%g2", std::nullopt},
                                   {"%00", std::nullopt},
                                   {"%E6", std::nullopt},
                                   {"\xE6", std::nullopt},
                                   {"%C0%AF", std::nullopt}};
  for (const Case& given : cases) EXPECT_EQ(PercentDecode(given.text), given.decoded) << given.text;
  EXPECT_EQ(PercentDecode("a+b", Plus::kSpace), "a b");
}

TEST(Url, EncodesWhatItDecodes) {
  const std::string text = "Referat æøå 100 % & mere/+?.pdf";
  EXPECT_EQ(PercentDecode(PercentEncode(text)), text);
  EXPECT_EQ(PercentEncode("a/ø"), "a%2F%C3%B8");
}

TEST(Url, ReadsFields) {
  EXPECT_THAT(ParseFields("a=1&b=x+y&a=2&c&&=d").value(),
              UnorderedElementsAre(Pair("a", "1"), Pair("a", "2"), Pair("b", "x y"), Pair("c", ""), Pair("", "d")));
  EXPECT_EQ(ParseFields("a=%"), std::nullopt);
  EXPECT_EQ(ParseFields("%ff=1"), std::nullopt);
}

TEST(Url, ReadsTargets) {
  const auto target = ParseTarget("/m%C3%B8der/7?aar=2025");
  ASSERT_TRUE(target.has_value());
  EXPECT_EQ(target->path, "/møder/7");
  EXPECT_THAT(target->query, ElementsAre(Pair("aar", "2025")));
  EXPECT_EQ(ParseTarget("http://localhost:8080").value().path, "/");
  EXPECT_EQ(ParseTarget("https://localhost?a=1").value().path, "/");
  for (const std::string_view wrong : {"*", "moeder", "/%", "/?a=%", "ftp://localhost/"}) {
    EXPECT_EQ(ParseTarget(wrong).error().id, "http.bad_address") << wrong;
  }
}

TEST(HeaderValues, ReadsCookies) {
  EXPECT_THAT(ParseCookies("a=1; b=\"two\";c = 3 ; a=4; d; e="),
              UnorderedElementsAre(Pair("a", "1"), Pair("b", "two"), Pair("c", "3"), Pair("e", "")));
  EXPECT_TRUE(ParseCookies("").empty());
}

TEST(HeaderValues, ChoosesTheCoding) {
  struct Case {
    std::string_view header;
    Coding coding;
  };
  const std::vector<Case> cases = {{"", Coding::kIdentity},
                                   {"gzip", Coding::kGzip},
                                   {"gzip, deflate, br", Coding::kBrotli},
                                   {"br;q=0, gzip;q=0.5", Coding::kGzip},
                                   {"br;q=0.0,gzip; q=0", Coding::kIdentity},
                                   {"zstd", Coding::kIdentity},
                                   {";q=1,,", Coding::kIdentity}};
  for (const Case& given : cases) EXPECT_EQ(ChooseCoding(given.header), given.coding) << given.header;
}

TEST(HeaderValues, ComparesTagsWeakly) {
  EXPECT_TRUE(MatchesTag("W/\"a\"", "W/\"a\""));
  EXPECT_TRUE(MatchesTag("\"b\", \"a\"", "W/\"a\""));
  EXPECT_TRUE(MatchesTag("*", "W/\"a\""));
  EXPECT_FALSE(MatchesTag("", "W/\"a\""));
  EXPECT_FALSE(MatchesTag("\"b\"", "W/\"a\""));
}

TEST(HeaderValues, ReadsRanges) {
  struct Case {
    std::string_view header;
    RangeKind kind;
    ByteRange range;
  };
  const std::vector<Case> cases = {{"", RangeKind::kWhole, {}},
                                   {"bytes=0-9", RangeKind::kPart, {0, 9}},
                                   {"bytes=90-", RangeKind::kPart, {90, 99}},
                                   {"bytes=-10", RangeKind::kPart, {90, 99}},
                                   {"bytes=-1000", RangeKind::kPart, {0, 99}},
                                   {"bytes=50-1000", RangeKind::kPart, {50, 99}},
                                   {"bytes=100-", RangeKind::kUnsatisfiable, {}},
                                   {"bytes=-0", RangeKind::kUnsatisfiable, {}},
                                   {"bytes=9-0", RangeKind::kWhole, {}},
                                   {"bytes=0-1,5-6", RangeKind::kWhole, {}},
                                   {"bytes=99999999999999999999-", RangeKind::kWhole, {}},
                                   {"bytes=-", RangeKind::kWhole, {}},
                                   {"pages=1-2", RangeKind::kWhole, {}}};
  for (const Case& given : cases) {
    const RangeRequest read = ParseRange(given.header, 100);
    EXPECT_EQ(read.kind, given.kind) << given.header;
    EXPECT_EQ(read.range, given.range) << given.header;
  }
}

TEST(HeaderValues, TakesTheLastPartOfAFileName) {
  EXPECT_EQ(PlainFileName("C:\\mappe\\referat.pdf"), "referat.pdf");
  EXPECT_EQ(PlainFileName("../../etc/passwd"), "passwd");
  EXPECT_EQ(PlainFileName("bilag %22A%22.pdf"), "bilag \"A\".pdf");
  EXPECT_EQ(PlainFileName("a\r\nb\x01.txt"), "ab.txt");
  EXPECT_EQ(PlainFileName("\xE6.txt"), std::nullopt);
  const std::string longest = PlainFileName(std::string(150, 'x') + std::string("æ") + std::string(254, 'y')).value();
  EXPECT_EQ(longest, std::string(254, 'y'));
}

TEST(Request, GivesValuesByName) {
  Request request;
  request.query = {{"side", "3"}, {"nul", "0"}, {"minus", "-1"}, {"tekst", "3x"}, {"stor", "99999999999999999999"}};
  request.form = {{"navn", "a"}, {"navn", "b"}};
  EXPECT_EQ(request.QueryNumber("side"), 3);
  for (const std::string_view name : {"nul", "minus", "tekst", "stor", "ingen"}) {
    EXPECT_EQ(request.QueryNumber(name), std::nullopt) << name;
  }
  EXPECT_THAT(request.FormAll("navn"), ElementsAre("a", "b"));
  EXPECT_EQ(request.Form("ingen"), "");
}

TEST(Response, WritesEventsLineByLine) {
  EXPECT_EQ(FormatEvent("progress", "a\nb\r\nc\rd"), "event: progress\ndata: a\ndata: b\ndata: c\ndata: d\n\n");
  EXPECT_EQ(FormatEvent("", ""), "data: \n\n");
}

Response Nothing(const Request&) { return {}; }

TEST(Router, FindsRoutes) {
  Router router;
  router.Add({{Method::kGet, "/", Nothing},
              {Method::kGet, "/moeder/{id}", Nothing},
              {Method::kGet, "/moeder/nyt", Nothing},
              {Method::kPost, "/moeder", Nothing},
              {Method::kGet, "/filer/{id}/{rest*}", Nothing}});
  struct Case {
    Method method;
    std::string_view path;
    std::string_view pattern;
  };
  const std::vector<Case> cases = {{Method::kGet, "/", "/"},
                                   {Method::kHead, "/", "/"},
                                   {Method::kGet, "/moeder/7", "/moeder/{id}"},
                                   {Method::kGet, "/moeder/nyt", "/moeder/nyt"},
                                   {Method::kPost, "/moeder", "/moeder"},
                                   {Method::kGet, "/filer/1/a/b.pdf", "/filer/{id}/{rest*}"},
                                   {Method::kGet, "/moeder/", ""},
                                   {Method::kGet, "/moeder/7/", ""},
                                   {Method::kGet, "/filer/1", ""},
                                   {Method::kGet, "/filer/1/", ""},
                                   {Method::kGet, "", ""},
                                   {Method::kGet, "//", ""}};
  for (const Case& given : cases) {
    const auto match = router.Find(given.method, given.path);
    EXPECT_EQ(match.route ? match.route->pattern : "", given.pattern) << given.path;
  }
  EXPECT_EQ(router.Find(Method::kGet, "/filer/1/a/b.pdf").values.at("rest"), "a/b.pdf");
  EXPECT_TRUE(router.Find(Method::kGet, "/moeder").other_method);
  EXPECT_FALSE(router.Find(Method::kPost, "/nowhere").other_method);
}

TEST(Router, RefusesRoutesThatCannotWork) {
  Router router;
  router.Add({Method::kGet, "/a", Nothing});
  EXPECT_THROW(router.Add({Method::kGet, "/a", Nothing}), std::invalid_argument);
  EXPECT_THROW(router.Add({Method::kGet, "b", Nothing}), std::invalid_argument);
  EXPECT_THROW(router.Add({Method::kGet, "/c", nullptr}), std::invalid_argument);
}

}  // namespace
}  // namespace tovholder::http
