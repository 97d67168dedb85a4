// SPDX-License-Identifier: EUPL-1.2

#include "contingency/contingency_database.h"

namespace tovholder::contingency {
namespace {

using people::BodyOf;
using people::Browser;
using people::HeaderOf;
using people::Role;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

class ContingencyPagesTest : public ContingencyDatabaseTest {
 protected:
  void SetUp() override {
    ContingencyDatabaseTest::SetUp();
    plan_page_ = "/beredskab/" + std::to_string(ringparken_.value);
  }
  // Days, nights and a mute step that follows.
  void MakePlan() {
    const auto plan = AddPlan(ringparken_);
    AddStep(plan, 1, "Dagmar Dagvagt", "00 00 00 11", {"12345", {7, 0}, {16, 0}});
    AddStep(plan, 2, "Natalie Natvagt", "00 00 00 12", {"12345", {16, 0}, {7, 0}});
  }
  Browser& karla() {
    if (!karla_) karla_.emplace(Enter(Role::kSecretary));
    return *karla_;
  }
  Browser& fie() {
    if (!fie_) fie_.emplace(EnterAs(AddUser("Fie Holm", Role::kReader, fob_board_)));
    return *fie_;
  }
  http::Fields StepFields() const {
    return {
        {"name", "Bent Aaby"},        {"role", "Varmemester"}, {"organization", "FOB"}, {"telephone", "00 00 00 21"},
        {"task", "Tager til stedet"}, {"weekdays", "1"},       {"weekdays", "2"},       {"from_time", "7.00"},
        {"to_time", "16.00"},         {"position", "1"}};
  }
  http::Fields IncidentFields() const {
    return {{"area", std::to_string(ringparken_.value)},
            {"happened_on", "4. maj 2026"},
            {"happened_at", "22.15"},
            {"kind", "vandalism"},
            {"kind_text", "knuste ruder"},
            {"place", "Vaskeriet"},
            {"cost", "12.500"},
            {"follow_up", "FOB"},
            {"note", "Ruden er skiftet."}};
  }

  std::string plan_page_;
  std::optional<Browser> karla_;
  std::optional<Browser> fie_;
};

TEST_P(ContingencyPagesTest, WhomToCallNowStandsFirst) {
  EXPECT_THAT(BodyOf(karla().Get(plan_page_)), HasSubstr("Der er ingen beredskabsplan for området"));
  MakePlan();
  const std::string page(BodyOf(fie().Get(plan_page_)));
  EXPECT_THAT(page, AllOf(HasSubstr("tirsdag kl. 22.00"), HasSubstr("href=\"tel:00000012\""), HasSubstr("tel:112"),
                          HasSubstr("Huller i planen"), HasSubstr("lørdag kl. 07.00 – mandag kl. 07.00")));
  EXPECT_LT(page.find("Ring 00 00 00 12"), page.find("00 00 00 11")) << "by day another one is called";
  const auto come = [&](const char* moment) {
    now_ = ParseIsoInstant(moment).value();
    return EnterAs(AddUser("Fie", Role::kReader, fob_board_));
  };
  const std::string by_day(BodyOf(come("2026-05-06T08:00:00Z").Get(plan_page_)));
  EXPECT_THAT(by_day, AllOf(HasSubstr("Ring 00 00 00 11"), Not(HasSubstr("Ring 00 00 00 12"))));
  Browser later = come("2026-05-14T08:00:00Z");
  EXPECT_THAT(BodyOf(later.Get(plan_page_)),
              AllOf(HasSubstr("Kristi himmelfartsdag"), HasSubstr("Ingen står på listen på dette tidspunkt")));
  EXPECT_THAT(BodyOf(later.Get("/beredskab")), AllOf(HasSubstr("Ringparken"), Not(HasSubstr("Motalavej"))));
}

TEST_P(ContingencyPagesTest, ASecretaryMakesThePlan) {
  const auto made = karla().Submit(plan_page_ + "/ret", plan_page_ + "/ret",
                                   {{"used_when", "Ved **uro**"}, {"readers", std::to_string(forum_.value)}});
  ASSERT_EQ(made.status, 303) << BodyOf(made);
  const std::string form = plan_page_ + "/trin/ny";
  ASSERT_EQ(karla().Submit(form, form, StepFields()).status, 303);
  EXPECT_THAT(BodyOf(karla().Get(plan_page_)),
              AllOf(HasSubstr("<strong>uro</strong>"), HasSubstr("Mandag, tirsdag kl. 07.00–16.00")));
  Browser frida = EnterAs(AddUser("Frida", Role::kReader, forum_));
  EXPECT_THAT(BodyOf(frida.Get(plan_page_)), HasSubstr("00 00 00 21")) << "the plan names the forum";
  const std::string step = plan_page_ + "/trin/1";
  EXPECT_THAT(BodyOf(karla().Get(step)), HasSubstr("Fjern fra listen"));
  EXPECT_EQ(karla().Submit(step, step + "/fjern").status, 303);
  EXPECT_THAT(BodyOf(karla().Get(plan_page_)), HasSubstr("Ingen står på listen endnu"));
  EXPECT_EQ(karla().Get(plan_page_ + "/trin/77").status, 404);
  EXPECT_EQ(karla().Get("/beredskab/77").status, 404);
}

TEST_P(ContingencyPagesTest, WhatIsTypedWronglyStaysInTheForm) {
  AddPlan(ringparken_);
  const std::string form = plan_page_ + "/trin/ny";
  http::Fields wrong = StepFields();
  wrong.erase("weekdays");
  wrong.erase("telephone");
  wrong.emplace("telephone", "spørg Bent");
  const auto refused = karla().Submit(form, form, wrong);
  EXPECT_EQ(refused.status, 422);
  EXPECT_THAT(BodyOf(refused), AllOf(HasSubstr("href=\"#weekdays\""), HasSubstr("href=\"#telephone\""),
                                     HasSubstr("value=\"spørg Bent\""), HasSubstr("Varmemester")));
  EXPECT_EQ(karla().Submit(plan_page_ + "/kontrol", plan_page_ + "/kontrol", {{"checked", "i morgen"}}).status, 422);
  EXPECT_EQ(karla().Submit(plan_page_ + "/kontrol", plan_page_ + "/kontrol", {{"checked", "6. maj 2026"}}).status, 422);
  EXPECT_EQ(karla()
                .Submit(plan_page_ + "/kontrol", plan_page_ + "/kontrol",
                        {{"checked", "5. maj 2026"}, {"note", "Alle numre virker"}})
                .status,
            303);
  EXPECT_THAT(BodyOf(karla().Get(plan_page_)),
              AllOf(HasSubstr("Alle numre virker"), HasSubstr("Næste kontrol senest 5. maj 2027")));
}

TEST_P(ContingencyPagesTest, AnActivationIsWrittenDownAndEnds) {
  MakePlan();
  const auto refused = fie().Submit(plan_page_, plan_page_ + "/aktiver", {{"reason", "Ringede 010190-1234"}});
  EXPECT_EQ(refused.status, 422);
  EXPECT_THAT(BodyOf(refused), AllOf(HasSubstr("CPR-nummer"), HasSubstr("Ringede 010190-1234</textarea>")));
  const auto started = fie().Submit(plan_page_, plan_page_ + "/aktiver", {{"reason", "Uro ved boldburet"}});
  ASSERT_EQ(started.status, 303) << BodyOf(started);
  const std::string page = HeaderOf(started, "Location");
  EXPECT_THAT(BodyOf(fie().Get(plan_page_)), HasSubstr("Beredskabet er aktiveret"));
  ASSERT_EQ(
      fie()
          .Submit(page, page + "/poster", {{"text", "Vagten er på vej"}, {"who", "Natvagt"}, {"happened", "21.50"}})
          .status,
      303);
  EXPECT_EQ(fie().Submit(page, page + "/poster", {{"text", ""}}).status, 422);
  const auto typed = fie().Submit(page, page + "/poster", {{"text", "Hej"}, {"happened", "snart"}});
  EXPECT_EQ(typed.status, 422);
  EXPECT_THAT(BodyOf(typed), AllOf(HasSubstr("Hej</textarea>"), HasSubstr("value=\"snart\"")));
  EXPECT_THAT(BodyOf(fie().Get(page + "?ret=1")), HasSubstr("Skriv rettelsen"));
  ASSERT_EQ(fie().Submit(page, page + "/poster", {{"text", "To vagter er på vej"}, {"corrects", "1"}}).status, 303);
  EXPECT_THAT(BodyOf(fie().Get(page)), AllOf(HasSubstr("Vagten er på vej"), HasSubstr("To vagter er på vej"),
                                             HasSubstr("af det, der blev skrevet"), HasSubstr("kl. 21.50")));
  EXPECT_EQ(fie().Submit(page, page + "/afslut", {{"ended", "21.00"}}).status, 422) << "before it began";
  ASSERT_EQ(fie().Submit(page, page + "/afslut").status, 303);
  EXPECT_EQ(fie().Submit(page, page + "/poster", {{"text", "Mere"}}).status, 422);
  EXPECT_THAT(BodyOf(fie().Get(page)), AllOf(HasSubstr("Afsluttet"), Not(HasSubstr("name=\"ended\""))));
  EXPECT_THAT(BodyOf(fie().Get(page + "/log.csv")), AllOf(HasSubstr("Vagten er på vej"), HasSubstr("Retter nr.")));
  EXPECT_THAT(BodyOf(fie().Get("/aktiveringer")), HasSubstr("Ringparken: Uro ved boldburet"));
}

TEST_P(ContingencyPagesTest, IncidentsAreRegisteredFilteredAndExported) {
  EXPECT_THAT(BodyOf(fie().Get("/haendelser")), HasSubstr("Der er ikke registreret nogen hændelser endnu"));
  EXPECT_THAT(BodyOf(fie().Get("/haendelser/ny")),
              AllOf(HasSubstr("Nævn ingen personer"), HasSubstr("Ringparken"), Not(HasSubstr("Motalavej"))));
  const auto made = fie().Submit("/haendelser/ny", "/haendelser/ny", IncidentFields());
  ASSERT_EQ(made.status, 303) << BodyOf(made);
  const std::string page = HeaderOf(made, "Location");
  EXPECT_THAT(BodyOf(fie().Get(page)), AllOf(HasSubstr("Hærværk: knuste ruder"), HasSubstr("12.500 kr."),
                                             HasSubstr("mandag den 4. maj 2026 kl. 22.15")));
  EXPECT_THAT(BodyOf(fie().Get("/haendelser")),
              AllOf(HasSubstr("1 hændelse"), HasSubstr("2. kvartal 2026"), HasSubstr("1 · 12.500\u00A0kr.")));
  EXPECT_THAT(BodyOf(fie().Get("/haendelser?art=fire&periode=2026-2")),
              AllOf(HasSubstr("Ingen hændelser passer"), HasSubstr("Fjern afgrænsningen")));
  EXPECT_THAT(BodyOf(fie().Get("/haendelser?periode=2026&tilstand=aabne")), HasSubstr("knuste ruder"));
  ASSERT_EQ(fie().Submit(page, page + "/luk").status, 303);
  EXPECT_THAT(BodyOf(fie().Get(page)), HasSubstr("Genåbn den"));
  EXPECT_THAT(BodyOf(fie().Get("/haendelser.csv?tilstand=lukkede")),
              AllOf(HasSubstr("Ringparken;2026-05-04;22:15;Hærværk;knuste ruder"), HasSubstr(";24;")));
  ASSERT_EQ(fie().Submit(page, page + "/genaabn").status, 303);
  http::Fields changed = IncidentFields();
  changed.erase("cost");
  ASSERT_EQ(fie().Submit(page + "/ret", page + "/ret", changed).status, 303);
  EXPECT_THAT(BodyOf(fie().Get(page)), Not(HasSubstr("12.500")));
}

TEST_P(ContingencyPagesTest, IncidentsAreCountedForIndicatorsByQuartersThatAreOver) {
  const auto put = [&](areas::HousingAreaId area, std::string_view day, IncidentKind kind) {
    Incident incident = NewIncident(area, "noget");
    incident.happened_on = ParseIsoDate(day).value();
    incident.kind = kind;
    ASSERT_TRUE(TryPut(people::Viewer::CommandLine(), incident));
  };
  put(ringparken_, "2025-09-30", IncidentKind::kVandalism);
  put(ringparken_, "2026-01-01", IncidentKind::kVandalism);
  put(ringparken_, "2026-03-31", IncidentKind::kFire);
  put(ringparken_, "2026-05-04", IncidentKind::kFire);
  put(motalavej_, "2026-02-01", IncidentKind::kFire);
  EXPECT_THAT(BodyOf(fie().Get("/haendelser")), HasSubstr("/haendelser/antal.csv"));
  EXPECT_THAT(BodyOf(fie().Get("/haendelser/antal.csv")),
              testing::EndsWith("Område;Kvartal;Nøgletal;Tal\r\n"
                                "Ringparken;2025K3;Hændelser af alle slags;1\r\n"
                                "Ringparken;2025K4;Hændelser af alle slags;0\r\n"
                                "Ringparken;2026K1;Hændelser af alle slags;2\r\n"
                                "Ringparken;2025K3;Hændelser: Hærværk;1\r\n"
                                "Ringparken;2025K4;Hændelser: Hærværk;0\r\n"
                                "Ringparken;2026K1;Hændelser: Hærværk;1\r\n"
                                "Ringparken;2025K3;Hændelser: Brand;0\r\n"
                                "Ringparken;2025K4;Hændelser: Brand;0\r\n"
                                "Ringparken;2026K1;Hændelser: Brand;1\r\n"));
}

TEST_P(ContingencyPagesTest, BadIncidentsSayWhatIsWrong) {
  const auto refuses = [&](const char* field, const char* value, const char* sentence) {
    http::Fields fields = IncidentFields();
    fields.erase(field);
    fields.emplace(field, value);
    const auto refused = fie().Submit("/haendelser/ny", "/haendelser/ny", fields);
    EXPECT_EQ(refused.status, 422) << field;
    EXPECT_THAT(BodyOf(refused), AllOf(HasSubstr("href=\"#" + std::string(field)), HasSubstr(sentence)));
  };
  refuses("area", std::to_string(motalavej_.value).c_str(), "Området findes ikke");
  refuses("happened_on", "6. maj 2026", "ligger efter i dag");
  refuses("happened_on", "en dag", "ingen dato");
  refuses("happened_at", "sent", "intet klokkeslæt");
  refuses("cost", "-5", "under nul");
  refuses("cost", "mange penge", "intet beløb");
  refuses("place", "", "hvor det skete");
  refuses("note", "Det var 010190-1234", "CPR-nummer");
  EXPECT_TRUE(database().Read(
      [&](sql::Reader& reader) { return ListIncidents(reader, people::Viewer::CommandLine(), {}).empty(); }));
}

TEST_P(ContingencyPagesTest, AnIncidentActivatesThePlanWithOneClick) {
  MakePlan();
  Incident incident = NewIncident(ringparken_, "knuste ruder");
  ASSERT_TRUE(TryPut(people::Viewer::CommandLine(), incident));
  const std::string page = "/haendelser/" + std::to_string(incident.id.value);
  const auto started = fie().Submit(page, page + "/aktiver");
  ASSERT_EQ(started.status, 303) << BodyOf(started);
  EXPECT_THAT(BodyOf(fie().Get(HeaderOf(started, "Location"))), AllOf(HasSubstr(page), HasSubstr("Begyndte med")));
  EXPECT_THAT(BodyOf(fie().Get(page)), AllOf(HasSubstr("Aktiverede beredskabet"), Not(HasSubstr(page + "/aktiver"))));
}

TEST_P(ContingencyPagesTest, NothingLeaksToWhomItDoesNotConcern) {
  MakePlan();
  Incident incident = NewIncident(ringparken_, "hemmeligruden");
  ASSERT_TRUE(TryPut(people::Viewer::CommandLine(), incident));
  ASSERT_EQ(fie().Submit(plan_page_, plan_page_ + "/aktiver", {{"reason", "hemmeliguroen"}}).status, 303);
  const std::string area = "/omraader/" + std::to_string(ringparken_.value);
  const auto id = std::to_string(incident.id.value);
  const std::vector<std::string> addresses{area,
                                           "/omraader",
                                           "/beredskab",
                                           plan_page_,
                                           plan_page_ + "/ret",
                                           plan_page_ + "/trin/1",
                                           plan_page_ + "/kontrol",
                                           plan_page_ + "/plan.pdf",
                                           "/aktiveringer",
                                           "/aktiveringer/1",
                                           "/aktiveringer/1/log.csv",
                                           "/aktiveringer/1/log.pdf",
                                           "/haendelser",
                                           "/haendelser.csv",
                                           "/haendelser/" + id,
                                           "/haendelser/" + id + "/ret",
                                           "/haendelser/ny"};
  Browser outsider(*site_);
  Browser reader = Enter(Role::kReader);
  Browser kaj = EnterAs(AddUser("Kaj", Role::kReader, korsoer_board_));
  for (Browser* looker : {&outsider, &reader, &kaj}) {
    for (const std::string& address : addresses) {
      const auto seen = looker->Get(address);
      for (const char* secret : {"00 00 00 1", "000000", "Natvagt", "Dagvagt", "hemmelig", "Tager til stedet"}) {
        EXPECT_THAT(BodyOf(seen), Not(HasSubstr(secret))) << address;
      }
    }
  }
  EXPECT_THAT(BodyOf(outsider.Get(area)), HasSubstr("Log ind for at se, hvem der skal ringes til"));
  EXPECT_EQ(outsider.Get(plan_page_).status, 303) << "to the sign-in";
  EXPECT_EQ(kaj.Get(plan_page_).status, 403);
  EXPECT_EQ(kaj.Get("/aktiveringer/1").status, 404);
  EXPECT_THAT(BodyOf(fie().Get(area)), HasSubstr("1 åben hændelse"));
}

TEST_P(ContingencyPagesTest, WhoLooksOnlyChangesNothing) {
  MakePlan();
  Incident incident = NewIncident(ringparken_, "ruder");
  ASSERT_TRUE(TryPut(people::Viewer::CommandLine(), incident));
  const std::string page = "/haendelser/" + std::to_string(incident.id.value);
  Browser ole = EnterAs(AddUser("Ole", Role::kReader, fob_board_, people::MembershipRole::kObserver));
  Browser auditor = Enter(Role::kAuditor);
  for (Browser* looker : {&ole, &auditor}) {
    EXPECT_EQ(looker->Get(plan_page_).status, 200);
    EXPECT_THAT(BodyOf(looker->Get(page)), Not(HasSubstr("/aktiver\"")));
    EXPECT_EQ(looker->Submit(plan_page_, plan_page_ + "/aktiver", {{"reason", "Uro"}}).status, 403);
    EXPECT_EQ(looker->Submit(page, page + "/luk").status, 403);
    EXPECT_EQ(looker->Submit("/haendelser", "/haendelser/ny", IncidentFields()).status, 403);
  }
  EXPECT_EQ(fie().Submit(plan_page_, plan_page_ + "/ret", {{"used_when", "Aldrig"}}).status, 403)
      << "the plan is kept by secretaries";
}

TEST_P(ContingencyPagesTest, ThePlanIsOnePageOnPaper) {
  MakePlan();
  const http::Response paper =
      fie().Await(plan_page_ + "/plan.pdf", [](const http::Response& response) { return response.status != 503; });
  ASSERT_EQ(paper.status, 200);
  EXPECT_EQ(paper.content_type, "application/pdf");
  EXPECT_THAT(BodyOf(paper), testing::StartsWith("%PDF"));
}

TOVHOLDER_ON_EVERY_STORE(ContingencyPagesTest);

}  // namespace
}  // namespace tovholder::contingency
