// SPDX-License-Identifier: EUPL-1.2
#include "documents/text_document.h"

#include <algorithm>

#include "base/enum_names.h"

namespace tovholder::documents {
namespace {

constexpr EnumNames<FileKind, 8> kNames = {{{FileKind::kText, "text"},
                                            {FileKind::kPdf, "pdf"},
                                            {FileKind::kHtml, "html"},
                                            {FileKind::kDocx, "docx"},
                                            {FileKind::kOdt, "odt"},
                                            {FileKind::kImage, "image"},
                                            {FileKind::kXml, "xml"},
                                            {FileKind::kXlsx, "xlsx"}}};

}  // namespace

std::string_view ToName(FileKind kind) { return NameIn(kNames, kind); }
bool FromName(std::string_view name, FileKind& kind) { return ValueIn(kNames, name, kind); }

int TextDocument::PageOf(std::uint32_t offset) const {
  const auto next = std::upper_bound(pages.begin(), pages.end(), offset);
  return std::max(1, static_cast<int>(next - pages.begin()));
}

int TextDocument::LineOf(std::uint32_t offset) const {
  const auto end = text.begin() + static_cast<std::ptrdiff_t>(std::min<std::size_t>(offset, text.size()));
  return 1 + static_cast<int>(std::count(text.begin(), end, '\n'));
}

}  // namespace tovholder::documents
