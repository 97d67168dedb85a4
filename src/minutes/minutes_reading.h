// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/time.h"
#include "documents/text_document.h"

// What the minutes parser understood of one meeting. Every value keeps the place it was read from (a
// span of TextDocument::text), how sure the parser is, and the name of the rule that found it. Values
// stand as in the source; white space and line breaks inside a value are collapsed to single spaces,
// and paragraphs of a longer text are joined by '\n'.
namespace tovholder::minutes {

enum class Confidence { kDoubtful, kLikely, kCertain };
std::string_view ToName(Confidence confidence);  // "doubtful", "likely", "certain"
bool FromName(std::string_view name, Confidence& confidence);

template <class T>
struct Read {
  T value{};
  documents::Span place;
  Confidence confidence = Confidence::kLikely;
  std::string_view rule;  // static text, e.g. "header.date.numeric"
};
using ReadText = Read<std::string>;

// kMinutes: referat, kAgenda: dagsorden, kOther: a paper that is no meeting.
enum class PaperKind { kMinutes, kAgenda, kOther };
std::string_view ToName(PaperKind kind);  // "referat", "dagsorden", "other"
bool FromName(std::string_view name, PaperKind& kind);

enum class ItemType { kDecision, kDiscussion, kInformation };
std::string_view ToName(ItemType type);  // "decision", "discussion", "information"
bool FromName(std::string_view name, ItemType& type);

// Where a municipality (or other body) comes from: read in the text, given with the import, or the
// installation's own.
enum class BodyOrigin { kText, kGiven, kInstallation };
std::string_view ToName(BodyOrigin origin);  // "text", "given", "installation"
bool FromName(std::string_view name, BodyOrigin& origin);

enum class AttendanceMark { kPresent, kApology, kAbsent };
std::string_view ToName(AttendanceMark mark);  // "present", "apology", "absent"
bool FromName(std::string_view name, AttendanceMark& mark);

struct ParticipantReading {
  ReadText name;
  std::optional<ReadText> party;         // "A", "Ø", "Løsgænger"
  std::optional<ReadText> role;          // "formand", "1. viceborgmester"
  std::optional<ReadText> organization;  // "BoligKorsør"
  std::optional<ReadText> side;          // "boligselskaberne"
  AttendanceMark mark = AttendanceMark::kPresent;
  bool substitute = false;
};

struct ContentsLine {
  ReadText title;
  std::optional<std::string> number;
  std::optional<int> page;
};

struct SectionReading {
  ReadText heading;
  int level = 1;         // 1 is directly below the item
  documents::Span body;  // the text below the heading up to the next one
};

struct RecommendationReading {
  ReadText text;             // without list mark and lead-in
  std::optional<int> point;  // its number where one is written
};

struct DecisionPoint {
  int point = 0;
  ReadText text;
};

// A decision that the same item quotes of another body, or of the same body on another day.
struct OtherDecision {
  std::optional<ReadText> body;
  std::optional<Read<Date>> date;
  ReadText text;
};

struct TreatmentReading {
  ReadText text;
  std::optional<std::string> body;
  std::optional<Date> date;
  std::optional<std::string> item;
};

struct AttachmentReading {
  ReadText name;  // as it stands, mark included
  bool recommended = false;
  bool closed = false;  // not to be published
};

struct ExtraParticipant {
  ReadText name;
  std::optional<std::string> title;
  std::optional<std::string> from;
};

struct ItemReading {
  documents::Span span;  // the whole item
  std::optional<ReadText> number;
  ReadText title;           // "" where the text has none
  std::string title_clean;  // also without type mark and "Lukket:"
  std::optional<Read<ItemType>> type;
  std::optional<std::string> type_marker;  // as written: "B", "C", "Beslutningssag"
  std::optional<ReadText> case_number;
  std::vector<ReadText> other_numbers;  // document numbers, journal numbers
  Read<bool> closed;                    // the rule says why
  std::vector<SectionReading> sections;
  std::optional<ReadText> recommended_by;
  std::vector<RecommendationReading> recommendations;
  std::optional<ReadText> decision;
  std::vector<DecisionPoint> decision_points;
  std::vector<OtherDecision> other_decisions;
  std::vector<ReadText> remarks;  // paragraphs of the decision that record a remark
  std::vector<ReadText> dissent;  // "stemte imod", "tog forbehold", votes
  std::optional<ReadText> responsible;
  std::optional<ReadText> time_allotted;
  std::optional<ReadText> decision_theme;
  std::optional<ReadText> decided_by;
  std::vector<TreatmentReading> previous_treatment;
  std::vector<AttachmentReading> attachments;
  std::optional<ReadText> attachment_count_text;  // "1 bilag, heraf 1 anbefales"
  std::vector<ExtraParticipant> extra_participants;
  std::vector<ReadText> absent;
  std::vector<ReadText> not_present;  // "Fraværende" where the document also says "Afbud"
  std::vector<ReadText> substitutes;
};

struct MinutesReading {
  documents::Span span;  // the meeting's part of the file
  PaperKind kind = PaperKind::kOther;
  Confidence kind_confidence = Confidence::kLikely;
  std::string_view kind_rule;
  std::string_view paper;  // of kind kOther: "process_plan", "application", "strategy", ...; else ""
  std::optional<ReadText> title;
  std::optional<ReadText> organization;
  std::optional<ReadText> municipality;
  BodyOrigin municipality_origin = BodyOrigin::kText;
  std::optional<Read<Date>> date;
  std::optional<Read<TimeOfDay>> start;
  std::optional<Read<TimeOfDay>> end;
  std::optional<ReadText> place;
  std::vector<ParticipantReading> participants;
  std::vector<ReadText> absent;
  std::vector<ReadText> not_present;
  std::vector<ReadText> substitutes;
  std::vector<ContentsLine> contents;
  std::optional<ReadText> agenda_text;  // free-form minutes: what stands under "Dagsorden"
  std::optional<ReadText> chair;
  std::optional<ReadText> minute_taker;
  std::vector<ReadText> speakers;        // in the order they spoke
  std::vector<SectionReading> sections;  // of the meeting itself, outside items
  std::vector<ItemReading> items;
  std::vector<documents::Span> unplaced;  // text that belongs to nothing, whole lines
  std::vector<Error> findings;            // doubts: {"meetings.no_date", {...}}; `line` is from 1
};

// A reading without a municipality gets this one, marked with where it came from; one that the text
// names is kept.
void ApplyBody(MinutesReading& reading, std::string_view municipality, BodyOrigin origin);

}  // namespace tovholder::minutes
