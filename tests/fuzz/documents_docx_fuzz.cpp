// SPDX-License-Identifier: EUPL-1.2
#include <cstdlib>
#include <utility>
#include <vector>

#include "base/text.h"
#include "documents/reader.h"
#include "documents/zip_builder.h"

using namespace tovholder;
using namespace tovholder::documents;

namespace {

void ReadAndCheck(std::string_view bytes) {
  ReadOptions options;
  options.max_unpacked_bytes = 8 << 20;
  options.recognition = Recognition::kNever;
  const Result<TextDocument> document = ReadDocument(bytes, "a.docx", options);
  if (!document) return;
  if (!IsUtf8(document->text)) std::abort();
  for (const Mark& mark : document->marks) {
    if (mark.span.begin > mark.span.end || mark.span.end > document->text.size()) std::abort();
  }
}

}  // namespace

// An archive as it comes, or parts of one, divided by "---" lines, as Word and as OpenDocument.
extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  const std::string_view input(reinterpret_cast<const char*>(data), size);
  if (input.starts_with("PK\x03\x04")) {
    ReadAndCheck(input);
    return 0;
  }
  const std::size_t end = input.find("\n---\n");
  const std::string first(input.substr(0, end));
  const std::string second(end == std::string_view::npos ? std::string_view{} : input.substr(end + 5));
  ReadAndCheck(MakeZip({{"word/document.xml", first},
                        {"word/numbering.xml", second},
                        {"word/styles.xml", second},
                        {"word/footnotes.xml", second},
                        {"word/header1.xml", second}}));
  ReadAndCheck(MakeZip({{"mimetype", "application/vnd.oasis.opendocument.text"}, {"content.xml", first}}));
  return 0;
}
