// SPDX-License-Identifier: EUPL-1.2
#include "html/components.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "html/gallery_pages.h"

namespace tovholder::html {
namespace {

using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

const Texts kDanish(Language::kDanish);

// The words between the tags of a piece of markup.
std::vector<std::string> Words(const Html& html) {
  std::vector<std::string> words;
  std::string current;
  bool in_tag = false;
  for (char c : html.str()) {
    if (c == '<' && !current.empty()) words.push_back(std::exchange(current, {}));
    in_tag = c == '<' || (in_tag && c != '>');
    if (!in_tag && c != '>') current.push_back(c);
  }
  return words;
}

TEST(Badges, SayTheStatusInAWordWithAnIcon) {
  const std::string badge = Badge("For sent", Tone::kBad).str();
  EXPECT_THAT(badge,
              AllOf(HasSubstr("badge-error"), HasSubstr("#error"), HasSubstr("For sent"), HasSubstr("aria-hidden")));
  EXPECT_THAT(Words(ConfidenceBadge(Confidence::kDoubtful, kDanish)), ElementsAre("tvivlsom"));
  EXPECT_THAT(Badge("Lukket punkt", Tone::kNeutral, Icon("lock")).str(), HasSubstr("#lock"));
}

TEST(FactLines, LeaveOutWhatIsEmpty) {
  EXPECT_THAT(Words(FactLine({Text("Kladde"), Html(), Text("version 1")})), ElementsAre("Kladde", "version 1"));
  EXPECT_EQ(FactLine({Text("Kladde"), Html()}).str().find("<li></li>"), std::string::npos);
  EXPECT_TRUE(FactLine({Html(), Html()}).empty());
}

TEST(Notices, SayTheirKindToThoseWhoListen) {
  EXPECT_THAT(Words(RenderNotice({.tone = Tone::kBad, .text = "Nej"}, kDanish)), ElementsAre("Fejl: ", "Nej"));
  EXPECT_THAT(RenderNotice({.tone = Tone::kBad, .text = "Nej"}, kDanish).str(), HasSubstr("role=\"alert\""));
  EXPECT_THAT(RenderNotice({.text = "Ja"}, kDanish).str(), HasSubstr("role=\"status\""));
}

TEST(ErrorSummaries, LeadToTheFields) {
  EXPECT_TRUE(ErrorSummary({}, kDanish).empty());
  EXPECT_THAT(ErrorSummary({{"titel", "Titlen <mangler>"}}, kDanish).str(),
              HasSubstr("<a href=\"#titel\">Titlen &lt;mangler&gt;</a>"));
}

TEST(Buttons, AnActionIsAFormWithToken) {
  const std::string button =
      PostButton({.label = "Godkend", .address = "/moeder/7/godkend", .csrf = "abc", .values = {{"udgave", "3"}}},
                 kDanish)
          .str();
  EXPECT_THAT(button, AllOf(HasSubstr("method=\"post\""), HasSubstr("name=\"csrf\" value=\"abc\""),
                            HasSubstr("name=\"udgave\" value=\"3\""), Not(HasSubstr("<details"))));
}

TEST(Buttons, ADestructiveActionUnfoldsWhatWillHappen) {
  const std::string button =
      PostButton({.label = "Fjern", .address = "/x", .csrf = "abc", .consequence = "3 svar bliver skjult."}, kDanish)
          .str();
  EXPECT_THAT(button, AllOf(HasSubstr("<details"), HasSubstr("3 svar bliver skjult."), HasSubstr("button-warning")));
}

TEST(Forms, WithoutTokenAFormIsASearch) {
  EXPECT_THAT(RenderForm({.address = "/soeg"}, P("x")).str(),
              AllOf(HasSubstr("method=\"get\""), Not(HasSubstr("csrf"))));
  EXPECT_THAT(RenderForm({.address = "/import", .csrf = "a", .files = FormFrame::Files::kSent}, P("x")).str(),
              HasSubstr("enctype=\"multipart/form-data\""));
}

TEST(Fields, HelpAndErrorAreTiedToTheField) {
  const std::string field =
      TextField({.name = "titel", .label = "Titel", .value = "x", .help = "Kort", .error = "For lang"}, kDanish).str();
  EXPECT_THAT(field, AllOf(HasSubstr("<label class=\"form-label\" for=\"titel\">Titel</label>"),
                           HasSubstr("aria-describedby=\"titel-hint titel-error\""), HasSubstr("aria-invalid=\"true\""),
                           HasSubstr("id=\"titel-hint\">Kort"), HasSubstr("id=\"titel-error\"")));
  EXPECT_THAT(TextField({.name = "titel", .label = "Titel"}, kDanish).str(),
              AllOf(Not(HasSubstr("aria-describedby")), Not(HasSubstr("aria-invalid")), Not(HasSubstr("required"))));
}

TEST(Fields, ARequiredFieldSaysSo) {
  const Html field = TextField({.name = "a", .label = "Navn", .need = Need::kRequired}, kDanish);
  EXPECT_THAT(Words(field), ElementsAre("Navn", " (skal udfyldes)"));
  EXPECT_THAT(field.str(), HasSubstr(" required"));
}

TEST(Fields, APasswordIsNeverSentBack) {
  EXPECT_THAT(
      TextField({.name = "adgangskode", .label = "Kode", .value = "hemmelig"}, kDanish, InputKind::kPassword).str(),
      Not(HasSubstr("hemmelig")));
}

TEST(Fields, ATextAreaKeepsItsFirstLineBreak) {
  EXPECT_THAT(TextArea({.name = "a", .label = "b", .value = "\nx</textarea>"}, kDanish).str(),
              HasSubstr(">\n\nx&lt;/textarea&gt;</textarea>"));
}

TEST(Fields, ADateShowsHowItWasUnderstood) {
  EXPECT_THAT(DateField({.name = "dato", .label = "Dato", .value = "primo marts"}, "1.–10. marts", kDanish).str(),
              AllOf(HasSubstr("Forstået som: 1.–10. marts"), HasSubstr("aria-describedby=\"dato-understood\"")));
  EXPECT_THAT(DateField({.name = "dato", .label = "Dato"}, "", kDanish).str(), Not(HasSubstr("Forstået")));
}

TEST(Fields, ChoicesThatAreMadeStayMade) {
  const std::vector<Choice> choices = {{"a", "A"}, {"b", "B"}};
  EXPECT_THAT(SelectField({.name = "x", .label = "X", .value = "b"}, choices, kDanish).str(),
              AllOf(HasSubstr("<option value=\"a\">A"), HasSubstr("<option value=\"b\" selected>B")));
  EXPECT_THAT(
      RadioField({.name = "x", .label = "X", .value = "b"}, choices, kDanish).str(),
      AllOf(HasSubstr("<fieldset id=\"x\">"), HasSubstr("value=\"b\" checked"), Not(HasSubstr("value=\"a\" checked"))));
  EXPECT_THAT(CheckboxField({.name = "x", .label = "X"}, choices, {"a", "b"}, kDanish).str(),
              AllOf(HasSubstr("value=\"a\" checked"), HasSubstr("value=\"b\" checked")));
}

TEST(Tables, EachCellKnowsItsHeading) {
  const std::string table =
      RenderTable(
          {.caption = "Møder",
           .columns = {{.heading = "Navn"}, {.heading = "Antal", .align = Align::kFigures, .sort_address = "?s=antal"}},
           .rows = {{Text("Bestyrelsen"), Text("12")}, {Text("Kun et felt")}}})
          .str();
  EXPECT_THAT(table,
              AllOf(HasSubstr("<th scope=\"row\">Bestyrelsen</th><td data-title=\"Antal\" class=\"figures\">12</td>"),
                    HasSubstr("<tr><th scope=\"row\">Kun et felt</th></tr>"), HasSubstr("href=\"?s=antal\"")));
}

struct PagingCase {
  std::int64_t page, total;
  std::vector<std::string> numbers;
};

class Pagings : public testing::TestWithParam<PagingCase> {};

TEST_P(Pagings, ShowTheFirstTheLastAndThoseAround) {
  const std::string markup =
      Pagination({.page = GetParam().page, .total = GetParam().total, .address = "/moeder?aar=2025"}, kDanish).str();
  std::vector<std::string> numbers;
  std::size_t at = 0;
  while ((at = markup.find("<li class=\"pagination-item", at)) != std::string::npos) {
    const std::size_t end = markup.find("</li>", at);
    const std::string item = markup.substr(at, end - at);
    const std::string shown = item.substr(0, item.rfind("</a>"));
    const std::string text = shown.substr(shown.rfind('>') + 1);
    numbers.push_back(item.find("aria-current") == std::string::npos ? text : "[" + text + "]");
    at = end;
  }
  EXPECT_EQ(numbers, GetParam().numbers);
}

INSTANTIATE_TEST_SUITE_P(All, Pagings,
                         testing::Values(PagingCase{1, 0, {}}, PagingCase{1, 50, {}}, PagingCase{1, 51, {"[1]", "2"}},
                                         PagingCase{2, 150, {"1", "[2]", "3"}},
                                         PagingCase{5, 500, {"1", "…", "4", "[5]", "6", "…", "10"}},
                                         PagingCase{99, 150, {"1", "2", "[3]"}},
                                         PagingCase{-5, 200, {"[1]", "2", "…", "4"}}));

TEST(Pagination, EveryPageHasAnAddressOfItsOwn) {
  const std::string markup = Pagination({.page = 2, .total = 150, .address = "/moeder?aar=2025&side=2"}, kDanish).str();
  EXPECT_THAT(markup, AllOf(HasSubstr("href=\"/moeder?aar=2025\""), HasSubstr("href=\"/moeder?aar=2025&amp;side=3\""),
                            HasSubstr("rel=\"prev\""), HasSubstr("rel=\"next\"")));
}

TEST(Filters, WhatIsSetCanBeRemoved) {
  const std::string row =
      RenderFilterRow({.active = {{"År: 2025", "/moeder"}}, .clear_address = "/moeder", .count = "37 møder"}, kDanish)
          .str();
  EXPECT_THAT(row, AllOf(HasSubstr("Fjern afgrænsningen"), HasSubstr("År: 2025"), HasSubstr("37 møder"),
                         Not(HasSubstr("<form"))));
}

TEST(Histories, AreFoldedAndLeftOutWhereThereIsNone) {
  EXPECT_TRUE(History({}, kDanish).empty());
  EXPECT_THAT(History({{"i går", "Ida", "rettede <titel>"}}, kDanish).str(),
              AllOf(HasSubstr("<details class=\"details\"><summary"), HasSubstr("Historik (1 ændring)"),
                    HasSubstr("&lt;titel&gt;")));
}

TEST(ProgressBars, SayHowFarItHasCome) {
  const std::string bar = ProgressBar({.label = "Læser", .done = 7, .total = 1200, .events = "/x"}, kDanish).str();
  EXPECT_THAT(bar, AllOf(HasSubstr("max=\"1200\" value=\"7\""), HasSubstr("7 af 1.200"),
                         HasSubstr("data-events=\"/x\""), HasSubstr("<noscript>")));
  EXPECT_THAT(ProgressBar({.label = "Læser"}, kDanish).str(),
              AllOf(Not(HasSubstr("max=")), Not(HasSubstr("data-events"))));
}

// The pages that people and the browser tests look at hold every component in both languages.
TEST(Gallery, IsDanishAndEnglishForGuestsAndSecretaries) {
  const std::vector<GalleryPage> pages = ListGalleryPages();
  EXPECT_EQ(pages.size(), 36U);
  for (const GalleryPage& page : pages) {
    EXPECT_THAT(page.markup, AllOf(HasSubstr("<main"), Not(HasSubstr("<script>alert")))) << page.file;
    EXPECT_EQ(page.markup.find("/gaest/"), std::string::npos);
  }
}

}  // namespace
}  // namespace tovholder::html
