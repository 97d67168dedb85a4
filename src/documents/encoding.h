// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace tovholder::documents {

struct DecodedText {
  std::string text;      // UTF-8
  std::string encoding;  // "utf-8", "utf-16le", "utf-16be", "windows-1252", "iso-8859-1", "cp850"
  std::vector<Error> warnings;
};

// Turns bytes of unknown encoding into UTF-8: by byte order mark, by valid UTF-8, by the pattern of
// UTF-16, at last by which of the old one-byte sets gives Danish words. `declared` is what the file
// itself says (a meta tag, an XML head); it decides only between sets that the bytes allow.
// Twice encoded UTF-8 ("Ã¦" for "æ") is mended. Errors: documents.not_text {file, offset}.
Result<DecodedText> DecodeText(std::string_view bytes, std::string_view file_name, std::string_view declared = {});

// The bytes of one named set as UTF-8; unknown bytes become U+FFFD. Empty where the name is unknown.
std::string DecodeAs(std::string_view bytes, std::string_view encoding);

}  // namespace tovholder::documents
