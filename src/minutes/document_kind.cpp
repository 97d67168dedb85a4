// SPDX-License-Identifier: EUPL-1.2
#include "minutes/document_kind.h"

#include <algorithm>
#include <array>

#include "minutes/layout_items.h"
#include "minutes/layout_text.h"
#include "minutes/minutes_header.h"

namespace tovholder::minutes {
namespace {

using layout::Field;
using layout::Line;

constexpr std::size_t kHeadLines = 30;

struct Evidence {
  int kind_words = 0;  // "referat", "dagsorden" in the head
  int dates = 0;
  int bodies = 0;
  int header_labels = 0;  // Mødedato, Deltagere, …
  int decisions = 0;
  int item_labels = 0;  // Indstilling, Sagsnr., …
  int openers = 0;      // "Punkt 7: …"
};

bool IsHeaderLabel(Field field) {
  return field == Field::kDate || field == Field::kPlace || field == Field::kParticipants || field == Field::kTime ||
         field == Field::kStart || field == Field::kApology || field == Field::kAbsent || field == Field::kMinuteTaker;
}

bool IsItemLabel(Field field) {
  return field == Field::kRecommendation || field == Field::kTheme || field == Field::kDecidedBy ||
         field == Field::kStatus || field == Field::kCaseNumber || field == Field::kPreviously;
}

void Weigh(const Line& line, std::size_t index, Evidence& evidence) {
  // A long sentence that mentions minutes is no heading.
  if (index < kHeadLines && line.text.size() < 300 && layout::CountWords(line.text, 26) <= 25) {
    const HeadingLine heading = ReadHeadingLine(line.text);
    evidence.kind_words += heading.kind_word ? 1 : 0;
    evidence.dates += heading.date ? 1 : 0;
    evidence.bodies += heading.organization ? 1 : 0;
  }
  if (const auto punkt = layout::ReadPunkt(line.text); punkt && punkt->style == layout::OpenerStyle::kPunkt)
    ++evidence.openers;
  if (line.decision || (line.label != nullptr && line.label->item == Field::kDecision)) ++evidence.decisions;
  if (line.label == nullptr) return;
  evidence.header_labels += index < kHeadLines && IsHeaderLabel(line.label->header) ? 1 : 0;
  evidence.item_labels += IsItemLabel(line.label->item) ? 1 : 0;
}

// "Referat", "Dagsorden for mødet" and a date, or what only minutes have.
std::string_view MeetingRule(const Evidence& e) {
  if (e.kind_words > 0 && (e.dates > 0 || e.decisions > 0 || e.header_labels > 0)) return "kind.word_and_meeting";
  if (e.decisions > 0 && (e.item_labels > 0 || e.header_labels > 0 || e.openers > 0 || e.bodies > 0))
    return "kind.decisions";
  if (e.header_labels >= 2 && e.dates > 0) return "kind.header";
  if (e.openers >= 2 && e.item_labels > 0) return "kind.openers";
  if (e.kind_words > 0 && (e.item_labels > 1 || e.bodies > 0)) return "kind.word_and_items";
  return {};
}

// Letters that character recognition puts for ø, æ, å stand for each other.
bool SaysDamaged(std::string_view text, std::string_view wanted) {
  const std::string key = layout::Key(text);
  const auto same = [](char a, char b) {
    constexpr std::string_view kForms = "o0@gaeq";
    return a == b || (b == '?' && kForms.find(a) != std::string_view::npos);
  };
  for (std::size_t at = 0; at + wanted.size() <= key.size(); ++at) {
    std::size_t i = 0;
    while (i < wanted.size() && same(key[at + i], wanted[i])) ++i;
    if (i == wanted.size()) return true;
  }
  return false;
}

struct Signature {
  std::string_view word;
  DocumentKind kind;
  std::string_view rule;
};

constexpr std::array<Signature, 20> kSignatures = {{
    {"procesplan", DocumentKind::kProcessPlan, "kind.process_plan"},
    {"tidsplan", DocumentKind::kProcessPlan, "kind.process_plan"},
    {"milepælsplan", DocumentKind::kProcessPlan, "kind.process_plan"},
    {"ansøgning", DocumentKind::kApplication, "kind.application"},
    {"ans?gning", DocumentKind::kApplication, "kind.application_damaged"},
    {"prækvalifikation", DocumentKind::kApplication, "kind.application"},
    {"ansøgningsskema", DocumentKind::kApplication, "kind.application"},
    {"høringssvar", DocumentKind::kHearing, "kind.hearing"},
    {"høringsbrev", DocumentKind::kHearing, "kind.hearing"},
    {"høring om", DocumentKind::kHearing, "kind.hearing"},
    {"høring af", DocumentKind::kHearing, "kind.hearing"},
    {"forretningsorden", DocumentKind::kStandingOrders, "kind.standing_orders"},
    {"styrelsesvedtægt", DocumentKind::kStandingOrders, "kind.standing_orders"},
    {"kommissorium", DocumentKind::kStandingOrders, "kind.standing_orders"},
    {"strategi", DocumentKind::kStrategy, "kind.strategy"},
    {"politik for", DocumentKind::kStrategy, "kind.strategy"},
    {"handleplan", DocumentKind::kStrategy, "kind.strategy"},
    {"helhedsplan", DocumentKind::kStrategy, "kind.strategy"},
    {"samarbejdsaftale", DocumentKind::kOther, "kind.agreement"},
    {"notat", DocumentKind::kOther, "kind.note"},
}};

// The paper's own title says what it is; the first line that names a kind decides.
KindReading FromTitle(const layout::Lines& lines) {
  const std::size_t far = std::min<std::size_t>(lines.all.size(), 8);
  for (std::size_t i = 0; i < far; ++i) {
    const std::string_view text = lines.all[i].text.substr(0, 300);
    for (const Signature& signature : kSignatures) {
      const bool damaged = signature.word.find('?') != std::string_view::npos;
      const bool said = damaged ? SaysDamaged(text, signature.word)
                                : layout::FindFolded(text, signature.word) != std::string_view::npos;
      if (said) return {signature.kind, signature.rule};
    }
  }
  return {DocumentKind::kOther, "kind.no_sign"};
}

}  // namespace

std::string_view ToName(DocumentKind kind) {
  constexpr std::array<std::string_view, 7> kNames = {"meeting", "process_plan",    "application", "strategy",
                                                      "hearing", "standing_orders", "other"};
  return kNames[static_cast<std::size_t>(kind)];
}

KindReading RecogniseKind(const layout::Lines& lines) {
  Evidence evidence;
  for (std::size_t i = 0; i < lines.all.size(); ++i) Weigh(lines.all[i], i, evidence);
  const std::string_view meeting = MeetingRule(evidence);
  const bool has_heading = evidence.kind_words > 0 || evidence.header_labels > 0 || evidence.item_labels >= 2;
  if (!meeting.empty() && has_heading) return {DocumentKind::kMeeting, meeting};
  // A plan or application may quote decisions; without a heading of a meeting its own title counts.
  const KindReading titled = FromTitle(lines);
  const bool own_title = titled.kind != DocumentKind::kOther;
  return meeting.empty() || own_title ? titled : KindReading{DocumentKind::kMeeting, meeting};
}

}  // namespace tovholder::minutes
