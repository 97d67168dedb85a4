// SPDX-License-Identifier: EUPL-1.2
#include <cstdlib>

#include "base/text.h"
#include "documents/blocks.h"
#include "documents/line_joining.h"
#include "documents/plain_text_reader.h"

using namespace tovholder;
using namespace tovholder::documents;

namespace {

void Require(bool holds) {
  if (!holds) std::abort();
}

void RequireSpan(Span span, const std::string& text) { Require(span.begin <= span.end && span.end <= text.size()); }

void RequireDocument(const TextDocument& document) {
  Require(IsUtf8(document.text));
  Require(document.text.find_first_of(std::string_view("\0\r\f", 3)) == std::string::npos);
  Require(!document.pages.empty() && document.pages.front() == 0 && document.pages.back() <= document.text.size());
  for (const Mark& mark : document.marks) RequireSpan(mark.span, document.text);
  for (const Block& block : ListBlocks(document)) RequireSpan(block.span, document.text);
}

}  // namespace

// Bytes of any kind as a text file: what is read holds the promises of TextDocument, before and after
// divided words are joined.
extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const Result<TextDocument> document = ReadPlainText(bytes, "a.txt");
  if (!document) return 0;
  RequireDocument(*document);
  OffsetMap map;
  const TextDocument joined = JoinDividedWords(
      *document, [](std::string_view word) { return word.size() % 2 == 0; }, &map);
  Require(joined.text.size() <= document->text.size());
  RequireDocument(joined);
  for (std::uint32_t i = 0; i < joined.text.size(); ++i) Require(document->text[map.ToOriginal(i)] == joined.text[i]);
  return 0;
}
