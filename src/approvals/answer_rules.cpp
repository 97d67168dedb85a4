// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <array>

#include "approvals/decision_source.h"
#include "base/text.h"

namespace tovholder::approvals {
namespace {

constexpr std::array<std::string_view, 6> kNoWords{"ikke godkend", "ikke tiltr", "ikke anbefal",
                                                   "afvis",        "forkast",    "stemt ned"};
constexpr std::array<std::string_view, 5> kYesWords{"godkend", "tiltr", "vedtag", "anbefal", "stemt igennem"};
constexpr std::array<std::string_view, 6> kRemarkWords{"bemærkning", "forbehold",    "forudsætning",
                                                       "betinge",    "under hensyn", "med den ændring"};

template <std::size_t size>
bool HoldsOneOf(const std::string& text, const std::array<std::string_view, size>& words) {
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view word) { return text.find(Fold(word)) != std::string::npos; });
}

}  // namespace

Answer GuessAnswer(std::string_view decision) {
  const std::string folded = Fold(decision);
  if (HoldsOneOf(folded, kNoWords)) return Answer::kNo;
  if (!HoldsOneOf(folded, kYesWords)) return Answer::kOutstanding;
  return HoldsOneOf(folded, kRemarkWords) ? Answer::kYesWithRemarks : Answer::kYes;
}

std::optional<people::OrganizationId> OrganOf(const ApprovalBook& book, const BodyDecision& decision) {
  if (decision.organization) return decision.organization;
  const areas::Section* section = decision.section ? book.areas.Find(*decision.section) : nullptr;
  if (section == nullptr || decision.organ == Organ::kBallot) return std::nullopt;
  return decision.organ == Organ::kSectionBoard ? section->section_board : section->section_meeting;
}

}  // namespace tovholder::approvals
