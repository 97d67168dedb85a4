// SPDX-License-Identifier: EUPL-1.2
#include "minutes/minutes_reading.h"

#include <cstddef>

#include "base/enum_names.h"

namespace tovholder::minutes {
namespace {

constexpr EnumNames<Confidence, 3> kConfidences = {
    {{Confidence::kDoubtful, "doubtful"}, {Confidence::kLikely, "likely"}, {Confidence::kCertain, "certain"}}};
constexpr EnumNames<PaperKind, 3> kKinds = {
    {{PaperKind::kMinutes, "referat"}, {PaperKind::kAgenda, "dagsorden"}, {PaperKind::kOther, "other"}}};
constexpr EnumNames<ItemType, 3> kTypes = {{{ItemType::kDecision, "decision"},
                                            {ItemType::kDiscussion, "discussion"},
                                            {ItemType::kInformation, "information"}}};
constexpr EnumNames<BodyOrigin, 3> kOrigins = {
    {{BodyOrigin::kText, "text"}, {BodyOrigin::kGiven, "given"}, {BodyOrigin::kInstallation, "installation"}}};
constexpr EnumNames<AttendanceMark, 3> kMarks = {{{AttendanceMark::kPresent, "present"},
                                                  {AttendanceMark::kApology, "apology"},
                                                  {AttendanceMark::kAbsent, "absent"}}};

}  // namespace

std::string_view ToName(Confidence confidence) { return NameIn(kConfidences, confidence); }
bool FromName(std::string_view name, Confidence& confidence) { return ValueIn(kConfidences, name, confidence); }
std::string_view ToName(PaperKind kind) { return NameIn(kKinds, kind); }
bool FromName(std::string_view name, PaperKind& kind) { return ValueIn(kKinds, name, kind); }
std::string_view ToName(ItemType type) { return NameIn(kTypes, type); }
bool FromName(std::string_view name, ItemType& type) { return ValueIn(kTypes, name, type); }
std::string_view ToName(BodyOrigin origin) { return NameIn(kOrigins, origin); }
bool FromName(std::string_view name, BodyOrigin& origin) { return ValueIn(kOrigins, name, origin); }
std::string_view ToName(AttendanceMark mark) { return NameIn(kMarks, mark); }
bool FromName(std::string_view name, AttendanceMark& mark) { return ValueIn(kMarks, name, mark); }

void ApplyBody(MinutesReading& reading, std::string_view municipality, BodyOrigin origin) {
  if (reading.municipality || municipality.empty() || origin == BodyOrigin::kText) return;
  const std::string_view rule = origin == BodyOrigin::kGiven ? "body.given" : "body.installation";
  reading.municipality = ReadText{std::string(municipality), {}, Confidence::kLikely, rule};
  reading.municipality_origin = origin;
}

}  // namespace tovholder::minutes
