// SPDX-License-Identifier: EUPL-1.2
#include "sittings/rule_profile.h"

#include <array>

#include "base/enum_names.h"

namespace tovholder::sittings {
namespace {

constexpr std::array<ProfileRules, 5> kProfiles{{
    {RuleProfile::kCouncil, "council", Statutes::kFixed, DissentRight::kMinority, StopRight::kNone},
    {RuleProfile::kStandingCommittee, "standing_committee", Statutes::kFixed, DissentRight::kMinority,
     StopRight::kMembers},
    {RuleProfile::kSpecialCommittee, "special_committee", Statutes::kOwn, DissentRight::kWhoTookPart, StopRight::kNone},
    {RuleProfile::kAssociation, "association", Statutes::kOwn, DissentRight::kWhoTookPart, StopRight::kNone},
    {RuleProfile::kCharter, "charter", Statutes::kOwn, DissentRight::kWhoTookPart, StopRight::kNone},
}};

constexpr EnumNames<Majority, 3> kMajorities{
    {{Majority::kSimple, "simple"}, {Majority::kTwoThirds, "two_thirds"}, {Majority::kUnanimous, "unanimous"}}};
constexpr EnumNames<Tie, 2> kTies{{{Tie::kLapses, "lapses"}, {Tie::kChairDecides, "chair_decides"}}};
constexpr EnumNames<Approval, 4> kApprovals{{{Approval::kSameMeeting, "same_meeting"},
                                             {Approval::kNextMeeting, "next_meeting"},
                                             {Approval::kByPresent, "by_present"},
                                             {Approval::kByAll, "by_all"}}};

}  // namespace

const ProfileRules& RulesOf(RuleProfile profile) { return kProfiles[static_cast<std::size_t>(profile)]; }

std::string_view ToName(RuleProfile profile) { return RulesOf(profile).name; }
bool FromName(std::string_view name, RuleProfile& profile) {
  for (const ProfileRules& rules : kProfiles) {
    if (rules.name != name) continue;
    profile = rules.profile;
    return true;
  }
  return false;
}

std::string_view ToName(Majority majority) { return NameIn(kMajorities, majority); }
bool FromName(std::string_view name, Majority& majority) { return ValueIn(kMajorities, name, majority); }
std::string_view ToName(Tie tie) { return NameIn(kTies, tie); }
bool FromName(std::string_view name, Tie& tie) { return ValueIn(kTies, name, tie); }
std::string_view ToName(Approval approval) { return NameIn(kApprovals, approval); }
bool FromName(std::string_view name, Approval& approval) { return ValueIn(kApprovals, name, approval); }

SittingRule InForce(SittingRule rule) {
  if (RulesOf(rule.profile).statutes == Statutes::kOwn) return rule;
  rule.quorum = 50;
  rule.majority = Majority::kSimple;
  rule.tie = Tie::kLapses;
  return rule;
}

}  // namespace tovholder::sittings
