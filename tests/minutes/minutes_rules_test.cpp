// SPDX-License-Identifier: EUPL-1.2
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "documents/reader.h"
#include "minutes/document_kind.h"
#include "minutes/layout_closed.h"
#include "minutes/layout_municipality.h"
#include "minutes/layout_titles.h"
#include "minutes/minutes_item.h"
#include "minutes/minutes_parser.h"
#include "minutes/minutes_people.h"
#include "minutes_text.h"

namespace tovholder::minutes {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using testing::TextOf;

struct DateCase {
  std::string text;
  std::string iso;  // "" where there is none
};

class Dates : public ::testing::TestWithParam<DateCase> {};
TEST_P(Dates, AreFound) {
  const auto found = layout::FindDate(GetParam().text);
  EXPECT_EQ(found && found->date.ok() ? FormatIso(found->date) : "", GetParam().iso);
}
INSTANTIATE_TEST_SUITE_P(
    Spellings, Dates,
    ::testing::Values(DateCase{"d. 22-04-2025", "2025-04-22"}, DateCase{"Den 24.11.2020 kl. 17", "2020-11-24"},
                      DateCase{"tirsdag d. 07. november 2023", "2023-11-07"}, DateCase{"23. jun 2020", "2020-06-23"},
                      DateCase{"April 3, 2019 - 18:00", "2019-04-03"}, DateCase{"15-maj-2002", "2002-05-15"},
                      DateCase{"Mandag, 11 januar, 2021", "2021-01-11"}, DateCase{"2021-06-03", "2021-06-03"},
                      DateCase{"3/10-2017", "2017-10-03"}, DateCase{"31. februar 2020", ""},
                      DateCase{"sag 24-012144", ""}, DateCase{"330-2018-4471", ""}, DateCase{"00.22.04-I00-5-21", ""},
                      DateCase{"kl. 15.30", ""}, DateCase{"16. maj", ""}, DateCase{"kl. 18.10-20.15", ""},
                      DateCase{"10-11.30", ""}, DateCase{"3/10-17", "2017-10-03"}, DateCase{"", ""}));

struct TimeCase {
  std::string text;
  std::string iso;
};
class Times : public ::testing::TestWithParam<TimeCase> {};
TEST_P(Times, AreFound) {
  const auto found = layout::FindTime(GetParam().text, layout::TimeForm::kAnywhere);
  EXPECT_EQ(found ? FormatIso(found->time) : "", GetParam().iso);
}
INSTANTIATE_TEST_SUITE_P(Spellings, Times,
                         ::testing::Values(TimeCase{"kl. 15:00", "15:00"}, TimeCase{"Kl. 8.15", "08:15"},
                                           TimeCase{"kl.21.33", "21:33"}, TimeCase{"17:30:00", "17:30"},
                                           TimeCase{"kl. 17", "17:00"}, TimeCase{"9.00-10.00", "09:00"},
                                           TimeCase{"24.11.2020", ""}, TimeCase{"kl. 77", ""}, TimeCase{"12:99", ""},
                                           TimeCase{"", ""}));

struct ClosedCase {
  std::string title;
  layout::Closedness closedness;
  std::string bare;
};
class ClosedTitles : public ::testing::TestWithParam<ClosedCase> {};
TEST_P(ClosedTitles, AreRecognised) {
  EXPECT_EQ(layout::ReadClosedTitle(GetParam().title).closedness, GetParam().closedness);
  EXPECT_EQ(layout::BareTitle(GetParam().title), GetParam().bare);
}
using enum layout::Closedness;
INSTANTIATE_TEST_SUITE_P(
    Marks, ClosedTitles,
    ::testing::Values(ClosedCase{"Lukket: LUKKET Meddelelser", kClosed, "Meddelelser"},
                      ClosedCase{"Køb af grund - Lukket punkt", kClosed, "Køb af grund"},
                      ClosedCase{"Lukket - ØU - Salg af Søvej 3", kClosed, "Salg af Søvej 3"},
                      ClosedCase{"Moms på grunde m.m. - LUKKET SAG", kClosed, "Moms på grunde m.m."},
                      ClosedCase{"Lukket sag: Tandpleje", kClosed, "Tandpleje"},
                      ClosedCase{"(Lukket)", kClosed, "(Lukket)"},
                      ClosedCase{"Personaleforhold (lukket)", kClosed, "Personaleforhold"},
                      ClosedCase{"Lukket svømmehal i Vest", kClosedInDoubt, "Lukket svømmehal i Vest"},
                      ClosedCase{"Skolen i Vest lukkes", kSaysNothing, "Skolen i Vest lukkes"},
                      ClosedCase{"Meddelelser", kSaysNothing, "Meddelelser"}));

TEST(ClosedTitles, ATextThatBreaksOffInsideAMarkIsClosedInDoubt) {
  using layout::TitleEnd;
  for (const char* title : {"Køb af grund - Lukket pun", "Køb af grund - Lu", "Køb af grund (L", "Køb af grund -"}) {
    EXPECT_NE(layout::ReadClosedTitle(title, TitleEnd::kTextBreaksOff).closedness, kSaysNothing) << title;
  }
  EXPECT_EQ(layout::ReadClosedTitle("Underskriftsark", TitleEnd::kTextBreaksOff).closedness, kSaysNothing);
}

struct TypeCase {
  std::string title;
  std::optional<ItemType> type;
};
class TypeMarks : public ::testing::TestWithParam<TypeCase> {};
TEST_P(TypeMarks, SayATypeOnlyInBrackets) {
  const auto mark = layout::ReadTitleMark(GetParam().title);
  EXPECT_EQ(mark ? layout::TypeOfMark(mark->mark) : std::nullopt, GetParam().type);
}
INSTANTIATE_TEST_SUITE_P(
    Titles, TypeMarks,
    ::testing::Values(TypeCase{"Årsmøde (D)", ItemType::kDiscussion}, TypeCase{"Budget (B)", ItemType::kDecision},
                      TypeCase{"Status (O)", ItemType::kInformation},
                      TypeCase{"Takster (Beslutning)", ItemType::kDecision}, TypeCase{"Skema B (C)", std::nullopt},
                      TypeCase{"Dagsorden ( )", std::nullopt}, TypeCase{"Oplæg (Bilag)", std::nullopt},
                      TypeCase{"Orientering om restancer", std::nullopt},
                      TypeCase{"Standard 2019 (temadrøftelse)", std::nullopt}));

struct NumberCase {
  std::string text;
  std::string number;
};
class CaseNumbers : public ::testing::TestWithParam<NumberCase> {};
TEST_P(CaseNumbers, AreFoundInTheirSpellings) { EXPECT_EQ(FindCaseNumber(GetParam().text), GetParam().number); }
INSTANTIATE_TEST_SUITE_P(
    Spellings, CaseNumbers,
    ::testing::Values(NumberCase{"00.22.04-I00-5-21", "00.22.04-I00-5-21"}, NumberCase{"24-012144", "24-012144"},
                      NumberCase{"330-2018-4471 Dok", "330-2018-4471"}, NumberCase{"17/11902", "17/11902"},
                      NumberCase{"22/1104", "22/1104"}, NumberCase{"SUD  71/2006  J.nr. 71/2006", "71/2006"},
                      NumberCase{"2012/057275", "2012/057275"}, NumberCase{"27.00.00-000-1-23", "27.00.00-000-1-23"},
                      NumberCase{"20.00.00-Ø40-1-17", "20.00.00-Ø40-1-17"}, NumberCase{"22-04-2025", ""},
                      NumberCase{"12 stemmer", ""}, NumberCase{"", ""}));

TEST(CaseNumbers, AFacetWithoutLetterIsOdd) {
  EXPECT_TRUE(IsOddCaseNumber("27.00.00-000-1-23"));
  EXPECT_FALSE(IsOddCaseNumber("27.00.00-A00-1-23"));
  EXPECT_FALSE(IsOddCaseNumber("24-012144"));
}

std::vector<std::string> NamesIn(std::string_view list) {
  std::vector<std::string> names;
  for (const Person& person : ReadPeople(list)) names.emplace_back(person.name);
  return names;
}

TEST(People, AreReadFromLists) {
  EXPECT_THAT(NamesIn("Ib Hansen (A), Eva Borg (centerchef for Voksne), Anne Juhl (Afbud)"),
              ElementsAre("Ib Hansen", "Eva Borg", "Anne Juhl"));
  EXPECT_THAT(NamesIn("Formand Bo Ask og direktør Kim Lund"), ElementsAre("Bo Ask", "Kim Lund"));
  EXPECT_THAT(NamesIn("Karin Tomsen, formand\nSvend Aage Juul, næstformand"),
              ElementsAre("Karin Tomsen", "Svend Aage Juul"));
  EXPECT_THAT(NamesIn("Ali Øst, (V)"), ElementsAre("Ali Øst"));
  EXPECT_THAT(NamesIn("Ib Hansen (A) Eva Borg (C)"), ElementsAre("Ib Hansen", "Eva Borg"));
  EXPECT_THAT(NamesIn("Britta Holm, Anja\nNielsen, Jane Dahl"),
              ElementsAre("Britta Holm", "Anja\nNielsen", "Jane Dahl"));
  EXPECT_THAT(NamesIn("Ingen"), IsEmpty());
  EXPECT_THAT(NamesIn(""), IsEmpty());
}

TEST(People, KeepPartyRoleAndMark) {
  const std::vector<Person> people =
      ReadPeople("Johan Holm (A) (1. viceborgmester), Kate Vind (Løsgænger), Per Dam (Afbud)");
  ASSERT_EQ(people.size(), 3U);
  EXPECT_EQ(people[0].party, "A");
  EXPECT_EQ(people[0].role, "1. viceborgmester");
  EXPECT_EQ(people[1].party, "Løsgænger");
  EXPECT_EQ(people[2].mark, AttendanceMark::kApology);
}

TEST(Absence, IsReadFromSentences) {
  const auto absence = ReadAbsence("Lis Holm havde meldt afbud, og Kaj Berg deltog i stedet.");
  ASSERT_TRUE(absence);
  EXPECT_EQ(absence->mark, AttendanceMark::kApology);
  ASSERT_EQ(absence->away.size(), 1U);
  EXPECT_EQ(absence->away[0].name, "Lis Holm");
  ASSERT_EQ(absence->substitutes.size(), 1U);
  EXPECT_EQ(absence->substitutes[0].name, "Kaj Berg");
}

TEST(Absence, OfOneCaseIsNone) {
  EXPECT_FALSE(ReadAbsence("Mads Panum deltog ikke i behandlingen af sagen."));
  EXPECT_FALSE(ReadAbsence("Tove Holm (C) deltog ikke i sagens behandling."));
  EXPECT_FALSE(ReadAbsence("Punktet udgår."));
  EXPECT_FALSE(ReadAbsence("Hovedparten af beboerne var fraværende."));
}

TEST(Guests, AreReadWithTitleAndPlace) {
  const auto guests = ReadGuests(
      "På mødet deltager almen boligchef Tor Bille og konsulent Malene Krog fra Center for By og Miljø samt konsulent "
      "Anders Juhl fra Center for Arbejde under behandlingen af sagen.");
  ASSERT_EQ(guests.size(), 3U);
  EXPECT_EQ(guests[0].name, "Tor Bille");
  EXPECT_EQ(guests[0].title, "almen boligchef");
  EXPECT_EQ(guests[1].from, "Center for By og Miljø");
  EXPECT_EQ(guests[2].from, "Center for Arbejde");
}

struct PlaceCase {
  std::string text;
  std::string name;
};
class Municipalities : public ::testing::TestWithParam<PlaceCase> {};
TEST_P(Municipalities, AreReadWhereTheTextNamesThem) {
  const auto found = layout::FindMunicipality(GetParam().text);
  EXPECT_EQ(found ? found->name : "", GetParam().name);
}
INSTANTIATE_TEST_SUITE_P(
    Texts, Municipalities,
    ::testing::Values(PlaceCase{"Slagelse Kommune og Aalborg Kommune og Slagelse Kommune", "Slagelse"},
                      PlaceCase{"Referat af møde i Køge Byråd", "Køge"},
                      PlaceCase{"Byrådssalen, Brønderslev Rådhus", "Brønderslev"},
                      PlaceCase{"1\nUlla Holm, Viborg\nV", "Viborg"}, PlaceCase{"Lejre i Ådalsparken", ""},
                      PlaceCase{"Odensevej 3 og Hjulby", ""}, PlaceCase{"", ""}));

struct PaperCase {
  std::string text;
  std::string kind;
};
class Papers : public ::testing::TestWithParam<PaperCase> {};
TEST_P(Papers, AreToldApart) {
  const documents::TextDocument document = TextOf(GetParam().text);
  EXPECT_EQ(ToName(RecogniseKind(layout::BreakLines(document)).kind), GetParam().kind);
}
INSTANTIATE_TEST_SUITE_P(
    Kinds, Papers,
    ::testing::Values(
        PaperCase{"Samlet procesplan for den nye helhedsplan\n\nUdkast, februar 2024\n\nDeadline\tAktivitet\n",
                  "process_plan"},
        PaperCase{"Ansggning til en faelles indsats\n\nANS@GNING TIL EN INDSATS\n\nOmradet er stort.\n", "application"},
        PaperCase{"Boligsocial strategi 2024-2029\n\nVi vil skabe fællesskaber.\n", "strategy"},
        PaperCase{"Høringssvar fra afdeling 12\n\nVi støtter planen.\n", "hearing"},
        PaperCase{"Et brev\n\nKære alle\n", "other"}, PaperCase{"", "other"},
        PaperCase{"Referat af møde i Byrådet den 3. maj 2021\n\n1. Valg\nBeslutning\nGodkendt.\n", "meeting"}));

std::vector<std::string> FindingsOf(const MinutesReading& reading) {
  std::vector<std::string> ids;
  for (const Error& finding : reading.findings) ids.push_back(finding.id);
  return ids;
}

constexpr const char* kMeeting =
    "REFERAT Socialudvalget d. 07-11-2023\n\nMødested: Salen\n\nPunkt 1: Valg\n\nBeslutning\n\nGodkendt.\n\n"
    "Punkt 2: Budget\n\nBeslutning\n\nUdsat.\n";

TEST(Doubts, ASoundMeetingHasNone) { EXPECT_THAT(FindingsOf(ParseMinutes(TextOf(kMeeting)).front()), IsEmpty()); }

TEST(Doubts, AreNamed) {
  const auto finds = [](const std::string& text) { return FindingsOf(ParseMinutes(TextOf(text)).front()); };
  EXPECT_THAT(finds("Referat af møde i Byrådet\n\nPunkt 1: Valg\n\nBeslutning\n\nGodkendt.\n"),
              ElementsAre("meetings.no_date"));
  EXPECT_THAT(finds("REFERAT Socialudvalget d. 31-02-2023\n\nPunkt 1: Valg\n\nBeslutning\n\nGodkendt.\n"),
              ElementsAre("meetings.impossible_date", "meetings.no_date"));
  EXPECT_THAT(finds("REFERAT Socialudvalget d. 07-11-2023\n\nPunkt 1: Valg\n\nBeslutning\n\nGodkendt.\n\nPunkt 1: "
                    "Budget\n\nBeslutning\n\nUdsat.\n"),
              ElementsAre("meetings.number_twice"));
  EXPECT_THAT(finds("DAGSORDEN Socialudvalget d. 07-11-2023\n\nPunkt 1: Valg\n\nSagsfremstilling\n\nNoget.\n"),
              ElementsAre("meetings.no_decisions"));
  EXPECT_THAT(finds(""), ElementsAre("meetings.no_text"));
}

TEST(Meetings, TwoInOneFileAreTwo) {
  const std::string second =
      "REFERAT Kulturudvalget d. 09-11-2023\n\nMødested: Huset\n\nPunkt 1: Musik\n\nBeslutning\n\nDrøftet.\n";
  const std::vector<MinutesReading> readings = ParseMinutes(TextOf(std::string(kMeeting) + "\n\n" + second));
  ASSERT_EQ(readings.size(), 2U);
  EXPECT_EQ(readings[0].items.size(), 2U);
  EXPECT_EQ(readings[1].organization->value, "Kulturudvalget");
  EXPECT_EQ(readings[1].items.size(), 1U);
  EXPECT_THAT(FindingsOf(readings[0]), ElementsAre("meetings.two_meetings"));
}

TEST(Meetings, TwoWithoutHeadersAreTwoWhereTheirItemsBeginAnew) {
  const auto readings =
      ParseMinutes(TextOf("REFERAT Boligudvalget d. 01-02-2024\n\nPunkt 1: Vaskeri (B)\n\nBeslutning\n\nGodkendt.\n\n"
                          "REFERAT Boligudvalget d. 01-03-2024\n\nPunkt 1: Cykler (B)\n\nBeslutning\n\nUdsat.\n"));
  ASSERT_EQ(readings.size(), 2U);
  EXPECT_EQ(readings[0].items.size(), 1U);
  EXPECT_EQ(readings[1].items.size(), 1U);
  EXPECT_EQ(readings[1].items.front().title_clean, "Cykler");
}

TEST(Meetings, AnEarlierMeetingThatIsNamedIsNone) {
  const auto readings = ParseMinutes(
      TextOf("REFERAT Boligudvalget d. 01-02-2024\n\nPunkt 1: Vaskeri (B)\n\nSagsfremstilling\n\n"
             "Referat Boligudvalget d. 01-01-2024\n\nUdvalget bad om et nyt tilbud.\n\nBeslutning\n\nGodkendt.\n"));
  EXPECT_EQ(readings.size(), 1U);
}

TEST(Items, TheOnlyOneKeepsItsHeadingAboveALongParagraph) {
  std::string text = "Boligudvalget - Referat - 2. februar 2026\n\n1. Status for vaskehus\n\n";
  for (int i = 0; i < 40; ++i) text += "Formanden gennemgik sagen. ";
  text += "\n\nBeslutning\n\nTaget til efterretning.\n";
  const auto readings = ParseMinutes(TextOf(text));
  ASSERT_EQ(readings.front().items.size(), 1U);
  EXPECT_EQ(readings.front().items.front().title.value, "Status for vaskehus");
}

TEST(Groups, AHeadingClosesWhatFollowsAndAnEmptyOneNothing) {
  const std::string closing =
      "REFERAT Byrådet d. 07-11-2023\n\nPunkt 1: Valg\n\nBeslutning\n\nGodkendt.\n\nLukkede punkter\n\nPunkt 2: "
      "Grund\n";
  const std::vector<ItemReading> items = ParseMinutes(TextOf(closing)).front().items;
  ASSERT_EQ(items.size(), 2U);
  EXPECT_FALSE(items[0].closed.value);
  EXPECT_TRUE(items[1].closed.value);
  const std::string empty =
      "Referat af møde i Køge Byråd\n\nDen 24.11.2020\n\nIndholdsfortegnelse\n\nLukkede Punkter\n\nDeltagere:\n\nAli "
      "Øst, "
      "(V)\n\n201. Valg\n\nBeslutning\n\nGodkendt.\n";
  const MinutesReading reading = ParseMinutes(TextOf(empty)).front();
  EXPECT_FALSE(reading.items.empty());
  for (const ItemReading& item : reading.items) EXPECT_FALSE(item.closed.value);
}

struct PeriodCase {
  std::string line;
  std::string start;
  std::string end;
};
class Periods : public ::testing::TestWithParam<PeriodCase> {};
TEST_P(Periods, GiveStartAndEnd) {
  const MinutesReading reading = ParseMinutes(TextOf("REFERAT Socialudvalget d. 07-11-2023\n\n" + GetParam().line +
                                                     "\nSted: Salen\n\nPunkt 1: Valg\n\nBeslutning\n\nGodkendt.\n"))
                                     .front();
  EXPECT_EQ(reading.start ? FormatIso(reading.start->value) : "", GetParam().start);
  EXPECT_EQ(reading.end ? FormatIso(reading.end->value) : "", GetParam().end);
  ASSERT_TRUE(reading.date);
  EXPECT_EQ(FormatIso(reading.date->value), "2023-11-07");
}
INSTANTIATE_TEST_SUITE_P(Spellings, Periods,
                         ::testing::Values(PeriodCase{"Tid: kl. 18.30-20.15", "18:30", "20:15"},
                                           PeriodCase{"Tid: 18.10-20.15", "18:10", "20:15"},
                                           PeriodCase{"Tid: kl. 18:30 – 20:15", "18:30", "20:15"},
                                           PeriodCase{"Tid: kl. 17-19", "17:00", "19:00"},
                                           PeriodCase{"Tidspunkt: kl. 8.00 til kl. 9.30", "08:00", "09:30"},
                                           PeriodCase{"Mødetid: Kl. 19:00", "19:00", ""},
                                           PeriodCase{"Tid: aftales senere", "", ""},
                                           PeriodCase{"Dato: 7. november 2023 kl. 16.00-18.00", "16:00", "18:00"}));

TEST(Periods, AreReadFromATableInTheHead) {
  const auto document = documents::ReadDocument(
      "<html><body><h1>Referat</h1><table><tr><th>Udvalg</th><td>Kulturudvalget</td></tr><tr><th>Dato</th><td>7. "
      "november 2023</td></tr><tr><th>Tid</th><td>kl. 18.30-20.15</td></tr><tr><th>Sted</th><td>Salen</td></tr></table>"
      "<h2>1. Valg</h2><h3>Beslutning</h3><p>Godkendt.</p></body></html>",
      "moede.html");
  ASSERT_TRUE(document);
  const MinutesReading reading = ParseMinutes(*document).front();
  ASSERT_TRUE(reading.start && reading.end && reading.date && reading.place);
  EXPECT_EQ(FormatIso(reading.start->value), "18:30");
  EXPECT_EQ(FormatIso(reading.end->value), "20:15");
  EXPECT_EQ(reading.place->value, "Salen");
}

// Number, closed or not, and decision of each item.
std::vector<std::string> ItemsOf(const std::string& text) {
  std::vector<std::string> items;
  const std::vector<MinutesReading> readings = ParseMinutes(TextOf(text));
  for (const ItemReading& item : readings.front().items) {
    items.push_back((item.number ? item.number->value : "") + (item.closed.value ? " lukket" : "") +
                    (item.decision ? " " + item.decision->value : ""));
  }
  return items;
}

TEST(ClosedItems, ThatAreEmptyDoNotTakeTheNextHeading) {
  EXPECT_THAT(ItemsOf("REFERAT Byrådet d. 07-11-2023\n\n1. Dagsorden\n\nBeslutning\nGodkendt.\n\n2. Lukket punkt\n\n3. "
                      "Budget\n\nBeslutning\nUdsat.\n\n4. Salg af grund (Lukket)\n5. Personsag (Lukket)\n6. "
                      "Eventuelt\n\nBeslutning\nIntet.\n"),
              ElementsAre("1 Godkendt.", "2 lukket", "3 Udsat.", "4 lukket", "5 lukket", "6 Intet."));
  EXPECT_THAT(ItemsOf("REFERAT Byrådet d. 07-11-2023\n\n1. Lukket punkt\n2. Dagsorden\nBeslutning\nGodkendt.\n"),
              ElementsAre("1 lukket", "2 Godkendt."));
}

TEST(ClosedItems, KeepTheNumberedPointsOfTheirDecision) {
  EXPECT_THAT(ItemsOf("REFERAT Byrådet d. 07-11-2023\n\n7. Lukket: Salg\n\nBeslutning\n1. Solgt.\n2. Bygget.\n\n8. "
                      "Budget\n\nBeslutning\nUdsat.\n"),
              ElementsAre("7 lukket 1. Solgt.\n2. Bygget.", "8 Udsat."));
}

TEST(Bullets, TheFirstItemMayHaveNumberOne) {
  EXPECT_THAT(
      ItemsOf("Socialudvalget - Referat fra mødet den 21-02-2019\n\nReferat\n\n  • 1 Præsentation af planen\n    • "
              "Resume\n\n      Noget.\n\n    • Indstilling\n\n      Direktøren indstiller,\n\n      1. at "
              "planen godkendes.\n\n    • Beslutning i Socialudvalget den 21-02-2019\n\n      Godkendt.\n\n  • 2 "
              "Kvalitetsstandard\n    • Beslutning i Socialudvalget den 21-02-2019\n\n      Udsat.\n"),
      ElementsAre("1 Godkendt.", "2 Udsat."));
}

struct MunicipalityCase {
  std::string text;
  std::string name;
  std::string rule;
};
class MunicipalityRules : public ::testing::TestWithParam<MunicipalityCase> {};
TEST_P(MunicipalityRules, AreSureWhereTheTextNamesOne) {
  const auto named = layout::FindMunicipality(GetParam().text);
  EXPECT_EQ(named ? named->name : "", GetParam().name);
  EXPECT_EQ(named ? named->rule : "", GetParam().rule);
  EXPECT_EQ(named && named->confidence == Confidence::kDoubtful, GetParam().rule == "municipality.address");
}
INSTANTIATE_TEST_SUITE_P(
    Lines, MunicipalityRules,
    ::testing::Values(MunicipalityCase{"Sted: Rådhuset, Solrød Kommune\n", "Solrød", "municipality.named"},
                      MunicipalityCase{"Sted: Solrød Kommune, mødelokale 3\n", "Solrød", "municipality.named"},
                      MunicipalityCase{"Sted: Storegade 3, Slagelse\n", "Slagelse", "municipality.only_one"},
                      MunicipalityCase{"Sted: Storegade 3, Slagelse\nDernæst: Havnen, Korsør\nOg Torvet, Næstved\n",
                                       "Næstved", "municipality.address"},
                      MunicipalityCase{"Kommune: Holbæk\n", "Holbæk", "municipality.named"},
                      MunicipalityCase{"Mødet i Byrådet i Faxe den 3. maj\n", "Faxe", "municipality.named"},
                      MunicipalityCase{"Vi holdt møde i Odense Havn\n", "", ""}));

TEST(Body, IsGivenOnlyWhereTheTextNamesNone) {
  MinutesReading reading = ParseMinutes(TextOf(kMeeting)).front();
  ASSERT_FALSE(reading.municipality);
  ApplyBody(reading, "Ballerup", BodyOrigin::kGiven);
  EXPECT_EQ(reading.municipality->value, "Ballerup");
  EXPECT_EQ(reading.municipality_origin, BodyOrigin::kGiven);
  ApplyBody(reading, "Køge", BodyOrigin::kInstallation);
  EXPECT_EQ(reading.municipality->value, "Ballerup");
}

}  // namespace
}  // namespace tovholder::minutes
