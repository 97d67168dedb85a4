// SPDX-License-Identifier: EUPL-1.2
#include "areas/area_database.h"
#include "areas/area_history_store.h"
#include "areas/list_store.h"

namespace tovholder::areas {
namespace {

using people::BodyOf;
using people::Browser;
using people::Role;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

const std::string kOutline =
    R"({"type":"Polygon","coordinates":[[[11.345,55.411],[11.352,55.411],[11.352,55.415],[11.345,55.411]]]})";

class AreaTimePagesTest : public AreaDatabaseTest {
 protected:
  static std::string AreaPage(HousingAreaId id) { return "/omraader/" + std::to_string(id.value); }
  void Spans(HousingAreaId id, const char* from, const char* to) {
    Write([&](sql::Transaction& transaction) {
      HousingArea area = FindArea(transaction, id).value();
      area.from_date = ParseIsoDate(from);
      area.to_date = ParseIsoDate(to);
      EXPECT_TRUE(PutArea(transaction, area));
    });
  }
};

TEST_P(AreaTimePagesTest, AnAreaOfAnotherTimeIsFolded) {
  const auto area = AddArea("Sydvangen");
  AddArea("Sydbyen");
  Browser karla = Enter(Role::kSecretary);
  const std::string form = AreaPage(area) + "/ret";
  const auto refused =
      karla.Submit(form, form, {{"name", "Sydvangen"}, {"from_date", "1. januar 2023"}, {"to_date", "en dag"}});
  EXPECT_EQ(refused.status, 422);
  EXPECT_THAT(BodyOf(refused), AllOf(HasSubstr("href=\"#to_date\""), HasSubstr("value=\"en dag\"")));
  const auto reversed = karla.Submit(
      form, form, {{"name", "Sydvangen"}, {"from_date", "1. januar 2023"}, {"to_date", "31. december 2022"}});
  EXPECT_THAT(BodyOf(reversed), HasSubstr("Det slutter (31. december 2022), før det begynder (1. januar 2023)"));
  ASSERT_EQ(karla.Submit(form, form, {{"name", "Sydvangen"}, {"to_date", "31. december 2022"}}).status, 303);
  EXPECT_THAT(BodyOf(Browser(*site_).Get("/omraader")),
              AllOf(HasSubstr("1 område<"), HasSubstr("1 område fra en anden tid"), HasSubstr("31. december 2022")));
  EXPECT_THAT(BodyOf(Browser(*site_).Get(AreaPage(area))), HasSubstr("31. december 2022"));
}

TEST_P(AreaTimePagesTest, WhatFollowedWhatIsSaidAndTakenBack) {
  const auto before = AddArea("Sydvangen");
  const auto after = AddArea("Sydbyen");
  Spans(before, "", "2022-12-31");
  Spans(after, "2023-01-01", "");
  Browser karla = Enter(Role::kSecretary);
  const std::string form = AreaPage(after) + "/aendring";
  http::Fields fields{{"retning", "fra"},   {"omraade", std::to_string(before.value)},
                      {"kind", "enlarged"}, {"day", "1. marts 2023"},
                      {"years", "yes"},     {"note", ""}};
  const auto refused = karla.Submit(form, form, fields);
  EXPECT_EQ(refused.status, 422);
  EXPECT_THAT(BodyOf(refused),
              AllOf(HasSubstr("Sydvangen ophørte allerede den 31. december 2022"), HasSubstr("href=\"#note\""),
                    HasSubstr("value=\"1. marts 2023\""), HasSubstr("selected>Sydvangen")));
  EXPECT_EQ(karla.Submit(form, form, {{"retning", "fra"}, {"day", ""}}).status, 422);
  fields.find("day")->second = "1. januar 2023";
  fields.find("years")->second = "unsettled";
  ASSERT_EQ(karla.Submit(form, form, fields).status, 303);
  EXPECT_THAT(BodyOf(Browser(*site_).Get(AreaPage(after))),
              AllOf(HasSubstr("Kommer af"), HasSubstr("Sydvangen"), HasSubstr("Udvidelse"),
                    HasSubstr("Ikke afklaret: loven siger det ikke")));
  EXPECT_THAT(BodyOf(Browser(*site_).Get(AreaPage(before))), AllOf(HasSubstr("Blev til"), HasSubstr("Sydbyen")));
  const std::string known = form + "?aendring=1";
  EXPECT_THAT(BodyOf(karla.Get(known)), AllOf(HasSubstr("1. januar 2023"), HasSubstr("Historik")));
  EXPECT_EQ(karla.Get(AreaPage(before) + "/aendring?aendring=99").status, 404);
  ASSERT_EQ(karla.Submit(known, known, {{"handling", "fjern"}}).status, 303);
  EXPECT_THAT(BodyOf(karla.Get(AreaPage(after))), Not(HasSubstr("Kommer af")));
}

TEST_P(AreaTimePagesTest, AnOutlineIsPastedDrawnAndRemoved) {
  const auto area = AddArea("Ringparken");
  const auto other = AddArea("Motalavej");
  Browser karla = Enter(Role::kSecretary);
  EXPECT_THAT(BodyOf(karla.Get(AreaPage(area))), HasSubstr("Omridset kendes ikke endnu"));
  EXPECT_THAT(BodyOf(Browser(*site_).Get(AreaPage(area))), Not(HasSubstr("Omridset kendes ikke endnu")));
  const std::string form = AreaPage(area) + "/kort";
  EXPECT_THAT(BodyOf(karla.Submit(form, form, {})), HasSubstr("Vælg en fil, eller indsæt omridset"));
  const auto swapped = karla.Submit(
      form, form,
      {{"geojson", R"({"type":"Polygon","coordinates":[[[55.41,11.35],[55.42,11.35],[55.42,11.36],[55.41,11.35]]]})"},
       {"source", "Plandata"}});
  EXPECT_EQ(swapped.status, 422);
  EXPECT_THAT(BodyOf(swapped), AllOf(HasSubstr("byt dem om i alle hjørner"), HasSubstr("[55.42,11.36]"),
                                     HasSubstr("value=\"Plandata\"")));
  ASSERT_EQ(karla.Submit(form, form, {{"geojson", kOutline}, {"source", "Plandata"}}).status, 303);
  ASSERT_EQ(karla
                .SubmitFile(AreaPage(other) + "/kort", AreaPage(other) + "/kort", "fil", "motalavej.geojson", kOutline,
                            {{"from_date", "1. januar 2020"}})
                .status,
            303);
  EXPECT_THAT(BodyOf(Browser(*site_).Get("/omraader")),
              AllOf(HasSubstr("class=\"area-map\""), HasSubstr("<path class=\"map-area\"")));
  EXPECT_THAT(BodyOf(Browser(*site_).Get(AreaPage(area))),
              AllOf(HasSubstr("map-area highlighted"), HasSubstr(" ha<"), HasSubstr("openstreetmap.org"),
                    HasSubstr("Motalavej"), Not(HasSubstr("Ret omridset"))));
  ASSERT_EQ(karla.Submit(form, form, {{"handling", "fjern"}, {"omrids", "1"}}).status, 303);
  EXPECT_THAT(BodyOf(karla.Get(AreaPage(area))), HasSubstr("Omridset kendes ikke endnu"));
  EXPECT_EQ(karla.Submit(form, form, {{"handling", "fjern"}, {"omrids", "77"}}).status, 404);
}

TEST_P(AreaTimePagesTest, AListIsKeptByHand) {
  const auto area = AddArea("Motalavej");
  Browser karla = Enter(Role::kSecretary);
  EXPECT_THAT(BodyOf(Browser(*site_).Get("/omraader/lister")),
              AllOf(HasSubstr("0 af 28 kendt: 28 mangler navn"), HasSubstr("Politiets lister"),
                    HasSubstr("0 kendt ved navn; hvor mange der var, er ikke fundet")));
  const std::string form = "/omraader/lister/ny";
  const auto refused = karla.Submit(form, form, {{"kind", "ministry"}, {"list_year", "i fjor"}});
  EXPECT_EQ(refused.status, 422);
  EXPECT_THAT(BodyOf(refused), AllOf(HasSubstr("“i fjor” er intet år for en liste"), HasSubstr("value=\"i fjor\"")));
  ASSERT_EQ(
      karla.Submit(form, form, {{"kind", "ministry"}, {"list_year", "2023"}, {"published_on", "1.12.2023"}}).status,
      303);
  ASSERT_EQ(karla.Submit(form, form, {{"kind", "police"}, {"list_year", "2015"}}).status, 303);
  const std::string list = "/omraader/lister/2023";
  const std::string add = list + "/omraade";
  const auto wrong = karla.Submit(add, add, {{"area_name", "Motalavej"}, {"classification", "rart"}});
  EXPECT_EQ(wrong.status, 422);
  EXPECT_THAT(BodyOf(wrong), HasSubstr("Ingen liste bruger “rart”"));
  for (const char* classification : {"parallelsamfund", "udsat boligområde"}) {
    ASSERT_EQ(karla
                  .Submit(add, add,
                          {{"area_name", "Motalavej"},
                           {"municipality", "Slagelse"},
                           {"classification", classification},
                           {"area", std::to_string(area.value)},
                           {"source", "https://www.example.dk/liste"},
                           {"verified", "ja"}})
                  .status,
              303);
  }
  ASSERT_EQ(karla.Submit(add, add, {{"area_name", "Mjølnerparken"}, {"classification", "udgået af udsatte"}}).status,
            303);
  EXPECT_THAT(BodyOf(Browser(*site_).Get(list)),
              AllOf(HasSubstr("1 af 12 kendt: 11 mangler navn"), HasSubstr("1 af 19 kendt: 18 mangler navn"),
                    HasSubstr("example.dk"), HasSubstr("Kendt som ikke på listen"), HasSubstr("Ikke efterprøvet"),
                    Not(HasSubstr("Tilføj et område"))));
  EXPECT_THAT(BodyOf(Browser(*site_).Get(AreaPage(area))),
              AllOf(HasSubstr("På listerne"), HasSubstr("parallelsamfund"), HasSubstr("Ministeriets liste")));
  EXPECT_EQ(Browser(*site_).Get("/omraader/lister/politi-2015").status, 200);
  EXPECT_EQ(Browser(*site_).Get("/omraader/lister/2015").status, 404) << "kept apart";
  const std::string row = add + "?raekke=3";
  ASSERT_EQ(karla.Submit(row, row, {{"handling", "fjern"}}).status, 303);
  EXPECT_THAT(BodyOf(karla.Get(list)), Not(HasSubstr("raekke=3")));
  EXPECT_EQ(karla.Submit(list + "/ret", list + "/ret", {{"handling", "fjern"}}).status, 422) << "has members";
  EXPECT_EQ(
      karla.Submit("/omraader/lister/politi-2015/ret", "/omraader/lister/politi-2015/ret", {{"handling", "fjern"}})
          .status,
      303);
}

TEST_P(AreaTimePagesTest, AFileOfListsIsReviewedBeforeItIsTaken) {
  const auto area = AddArea("Ringparken");
  Browser karla = Enter(Role::kSecretary);
  const std::string page = "/omraader/lister/import";
  const std::string table =
      "list_year,area,municipality,nonwestern_pct,classification,source_url,verified\n"
      "2019,Ringparken mv,Slagelse,57,hårdt ghettoområde,https://example.dk,yes\n";
  EXPECT_EQ(karla.Submit(page, page, {{"kind", "ministry"}}).status, 422) << "no file";
  EXPECT_THAT(
      BodyOf(karla.SubmitFile(page, page, "fil", "lister.csv", table, {{"kind", "ministry"}})),
      AllOf(HasSubstr("1 nye, 0 ændrede"), HasSubstr("Ja, det er Ringparken"), HasSubstr("1 række har også tal")));
  EXPECT_TRUE(database().Read([](sql::Reader& reader) { return LoadLists(reader); }).lists.empty()) << "shown alone";
  ASSERT_EQ(karla
                .Submit(page, page,
                        {{"filnavn", "lister.csv"},
                         {"indhold", table},
                         {"kind", "ministry"},
                         {"navn-0", "Ringparken mv"},
                         {"svar-0", std::to_string(area.value)},
                         {"handling", "importer"}})
                .status,
            303);
  const ListBook book = database().Read([](sql::Reader& reader) { return LoadLists(reader); });
  ASSERT_EQ(book.memberships.size(), 1U);
  EXPECT_EQ(book.memberships[0].area, area);
  EXPECT_THAT(BodyOf(karla.SubmitFile(page, page, "fil", "lister.csv", table, {{"kind", "ministry"}})),
              HasSubstr("Intet vil blive ændret"));
  const std::string spellings = "/omraader/lister/stavemaader";
  EXPECT_THAT(BodyOf(karla.Get(spellings)), AllOf(HasSubstr("Ringparken mv"), HasSubstr(AreaPage(area))));
  EXPECT_EQ(karla.Submit(spellings, spellings, {{"stavemaade", "1"}}).status, 303);
  EXPECT_THAT(BodyOf(karla.Get(spellings)), HasSubstr("Intet er husket endnu"));
  const auto refused = karla.SubmitFile(page, page, "fil", "lister.csv", table + "2019,,,,ghetto,,\n", {});
  EXPECT_EQ(refused.status, 422);
  EXPECT_THAT(BodyOf(refused), HasSubstr("Skriv områdets navn"));
  const std::string outlines = R"({"type":"Feature","properties":{"navn":"Ringparken"},"geometry":)" + kOutline + "}";
  EXPECT_THAT(BodyOf(karla.SubmitFile(page, page, "fil", "omrids.geojson", outlines, {})), HasSubstr(" ha</td>"));
  EXPECT_EQ(
      karla
          .Submit(
              page, page,
              {{"filnavn", "omrids.geojson"}, {"indhold", outlines}, {"source", "Plandata"}, {"handling", "importer"}})
          .status,
      303);
  EXPECT_THAT(BodyOf(karla.Get(AreaPage(area))), HasSubstr("Plandata"));
}

TEST_P(AreaTimePagesTest, OnlySecretariesChange) {
  const auto area = AddArea("Ringparken");
  Write([&](sql::Transaction& transaction) {
    PublishedList list{{}, ListKind::kMinistry, "2019", std::nullopt, ""};
    EXPECT_TRUE(PutList(transaction, list));
  });
  Browser reader = Enter(Role::kReader);
  Browser auditor = Enter(Role::kAuditor);
  for (const std::string& form :
       {AreaPage(area) + "/aendring", AreaPage(area) + "/kort", std::string("/omraader/lister/ny"),
        std::string("/omraader/lister/2019/ret"), std::string("/omraader/lister/2019/omraade"),
        std::string("/omraader/lister/import"), std::string("/omraader/lister/stavemaader")}) {
    EXPECT_EQ(reader.Get(form).status, 403) << form;
    EXPECT_EQ(auditor.Get(form).status, 200) << form;
    EXPECT_EQ(auditor.Submit(form, form, {{"handling", "fjern"}}).status, 403) << form;
    EXPECT_EQ(Browser(*site_).Get(form).status, 303) << "to the sign-in";
  }
  EXPECT_THAT(BodyOf(Browser(*site_).Get("/omraader")),
              AllOf(HasSubstr("/omraader/lister\""), Not(HasSubstr("/beredskab\""))));
}

TOVHOLDER_ON_EVERY_STORE(AreaTimePagesTest);

}  // namespace
}  // namespace tovholder::areas
