// SPDX-License-Identifier: EUPL-1.2
#include "plan/step_kind.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/enum_names.h"
#include "base/text.h"

namespace tovholder::plan {
namespace {

constexpr EnumNames<StepKind, 9> kStepKinds{{{StepKind::kMaterial, "material"},
                                             {StepKind::kDecision, "decision"},
                                             {StepKind::kVote, "vote"},
                                             {StepKind::kHearing, "hearing"},
                                             {StepKind::kSubmission, "submission"},
                                             {StepKind::kWorkshop, "workshop"},
                                             {StepKind::kInformation, "information"},
                                             {StepKind::kWaiting, "waiting"},
                                             {StepKind::kOther, "other"}}};

struct KindWord {
  std::string_view word;  // folded
  StepKind kind;
};
// The first that stands in the text decides; what is more particular comes first.
constexpr std::array<KindWord, 27> kWords{
    {{"indsend", StepKind::kSubmission},   {"fremsend", StepKind::kSubmission},   {"tilbagemeld", StepKind::kWaiting},
     {"tilbage meld", StepKind::kWaiting}, {"afventer svar", StepKind::kWaiting}, {"afstemning", StepKind::kVote},
     {"afdelingsmøde", StepKind::kVote},   {"temamøde", StepKind::kWorkshop},     {"workshop", StepKind::kWorkshop},
     {"seminar", StepKind::kWorkshop},     {"startdag", StepKind::kWorkshop},     {"høring", StepKind::kHearing},
     {"orienter", StepKind::kInformation}, {"fremlæg", StepKind::kInformation},   {"indstiller", StepKind::kDecision},
     {"godkend", StepKind::kDecision},     {"vedtag", StepKind::kDecision},       {"beslut", StepKind::kDecision},
     {"behandl", StepKind::kDecision},     {"drøftes", StepKind::kDecision},      {"fastlægges", StepKind::kDecision},
     {"udarbejd", StepKind::kMaterial},    {"udkast", StepKind::kMaterial},       {"skrives", StepKind::kMaterial},
     {"opgørelse", StepKind::kMaterial},   {"status", StepKind::kInformation},    {"klar", StepKind::kMaterial}}};

// The fund answers; nobody here can hurry it.
bool IsFund(std::string_view folded) { return folded.find("landsbyg") != std::string_view::npos || folded == "lbf"; }

}  // namespace

std::string_view ToName(StepKind kind) { return NameIn(kStepKinds, kind); }
bool FromName(std::string_view name, StepKind& kind) { return ValueIn(kStepKinds, name, kind); }

StepKind GuessKind(std::string_view activity, std::string_view responsible) {
  const std::string text = Fold(activity);
  if (IsFund(Fold(responsible))) return StepKind::kWaiting;
  const auto found = std::find_if(kWords.begin(), kWords.end(),
                                  [&](const KindWord& one) { return text.find(one.word) != std::string::npos; });
  return found == kWords.end() ? StepKind::kOther : found->kind;
}

}  // namespace tovholder::plan
