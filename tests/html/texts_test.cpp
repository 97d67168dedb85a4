// SPDX-License-Identifier: EUPL-1.2
#include "html/texts.h"

#include <gtest/gtest.h>

#include <stdexcept>

#include "html/catalogue.h"

namespace tovholder::html {
namespace {

TEST(Texts, DanishStandsInTheCatalogueAndEnglishInTheSource) {
  EXPECT_EQ(Texts(Language::kDanish)("Skip to content"), "Gå til indholdet");
  EXPECT_EQ(Texts(Language::kEnglish)("Skip to content"), "Skip to content");
}

TEST(Texts, AnUnknownSentenceShowsInEnglish) {
  EXPECT_EQ(Texts(Language::kDanish)("No such sentence {a}", {{"a", "x"}}), "No such sentence x");
}

TEST(Texts, PluralForms) {
  const Texts danish(Language::kDanish);
  EXPECT_EQ(danish.Plural("{n} result", "{n} results", 1), "1 resultat");
  EXPECT_EQ(danish.Plural("{n} result", "{n} results", 0), "0 resultater");
  EXPECT_EQ(danish.Plural("{n} result", "{n} results", 20000), "20.000 resultater");
  const Texts english(Language::kEnglish);
  EXPECT_EQ(english.Plural("{n} result", "{n} results", 1), "1 result");
  EXPECT_EQ(english.Plural("{n} result", "{n} results", 20000), "20,000 results");
}

TEST(Texts, AValueIsNeverTakenForAPlace) {
  EXPECT_EQ(FillPlaces("{a} og {b}", {{"a", "{b}"}, {"b", "{a}"}}), "{b} og {a}");
}

TEST(Texts, PlacesThatAreNotGivenOrBrokenStay) {
  EXPECT_EQ(FillPlaces("{a} {} {b", {{"b", "x"}}), "{a} {} {b");
  EXPECT_EQ(FillPlaces("", {}), "");
  EXPECT_EQ(FillPlaces("} {a}", {{"a", "x"}}), "} x");
}

TEST(Texts, LanguageCodes) {
  EXPECT_EQ(ToCode(Language::kDanish), "da");
  EXPECT_EQ(FromCode("en"), Language::kEnglish);
  EXPECT_EQ(FromCode("en-GB"), Language::kEnglish);
  EXPECT_EQ(FromCode("da"), Language::kDanish);
  EXPECT_EQ(FromCode("xx"), Language::kDanish);
  EXPECT_EQ(FromCode(""), Language::kDanish);
}

TEST(Texts, TheLanguageABrowserAsksFor) {
  EXPECT_EQ(FromAcceptLanguage("da-DK,da;q=0.9,en;q=0.8"), Language::kDanish);
  EXPECT_EQ(FromAcceptLanguage("en-GB,en;q=0.9,da;q=0.5"), Language::kEnglish);
  EXPECT_EQ(FromAcceptLanguage("de,fr;q=0.5"), Language::kDanish);
  EXPECT_EQ(FromAcceptLanguage("nb,en;q=0.5"), Language::kDanish);
  EXPECT_EQ(FromAcceptLanguage(""), Language::kDanish);
}

TEST(ErrorSentences, AnUnknownIdGivesAGeneralSentenceWithoutTheId) {
  const std::string danish = Sentence({"no.such_error", {{"file", "a"}}}, Language::kDanish);
  EXPECT_EQ(danish.find("no.such"), std::string::npos);
  EXPECT_EQ(danish.find("Noget gik galt"), 0U);
  EXPECT_EQ(Sentence({"no.such_error"}, Language::kEnglish).find("Something went wrong"), 0U);
  EXPECT_FALSE(HasSentence("no.such_error"));
}

TEST(ErrorSentences, ParametersAreFilled) {
  ASSERT_TRUE(HasSentence("html.date_not_understood"));
  const Error error{"html.date_not_understood", {{"text", "32. maj"}}};
  EXPECT_NE(Sentence(error, Language::kDanish).find("“32. maj”"), std::string::npos);
  EXPECT_NE(Sentence(error, Language::kEnglish).find("“32. maj”"), std::string::npos);
}

TEST(ErrorSentences, DaysAndMomentsAreInWords) {
  const Error day{"plan.done_in_future", {{"date", "2029-02-21"}}};
  EXPECT_EQ(Sentence(day, Language::kDanish), "21. februar 2029 er ikke kommet endnu.");
  EXPECT_EQ(Sentence(day, Language::kEnglish), "21 February 2029 has not come yet.");
  const Error moment{"import.run_undone", {{"undone", "2026-05-04T10:15:00Z"}}};
  EXPECT_EQ(Sentence(moment, Language::kDanish), "Importen er allerede fortrudt (4. maj 2026 kl. 12.15).");
  const Error quoted{"html.date_not_understood", {{"text", "2026-02-28"}}};
  EXPECT_NE(Sentence(quoted, Language::kDanish).find("“2026-02-28”"), std::string::npos);
}

TEST(Catalogues, BytesThatAreNoneAreRefused) {
  EXPECT_THROW(Catalogue(""), std::runtime_error);
  EXPECT_THROW(Catalogue("this is a text and no catalogue"), std::runtime_error);
  const std::string cut("\xde\x12\x04\x95\0\0\0\0\x05\0\0\0\x1c\0\0\0\x1c\0\0\0", 20);
  EXPECT_THROW(Catalogue{cut}, std::runtime_error);
}

}  // namespace
}  // namespace tovholder::html
