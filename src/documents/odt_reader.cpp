// SPDX-License-Identifier: EUPL-1.2
#include "documents/odt_reader.h"

#include <algorithm>
#include <map>
#include <pugixml.hpp>
#include <string>
#include <vector>

#include "base/text.h"
#include "documents/docx_numbering.h"
#include "documents/layout_marks.h"
#include "documents/office_writer.h"
#include "documents/plain_text_reader.h"

namespace tovholder::documents {
namespace {

constexpr int kDeepestOdt = 100;

// Which list styles number their items, by style name.
std::map<std::string, bool> ReadListStyles(pugi::xml_node content) {
  std::map<std::string, bool> numbered;
  for (const pugi::xml_node style : Child(content, "automatic-styles").children()) {
    if (LocalName(style) != "list-style") continue;
    numbered[std::string(AttributeOf(style, "name"))] = static_cast<bool>(Child(style, "list-level-style-number"));
  }
  return numbered;
}

class OdtWriter {
 public:
  explicit OdtWriter(pugi::xml_node content) : numbered_(ReadListStyles(content)), writer_(FileKind::kOdt) {}

  void WriteBlocks(pugi::xml_node parent, int depth) {
    if (depth > kDeepestOdt) return;
    for (const pugi::xml_node node : parent.children()) {
      const std::string_view name = LocalName(node);
      if (name == "h") {
        WriteParagraph(node, {std::clamp(IntAttributeOf(node, "outline-level", 1), 1, 6), 0, {}}, depth);
      } else if (name == "p") {
        WriteParagraph(node, {}, depth);
      } else if (name == "list") {
        WriteList(node, 1, {}, depth);
      } else if (name == "table") {
        WriteTable(node, depth);
      } else if (name != "tracked-changes" && name != "sequence-decls" && name != "forms") {
        WriteBlocks(node, depth + 1);
      }
    }
  }

  TextDocument Finish() {
    for (std::size_t i = 0; i < notes_.size(); ++i) {
      writer_.BeginParagraph({0, 0, "[" + std::to_string(i + 1) + "]"});
      for (const pugi::xml_node paragraph : Child(notes_[i], "note-body").children()) WriteInline(paragraph, 1);
      writer_.EndParagraph();
    }
    return writer_.Finish();
  }

 private:
  void WriteParagraph(pugi::xml_node node, const OfficeWriter::Paragraph& shape, int depth) {
    if (Trim(node.text().get()).empty() && !node.first_child()) return;
    writer_.BeginParagraph(shape);
    WriteInline(node, depth + 1);
    writer_.EndParagraph();
  }

  void WriteInline(pugi::xml_node parent, int depth) {
    if (depth > kDeepestOdt) return;
    for (const pugi::xml_node node : parent.children()) {
      if (node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata) {
        WriteText(node.value());
      } else {
        WriteElement(node, depth);
      }
    }
  }

  // Runs of white space count as one space; real ones are elements.
  void WriteText(std::string_view text) {
    std::string line = CleanLines(text, {}).text;
    std::replace(line.begin(), line.end(), '\n', ' ');
    std::replace(line.begin(), line.end(), '\t', ' ');
    while (line.find("  ") != std::string::npos) line = ReplaceAll(line, "  ", " ");
    writer_.Write(line);
  }

  void WriteElement(pugi::xml_node node, int depth) {
    const std::string_view name = LocalName(node);
    if (name == "s") {
      writer_.Write(std::string(static_cast<std::size_t>(std::clamp(IntAttributeOf(node, "c", 1), 1, 200)), ' '));
    } else if (name == "tab") {
      writer_.Tab();
    } else if (name == "line-break") {
      writer_.Break();
    } else if (name == "soft-page-break") {
      writer_.BreakPage();
    } else if (name == "note") {
      notes_.push_back(node);
      writer_.Write("[" + std::to_string(notes_.size()) + "]");
    } else if (name == "a") {
      const std::size_t mark = writer_.BeginLink(std::string(AttributeOf(node, "href")));
      WriteInline(node, depth + 1);
      writer_.EndLink(mark);
    } else if (name != "annotation") {
      WriteInline(node, depth + 1);
    }
  }

  void WriteList(pugi::xml_node list, int level, std::string style, int depth) {
    if (depth > kDeepestOdt) return;
    if (const std::string_view own = AttributeOf(list, "style-name"); !own.empty()) style = own;
    const auto found = numbered_.find(style);
    const bool numbered = found != numbered_.end() && found->second;
    int number = 0;
    for (const pugi::xml_node item : list.children()) {
      ++number;
      bool first = true;
      for (const pugi::xml_node part : item.children()) {
        if (LocalName(part) == "list") {
          WriteList(part, level + 1, style, depth + 1);
        } else {
          const std::string marker = !first ? "" : numbered ? std::to_string(number) + "." : "-";
          WriteParagraph(part, {0, first ? level : 0, marker}, depth);
          first = false;
        }
      }
    }
  }

  void WriteTable(pugi::xml_node table, int depth) {
    if (depth > kDeepestOdt) return;
    if (writer_.in_cell()) return WriteBlocks(table, depth + 1);
    WriteRows(table, depth);
    writer_.EndTable();
  }

  void WriteRows(pugi::xml_node parent, int depth) {
    for (const pugi::xml_node row : parent.children()) {
      if (LocalName(row) == "table-header-rows" || LocalName(row) == "table-rows") WriteRows(row, depth);
      if (LocalName(row) != "table-row") continue;
      writer_.BeginRow();
      for (const pugi::xml_node cell : row.children()) {
        writer_.BeginCell();
        WriteBlocks(cell, depth + 1);
        writer_.EndCell(1);
      }
      writer_.EndRow();
    }
  }

  std::map<std::string, bool> numbered_;
  OfficeWriter writer_;
  std::vector<pugi::xml_node> notes_;
};

}  // namespace

Result<TextDocument> ReadOdt(ZipArchive& archive, std::string_view file_name) {
  pugi::xml_document xml;
  if (const Result<void> read = archive.ReadXml("content.xml", xml); !read) return Pass(read);
  OdtWriter writer(xml.document_element());
  writer.WriteBlocks(Child(Child(xml.document_element(), "body"), "text"), 0);
  TextDocument document = writer.Finish();
  if (Trim(document.text).empty()) return Fail("documents.no_text", {{"file", std::string(file_name)}});
  AddLayoutMarks(document);
  return document;
}

}  // namespace tovholder::documents
