// SPDX-License-Identifier: EUPL-1.2
#include "html/markdown.h"

#include <gtest/gtest.h>

#include <string>

namespace tovholder::html {
namespace {

TEST(EscapeMarkdown, MarksOnlyWhatWouldBeASign) {
  EXPECT_EQ(EscapeMarkdown("Godkendt."), "Godkendt.");
  EXPECT_EQ(EscapeMarkdown("a*b_c"), "a\\*b\\_c");
  EXPECT_EQ(EscapeMarkdown("1. at 2) punkt 3.4"), "1\\. at 2\\) punkt 3.4");
  EXPECT_EQ(EscapeMarkdown("- a - b\n+ c"), "\\- a - b\n\\+ c");
  EXPECT_EQ(EscapeMarkdown(""), "");
}

TEST(EscapeMarkdown, EveryTextComesBackAsPlainText) {
  for (const std::string text :
       {"# 5 & 6 <b>", "10) Nr. 4", "== under", "| a | b |", "[1](2) ![3]", "~~ute~~", "\\ og `kode`", "*æ* _ø_ å"}) {
    EXPECT_EQ(PlainFromMarkdown(EscapeMarkdown(text)), text);
  }
}

}  // namespace
}  // namespace tovholder::html
