// SPDX-License-Identifier: EUPL-1.2
#include "areas/area_database.h"

namespace tovholder::areas {
namespace {

using people::BodyOf;
using people::Browser;
using people::Role;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

class AreaPagesTest : public AreaDatabaseTest {
 protected:
  void SetUp() override {
    slots_.beside_area = [](sql::Reader&, const people::Visit&, HousingAreaId id) {
      return html::Text("slot of " + std::to_string(id.value));
    };
    AreaDatabaseTest::SetUp();
  }
  http::Fields SectionFields(const std::string& number, const std::string& households) const {
    return {{"association", "FOB"}, {"number", number},         {"name", "Ringparken Nord"},
            {"area", "Ringparken"}, {"households", households}, {"address", "Ringparken 1-48"}};
  }
  std::string PageOf(HousingAreaId id) const { return "/omraader/" + std::to_string(id.value); }
  std::string PageOf(people::BodyId id) const { return "/boligorganisationer/" + std::to_string(id.value); }
};

TEST_P(AreaPagesTest, ASecretaryDescribesAnAreaWithItsSections) {
  Browser karla = Enter(Role::kSecretary);
  EXPECT_THAT(BodyOf(karla.Get("/omraader")), AllOf(HasSubstr("Intet område er beskrevet"), HasSubstr("Nyt område")));
  EXPECT_THAT(BodyOf(karla.Get("/omraader/ny")), HasSubstr("selected>Slagelse")) << "the only municipality";
  const auto made = karla.Submit(
      "/omraader/ny", "/omraader/ny",
      {{"name", " Ringparken "}, {"municipality", std::to_string(slagelse_.value)}, {"about", "Bygget **1974**"}});
  ASSERT_EQ(made.status, 303) << BodyOf(made);
  const HousingAreaId id = Load().areas.at(0).id;
  EXPECT_EQ(people::HeaderOf(made, "Location"), PageOf(id));
  const std::string form = "/afdelinger/ny?omraade=" + std::to_string(id.value);
  EXPECT_THAT(BodyOf(karla.Get(form)), HasSubstr("selected>Ringparken"));
  EXPECT_EQ(karla.Submit(form, "/afdelinger/ny", SectionFields("12", "148")).status, 303);
  EXPECT_EQ(karla.Submit(form, "/afdelinger/ny", SectionFields("9", "52")).status, 303);
  EXPECT_THAT(BodyOf(Browser(*site_).Get(PageOf(id))),
              AllOf(HasSubstr("<strong>1974</strong>"), HasSubstr("2 afdelinger"), HasSubstr("200 boliger"),
                    HasSubstr("9 Ringparken Nord"), HasSubstr("slot of"), Not(HasSubstr("Ret området"))));
  EXPECT_THAT(BodyOf(Browser(*site_).Get("/omraader")), AllOf(HasSubstr(PageOf(id)), HasSubstr(PageOf(fob_))));
  EXPECT_EQ(karla.Submit(PageOf(id) + "/ret", PageOf(id) + "/ret", {{"name", "Ringparken og Byvangen"}}).status, 303);
  EXPECT_THAT(BodyOf(karla.Get(PageOf(id))), AllOf(HasSubstr("Ringparken og Byvangen"), HasSubstr("Historik")));
}

TEST_P(AreaPagesTest, WhatIsWrongStandsBesideItsFieldAndNothingIsLost) {
  AddArea("Ringparken");
  Browser karla = Enter(Role::kSecretary);
  EXPECT_EQ(karla.Submit("/omraader/ny", "/omraader/ny", {{"name", "ringparken"}}).status, 422);
  const auto refused = karla.Submit("/afdelinger/ny", "/afdelinger/ny", SectionFields("", "et par"));
  EXPECT_EQ(refused.status, 422);
  EXPECT_THAT(BodyOf(refused),
              AllOf(HasSubstr("href=\"#number\""), HasSubstr("href=\"#households\""), HasSubstr("value=\"et par\""),
                    HasSubstr("Ringparken 1-48"), HasSubstr("er intet helt antal boliger")));
  EXPECT_EQ(karla.Submit("/afdelinger/ny", "/afdelinger/ny", SectionFields("12", "-4")).status, 422);
  EXPECT_TRUE(Load().sections.empty());
  EXPECT_EQ(karla.Get("/afdelinger/7/ret").status, 404);
  EXPECT_EQ(karla.Get("/omraader/77").status, 404);
}

TEST_P(AreaPagesTest, ASectionIsChangedAndEnds) {
  const auto area = AddArea("Ringparken");
  const auto id = TryAddSection(SectionOf(fob_, "12", area, 148)).value();
  Browser karla = Enter(Role::kSecretary);
  const std::string form = "/afdelinger/" + std::to_string(id.value) + "/ret";
  http::Fields fields = SectionFields("12", "148");
  fields.emplace("to_date", "31. december 2025");
  fields.emplace("section_board", "Afdelingsbestyrelsen");
  EXPECT_EQ(karla.Submit(form, form, fields).status, 303);
  EXPECT_EQ(Load().sections.at(0).section_board, board_);
  EXPECT_THAT(BodyOf(Browser(*site_).Get(PageOf(area))),
              AllOf(HasSubstr("1 afdeling fra en anden tid"), HasSubstr("0 boliger")));
  EXPECT_THAT(BodyOf(karla.Get(form)), AllOf(HasSubstr("31. december 2025"), HasSubstr("Historik")));
}

TEST_P(AreaPagesTest, TheContactOfAnAssociationIsForWhoHasSignedIn) {
  Browser karla = Enter(Role::kSecretary);
  const std::string form = PageOf(fob_) + "/ret";
  EXPECT_EQ(karla.Submit(form, form, {{"cvr", "12345678"}}).status, 422);
  const auto saved = karla.Submit(form, form,
                                  {{"cvr", "10 00 00 09"},
                                   {"contact", "Lone Askholm"},
                                   {"email", "lone@fob.example"},
                                   {"telephone", "00 00 00 10"},
                                   {"signing_rule", "Formand og direktør i forening"},
                                   {"signers", "Karsten Wulff\r\nLone Askholm"},
                                   {"signers_needed", "2"}});
  ASSERT_EQ(saved.status, 303) << BodyOf(saved);
  EXPECT_THAT(BodyOf(karla.Get(PageOf(fob_))), AllOf(HasSubstr("tel:00000010"), HasSubstr("lone@fob.example")));
  EXPECT_THAT(BodyOf(Enter(Role::kReader).Get(PageOf(fob_))), HasSubstr("00 00 00 10"));
  EXPECT_THAT(BodyOf(Browser(*site_).Get(PageOf(fob_))),
              AllOf(HasSubstr("10000009"), HasSubstr("Karsten Wulff, Lone Askholm"), Not(HasSubstr("00 00 00 10")),
                    Not(HasSubstr("00000010")), Not(HasSubstr("lone@fob"))));
  EXPECT_EQ(karla.Get(PageOf(fund_)).status, 404) << "no housing association";
  EXPECT_EQ(karla.Get(PageOf(slagelse_) + "/ret").status, 404);
}

TEST_P(AreaPagesTest, WhoSignsForAMunicipalityIsKeptToo) {
  Browser karla = Enter(Role::kSecretary);
  const std::string page = "/kommuner/" + std::to_string(slagelse_.value);
  const auto refused =
      karla.Submit(page + "/ret", page + "/ret", {{"signers", "Vibeke Lassen"}, {"signers_needed", "x"}});
  EXPECT_EQ(refused.status, 422);
  EXPECT_THAT(BodyOf(refused), AllOf(HasSubstr("href=\"#signers_needed\""), Not(HasSubstr("LBF-nummer"))));
  ASSERT_EQ(karla.Submit(page + "/ret", page + "/ret", {{"signers", "Vibeke Lassen"}, {"signers_needed", "1"}}).status,
            303);
  EXPECT_THAT(BodyOf(Browser(*site_).Get(page)),
              AllOf(HasSubstr("Vibeke Lassen"), HasSubstr("Skriver under sammen"), Not(HasSubstr("Afdelinger</h2>"))));
  EXPECT_EQ(karla.Get("/kommuner/" + std::to_string(fob_.value)).status, 404) << "no municipality";
}

TEST_P(AreaPagesTest, ATableIsShownBeforeItIsTaken) {
  AddArea("Ringparken");
  Browser karla = Enter(Role::kSecretary);
  const std::string page = "/omraader/afdelinger";
  const std::string table = "Boligorganisation;Nummer;Navn;Område;Boliger\nFOB;12;Nord;Ringparken;148\n";
  EXPECT_THAT(BodyOf(karla.Submit(page, page, {{"tabel", table}})),
              AllOf(HasSubstr("1 nye, 0 ændrede"), HasSubstr("FOB 12 Nord"), HasSubstr("Importér afdelingerne")));
  EXPECT_TRUE(Load().sections.empty()) << "shown alone";
  EXPECT_EQ(karla.Submit(page, page, {{"tabel", table}, {"handling", "importer"}}).status, 303);
  ASSERT_EQ(Load().sections.size(), 1U);
  EXPECT_THAT(BodyOf(karla.Submit(page, page, {{"tabel", table}})), HasSubstr("Intet vil blive ændret"));
  const std::string wrong = table + "FOB;13;Syd;Sydbyen;1\n";
  const auto refused = karla.Submit(page, page, {{"tabel", wrong}, {"handling", "importer"}});
  EXPECT_EQ(refused.status, 422);
  EXPECT_THAT(BodyOf(refused), AllOf(HasSubstr("Intet område hedder “Sydbyen”"), HasSubstr("Område")));
  EXPECT_EQ(Load().sections.size(), 1U);
  EXPECT_EQ(karla.Submit(page, page, {}).status, 422) << "no file";
  EXPECT_THAT(BodyOf(Browser(*site_).Get("/omraader/afdelinger.csv")), HasSubstr("FOB;12;Nord;Ringparken;148"));
}

TEST_P(AreaPagesTest, OnlySecretariesChange) {
  const auto area = AddArea("Ringparken");
  Browser reader = Enter(Role::kReader);
  Browser auditor = Enter(Role::kAuditor);
  for (const std::string& form : {std::string("/omraader/ny"), PageOf(area) + "/ret", std::string("/afdelinger/ny"),
                                  PageOf(fob_) + "/ret", std::string("/omraader/afdelinger")}) {
    EXPECT_EQ(reader.Get(form).status, 403) << form;
    EXPECT_EQ(reader.Submit("/omraader", form, {{"name", "Andet"}}).status, 403) << form;
    EXPECT_EQ(auditor.Get(form).status, 200) << form;
    EXPECT_EQ(auditor.Submit(form, form, {{"name", "Andet"}}).status, 403) << form;
    EXPECT_EQ(Browser(*site_).Get(form).status, 303) << "to the sign-in";
  }
  EXPECT_EQ(Load().areas.at(0).name, "Ringparken");
}

TOVHOLDER_ON_EVERY_STORE(AreaPagesTest);

}  // namespace
}  // namespace tovholder::areas
