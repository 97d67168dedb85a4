// SPDX-License-Identifier: EUPL-1.2
#include <cstdlib>

#include "base/text.h"
#include "documents/html_reader.h"

using namespace tovholder;
using namespace tovholder::documents;

// Any page: what is read is text whose marks lie inside it.
extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  ReadOptions options;
  options.max_unpacked_bytes = 8 << 20;
  const Result<TextDocument> document = ReadHtml({reinterpret_cast<const char*>(data), size}, "a.html", options);
  if (!document) return 0;
  if (!IsUtf8(document->text)) std::abort();
  for (const Mark& mark : document->marks) {
    if (mark.span.begin > mark.span.end || mark.span.end > document->text.size()) std::abort();
  }
  return 0;
}
