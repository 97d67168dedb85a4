// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <boost/describe.hpp>
#include <string>
#include <string_view>

#include "base/id.h"
#include "people/organization.h"

// By what rules an organization meets. The municipal act holds for the council and its committees alone; an association
// and the plan's board go by their own statutes, which are settings.
namespace tovholder::sittings {

enum class RuleProfile { kCouncil, kStandingCommittee, kSpecialCommittee, kAssociation, kCharter };
std::string_view ToName(RuleProfile profile);
bool FromName(std::string_view name, RuleProfile& profile);

enum class Majority { kSimple, kTwoThirds, kUnanimous };
std::string_view ToName(Majority majority);
bool FromName(std::string_view name, Majority& majority);

enum class Tie { kLapses, kChairDecides };
std::string_view ToName(Tie tie);
bool FromName(std::string_view name, Tie& tie);

// Who approves the minutes.
enum class Approval { kSameMeeting, kNextMeeting, kByPresent, kByAll };
std::string_view ToName(Approval approval);
bool FromName(std::string_view name, Approval& approval);

enum class DissentRight { kMinority, kWhoTookPart };
enum class StopRight { kNone, kMembers };
enum class Statutes { kFixed, kOwn };  // whether quorum, majority and tie are the organization's own

struct ProfileRules {
  RuleProfile profile = RuleProfile::kCharter;
  std::string_view name;
  Statutes statutes = Statutes::kOwn;
  DissentRight dissent = DissentRight::kWhoTookPart;
  StopRight stop = StopRight::kNone;
};
// Kommunestyrelsesloven § 11 (quorum of half the members, simple majority, a tie lapses), § 13 stk. 2 (dissent of
// those who voted with the minority), § 23 (a committee's member stops a decision).
const ProfileRules& RulesOf(RuleProfile profile);

struct SittingRule {
  Id<SittingRule> id;
  people::OrganizationId organization;
  RuleProfile profile = RuleProfile::kCharter;
  Approval approval = Approval::kByPresent;
  int quorum = 50;  // at least so many per cent of the members who vote
  Majority majority = Majority::kSimple;
  Tie tie = Tie::kLapses;
  std::string phrases;  // a line each, beside the standard ones
};
BOOST_DESCRIBE_STRUCT(SittingRule, (), (id, organization, profile, approval, quorum, majority, tie, phrases))

// With what the law fixes put in place of what was set.
SittingRule InForce(SittingRule rule);

}  // namespace tovholder::sittings
