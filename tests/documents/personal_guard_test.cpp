// SPDX-License-Identifier: EUPL-1.2
#include "documents/personal_guard.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "documents/pdf_strings.h"
#include "documents/pdf_writer.h"
#include "documents/sample_paper.h"
#include "documents/subprocess.h"
#include "documents/xlsx_builder.h"
#include "documents/zip_writer.h"

namespace tovholder::documents {
namespace {

using ::testing::AnyOf;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

constexpr const char* kNumber = "010190-1234";

// "place page" of each number.
std::vector<std::string> Places(const GuardReport& report) {
  std::vector<std::string> places;
  for (const GuardedNumber& number : report.numbers) {
    places.push_back(std::string(ToName(number.place)) + " " + std::to_string(number.page));
  }
  return places;
}

std::vector<std::string> Reasons(const GuardReport& report) {
  std::vector<std::string> reasons;
  for (const Unchecked& one : report.unchecked) reasons.push_back(one.file + " " + one.reason.id);
  return reasons;
}

Paper PaperSaying(const std::string& text) {
  Paper paper = SamplePaper();
  paper.blocks.emplace_back(PaperPageBreak{});
  paper.blocks.emplace_back(PaperParagraph{Plain(text)});
  return paper;
}

std::string Pdf(const Paper& paper) {
  const Result<std::string> pdf = WritePdf(paper, EagerPdf());
  EXPECT_TRUE(pdf) << pdf.error().id;
  return pdf ? *pdf : std::string();
}

// "page count" of each count.
std::vector<std::string> Counts(const GuardReport& report) {
  std::vector<std::string> counts;
  for (const GuardedCount& one : report.counts) {
    counts.push_back(std::to_string(one.page) + " " + std::to_string(one.count));
  }
  return counts;
}

// A page of a PDF as an image, drawn by Poppler; "-png" or "-jpeg".
std::string Drawn(const std::string& pdf, const std::string& kind, int page) {
  const TemporaryFolder folder;
  ProgramLimits limits;
  limits.folder = folder.path();
  const std::string stem = folder.path() + "/page";
  const std::string number = std::to_string(page);
  const Result<ProgramRun> run = RunProgram(
      {"pdftoppm", kind, "-r", "150", "-singlefile", "-f", number, "-l", number, folder.Write("a.pdf", pdf), stem}, {},
      limits);
  EXPECT_TRUE(run && run->exit_status == 0);
  const Result<std::string> bytes = LoadFile(stem + (kind == "-png" ? ".png" : ".jpg"));
  EXPECT_TRUE(bytes);
  return bytes ? *bytes : std::string();
}

std::string Docx(const std::string& body, std::vector<ZipPart> more = {}) {
  const std::string head =
      "<?xml version=\"1.0\"?><w:document "
      "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>";
  more.insert(more.begin(), {"[Content_Types].xml", "<Types/>"});
  more.push_back(
      {"word/document.xml", head + "<w:p><w:r><w:t>Indstilling</w:t></w:r></w:p>" + body + "</w:body></w:document>"});
  return WriteZip(more);
}

std::string WordPart(const std::string& root, const std::string& text) {
  return "<w:" + root + " xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:p><w:r><w:t>" +
         text + "</w:t></w:r></w:p></w:" + root + ">";
}

TEST(PersonalGuard, TextAndNameAreLookedAt) {
  EXPECT_EQ(FindPersonalNumbersInFile("a.txt", "Intet her").verdict(), GuardVerdict::kClean);
  const GuardReport text = FindPersonalNumbersInFile("a.txt", std::string("Borger ") + kNumber + " bor her");
  EXPECT_EQ(text.verdict(), GuardVerdict::kFound);
  EXPECT_THAT(Places(text), ElementsAre("text 1"));
  EXPECT_EQ(text.numbers[0].excerpt, "Borger xxxxxx-xxxx bor her");
  EXPECT_THAT(Places(FindPersonalNumbersInFile("ansøgning_010190_1234.txt", "Intet")), ElementsAre("file_name 0"));
}

TEST(PersonalGuard, HtmlIsReadBehindThePageToo) {
  EXPECT_THAT(Places(FindPersonalNumbersInFile("a.html",
                                               "<html><body><p>010190-1234</p><!-- 020291-1234 -->"
                                               "<input type=hidden value='030392-1234'></body></html>")),
              ElementsAre("text 1", "hidden 0", "hidden 0"));
}

TEST(PersonalGuard, PdfTextSaysItsPage) {
  const GuardReport report = FindPersonalNumbersInFile("a.pdf", Pdf(PaperSaying("CPR 010190-1234")));
  EXPECT_THAT(Places(report), ElementsAre("text 3"));
  EXPECT_THAT(FindPersonalNumbersInFile("a.pdf", Pdf(SamplePaper())).numbers, IsEmpty());
}

TEST(PersonalGuard, PdfPropertiesNotesAndFields) {
  Paper paper = SamplePaper();
  paper.author = "Sagsbehandler";
  paper.title = "Sag om 010190-1234";
  std::string pdf = Pdf(paper);
  EXPECT_THAT(Places(FindPersonalNumbersInFile("a.pdf", pdf)), ElementsAre("text 1"));
  pdf +=
      "\n999 0 obj\n<< /Type /Annot /Subtype /Text /Contents (Ring til 020291-1234) >>\nendobj\n"
      "998 0 obj\n<< /FT /Tx /V <FEFF003000330030003300390032002D0031003200330034> >>\nendobj\n"
      "997 0 obj\n<< /Author (04049\\063-1234) >>\nendobj\n";
  EXPECT_THAT(Places(FindPersonalNumbersInFile("a.pdf", pdf)),
              ElementsAre("text 1", "note 0", "form_field 0", "metadata 0"));
}

// qpdf packs the objects, as most programs do.
TEST(PersonalGuard, PackedObjectsAreUnpacked) {
  const TemporaryFolder folder;
  const std::string plain = folder.Write(
      "a.pdf",
      "%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n"
      "<< /Type /Pages /Count 1 /Kids [3 0 R] >>\nendobj\n3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] "
      "/Annots [4 0 R] >>\n"
      "endobj\n4 0 obj\n<< /Type /Annot /Subtype /Text /Rect [0 0 1 1] /Contents (cpr 010190-1234) >>\nendobj\n"
      "trailer\n<< /Root 1 0 R /Size 5 >>\n");
  ProgramLimits limits;
  limits.folder = folder.path();
  const std::string packed = folder.path() + "/b.pdf";
  const auto run = RunProgram({"qpdf", "--object-streams=generate", "--compress-streams=y", plain, packed}, {}, limits);
  ASSERT_TRUE(run);
  const Result<std::string> bytes = LoadFile(packed);
  ASSERT_TRUE(bytes) << run->error_text;
  ASSERT_THAT(*bytes, Not(HasSubstr("010190")));
  EXPECT_THAT(Places(FindPersonalNumbersInFile("b.pdf", *bytes)), ElementsAre("note 0"));
  const std::string locked = folder.path() + "/c.pdf";
  ASSERT_TRUE(RunProgram({"qpdf", "--encrypt", "hemmelig", "x", "256", "--", plain, locked}, {}, limits));
  const GuardReport report = FindPersonalNumbersInFile("c.pdf", LoadFile(locked).value());
  EXPECT_EQ(report.verdict(), GuardVerdict::kNotChecked);
  EXPECT_THAT(Reasons(report), Contains("c.pdf documents.encrypted"));
}

TEST(PersonalGuard, ImagesAreRead) {
  const std::string pdf = Pdf(PaperSaying("Ansøgeren har personnummer 010190-1234 og bor i afdelingen."));
  for (const auto& [kind, name] :
       std::vector<std::pair<std::string, std::string>>{{"-png", "a.png"}, {"-jpeg", "a.jpg"}}) {
    EXPECT_THAT(Places(FindPersonalNumbersInFile(name, Drawn(pdf, kind, 3))), ElementsAre("recognised 1")) << name;
    const GuardReport clean = FindPersonalNumbersInFile(name, Drawn(pdf, kind, 2));
    EXPECT_EQ(clean.verdict(), GuardVerdict::kClean) << name;
  }
  ReadOptions blind;
  blind.recognition = Recognition::kNever;
  EXPECT_EQ(FindPersonalNumbersInFile("a.png", Drawn(pdf, "-png", 3), blind).verdict(), GuardVerdict::kNotChecked);
}

TEST(PersonalGuard, CountsOfFewAreToldWithTheirPage) {
  const std::string text = "I afdelingen er 3 familier og 40 unge.";
  const GuardReport plain = FindPersonalNumbersInFile("a.txt", text);
  EXPECT_EQ(plain.verdict(), GuardVerdict::kClean);
  EXPECT_THAT(Counts(plain), ElementsAre("1 3"));
  EXPECT_EQ(plain.counts[0].excerpt, "I afdelingen er 3 familier og 40 unge.");
  const std::string pdf = Pdf(PaperSaying(text));
  EXPECT_THAT(Counts(FindPersonalNumbersInFile("a.pdf", pdf)), ElementsAre("3 3"));
  EXPECT_THAT(Counts(FindPersonalNumbersInFile("a.png", Drawn(pdf, "-png", 3))), ElementsAre("1 3"));
  EXPECT_THAT(Counts(FindPersonalNumbersInFile("a.docx", Docx("<w:p><w:r><w:t>" + text + "</w:t></w:r></w:p>"))),
              ElementsAre("1 3"));
  EXPECT_THAT(Counts(FindPersonalNumbersInFile("a.zip", WriteZip({{"b.txt", text}}))), ElementsAre("1 3"));
  EXPECT_THAT(Counts(FindPersonalNumbersInFile("a.pdf", Pdf(SamplePaper()))), IsEmpty());
}

TEST(PersonalGuard, FilesInsideAPdfAreOpened) {
  const TemporaryFolder folder;
  const std::string page = folder.Write("a.pdf", Pdf(SamplePaper()));
  const std::string letter = folder.Write("brev.txt", "cpr 010190-1234");
  const std::string both = folder.path() + "/b.pdf";
  ProgramLimits limits;
  limits.folder = folder.path();
  const auto run = RunProgram({"qpdf", page, "--add-attachment", letter, "--", both}, {}, limits);
  ASSERT_TRUE(run && run->exit_status == 0);
  const GuardReport report = FindPersonalNumbersInFile("b.pdf", LoadFile(both).value());
  ASSERT_EQ(report.numbers.size(), 1U);
  EXPECT_EQ(report.numbers[0].file, "b.pdf/brev.txt");
}

// A scan alone, and a picture in a page that has a text as well.
TEST(PersonalGuard, PicturesInAPdfAreRead) {
  const std::string png = Drawn(Pdf(PaperSaying("Ansøgeren har personnummer 010190-1234.")), "-png", 3);
  Paper paper = SamplePaper();
  paper.blocks.insert(paper.blocks.begin(), PaperFigure{FigureKind::kPng, png, "Et brev", 150});
  const std::string pdf = Pdf(paper);
  EXPECT_THAT(Places(FindPersonalNumbersInFile("a.pdf", pdf)), Contains(AnyOf("recognised 1", "recognised 2")));
  Paper scan;
  scan.blocks = {PaperFigure{FigureKind::kPng, png, "", 150}};
  EXPECT_THAT(Places(FindPersonalNumbersInFile("a.pdf", Pdf(scan))), Contains(HasSubstr("recognised")));
  ReadOptions blind;
  blind.recognition = Recognition::kNever;
  EXPECT_NE(FindPersonalNumbersInFile("a.pdf", Pdf(scan), blind).verdict(), GuardVerdict::kClean);
}

TEST(PersonalGuard, WordIsReadThroughAndThrough) {
  const std::string docx = Docx(
      "<w:p><w:r><w:t>010190-</w:t></w:r><w:r><w:t>1234</w:t></w:r></w:p>"
      "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>020291-1234</w:t></w:r></w:p>"
      "<w:p><w:del><w:r><w:delText>030392-1234</w:delText></w:r></w:del></w:p>",
      {{"word/comments.xml", WordPart("comments", "040493-1234")},
       {"word/header1.xml", WordPart("hdr", "050594-1234")},
       {"word/footer1.xml", WordPart("ftr", "060695-1234")},
       {"docProps/core.xml", "<c><title>070796-1234</title></c>"}});
  EXPECT_THAT(Places(FindPersonalNumbersInFile("a.docx", docx)),
              ElementsAre("text 1", "comment 0", "page_head 0", "page_head 0", "metadata 0", "hidden 0", "deleted 0"));
  EXPECT_EQ(FindPersonalNumbersInFile("a.docx", Docx("")).verdict(), GuardVerdict::kClean);
  EXPECT_EQ(FindPersonalNumbersInFile("a.docx", *WriteDocx(SamplePaper())).verdict(), GuardVerdict::kClean);
}

TEST(PersonalGuard, PicturesInWordAreRead) {
  Paper paper = SamplePaper();
  paper.blocks.emplace_back(
      PaperFigure{FigureKind::kPng, Drawn(Pdf(PaperSaying("Personnummer 010190-1234 i sagen.")), "-png", 3), "Brev"});
  const GuardReport report = FindPersonalNumbersInFile("a.docx", *WriteDocx(paper));
  EXPECT_THAT(Places(report), ElementsAre("recognised 1"));
  EXPECT_THAT(report.numbers.at(0).file, HasSubstr("a.docx/word/media/figure"));
}

TEST(PersonalGuard, OpenDocument) {
  const std::string content =
      "<office:document-content xmlns:office=\"o\" xmlns:text=\"t\"><office:body><office:text><text:tracked-changes>"
      "<text:deletion><text:p>020291-1234</text:p></text:deletion></text:tracked-changes><text:p>Borger 010190-1234"
      "<office:annotation><text:p>030392-1234</text:p></office:annotation></text:p></office:text></office:body>"
      "</office:document-content>";
  const std::string odt = WriteZip({{"mimetype", "application/vnd.oasis.opendocument.text"},
                                    {"content.xml", content},
                                    {"meta.xml", "<m><creator>040493-1234</creator></m>"}});
  EXPECT_THAT(Places(FindPersonalNumbersInFile("a.odt", odt)),
              ElementsAre("text 1", "deleted 0", "comment 0", "metadata 0"));
}

TEST(PersonalGuard, ArchivesAreOpened) {
  const std::string inner = WriteZip({{"brev.txt", "cpr 010190-1234"}});
  const std::string outer =
      WriteZip({{"sag/indre.zip", inner}, {"b.docx", Docx("")}, {"c.xyz", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"}});
  const GuardReport report = FindPersonalNumbersInFile("bilag.zip", outer);
  ASSERT_EQ(report.numbers.size(), 1U);
  EXPECT_EQ(report.numbers[0].file, "bilag.zip/sag/indre.zip/brev.txt");
  EXPECT_THAT(Reasons(report), ElementsAre("bilag.zip/c.xyz documents.unknown_kind"));
  std::string deep = "tekst";
  for (int i = 0; i < 6; ++i) deep = WriteZip({{"a.zip", deep}});
  EXPECT_EQ(FindPersonalNumbersInFile("deep.zip", deep).verdict(), GuardVerdict::kNotChecked);
}

TEST(PersonalGuard, WhatCannotBeReadIsNeverClean) {
  const std::string excel = WriteZip({{"[Content_Types].xml", "<Types/>"},
                                      {"xl/workbook.xml", "<w/>"},
                                      {"xl/sharedStrings.xml", "<s><si><t>010190-1234</t></si></s>"}});
  const GuardReport report = FindPersonalNumbersInFile("a.xlsx", excel);
  EXPECT_THAT(Places(report), ElementsAre("text 0"));
  EXPECT_THAT(Reasons(report), ElementsAre("a.xlsx documents.damaged"));
  for (const std::string& bytes :
       {std::string("%PDF-1.4 itu"), std::string("PK\x03\x04itu"), std::string("\x89PNG\r\n\x1A\nitu"),
        std::string("\0\1\2\3\xFF\xFE\0\0binært", 16), std::string("GIF89a\0\0", 8)}) {
    EXPECT_EQ(FindPersonalNumbersInFile("a", bytes).verdict(), GuardVerdict::kNotChecked) << bytes;
  }
}

TEST(PersonalGuard, LooksIntoWorkbooks) {
  EXPECT_EQ(FindPersonalNumbersInFile("a.xlsx", MakeXlsx("<row><c><v>2025</v></c></row>")).verdict(),
            GuardVerdict::kClean);
  // As a number it has lost the zero that it begins with.
  EXPECT_THAT(Places(FindPersonalNumbersInFile("a.xlsx", MakeXlsx("<row><c><v>101901234</v></c></row>"))),
              ElementsAre("text 0"));
  BuiltWorkbook hidden{.sheets = {{.rows = "<row><c><v>1</v></c></row>"},
                                  {.name = "Ark2",
                                   .rows = R"(<row><c s="0"><v>101901234</v></c></row>)",
                                   .attributes = R"(state="hidden")"}},
                       .formats = R"(<numFmt numFmtId="164" formatCode="000000\-0000"/>)",
                       .styles = {164}};
  EXPECT_THAT(Places(FindPersonalNumbersInFile("a.xlsx", MakeXlsx(hidden))), ElementsAre("hidden 0"));
  const std::string runs = "<r><t>010190-</t></r><r><t>1234</t></r>";
  BuiltWorkbook noted{
      .sheets = {{.rows = "<row><c><v>1</v></c></row>"}},
      .more = {{"xl/comments1.xml", "<comments><comment><text>" + runs + "</text></comment></comments>"},
               {"xl/printerSettings/printerSettings1.bin", std::string("\0\1\2\3\xFF", 5)}}};
  const GuardReport report = FindPersonalNumbersInFile("a.xlsx", MakeXlsx(noted));
  EXPECT_THAT(Places(report), ElementsAre("comment 0"));
  EXPECT_THAT(Reasons(report), IsEmpty());
}

TEST(PdfStrings, BrokenFilesArePassedOver) {
  for (const char* bytes : {"(", "<", "((((", "(\\", "/", "<</Type/ObjStm/Filter/FlateDecode>>stream\nxyz", "stream",
                            "endstream stream\r\n"}) {
    EXPECT_THAT(ListPdfStrings(bytes, 1000), IsEmpty()) << bytes;
  }
}

}  // namespace
}  // namespace tovholder::documents
