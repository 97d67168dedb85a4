// SPDX-License-Identifier: EUPL-1.2
#include <cstdlib>
#include <string>

#include "base/text.h"
#include "documents/markdown.h"

using namespace tovholder;
using namespace tovholder::documents;

// Any line as Markdown: no more comes out than went in, and every mark lies inside.
extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  (void)LooksLikeMarkdown(text);
  TextBuilder builder(FileKind::kText);
  for (std::string_view line : Split(text, '\n')) AppendMarkdownLine(builder, line);
  const TextDocument document = builder.Finish();
  if (document.text.size() > size + 1) std::abort();
  for (const Mark& mark : document.marks) {
    if (mark.span.begin > mark.span.end || mark.span.end > document.text.size()) std::abort();
  }
  return 0;
}
