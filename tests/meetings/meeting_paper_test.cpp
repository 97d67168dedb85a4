// SPDX-License-Identifier: EUPL-1.2
#include "meetings/meeting_paper.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "documents/pdf_writer.h"
#include "documents/sample_paper.h"
#include "documents/subprocess.h"
#include "documents/zip_archive.h"
#include "meetings/sample_meeting.h"

namespace tovholder::meetings {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

constexpr PaperSetting kOpen{};
const PaperSetting kFull{Edition::kFull};

std::string RunTool(std::vector<std::string> tool, const std::string& pdf, std::vector<std::string> rest = {}) {
  const documents::TemporaryFolder folder;
  tool.push_back(folder.Write("paper.pdf", pdf));
  std::move(rest.begin(), rest.end(), std::back_inserter(tool));
  documents::ProgramLimits limits;
  limits.folder = folder.path();
  const auto run = documents::RunProgram(tool, {}, limits);
  EXPECT_TRUE(run) << run.error().id;
  if (!run) return {};
  EXPECT_EQ(run->exit_status, 0) << run->output << run->error_text;
  return run->output;
}

std::string PdfOf(const documents::Paper& paper) {
  const auto pdf = documents::WritePdf(paper, documents::EagerPdf());
  EXPECT_TRUE(pdf) << pdf.error().id;
  return pdf.value_or("");
}

// Without its style and fonts, which would fill the screen where a test fails.
std::string HtmlOf(const documents::Paper& paper) {
  std::string html = documents::FormatPaperHtml(paper).value();
  const std::size_t style = html.find("<style>");
  return html.erase(style, html.find("</style>") - style);
}

// All parts of the Word document behind each other.
std::string DocxPartsOf(const documents::Paper& paper) {
  const std::string docx = documents::WriteDocx(paper).value();
  auto archive = documents::ZipArchive::Open(docx, "a.docx", 10 << 20).value();
  std::string parts;
  for (const std::string& name : archive.ListNames()) parts += archive.Read(name).value();
  return parts;
}

void ExpectNothingClosed(const std::string& bytes) {
  for (const std::string_view word : kClosedWords) EXPECT_THAT(bytes, Not(HasSubstr(std::string(word))));
}

TEST(MeetingPaper, TheOpenEditionTellsNothingOfAClosedItemInAnyForm) {
  const documents::Paper paper = MakeMeetingPaper(SampleRecords(), kOpen);
  const std::string pdf = PdfOf(paper);
  for (const std::string& bytes : {HtmlOf(paper), DocxPartsOf(paper), RunTool({"pdftotext"}, pdf, {"-"}),
                                   RunTool({"qpdf", "--qdf"}, pdf, {"-"})}) {
    ExpectNothingClosed(bytes);
  }
  EXPECT_THAT(RunTool({"pdftotext"}, pdf, {"-"}), AllOf(HasSubstr("Lukket punkt"), HasSubstr("Budget for Ærøvej")));
}

TEST(MeetingPaper, TheFullEditionTellsAllOfIt) {
  const std::string html = HtmlOf(MakeMeetingPaper(SampleRecords(), kFull));
  for (const std::string_view word : {"Hemmelighuset", "330-2026-9002", "Forhandlingsbeløbet", "Lis Lukkemand",
                                      "Kuvertbilag", "Mindretalshviskeren", "Udvalget for Skjult", "Listen over bud"}) {
    EXPECT_THAT(html, HasSubstr(std::string(word)));
  }
  EXPECT_THAT(html, HasSubstr("Fuld udgave, ikke offentlig"));
}

TEST(MeetingPaper, WhatOfAClosedItemMayBePublicStays) {
  MeetingRecords records = SampleRecords();
  records.items[1].item.show_title = true;
  const std::string html = HtmlOf(MakeMeetingPaper(std::move(records), kOpen));
  EXPECT_THAT(html, AllOf(HasSubstr("Køb af Hemmelighuset"), Not(HasSubstr("330-2026-9002")),
                          Not(HasSubstr("Forhandlingsbeløbet"))));
}

TEST(MeetingPaper, EditionsDifferWhereSomethingIsClosed) {
  std::vector<ItemDetails> items = SampleRecords().items;
  EXPECT_TRUE(HasClosedParts(items));
  EXPECT_FALSE(HasClosedParts({items[2]}));
  EXPECT_TRUE(HasClosedParts({items[0]})) << "a closed attachment";
}

TEST(MeetingPaper, SaysWhenWhereAndWho) {
  const std::string html = HtmlOf(MakeMeetingPaper(SampleRecords(), kOpen));
  EXPECT_THAT(html, AllOf(HasSubstr("<h1>Bestyrelsesmøde, 22. april 2026</h1>"), HasSubstr("Referat"),
                          HasSubstr("onsdag den 22. april 2026"), HasSubstr("kl. 15.00 til kl. 16.30"),
                          HasSubstr("Beboerhuset"), HasSubstr("Bestyrelsen, Slagelse Kommune"),
                          HasSubstr("1. maj 2026 · Offentlig udgave")));
  EXPECT_THAT(html, AllOf(HasSubstr("<td>Åse Møller</td><td>A, formand</td><td>Til stede</td>"),
                          HasSubstr("<td>Ib Afbud Sørensen</td><td>FOB</td><td>Afbud</td>")));
  // At the item stands who differs, and nobody else.
  EXPECT_THAT(html, AllOf(HasSubstr("<dt>Fraværende</dt><dd>Bo Lund</dd>"),
                          HasSubstr("<dt>Gæst</dt><dd>Revisor Ole Rask</dd>"), Not(HasSubstr("<dt>Til stede</dt>"))));
}

TEST(MeetingPaper, NamesItsDayAlsoWhereTheTitleNamesAYear) {
  MeetingRecords records = SampleRecords();
  records.row.meeting.title = "Helhedsplan 2026-2030";
  EXPECT_EQ(MakeMeetingPaper(std::move(records), kOpen).title, "Helhedsplan 2026-2030, 22. april 2026");
}

TEST(MeetingPaper, ListsItsItemsAndLeadsToThem) {
  const std::string html = HtmlOf(MakeMeetingPaper(SampleRecords(), kOpen));
  EXPECT_THAT(html, HasSubstr("<nav class=\"contents\"><h2>Punkter</h2><ol><li><a href=\"#overskrift-1\"><span "
                              "class=\"number\">1</span> <span>Budget for Ærøvej</span> <span "
                              "class=\"note\">Beslutningspunkt</span></a></li>"));
  EXPECT_THAT(html, HasSubstr("<h2 id=\"overskrift-1\">"));
  EXPECT_THAT(DocxPartsOf(MakeMeetingPaper(SampleRecords(), kOpen)),
              AllOf(HasSubstr("<w:hyperlink w:anchor=\"overskrift1\">"), HasSubstr("w:name=\"overskrift1\"")));
}

TEST(MeetingPaper, GivesEachPointItsNumberAndItsDecision) {
  const std::string html = HtmlOf(MakeMeetingPaper(SampleRecords(), kOpen));
  EXPECT_THAT(html, HasSubstr("Indstillet af Sekretariatet"));
  EXPECT_THAT(html, HasSubstr("<ol><li>at budgettet godkendes<strong><br>Besluttet:</strong> Godkendt.</li></ol>"
                              "<ol start=\"3\"><li>at der købes bænke</li></ol>"));
  EXPECT_THAT(html, AllOf(HasSubstr("Godkendt med ændringer."), HasSubstr("Åse Møller stemte imod."),
                          HasSubstr("<strong>Økonomiudvalget</strong>"), HasSubstr("Koordinationsgruppen, 3. marts"),
                          HasSubstr("Budget 2026 <span class=\"note\">(anbefales)</span>")));
}

// Imported case texts repeat the title.
TEST(MeetingPaper, HeadsAnItemOnce) {
  const std::string html = HtmlOf(MakeMeetingPaper(SampleRecords(), kOpen));
  EXPECT_THAT(html, HasSubstr("Sagsfremstilling</h3>"));
  EXPECT_THAT(html, Not(HasSubstr("Budget for Ærøvej</h3>")));
}

TEST(MeetingPaper, IsSignedByThoseWhoTookPart) {
  const std::string html = HtmlOf(MakeMeetingPaper(SampleRecords(), kOpen));
  const std::string page = html.substr(html.rfind("Underskrifter</h2>"));
  EXPECT_THAT(page, AllOf(HasSubstr("<td>Åse Møller</td><td>A, formand</td><td><br><br></td>"),
                          HasSubstr("<td>Bo Lund</td>"), Not(HasSubstr("Ib Afbud"))));
}

TEST(MeetingPaper, ShowsApprovalsInPlaceOfLines) {
  MeetingRecords records = SampleRecords();
  records.signatures = {{"Åse Møller", "formand", "Godkendt 22. april 2025 kl. 16.40"}, {"Bo Lund", "", ""}};
  const std::string html = HtmlOf(MakeMeetingPaper(std::move(records), kOpen));
  EXPECT_THAT(html, AllOf(HasSubstr("<td>formand</td><td>Godkendt 22. april 2025 kl. 16.40</td>"),
                          HasSubstr("<td>Bo Lund</td><td></td><td><br><br></td>")));
}

TEST(MeetingPaper, AnAgendaIsNotSigned) {
  MeetingRecords records = SampleRecords();
  records.row.meeting.kind = minutes::PaperKind::kAgenda;
  records.row.meeting.visibility = people::Visibility::kDraft;
  const std::string html = HtmlOf(MakeMeetingPaper(std::move(records), kOpen));
  EXPECT_THAT(html, AllOf(HasSubstr("Dagsorden"), Not(HasSubstr("Underskrifter")), HasSubstr("Kladde · Offentlig")));
}

TEST(MeetingPaper, LinksToAttachmentsOnlyWhereItsAddressIsKnown) {
  MeetingRecords records = SampleRecords();
  records.items[0].attachments[0].id = AttachmentId{7};
  records.items[0].attachments[0].file = 3;
  EXPECT_THAT(HtmlOf(MakeMeetingPaper(records, kOpen)), Not(HasSubstr("/bilag/7")));
  EXPECT_THAT(HtmlOf(MakeMeetingPaper(records, {Edition::kOpen, html::Language::kDanish, "https://plan.dk"})),
              HasSubstr("<a href=\"https://plan.dk/bilag/7\">Budget 2026</a>"));
}

TEST(MeetingPaper, SpeaksEnglish) {
  const std::string html = HtmlOf(MakeMeetingPaper(SampleRecords(), {Edition::kOpen, html::Language::kEnglish}));
  EXPECT_THAT(html, AllOf(HasSubstr("<html lang=\"en\">"), HasSubstr("Open version"), HasSubstr("Closed item"),
                          HasSubstr("Signatures</h2>")));
}

TEST(MeetingPaper, IsASoundAndTaggedPdf) {
  const std::string pdf = PdfOf(MakeMeetingPaper(SampleRecords(), kFull));
  EXPECT_THAT(RunTool({"qpdf", "--check"}, pdf), HasSubstr("No syntax or stream encoding errors"));
  EXPECT_THAT(RunTool({"pdfinfo"}, pdf), AllOf(HasSubstr("Tagged:          yes"), HasSubstr("(A4)")));
  EXPECT_THAT(RunTool({"qpdf", "--json"}, pdf), HasSubstr("\"/Lang\": \"u:da\""));
  const std::string structure = RunTool({"pdfinfo", "-struct-text"}, pdf);
  for (const std::string tag : {"H1", "H2", "H3", "Table", "TH", "TD", "L", "LI", "Link", "P"}) {
    EXPECT_THAT(structure, testing::AnyOf(HasSubstr(" " + tag + "\n"), HasSubstr(" " + tag + " (")));
  }
  // The page of each item beside it.
  EXPECT_THAT(RunTool({"pdftotext", "-layout"}, pdf, {"-"}),
              testing::ContainsRegex("1 +Budget for Ærøvej Beslutningspunkt +[1-9]\n"));
}

TEST(Yearbook, HoldsThirtyMeetingsWithPagesCountedOn) {
  Yearbook yearbook{"Bestyrelsen", "Slagelse Kommune", 2026, {}};
  for (int i = 0; i < 30; ++i) yearbook.meetings.push_back(SampleRecords());
  const documents::Paper paper = MakeYearbookPaper(std::move(yearbook), kOpen);
  const std::string pdf = PdfOf(paper);
  EXPECT_THAT(RunTool({"qpdf", "--check"}, pdf), HasSubstr("No syntax or stream encoding errors"));
  const std::string text = RunTool({"pdftotext", "-layout"}, pdf, {"-"});
  EXPECT_THAT(text, AllOf(HasSubstr("Årsbog 2026: Bestyrelsen"), HasSubstr("30 møder"), HasSubstr("Indhold"),
                          HasSubstr("Side 60 af ")));
  for (const std::string& bytes : {text, HtmlOf(paper), DocxPartsOf(paper)}) ExpectNothingClosed(bytes);
}

TEST(PaperFileNames, SayWhatIsInside) {
  MeetingRow row = SampleRecords().row;
  EXPECT_EQ(FileNameOf(row, kOpen), "Referat 2026-04-22 Bestyrelsesmøde");
  EXPECT_EQ(FileNameOf(row, kFull), "Referat 2026-04-22 Bestyrelsesmøde, fuld udgave");
  row.meeting.title = "../§ 17,4:\r\n\"møde\"";
  EXPECT_EQ(FileNameOf(row, kOpen), "Referat 2026-04-22 .. § 17,4 møde");
  row.meeting.title = {};
  row.meeting.date.reset();
  row.meeting.kind = minutes::PaperKind::kAgenda;
  EXPECT_EQ(FileNameOf(row, kOpen), "Dagsorden");
  EXPECT_EQ(FileNameOf(Yearbook{"Bestyrelsen", "", 2026, {}}, kFull), "Årsbog 2026 Bestyrelsen, fuld udgave");
}

}  // namespace
}  // namespace tovholder::meetings
