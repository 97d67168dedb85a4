// SPDX-License-Identifier: EUPL-1.2
#include "documents/paper_docx_parts.h"

#include <array>
#include <sstream>

#include "base/text.h"
#include "documents/paper_data.h"
#include "documents/paper_parts.h"

namespace tovholder::documents {
namespace {

constexpr int kListLevels = 9;
constexpr int kIndent = 397;  // of one level, twentieths of a point
constexpr const char* kXmlHead = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

pugi::xml_node RootOf(pugi::xml_document& xml, const char* name) {
  pugi::xml_node root = xml.append_child(name);
  root.append_attribute("xmlns:w") = kWordNamespace;
  root.append_attribute("xmlns:r") = kRelationNamespace;
  return root;
}

void AppendField(pugi::xml_node paragraph, const char* instruction) {
  pugi::xml_node field = paragraph.append_child("w:fldSimple");
  field.append_attribute("w:instr") = instruction;
  field.append_child("w:r").append_child("w:t").text() = "1";
}

void AppendListLevel(pugi::xml_node list, ListForm form, int level) {
  constexpr std::array<const char*, 3> kBullets = {"•", "–", "◦"};
  constexpr std::array<const char*, 3> kFormats = {"decimal", "lowerLetter", "lowerRoman"};
  const auto turn = static_cast<std::size_t>(level % 3);
  pugi::xml_node node = list.append_child("w:lvl");
  node.append_attribute("w:ilvl") = level;
  node.append_child("w:start").append_attribute("w:val") = 1;
  node.append_child("w:numFmt").append_attribute("w:val") = form == ListForm::kBullets ? "bullet" : kFormats.at(turn);
  const std::string marker = form == ListForm::kBullets ? kBullets.at(turn) : "%" + std::to_string(level + 1) + ".";
  node.append_child("w:lvlText").append_attribute("w:val") = marker.c_str();
  node.append_child("w:lvlJc").append_attribute("w:val") = "left";
  pugi::xml_node indent = node.append_child("w:pPr").append_child("w:ind");
  indent.append_attribute("w:left") = kIndent * (level + 1);
  indent.append_attribute("w:hanging") = kIndent;
}

void AppendAbstractList(pugi::xml_node root, ListForm form) {
  pugi::xml_node list = root.append_child("w:abstractNum");
  list.append_attribute("w:abstractNumId") = form == ListForm::kBullets ? 0 : 1;
  list.append_child("w:multiLevelType").append_attribute("w:val") = "hybridMultilevel";
  for (int level = 0; level < kListLevels; ++level) AppendListLevel(list, form, level);
}

// A numbered list of its own begins to count anew.
void AppendListInstance(pugi::xml_node root, const DocxList& list, int id) {
  pugi::xml_node instance = root.append_child("w:num");
  instance.append_attribute("w:numId") = id;
  instance.append_child("w:abstractNumId").append_attribute("w:val") = list.form == ListForm::kBullets ? 0 : 1;
  if (list.form == ListForm::kBullets) return;
  for (int level = 0; level < kListLevels; ++level) {
    pugi::xml_node change = instance.append_child("w:lvlOverride");
    change.append_attribute("w:ilvl") = level;
    change.append_child("w:startOverride").append_attribute("w:val") = list.start;
  }
}

std::string MakeCoreProperties(const Paper& paper) {
  pugi::xml_document xml;
  pugi::xml_node root = xml.append_child("cp:coreProperties");
  root.append_attribute("xmlns:cp") = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";
  root.append_attribute("xmlns:dc") = "http://purl.org/dc/elements/1.1/";
  root.append_attribute("xmlns:dcterms") = "http://purl.org/dc/terms/";
  root.append_attribute("xmlns:xsi") = "http://www.w3.org/2001/XMLSchema-instance";
  root.append_child("dc:title").text() = CleanPaperText(paper.title).c_str();
  if (!paper.subtitle.empty()) root.append_child("dc:subject").text() = CleanPaperText(paper.subtitle).c_str();
  if (!paper.author.empty()) root.append_child("dc:creator").text() = CleanPaperText(paper.author).c_str();
  root.append_child("dc:language").text() = WordLanguage(paper.language).c_str();
  if (!paper.version.empty()) root.append_child("cp:version").text() = CleanPaperText(paper.version).c_str();
  if (paper.date) {
    pugi::xml_node created = root.append_child("dcterms:created");
    created.append_attribute("xsi:type") = "dcterms:W3CDTF";
    created.text() = (FormatIso(*paper.date) + "T00:00:00Z").c_str();
  }
  return ToXml(xml);
}

}  // namespace

std::string WordLanguage(html::Language language) { return language == html::Language::kDanish ? "da-DK" : "en-GB"; }

std::string ToXml(const pugi::xml_document& xml) {
  std::ostringstream out;
  xml.print(out, "", pugi::format_raw | pugi::format_no_declaration, pugi::encoding_utf8);
  return kXmlHead + std::move(out).str();
}

pugi::xml_node AppendWordParagraph(pugi::xml_node parent, const char* style) {
  pugi::xml_node paragraph = parent.append_child("w:p");
  paragraph.append_child("w:pPr").append_child("w:pStyle").append_attribute("w:val") = style;
  return paragraph;
}

void AppendWordText(pugi::xml_node run, const std::string& text) {
  const std::string clean = CleanPaperText(text);
  bool first = true;
  for (std::string_view line : Split(clean, '\n')) {
    if (!std::exchange(first, false)) run.append_child("w:br");
    if (line.empty()) continue;
    pugi::xml_node node = run.append_child("w:t");
    node.append_attribute("xml:space") = "preserve";
    node.text() = std::string(line).c_str();
  }
}

std::string MakeWordStyles(const Paper& paper) {
  for (const EmbeddedFile& file : PaperData()) {
    if (file.name == "paper_styles.xml") return ReplaceAll(file.content, "{language}", WordLanguage(paper.language));
  }
  return {};
}

std::string MakeWordNumbering(const std::vector<DocxList>& lists) {
  pugi::xml_document xml;
  pugi::xml_node root = RootOf(xml, "w:numbering");
  AppendAbstractList(root, ListForm::kBullets);
  AppendAbstractList(root, ListForm::kNumbers);
  int id = 0;
  for (const DocxList& list : lists) AppendListInstance(root, list, ++id);
  return ToXml(xml);
}

std::string MakeWordHeader(const Paper& paper) {
  pugi::xml_document xml;
  pugi::xml_node paragraph = AppendWordParagraph(RootOf(xml, "w:hdr"), "Header");
  AppendWordText(paragraph.append_child("w:r"), paper.running_head);
  return ToXml(xml);
}

std::string MakeWordFooter(const Paper& paper) {
  constexpr std::string_view kPage = "\x01";
  constexpr std::string_view kPages = "\x02";
  pugi::xml_document xml;
  pugi::xml_node paragraph = AppendWordParagraph(RootOf(xml, "w:ftr"), "Footer");
  pugi::xml_node left = paragraph.append_child("w:r");
  AppendWordText(left, DateAndVersion(paper));
  left.append_child("w:tab");
  std::string text = html::Texts(paper.language)("Page {page} of {pages}", {{"page", kPage}, {"pages", kPages}});
  while (!text.empty()) {
    const std::size_t field = text.find_first_of("\x01\x02");
    AppendWordText(paragraph.append_child("w:r"), text.substr(0, field));
    if (field == std::string::npos) break;
    AppendField(paragraph, text[field] == kPage[0] ? "PAGE" : "NUMPAGES");
    text.erase(0, field + 1);
  }
  return ToXml(xml);
}

std::string MakeWordRelations(const std::vector<DocxRelation>& relations) {
  pugi::xml_document xml;
  pugi::xml_node root = xml.append_child("Relationships");
  root.append_attribute("xmlns") = "http://schemas.openxmlformats.org/package/2006/relationships";
  for (const DocxRelation& relation : relations) {
    pugi::xml_node node = root.append_child("Relationship");
    node.append_attribute("Id") = relation.id.c_str();
    node.append_attribute("Type") = (std::string(kRelationNamespace) + "/" + relation.type).c_str();
    node.append_attribute("Target") = relation.target.c_str();
    if (relation.where == DocxRelation::Target::kOutside) node.append_attribute("TargetMode") = "External";
  }
  return ToXml(xml);
}

std::vector<ZipPart> MakePackageParts(const Paper& paper) {
  const std::string office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  const std::string package = "http://schemas.openxmlformats.org/package/2006";
  const std::string word = "application/vnd.openxmlformats-officedocument.wordprocessingml.";
  const auto part = [](const std::string& name, const std::string& type) {
    return "<Override PartName=\"/" + name + "\" ContentType=\"" + type + "\"/>";
  };
  return {{"[Content_Types].xml",
           std::string(kXmlHead) + "<Types xmlns=\"" + package + "/content-types\">" +
               "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
               "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
               "<Default Extension=\"png\" ContentType=\"image/png\"/>"
               "<Default Extension=\"svg\" ContentType=\"image/svg+xml\"/>" +
               part("word/document.xml", word + "document.main+xml") + part("word/styles.xml", word + "styles+xml") +
               part("word/numbering.xml", word + "numbering+xml") + part("word/settings.xml", word + "settings+xml") +
               part("word/header1.xml", word + "header+xml") + part("word/footer1.xml", word + "footer+xml") +
               part("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml") + "</Types>"},
          {"_rels/.rels", std::string(kXmlHead) + "<Relationships xmlns=\"" + package + "/relationships\">" +
                              "<Relationship Id=\"rId1\" Type=\"" + office +
                              "/officeDocument\" Target=\"word/document.xml\"/><Relationship Id=\"rId2\" Type=\"" +
                              package + "/relationships/metadata/core-properties\" Target=\"docProps/core.xml\"/>" +
                              "</Relationships>"},
          {"docProps/core.xml", MakeCoreProperties(paper)},
          {"word/settings.xml", std::string(kXmlHead) + "<w:settings xmlns:w=\"" + kWordNamespace +
                                    "\"><w:autoHyphenation/><w:themeFontLang w:val=\"" + WordLanguage(paper.language) +
                                    "\"/></w:settings>"}};
}

}  // namespace tovholder::documents
