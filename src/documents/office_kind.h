// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "documents/zip_archive.h"

namespace tovholder::documents {

// What an archive is as a document of an office program.
enum class OfficeKind { kNone, kWord, kExcel, kBinaryExcel, kPowerPoint, kOpenText, kOpenOther };

// Errors as ZipArchive.
Result<OfficeKind> RecogniseOfficeKind(ZipArchive& archive);

// What people call it: "Excel"; "ZIP" for kNone.
std::string NameOfOfficeKind(OfficeKind kind);

// A file of the new formats that has a password is wrapped into the container of the old ones.
bool IsEncryptedOffice(std::string_view bytes);

}  // namespace tovholder::documents
