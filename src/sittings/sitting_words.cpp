// SPDX-License-Identifier: EUPL-1.2
#include "sittings/sitting_words.h"

namespace tovholder::sittings {

using html::Texts;
using html::Tone;

std::string_view WordOf(RuleProfile profile, const Texts& t) {
  switch (profile) {
    case RuleProfile::kCouncil:
      return t("Council");
    case RuleProfile::kStandingCommittee:
      return t("Standing committee of the council");
    case RuleProfile::kSpecialCommittee:
      return t("Special committee (§ 17,4)");
    case RuleProfile::kAssociation:
      return t("Housing association");
    case RuleProfile::kCharter:
      break;
  }
  return t("By its own charter");
}

std::string_view WordOf(Majority majority, const Texts& t) {
  switch (majority) {
    case Majority::kTwoThirds:
      return t("Two thirds of the votes");
    case Majority::kUnanimous:
      return t("Nobody against");
    case Majority::kSimple:
      break;
  }
  return t("More for than against");
}

std::string_view WordOf(Tie tie, const Texts& t) {
  return tie == Tie::kChairDecides ? t("The chair's vote decides") : t("The proposal lapses");
}

std::string_view WordOf(Approval approval, const Texts& t) {
  switch (approval) {
    case Approval::kSameMeeting:
      return t("At the end of the same meeting");
    case Approval::kNextMeeting:
      return t("At the next meeting");
    case Approval::kByAll:
      return t("By every member, each for himself");
    case Approval::kByPresent:
      break;
  }
  return t("By those who took part, each for himself");
}

std::string_view WordOf(RollMark mark, const Texts& t) {
  switch (mark) {
    case RollMark::kApology:
      return t("Apology");
    case RollMark::kAbsent:
      return t("Absent without apology");
    case RollMark::kPresent:
      break;
  }
  return t("Present");
}

std::string_view WordOf(CourseState state, const Texts& t) {
  switch (state) {
    case CourseState::kUnderWay:
      return t("Under way");
    case CourseState::kTreated:
      return t("Treated");
    case CourseState::kPostponed:
      return t("Postponed");
    case CourseState::kWithdrawn:
      return t("Withdrawn");
    case CourseState::kWaiting:
      break;
  }
  return t("Waits");
}

std::string_view WordOf(Outcome outcome, const Texts& t) {
  switch (outcome) {
    case Outcome::kApproved:
      return t("Approved");
    case Outcome::kRejected:
      return t("Not approved");
    case Outcome::kNoted:
      return t("Taken note of");
    case Outcome::kDiscussed:
      return t("Discussed");
    case Outcome::kRecommended:
      return t("Recommended for approval");
    case Outcome::kPostponed:
      return t("Postponed");
    case Outcome::kSentBack:
      return t("Sent back");
    case Outcome::kWithdrawn:
      return t("Withdrawn");
    case Outcome::kNone:
      break;
  }
  return t("In own words");
}

std::string_view WordOf(Choice choice, const Texts& t) {
  switch (choice) {
    case Choice::kNo:
      return t("Against");
    case Choice::kAbstained:
      return t("Abstains");
    case Choice::kYes:
      break;
  }
  return t("For");
}

std::string_view WordOf(SaidKind kind, const Texts& t) {
  switch (kind) {
    case SaidKind::kRemark:
      return t("Remark");
    case SaidKind::kStop:
      return t("Stops the decision (§ 23)");
    case SaidKind::kDissent:
      break;
  }
  return t("Dissent");
}

std::string_view WordOf(MinutesState state, const Texts& t) {
  switch (state) {
    case MinutesState::kSent:
      return t("Sent for approval");
    case MinutesState::kApproved:
      return t("Approved and locked");
    case MinutesState::kDraft:
      break;
  }
  return t("Draft of the minutes");
}

std::string_view WordOf(Presence presence, const Texts& t) {
  switch (presence) {
    case Presence::kAway:
      return t("Not there");
    case Presence::kDisqualified:
      return t("Disqualified");
    case Presence::kThere:
      break;
  }
  return t("There");
}

html::Html BadgeOf(CourseState state, const Texts& t) {
  switch (state) {
    case CourseState::kUnderWay:
      return Badge(WordOf(state, t), Tone::kInfo);
    case CourseState::kTreated:
      return Badge(WordOf(state, t), Tone::kGood);
    case CourseState::kPostponed:
    case CourseState::kWithdrawn:
      return Badge(WordOf(state, t), Tone::kAttention);
    case CourseState::kWaiting:
      break;
  }
  return Badge(WordOf(state, t), Tone::kNeutral);
}

html::Html BadgeOf(MinutesState state, const Texts& t) {
  const Tone tone = state == MinutesState::kApproved ? Tone::kGood
                    : state == MinutesState::kSent   ? Tone::kInfo
                                                     : Tone::kAttention;
  return Badge(WordOf(state, t), tone);
}

html::Html BadgeOf(Presence presence, const Texts& t) {
  const Tone tone = presence == Presence::kThere  ? Tone::kGood
                    : presence == Presence::kAway ? Tone::kNeutral
                                                  : Tone::kAttention;
  return Badge(WordOf(presence, t), tone);
}

std::string MinutesText(std::int64_t seconds, const Texts& t) {
  return t("{n} min.", {{"n", std::to_string((seconds + 30) / 60)}});
}

}  // namespace tovholder::sittings
