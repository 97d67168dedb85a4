// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "meetings/repair.h"

namespace tovholder::meetings {
namespace {

documents::TextDocument TextOf(std::string text) {
  documents::TextDocument document;
  document.text = std::move(text);
  document.pages = {0};
  return document;
}

RepairDecision Decision(std::int64_t first, std::string written, std::string meant,
                        RepairState state = RepairState::kTaken) {
  const auto last = first + static_cast<std::int64_t>(written.size());
  return {{}, {}, first, last, std::move(written), std::move(meant), "lost-aa", state, {}};
}

TEST(PutIn, MovesPagesAndMarksAlong) {
  documents::TextDocument text = TextOf("bade her\nog pa side to\n");
  text.pages = {0, 9};
  text.marks = {{documents::MarkKind::kHeading, 1, "", {0, 8}}, {documents::MarkKind::kStrong, 0, "", {12, 14}}};
  const documents::TextDocument repaired = PutIn(text, {Decision(12, "pa", "på"), Decision(0, "bade", "både")});
  EXPECT_EQ(repaired.text, "både her\nog på side to\n");
  EXPECT_EQ(repaired.pages, (std::vector<std::uint32_t>{0, 10}));
  EXPECT_EQ(repaired.At(repaired.marks[0].span), "både her");
  EXPECT_EQ(repaired.At(repaired.marks[1].span), "på");
}

TEST(PutIn, LeavesAloneWhatDoesNotFit) {
  const documents::TextDocument text = TextOf("bade her\n");
  EXPECT_EQ(PutIn(text, {Decision(0, "bade", "både", RepairState::kRefused)}).text, text.text);
  EXPECT_EQ(PutIn(text, {Decision(2, "bade", "både")}).text, text.text) << "another text stands there";
  EXPECT_EQ(PutIn(text, {Decision(900, "bade", "både")}).text, text.text) << "behind the end";
  EXPECT_EQ(PutIn(text, {Decision(0, "bade", "både"), Decision(1, "ade", "åde")}).text, "både her\n") << "overlapping";
}

}  // namespace
}  // namespace tovholder::meetings
