// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "documents/zip_archive.h"

namespace tovholder::documents {

enum class OfficePlace { kText, kHidden, kDeleted, kComment, kHead, kMetadata };

// A paragraph of a Word or OpenDocument file, wherever it stands and whether or not it is shown.
struct OfficeText {
  OfficePlace place = OfficePlace::kText;
  std::string part;  // "word/comments.xml"
  std::string text;
};

// All that is written in a part. Errors as ZipArchive.
Result<std::vector<OfficeText>> ListOfficeTexts(ZipArchive& archive, const std::string& part);

}  // namespace tovholder::documents
