// SPDX-License-Identifier: EUPL-1.2
#include "documents/graph_drawing.h"

#include <gtest/gtest.h>

namespace tovholder::documents {
namespace {

TEST(GraphDrawing, DrawsWithDanishNames) {
  const auto svg = DrawGraph("digraph { a [label=" + QuoteForDot("Økonomi \"og\" drift\\n") + "]; a -> b }");
  ASSERT_TRUE(svg);
  EXPECT_NE(svg->find("<svg"), std::string::npos);
  EXPECT_NE(svg->find("Økonomi &quot;og&quot; drift\\n"), std::string::npos) << *svg;
}

TEST(GraphDrawing, SaysWhyItCannotDraw) {
  const auto svg = DrawGraph("digraph { a -> }");
  ASSERT_FALSE(svg);
  EXPECT_EQ(svg.error().id, "documents.not_drawn");
  EXPECT_NE(svg.error().params.at("reason").find("syntax error"), std::string::npos);
}

}  // namespace
}  // namespace tovholder::documents
