// SPDX-License-Identifier: EUPL-1.2
#include "sittings/sitting_rules.h"

#include <algorithm>
#include <array>
#include <set>

#include "base/text.h"
#include "sittings/chair_rules.h"
#include "sittings/order_rules.h"

namespace tovholder::sittings {
namespace {

template <class Range, class Test>
auto* FindIn(const Range& range, Test test) {
  const auto found = std::find_if(range.begin(), range.end(), test);
  return found == range.end() ? nullptr : &*found;
}

bool IsDisqualified(const SittingBook& book, SittingMemberId member, ItemId item) {
  return std::any_of(book.disqualifications.begin(), book.disqualifications.end(), [&](const Disqualification& one) {
    return one.member == member && one.item == item && one.outcome == DisqualificationOutcome::kDisqualified;
  });
}

// The last word on the item itself, else the last one that reaches it from an item before.
bool IsThere(const SittingBook& book, const SittingMember& member, ItemId item) {
  bool there = member.mark == RollMark::kPresent;
  const int here = PlaceOf(book, item);
  int latest = 0;
  for (const SittingMove& move : book.moves) {
    const int at = PlaceOf(book, move.item);
    if (move.member != member.id || move.reach != Reach::kFromHere || at > here || at < latest) continue;
    latest = at;
    there = move.direction == Direction::kCame;
  }
  for (const SittingMove& move : book.moves) {
    if (move.member != member.id || move.item != item) continue;
    if (move.reach == Reach::kThisItem) there = move.direction == Direction::kCame;
    if (move.reach == Reach::kFromHere) there = move.direction == Direction::kCame;
  }
  return there;
}

bool IsDecided(const SittingBook& book, ItemId item) {
  return std::any_of(book.rulings.begin(), book.rulings.end(),
                     [&](const Ruling& ruling) { return ruling.item == item && !TextOf(ruling).empty(); });
}

bool IsPostponedWhole(const SittingBook& book, ItemId item) {
  const Ruling* whole = book.FindRuling(item, 0);
  return book.CourseOf(item).state == CourseState::kPostponed ||
         (whole != nullptr && whole->outcome == Outcome::kPostponed);
}

bool IsOf(const SittingMember& member, std::optional<people::OrganizationId> organization) {
  return !organization || member.organization == organization;
}

const Vote* VoteBefore(const SittingBook& book, ItemId item) {
  const auto found =
      std::find_if(book.votes.rbegin(), book.votes.rend(), [&](const Vote& vote) { return vote.item == item; });
  return found == book.votes.rend() ? nullptr : &*found;
}

std::optional<Choice> ChoiceOf(const SittingBook& book, Id<Vote> vote, SittingMemberId member) {
  const Ballot* ballot =
      FindIn(book.ballots, [&](const Ballot& one) { return one.vote == vote && one.member == member; });
  return ballot == nullptr ? std::nullopt : std::optional(ballot->choice);
}

Result<void> CheckDissent(const SittingBook& book, const SittingMember& member, ItemId item) {
  const Host* host = book.FindHost(member.organization);
  if (host == nullptr || RulesOf(host->rule.profile).dissent == DissentRight::kWhoTookPart) return {};
  const Vote* vote = VoteBefore(book, item);
  if (vote == nullptr) return Fail("sittings.dissent_needs_vote");
  const auto choice = ChoiceOf(book, vote->id, member.id);
  const bool carried = vote->result == VoteResult::kCarried;
  const bool minority = choice ? *choice != (carried ? Choice::kYes : Choice::kNo)
                               : (carried ? vote->no + vote->abstained : vote->yes + vote->abstained) > 0;
  if (!minority) return Fail("sittings.not_in_minority", {{"name", member.name}});
  return {};
}

Result<void> CheckStop(const SittingBook& book, const SittingMember& member, ItemId item) {
  const Host* host = book.FindHost(member.organization);
  if (host == nullptr || RulesOf(host->rule.profile).stop == StopRight::kNone) {
    return Fail("sittings.no_stop_right", {{"body", host == nullptr ? "" : host->organization.name}});
  }
  if (book.sitting.ended) return Fail("sittings.stop_too_late");
  const bool procedural = std::any_of(book.rulings.begin(), book.rulings.end(), [&](const Ruling& ruling) {
    return ruling.item == item && (ruling.outcome == Outcome::kPostponed || ruling.outcome == Outcome::kSentBack);
  });
  if (procedural) return Fail("sittings.stop_procedural");
  return {};
}

int NeededOf(const SittingRule& rule, int members) { return (members * rule.quorum + 99) / 100; }

bool IsEnough(Majority majority, int yes, int no, int abstained) {
  switch (majority) {
    case Majority::kTwoThirds:
      return yes > 0 && yes * 3 >= (yes + no + abstained) * 2;
    case Majority::kUnanimous:
      return yes > 0 && no == 0;
    case Majority::kSimple:
      break;
  }
  return yes > no;
}

std::string SubjectTo(const std::string& lines) {
  std::vector<std::string> names;
  for (const std::string_view line : SplitLines(lines)) {
    if (!Trim(line).empty()) names.emplace_back(Trim(line));
  }
  return names.empty() ? "" : "Under forbehold af godkendelse: " + Join(names, "; ") + ".";
}

}  // namespace

const meetings::ItemDetails* SittingBook::Find(ItemId id) const {
  return FindIn(items, [&](const meetings::ItemDetails& one) { return one.item.id == id; });
}

const SittingMember* SittingBook::Find(SittingMemberId id) const {
  return FindIn(members, [&](const SittingMember& one) { return one.id == id; });
}

const Host* SittingBook::FindHost(std::optional<people::OrganizationId> id) const {
  return id ? FindIn(hosts, [&](const Host& one) { return one.organization.id == *id; }) : nullptr;
}

std::int64_t SittingBook::revision() const {
  std::int64_t revision = sitting.revision;
  for (const Ruling& ruling : rulings) revision += ruling.version;
  return revision;
}

const Ruling* SittingBook::FindRuling(ItemId item, int point) const {
  return FindIn(rulings, [&](const Ruling& one) { return one.item == item && one.point == point; });
}

ItemCourse SittingBook::CourseOf(ItemId item) const {
  const ItemCourse* found = FindIn(courses, [&](const ItemCourse& one) { return one.item == item; });
  if (found != nullptr) return *found;
  ItemCourse course;
  course.meeting = meeting();
  course.item = item;
  return course;
}

Presence PresenceAt(const SittingBook& book, const SittingMember& member, ItemId item) {
  if (IsDisqualified(book, member.id, item)) return Presence::kDisqualified;
  return IsThere(book, member, item) ? Presence::kThere : Presence::kAway;
}

bool WasTreated(const SittingBook& book, ItemId item) {
  const CourseState state = book.CourseOf(item).state;
  return state == CourseState::kUnderWay || state == CourseState::kTreated || IsDecided(book, item);
}

bool TookPart(const SittingBook& book, const SittingMember& member) {
  bool any = false;
  for (const meetings::ItemDetails& details : book.items) {
    if (!WasTreated(book, details.item.id)) continue;
    any = true;
    if (PresenceAt(book, member, details.item.id) == Presence::kThere) return true;
  }
  return !any && member.mark == RollMark::kPresent;
}

std::vector<const SittingMember*> VotersAt(const SittingBook& book, ItemId item,
                                           std::optional<people::OrganizationId> organization) {
  std::vector<const SittingMember*> voters;
  for (const SittingMember& member : book.members) {
    const bool there = PresenceAt(book, member, item) == Presence::kThere;
    if (member.votes && there && IsOf(member, organization)) voters.push_back(&member);
  }
  return voters;
}

Quorum QuorumAt(const SittingBook& book, const Host& host, ItemId item) {
  Quorum quorum;
  for (const SittingMember& member : book.members) {
    if (member.votes && !member.substitute_for && member.organization == host.organization.id) ++quorum.members;
  }
  quorum.present = static_cast<int>(VotersAt(book, item, host.organization.id).size());
  quorum.needed = NeededOf(host.rule, quorum.members);
  return quorum;
}

Result<void> CheckOpening(const SittingBook& book, Date today) {
  if (book.sitting.id) return Fail("sittings.open_already");
  if (book.state != desk::MeetingState::kReleased) return Fail("sittings.agenda_not_released");
  const auto& date = book.row.meeting.date;
  if (date && *date > today) return Fail("sittings.too_early", {{"date", FormatIso(*date)}});
  return {};
}

Result<void> CheckRecording(const SittingBook& book) {
  if (!book.sitting.id) return Fail("sittings.not_open");
  if (book.sitting.minutes == MinutesState::kApproved) return Fail("sittings.minutes_locked");
  if (book.sitting.minutes == MinutesState::kSent) return Fail("sittings.minutes_sent");
  return {};
}

Result<void> CheckPoint(const SittingBook& book, ItemId item, int point) {
  const meetings::ItemDetails* details = book.Find(item);
  if (details == nullptr) return Fail("sittings.no_such_item");
  if (point == 0) return {};
  const auto& points = details->recommendations;
  const bool known = std::any_of(points.begin(), points.end(), [&](const auto& one) { return one.point == point; });
  if (!known) return Fail("sittings.no_such_point", {{"point", std::to_string(point)}});
  const Ruling* ruling = book.FindRuling(item, point);
  if (ruling != nullptr && ruling->outcome == Outcome::kWithdrawn) {
    return Fail("sittings.point_withdrawn", {{"point", std::to_string(point)}});
  }
  return {};
}

Result<void> CheckRuling(const SittingBook& book, const Ruling& ruling) {
  if (auto open = CheckRecording(book); !open) return open;
  auto point = CheckPoint(book, ruling.item, ruling.point);
  // Withdrawn by mistake: what takes that back is no decision yet.
  const bool takes_back =
      !point && point.error().id == "sittings.point_withdrawn" &&
      (ruling.outcome == Outcome::kWithdrawn || (ruling.outcome == Outcome::kNone && Trim(ruling.text).empty()));
  if (takes_back) return {};
  return point;
}

VoteResult ResultOf(const SittingBook& book, const Vote& vote, const std::vector<Ballot>& ballots) {
  const Host* host = book.FindHost(vote.organization);
  if (host == nullptr && !book.hosts.empty()) host = &book.hosts.front();
  const SittingRule rule = host == nullptr ? SittingRule{} : host->rule;
  if (vote.yes != vote.no || rule.majority != Majority::kSimple) {
    return IsEnough(rule.majority, vote.yes, vote.no, vote.abstained) ? VoteResult::kCarried : VoteResult::kLost;
  }
  if (rule.tie == Tie::kChairDecides) {
    const SittingMember* chair = ChairOf(book, vote.item, vote.organization);
    for (const Ballot& ballot : ballots) {
      if (chair == nullptr || ballot.member != chair->id || ballot.choice == Choice::kAbstained) continue;
      return ballot.choice == Choice::kYes ? VoteResult::kCarried : VoteResult::kLost;
    }
  }
  return VoteResult::kTied;
}

Result<void> CheckVote(const SittingBook& book, const Vote& vote, const std::vector<Ballot>& ballots) {
  if (auto open = CheckRecording(book); !open) return open;
  if (auto point = CheckPoint(book, vote.item, vote.point); !point) return point;
  const auto voters = VotersAt(book, vote.item, vote.organization);
  const int cast = vote.yes + vote.no + vote.abstained;
  if (cast <= 0 || vote.yes < 0 || vote.no < 0 || vote.abstained < 0) return Fail("sittings.no_votes");
  if (cast > static_cast<int>(voters.size())) {
    return Fail("sittings.too_many_votes",
                {{"cast", std::to_string(cast)}, {"present", std::to_string(voters.size())}});
  }
  std::set<SittingMemberId> seen;
  for (const Ballot& ballot : ballots) {
    const SittingMember* member = book.Find(ballot.member);
    const std::string name = member == nullptr ? "" : member->name;
    if (!seen.insert(ballot.member).second) return Fail("sittings.voted_twice", {{"name", name}});
    if (std::find(voters.begin(), voters.end(), member) == voters.end()) {
      return Fail("sittings.voter_away", {{"name", name}});
    }
  }
  return {};
}

std::vector<Ballot> BallotsOfGroups(const SittingBook& book, const Vote& vote,
                                    const std::vector<std::pair<std::string, Choice>>& groups) {
  std::vector<Ballot> ballots;
  for (const SittingMember* voter : VotersAt(book, vote.item, vote.organization)) {
    const auto* group = FindIn(groups, [&](const auto& one) { return one.first == voter->party; });
    if (group != nullptr) ballots.push_back({{}, vote.id, voter->id, group->second});
  }
  return ballots;
}

void CountBallots(Vote& vote, const std::vector<Ballot>& ballots) {
  const auto count = [&](Choice choice) {
    return static_cast<int>(
        std::count_if(ballots.begin(), ballots.end(), [&](const Ballot& ballot) { return ballot.choice == choice; }));
  };
  vote.yes = count(Choice::kYes);
  vote.no = count(Choice::kNo);
  vote.abstained = count(Choice::kAbstained);
}

Result<void> CheckSaid(const SittingBook& book, const Said& said) {
  if (auto open = CheckRecording(book); !open) return open;
  if (auto point = CheckPoint(book, said.item, 0); !point) return point;
  if (Trim(said.text).empty() && said.kind != SaidKind::kStop) return Fail("sittings.no_text");
  if (!said.member) return said.kind == SaidKind::kRemark ? Result<void>{} : Fail("sittings.no_member");
  const SittingMember* member = book.Find(*said.member);
  if (member == nullptr) return Fail("sittings.no_member");
  if (PresenceAt(book, *member, said.item) != Presence::kThere) {
    return Fail("sittings.was_not_there", {{"name", member->name}});
  }
  if (said.kind == SaidKind::kDissent) return CheckDissent(book, *member, said.item);
  if (said.kind == SaidKind::kStop) return CheckStop(book, *member, said.item);
  return {};
}

std::vector<const SittingMember*> MembersWithLimits(const SittingBook& book, ItemId item) {
  std::vector<const SittingMember*> members;
  for (const SittingMember* voter : VotersAt(book, item, std::nullopt)) {
    if (!voter->granted_by.empty() && !voter->mandate_limits.empty()) members.push_back(voter);
  }
  return members;
}

bool IsPostponed(const SittingBook& book, ItemId item) {
  return IsPostponedWhole(book, item) || std::any_of(book.rulings.begin(), book.rulings.end(), [&](const Ruling& one) {
           return one.item == item && one.outcome == Outcome::kPostponed;
         });
}

std::vector<std::string> PointsLeft(const SittingBook& book, ItemId item) {
  std::vector<std::string> points;
  const meetings::ItemDetails* details = book.Find(item);
  if (details == nullptr) return points;
  const bool whole = IsPostponedWhole(book, item);
  for (const auto& point : details->recommendations) {
    const Ruling* ruling = book.FindRuling(item, point.point);
    const bool postponed = ruling != nullptr && ruling->outcome == Outcome::kPostponed;
    const bool undecided = ruling == nullptr || TextOf(*ruling).empty();
    if (postponed || (whole && undecided)) points.push_back(point.text);
  }
  return points;
}

std::vector<const meetings::ItemDetails*> ItemsOpen(const SittingBook& book) {
  std::vector<const meetings::ItemDetails*> open;
  for (const meetings::ItemDetails& details : book.items) {
    const CourseState state = book.CourseOf(details.item.id).state;
    if (!IsDecided(book, details.item.id) && state != CourseState::kPostponed && state != CourseState::kWithdrawn)
      open.push_back(&details);
  }
  return open;
}

std::string_view PhraseOf(Outcome outcome) {
  constexpr std::array<std::string_view, 9> kPhrases{
      "",      "Godkendt",      "Ikke godkendt", "Taget til efterretning", "Drøftet", "Indstilles til godkendelse",
      "Udsat", "Sendt tilbage", "Udgået"};
  return kPhrases[static_cast<std::size_t>(outcome)];
}

std::string TextOf(const Ruling& ruling) {
  std::vector<std::string> parts;
  if (const std::string_view phrase = PhraseOf(ruling.outcome); !phrase.empty())
    parts.push_back(std::string(phrase) + ".");
  if (const std::string_view text = Trim(ruling.text); !text.empty()) parts.emplace_back(text);
  if (std::string subject = SubjectTo(ruling.subject_to); !subject.empty()) parts.push_back(std::move(subject));
  return Join(parts, " ");
}

std::vector<Outcome> OutcomesFor(std::optional<minutes::ItemType> type) {
  if (type == minutes::ItemType::kInformation) {
    return {Outcome::kNoted, Outcome::kDiscussed, Outcome::kPostponed, Outcome::kNone};
  }
  if (type == minutes::ItemType::kDiscussion) {
    return {Outcome::kDiscussed, Outcome::kNoted,     Outcome::kRecommended,
            Outcome::kSentBack,  Outcome::kPostponed, Outcome::kNone};
  }
  return {Outcome::kApproved,  Outcome::kRejected, Outcome::kRecommended, Outcome::kNoted, Outcome::kDiscussed,
          Outcome::kPostponed, Outcome::kSentBack, Outcome::kWithdrawn,   Outcome::kNone};
}

std::int64_t SecondsSpent(const ItemCourse& course, Instant now) {
  if (!course.started) return course.seconds;
  return course.seconds +
         std::max<std::int64_t>(0, std::chrono::duration_cast<std::chrono::seconds>(now - *course.started).count());
}

}  // namespace tovholder::sittings
