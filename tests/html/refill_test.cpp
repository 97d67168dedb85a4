// SPDX-License-Identifier: EUPL-1.2
#include "html/refill.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "html/components.h"

namespace tovholder::html {
namespace {

using testing::HasSubstr;
using testing::Not;

const Texts kDanish(Language::kDanish);

std::string PageWith(const Html& content) {
  PageFrame frame;
  frame.title = "Prøve";
  return RenderPage(frame, content);
}

Html EveryKindOfField() {
  const std::vector<Choice> choices{{"a", "A"}, {"b", "B"}, {"c&d", "C og D"}};
  return Join(HiddenField("skjult", "ægte"), TextField({.name = "navn", .label = "Navn", .value = "før"}, kDanish),
              TextField({.name = "tom", .label = "Tom"}, kDanish),
              TextField({.name = "adgangskode", .label = "Kode"}, kDanish, InputKind::kPassword),
              TextArea({.name = "note", .label = "Note", .value = "før"}, kDanish),
              SelectField({.name = "valg", .label = "Valg", .value = "a"}, choices, kDanish),
              RadioField({.name = "radio", .label = "Radio", .value = "a"}, choices, kDanish),
              CheckboxField({.name = "flere", .label = "Flere"}, choices, {"a"}, kDanish),
              Checkbox("items.1.closed", {"ja", "Lukket"}, Ticked::kYes));
}

std::string Refilled(const http::Fields& typed) {
  const std::string page = PageWith(RenderForm({.address = "/til", .csrf = "friskt"}, EveryKindOfField()));
  return RefillForm(page, "/til", typed, P("bemærk")).value_or("no form");
}

TEST(Refill, PutsBackWhatWasTyped) {
  const std::string page = Refilled({{"navn", "Karla \"K\" <b>"},
                                     {"tom", "nu"},
                                     {"note", "\nlinje 1\n</textarea><script>"},
                                     {"valg", "c&d"},
                                     {"radio", "b"},
                                     {"flere", "b"},
                                     {"flere", "c&d"}});
  EXPECT_THAT(page, HasSubstr("name=\"navn\" class=\"form-input\" value=\"Karla &quot;K&quot; &lt;b&gt;\">"));
  EXPECT_THAT(page, HasSubstr("name=\"tom\" class=\"form-input\" value=\"nu\">"));
  EXPECT_THAT(page, HasSubstr(">\n\nlinje 1\n&lt;/textarea&gt;&lt;script&gt;</textarea>"));
  EXPECT_THAT(page, HasSubstr("<option value=\"a\">"));
  EXPECT_THAT(page, HasSubstr("<option value=\"c&amp;d\" selected>"));
  EXPECT_THAT(page, testing::ContainsRegex("type=\"radio\"[^>]*value=\"b\"[^>]* checked>"));
  EXPECT_THAT(page, Not(testing::ContainsRegex("value=\"a\"[^>]* checked>")));
  EXPECT_THAT(page, testing::ContainsRegex("type=\"checkbox\"[^>]*value=\"c&amp;d\"[^>]* checked>"));
  EXPECT_THAT(page, Not(testing::ContainsRegex("items.1.closed[^>]* checked>"))) << "was unticked";
}

TEST(Refill, LeavesHiddenAndSecretFieldsAlone) {
  const std::string page =
      Refilled({{"csrf", "gammelt"}, {"skjult", "plantet"}, {"adgangskode", "hemmelig"}, {"ukendt", "x"}});
  for (const char* planted : {"gammelt", "plantet", "hemmelig"}) EXPECT_THAT(page, Not(HasSubstr(planted)));
  EXPECT_THAT(page, HasSubstr("name=\"csrf\" value=\"friskt\""));
  EXPECT_THAT(page, HasSubstr("value=\"ægte\""));
  EXPECT_THAT(page, HasSubstr("value=\"før\"")) << "nothing was typed there";
}

TEST(Refill, GivesEachOfSeveralFieldsItsOwn) {
  const Html fields = Join(TextField({.name = "linje", .label = "1", .id = "l1"}, kDanish),
                           TextField({.name = "linje", .label = "2", .id = "l2"}, kDanish));
  const auto page = RefillForm(PageWith(RenderForm({.address = "/til", .csrf = "x"}, fields)), "/til",
                               {{"linje", "første"}, {"linje", "anden"}}, {});
  ASSERT_TRUE(page);
  EXPECT_LT(page->find("value=\"første\""), page->find("value=\"anden\""));
}

TEST(Refill, FindsTheFormThatIsMeant) {
  const Html field = TextField({.name = "navn", .label = "Navn"}, kDanish);
  const Html forms = Join(RenderForm({.address = "/anden", .csrf = "x"}, field), RenderForm({.address = "/til"}, field),
                          Disclosure("Omdøb", Disclosure("Mere", RenderForm({.address = "/til", .csrf = "x"}, field))),
                          Disclosure("Ude", RenderForm({.address = "/ude", .csrf = "x"}, field)));
  const std::string page = RefillForm(PageWith(forms), "/til", {{"navn", "K"}}, P("bemærk")).value();
  EXPECT_EQ(page.find("value=\"K\""), page.rfind("value=\"K\"")) << "in one form only";
  EXPECT_GT(page.find("value=\"K\""), page.find("Omdøb"));
  EXPECT_THAT(page, HasSubstr("id=\"det-skrevne\""));
  std::size_t open = 0;
  for (std::size_t at = page.find(" open>"); at != std::string::npos; at = page.find(" open>", at + 1)) ++open;
  EXPECT_EQ(open, 2U) << "what is folded around the form, and no more";
  EXPECT_LT(page.find("bemærk"), page.find("/anden"));
  EXPECT_FALSE(RefillForm(PageWith(forms), "/hverken", {}, {}));
}

TEST(Refill, CopesWithAnyText) {
  for (const char* text : {"", "<", "<main", "<main><form", "<main><form action=\"/til\" method=\"post", "</form>",
                           "<main><form action=\"/til\" method=\"post\"><textarea name=\"navn\">",
                           "<main><form action=\"/til\" method=\"post\"><input name=\"navn\" type=\"text\" value=\""}) {
    const auto page = RefillForm(text, "/til", {{"navn", "K"}}, P("bemærk"));
    EXPECT_THAT(page.value_or("bemærk"), HasSubstr("bemærk")) << text;
  }
}

TEST(Fields, PasswordsAndNothingElseAreNamedSo) {
  EXPECT_THROW(TextField({.name = "kode", .label = "Kode"}, kDanish, InputKind::kPassword), std::invalid_argument);
  EXPECT_THROW(TextField({.name = "adgangskode", .label = "Kode"}, kDanish), std::invalid_argument);
}

}  // namespace
}  // namespace tovholder::html
