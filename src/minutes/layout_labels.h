// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string_view>

namespace tovholder::minutes::layout {

// What a label says of the text behind or below it.
enum class Field {
  kNone,
  // of the meeting
  kOrganization,
  kDate,
  kTime,  // start, or "17:00-19:00"
  kStart,
  kEnd,
  kPlace,
  kPaper,  // kind of paper: "MØDE / Referat"
  kParticipants,
  kApology,
  kAbsent,
  kSubstitutes,
  kMinuteTaker,
  kChair,
  kContents,
  kMeetingRemark,
  kOpenGroup,    // "Åbne punkter"
  kClosedGroup,  // "Lukkede punkter"
  kMinutesText,  // "Referat af mødet"
  // of an item
  kCaseNumber,
  kOtherNumber,
  kStatus,  // "Åbent", "Lukket punkt"
  kType,
  kResponsible,
  kTimeAllotted,
  kTheme,
  kDecidedBy,
  kRecommendation,
  kDecision,
  kAttachments,
  kPreviously,
  kExtra,
  kAttendance,  // "Fremmøde og inhabilitet"
  kNarrative,
  kMetadata,
  kCloser,  // "Til toppen"
};

enum class LabelForm {
  kColonOrAlone,  // "Indstilling" on a line of its own, or "Indstilling: text"
  kColon,         // only with a colon
  kOpen,          // also "Mødested Byrådssalen"
  kAlone,         // only on a line of its own
};

struct LabelEntry {
  std::string_view name;  // as layout::Key gives it
  Field header;           // meaning ahead of the first item
  Field item;             // meaning inside an item
  LabelForm form;
};

// The label with exactly this key, if it is one.
const LabelEntry* FindLabel(std::string_view key);
// Whether any label of one word or more begins with this word (lower case); a quick no for prose.
bool MayBeginLabel(std::string_view first_word_key);
// "Økonomiske og personalemæssige konsekvenser": headings of a case text that come in many spellings.
bool IsNarrativeHeading(std::string_view key);

}  // namespace tovholder::minutes::layout
