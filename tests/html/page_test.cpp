// SPDX-License-Identifier: EUPL-1.2
#include "html/page.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <stdexcept>

#include "web/files.h"

namespace tovholder::html {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

PageFrame SmallFrame() {
  PageFrame frame;
  frame.title = "Møder";
  frame.address = "/moeder?side=2";
  frame.navigation = {{"overview", "Overblik", "/"}, {"meetings", "Møder", "/moeder"}};
  frame.section = "meetings";
  return frame;
}

TEST(Page, IsAWholeDocumentInItsLanguage) {
  PageFrame frame = SmallFrame();
  EXPECT_THAT(
      RenderPage(frame, P("x")),
      AllOf(StartsWith("<!DOCTYPE html>\n<html lang=\"da\"><head><meta charset=\"utf-8\">"),
            HasSubstr("<title>Møder – Tovholder</title>"), HasSubstr("Gå til indholdet"), HasSubstr("<p>x</p>")));
  frame.language = Language::kEnglish;
  EXPECT_THAT(RenderPage(frame, P("x")), AllOf(HasSubstr("<html lang=\"en\">"), HasSubstr("Skip to content")));
}

TEST(Page, HoldsNoInlineCode) {
  PageFrame frame = SmallFrame();
  frame.scripts = {"app.js"};
  const std::string page = RenderPage(frame, P("x"));
  EXPECT_THAT(page, AllOf(Not(HasSubstr("<style")), Not(HasSubstr("style=")), Not(HasSubstr(" onclick")),
                          Not(HasSubstr("<script>")), HasSubstr("<script src=\"/static/app.")));
}

TEST(Page, MarksTheSectionOnly) {
  const std::string page = RenderPage(SmallFrame(), P("x"));
  EXPECT_THAT(page, HasSubstr("href=\"/moeder\" aria-current=\"true\"><span>Møder"));
  EXPECT_THAT(page, HasSubstr("href=\"/\"><span>Overblik"));
}

TEST(Page, AnOutsiderSignsInAndComesBack) {
  const std::string page = RenderPage(SmallFrame(), P("x"));
  EXPECT_THAT(page, AllOf(HasSubstr("/log-ind?tilbage=%2Fmoeder%3Fside%3D2"), Not(HasSubstr("/log-ud")),
                          Not(HasSubstr("csrf"))));
}

TEST(Page, SomebodySignedInCanSignOut) {
  PageFrame frame = SmallFrame();
  frame.viewer_name = "Ida <Krog>";
  frame.csrf = "to\"ken";
  const std::string page = RenderPage(frame, P("x"));
  EXPECT_THAT(page, AllOf(HasSubstr("Ida &lt;Krog&gt;"), HasSubstr("action=\"/log-ud\" method=\"post\""),
                          HasSubstr("<meta name=\"csrf-token\" content=\"to&quot;ken\">"), Not(HasSubstr("/log-ind"))));
}

TEST(Page, TheLanguageSwitchKeepsTheAddress) {
  EXPECT_THAT(RenderPage(SmallFrame(), P("x")), HasSubstr("href=\"/moeder?side=2&amp;sprog=en\" lang=\"en\""));
}

TEST(Page, EverythingFromOutsideIsEscaped) {
  constexpr std::string_view kEvil = "\"><script>alert(1)</script>";
  const std::string evil(kEvil);
  PageFrame frame = SmallFrame();
  frame.title = frame.address = frame.description = frame.search_words = frame.version = evil;
  frame.viewer_name = frame.csrf = frame.site_name = frame.suggestion_address = evil;
  frame.breadcrumb = {{evil, evil}, {evil}};
  frame.subnavigation = {{"a", evil, evil}};
  frame.footer = frame.feeds = {{evil, evil}};
  frame.notices = {{.text = evil, .heading = evil}};
  EXPECT_THAT(RenderPage(frame, P(evil)), Not(HasSubstr("<script>alert")));
}

TEST(Page, PartsThatAreEmptyAreLeftOut) {
  const std::string page = RenderPage(SmallFrame(), P("x"));
  EXPECT_THAT(page, AllOf(Not(HasSubstr("<aside")), Not(HasSubstr("breadcrumbs")), Not(HasSubstr("section-menu")),
                          HasSubstr("content=\"noindex\"")));
  PageFrame frame = SmallFrame();
  frame.robots = PageFrame::Robots::kIndex;
  EXPECT_THAT(RenderPage(frame, P("x"), P("side")), AllOf(HasSubstr("<aside"), Not(HasSubstr("noindex"))));
}

TEST(Assets, EveryFileHasAnAddressThatChangesWithItsContent) {
  for (const EmbeddedFile& file : WebFiles()) {
    EXPECT_THAT(std::string(AssetAddress(file.name)),
                StartsWith("/static/" + std::string(file.name.substr(0, file.name.rfind('.')))));
    EXPECT_FALSE(file.content.empty()) << file.name;
  }
  EXPECT_NE(AssetAddress("app.css").substr(15), AssetAddress("app.js").substr(14));
  EXPECT_THROW(AssetAddress("none.js"), std::logic_error);
}

struct QueryCase {
  std::string address, name, value, result;
};

class Queries : public testing::TestWithParam<QueryCase> {};

TEST_P(Queries, AreSetReplacedOrTakenOut) {
  EXPECT_EQ(WithQuery(GetParam().address, GetParam().name, GetParam().value), GetParam().result);
}

INSTANTIATE_TEST_SUITE_P(All, Queries,
                         testing::Values(QueryCase{"/soeg", "q", "a b&c", "/soeg?q=a%20b%26c"},
                                         QueryCase{"/soeg?q=x", "side", "2", "/soeg?q=x&side=2"},
                                         QueryCase{"/soeg?q=x&side=2", "side", "3", "/soeg?q=x&side=3"},
                                         QueryCase{"/soeg?side=2&q=x", "side", "", "/soeg?q=x"},
                                         QueryCase{"/soeg?side=2", "side", "", "/soeg"},
                                         QueryCase{"/soeg?side", "side", "", "/soeg"},
                                         QueryCase{"/soeg?sideren=1", "side", "2", "/soeg?sideren=1&side=2"},
                                         QueryCase{"/soeg?", "q", "å", "/soeg?q=%C3%A5"},
                                         QueryCase{"/m/7#punkt-2", "sprog", "en", "/m/7?sprog=en#punkt-2"},
                                         QueryCase{"", "a", "b", "?a=b"}, QueryCase{"?a=1", "a", "b", "?a=b"},
                                         QueryCase{"/x?&&a=1&", "b", "2", "/x?a=1&b=2"}));

}  // namespace
}  // namespace tovholder::html
