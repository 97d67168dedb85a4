// SPDX-License-Identifier: EUPL-1.2
#include "indicators/indicator_database.h"

namespace tovholder::indicators {
namespace {

using people::BodyOf;
using people::Browser;
using people::HeaderOf;
using people::Role;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

constexpr const char* kNewForm = "/noegletal/maaling/ny";

class IndicatorPagesTest : public IndicatorDatabaseTest {
 protected:
  http::Fields FieldsOf(std::string_view key, const std::string& period, const std::string& value) {
    return {{"indicator", std::to_string(Keyed(key).value)},
            {"place", "area:" + std::to_string(ringparken_.value)},
            {"period", period},
            {"value", value},
            {"source_title", "Ministeriets liste"},
            {"source_place", "tabel 1"}};
  }
  http::Fields With(http::Fields fields, const std::string& name, const std::string& value) {
    fields.erase(name);
    fields.emplace(name, value);
    return fields;
  }
  http::Response Send(Browser& browser, const http::Fields& fields) {
    return browser.Submit(kNewForm, kNewForm, fields);
  }
  std::vector<Observation> All() {
    return Read([&](sql::Reader& reader) { return ListObservations(reader, kAll, place_); });
  }
  std::string ListForm(const std::string& year) const {
    return "/omraader/" + std::to_string(ringparken_.value) + "/tal/" + year;
  }
};

TEST_P(IndicatorPagesTest, ADefinitionSaysWhatIsMeasuredAndWhichCriteriaItFits) {
  const std::string page = "/noegletal/" + std::to_string(Keyed("education_30_64").value);
  Browser outsider(*site_);
  EXPECT_THAT(BodyOf(outsider.Get("/noegletal")),
              AllOf(HasSubstr(page), HasSubstr("Tryghedsindeks"), Not(HasSubstr("Ny måling"))));
  EXPECT_THAT(BodyOf(outsider.Get("/noegletal?kriterium=education&opgoerelse=official")),
              AllOf(HasSubstr("Kun grundskole, 30-59 år"), Not(HasSubstr(page)), HasSubstr("2 nøgletal")));
  EXPECT_THAT(BodyOf(outsider.Get("/noegletal?kun=med-tal")), HasSubstr("Intet nøgletal passer"));
  EXPECT_THAT(BodyOf(outsider.Get("/noegletal?kriterium=nonsense")), HasSubstr(page)) << "200 and all of them";
  EXPECT_THAT(
      BodyOf(outsider.Get(page)),
      AllOf(HasSubstr(
                "Beboere med grundskole som højeste eller uoplyst uddannelse, i procent af alle beboere på 30-64 år"),
            HasSubstr("Kan ikke sammenlignes"), HasSubstr("30-64 år"), Not(HasSubstr("Ret definitionen"))));
  EXPECT_THAT(BodyOf(outsider.Get("/noegletal/" + std::to_string(Keyed("education").value))), HasSubstr("Kan bruges"));
  EXPECT_EQ(outsider.Get("/noegletal/9999").status, 404);
}

TEST_P(IndicatorPagesTest, ASecretaryDefinesAnIndicator) {
  Browser karla = Enter(Role::kSecretary, "Karla Holm");
  const http::Fields fields{{"name", "Unge i fritidsjob"},
                            {"key", "leisure_jobs"},
                            {"numerator", "unge i fritidsjob"},
                            {"denominator", "alle unge"},
                            {"unit", "percent"},
                            {"timing", "year"},
                            {"age_from", "13"},
                            {"age_to", "17"},
                            {"mean_of_years", "1"},
                            {"least_likely", "2,5"},
                            {"direction", "higher_is_better"},
                            {"standing", "proxy"},
                            {"counted", "residents"},
                            {"counts_people", "1"},
                            {"version", "1"}};
  const auto refused =
      karla.Submit("/noegletal/ny", "/noegletal/ny", With(With(fields, "age_to", "tolv"), "least_likely", "få"));
  EXPECT_EQ(refused.status, 422);
  EXPECT_THAT(BodyOf(refused),
              AllOf(HasSubstr("href=\"#age_to\""), HasSubstr("“få” er intet tal"), HasSubstr("value=\"tolv\"")));
  const auto made = karla.Submit("/noegletal/ny", "/noegletal/ny", fields);
  ASSERT_EQ(made.status, 303) << BodyOf(made);
  const Indicator stored = *Load().FindByKey("leisure_jobs");
  EXPECT_EQ(stored.age_to, 17);
  EXPECT_EQ(ToText(stored.least_likely.value()), "2.5");
  EXPECT_EQ(stored.most_likely, std::nullopt);
  EXPECT_TRUE(stored.counts_people);
  const std::string page = HeaderOf(made, "Location");
  EXPECT_THAT(BodyOf(karla.Get(page + "/ret")), AllOf(HasSubstr("value=\"2,5\""), HasSubstr("leisure_jobs")));
  EXPECT_EQ(karla.Submit(page + "/ret", page + "/ret", With(fields, "age_to", "")).status, 303);
  EXPECT_THAT(BodyOf(karla.Get(page)), AllOf(HasSubstr("13 år og derover"), HasSubstr("Historik")));
  EXPECT_THAT(BodyOf(karla.Submit(page + "/ret", page + "/ret", fields)), HasSubstr("En anden har ændret det imens"));
}

TEST_P(IndicatorPagesTest, AnObservationIsEnteredApprovedAndRead) {
  Browser karla = Enter(Role::kSecretary, "Karla Holm");
  Browser per = Enter(Role::kAdministrator, "Per Lund");
  const auto entered = Send(karla, FieldsOf("employment", "2018", "41,2"));
  ASSERT_EQ(entered.status, 303) << BodyOf(entered);
  const std::string page = HeaderOf(entered, "Location");
  ASSERT_EQ(All().size(), 1U);
  EXPECT_EQ(ToText(All()[0].value), "41.2");
  EXPECT_EQ(All()[0].from_date, ParseIsoDate("2017-01-01")) << "a mean of two years ends with the year";
  EXPECT_THAT(BodyOf(karla.Get(page)),
              AllOf(HasSubstr("41,2"), HasSubstr("Venter på godkendelse"), HasSubstr("2017-2018"),
                    HasSubstr("Ministeriets liste, tabel 1"), HasSubstr("en anden godkender")));
  EXPECT_EQ(Browser(*site_).Get(page).status, 404) << "not for outsiders yet";
  EXPECT_THAT(BodyOf(Browser(*site_).Get("/noegletal/" + std::to_string(Keyed("employment").value))),
              Not(HasSubstr("41,2")));
  EXPECT_EQ(karla.Submit(page, page + "/godkend", {}).status, 303);
  EXPECT_EQ(All()[0].state, ObservationState::kEntered) << "her own";
  EXPECT_EQ(per.Submit(page, page + "/godkend", {}).status, 303);
  EXPECT_EQ(All()[0].state, ObservationState::kApproved);
  EXPECT_THAT(BodyOf(Browser(*site_).Get(page)),
              AllOf(HasSubstr("41,2"), Not(HasSubstr("Karla Holm")), Not(HasSubstr("Per Lund"))));
  EXPECT_THAT(BodyOf(per.Get(page)), AllOf(HasSubstr("Per Lund"), HasSubstr("Historik")));
}

TEST_P(IndicatorPagesTest, WhatIsWrongStandsBesideItsFieldAndNothingIsLost) {
  Browser karla = Enter(Role::kSecretary, "Karla Holm");
  const auto wrong = [&](const http::Fields& fields) {
    const auto answer = Send(karla, fields);
    EXPECT_EQ(answer.status, 422);
    return std::string(BodyOf(answer));
  };
  const http::Fields good = FieldsOf("population", "2019", "1900");
  EXPECT_THAT(wrong(With(good, "value", "-5")), AllOf(HasSubstr("-5 er under nul"), HasSubstr("tabel 1")));
  EXPECT_THAT(wrong(With(good, "value", "mange")), AllOf(HasSubstr("href=\"#value\""), HasSubstr("value=\"mange\"")));
  EXPECT_THAT(wrong(With(good, "value", "")), HasSubstr("Skriv tallet, eller skriv både del og helhed"));
  EXPECT_THAT(wrong(With(good, "period", "2204")), HasSubstr("2204 ligger længere ude end næste år (2027)"));
  EXPECT_THAT(wrong(With(good, "period", "1979")), HasSubstr("1979 er før 1980"));
  EXPECT_THAT(wrong(With(good, "period", "i fjor")), HasSubstr("“i fjor” er ikke forstået som en periode"));
  EXPECT_THAT(wrong(With(good, "source_title", "")), HasSubstr("Skriv, hvor tallet er fra"));
  EXPECT_THAT(wrong(With(good, "place", "area:99")), HasSubstr("Vælg, hvilket sted målingen er af"));
  EXPECT_THAT(wrong(With(good, "indicator", "")), HasSubstr("Vælg, hvilket nøgletal målingen er af"));
  EXPECT_THAT(wrong(With(With(FieldsOf("nonwestern", "2019", "50"), "part", "20"), "whole", "10")),
              HasSubstr("20 kan ikke være en del af 10"));
  EXPECT_THAT(wrong(With(FieldsOf("nonwestern", "2019", "50"), "part", "to")), HasSubstr("“to” er intet helt tal"));
  EXPECT_THAT(wrong(With(With(FieldsOf("nonwestern", "2019", "50"), "part", "3"), "whole", "10")),
              HasSubstr("3 af 10 giver 30, men tallet er 50"));
  EXPECT_TRUE(All().empty());
}

TEST_P(IndicatorPagesTest, WhatIsMostLikelyAMistakeIsAskedAndTakenOnAYes) {
  Browser karla = Enter(Role::kSecretary, "Karla Holm");
  const http::Fields share = FieldsOf("employment", "2018", "0,41");
  EXPECT_THAT(BodyOf(Send(karla, share)),
              AllOf(HasSubstr("Er 0,41 % rigtigt? Andele skrives i procent: 41."), HasSubstr("name=\"confirmed\""),
                    HasSubstr("value=\"0.41\""), HasSubstr("Ja, 0,41 er rigtigt")));
  EXPECT_EQ(Send(karla, With(With(share, "value", "0,42"), "confirmed", "0.41")).status, 422) << "of another value";
  EXPECT_TRUE(All().empty());
  EXPECT_EQ(Send(karla, With(share, "confirmed", "0.41")).status, 303);
  EXPECT_EQ(All().size(), 1U);
}

TEST_P(IndicatorPagesTest, AValueFollowsFromPartAndWhole) {
  Browser karla = Enter(Role::kSecretary, "Karla Holm");
  http::Fields fields = FieldsOf("nonwestern", "2019", "");
  fields = With(With(fields, "part", "1.083"), "whole", "1 900");
  ASSERT_EQ(Send(karla, fields).status, 303);
  EXPECT_EQ(ToText(All().at(0).value), "57");
  EXPECT_EQ(All()[0].part, 1083);
  EXPECT_EQ(All()[0].whole, 1900);
}

TEST_P(IndicatorPagesTest, OfTwoValuesOneIsChosen) {
  Browser karla = Enter(Role::kSecretary, "Karla Holm");
  ASSERT_EQ(Send(karla, FieldsOf("income", "2018", "57,7")).status, 303);
  EXPECT_THAT(BodyOf(Send(karla, FieldsOf("income", "2018", "57,70"))), HasSubstr("Der er ikke gemt noget"));
  const http::Fields other = FieldsOf("income", "2018", "57,9");
  EXPECT_THAT(BodyOf(Send(karla, other)),
              AllOf(HasSubstr("Hvilket af dem gælder?"), HasSubstr("57,9 (det nye)"), HasSubstr("57,7")));
  EXPECT_THAT(BodyOf(Send(karla, With(other, "rival", "new"))), HasSubstr("Skriv, hvorfor det ene tal er valgt"));
  ASSERT_EQ(Send(karla, With(With(other, "rival", "new"), "reason", "Rettet i tabellen")).status, 303);
  ASSERT_EQ(All().size(), 2U);
  EXPECT_EQ(All()[0].state, ObservationState::kSetAside);
  const std::string first = "/noegletal/maaling/" + std::to_string(All()[0].id.value);
  EXPECT_THAT(BodyOf(karla.Get(first)),
              AllOf(HasSubstr("Lagt til side"), HasSubstr("Rettet i tabellen"), HasSubstr("57,9")));
  const auto unexplained = karla.Submit(first, first + "/vaelg", {{"reason", " "}});
  EXPECT_EQ(unexplained.status, 422);
  EXPECT_THAT(BodyOf(unexplained), HasSubstr("Skriv, hvorfor det ene tal"));
  EXPECT_EQ(karla.Submit(first, first + "/vaelg", {{"reason", "Tabellen var forkert"}}).status, 303);
  EXPECT_EQ(All()[0].state, ObservationState::kEntered);
  EXPECT_EQ(All()[1].state, ObservationState::kSetAside);
  EXPECT_EQ(karla.Submit(first, first + "/tilside", {{"reason", "Trukket tilbage"}}).status, 303);
  EXPECT_EQ(All()[0].state, ObservationState::kSetAside);
}

TEST_P(IndicatorPagesTest, AnObservationIsChanged) {
  Browser karla = Enter(Role::kSecretary, "Karla Holm");
  const auto made = Send(karla, FieldsOf("income", "2018", "57,7"));
  const std::string form = HeaderOf(made, "Location") + "/ret";
  EXPECT_THAT(BodyOf(karla.Get(form)),
              AllOf(HasSubstr("value=\"57,7\""), HasSubstr("value=\"2018\""), HasSubstr("value=\"Ministeriets liste\""),
                    HasSubstr("selected>Ringparken")));
  const http::Fields changed = With(FieldsOf("income", "2018", "57,8"), "version", "1");
  const auto saved = karla.Submit(form, form, changed);
  EXPECT_EQ(saved.status, 303) << BodyOf(saved);
  ASSERT_EQ(All().size(), 1U);
  EXPECT_EQ(ToText(All()[0].value), "57.8");
  EXPECT_THAT(BodyOf(karla.Submit(form, form, changed)), HasSubstr("En anden har ændret det imens"));
  EXPECT_EQ(karla.Get("/noegletal/maaling/99/ret").status, 404);
}

TEST_P(IndicatorPagesTest, WhatWaitsIsApprovedTogether) {
  Browser karla = Enter(Role::kSecretary, "Karla Holm");
  Browser per = Enter(Role::kSecretary, "Per Lund");
  ASSERT_EQ(Send(karla, FieldsOf("income", "2017", "57")).status, 303);
  ASSERT_EQ(Send(karla, FieldsOf("income", "2018", "58")).status, 303);
  ASSERT_EQ(Send(per, FieldsOf("income", "2019", "59")).status, 303);
  const std::string page = "/noegletal/venter";
  EXPECT_THAT(BodyOf(per.Get("/noegletal")), HasSubstr("3 målinger venter på godkendelse"));
  const std::string box = "value=\"" + std::to_string(All()[0].id.value) + "\"";
  EXPECT_THAT(BodyOf(per.Get(page)),
              AllOf(HasSubstr(box), HasSubstr("indtastet af dig"), Not(HasSubstr(box + " checked"))));
  EXPECT_THAT(BodyOf(per.Get(page + "?valgt=alle")), HasSubstr(box + " checked"));
  EXPECT_THAT(BodyOf(per.Submit(page, page, {{"handling", "valgte"}})), HasSubstr("Sæt hak ved de målinger"));
  EXPECT_EQ(per.Submit(page, page, {{"handling", "valgte"}, {"maaling", std::to_string(All()[0].id.value)}}).status,
            303);
  EXPECT_EQ(All()[0].state, ObservationState::kApproved);
  EXPECT_EQ(per.Submit(page, page, {{"handling", "alle"}}).status, 303);
  EXPECT_EQ(All()[1].state, ObservationState::kApproved);
  EXPECT_EQ(All()[2].state, ObservationState::kEntered) << "his own";
  EXPECT_EQ(karla.Submit(page, page, {{"handling", "alle"}}).status, 303);
  EXPECT_THAT(BodyOf(karla.Get(page)), HasSubstr("Intet venter på godkendelse"));
}

TEST_P(IndicatorPagesTest, TheFiguresOfOneListAreEnteredTogether) {
  Browser karla = Enter(Role::kSecretary, "Karla Holm");
  const std::string form = ListForm("2019");
  EXPECT_THAT(BodyOf(karla.Get(form)), AllOf(HasSubstr("snit af 2 år, 2017-2018"), HasSubstr("1. januar 2019"),
                                             HasSubstr("hele landet, 2017-2018"), HasSubstr("name=\"national\"")));
  const http::Fields figures{
      {"employment", "41,2"}, {"convicted", "2,07"}, {"national", "0,66"},    {"education", "70,2"},
      {"income", "57,7"},     {"nonwestern", "57"},  {"population", "1.900"}, {"source_title", "Listen 2019"}};
  const auto stored = karla.Submit(form, form, figures);
  ASSERT_EQ(stored.status, 303) << BodyOf(stored);
  const auto area = All();
  ASSERT_EQ(area.size(), 6U);
  const IndicatorBook book = Load();
  const PlaceId country = book.FindPlace(PlaceKind::kCountry, "Danmark")->id;
  const auto national = Read([&](sql::Reader& reader) { return ListObservations(reader, kAll, country); });
  ASSERT_EQ(national.size(), 1U);
  EXPECT_EQ(ToText(national[0].value), "0.66");
  EXPECT_EQ(national[0].indicator, book.FindByKey("convicted")->id);
  EXPECT_EQ(area[0].source, national[0].source) << "one source stands for all";
  for (const Observation& one : area) {
    const std::string& key = book.Find(one.indicator)->key;
    const bool of_a_day = key == "population" || key == "nonwestern";
    EXPECT_EQ(one.to_date, ParseIsoDate(of_a_day ? "2019-01-01" : "2018-12-31")) << key;
  }
  EXPECT_EQ(karla.Submit(form, form, figures).status, 303);
  EXPECT_EQ(All().size(), 6U) << "nothing twice";
  EXPECT_THAT(BodyOf(karla.Get(form)), AllOf(HasSubstr("value=\"41,2\""), HasSubstr("value=\"1.900\"")));
}

TEST_P(IndicatorPagesTest, AListAsksAboutWhatItDoubtsAndWhatDisagrees) {
  Browser karla = Enter(Role::kSecretary, "Karla Holm");
  const std::string form = ListForm("2019");
  const http::Fields share{{"employment", "0,41"}, {"source_title", "Listen"}};
  EXPECT_THAT(BodyOf(karla.Submit(form, form, share)),
              AllOf(HasSubstr("Andele skrives i procent: 41"), HasSubstr("name=\"confirmed_employment\"")));
  EXPECT_THAT(BodyOf(karla.Submit(form, form, {{"source_title", "Listen"}})), HasSubstr("Skriv mindst ét af tallene"));
  EXPECT_THAT(BodyOf(karla.Submit(form, form, {{"income", "halv"}, {"nonwestern", "57"}, {"source_title", "Listen"}})),
              AllOf(HasSubstr("href=\"#income\""), HasSubstr("value=\"halv\""), HasSubstr("value=\"57\"")));
  EXPECT_TRUE(All().empty()) << "all of it or nothing";
  ASSERT_EQ(karla.Submit(form, form, {{"income", "57,7"}, {"source_title", "Listen"}}).status, 303);
  const http::Fields other{{"income", "57,9"}, {"source_title", "Avisen"}};
  EXPECT_THAT(BodyOf(karla.Submit(form, form, other)), HasSubstr("name=\"reason\""));
  EXPECT_EQ(karla.Submit(form, form, With(other, "reason", "Avisen har set tabellen")).status, 303);
  ASSERT_EQ(All().size(), 2U);
  EXPECT_EQ(All()[0].state, ObservationState::kSetAside);
  EXPECT_EQ(karla.Get(ListForm("2204")).status, 404);
  EXPECT_EQ(karla.Get("/omraader/99/tal/2019").status, 404);
  EXPECT_EQ(HeaderOf(karla.Get("/omraader/1/tal?liste=2015"), "Location"), "/omraader/1/tal/2015");
  EXPECT_EQ(HeaderOf(karla.Get("/omraader/1/tal"), "Location"), "/omraader/1/tal/2025") << "the newest that is out";
  EXPECT_THAT(BodyOf(karla.Get(ListForm("2012"))),
              AllOf(HasSubstr("snit af 4 år, 2008-2011"), Not(HasSubstr("\"income\""))));
}

TEST_P(IndicatorPagesTest, PlacesAreNamedAndPooled) {
  Browser karla = Enter(Role::kSecretary, "Karla Holm");
  const std::string form = "/noegletal/steder/ny";
  const auto add = [&](const http::Fields& fields) { return karla.Submit(form, form, fields); };
  EXPECT_THAT(BodyOf(add({{"name", "Begge"}, {"kind", "pool"}})), HasSubstr("mindst to"));
  http::Fields pool{{"name", "Begge"}, {"kind", "pool"}};
  pool.emplace("members", std::to_string(ringparken_.value));
  pool.emplace("members", std::to_string(motalavej_.value));
  EXPECT_EQ(add(pool).status, 303);
  EXPECT_THAT(BodyOf(add(pool)), HasSubstr("“Begge” er der allerede"));
  EXPECT_EQ(add({{"name", "Slagelse Kommune"}, {"kind", "municipality"}}).status, 303);
  EXPECT_EQ(Load().FindPlace("Slagelse")->municipality, slagelse_);
  EXPECT_EQ(add({{"name", "Resten af kommunen"}, {"kind", "other"}}).status, 303);
  EXPECT_EQ(add({{"name", " "}, {"kind", "other"}}).status, 422);
  EXPECT_THAT(BodyOf(Browser(*site_).Get("/noegletal/steder")),
              AllOf(HasSubstr("Ringparken, Motalavej"), HasSubstr("Resten af kommunen"), Not(HasSubstr("Nyt sted"))));
  const std::string rest =
      "/noegletal/steder/" + std::to_string(Load().FindPlace("Resten af kommunen")->id.value) + "/ret";
  EXPECT_EQ(karla.Submit(rest, rest, {{"name", "Kommunen i øvrigt"}, {"kind", "other"}}).status, 303);
  EXPECT_NE(Load().FindPlace("Kommunen i øvrigt"), nullptr);
  EXPECT_EQ(karla.Get("/noegletal/steder/" + std::to_string(place_.value) + "/ret").status, 404) << "named elsewhere";
}

TEST_P(IndicatorPagesTest, OnlySecretariesChange) {
  const auto id = Add(MeasurementOf("income", 2018, "57.7")).value();
  const std::string page = "/noegletal/maaling/" + std::to_string(id.value);
  const std::string indicator = "/noegletal/" + std::to_string(Keyed("income").value);
  Browser reader = Enter(Role::kReader, "Ole Lind");
  Browser auditor = Enter(Role::kAuditor, "Rie Kock");
  EXPECT_EQ(reader.Get(page).status, 200) << "entered figures are for those who have signed in";
  for (const std::string& form :
       {std::string("/noegletal/ny"), indicator + "/ret", std::string(kNewForm), page + "/ret",
        std::string("/noegletal/steder/ny"), ListForm("2019"), std::string("/noegletal/venter")}) {
    EXPECT_EQ(reader.Get(form).status, 403) << form;
    EXPECT_EQ(auditor.Get(form).status, 200) << form;
    EXPECT_EQ(auditor.Submit(form, form, {{"name", "Andet"}}).status, 403) << form;
    EXPECT_EQ(Browser(*site_).Get(form).status, 303) << "to the sign-in";
  }
  for (const char* act : {"/godkend", "/tilside", "/vaelg"}) {
    EXPECT_EQ(reader.Submit(page, page + act, {{"reason", "x"}}).status, 403) << act;
  }
  EXPECT_EQ(Stored(id).state, ObservationState::kEntered);
}

TOVHOLDER_ON_EVERY_STORE(IndicatorPagesTest);

}  // namespace
}  // namespace tovholder::indicators
