// SPDX-License-Identifier: EUPL-1.2
#include "documents/xlsx_parts.h"

#include <map>
#include <pugixml.hpp>
#include <utility>

#include "base/text.h"
#include "documents/docx_numbering.h"
#include "documents/xlsx_strings.h"

namespace tovholder::documents {
namespace {

struct XlsxRelation {
  std::string kind;  // the last word of its type: "worksheet", "styles"
  std::string path;  // in the archive
};
using XlsxRelations = std::map<std::string, XlsxRelation, std::less<>>;  // by id

std::string FolderOf(std::string_view path) { return std::string(path.substr(0, path.rfind('/') + 1)); }

// "/xl/a.xml" counts from the root of the archive, "../a.xml" and "a.xml" from the folder.
std::string ResolveTarget(const std::string& folder, std::string_view target) {
  const std::string whole = target.starts_with('/') ? std::string(target) : folder + std::string(target);
  std::vector<std::string> steps;
  for (const std::string_view step : Split(whole, '/')) {
    if (step == ".." && !steps.empty()) {
      steps.pop_back();
    } else if (!step.empty() && step != "." && step != "..") {
      steps.emplace_back(step);
    }
  }
  return Join(steps, "/");
}

Result<XlsxRelations> ListRelations(ZipArchive& archive, const std::string& part) {
  const std::string folder = FolderOf(part);
  const std::string path = folder + "_rels/" + part.substr(folder.size()) + ".rels";
  XlsxRelations relations;
  if (!archive.Has(path)) return relations;
  pugi::xml_document xml;
  if (const Result<void> read = archive.ReadXml(path, xml); !read) return Pass(read);
  for (const pugi::xml_node node : xml.document_element().children()) {
    const std::string_view type = AttributeOf(node, "Type");
    relations.emplace(AttributeOf(node, "Id"), XlsxRelation{std::string(type.substr(type.rfind('/') + 1)),
                                                            ResolveTarget(folder, AttributeOf(node, "Target"))});
  }
  return relations;
}

std::string PathOfKind(const XlsxRelations& relations, std::string_view kind) {
  for (const auto& [id, relation] : relations) {
    if (relation.kind == kind) return relation.path;
  }
  return {};
}

class WorkbookReading {
 public:
  WorkbookReading(ZipArchive& archive, std::string_view file_name) : archive_(archive), file_(file_name) {}

  Result<XlsxParts> Read() {
    const Result<XlsxRelations> roots = ListRelations(archive_, "");
    if (!roots) return Pass(roots);
    workbook_ = PathOfKind(*roots, "officeDocument");
    if (workbook_.empty()) workbook_ = "xl/workbook.xml";
    pugi::xml_document xml;
    if (const Result<void> read = archive_.ReadXml(workbook_, xml); !read) return Pass(read);
    const Result<XlsxRelations> relations = ListRelations(archive_, workbook_);
    if (!relations) return Pass(relations);
    return ListParts(xml.document_element(), *relations);
  }

 private:
  tl::unexpected<Error> DamagedWorkbook(const std::string& detail) const {
    return Fail("documents.damaged", {{"file", file_}, {"kind", "Excel"}, {"detail", workbook_ + ": " + detail}});
  }

  Result<XlsxParts> ListParts(pugi::xml_node root, const XlsxRelations& relations) {
    XlsxParts parts;
    parts.strings = PathOfKind(relations, "sharedStrings");
    parts.styles = PathOfKind(relations, "styles");
    const std::string_view from_1904 = AttributeOf(Child(root, "workbookPr"), "date1904");
    if (from_1904 == "1" || from_1904 == "true") parts.dates = DateSystem::k1904;
    for (const pugi::xml_node node : Child(root, "sheets").children()) {
      if (LocalName(node) != "sheet") continue;
      Result<XlsxSheetPart> sheet = ReadSheetPart(node, relations);
      if (!sheet) return Pass(sheet);
      parts.sheets.push_back(std::move(*sheet));
    }
    if (parts.sheets.empty()) return DamagedWorkbook("no sheets");
    return parts;
  }

  Result<XlsxSheetPart> ReadSheetPart(pugi::xml_node node, const XlsxRelations& relations) const {
    XlsxSheetPart sheet{ReadXlsxText(AttributeOf(node, "name"))};
    const std::string_view state = AttributeOf(node, "state");
    sheet.hidden = state == "hidden" || state == "veryHidden";
    const auto found = relations.find(AttributeOf(node, "id"));
    if (found == relations.end()) return DamagedWorkbook("the sheet “" + sheet.name + "” has no part");
    if (found->second.kind == "worksheet") sheet.path = found->second.path;
    return sheet;
  }

  ZipArchive& archive_;
  std::string file_;
  std::string workbook_;
};

}  // namespace

Result<XlsxParts> ListXlsxParts(ZipArchive& archive, std::string_view file_name) {
  return WorkbookReading(archive, file_name).Read();
}

}  // namespace tovholder::documents
