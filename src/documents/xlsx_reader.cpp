// SPDX-License-Identifier: EUPL-1.2
#include "documents/xlsx_reader.h"

#include <pugixml.hpp>
#include <utility>

#include "documents/file_kind.h"
#include "documents/office_kind.h"
#include "documents/xlsx_cells.h"
#include "documents/xlsx_parts.h"
#include "documents/xlsx_strings.h"

namespace tovholder::documents {
namespace {

tl::unexpected<Error> NotXlsx(std::string_view file_name, std::string kind) {
  return Fail("documents.not_xlsx", {{"file", std::string(file_name)}, {"kind", std::move(kind)}});
}

Result<void> ReadStringsAndStyles(ZipArchive& archive, const XlsxParts& parts, XlsxSource& source) {
  pugi::xml_document xml;
  if (!parts.strings.empty()) {
    if (Result<void> read = archive.ReadXml(parts.strings, xml); !read) return read;
    source.strings = ListSharedStrings(xml.document_element());
  }
  if (!parts.styles.empty()) {
    if (Result<void> read = archive.ReadXml(parts.styles, xml); !read) return read;
    source.styles.Read(xml.document_element());
  }
  return {};
}

Result<Sheet> ReadSheet(ZipArchive& archive, const XlsxSheetPart& part, XlsxSource& source) {
  Sheet sheet{.name = part.name, .hidden = part.hidden};
  if (part.path.empty()) {
    source.warnings.Add({"documents.xlsx_no_cells", {{"file", source.file}, {"sheet", part.name}}});
    return sheet;
  }
  pugi::xml_document xml;
  if (const Result<void> read = archive.ReadXml(part.path, xml); !read) return Pass(read);
  if (const Result<void> read = ReadXlsxCells(xml.document_element(), source, sheet); !read) return Pass(read);
  return sheet;
}

}  // namespace

const Cell& Sheet::At(CellPlace place) const {
  static const Cell empty;
  if (place.row >= rows.size() || place.column >= rows[place.row].size()) return empty;
  return rows[place.row][place.column];
}

Result<Workbook> ReadXlsx(std::string_view bytes, std::string_view file_name, const XlsxLimits& limits) {
  const std::string file(file_name);
  if (bytes.empty()) return Fail("documents.empty", {{"file", file}});
  if (bytes.size() > limits.max_bytes) {
    constexpr std::uint64_t kMegabyte = 1 << 20;
    const std::string limit = std::to_string((limits.max_bytes + kMegabyte - 1) / kMegabyte);
    return Fail("documents.too_large", {{"file", file}, {"limit", limit}});
  }
  if (IsEncryptedOffice(bytes)) return Fail("documents.encrypted", {{"file", file}});
  if (RecogniseFormat(bytes, file_name) != Format::kZip) {
    const std::string kind = NameOfFormat(bytes, file_name);
    return NotXlsx(file_name, kind.empty() ? "TXT" : kind);
  }
  Result<ZipArchive> archive = ZipArchive::Open(bytes, file_name, limits.max_unpacked_bytes);
  if (!archive) return Pass(archive);
  const Result<OfficeKind> kind = RecogniseOfficeKind(*archive);
  if (!kind) return Pass(kind);
  if (*kind != OfficeKind::kExcel) return NotXlsx(file_name, NameOfOfficeKind(*kind));
  return ReadXlsx(*archive, file_name, limits);
}

Result<Workbook> ReadXlsx(ZipArchive& archive, std::string_view file_name, const XlsxLimits& limits) {
  const Result<XlsxParts> parts = ListXlsxParts(archive, file_name);
  if (!parts) return Pass(parts);
  if (parts->sheets.size() > limits.max_sheets) {
    return Fail("documents.xlsx_too_many_sheets", {{"file", std::string(file_name)},
                                                   {"count", std::to_string(parts->sheets.size())},
                                                   {"limit", std::to_string(limits.max_sheets)}});
  }
  XlsxSource source{.file = std::string(file_name), .limits = limits, .dates = parts->dates};
  if (const Result<void> read = ReadStringsAndStyles(archive, *parts, source); !read) return Pass(read);
  Workbook workbook;
  for (const XlsxSheetPart& part : parts->sheets) {
    Result<Sheet> sheet = ReadSheet(archive, part, source);
    if (!sheet) return Pass(sheet);
    workbook.sheets.push_back(std::move(*sheet));
  }
  workbook.warnings = source.warnings.Take(source.file);
  return workbook;
}

}  // namespace tovholder::documents
