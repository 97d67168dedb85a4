// SPDX-License-Identifier: EUPL-1.2
#include "documents/file_store.h"
#include "indicator_database.h"
#include "indicators/figure_import_pages.h"
#include "indicators/figure_import_store.h"
#include "indicators/figure_upload_work.h"
#include "meetings/document.h"
#include "post/job.h"
#include "sql/records.h"

namespace tovholder::indicators {
namespace {

using people::BodyOf;
using people::Browser;
using people::HeaderOf;
using people::Role;
using testing::AllOf;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

constexpr const char* kImportPage = "/noegletal/import";

class FigurePagesTest : public IndicatorDatabaseTest {
 protected:
  void SetUp() override {
    IndicatorDatabaseTest::SetUp();
    jobs_.emplace(database());
    http::Router router;
    for (auto& routes : {FigureImportRoutes({*office_, *jobs_}), DocumentFigureRoutes(*office_),
                         ObservationRoutes(*office_), IndicatorListRoutes(*office_)}) {
      router.Add(routes);
    }
    http::SiteOptions options = people::SiteOptionsOf(*office_);
    options.variant = people::PageVariant;
    site_.emplace(std::move(router), std::move(options));
  }
  void TearDown() override {
    jobs_.reset();
    IndicatorDatabaseTest::TearDown();
  }

  http::Response Upload(Browser& browser, std::string_view csv, const std::string& name = "tal.csv") {
    return browser.SubmitFile(kImportPage, kImportPage, "fil", name, csv);
  }
  http::Fields Answer(const std::string& page, const std::string& action, http::Fields fields = {}) {
    const auto id = ParseCount(page.substr(page.rfind('/') + 1)).value();
    const auto upload = Read([&](sql::Reader& reader) { return FindUpload(reader, {id}).value(); });
    fields.emplace("version", std::to_string(upload.version));
    fields.emplace("handling", action);
    return fields;
  }
  std::vector<Observation> AllStored() {
    return Read([](sql::Reader& reader) { return sql::List<Observation>(reader, "FROM observation ORDER BY id"); });
  }
  // A paper of the house with the text.
  std::string AddPaper(std::string text, people::Visibility visibility) {
    return Write([&](sql::Transaction& transaction) {
      meetings::ImportRun run;
      sql::CreateUnlogged(transaction, "import_run", run);
      meetings::Document document;
      document.run = run.id;
      document.file = documents::StoreFile(transaction, text, "ansoegning.txt", "text/plain").id;
      document.name = "ansoegning.txt";
      document.title = "Ansøgning 2017-2021";
      document.encoding = "utf-8";
      document.text = std::move(text);
      document.visibility = visibility;
      sql::CreateUnlogged(transaction, "document", document);
      return "/noegletal/fra-dokument/" + std::to_string(document.id.value);
    });
  }

  std::optional<post::JobRunner> jobs_;
};

TEST_P(FigurePagesTest, AFileIsShownBeforeItIsTaken) {
  Browser karla = Enter(Role::kSecretary, "Karla Holm");
  const auto sent =
      Upload(karla, "Område;År;Påsatte brande\nRingparken;2014;3\nMotala-vej;2014;<5\nMotala-vej;2015;2\n");
  ASSERT_EQ(sent.status, 303);
  const std::string page = HeaderOf(sent, "Location");
  EXPECT_THAT(BodyOf(karla.Get(page)),
              AllOf(HasSubstr("1 nyt tal, 1 med ukendt navn, 1 skjult af kilden"), HasSubstr("Forslag: Motalavej"),
                    HasSubstr("C3"), HasSubstr("Skjult af kilden"), HasSubstr("Importér 1 tal"),
                    HasSubstr("Kilden giver ikke tallet (“&lt;5”)")));
  EXPECT_THAT(AllStored(), IsEmpty());
  const auto chosen = karla.Submit(
      page, page,
      Answer(page, "vis",
             {{"sted-navn-0", NameKey("Motala-vej")}, {"sted-0", "area:" + std::to_string(motalavej_.value)}}));
  EXPECT_EQ(chosen.status, 303);
  EXPECT_THAT(BodyOf(karla.Get(page)), AllOf(HasSubstr("2 nye tal"), HasSubstr("Importér 2 tal")));
  EXPECT_EQ(karla
                .Submit(page, page,
                        Answer(page, "importer",
                               {{"sted-navn-0", NameKey("Motala-vej")},
                                {"sted-0", "area:" + std::to_string(motalavej_.value)}}))
                .status,
            303);
  EXPECT_THAT(AllStored(), SizeIs(2));
  EXPECT_THAT(BodyOf(karla.Get(page)), AllOf(HasSubstr("Importeret:"), HasSubstr("/noegletal/venter")));
  EXPECT_THAT(BodyOf(karla.Get(kImportPage)), HasSubstr("Importeret"));
}

TEST_P(FigurePagesTest, TheReadingCanBeCorrectedAndIsRememberedForTheNextFile) {
  Browser karla = Enter(Role::kSecretary, "Karla Holm");
  const std::string page = HeaderOf(Upload(karla, "Område;2014;2015\nRingparken;21;22\n"), "Location");
  EXPECT_THAT(BodyOf(karla.Get(page)), AllOf(HasSubstr("Kolonne B siger ikke, hvilket nøgletal den er af"),
                                             HasSubstr("name=\"indikator-alle\"")));
  const http::Fields reading = {{"laest", "ja"},       {"indikator-alle", "Fraflytning"},
                                {"foerste", "2"},      {"rolle-0", "place"},
                                {"rolle-1", "value"},  {"periode-1", "2014"},
                                {"rolle-2", "ignored"}};
  karla.Submit(page, page, Answer(page, "importer", reading));
  ASSERT_THAT(AllStored(), SizeIs(1));
  EXPECT_EQ(AllStored()[0].value, Decimal::Of(21));
  const std::string next = HeaderOf(Upload(karla, "Område;2015;2016\nRingparken;23;24\n"), "Location");
  EXPECT_THAT(BodyOf(karla.Get(next)), HasSubstr("1 nyt tal"));
}

TEST_P(FigurePagesTest, ADisagreementAsksForAChoiceAndAReason) {
  Browser karla = Enter(Role::kSecretary, "Karla Holm");
  const std::string first = HeaderOf(Upload(karla, "Område;År;Påsatte brande\nRingparken;2014;3\n"), "Location");
  karla.Submit(first, first, Answer(first, "importer"));
  const std::string page = HeaderOf(Upload(karla, "Område;År;Påsatte brande\nRingparken;2014;4\n"), "Location");
  EXPECT_THAT(BodyOf(karla.Get(page)), AllOf(HasSubstr("1 uenigt"), HasSubstr("Hvilket tal gælder?")));
  const auto refused = karla.Submit(page, page, Answer(page, "importer", {{"uenige", "fil"}}));
  EXPECT_EQ(refused.status, 422);
  EXPECT_THAT(BodyOf(refused), HasSubstr("href=\"#begrundelse\""));
  EXPECT_EQ(
      karla.Submit(page, page, Answer(page, "importer", {{"uenige", "fil"}, {"begrundelse", "Nyere udtræk"}})).status,
      303);
  const auto all = AllStored();
  ASSERT_THAT(all, SizeIs(2));
  EXPECT_EQ(all[0].state, ObservationState::kSetAside);
  EXPECT_EQ(all[0].reason, "Nyere udtræk");
  EXPECT_EQ(all[1].state, ObservationState::kEntered);
}

TEST_P(FigurePagesTest, FilesThatCannotBeReadSaySoAndCanBeRemoved) {
  Browser karla = Enter(Role::kSecretary, "Karla Holm");
  EXPECT_EQ(karla.Submit(kImportPage, kImportPage).status, 422);
  const std::string page = HeaderOf(Upload(karla, "Område;\"År\nRingparken"), "Location");
  EXPECT_THAT(BodyOf(karla.Get(page)), AllOf(HasSubstr("Filen er ikke læst"), Not(HasSubstr("rolle-0"))));
  EXPECT_EQ(karla.Submit(page, page, {{"handling", "slet"}}).status, 303);
  EXPECT_EQ(karla.Get(page).status, 404);
  EXPECT_EQ(Read([](sql::Reader& reader) { return *reader.One<int>("SELECT count(*) FROM file"); }), 0);
  EXPECT_EQ(karla.Get("/noegletal/import/x").status, 404);
}

TEST_P(FigurePagesTest, AnAnswerToAnOlderReadingIsRefused) {
  Browser karla = Enter(Role::kSecretary, "Karla Holm");
  const std::string page = HeaderOf(Upload(karla, "Område;År;Påsatte brande\nRingparken;2014;3\n"), "Location");
  const http::Fields old = Answer(page, "importer");
  karla.Submit(page, page, Answer(page, "vis"));
  EXPECT_THAT(BodyOf(karla.Submit(page, page, old)), HasSubstr("En anden har ændret det imens"));
  EXPECT_THAT(AllStored(), IsEmpty());
}

TEST_P(FigurePagesTest, ALargeFileIsReadInTheBackground) {
  Browser karla = Enter(Role::kSecretary, "Karla Holm");
  std::string large = "Område;Måned;Påsatte brande\n";
  const std::string line = "Ringparken;2014M01;" + std::string(200, '0') + "3\n";
  while (std::ssize(large) <= kReadAtOnce) large += line;
  const std::string page = HeaderOf(Upload(karla, large, "stor.csv"), "Location");
  const auto done = karla.Await(page, [](const auto& response) {
    return BodyOf(response).find("Der er ikke gemt noget endnu") != std::string::npos;
  });
  EXPECT_THAT(BodyOf(done), AllOf(HasSubstr("1 nyt tal"), HasSubstr("gentaget")));
}

TEST_P(FigurePagesTest, OnlySecretariesImportFigures) {
  Browser reader = Enter(Role::kReader, "Lise Læser");
  EXPECT_EQ(reader.Get(kImportPage).status, 403);
  Browser outsider(*site_);
  EXPECT_EQ(outsider.Get(kImportPage).status, 303);
  EXPECT_EQ(outsider.Get(AddPaper("Andelen er 42 %.", people::Visibility::kPublic)).status, 303);
}

TEST_P(FigurePagesTest, FiguresAreTakenOutOfAPaperWithTheirPlace) {
  const std::string page =
      AddPaper("Politiets tryghedsindeks er lavt.\nTallet for Motalavej i 2015 er opgjort til 70,2.\n",
               people::Visibility::kPublic);
  Browser karla = Enter(Role::kSecretary, "Karla Holm");
  EXPECT_THAT(BodyOf(karla.Get(page)),
              AllOf(HasSubstr("1 tal fundet"), HasSubstr("Tryghedsindeks"), HasSubstr("linje 2"), HasSubstr("<mark")));
  const std::string text = "Politiets tryghedsindeks er lavt.\nTallet for Motalavej i 2015 er opgjort til ";
  const std::string place = std::to_string(text.size()) + "-" + std::to_string(text.size() + 4);
  const std::string form = page + "/maaling?sted=" + place;
  EXPECT_THAT(BodyOf(karla.Get(form)),
              AllOf(HasSubstr("value=\"70,2\""), HasSubstr("value=\"2015\""), HasSubstr("Ansøgning 2017-2021")));
  const http::Fields fields = {{"sted", place},
                               {"indicator", std::to_string(Keyed("safety").value)},
                               {"place", "area:" + std::to_string(motalavej_.value)},
                               {"period", "2015"},
                               {"value", "70,2"},
                               {"source_title", "Ansøgning 2017-2021"},
                               {"source_place", "linje 2"}};
  const auto taken = karla.Submit(form, page + "/maaling", fields);
  ASSERT_EQ(taken.status, 303) << BodyOf(taken);
  const auto all = AllStored();
  ASSERT_THAT(all, SizeIs(1));
  EXPECT_EQ(all[0].value, (Decimal{70'200'000}));
  const auto source = Read([&](sql::Reader& reader) { return FindSource(reader, all[0].source).value(); });
  EXPECT_EQ(source.kind, SourceKind::kDocument);
  EXPECT_EQ(source.address, "/dokumenter/" + page.substr(page.rfind('/') + 1) + "?sted=" + place + "#sted-her");
  EXPECT_THAT(BodyOf(karla.Get(page)), HasSubstr("Overtaget"));
  EXPECT_THAT(BodyOf(karla.Get("/noegletal/maaling/" + std::to_string(all[0].id.value))), HasSubstr("?sted=" + place));
}

TEST_P(FigurePagesTest, ALimitGoesWithTheValueBesideIt) {
  const auto pool = Write([&](sql::Transaction& transaction) {
    Place place{{}, PlaceKind::kPool, {}, {}, "Fire områder"};
    const std::array members{ringparken_, motalavej_};
    EXPECT_TRUE(PutPlace(transaction, place, members));
    return place.id;
  });
  const std::string text = "Andelen på 18-64 år uden tilknytning til arbejdsmarked overstiger 40 %. Tallet er samlet ";
  const std::string page = AddPaper(text + "42 %.\n", people::Visibility::kPublic);
  Browser karla = Enter(Role::kSecretary, "Karla Holm");
  EXPECT_THAT(BodyOf(karla.Get(page)), AllOf(HasSubstr("42 %: overtag"), Not(HasSubstr("40 %: overtag"))));
  const std::string place = std::to_string(text.size()) + "-" + std::to_string(text.size() + 4);
  const std::string form = page + "/maaling?sted=" + place;
  const std::string chosen = "value=\"place:" + std::to_string(pool.value) + "\" selected";
  EXPECT_THAT(BodyOf(karla.Get(form)), AllOf(HasSubstr("value=\"40\""), HasSubstr(chosen)));
  http::Fields fields = {{"sted", place},
                         {"indicator", std::to_string(Keyed("employment_not_said").value)},
                         {"place", "place:" + std::to_string(pool.value)},
                         {"value", "42"},
                         {"limit", "mange"},
                         {"source_title", "Ansøgning 2017-2021"}};
  const auto refused = karla.Submit(form, page + "/maaling", fields);
  EXPECT_EQ(refused.status, 422);
  EXPECT_THAT(BodyOf(refused), HasSubstr("“mange”"));
  fields.erase("limit");
  fields.emplace("limit", "40");
  EXPECT_EQ(karla.Submit(form, page + "/maaling", fields).status, 303);
  const auto all = AllStored();
  ASSERT_THAT(all, SizeIs(1));
  EXPECT_EQ(all[0].quoted_limit, Decimal::Of(40));
  EXPECT_THAT(BodyOf(karla.Get("/noegletal/maaling/" + std::to_string(all[0].id.value))),
              HasSubstr("Grænse, som kilden skriver"));
}

TEST_P(FigurePagesTest, AFigureThatWasNotFoundIsMarkedByItsLine) {
  const std::string page = AddPaper("Det var to.\nI alt syv brande.\n", people::Visibility::kPublic);
  Browser karla = Enter(Role::kSecretary, "Karla Holm");
  const auto found = karla.Get(page + "?linje=2&ord=syv");
  EXPECT_EQ(found.status, 303);
  EXPECT_EQ(HeaderOf(found, "Location"), page + "/maaling?sted=18-21");
  const auto missing = karla.Get(page + "?linje=1&ord=syv");
  EXPECT_EQ(missing.status, 200);
  EXPECT_THAT(BodyOf(missing), HasSubstr("“syv” står ikke i linje 1"));
  EXPECT_EQ(karla.Get(page + "/maaling?sted=18-9999").status, 404);
}

TEST_P(FigurePagesTest, WhatIsNotPublicIsNotQuotedInTheSource) {
  const std::string page = AddPaper("Hemmeligt: andelen er 42 %.", people::Visibility::kDraft);
  Browser karla = Enter(Role::kSecretary, "Karla Holm");
  const std::string form = BodyOf(karla.Get(page + "/maaling?sted=22-26")).data();
  EXPECT_THAT(form, AllOf(HasSubstr("Et papir, der ikke er offentligt"), Not(HasSubstr("value=\"Ansøgning"))));
}

TOVHOLDER_ON_EVERY_STORE(FigurePagesTest);

}  // namespace
}  // namespace tovholder::indicators
