// SPDX-License-Identifier: EUPL-1.2
#include "applications/file_look.h"

#include "desk/agenda_rules.h"
#include "documents/file_kind.h"
#include "documents/pdf_reader.h"

namespace tovholder::applications {

Result<PartFile> LookAtFile(std::string_view bytes, std::string_view file_name) {
  auto name = desk::CheckFileName(file_name);
  if (!name) return Pass(name);
  PartFile file;
  file.name = std::move(*name);
  // A file that says it is a PDF and is none would be opened by nobody.
  const bool named_pdf = documents::Extension(file.name) == ".pdf";
  if (documents::RecogniseFormat(bytes, file.name) != documents::Format::kPdf && !named_pdf) return file;
  const auto pages = documents::CountPdfPages(bytes, file.name);
  if (pages) {
    file.finding = FileFinding::kPdf;
    file.pages = *pages;
    return file;
  }
  if (pages.error().id != "documents.damaged" && pages.error().id != "documents.encrypted") return Pass(pages);
  file.finding = pages.error().id == "documents.damaged" ? FileFinding::kDamaged : FileFinding::kEncrypted;
  return file;
}

}  // namespace tovholder::applications
