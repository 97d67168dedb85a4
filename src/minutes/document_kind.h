// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string_view>

#include "minutes/layout_lines.h"

namespace tovholder::minutes {

// Papers that are no meeting, told apart by their words; a meeting is `kMeeting`.
enum class DocumentKind { kMeeting, kProcessPlan, kApplication, kStrategy, kHearing, kStandingOrders, kOther };
std::string_view ToName(DocumentKind kind);  // "meeting", "process_plan", "application", …

struct KindReading {
  DocumentKind kind = DocumentKind::kOther;
  std::string_view rule;  // why, as the name of a rule
};

// Tells what the paper is. Damage by character recognition ("ANS@GNING") is allowed for.
KindReading RecogniseKind(const layout::Lines& lines);

}  // namespace tovholder::minutes
