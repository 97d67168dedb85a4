// SPDX-License-Identifier: EUPL-1.2
#include "documents/pdf_reader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <string>
#include <vector>

#include "documents/page_columns.h"
#include "documents/page_heads.h"
#include "documents/reader.h"
#include "documents/subprocess.h"

namespace tovholder::documents {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::Field;
using ::testing::HasSubstr;
using ::testing::Not;

// A PDF written by hand: one content stream a page, Helvetica, letters of ISO 8859-1.
std::string HandmadePdf(const std::vector<std::string>& pages, const std::string& trailer_more = {}) {
  std::string pdf = "%PDF-1.4\n";
  std::vector<std::size_t> places;
  const auto add = [&](const std::string& object) {
    places.push_back(pdf.size());
    pdf += std::to_string(places.size()) + " 0 obj\n" + object + "\nendobj\n";
  };
  add("<< /Type /Catalog /Pages 2 0 R >>");
  std::string kids;
  for (std::size_t i = 0; i < pages.size(); ++i) kids += std::to_string(4 + 2 * i) + " 0 R ";
  add("<< /Type /Pages /Count " + std::to_string(pages.size()) + " /Kids [" + kids + "] >>");
  add("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>");
  for (std::size_t i = 0; i < pages.size(); ++i) {
    add("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents " + std::to_string(5 + 2 * i) +
        " 0 R /Resources << /Font << /F 3 0 R >> >> >>");
    add("<< /Length " + std::to_string(pages[i].size()) + " >>\nstream\n" + pages[i] + "\nendstream");
  }
  const std::size_t xref = pdf.size();
  pdf += "xref\n0 " + std::to_string(places.size() + 1) + "\n0000000000 65535 f \n";
  for (const std::size_t place : places) {
    std::string number = std::to_string(place);
    pdf += std::string(10 - number.size(), '0') + number + " 00000 n \n";
  }
  return pdf + "trailer\n<< /Root 1 0 R /Size " + std::to_string(places.size() + 1) + " " + trailer_more +
         " >>\nstartxref\n" + std::to_string(xref) + "\n%%EOF\n";
}

std::string TextAt(int x, int y, const std::string& text) {
  return "BT /F 11 Tf " + std::to_string(x) + " " + std::to_string(y) + " Td (" + text + ") Tj ET\n";
}

// A PDF as our own exports are made.
std::string WeasyPdf(const std::string& html, const TemporaryFolder& folder) {
  ProgramLimits limits;
  limits.memory = 4ULL << 30;
  limits.folder = folder.path();
  limits.wall_time = std::chrono::seconds(100);
  limits.cpu_time = std::chrono::seconds(100);
  const std::string source = folder.Write("page.html", html);
  const Result<ProgramRun> run = RunProgram({"weasyprint", "-q", source, folder.path() + "/page.pdf"}, {}, limits);
  EXPECT_TRUE(run && run->exit_status == 0) << (run ? run->error_text : run.error().id);
  const Result<std::string> bytes = LoadFile(folder.path() + "/page.pdf");
  EXPECT_TRUE(bytes);
  return bytes ? *bytes : std::string();
}

TextDocument Read(const std::string& bytes, const ReadOptions& options = {}) {
  Result<TextDocument> document = ReadDocument(bytes, "a.pdf", options);
  EXPECT_TRUE(document) << (document ? "" : document.error().id);
  return document ? *document : TextDocument{};
}

TEST(Pdf, TextLayerWithPages) {
  const TextDocument document = Read(
      HandmadePdf({TextAt(72, 700, "Referat af m\\370de") + TextAt(72, 660, "Tid:") + TextAt(200, 660, "kl. 15.00"),
                   TextAt(72, 700, "Side to om noget andet")}));
  EXPECT_EQ(document.kind, FileKind::kPdf);
  EXPECT_FALSE(document.scanned);
  EXPECT_THAT(document.text, HasSubstr("Referat af møde\n"));
  EXPECT_THAT(document.text, HasSubstr("Tid:   "));
  EXPECT_EQ(document.PageOf(static_cast<std::uint32_t>(document.text.find("Side to"))), 2);
}

TEST(Pdf, RunningHeadsLeaveTheText) {
  std::vector<std::string> pages;
  for (int i = 1; i <= 4; ++i) {
    pages.push_back(TextAt(200, 800, "Byr\\345det den 22. april 2025") + TextAt(72, 700, "Punkt " + std::to_string(i)) +
                    TextAt(72, 680, "Beslutning") + TextAt(72, 660, "Godkendt.") +
                    TextAt(400, 40, "Side " + std::to_string(i) + " af 4"));
  }
  const TextDocument document = Read(HandmadePdf(pages));
  const auto count = [&](std::string_view word) {
    std::size_t found = 0;
    for (std::size_t at = document.text.find(word); at != std::string::npos; at = document.text.find(word, at + 1))
      ++found;
    return found;
  };
  EXPECT_EQ(count("Byrådet den 22. april 2025"), 1U);
  EXPECT_EQ(count("Side "), 0U);
  EXPECT_EQ(count("Punkt "), 4U);
  EXPECT_EQ(count("Godkendt."), 4U);
  EXPECT_THAT(document.warnings,
              Contains(Error{"documents.running_head",
                             {{"file", "a.pdf"}, {"text", "Byrådet den 22. april 2025"}, {"pages", "4"}}}));
}

TEST(Pdf, AShortPageKeepsItsTextLayer) {
  std::vector<std::string> pages;
  for (int i = 1; i <= 3; ++i) {
    pages.push_back(TextAt(200, 800, "Byr\\345det den 22. april 2025") + TextAt(72, 700, "Tre") +
                    TextAt(400, 40, "Side " + std::to_string(i) + " af 3"));
  }
  const TextDocument document = Read(HandmadePdf(pages));
  EXPECT_FALSE(document.scanned);
  EXPECT_EQ(document.text.find("Side"), std::string::npos);
  EXPECT_EQ(document.text.find("Byrådet"), document.text.rfind("Byrådet"));
}

TEST(Pdf, TwoThousandPages) {
  std::vector<std::string> pages;
  for (int i = 1; i <= 2000; ++i) pages.push_back(TextAt(72, 700, "Dette er side nummer " + std::to_string(i)));
  const TextDocument document = Read(HandmadePdf(pages));
  EXPECT_EQ(document.pages.size(), 2000U);
  EXPECT_EQ(document.PageOf(static_cast<std::uint32_t>(document.text.find("nummer 1999"))), 1999);
}

TEST(Pdf, PagesAreCountedWithoutReadingThem) {
  EXPECT_EQ(CountPdfPages(HandmadePdf({TextAt(72, 700, "tekst")}), "a.pdf").value(), 1);
  EXPECT_EQ(CountPdfPages(HandmadePdf({"", "", ""}), "a.pdf").value(), 3) << "empty ones too";
  EXPECT_EQ(CountPdfPages(HandmadePdf({}), "a.pdf").value(), 0);
  EXPECT_EQ(ReadDocument(HandmadePdf({}), "a.pdf").error().params.at("detail"), "no pages");
  EXPECT_EQ(CountPdfPages("%PDF-1.4\nhej", "a.pdf").error().id, "documents.damaged");
}

TEST(Pdf, DamagedIsNamedSo) {
  const std::string whole = HandmadePdf({TextAt(72, 700, "tekst")});
  const Result<TextDocument> cut = ReadDocument(whole.substr(0, 40), "a.pdf");
  ASSERT_FALSE(cut);
  EXPECT_EQ(cut.error().id, "documents.damaged");
  EXPECT_EQ(cut.error().params.at("kind"), "PDF");
  EXPECT_FALSE(cut.error().params.at("detail").empty());
  // Without its table of places it can still be put together.
  const std::size_t table = whole.find("xref\n0");
  EXPECT_THAT(Read(whole.substr(0, table) + whole.substr(whole.find("trailer"))).text, HasSubstr("tekst"));
}

// Standard security handler, revision 2: the user's password is not empty, so nothing opens it.
TEST(Pdf, EncryptedIsNamedSo) {
  const std::string secret(64, 'A');
  const std::string pdf = HandmadePdf({TextAt(72, 700, "hemmeligt")},
                                      "/ID [<00112233445566778899AABBCCDDEEFF> <00112233445566778899AABBCCDDEEFF>] "
                                      "/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <" +
                                          secret + "> /U <" + secret + "> >>");
  EXPECT_EQ(ReadDocument(pdf, "a.pdf").error(), (Error{"documents.encrypted", {{"file", "a.pdf"}}}));
}

TEST(Pdf, EmptyPagesWithoutRecognitionAreWarnedOf) {
  ReadOptions options;
  options.recognition = Recognition::kNever;
  const TextDocument document = Read(HandmadePdf({TextAt(72, 700, "Her er der tekst nok"), ""}), options);
  EXPECT_THAT(document.warnings, ElementsAre(Error{"documents.page_without_text", {{"file", "a.pdf"}, {"page", "2"}}}));
  EXPECT_EQ(ReadDocument(HandmadePdf({""}), "a.pdf", options).error().id, "documents.no_text");
}

class Scan : public ::testing::Test {
 protected:
  // Printed, drawn as an image, and wrapped into a PDF again.
  void SetUp() override {
    const std::string text =
        "<p style='font:20pt serif'>Mødet blev afholdt på Rådhuset, og udvalget godkendte den "
        "boligsociale helhedsplan for hele kommunen.</p>";
    const std::string head =
        "<html lang=da><head><meta charset=utf-8><style>@page{size:A5;margin:1cm}</style></head><body>";
    folder_.Write("text.pdf", WeasyPdf(head + text, folder_));
    ProgramLimits limits;
    limits.folder = folder_.path();
    const Result<ProgramRun> drawn =
        RunProgram({"pdftoppm", "-png", "-r", "200", "-singlefile", "text.pdf", "scan"}, {}, limits);
    ASSERT_TRUE(drawn && drawn->exit_status == 0);
    const Result<std::string> image = LoadFile(folder_.path() + "/scan.png");
    ASSERT_TRUE(image);
    image_ = *image;
    pdf_ = WeasyPdf(head +
                        "<img style='width:100%' src='scan.png'><p style='page-break-before:always'>"
                        "<img style='width:100%' src='scan.png'>",
                    folder_);
  }

  TemporaryFolder folder_;
  std::string image_;
  std::string pdf_;
};

TEST_F(Scan, PdfAndImageAreRecognised) {
  ReadOptions options;
  std::vector<std::string> progress;
  options.progress = [&](int done, int pages) {
    progress.push_back(std::to_string(done) + "/" + std::to_string(pages));
  };
  const TextDocument document = Read(pdf_, options);
  EXPECT_TRUE(document.scanned);
  EXPECT_THAT(document.text, HasSubstr("boligsociale helhedsplan"));
  EXPECT_THAT(document.text, HasSubstr("Rådhuset"));
  EXPECT_EQ(document.pages.size(), 2U);
  EXPECT_THAT(progress, ElementsAre("1/2", "2/2"));

  const Result<TextDocument> image = ReadDocument(image_, "a.png");
  ASSERT_TRUE(image) << image.error().id;
  EXPECT_EQ(image->kind, FileKind::kImage);
  EXPECT_TRUE(image->scanned);
  EXPECT_THAT(image->text, HasSubstr("godkendte"));
  const Result<TextDocument> broken = ReadDocument(image_.substr(0, 60), "a.png");
  ASSERT_FALSE(broken);
  EXPECT_EQ(broken.error().id, "documents.damaged");

  std::atomic<bool> stop = true;
  options.cancelled = [&] { return stop.load(); };
  EXPECT_EQ(ReadDocument(pdf_, "a.pdf", options).error(), (Error{"documents.cancelled", {{"file", "a.pdf"}}}));
}

TEST(PageHeads, KeepWhatOnlyLooksLikeOne) {
  PageTexts texts;
  texts.pages = {"Punkt 1\ntekst\nGodkendt.", "Punkt 2\ntekst\nGodkendt.", "Punkt 3\ntekst\nGodkendt."};
  texts.upper = {"Punkt 1", "Punkt 2", "Punkt 3"};
  texts.lower = {"", "", ""};
  const std::vector<std::string> before = texts.pages;
  EXPECT_TRUE(RemoveRunningHeads(texts).empty());
  EXPECT_EQ(texts.pages, before);
}

TEST(PageHeads, NumberedHeadsGoButForTheFirst) {
  PageTexts texts;
  texts.pages = {"1Samlet plan for alt\n\ntekst", "2Samlet plan for alt\n\nmere", "3Samlet plan for alt\n\nslut"};
  texts.upper = {"1Samlet plan for alt", "2Samlet plan for alt", "3Samlet plan for alt"};
  texts.lower = {"", "", ""};
  const std::vector<RunningHead> heads = RemoveRunningHeads(texts);
  ASSERT_EQ(heads.size(), 1U);
  EXPECT_EQ(heads[0].text, "1Samlet plan for alt");
  EXPECT_THAT(texts.pages, ElementsAre("1Samlet plan for alt\n\ntekst", "\nmere", "\nslut"));
}

TEST(PageHeads, PageNumbersMayBeginBehindACover) {
  PageTexts texts;
  texts.pages = {"forside", "tekst\n1", "mere\n2", "slut\n3"};
  texts.lower = {"", "1", "2", "3"};
  texts.upper.resize(4);
  EXPECT_TRUE(RemoveRunningHeads(texts).empty());
  EXPECT_THAT(texts.pages, ElementsAre("forside", "tekst\n", "mere\n", "slut\n"));
}

TEST(PageHeads, ADateOnEveryPageStaysOnce) {
  PageTexts texts;
  texts.pages = {"tekst\n12.05.2024", "mere\n12.05.2024", "slut\n12.05.2024"};
  texts.lower = {"12.05.2024", "12.05.2024", "12.05.2024"};
  texts.upper.resize(3);
  (void)RemoveRunningHeads(texts);
  EXPECT_THAT(texts.pages[0], HasSubstr("12.05.2024"));
}

TEST(PageColumns, RunningTextInTwoColumnsIsUnfolded) {
  const std::string page =
      "   Overskrift\n\n"
      "   Spalte et begynder her med       Spalte to kommer bagefter og\n"
      "   en linje, som fylder helt        har lige så mange linjer som\n"
      "   ud til kanten af spalten         den første, så man kan se at\n"
      "   og så videre til det er          rækkefølgen er den rigtige i\n"
      "   slut med den her spalte.         hele det her korte afsnit.\n\n"
      "   Efter spalterne.\n";
  const std::string unfolded = UnfoldPage(page);
  EXPECT_LT(unfolded.find("slut med den her"), unfolded.find("Spalte to kommer"));
  EXPECT_LT(unfolded.find("korte afsnit"), unfolded.find("Efter spalterne"));
  EXPECT_EQ(unfolded.find("Overskrift\n"), 0U);
}

TEST(PageColumns, TablesAndLabelsKeepTheirLines) {
  const std::string page =
      "Frist      Aktivitet                                    Ansvarlig\n"
      "Maj 2024   Møde i bestyrelsen om den nye plan og alt    FOB\n"
      "Juni 2024  Møde i udvalget om den nye plan og mere      SK\n"
      "Juli 2024  Ferie                                        Alle\n"
      "Aug. 2024  Møde i udvalget om den nye plan og mere      SK\n"
      "Sept.      Møde i udvalget om den nye plan og mere      SK\n";
  EXPECT_EQ(UnfoldPage(page), page);
  std::string wide;
  for (int i = 0; i < 8; ++i)
    wide += "Maj 2024   Møde i bestyrelsen om den nye plan    Boligorganisationerne og kommunen\n";
  EXPECT_EQ(UnfoldPage(wide), wide);
}

}  // namespace
}  // namespace tovholder::documents
