// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string_view>

namespace tovholder::plan {

// What is done in a step. The names reach the data file.
enum class StepKind {
  kMaterial,  // something is written or drawn up
  kDecision,  // by a body
  kVote,      // of residents
  kHearing,
  kSubmission,  // to a fund or an authority
  kWorkshop,
  kInformation,
  kWaiting,  // for what another has to answer
  kOther,
};
std::string_view ToName(StepKind kind);
bool FromName(std::string_view name, StepKind& kind);

// By the words of the activity and who is responsible.
StepKind GuessKind(std::string_view activity, std::string_view responsible);

}  // namespace tovholder::plan
