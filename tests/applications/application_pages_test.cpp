// SPDX-License-Identifier: EUPL-1.2
#include "applications/application_pages.h"

#include <fstream>

#include "applications/application_database.h"
#include "applications/application_package.h"

namespace tovholder::applications {
namespace {

using people::BodyOf;
using people::Browser;
using people::HeaderOf;
using people::Role;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

class ApplicationPagesTest : public ApplicationDatabaseTest {
 protected:
  void SetUp() override {
    ApplicationDatabaseTest::SetUp();
    jobs_.emplace(database());
    http::Router router;
    for (auto& routes : {plan::PlanRoutes(*office_, Slots(plan::PlanSlots())), ApplicationRoutes(*office_),
                         SettingsRoutes(*office_), AnswerRoutes(*office_), PartRoutes(*office_),
                         StatementRoutes(*office_), BudgetRoutes(*office_), PackageRoutes(*office_, pdfs_, *jobs_)}) {
      router.Add(routes);
    }
    http::SiteOptions options = people::SiteOptionsOf(*office_);
    options.variant = people::PageVariant;
    site_.emplace(std::move(router), std::move(options));
  }
  void TearDown() override {
    jobs_.reset();
    ApplicationDatabaseTest::TearDown();
  }

  Browser& karla() {
    if (!karla_) karla_.emplace(Enter(Role::kSecretary));
    return *karla_;
  }
  static std::string PageOf(ApplicationId id) { return "/ansoegninger/" + std::to_string(id.value); }
  // A page asked for again until it says that nothing is being made.
  std::string AwaitPackage(const std::string& page) {
    const auto rests = [](const http::Response& response) { return HeaderOf(response, "Refresh").empty(); };
    return std::string(BodyOf(karla().Await(page, rests)));
  }
  http::Response Upload(const std::string& page, const std::string& action, const std::string& name,
                        const std::string& bytes, const http::Fields& fields = {}) {
    return karla().SubmitFile(page, action, "filer", name, bytes, fields);
  }
  std::string Body(const std::string& target) { return std::string(BodyOf(karla().Get(target))); }

  documents::PdfQueue pdfs_;
  std::optional<post::JobRunner> jobs_;
  std::optional<Browser> karla_;
};

TEST_P(ApplicationPagesTest, ASecretaryBeginsAnApplication) {
  EXPECT_THAT(Body("/ansoegninger"), AllOf(HasSubstr("Der er ingen ansøgning endnu"), HasSubstr("Ny ansøgning")));
  const std::string form = "/ansoegninger/ny";
  EXPECT_THAT(Body(form), AllOf(HasSubstr("Ringparken: FOB, 21 Afdeling 21"), HasSubstr("Uddannelse og livschancer"),
                                Not(HasSubstr("Tryghed og trivsel"))));
  const auto refused = karla().Submit(form, form, {{"title", ""}, {"deadline", "snart"}, {"phase", "final"}});
  EXPECT_EQ(refused.status, 422);
  EXPECT_THAT(BodyOf(refused), AllOf(HasSubstr("href=\"#title\""), HasSubstr("href=\"#deadline\""),
                                     HasSubstr("value=\"snart\""), HasSubstr("value=\"final\" checked")));
  http::Fields fields{{"title", "En fælles indsats"},  {"phase", "prequalification"},
                      {"regulation", "2019-2026"},     {"deadline", "1. juni 2026"},
                      {"visibility", "draft"},         {"sections", std::to_string(syd_.value)},
                      {"focus", "Tryghed og trivsel"}, {"approval", std::to_string(approval_.value)}};
  const auto foreign = karla().Submit(form, form, fields);
  EXPECT_EQ(foreign.status, 422);
  EXPECT_THAT(BodyOf(foreign), HasSubstr("“Tryghed og trivsel” er ikke et tilladt indsatsområde i 2019–26-midlerne"));
  fields.find("focus")->second = "Beskæftigelse";
  const auto made = karla().Submit(form, form, fields);
  ASSERT_EQ(made.status, 303) << BodyOf(made);
  const std::string page = HeaderOf(made, "Location");
  EXPECT_THAT(Body(page), AllOf(HasSubstr("7 af 7 dele mangler"), HasSubstr("Næste: I Ansøgningsskema"),
                                HasSubstr("Frist 1. juni 2026, om"), HasSubstr("Slagelse Boligselskab"),
                                HasSubstr("2019–26-midlerne")));
  EXPECT_THAT(Body(page + "?sprog=en"), AllOf(HasSubstr("7 of 7 parts are missing"), HasSubstr("Employment")));
  Body(page + "?sprog=da");
  EXPECT_EQ(karla().Submit(page + "/ret", page + "/ret", {{"title", "Ny titel"}, {"revision", "1"}}).status, 303);
  const auto stale = karla().Submit(page + "/ret", page + "/ret", {{"title", "Endnu en"}, {"revision", "1"}});
  EXPECT_EQ(stale.status, 422);
  EXPECT_THAT(BodyOf(stale), HasSubstr("Andre har rettet ansøgningen i mellemtiden"));
}

TEST_P(ApplicationPagesTest, RefusedForTwentyFourPercentAndAMissingDeclarationThenAccepted) {
  const ApplicationId id = AddNearlyComplete(7'750'000);
  const std::string page = PageOf(id);
  EXPECT_THAT(Body(page), AllOf(HasSubstr("2 af 7 dele mangler"), HasSubstr("Der mangler 250.000 kr."),
                                HasSubstr("Slagelse Boligselskab har ikke afgivet noget endnu"),
                                HasSubstr("Næste: VI Boligorganisationernes")));
  const auto refused = karla().Submit(page + "/pakke", page + "/indsend");
  EXPECT_EQ(refused.status, 422);
  EXPECT_THAT(BodyOf(refused), AllOf(HasSubstr("der mangler 2 ting"), HasSubstr("24,4 % lokal medfinansiering"),
                                     HasSubstr("01.06.2026"), Not(HasSubstr("Indsend ansøgningen</button>"))));
  const std::string declaration = page + "/erklaeringer/participation/" + std::to_string(sb_.value);
  EXPECT_THAT(Body(declaration), HasSubstr("Organisationsbestyrelsen i Slagelse Boligselskab: Ja, 18. marts 2026"));
  const auto declared = Upload(declaration, declaration, "erklaering.pdf", PdfOf(1),
                               {{"decision", std::to_string(sb_yes_.value)},
                                {"signed_on", "20. marts 2026"},
                                {"signed_by", "Erling Storm\r\nTine Hauge"},
                                {"version", "0"}});
  ASSERT_EQ(declared.status, 303) << BodyOf(declared);
  const std::string budget = page + "/budget";
  ASSERT_EQ(karla()
                .Submit(budget, budget,
                        {{"text", "Lokaler"},
                         {"payer", "association-" + std::to_string(fob_.value)},
                         {"focus_area", ""},
                         {"amount_oere", "250.000"}})
                .status,
            303);
  EXPECT_THAT(Body(budget), AllOf(HasSubstr("25,0 % lokal medfinansiering"), HasSubstr("Nok"), HasSubstr("FOB")));
  EXPECT_THAT(Body(page), AllOf(HasSubstr("Alle 7 dele er der"), HasSubstr("Indsend ansøgningen")));
  ASSERT_EQ(karla().Submit(page + "/pakke", page + "/indsend").status, 303);
  EXPECT_THAT(AwaitPackage(page + "/pakke"), AllOf(HasSubstr("Den blev indsendt 1. maj 2026"), HasSubstr("SHA-256")));
  EXPECT_THAT(Body(page), HasSubstr("Indsendt 1. maj 2026"));
  const auto sent = BookOf(id).packages.at(0);
  EXPECT_EQ(karla().Get(page + "/pakke/" + std::to_string(sent.id.value)).status, 200);
  EXPECT_EQ(karla().Submit(page + "/pakke", page + "/indsend").status, 422) << "once is enough";
}

TEST_P(ApplicationPagesTest, FilesThatCannotBeCountedAreToldBesideTheirField) {
  const ApplicationId id = AddApplication();
  const std::string part = PageOf(id) + "/krav/description";
  const auto refuse = [&](const std::string& name, const std::string& bytes) {
    const auto response = Upload(part, part + "/filer", name, bytes);
    EXPECT_EQ(response.status, 422) << name;
    return std::string(BodyOf(response));
  };
  EXPECT_THAT(refuse("brev.docx", "PK"), HasSubstr("“brev.docx” er ingen PDF"));
  EXPECT_THAT(refuse("itu.pdf", "hej"), HasSubstr("“itu.pdf” er beskadiget"));
  EXPECT_THAT(refuse("tom.pdf", PdfOf(0)), HasSubstr("PDF-filen “tom.pdf” har ingen sider"));
  EXPECT_EQ(karla().Submit(part, part + "/filer").status, 422) << "no file";
  ASSERT_EQ(Upload(part, part + "/filer", "lang.pdf", PdfOf(4)).status, 303);
  EXPECT_THAT(Body(part), AllOf(HasSubstr("4 sider er for mange: der må højst være 3"), HasSubstr("lang.pdf")));
  const auto file = BookOf(id).files.at(0).id.value;
  const std::string address = part + "/filer/" + std::to_string(file);
  EXPECT_EQ(karla().Get(address).status, 200);
  EXPECT_EQ(karla().Get(PageOf(id) + "/krav/residents/filer/" + std::to_string(file)).status, 404) << "of another part";
  EXPECT_EQ(karla().Submit(part, address + "/fjern").status, 303);
  EXPECT_EQ(karla().Get(address).status, 404);
  const auto wrong = karla().Submit(
      part, part, {{"state", "not_needed"}, {"reason", ""}, {"due", "i morgen"}, {"version", "1"}, {"note", "Husk"}});
  EXPECT_EQ(wrong.status, 422);
  EXPECT_THAT(BodyOf(wrong), AllOf(HasSubstr("href=\"#reason\""), HasSubstr("href=\"#due\""),
                                   HasSubstr("value=\"i morgen\""), HasSubstr("Husk</textarea>")));
  ASSERT_EQ(karla()
                .Submit(part, part,
                        {{"state", "draft"},
                         {"person", "Emil Thorup"},
                         {"organization", std::to_string(fob_board_.value)},
                         {"due", "15. maj 2026"},
                         {"version", "1"}})
                .status,
            303);
  EXPECT_THAT(Body(PageOf(id)), HasSubstr("Emil Thorup, Organisationsbestyrelsen i FOB"));
  EXPECT_THAT(Body(PageOf(id) + "/mangler.csv"), AllOf(HasSubstr("Emil Thorup"), HasSubstr("2026-05-15")));
  EXPECT_EQ(karla().Get(PageOf(id) + "/krav/agreement").status, 404) << "of the other phase";
}

TEST_P(ApplicationPagesTest, MembersOfThoseConcernedReadAndDoNotChange) {
  const ApplicationId id = AddNearlyComplete(7'750'000);
  const std::string page = PageOf(id);
  AddMember(fob_board_, "reader", people::MembershipRole::kMember);  // as Enter calls its user
  Browser member = Enter(Role::kReader);
  EXPECT_THAT(BodyOf(member.Get(page)), AllOf(HasSubstr("Der mangler 250.000 kr."), HasSubstr("beskrivelse.pdf"),
                                              Not(HasSubstr("Ret ansøgningen"))));
  EXPECT_THAT(BodyOf(member.Get(page + "/krav/description")),
              AllOf(HasSubstr("beskrivelse.pdf"), Not(HasSubstr("type=\"file\"")), Not(HasSubstr("Gem</button>"))));
  EXPECT_THAT(BodyOf(member.Get(page + "/erklaeringer")), HasSubstr("Karsten Wulff, Jonas Bech-Petri"));
  EXPECT_EQ(member.Get(page + "/ret").status, 403);
  for (const std::string below :
       {"/krav/description", "/krav/description/filer", "/budget", "/pakke", "/indsend", "/regulativ", "/svar"}) {
    EXPECT_EQ(member.Submit(page, page + below, {{"state", "missing"}, {"text", "x"}}).status, 403) << below;
  }
}

TEST_P(ApplicationPagesTest, WhatIsMissingGoesOnPaper) {
  const std::string page = PageOf(AddApplication());
  const auto made = [](const http::Response& response) { return response.content_type == "application/pdf"; };
  const http::Response paper = karla().Await(page + "/mangler.pdf", made);
  ASSERT_EQ(paper.status, 200);
  EXPECT_THAT(BodyOf(paper), testing::StartsWith("%PDF"));
}

TEST_P(ApplicationPagesTest, APlanShowsTheApplicationsItLeadsTo) {
  const plan::PlanId plan = Import();
  const auto page = [&](Browser browser) {
    return std::string(BodyOf(browser.Get("/plan/" + std::to_string(plan.value))));
  };
  Application tied = BookOf(AddApplication()).application;
  tied.plan = plan;
  ASSERT_TRUE(Write([&](sql::Transaction& transaction) {
    return UpdateApplication(transaction, tied, {{ring_.at(0)}, {}}, tied.revision);
  }));
  EXPECT_THAT(page(karla()), AllOf(HasSubstr(tied.title), HasSubstr("7 af 7 dele mangler")));
  plan::ProcessPlan shown = Book(plan).plan;
  shown.visibility = people::Visibility::kPublic;
  Save(shown);
  EXPECT_THAT(page(Browser(*site_)), AllOf(HasSubstr("Procesplan"), Not(HasSubstr(tied.title)))) << "a draft";
}

TEST_P(ApplicationPagesTest, BudgetLinesAreTypedChangedAndRemoved) {
  const ApplicationId id = AddApplication();
  const std::string budget = PageOf(id) + "/budget";
  const auto type = [&](const std::string& amount) {
    return karla().Submit(budget, budget,
                          {{"text", "Medarbejdere"}, {"payer", "fund"}, {"focus_area", ""}, {"amount_oere", amount}});
  };
  for (const auto& [amount, said] : {std::pair("mange penge", "mange penge"),
                                     {"-5", "kan ikke være under nul"},
                                     {"0", "Beløbet er nul"},
                                     {"", "Skriv et beløb"}}) {
    const auto response = type(amount);
    EXPECT_EQ(response.status, 422) << amount;
    EXPECT_THAT(BodyOf(response), AllOf(HasSubstr(said), HasSubstr("value=\"Medarbejdere\""))) << amount;
  }
  ASSERT_EQ(type("2,4 mio.").status, 303);
  const BudgetLine line = BookOf(id).lines.at(0);
  EXPECT_EQ(line.amount_oere, 240'000'000);
  const std::string address = budget + "/" + std::to_string(line.id.value);
  EXPECT_THAT(Body(address), HasSubstr("2.400.000 kr."));
  const http::Fields change{
      {"text", "Ledelse"}, {"payer", "municipality"}, {"amount_oere", "100.000"}, {"version", "1"}};
  EXPECT_EQ(karla().Submit(address, address, change).status, 303);
  EXPECT_EQ(karla().Submit(address, address, change).status, 422) << "made on what it was before";
  EXPECT_THAT(Body(budget), HasSubstr("100,0 % lokal medfinansiering"));
  EXPECT_EQ(karla().Submit(address, address + "/fjern").status, 303);
  EXPECT_EQ(karla().Get(address).status, 404);
}

TEST_P(ApplicationPagesTest, TheGrantCanBeSmallerThanWhatWasAppliedFor) {
  const ApplicationId id = AddNearlyComplete(8'000'000);
  StateForTheLast(id);
  const std::string answer = PageOf(id) + "/svar";
  EXPECT_EQ(karla().Submit(answer, answer, {{"state", "granted"}, {"answered", "1. maj 2026"}}).status, 422)
      << "not submitted yet";
  const int seen = BookOf(id).application.revision;
  ASSERT_TRUE(Write([&](sql::Transaction& transaction) {
    return KeepPackage(transaction, id, PackageUse::kSubmitted, "zip", seen);
  }));
  const auto say = [&](const std::string& amount) {
    return karla().Submit(answer, answer,
                          {{"state", "granted"},
                           {"answered", "1. maj 2026"},
                           {"granted_oere", amount},
                           {"revision", std::to_string(BookOf(id).application.revision)}});
  };
  const auto nothing = say("0");
  EXPECT_EQ(nothing.status, 422);
  EXPECT_THAT(BodyOf(nothing), HasSubstr("Et tilskud kan ikke være 0 kr."));
  ASSERT_EQ(say("14.400.000").status, 303);
  EXPECT_THAT(Body(PageOf(id) + "/budget"), AllOf(HasSubstr("Med det bevilgede beløb"), HasSubstr("60,0 %"),
                                                  HasSubstr("4.800.000 kr."), HasSubstr("9.600.000 kr.")));
}

TEST_P(ApplicationPagesTest, AnotherRegulationGovernsFromADay) {
  const ApplicationId id = AddApplication();
  const std::string page = PageOf(id) + "/regulativ";
  const auto refused = karla().Submit(page, page, {{"regulation", "2015-2018"}, {"from_date", "1. januar 2026"}});
  EXPECT_EQ(refused.status, 422);
  EXPECT_THAT(BodyOf(refused), AllOf(HasSubstr("href=\"#reason\""), HasSubstr("href=\"#from_date\"")));
  ASSERT_EQ(karla()
                .Submit(page, page,
                        {{"regulation", "2015-2018"}, {"from_date", "1. maj 2026"}, {"reason", "Sagen er fra 2018"}})
                .status,
            303);
  EXPECT_THAT(Body(page), AllOf(HasSubstr("Sagen er fra 2018"), HasSubstr("1. januar 2026")));
  EXPECT_THAT(Body(PageOf(id)), AllOf(HasSubstr("2015–18-midlerne gælder ikke 1. juni 2026"),
                                      HasSubstr("“Beskæftigelse” er ikke et tilladt indsatsområde")));
}

TEST_P(ApplicationPagesTest, OutsidersSeeHowAPublicOneStandsAndNothingMore) {
  const ApplicationId id = AddNearlyComplete(7'750'000);
  const std::string page = PageOf(id);
  Browser outsider(*site_);
  EXPECT_EQ(outsider.Get(page).status, 404);
  EXPECT_THAT(BodyOf(outsider.Get("/ansoegninger")), Not(HasSubstr("En fælles indsats 2027-2031")));
  Application shown = BookOf(id).application;
  shown.visibility = people::Visibility::kPublic;
  ASSERT_TRUE(Write([&](sql::Transaction& transaction) {
    return UpdateApplication(transaction, shown, {{ring_.at(0), syd_}, {"Beskæftigelse"}}, shown.revision);
  }));
  EXPECT_THAT(BodyOf(outsider.Get(page)),
              AllOf(HasSubstr("VI Boligorganisationernes"), HasSubstr("Klar"), HasSubstr("24,4 %"),
                    Not(HasSubstr("beskrivelse.pdf")), Not(HasSubstr("Der mangler 250.000")),
                    Not(HasSubstr("Karsten Wulff")), Not(HasSubstr("/krav/"))));
  EXPECT_EQ(outsider.Get(page + "/budget").status, 200);
  Browser reader = Enter(Role::kReader);
  for (const std::string below : {"/krav/description", "/erklaeringer", "/pakke", "/mangler.csv", "/mangler.pdf",
                                  "/regulativ", "/ret", "/svar"}) {
    EXPECT_EQ(outsider.Get(page + below).status, 303) << below;
    EXPECT_EQ(reader.Get(page + below).status, 403) << below;
  }
  EXPECT_EQ(reader.Submit("/ansoegninger", page + "/indsend").status, 403);
  EXPECT_EQ(reader.Submit("/ansoegninger", page + "/budget", {{"text", "Mere"}}).status, 403);
}

TOVHOLDER_ON_EVERY_STORE(ApplicationPagesTest);

}  // namespace
}  // namespace tovholder::applications
