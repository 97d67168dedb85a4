// SPDX-License-Identifier: EUPL-1.2
#include "documents/read_whole.h"

#include <gtest/gtest.h>

#include "documents/reader.h"

namespace tovholder::documents {

TextDocument ReadWhole(const std::string& bytes, const std::string& name) {
  Result<TextDocument> document = ReadDocument(bytes, name);
  EXPECT_TRUE(document) << (document ? "" : document.error().id);
  return document ? *document : TextDocument{};
}

std::vector<std::string> Marked(const TextDocument& document, MarkKind kind) {
  std::vector<std::string> texts;
  for (const Mark& mark : document.marks) {
    if (mark.kind == kind)
      texts.push_back(std::to_string(mark.level) + mark.extra + "|" + std::string(document.At(mark.span)));
  }
  return texts;
}

}  // namespace tovholder::documents
