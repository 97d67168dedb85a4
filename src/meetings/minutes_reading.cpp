// SPDX-License-Identifier: EUPL-1.2
#include "meetings/minutes_reading.h"

#include <array>
#include <cstddef>
#include <utility>

namespace tovholder::meetings {
namespace {

template <class E, std::size_t N>
std::string_view NameIn(const std::array<std::pair<E, std::string_view>, N>& names, E value) {
  for (const auto& [one, name] : names) {
    if (one == value) return name;
  }
  return {};
}

template <class E, std::size_t N>
bool ValueIn(const std::array<std::pair<E, std::string_view>, N>& names, std::string_view name, E& value) {
  for (const auto& [one, its_name] : names) {
    if (its_name != name) continue;
    value = one;
    return true;
  }
  return false;
}

constexpr std::array<std::pair<Confidence, std::string_view>, 3> kConfidences = {
    {{Confidence::kDoubtful, "doubtful"}, {Confidence::kLikely, "likely"}, {Confidence::kCertain, "certain"}}};
constexpr std::array<std::pair<PaperKind, std::string_view>, 3> kKinds = {
    {{PaperKind::kMinutes, "referat"}, {PaperKind::kAgenda, "dagsorden"}, {PaperKind::kOther, "other"}}};
constexpr std::array<std::pair<ItemType, std::string_view>, 3> kTypes = {{{ItemType::kDecision, "decision"},
                                                                          {ItemType::kDiscussion, "discussion"},
                                                                          {ItemType::kInformation, "information"}}};
constexpr std::array<std::pair<BodyOrigin, std::string_view>, 3> kOrigins = {
    {{BodyOrigin::kText, "text"}, {BodyOrigin::kGiven, "given"}, {BodyOrigin::kInstallation, "installation"}}};
constexpr std::array<std::pair<AttendanceMark, std::string_view>, 3> kMarks = {{{AttendanceMark::kPresent, "present"},
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

}  // namespace tovholder::meetings
