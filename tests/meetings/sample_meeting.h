// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string_view>

#include "meetings/meeting_draft.h"
#include "meetings/meeting_paper.h"

namespace tovholder::meetings {

// What only the closed item, its attendance or the closed attachment of the open item says.
inline constexpr std::string_view kClosedWords[] = {"Hemmelighuset", "330-2026-9002",       "Forhandlingsbeløbet",
                                                    "Lukkemand",     "Kuvertbilag",         "Mindretalshviskeren",
                                                    "Fortrolig",     "Udvalget for Skjult", "Listen over bud"};

// Minutes with an open item that holds everything, a closed one and one that says little.
MeetingDraft SampleMinutes();
// The same as it is loaded for somebody who sees all of it.
MeetingRecords SampleRecords();

}  // namespace tovholder::meetings
