// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>

#include <sstream>

#include "base/text.h"
#include "minutes/minutes_parser.h"
#include "minutes_text.h"

namespace tovholder::minutes {
namespace {

using testing::LayoutFiles;
using testing::LoadText;
using testing::TextOf;

void AddText(std::ostream& out, const std::string& key, const std::optional<ReadText>& text) {
  if (text) out << key << '\t' << ReplaceAll(text->value, "\n", " / ") << '\n';
}

void AddTexts(std::ostream& out, const std::string& key, const std::vector<ReadText>& texts) {
  for (const ReadText& text : texts) out << key << '\t' << text.value << '\n';
}

void AddItem(std::ostream& out, const ItemReading& item) {
  out << "item\t" << (item.number ? item.number->value + " " : "") << item.title.value
      << (item.closed.value ? "\tclosed" : "") << '\n';
  if (item.type) out << "  type\t" << ToName(item.type->value) << '\n';
  AddText(out, "  case_number", item.case_number);
  AddText(out, "  recommended_by", item.recommended_by);
  for (const RecommendationReading& point : item.recommendations)
    out << "  recommendation\t" << point.text.value << '\n';
  AddText(out, "  decision", item.decision);
  AddText(out, "  decided_by", item.decided_by);
  for (const OtherDecision& other : item.other_decisions) {
    out << "  other_decision\t" << (other.body ? other.body->value : "") << ": " << other.text.value << '\n';
  }
  AddTexts(out, "  dissent", item.dissent);
  AddTexts(out, "  absent", item.absent);
  AddTexts(out, "  not_present", item.not_present);
  AddTexts(out, "  substitute", item.substitutes);
  for (const AttachmentReading& attachment : item.attachments) out << "  attachment\t" << attachment.name.value << '\n';
}

// The reading as lines that a person can check against the document beside it.
std::string FactsOf(const MinutesReading& reading) {
  std::ostringstream out;
  out << "kind\t" << ToName(reading.kind) << '\n';
  AddText(out, "organization", reading.organization);
  AddText(out, "municipality", reading.municipality);
  if (reading.date) out << "date\t" << FormatIso(reading.date->value) << '\n';
  if (reading.start) out << "start\t" << FormatIso(reading.start->value) << '\n';
  if (reading.end) out << "end\t" << FormatIso(reading.end->value) << '\n';
  AddText(out, "place", reading.place);
  for (const ParticipantReading& person : reading.participants) out << "participant\t" << person.name.value << '\n';
  AddTexts(out, "absent", reading.absent);
  AddTexts(out, "not_present", reading.not_present);
  AddTexts(out, "substitute", reading.substitutes);
  AddText(out, "minute_taker", reading.minute_taker);
  for (const ItemReading& item : reading.items) AddItem(out, item);
  for (const Error& finding : reading.findings) out << "finding\t" << finding.id << '\n';
  return out.str();
}

class Layout : public ::testing::TestWithParam<std::filesystem::path> {};

TEST_P(Layout, GivesTheFactsBesideIt) {
  const documents::TextDocument document = TextOf(LoadText(GetParam()));
  std::string facts;
  for (const MinutesReading& reading : ParseMinutes(document)) facts += FactsOf(reading);
  std::filesystem::path expected = GetParam();
  expected.replace_extension(".facts");
  if (std::getenv("TOVHOLDER_WRITE_FACTS") != nullptr) std::ofstream(expected) << facts;
  EXPECT_EQ(facts, LoadText(expected));
}

INSTANTIATE_TEST_SUITE_P(Documents, Layout, ::testing::ValuesIn(LayoutFiles()),
                         [](const auto& row) { return row.param.stem().string(); });

}  // namespace
}  // namespace tovholder::minutes
