// SPDX-License-Identifier: EUPL-1.2
#include "documents/paper.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <fstream>
#include <pugixml.hpp>

#include "documents/blocks.h"
#include "documents/paper_parts.h"
#include "documents/pdf_writer.h"
#include "documents/reader.h"
#include "documents/sample_paper.h"
#include "documents/subprocess.h"
#include "documents/zip_archive.h"

namespace tovholder::documents {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;
using namespace std::chrono_literals;

std::string HtmlOf(const Paper& paper) {
  const Result<std::string> html = FormatPaperHtml(paper);
  EXPECT_TRUE(html) << html.error().id;
  return html ? *html : std::string();
}

Paper PaperWith(PaperBlock block) {
  Paper paper;
  paper.title = "Prøve";
  paper.blocks.push_back(std::move(block));
  return paper;
}

// A tool's standard output; the file stands in its folder.
std::string Ask(std::vector<std::string> tool, const std::string& bytes) {
  const TemporaryFolder folder;
  tool.push_back(folder.Write("paper.pdf", bytes));
  ProgramLimits limits;
  limits.folder = folder.path();
  const Result<ProgramRun> run = RunProgram(tool, {}, limits);
  EXPECT_TRUE(run) << run.error().id << tool.front();
  if (!run) return {};
  EXPECT_EQ(run->exit_status, 0) << run->output << run->error_text;
  return run->output;
}

// "2|Økonomi" for headings, "-|text" for list items, "p|", "t|a|b" a row.
std::vector<std::string> Outline(const TextDocument& document) {
  std::vector<std::string> lines;
  for (const Block& block : ListBlocks(document)) {
    if (block.kind == BlockKind::kHeading) lines.push_back(std::to_string(block.level) + "|" + TextOf(document, block));
    if (block.kind == BlockKind::kParagraph) lines.push_back("p|" + TextOf(document, block));
    if (block.kind == BlockKind::kListItem) lines.push_back(block.marker + "|" + TextOf(document, block));
    for (const TableRow& row : block.rows) {
      std::string line = "t";
      for (const std::string& cell : CellsOf(document, row)) line += "|" + cell;
      lines.push_back(line);
    }
  }
  return lines;
}

TextDocument ReadBack(const std::string& bytes, const char* name) {
  ReadOptions options;
  options.recognition = Recognition::kNever;
  Result<TextDocument> document = ReadDocument(bytes, name, options);
  EXPECT_TRUE(document) << document.error().id;
  return document ? *document : TextDocument{};
}

TEST(PaperHtml, StandsAlone) {
  const std::string html = HtmlOf(SamplePaper());
  EXPECT_THAT(html, AllOf(HasSubstr("<html lang=\"da\">"), HasSubstr("<title>Dagsorden for Områdeudvalget</title>"),
                          HasSubstr("counter(page)"), HasSubstr("<th scope=\"col\" class=\"right\">Beløb</th>")));
  EXPECT_THAT(html, HasSubstr("<a href=\"https://example.dk/plan?a=1&amp;b=2\">læs planen</a>"));
  EXPECT_THAT(html, Not(HasSubstr("src=\"http")));
  EXPECT_THAT(html, Not(HasSubstr("<link")));
}

// The running head of the sample tries to end the style sheet.
TEST(PaperHtml, TextsInTheStyleSheetStayTexts) {
  const std::string html = HtmlOf(SamplePaper());
  EXPECT_EQ(html.find("</style>"), html.rfind("</style>"));
  EXPECT_THAT(html, HasSubstr("\\22 åbent\\22  \\3c \\2f style\\3e  møde"));
}

TEST(PaperHtml, ControlCharactersAreLeftOut) {
  const std::string html =
      HtmlOf(PaperWith(PaperParagraph{Plain(std::string("a\0b\x1B[1m\x7F\xEF\xBF\xBE c\xC2\x85\nd\xFF", 18))}));
  EXPECT_THAT(html, HasSubstr("<p>ab[1m c<br>d\xEF\xBF\xBD</p>"));
}

TEST(PaperHtml, OnlySafeLinks) {
  PaperRun run{"her"};
  run.link = "javascript:alert(1)";
  EXPECT_THAT(HtmlOf(PaperWith(PaperParagraph{{run}})), HasSubstr("<p>her</p>"));
}

TEST(PaperFigures, AnSvgLeadsNowhere) {
  const std::string svg = R"svg(<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>
<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" onload="alert(1)">
<script>alert(1)</script><style>@import url(http://x.dk/a.css)</style><image href="file:///etc/passwd"/>
<foreignObject><p/></foreignObject><rect fill="url(http://x.dk)" width="3"/><use xlink:href="http://x.dk#a"/>
<use href="#her"/><rect fill="url('#her')"/><a href="https://x.dk"><text>tekst</text></a></svg>)svg";
  const Result<std::string> clean = CleanFigure({FigureKind::kSvg, svg, "Graf"});
  ASSERT_TRUE(clean);
  EXPECT_THAT(*clean, AllOf(HasSubstr("tekst"), HasSubstr("href=\"#her\""), HasSubstr("url('#her')")));
  for (const char* evil : {"script", "alert", "style", "image", "foreign", "x.dk", "passwd", "onload"}) {
    EXPECT_THAT(*clean, Not(HasSubstr(evil)));
  }
}

TEST(PaperFigures, AnSvgKeepsItsOwnStyle) {
  const std::string svg =
      R"svg(<svg xmlns="http://www.w3.org/2000/svg"><style>.a { fill: red; }</style><rect class="a"/>
<style>.b { fill: url(http://x.dk/b); }</style></svg>)svg";
  const Result<std::string> clean = CleanFigure({FigureKind::kSvg, svg, "Graf"});
  ASSERT_TRUE(clean);
  EXPECT_THAT(*clean, AllOf(HasSubstr("<style>.a { fill: red; }</style>"), Not(HasSubstr("x.dk"))));
}

TEST(PaperFigures, OthersAreRefused) {
  for (const FigureKind kind : {FigureKind::kPng, FigureKind::kSvg}) {
    const Paper paper = PaperWith(PaperFigure{kind, "GIF89a", "Et foto"});
    for (const auto& written : {FormatPaperHtml(paper), WriteDocx(paper), WritePdf(paper, EagerPdf())}) {
      ASSERT_FALSE(written);
      EXPECT_EQ(written.error().id, "documents.figure_unusable");
      EXPECT_EQ(written.error().params.at("title"), "Et foto");
    }
  }
}

TEST(PaperContentsList, NestsTwoLevelsAndLeavesOutTheRest) {
  Paper paper = PaperWith(PaperContents{"Indhold", 2});
  for (const auto& [level, text] : {std::pair(1, "A"), {2, "B"}, {3, "C"}, {2, "D"}, {1, "E"}}) {
    paper.blocks.emplace_back(PaperHeading{level, "", text, level == 1 ? "møde" : ""});
  }
  EXPECT_THAT(
      HtmlOf(paper),
      HasSubstr("<nav class=\"contents deep\"><h2>Indhold</h2><ol>"
                "<li><a href=\"#overskrift-1\"> <span>A</span> <span class=\"note\">møde</span></a>"
                "<ol><li><a href=\"#overskrift-2\"> <span>B</span></a></li>"
                "<li><a href=\"#overskrift-4\"> <span>D</span></a></li></ol></li>"
                "<li><a href=\"#overskrift-5\"> <span>E</span> <span class=\"note\">møde</span></a></li></ol></nav>"
                "<h2 id=\"overskrift-1\">A</h2><h3 id=\"overskrift-2\">B</h3>"));
  const Result<std::string> docx = WriteDocx(paper);
  ASSERT_TRUE(docx);
  EXPECT_THAT(Outline(ReadBack(*docx, "a.docx")), ElementsAre("1|Prøve", "p|Indhold", "p|A (møde)", "p|B", "p|D",
                                                              "p|E (møde)", "1|A", "2|B", "3|C", "2|D", "1|E"));
}

TEST(PaperContentsList, BeginsWhereverTheHeadingsBegin) {
  Paper paper = PaperWith(PaperContents{"", 2});
  paper.blocks.emplace_back(PaperHeading{2, "1", "B"});
  EXPECT_THAT(HtmlOf(paper), HasSubstr("<ol><li><a href=\"#overskrift-1\"><span class=\"number\">1</span>"));
}

TEST(PaperMarkdown, BecomesBlocks) {
  const auto blocks = FromMarkdown(
      "# Sagen\n\nEt **fedt** og *skråt* [link](https://a.dk) &amp; §\n\n- et\n  1. to\n\n3. tre\n\n"
      "| A | B |\n|---|--:|\n| x | **y** |\n\n> citat\n",
      2);
  ASSERT_EQ(blocks.size(), 6U);
  EXPECT_EQ(std::get<PaperHeading>(blocks[0]).level, 2);
  const PaperText text = std::get<PaperParagraph>(blocks[1]).text;
  EXPECT_EQ(TextOf(text), "Et fedt og skråt link & §");
  EXPECT_EQ(text[1], (PaperRun{"fedt", true}));
  EXPECT_EQ(text[3], (PaperRun{"skråt", false, true}));
  EXPECT_EQ(text[5].link, "https://a.dk");
  const auto& list = std::get<PaperList>(blocks[2]);
  ASSERT_EQ(list.items.size(), 1U);
  EXPECT_EQ(TextOf(list.items[0].inner.at(0).items.at(0).text), "to");
  EXPECT_EQ(std::get<PaperList>(blocks[3]).start, 3);
  const auto& table = std::get<PaperTable>(blocks[4]);
  EXPECT_EQ(table.columns[1].align, ColumnAlign::kRight);
  EXPECT_EQ(table.rows[0][1][0], (PaperRun{"y", true}));
  EXPECT_EQ(TextOf(std::get<PaperParagraph>(blocks[5]).text), "citat");
}

TEST(PaperMarkdown, HtmlAndScriptsAreText) {
  Paper paper = PaperWith(PaperParagraph{});
  paper.blocks = FromMarkdown(
      "<script>alert(1)</script>\n\n<b onclick=x>fed</b> [x](javascript:alert(2)) ![kat](http://x.dk/k.png)\n\n"
      "- # titel\n- | a | b |\n  |---|---|\n  | 1 | 2 |\n",
      1);
  const std::string html = HtmlOf(paper);
  EXPECT_THAT(html, AllOf(Not(HasSubstr("<script")), Not(HasSubstr("<b ")), Not(HasSubstr("href=\"javascript"))));
  EXPECT_THAT(html, AllOf(Not(HasSubstr("x.dk")), HasSubstr("kat"), HasSubstr("1 – 2"), HasSubstr("<strong>titel")));
}

TEST(PaperMarkdown, SurvivesDepthAndLength) {
  std::string deep;
  for (int level = 0; level < 500; ++level) deep += std::string(static_cast<std::size_t>(level) * 2, ' ') + "- a\n";
  EXPECT_EQ(FromMarkdown(deep, 1).empty(), false);
  EXPECT_EQ(FromMarkdown(std::string(1'000'000, '*') + "a", 1).empty(), false);
  EXPECT_EQ(FromMarkdown(std::string(200'000, '>') + "x", 1).empty(), false);
}

TEST(PaperPdf, IsSoundAndTagged) {
  const Result<std::string> pdf = WritePdf(SamplePaper(), EagerPdf());
  ASSERT_TRUE(pdf) << pdf.error().id << pdf.error().params.at("detail");
  EXPECT_THAT(Ask({"qpdf", "--check"}, *pdf), HasSubstr("No syntax or stream encoding errors"));
  const std::string info = Ask({"pdfinfo"}, *pdf);
  EXPECT_THAT(info, AllOf(HasSubstr("Tagged:          yes"), HasSubstr("Pages:           2"),
                          HasSubstr("Title:           Dagsorden for Områdeudvalget"), HasSubstr("(A4)"),
                          HasSubstr("Author:          Skovby Kommune")));
  EXPECT_THAT(Ask({"qpdf", "--json"}, *pdf), AllOf(HasSubstr("\"/Lang\": \"u:da\""), HasSubstr("\"/Outlines\"")));
  const std::string structure = Ask({"pdfinfo", "-struct-text"}, *pdf);
  for (const char* tag : {"H1", "H2", "H3", "H4", "H5", "P", "Table", "THead", "TR", "TH", "TD", "L", "LI", "Link"}) {
    EXPECT_TRUE(structure.find(" " + std::string(tag) + "\n") != std::string::npos ||
                structure.find(" " + std::string(tag) + " (") != std::string::npos)
        << tag << "\n"
        << structure;
  }
}

TEST(PaperPdf, CarriesDateVersionAndPageOnEveryPage) {
  const Result<std::string> pdf = WritePdf(SamplePaper(), EagerPdf());
  ASSERT_TRUE(pdf);
  const TemporaryFolder folder;
  const std::string path = folder.Write("a.pdf", *pdf);
  for (const char* page : {"1", "2"}) {
    const Result<ProgramRun> run = RunProgram({"pdftotext", "-f", page, "-l", page, path, "-"}, {}, {});
    ASSERT_TRUE(run);
    EXPECT_THAT(run->output, AllOf(HasSubstr("22. april 2026 · Offentlig udgave"),
                                   HasSubstr(std::string("Side ") + page + " af 2")));
  }
}

TEST(PaperPdf, IsReadBackByOurReader) {
  const Result<std::string> pdf = WritePdf(SamplePaper(), EagerPdf());
  ASSERT_TRUE(pdf);
  const TextDocument document = ReadBack(*pdf, "dagsorden.pdf");
  for (const char* text : {"Dagsorden for Områdeudvalget", "Ordinært møde på Ærøvej", "styrelsesloven § 17, stk. 4",
                           "Lektiecafé", "125.000 kr.", "at børnene høres", "Grønne gårde", "Beslutning", "Åse Møller",
                           "Høringssvar", "Søjler: 60 i år, 90 næste år", "kl. 15.00–16.30"}) {
    EXPECT_THAT(document.text, HasSubstr(text));
  }
}

TEST(PaperPdf, SamePaperSameBytes) {
  const Result<std::string> one = WritePdf(SamplePaper(), EagerPdf());
  std::this_thread::sleep_for(1100ms);  // fonts count seconds
  const Result<std::string> two = WritePdf(SamplePaper(), EagerPdf());
  ASSERT_TRUE(one && two);
  EXPECT_TRUE(*one == *two);
}

TEST(PaperPdf, AVeryLongParagraph) {
  std::string text;
  while (text.size() < 300'000) text += "Helhedsplanen løber i fire år. ";
  const Result<std::string> pdf = WritePdf(PaperWith(PaperParagraph{Plain(text)}), EagerPdf());
  ASSERT_TRUE(pdf) << pdf.error().id;
  EXPECT_THAT(Ask({"pdfinfo"}, *pdf), HasSubstr("Pages:"));
}

TEST(PaperPdf, WhatIsWholeIsTakenFromAProgramThatCrashesAsItEnds) {
  const auto judge = [](int status, const std::string& output) {
    ProgramRun run;
    run.exit_status = status;
    run.output = output;
    return Judge(run);
  };
  constexpr int kSegmentFault = 128 + 11;
  const std::string whole = "%PDF-1.7\n…\n%%EOF\n";
  EXPECT_EQ(judge(0, whole), PdfRun::kWhole);
  EXPECT_EQ(judge(kSegmentFault, whole), PdfRun::kWhole);
  EXPECT_EQ(judge(kSegmentFault, "%PDF-1.7\n…"), PdfRun::kCrashed);
  EXPECT_EQ(judge(kSegmentFault, ""), PdfRun::kCrashed);
  EXPECT_EQ(judge(1, whole), PdfRun::kFailed);
  EXPECT_EQ(judge(128 + 9, whole), PdfRun::kFailed) << "somebody has ended it";
  EXPECT_EQ(judge(0, ""), PdfRun::kFailed);
}

TEST(PaperPdf, SaysWhyNot) {
  const auto error = [](PdfOptions options) { return WritePdf(LongPaper(60, 1), options).error(); };
  PdfOptions options = EagerPdf();
  options.program = "weasyprint-findes-ikke";
  EXPECT_EQ(error(options), (Error{"documents.pdf_no_program", {{"program", "weasyprint-findes-ikke"}}}));
  options.program = "true";
  EXPECT_EQ(error(options).params.at("detail"), "exit status 0");
  options.program = "cat";
  EXPECT_EQ(error(options).id, "documents.pdf_failed");
  EXPECT_EQ(error(options).params.at("detail"), "Try 'cat --help' for more information.");
  options = EagerPdf();
  options.cancelled = [] { return true; };
  EXPECT_EQ(error(options).id, "documents.pdf_cancelled");
  options = EagerPdf();
  options.memory = 60 << 20;
  EXPECT_EQ(error(options).id, "documents.pdf_failed");
  options = EagerPdf();
  options.seconds = 1s;
  EXPECT_EQ(error(options),
            (Error{"documents.pdf_timeout", {{"title", "Dagsorden for Områdeudvalget nr. 1"}, {"seconds", "1"}}}));
}

// What WeasyPrint could be led to must not be there for it.
TEST(PaperPdf, SeesNoFilesOfOurs) {
  const TemporaryFolder ours;
  const std::string secret = ours.Write("hemmelig.svg", SampleSvg());
  ProgramLimits limits;
  limits.file_access = FileAccess::kProgramsOnly;
  const Result<ProgramRun> run = RunProgram({"cat", secret}, {}, limits);
  ASSERT_TRUE(run);
  EXPECT_EQ(run->output, "");
  EXPECT_NE(run->exit_status, 0);
}

TEST(PaperDocx, HasTheSameBlocks) {
  const Result<std::string> docx = WriteDocx(SamplePaper());
  ASSERT_TRUE(docx);
  EXPECT_THAT(
      Outline(ReadBack(*docx, "dagsorden.docx")),
      ElementsAre("p|Områdeudvalget: \"åbent\" </style> møde", "1|Dagsorden for Områdeudvalget",
                  "p|Ordinært møde på Ærøvej", "p|Skovby Kommune · 22. april 2026 · Offentlig udgave",
                  "p|Sted Mødesalen", "p|Tid kl. 15.00–16.30", "1|1 Budgetopfølgning",
                  "p|Udvalget følger styrelsesloven § 17, stk. 4 og sagen løbende (se læs planen).",
                  "2|1.1 Indstilling", "1.|at planen godkendes", "2.|at børnene høres", "–|Grønne gårde", "3|Økonomi",
                  "p|Budget for året", "t|Indsats|Beløb", "t|Lektiecafé|125.000 kr.", "t|Ungejob|80.500 kr.", "4|Tal",
                  "p|Søjler: 60 i år, 90 næste år", "p|Beslutning", "p|Indstillingen blev fulgt.", "p|Bilag",
                  "1.|Årsregnskab (12 sider)", "2.|Høringssvar", "1|2 Eventuelt", "p|Intet at bemærke.",
                  "p|Åse Møller formand Dato: ____________", "p|Bo Lund sekretær Dato: 22. april 2026"));
}

TEST(PaperDocx, PartsAreWholeAndAccessible) {
  const Result<std::string> docx = WriteDocx(SamplePaper());
  ASSERT_TRUE(docx);
  Result<ZipArchive> archive = ZipArchive::Open(*docx, "a.docx", 10 << 20);
  ASSERT_TRUE(archive);
  for (const std::string& name : archive->ListNames()) {
    pugi::xml_document xml;
    if (!name.ends_with(".xml") && !name.ends_with(".rels")) continue;
    EXPECT_TRUE(archive->ReadXml(name, xml)) << name;
  }
  const std::string document = archive->Read("word/document.xml").value();
  EXPECT_THAT(document, AllOf(HasSubstr("<w:tblHeader/>"), HasSubstr("descr=\"Søjler: 60 i år, 90 næste år\""),
                              HasSubstr("<w:jc w:val=\"right\"/>"), HasSubstr("<w:titlePg/>")));
  EXPECT_THAT(archive->Read("word/styles.xml").value(), HasSubstr("w:lang w:val=\"da-DK\""));
  EXPECT_THAT(archive->Read("word/footer1.xml").value(),
              AllOf(HasSubstr("w:instr=\"PAGE\""), HasSubstr("w:instr=\"NUMPAGES\"")));
  EXPECT_THAT(archive->Read("docProps/core.xml").value(),
              AllOf(HasSubstr("<dc:title>Dagsorden for Områdeudvalget</dc:title>"), HasSubstr("2026-04-22T00:00:00Z")));
  // Every part that a relation names is there, and every part has a type.
  pugi::xml_document relations;
  ASSERT_TRUE(archive->ReadXml("word/_rels/document.xml.rels", relations));
  for (const pugi::xml_node relation : relations.document_element().children()) {
    if (std::string_view(relation.attribute("TargetMode").value()) == "External") continue;
    EXPECT_TRUE(archive->Has("word/" + std::string(relation.attribute("Target").value())));
  }
}

TEST(PaperDocx, SamePaperSameBytes) {
  const Result<std::string> one = WriteDocx(SamplePaper());
  std::this_thread::sleep_for(2100ms);  // ZIP counts every other second
  const Result<std::string> two = WriteDocx(SamplePaper());
  ASSERT_TRUE(one && two);
  EXPECT_TRUE(*one == *two);
}

TEST(PaperDocx, ControlCharactersAndLengthDoNotBreakIt) {
  const Result<std::string> docx =
      WriteDocx(PaperWith(PaperParagraph{Plain("a\x01\x0B" + std::string(1'000'000, 'x') + "\xED\xA0\x80 <w:p> ]]>")}));
  ASSERT_TRUE(docx);
  EXPECT_THAT(ReadBack(*docx, "a.docx").text, HasSubstr("<w:p> ]]>"));
}

}  // namespace
}  // namespace tovholder::documents
