// SPDX-License-Identifier: EUPL-1.2
#include "documents/office_kind.h"

#include <algorithm>
#include <vector>

namespace tovholder::documents {
namespace {

// Some programs number the part that others call xl/workbook.xml.
bool HoldsWorkbook(const ZipArchive& archive) {
  const std::vector<std::string> names = archive.ListNames();
  return std::any_of(names.begin(), names.end(),
                     [](const std::string& name) { return name.starts_with("xl/workbook") && name.ends_with(".xml"); });
}

}  // namespace

Result<OfficeKind> RecogniseOfficeKind(ZipArchive& archive) {
  if (archive.Has("word/document.xml")) return OfficeKind::kWord;
  if (archive.Has("xl/workbook.bin")) return OfficeKind::kBinaryExcel;
  if (archive.Has("ppt/presentation.xml")) return OfficeKind::kPowerPoint;
  if (HoldsWorkbook(archive)) return OfficeKind::kExcel;
  if (!archive.Has("content.xml")) return OfficeKind::kNone;
  const Result<std::string> type = archive.Has("mimetype") ? archive.Read("mimetype") : Result<std::string>("");
  if (!type) return Pass(type);
  const bool text = type->find("opendocument.text") != std::string::npos;
  return text ? OfficeKind::kOpenText : OfficeKind::kOpenOther;
}

std::string NameOfOfficeKind(OfficeKind kind) {
  switch (kind) {
    case OfficeKind::kWord:
      return "Word";
    case OfficeKind::kExcel:
      return "Excel";
    case OfficeKind::kBinaryExcel:
      return "Excel .xlsb";
    case OfficeKind::kPowerPoint:
      return "PowerPoint";
    case OfficeKind::kOpenText:
    case OfficeKind::kOpenOther:
      return "OpenDocument";
    case OfficeKind::kNone:
      break;
  }
  return "ZIP";
}

bool IsEncryptedOffice(std::string_view bytes) {
  constexpr std::string_view kContainer = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
  constexpr std::string_view kEncryptedPackage("E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0", 32);
  return bytes.starts_with(kContainer) && bytes.find(kEncryptedPackage) != std::string_view::npos;
}

}  // namespace tovholder::documents
