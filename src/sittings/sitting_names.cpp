// SPDX-License-Identifier: EUPL-1.2
#include "base/enum_names.h"
#include "sittings/sitting.h"

namespace tovholder::sittings {
namespace {

constexpr EnumNames<MinutesState, 3> kMinutesStates{
    {{MinutesState::kDraft, "draft"}, {MinutesState::kSent, "sent"}, {MinutesState::kApproved, "approved"}}};
constexpr EnumNames<RollMark, 3> kRollMarks{
    {{RollMark::kPresent, "present"}, {RollMark::kApology, "apology"}, {RollMark::kAbsent, "absent"}}};
constexpr EnumNames<Direction, 2> kDirections{{{Direction::kCame, "came"}, {Direction::kLeft, "left"}}};
constexpr EnumNames<Reach, 2> kReaches{{{Reach::kFromHere, "from_here"}, {Reach::kThisItem, "this_item"}}};
constexpr EnumNames<DisqualificationOutcome, 3> kDisqualifications{
    {{DisqualificationOutcome::kRaised, "raised"},
     {DisqualificationOutcome::kDisqualified, "disqualified"},
     {DisqualificationOutcome::kQualified, "qualified"}}};
constexpr EnumNames<CourseState, 5> kCourseStates{{{CourseState::kWaiting, "waiting"},
                                                   {CourseState::kUnderWay, "under_way"},
                                                   {CourseState::kTreated, "treated"},
                                                   {CourseState::kPostponed, "postponed"},
                                                   {CourseState::kWithdrawn, "withdrawn"}}};
constexpr EnumNames<Outcome, 9> kOutcomes{{{Outcome::kNone, "none"},
                                           {Outcome::kApproved, "approved"},
                                           {Outcome::kRejected, "rejected"},
                                           {Outcome::kNoted, "noted"},
                                           {Outcome::kDiscussed, "discussed"},
                                           {Outcome::kRecommended, "recommended"},
                                           {Outcome::kPostponed, "postponed"},
                                           {Outcome::kSentBack, "sent_back"},
                                           {Outcome::kWithdrawn, "withdrawn"}}};
constexpr EnumNames<VoteForm, 3> kVoteForms{
    {{VoteForm::kHands, "hands"}, {VoteForm::kNames, "names"}, {VoteForm::kGroups, "groups"}}};
constexpr EnumNames<VoteResult, 3> kVoteResults{
    {{VoteResult::kCarried, "carried"}, {VoteResult::kLost, "lost"}, {VoteResult::kTied, "tied"}}};
constexpr EnumNames<Choice, 3> kChoices{
    {{Choice::kYes, "yes"}, {Choice::kNo, "no"}, {Choice::kAbstained, "abstained"}}};
constexpr EnumNames<SaidKind, 3> kSaidKinds{
    {{SaidKind::kDissent, "dissent"}, {SaidKind::kRemark, "remark"}, {SaidKind::kStop, "stop"}}};
constexpr EnumNames<ClosureKind, 3> kClosureKinds{{{ClosureKind::kClosed, "closed"},
                                                   {ClosureKind::kOpened, "opened"},
                                                   {ClosureKind::kClosedAfterPublication, "closed_after_publication"}}};
constexpr EnumNames<Verdict, 2> kVerdicts{{{Verdict::kApproved, "approved"}, {Verdict::kRefused, "refused"}}};

}  // namespace

std::string_view ToName(MinutesState state) { return NameIn(kMinutesStates, state); }
bool FromName(std::string_view name, MinutesState& state) { return ValueIn(kMinutesStates, name, state); }
std::string_view ToName(RollMark mark) { return NameIn(kRollMarks, mark); }
bool FromName(std::string_view name, RollMark& mark) { return ValueIn(kRollMarks, name, mark); }
std::string_view ToName(Direction direction) { return NameIn(kDirections, direction); }
bool FromName(std::string_view name, Direction& direction) { return ValueIn(kDirections, name, direction); }
std::string_view ToName(Reach reach) { return NameIn(kReaches, reach); }
bool FromName(std::string_view name, Reach& reach) { return ValueIn(kReaches, name, reach); }
std::string_view ToName(DisqualificationOutcome outcome) { return NameIn(kDisqualifications, outcome); }
bool FromName(std::string_view name, DisqualificationOutcome& outcome) {
  return ValueIn(kDisqualifications, name, outcome);
}
std::string_view ToName(CourseState state) { return NameIn(kCourseStates, state); }
bool FromName(std::string_view name, CourseState& state) { return ValueIn(kCourseStates, name, state); }
std::string_view ToName(Outcome outcome) { return NameIn(kOutcomes, outcome); }
bool FromName(std::string_view name, Outcome& outcome) { return ValueIn(kOutcomes, name, outcome); }
std::string_view ToName(VoteForm form) { return NameIn(kVoteForms, form); }
bool FromName(std::string_view name, VoteForm& form) { return ValueIn(kVoteForms, name, form); }
std::string_view ToName(VoteResult result) { return NameIn(kVoteResults, result); }
bool FromName(std::string_view name, VoteResult& result) { return ValueIn(kVoteResults, name, result); }
std::string_view ToName(Choice choice) { return NameIn(kChoices, choice); }
bool FromName(std::string_view name, Choice& choice) { return ValueIn(kChoices, name, choice); }
std::string_view ToName(SaidKind kind) { return NameIn(kSaidKinds, kind); }
bool FromName(std::string_view name, SaidKind& kind) { return ValueIn(kSaidKinds, name, kind); }
std::string_view ToName(ClosureKind kind) { return NameIn(kClosureKinds, kind); }
bool FromName(std::string_view name, ClosureKind& kind) { return ValueIn(kClosureKinds, name, kind); }
std::string_view ToName(Verdict verdict) { return NameIn(kVerdicts, verdict); }
bool FromName(std::string_view name, Verdict& verdict) { return ValueIn(kVerdicts, name, verdict); }

}  // namespace tovholder::sittings
