// SPDX-License-Identifier: EUPL-1.2
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "documents/read_whole.h"
#include "documents/reader.h"
#include "documents/zip_builder.h"

namespace tovholder::documents {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

constexpr const char* kNamespace = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";

using Parts = std::vector<std::pair<std::string, std::string>>;

std::string Docx(const std::string& body, Parts more = {}) {
  more.insert(more.begin(), {"[Content_Types].xml", "<Types/>"});
  more.emplace_back("word/document.xml", "<?xml version=\"1.0\" encoding=\"UTF-8\"?><w:document " +
                                             std::string(kNamespace) + "><w:body>" + body + "</w:body></w:document>");
  return MakeZip(more);
}

std::string P(const std::string& text, const std::string& properties = {}) {
  return "<w:p><w:pPr>" + properties + "</w:pPr><w:r><w:t xml:space=\"preserve\">" + text + "</w:t></w:r></w:p>";
}
std::string Numbered(const std::string& text, int list, int level) {
  return P(text, "<w:numPr><w:ilvl w:val=\"" + std::to_string(level) + "\"/><w:numId w:val=\"" + std::to_string(list) +
                     "\"/></w:numPr>");
}
std::string Style(const std::string& id) { return "<w:pStyle w:val=\"" + id + "\"/>"; }

TextDocument ReadDocx(const std::string& bytes) { return ReadWhole(bytes, "referat.docx"); }

const std::string kStyles =
    std::string("<w:styles ") + kNamespace +
    "><w:style w:styleId=\"Overskrift1\"><w:name w:val=\"heading 1\"/></w:style>"
    "<w:style w:styleId=\"Punkt\"><w:name w:val=\"Punkt\"/><w:basedOn w:val=\"Mellem\"/></w:style>"
    "<w:style w:styleId=\"Mellem\"><w:name w:val=\"Mellem\"/><w:pPr><w:outlineLvl w:val=\"2\"/></w:pPr></w:style>"
    "</w:styles>";

TEST(Docx, ParagraphsHeadingsAndRuns) {
  const TextDocument document = ReadDocx(
      Docx(P("Referat", Style("Overskrift1")) + P("") +
               "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>Mø</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>dested</w:t></w:r>"
               "<w:r><w:tab/><w:t>Salen</w:t><w:br/><w:t>2. "
               "sal</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>skjult</w:t></w:r></w:p>" +
               P("Punkt 1", Style("Punkt")) + P("Titlen", Style("Title")),
           {{"word/styles.xml", kStyles}}));
  EXPECT_EQ(document.kind, FileKind::kDocx);
  EXPECT_EQ(document.text, "Referat\n\nMødested\tSalen\n2. sal\n\nPunkt 1\n\nTitlen\n");
  EXPECT_THAT(Marked(document, MarkKind::kHeading), ElementsAre("1|Referat", "3|Punkt 1", "1|Titlen"));
  EXPECT_THAT(Marked(document, MarkKind::kStrong), ElementsAre("0|Mødested"));
}

std::string Level(int level, const std::string& format, const std::string& text, int start = 1) {
  return "<w:lvl w:ilvl=\"" + std::to_string(level) + "\"><w:start w:val=\"" + std::to_string(start) +
         "\"/><w:numFmt w:val=\"" + format + "\"/><w:lvlText w:val=\"" + text + "\"/></w:lvl>";
}

const std::string kNumbering =
    std::string("<w:numbering ") + kNamespace + "><w:abstractNum w:abstractNumId=\"7\">" + Level(0, "decimal", "%1.") +
    Level(1, "lowerLetter", "%2)") + Level(2, "decimal", "%1.%2.%3") +
    "</w:abstractNum><w:abstractNum w:abstractNumId=\"8\">" + Level(0, "bullet", "\xEF\x82\xB7") +
    "</w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"7\"/></w:num>"
    "<w:num w:numId=\"2\"><w:abstractNumId w:val=\"8\"/></w:num>"
    "<w:num w:numId=\"3\"><w:abstractNumId w:val=\"7\"/><w:lvlOverride w:ilvl=\"0\"><w:startOverride "
    "w:val=\"5\"/></w:lvlOverride></w:num>"
    "</w:numbering>";

TEST(Docx, NumbersAsWordShowsThem) {
  const TextDocument document =
      ReadDocx(Docx(P("indstiller") + Numbered("at et", 1, 0) + Numbered("under", 1, 1) + Numbered("under to", 1, 1) +
                        Numbered("at to", 1, 0) + Numbered("igen", 1, 1) + Numbered("dybt", 1, 2) + P("Og") +
                        Numbered("kugle", 2, 0) + Numbered("fra fem", 3, 0) + Numbered("seks", 3, 0),
                    {{"word/numbering.xml", kNumbering}}));
  EXPECT_EQ(document.text,
            "indstiller\n\n1. at et\n  a) under\n  b) under to\n2. at to\n  a) igen\n    2.a.1 dybt\n\nOg\n\n"
            "• kugle\n5. fra fem\n6. seks\n");
  EXPECT_THAT(Marked(document, MarkKind::kListItem),
              ElementsAre("11.|at et", "2a)|under", "2b)|under to", "12.|at to", "2a)|igen", "32.a.1|dybt", "1•|kugle",
                          "15.|fra fem", "16.|seks"));
}

std::string Cell(const std::string& content, const std::string& properties = {}) {
  return "<w:tc><w:tcPr>" + properties + "</w:tcPr>" + content + "</w:tc>";
}

TEST(Docx, TablesBecomeRows) {
  const TextDocument document = ReadDocx(
      Docx("<w:tbl><w:tr>" + Cell(P("Frist")) + Cell(P("Hvad")) + "</w:tr><w:tr>" + Cell(P("Maj")) +
           Cell(P("Møde") + P("i salen")) + "</w:tr><w:tr>" + Cell(P("Slut"), "<w:gridSpan w:val=\"2\"/>") +
           "</w:tr></w:tbl>" + P("Efter") + "<w:tbl><w:tr>" + Cell(P("Ramme") + P("om tekst")) + "</w:tr></w:tbl>"));
  EXPECT_EQ(document.text, "Frist\tHvad\nMaj\tMøde i salen\nSlut\t\n\nEfter\n\nRamme\n\nom tekst\n");
  EXPECT_THAT(Marked(document, MarkKind::kTableCell),
              ElementsAre("0|Frist", "0|Hvad", "0|Maj", "0|Møde i salen", "0|Slut", "0|"));
}

TEST(Docx, TrackedChangesNotesLinksAndHeads) {
  const TextDocument document = ReadDocx(Docx(
      "<w:p><w:r><w:t>Det "
      "</w:t></w:r><w:del><w:r><w:delText>gamle</w:delText></w:r></w:del><w:ins><w:r><w:t>nye</w:t></w:r></w:ins>"
      "<w:r><w:footnoteReference w:id=\"2\"/></w:r></w:p><w:p><w:hyperlink "
      "r:id=\"r1\"><w:r><w:t>planen</w:t></w:r></w:hyperlink></w:p>"
      "<w:p><w:r><w:br w:type=\"page\"/></w:r></w:p>" +
          P("Side to"),
      {{"word/footnotes.xml", std::string("<w:footnotes ") + kNamespace + "><w:footnote w:id=\"2\">" + P("Noten") +
                                  "</w:footnote></w:footnotes>"},
       {"word/_rels/document.xml.rels",
        "<Relationships><Relationship Id=\"r1\" Type=\"http://x/hyperlink\" "
        "Target=\"https://example.dk/\"/></Relationships>"},
       {"word/header1.xml", std::string("<w:hdr ") + kNamespace + ">" + P("Slagelse Kommune") + P("3") + "</w:hdr>"},
       {"word/header2.xml", std::string("<w:hdr ") + kNamespace + ">" + P("Slagelse Kommune") + "</w:hdr>"}}));
  EXPECT_EQ(document.text, "Slagelse Kommune\n\nDet nye[1]\n\nplanen\n\nSide to\n\n[1] Noten\n");
  EXPECT_THAT(Marked(document, MarkKind::kLink), ElementsAre("0https://example.dk/|planen"));
  EXPECT_EQ(document.PageOf(static_cast<std::uint32_t>(document.text.find("Side to"))), 2);
  EXPECT_THAT(document.warnings,
              Contains(Error{"documents.deleted_text_left_out", {{"file", "referat.docx"}, {"count", "1"}}}));
}

TEST(Docx, RefusesBombs) {
  const std::string bomb = Docx("<w:p><w:r><w:t>" + std::string(60 << 20, 'a') + "</w:t></w:r></w:p>");
  EXPECT_LT(bomb.size(), 200'000U);
  EXPECT_EQ(ReadDocument(bomb, "a.docx").error(),
            (Error{"documents.unpacks_too_large", {{"file", "a.docx"}, {"limit", "128"}}}));
  ReadOptions small;
  small.max_unpacked_bytes = 1 << 20;
  std::string body;
  for (int i = 0; i < 60'000; ++i) body += P(std::to_string(i * 7919));
  EXPECT_EQ(ReadDocument(Docx(body), "a.docx", small).error(),
            (Error{"documents.unpacks_too_large", {{"file", "a.docx"}, {"limit", "1"}}}));
}

// The size that the archive declares is changed to a small one: what comes out counts.
TEST(Docx, ALyingSizeDoesNotHelp) {
  std::string bytes = Docx("<w:p><w:r><w:t>" + std::string(40 << 20, 'b') + "</w:t></w:r></w:p>");
  const std::size_t central = bytes.rfind("PK\x01\x02");
  ASSERT_NE(central, std::string::npos);
  bytes.replace(central + 24, 4, std::string("\x10\x00\x00\x00", 4));
  ReadOptions small;
  small.max_unpacked_bytes = 8 << 20;
  const Result<TextDocument> document = ReadDocument(bytes, "a.docx", small);
  EXPECT_FALSE(document);
}

TEST(Docx, RefusesWhatIsDamaged) {
  const std::string whole = Docx(P("tekst"));
  const Result<TextDocument> cut = ReadDocument(whole.substr(0, whole.size() / 2), "a.docx");
  ASSERT_FALSE(cut);
  EXPECT_EQ(cut.error().id, "documents.damaged");
  const Result<TextDocument> wrong =
      ReadDocument(MakeZip({{"word/document.xml", "<w:document><w:body></w:oops>"}}), "a.docx");
  ASSERT_FALSE(wrong);
  EXPECT_EQ(wrong.error().params.at("kind"), "XML");
  EXPECT_THAT(wrong.error().params.at("detail"), HasSubstr("word/document.xml"));
  EXPECT_EQ(ReadDocument(Docx(""), "a.docx").error().id, "documents.no_text");
  EXPECT_EQ(ReadDocument(MakeZip({{"a.txt", "hej"}}), "a.zip").error(),
            (Error{"documents.unknown_kind", {{"file", "a.zip"}, {"kind", "ZIP"}}}));
  EXPECT_EQ(ReadDocument(MakeZip({{"xl/workbook.bin", "x"}}), "a.xlsb").error().params.at("kind"), "Excel .xlsb");
}

TEST(Docx, EntitiesAreNotFollowed) {
  const std::string bytes = MakeZip({{"word/document.xml",
                                      "<?xml version=\"1.0\"?><!DOCTYPE d [<!ENTITY e SYSTEM "
                                      "\"file:///etc/passwd\">]><w:document><w:body><w:p><w:r><w:t>x&e;y</w:t>"
                                      "</w:r></w:p></w:body></w:document>"}});
  EXPECT_EQ(ReadDocx(bytes).text, "x&e;y\n");
}

TEST(Docx, DeepNestingEnds) {
  std::string deep;
  for (int i = 0; i < 50'000; ++i) deep += "<w:sdt><w:sdtContent>";
  EXPECT_EQ(ReadDocument(Docx(P("tekst") + deep), "a.docx").error().id, "documents.damaged");
  std::string closed = deep + P("dybt");
  for (int i = 0; i < 50'000; ++i) closed += "</w:sdtContent></w:sdt>";
  EXPECT_EQ(ReadDocx(Docx(P("tekst") + closed)).text, "tekst\n");
}

TEST(Docx, EncryptedIsNamedSo) {
  std::string container = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + std::string(600, '\0');
  for (const char c : std::string("EncryptedPackage")) container += std::string{c, '\0'};
  EXPECT_EQ(ReadDocument(container, "a.docx").error(), (Error{"documents.encrypted", {{"file", "a.docx"}}}));
}

TEST(Odt, ParagraphsListsTablesAndNotes) {
  const std::string content =
      "<office:document-content xmlns:office=\"o\" xmlns:text=\"t\" xmlns:table=\"b\"><office:automatic-styles>"
      "<text:list-style style:name=\"L1\"><text:list-level-style-number/></text:list-style></office:automatic-styles>"
      "<office:body><office:text><text:tracked-changes><text:p>slettet</text:p></text:tracked-changes>"
      "<text:h text:outline-level=\"2\">Referat</text:h><text:p>Et<text:s text:c=\"2\"/>to<text:tab/>tre"
      "<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>Noten</text:p></text:note-body></"
      "text:note></text:p>"
      "<text:list text:style-name=\"L1\"><text:list-item><text:p>at "
      "et</text:p><text:list><text:list-item><text:p>under</text:p>"
      "</text:list-item></text:list></text:list-item><text:list-item><text:p>at "
      "to</text:p></text:list-item></text:list>"
      "<table:table><table:table-row><table:table-cell><text:p>a</text:p></"
      "table:table-cell><table:table-cell><text:p>b</text:p>"
      "</table:table-cell></table:table-row></table:table></office:text></office:body></office:document-content>";
  const TextDocument document =
      ReadDocx(MakeZip({{"mimetype", "application/vnd.oasis.opendocument.text"}, {"content.xml", content}}));
  EXPECT_EQ(document.kind, FileKind::kOdt);
  EXPECT_EQ(document.text, "Referat\n\nEt  to\ttre[1]\n\n1. at et\n  1. under\n2. at to\na\tb\n\n[1] Noten\n");
  EXPECT_THAT(Marked(document, MarkKind::kHeading), ElementsAre("2|Referat"));
}

}  // namespace
}  // namespace tovholder::documents
