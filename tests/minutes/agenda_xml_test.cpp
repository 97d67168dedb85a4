// SPDX-License-Identifier: EUPL-1.2
#include "minutes/agenda_xml.h"

#include <gtest/gtest.h>

#include <string>

namespace tovholder::minutes {
namespace {

constexpr const char* kSbsys = R"(<?xml version="1.0" encoding="utf-8"?>
<Dagsorden DagsordenID="77" Åben="true" Dagsordentype="Referat">
  <Møde MødeID="9" Udvalg="Socialudvalget" UdvalgID="3" Mødedato="27. august 2018" Mødetid="16:00" Mødesluttid="18:30" Mødested="Lokale 2"/>
  <Dagsordenpunkter>
    <Dagsordenpunkt DagsordenpunktID="1" Nummer="1" Åbent="true">
      <Overskrift>Støtte til café</Overskrift>
      <Sagsnummer>27.00.00-A00-8-18</Sagsnummer>
      <Indhold>
        <Indstilling>&lt;p&gt;Centret indstiller,&lt;/p&gt;&lt;p&gt;at støtten gives.&lt;/p&gt;</Indstilling>
        <Beslutning>Godkendt.</Beslutning>
      </Indhold>
      <Bilagsliste><Bilag BilagID="5" Navn="Budget" MaaPubliceres="False"/><Bilag BilagID="6" Navn="Ansøgning" MaaPubliceres="True"/></Bilagsliste>
      <Hemmelighed>Punkt 9: ikke et punkt</Hemmelighed>
    </Dagsordenpunkt>
    <Dagsordenpunkt DagsordenpunktID="2" Nummer="2" Åbent="false"><Overskrift>Køb af grund</Overskrift></Dagsordenpunkt>
  </Dagsordenpunkter>
</Dagsorden>)";

TEST(AgendaXml, ReadsSbsys) {
  ASSERT_TRUE(IsAgendaXml(kSbsys));
  const Result<AgendaXml> agenda = ParseAgendaXml(kSbsys, "dagsorden.xml");
  ASSERT_TRUE(agenda);
  ASSERT_EQ(agenda->readings.size(), 1U);
  const MinutesReading& reading = agenda->readings.front();
  EXPECT_EQ(reading.kind, PaperKind::kMinutes);
  EXPECT_EQ(reading.organization->value, "Socialudvalget");
  EXPECT_EQ(FormatIso(reading.date->value), "2018-08-27");
  EXPECT_EQ(FormatIso(reading.start->value), "16:00");
  EXPECT_EQ(FormatIso(reading.end->value), "18:30");
  ASSERT_EQ(reading.items.size(), 2U);
  const ItemReading& first = reading.items[0];
  EXPECT_EQ(first.number->value, "1");
  EXPECT_EQ(first.title.value, "Støtte til café");
  EXPECT_EQ(first.case_number->value, "27.00.00-A00-8-18");
  EXPECT_FALSE(first.closed.value);
  EXPECT_EQ(first.recommendations.at(0).text.value, "at støtten gives.");
  EXPECT_EQ(first.decision->value, "Godkendt.");
  ASSERT_EQ(first.attachments.size(), 2U);
  EXPECT_TRUE(first.attachments[0].closed);
  EXPECT_FALSE(first.attachments[1].closed);
  EXPECT_TRUE(reading.items[1].closed.value);
  ASSERT_EQ(reading.unplaced.size(), 1U);
  EXPECT_EQ(agenda->document.At(reading.unplaced[0]), "Hemmelighed: Punkt 9: ikke et punkt");
  EXPECT_EQ(agenda->document.At(first.title.place), "Støtte til café");
}

TEST(AgendaXml, ASupplementBelongsToItsMeeting) {
  const std::string two = R"(<Dagsordener>
    <Dagsorden DagsordenID="1"><Møde MødeID="9" Udvalg="Byrådet" Mødedato="27. august 2018 16:00"/>
      <Dagsordenpunkter><Dagsordenpunkt Nummer="1" Åbent="true"><Overskrift>A</Overskrift></Dagsordenpunkt></Dagsordenpunkter></Dagsorden>
    <Dagsorden DagsordenID="2"><Møde MødeID="9" Udvalg="Byrådet"/>
      <Dagsordenpunkter><Dagsordenpunkt Nummer="2" Åbent="måske"><Overskrift>B</Overskrift></Dagsordenpunkt></Dagsordenpunkter></Dagsorden>
  </Dagsordener>)";
  const Result<AgendaXml> agenda = ParseAgendaXml(two, "to.xml");
  ASSERT_TRUE(agenda);
  ASSERT_EQ(agenda->readings.size(), 1U);
  ASSERT_EQ(agenda->readings[0].items.size(), 2U);
  EXPECT_EQ(FormatIso(agenda->readings[0].start->value), "16:00");
  EXPECT_TRUE(agenda->readings[0].items[1].closed.value);  // a mark that cannot be told closes
}

constexpr const char* kAcadre = R"(<root>
  <table name="meeting"><fields><field name="sysid">4</field><field name="comname">Byrådet</field><field name="date">03-05-2021</field>
    <field name="place">Salen</field></fields></table>
  <table name="agenda"><fields><field name="sysid">12</field><field name="type">Dagsorden</field></fields>
    <table name="participant"><fields><field name="name">Ib Hansen</field><field name="absent">0</field></fields></table>
    <table name="participant"><fields><field name="name">Eva Borg</field><field name="absent">1</field></fields></table>
    <table name="participant"><fields><field name="name">Bo Ask</field><field name="absent">2</field></fields></table>
    <table name="item"><fields><field name="itemno">1</field><field name="title">Budget</field><field name="caseno">21/4455</field>
      <field name="comname">Byrådet</field><field name="area">ØU, BY</field><field name="weather">sol</field></fields></table>
  </table>
</root>)";

TEST(AgendaXml, ReadsAcadre) {
  const Result<AgendaXml> agenda = ParseAgendaXml(kAcadre, "acadre.xml");
  ASSERT_TRUE(agenda);
  const MinutesReading& reading = agenda->readings.front();
  EXPECT_EQ(reading.kind, PaperKind::kAgenda);
  EXPECT_EQ(reading.organization->value, "Byrådet");
  EXPECT_EQ(FormatIso(reading.date->value), "2021-05-03");
  ASSERT_EQ(reading.participants.size(), 3U);
  EXPECT_EQ(reading.participants[1].mark, AttendanceMark::kAbsent);
  EXPECT_EQ(reading.participants[2].mark, AttendanceMark::kApology);
  EXPECT_EQ(reading.absent.at(0).value, "Bo Ask");
  EXPECT_EQ(reading.not_present.at(0).value, "Eva Borg");
  ASSERT_EQ(reading.items.size(), 1U);
  EXPECT_EQ(reading.items[0].case_number->value, "21/4455");
  EXPECT_EQ(reading.items[0].decided_by->value, "Byrådet");
  EXPECT_EQ(agenda->document.At(reading.unplaced.at(0)), "weather: sol");
}

TEST(AgendaXml, ReportsDamageWithItsLine) {
  const Result<AgendaXml> agenda = ParseAgendaXml("<Dagsorden>\n<Møde>\n</Dagsorden>", "itu.xml");
  ASSERT_FALSE(agenda);
  EXPECT_EQ(agenda.error().id, "meetings.xml_damaged");
  EXPECT_EQ(agenda.error().params.at("file"), "itu.xml");
  EXPECT_EQ(agenda.error().params.at("line"), "3");
}

TEST(AgendaXml, RefusesWhatItDoesNotKnow) {
  EXPECT_FALSE(IsAgendaXml("<html><body/></html>"));
  EXPECT_FALSE(IsAgendaXml("Referat"));
  const Result<AgendaXml> agenda = ParseAgendaXml("<noter/>", "x.xml");
  ASSERT_FALSE(agenda);
  EXPECT_EQ(agenda.error().id, "meetings.xml_unknown");
  std::string deep = "<Dagsorden>";
  for (int i = 0; i < 5000; ++i) deep += "<a>";
  for (int i = 0; i < 5000; ++i) deep += "</a>";
  EXPECT_FALSE(ParseAgendaXml(deep + "</Dagsorden>", "dyb.xml"));
}

}  // namespace
}  // namespace tovholder::minutes
