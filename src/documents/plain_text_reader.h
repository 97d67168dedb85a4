// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "documents/text_document.h"

namespace tovholder::documents {

// Reads text of any encoding, plain or Markdown. Errors: documents.not_text {file, offset}.
Result<TextDocument> ReadPlainText(std::string_view bytes, std::string_view file_name);

// Reads an XML file's source. Errors: documents.not_text, documents.damaged {file, kind, detail}.
Result<TextDocument> ReadXmlSource(std::string_view bytes, std::string_view file_name);

// The encoding that an XML head or a meta tag in the first 4 KB declares; empty where there is none.
std::string DeclaredEncoding(std::string_view bytes);

struct CleanText {
  std::string text;
  std::vector<std::uint32_t> pages;
  std::vector<Error> warnings;
};
// Composed letters, ligatures taken apart; lines end with \n; form feeds become page starts; what no text has is taken
// out (NUL, other control characters, soft hyphens within a line).
CleanText CleanLines(std::string_view text, std::string_view file_name);

}  // namespace tovholder::documents
