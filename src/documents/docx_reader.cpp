// SPDX-License-Identifier: EUPL-1.2
#include "documents/docx_reader.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <pugixml.hpp>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "base/text.h"
#include "documents/docx_numbering.h"
#include "documents/docx_styles.h"
#include "documents/layout_marks.h"
#include "documents/office_writer.h"
#include "documents/plain_text_reader.h"

namespace tovholder::documents {
namespace {

// Parts nest a few levels deep; only malice goes further.
constexpr int kDeepestDocx = 100;
constexpr std::size_t kLongestCell = 1500;

bool IsOn(pugi::xml_node property) {
  if (!property) return false;
  const std::string_view value = AttributeOf(property, "val");
  return value != "0" && value != "false" && value != "none";
}

std::size_t LengthOf(pugi::xml_node node, int depth) {
  std::size_t length = node.text() ? std::string_view(node.text().get()).size() : 0;
  if (depth > kDeepestDocx) return length;
  for (const pugi::xml_node child : node.children()) length += LengthOf(child, depth + 1);
  return length;
}

struct DocxParts {
  DocxStyles styles;
  DocxNumbering numbering;
  std::map<std::string, std::string> links;  // by relation id
  pugi::xml_document footnotes;
};

class DocxWriter {
 public:
  explicit DocxWriter(DocxParts& parts) : parts_(parts), writer_(FileKind::kDocx) {}

  void WriteBlocks(pugi::xml_node parent, int depth) {
    if (depth > kDeepestDocx) return;
    for (const pugi::xml_node node : parent.children()) {
      const std::string_view name = LocalName(node);
      if (name == "p") {
        WriteParagraph(node, depth);
      } else if (name == "tbl") {
        WriteTable(node, depth);
      } else if (name == "AlternateContent") {
        WriteBlocks(node.first_child(), depth + 1);
      } else if (name == "sdt" || name == "sdtContent" || name == "ins" || name == "moveTo" || name == "customXml" ||
                 name == "smartTag") {
        WriteBlocks(node, depth + 1);
      }
    }
  }

  void WriteFootnotes() {
    for (std::size_t i = 0; i < footnotes_.size(); ++i) {
      const pugi::xml_node note = FindFootnote(footnotes_[i]);
      if (!note) continue;
      writer_.BeginParagraph({0, 0, "[" + std::to_string(i + 1) + "]"});
      for (const pugi::xml_node paragraph : note.children()) WriteInline(paragraph, 1);
      writer_.EndParagraph();
    }
  }

  // Page heads once each.
  void WritePageHead(pugi::xml_node root) {
    OfficeWriter keep = std::exchange(writer_, OfficeWriter(FileKind::kDocx));
    WriteBlocks(root, 0);
    const TextDocument head = std::exchange(writer_, std::move(keep)).Finish();
    for (std::string_view line : SplitLines(head.text)) {
      const std::string text = CollapseSpace(line);
      const bool words = std::count_if(text.begin(), text.end(), [](char c) { return c < '0' || c > '9'; }) > 3;
      if (!words || !page_heads_.insert(text).second) continue;
      writer_.BeginParagraph({});
      writer_.Write(text);
      writer_.EndParagraph();
    }
  }

  int deletions() const { return deletions_; }
  TextDocument Finish() { return writer_.Finish(); }

 private:
  pugi::xml_node FindFootnote(const std::string& id) const {
    for (const pugi::xml_node note : parts_.footnotes.document_element().children()) {
      if (LocalName(note) == "footnote" && AttributeOf(note, "id") == id) return note;
    }
    return {};
  }

  OfficeWriter::Paragraph ShapeOf(pugi::xml_node properties) {
    OfficeWriter::Paragraph shape;
    const DocxStyles::Style style = parts_.styles.Find(AttributeOf(Child(properties, "pStyle"), "val"));
    const int outline = IntAttributeOf(Child(properties, "outlineLvl"), "val", -1);
    shape.heading = outline >= 0 && outline < 6 ? outline + 1 : style.heading;
    const pugi::xml_node number = Child(properties, "numPr");
    const int list = IntAttributeOf(Child(number, "numId"), "val", style.list);
    const int level = IntAttributeOf(Child(number, "ilvl"), "val", style.list_level);
    if (list > 0 && parts_.numbering.Has(list)) {
      shape.marker = parts_.numbering.NextMarker(list, level);
      if (shape.heading == 0 && !shape.marker.empty()) shape.list_level = std::clamp(level, 0, 8) + 1;
    }
    return shape;
  }

  static bool HasText(pugi::xml_node paragraph, int depth) {
    if (depth > kDeepestDocx) return false;
    for (const pugi::xml_node node : paragraph.children()) {
      const std::string_view name = LocalName(node);
      if (name == "t" && !Trim(node.text().get()).empty()) return true;
      if (name == "del" || name == "moveFrom" || name == "AlternateContent") continue;
      if (name == "sym" || name == "footnoteReference" || HasText(node, depth + 1)) return true;
    }
    return false;
  }

  void WriteParagraph(pugi::xml_node paragraph, int depth) {
    const pugi::xml_node properties = Child(paragraph, "pPr");
    if (IsOn(Child(properties, "pageBreakBefore"))) writer_.BreakPage();
    if (HasText(paragraph, 0)) {
      writer_.BeginParagraph(ShapeOf(properties));
      WriteInline(paragraph, depth + 1);
      writer_.EndParagraph();
    } else {
      WriteInline(paragraph, depth + 1);  // page breaks and text boxes
    }
    const std::vector<pugi::xml_node> boxes = std::exchange(text_boxes_, {});
    for (const pugi::xml_node box : boxes) WriteBlocks(box, depth + 1);
  }

  void WriteInline(pugi::xml_node parent, int depth) {
    if (depth > kDeepestDocx) return;
    for (const pugi::xml_node node : parent.children()) {
      const std::string_view name = LocalName(node);
      if (name == "r") {
        WriteRun(node, depth);
      } else if (name == "hyperlink") {
        WriteLink(node, depth);
      } else if (name == "del" || name == "moveFrom") {
        ++deletions_;
      } else if (name != "pPr" && name != "rPr" && name != "sdtPr") {
        WriteInline(node, depth + 1);
      }
    }
  }

  void WriteLink(pugi::xml_node node, int depth) {
    const auto target = parts_.links.find(std::string(AttributeOf(node, "id")));
    if (target == parts_.links.end()) return WriteInline(node, depth + 1);
    writer_.SetStrong(false);
    const std::size_t mark = writer_.BeginLink(target->second);
    WriteInline(node, depth + 1);
    writer_.SetStrong(false);
    writer_.EndLink(mark);
  }

  void WriteRun(pugi::xml_node run, int depth) {
    const pugi::xml_node properties = Child(run, "rPr");
    if (IsOn(Child(properties, "vanish"))) return;
    const bool has_text = static_cast<bool>(Child(run, "t"));
    if (has_text) writer_.SetStrong(IsOn(Child(properties, "b")));
    for (const pugi::xml_node node : run.children()) WriteRunPart(node, depth);
  }

  void WriteRunPart(pugi::xml_node node, int depth) {
    const std::string_view name = LocalName(node);
    if (name == "t") {
      std::string text = CleanLines(node.text().get(), {}).text;
      std::replace(text.begin(), text.end(), '\n', ' ');
      writer_.Write(text);
    } else if (name == "tab" || name == "ptab") {
      writer_.Tab();
    } else if (name == "br" || name == "cr") {
      AttributeOf(node, "type") == "page" ? writer_.BreakPage() : writer_.Break();
    } else if (name == "lastRenderedPageBreak") {
      writer_.BreakPage();
    } else if (name == "noBreakHyphen") {
      writer_.Write("-");
    } else if (name == "sym") {
      writer_.Write("•");
    } else if (name == "footnoteReference") {
      footnotes_.emplace_back(AttributeOf(node, "id"));
      writer_.Write("[" + std::to_string(footnotes_.size()) + "]");
    } else if (name == "drawing" || name == "pict" || name == "AlternateContent") {
      CollectTextBoxes(name == "AlternateContent" ? node.first_child() : node, depth);
    }
  }

  void CollectTextBoxes(pugi::xml_node node, int depth) {
    if (depth > kDeepestDocx) return;
    if (LocalName(node) == "txbxContent") {
      text_boxes_.push_back(node);
      return;
    }
    for (const pugi::xml_node child : node.children()) CollectTextBoxes(child, depth + 1);
  }

  static std::size_t CountCells(pugi::xml_node table, bool& holds_data) {
    std::size_t columns = 0;
    for (const pugi::xml_node row : table.children()) {
      std::size_t cells = 0;
      for (const pugi::xml_node cell : row.children()) {
        if (LocalName(cell) != "tc") continue;
        ++cells;
        if (Child(cell, "tbl") || LengthOf(cell, 0) > kLongestCell) holds_data = false;
      }
      columns = std::max(columns, cells);
    }
    return columns;
  }

  bool HasHeading(pugi::xml_node table) const {
    for (const pugi::xml_node row : table.children()) {
      for (const pugi::xml_node cell : row.children()) {
        for (const pugi::xml_node paragraph : cell.children()) {
          const std::string_view style = AttributeOf(Child(Child(paragraph, "pPr"), "pStyle"), "val");
          if (!style.empty() && parts_.styles.Find(style).heading > 0) return true;
        }
      }
    }
    return false;
  }

  void WriteTable(pugi::xml_node table, int depth) {
    bool holds_data = !writer_.in_cell() && !HasHeading(table);
    holds_data = CountCells(table, holds_data) > 1 && holds_data;
    for (const pugi::xml_node row : table.children()) {
      if (LocalName(row) != "tr" || Child(Child(row, "trPr"), "del")) continue;
      if (holds_data) writer_.BeginRow();
      for (const pugi::xml_node cell : row.children()) {
        if (LocalName(cell) == "tc") WriteCell(cell, holds_data, depth);
      }
      if (holds_data) writer_.EndRow();
    }
    if (holds_data) writer_.EndTable();
  }

  void WriteCell(pugi::xml_node cell, bool holds_data, int depth) {
    if (!holds_data) return WriteBlocks(cell, depth + 1);
    writer_.BeginCell();
    WriteBlocks(cell, depth + 1);
    writer_.EndCell(IntAttributeOf(Child(Child(cell, "tcPr"), "gridSpan"), "val", 1));
  }

  DocxParts& parts_;
  OfficeWriter writer_;
  std::vector<std::string> footnotes_;
  std::vector<pugi::xml_node> text_boxes_;
  std::set<std::string> page_heads_;
  int deletions_ = 0;
};

void ReadLinks(ZipArchive& archive, DocxParts& parts) {
  pugi::xml_document relations;
  if (!archive.Has("word/_rels/document.xml.rels") || !archive.ReadXml("word/_rels/document.xml.rels", relations))
    return;
  for (const pugi::xml_node relation : relations.document_element().children()) {
    if (AttributeOf(relation, "Type").ends_with("/hyperlink")) {
      parts.links.emplace(AttributeOf(relation, "Id"), AttributeOf(relation, "Target"));
    }
  }
}

// The parts beside the text itself; without one of them the text is read all the same.
void ReadParts(ZipArchive& archive, DocxParts& parts) {
  pugi::xml_document xml;
  if (archive.Has("word/styles.xml") && archive.ReadXml("word/styles.xml", xml))
    parts.styles.Read(xml.document_element());
  if (archive.Has("word/numbering.xml") && archive.ReadXml("word/numbering.xml", xml)) {
    parts.numbering.Read(xml.document_element());
  }
  if (archive.Has("word/footnotes.xml")) (void)archive.ReadXml("word/footnotes.xml", parts.footnotes);
  ReadLinks(archive, parts);
}

void WritePageHeads(ZipArchive& archive, DocxWriter& writer) {
  for (const std::string& name : archive.ListNames()) {
    if (!name.starts_with("word/header") || !name.ends_with(".xml")) continue;
    pugi::xml_document xml;
    if (archive.ReadXml(name, xml)) writer.WritePageHead(xml.document_element());
  }
}

}  // namespace

Result<TextDocument> ReadDocx(ZipArchive& archive, std::string_view file_name) {
  pugi::xml_document xml;
  if (const Result<void> read = archive.ReadXml("word/document.xml", xml); !read) return Pass(read);
  DocxParts parts;
  ReadParts(archive, parts);
  DocxWriter writer(parts);
  WritePageHeads(archive, writer);
  writer.WriteBlocks(Child(xml.document_element(), "body"), 0);
  writer.WriteFootnotes();
  TextDocument document = writer.Finish();
  if (Trim(document.text).empty()) return Fail("documents.no_text", {{"file", std::string(file_name)}});
  if (writer.deletions() > 0) {
    document.warnings.push_back({"documents.deleted_text_left_out",
                                 {{"file", std::string(file_name)}, {"count", std::to_string(writer.deletions())}}});
  }
  AddLayoutMarks(document);
  return document;
}

}  // namespace tovholder::documents
