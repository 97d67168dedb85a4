// SPDX-License-Identifier: EUPL-1.2
#include "base/enum_names.h"
#include "indicators/observation.h"
#include "indicators/suppression.h"

namespace tovholder::indicators {
namespace {

constexpr EnumNames<Unit, 8> kUnitNames{{{Unit::kPercent, "percent"},
                                         {Unit::kPerThousand, "per_thousand"},
                                         {Unit::kPerTenThousand, "per_ten_thousand"},
                                         {Unit::kPersons, "persons"},
                                         {Unit::kCases, "cases"},
                                         {Unit::kKroner, "kroner"},
                                         {Unit::kIndex, "index"},
                                         {Unit::kRatio, "ratio"}}};
constexpr EnumNames<Timing, 4> kTimingNames{{{Timing::kYear, "year"},
                                             {Timing::kFirstOfJanuary, "first_of_january"},
                                             {Timing::kQuarter, "quarter"},
                                             {Timing::kMonth, "month"}}};
constexpr EnumNames<Direction, 3> kDirectionNames{{{Direction::kLowerIsBetter, "lower_is_better"},
                                                   {Direction::kHigherIsBetter, "higher_is_better"},
                                                   {Direction::kNeither, "neither"}}};
constexpr EnumNames<Standing, 2> kStandingNames{{{Standing::kOfficial, "official"}, {Standing::kProxy, "proxy"}}};
constexpr EnumNames<PlaceKind, 6> kPlaceNames{{{PlaceKind::kArea, "area"},
                                               {PlaceKind::kPool, "pool"},
                                               {PlaceKind::kMunicipality, "municipality"},
                                               {PlaceKind::kRegion, "region"},
                                               {PlaceKind::kCountry, "country"},
                                               {PlaceKind::kOther, "other"}}};
constexpr EnumNames<SourceKind, 3> kSourceNames{
    {{SourceKind::kTable, "table"}, {SourceKind::kDocument, "document"}, {SourceKind::kByHand, "by_hand"}}};
constexpr EnumNames<ObservationState, 3> kStateNames{{{ObservationState::kEntered, "entered"},
                                                      {ObservationState::kApproved, "approved"},
                                                      {ObservationState::kSetAside, "set_aside"}}};
constexpr EnumNames<SmallCountAction, 3> kActionNames{
    {{SmallCountAction::kShow, "show"}, {SmallCountAction::kHide, "hide"}, {SmallCountAction::kHideAlso, "hide_also"}}};
constexpr EnumNames<AlsoHide, 2> kAlsoNames{{{AlsoHide::kSums, "sums"}, {AlsoHide::kParts, "parts"}}};

}  // namespace

std::string_view ToName(Unit unit) { return NameIn(kUnitNames, unit); }
bool FromName(std::string_view name, Unit& unit) { return ValueIn(kUnitNames, name, unit); }
std::string_view ToName(Timing timing) { return NameIn(kTimingNames, timing); }
bool FromName(std::string_view name, Timing& timing) { return ValueIn(kTimingNames, name, timing); }
std::string_view ToName(Direction direction) { return NameIn(kDirectionNames, direction); }
bool FromName(std::string_view name, Direction& direction) { return ValueIn(kDirectionNames, name, direction); }
std::string_view ToName(Standing standing) { return NameIn(kStandingNames, standing); }
bool FromName(std::string_view name, Standing& standing) { return ValueIn(kStandingNames, name, standing); }
std::string_view ToName(PlaceKind kind) { return NameIn(kPlaceNames, kind); }
bool FromName(std::string_view name, PlaceKind& kind) { return ValueIn(kPlaceNames, name, kind); }
std::string_view ToName(SourceKind kind) { return NameIn(kSourceNames, kind); }
bool FromName(std::string_view name, SourceKind& kind) { return ValueIn(kSourceNames, name, kind); }
std::string_view ToName(ObservationState state) { return NameIn(kStateNames, state); }
bool FromName(std::string_view name, ObservationState& state) { return ValueIn(kStateNames, name, state); }
std::string_view ToName(SmallCountAction action) { return NameIn(kActionNames, action); }
bool FromName(std::string_view name, SmallCountAction& action) { return ValueIn(kActionNames, name, action); }
std::string_view ToName(AlsoHide also) { return NameIn(kAlsoNames, also); }
bool FromName(std::string_view name, AlsoHide& also) { return ValueIn(kAlsoNames, name, also); }

}  // namespace tovholder::indicators
