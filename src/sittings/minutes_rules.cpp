// SPDX-License-Identifier: EUPL-1.2
#include "sittings/minutes_rules.h"

#include <algorithm>
#include <map>
#include <set>

#include "base/text.h"
#include "sittings/chair_rules.h"
#include "sittings/order_rules.h"
#include "sittings/sitting_rules.h"

namespace tovholder::sittings {
namespace {

using meetings::ItemDetails;

std::optional<std::string> Given(std::string text) {
  return text.empty() ? std::nullopt : std::optional(std::move(text));
}

std::string NamesOf(const SittingBook& book, const Vote& vote, Choice choice) {
  std::vector<std::string> names;
  std::set<std::string> groups;
  for (const Ballot& ballot : book.ballots) {
    if (ballot.vote != vote.id || ballot.choice != choice) continue;
    const SittingMember* member = book.Find(ballot.member);
    if (member == nullptr) continue;
    if (vote.form == VoteForm::kGroups) {
      groups.insert(member->party.empty() ? member->name : member->party);
    } else {
      names.push_back(member->name);
    }
  }
  names.insert(names.end(), groups.begin(), groups.end());
  return Join(names, ", ");
}

void AddCount(std::vector<std::string>& parts, std::string_view words, int count, const std::string& names) {
  if (count == 0) return;
  parts.push_back(std::string(words) + " " + std::to_string(count) + (names.empty() ? "" : " (" + names + ")"));
}

std::string_view WordsOf(VoteResult result) {
  switch (result) {
    case VoteResult::kLost:
      return "Forslaget blev ikke vedtaget.";
    case VoteResult::kTied:
      return "Stemmerne stod lige, og forslaget bortfaldt.";
    case VoteResult::kCarried:
      break;
  }
  return "Forslaget blev vedtaget.";
}

std::string DecisionOf(const SittingBook& book, const ItemDetails& details) {
  const ItemCourse course = book.CourseOf(details.item.id);
  std::vector<std::string> lines;
  for (const auto& point : details.recommendations) {
    const Ruling* ruling = book.FindRuling(details.item.id, point.point);
    if (ruling == nullptr || TextOf(*ruling).empty()) continue;
    lines.push_back("At " + std::to_string(point.point) + ": " + TextOf(*ruling));
  }
  if (const Ruling* whole = book.FindRuling(details.item.id, 0); whole != nullptr && !TextOf(*whole).empty()) {
    lines.push_back(TextOf(*whole));
  }
  if (course.state == CourseState::kPostponed) lines.push_back("Udsat. " + course.note);
  if (course.state == CourseState::kWithdrawn) lines.push_back("Udgået. " + course.note);
  return Join(lines, "\n");
}

meetings::Statement StatementOf(ItemId item, meetings::StatementKind kind, std::string text) {
  meetings::Statement statement;
  statement.item = item;
  statement.kind = kind;
  statement.text = std::move(text);
  return statement;
}

// Also where it was postponed after some debate.
bool WasBegun(const SittingBook& book, ItemId item) {
  return WasTreated(book, item) || book.CourseOf(item).seconds > 0;
}

std::vector<meetings::Statement> StatementsOf(const SittingBook& book, ItemId item) {
  std::vector<meetings::Statement> statements;
  if (const std::string chair = ChairSentence(book, item); WasBegun(book, item) && !chair.empty()) {
    statements.push_back(StatementOf(item, meetings::StatementKind::kRemark, chair));
  }
  for (const Vote& vote : book.votes) {
    if (vote.item != item) continue;
    statements.push_back(StatementOf(item, meetings::StatementKind::kDissent, SentenceOf(book, vote)));
  }
  for (const Said& said : book.statements) {
    if (said.item != item) continue;
    const auto kind =
        said.kind == SaidKind::kRemark ? meetings::StatementKind::kRemark : meetings::StatementKind::kDissent;
    statements.push_back(StatementOf(item, kind, SentenceOf(book, said)));
  }
  for (const Disqualification& one : book.disqualifications) {
    const SittingMember* member = book.Find(one.member);
    if (one.item != item || member == nullptr || one.outcome == DisqualificationOutcome::kRaised) continue;
    const bool out = one.outcome == DisqualificationOutcome::kDisqualified;
    statements.push_back(StatementOf(
        item, meetings::StatementKind::kRemark,
        member->name + (out ? " blev erklæret inhabil og deltog ikke i behandlingen." : " blev erklæret habil.")));
  }
  return statements;
}

ItemDetails ItemOf(const SittingBook& book, ItemDetails details) {
  details.item.decision = Given(DecisionOf(book, details));
  for (auto& point : details.recommendations) {
    const Ruling* ruling = book.FindRuling(details.item.id, point.point);
    point.outcome = ruling == nullptr ? std::nullopt : Given(TextOf(*ruling));
  }
  details.statements = StatementsOf(book, details.item.id);
  return details;
}

meetings::Presence MarkOf(const SittingMember& member) {
  if (member.role == "guest") return meetings::Presence::kGuest;
  return member.substitute_for ? meetings::Presence::kSubstitute : meetings::Presence::kPresent;
}

meetings::Presence WholeMark(const SittingBook& book, const SittingMember& member) {
  if (TookPart(book, member)) return MarkOf(member);
  return member.mark == RollMark::kApology ? meetings::Presence::kApology : meetings::Presence::kAbsent;
}

std::string RoleOf(const SittingBook& book, const SittingMember& member) {
  if (member.substitute_for) {
    const SittingMember* replaced = book.Find(*member.substitute_for);
    return replaced == nullptr ? "stedfortræder" : "stedfortræder for " + replaced->name;
  }
  if (member.role == "chair") return "formand";
  if (member.role == "vice_chair") return "næstformand";
  if (member.role == "secretary") return "sekretær";
  return {};
}

meetings::Attendance AttendanceOf(const SittingBook& book, const SittingMember& member) {
  meetings::Attendance row;
  row.meeting = book.meeting();
  row.person = member.person.value;
  row.mark = WholeMark(book, member);
  row.party = Given(member.party);
  row.role = Given(RoleOf(book, member));
  const Host* host = book.hosts.size() > 1 ? book.FindHost(member.organization) : nullptr;
  row.side = Given(!member.represents.empty() ? member.represents : host != nullptr ? host->organization.name : "");
  return row;
}

// Where the item differs from the meeting as a whole.
std::optional<meetings::Attendance> AttendanceAt(const SittingBook& book, const SittingMember& member, ItemId item) {
  meetings::Attendance row = AttendanceOf(book, member);
  const Presence presence = PresenceAt(book, member, item);
  const bool away = presence != Presence::kThere;
  const bool took_part = row.mark == MarkOf(member);
  if (away != took_part) return std::nullopt;
  row.item = item;
  row.mark = away ? meetings::Presence::kAbsent : MarkOf(member);
  if (presence == Presence::kDisqualified) row.role = "inhabil";
  return row;
}

std::vector<meetings::Attendance> AttendanceRows(const SittingBook& book) {
  std::vector<meetings::Attendance> rows;
  std::set<people::PersonId> seen;
  int position = 0;
  for (const SittingMember& member : book.members) {
    if (!seen.insert(member.person).second) continue;
    rows.push_back(AttendanceOf(book, member));
    rows.back().position = ++position;
    for (const ItemDetails& details : book.items) {
      auto differing = AttendanceAt(book, member, details.item.id);
      if (!differing) continue;
      differing->position = position;
      rows.push_back(std::move(*differing));
    }
  }
  return rows;
}

}  // namespace

meetings::MinutesRecord MinutesOf(const SittingBook& book) {
  meetings::MinutesRecord record;
  for (const ItemDetails& details : book.items) {
    record.items.push_back(ItemOf(book, details));
    record.items.back().item.position = static_cast<int>(record.items.size());
  }
  record.attendance = AttendanceRows(book);
  return record;
}

std::string SentenceOf(const SittingBook& book, const Vote& vote) {
  std::vector<std::string> parts;
  AddCount(parts, "For stemte", vote.yes, NamesOf(book, vote, Choice::kYes));
  AddCount(parts, "imod stemte", vote.no, NamesOf(book, vote, Choice::kNo));
  AddCount(parts, "undlod at stemme:", vote.abstained, NamesOf(book, vote, Choice::kAbstained));
  std::string sentence = vote.point > 0 ? "Afstemning om at " + std::to_string(vote.point) : "Afstemning";
  if (!vote.motion.empty()) sentence += " (" + vote.motion + ")";
  if (const Host* host = book.hosts.size() > 1 ? book.FindHost(vote.organization) : nullptr; host != nullptr) {
    sentence += " i " + host->organization.name;
  }
  return sentence + ": " + Join(parts, ", ") + ". " + std::string(WordsOf(vote.result));
}

std::string SentenceOf(const SittingBook& book, const Said& said) {
  const SittingMember* member = said.member ? book.Find(*said.member) : nullptr;
  const std::string name = member == nullptr ? "" : member->name;
  if (said.kind == SaidKind::kStop) {
    return name + " standsede beslutningens udførelse efter kommunestyrelseslovens § 23, så sagen forelægges byrådet." +
           (said.text.empty() ? "" : " " + said.text);
  }
  if (name.empty()) return said.text;
  return name + (said.kind == SaidKind::kDissent ? " ønskede tilført: " : ": ") + said.text;
}

std::vector<Error> FindInMinutes(const SittingBook& book) {
  std::vector<Error> found;
  for (const ItemDetails* open : ItemsOpen(book)) {
    found.push_back(Error{"sittings.item_undecided", {{"item", NumberOf(*open)}}});
  }
  for (const ItemDetails& details : book.items) {
    if (!WasTreated(book, details.item.id)) continue;
    for (const Host& host : book.hosts) {
      const Quorum quorum = QuorumAt(book, host, details.item.id);
      if (quorum.reached()) continue;
      found.push_back(Error{"sittings.no_quorum",
                            {{"item", NumberOf(details)},
                             {"body", host.organization.name},
                             {"present", std::to_string(quorum.present)},
                             {"needed", std::to_string(quorum.needed)}}});
    }
  }
  for (const ItemDetails& details : book.items) {
    const ItemId item = details.item.id;
    if (WasTreated(book, item) && WantsChair(book, item)) {
      found.push_back(Error{"sittings.no_chair", {{"item", NumberOf(details)}}});
    }
  }
  for (const Disqualification& one : book.disqualifications) {
    const SittingMember* member = book.Find(one.member);
    const ItemDetails* details = book.Find(one.item);
    if (one.outcome != DisqualificationOutcome::kRaised || member == nullptr || details == nullptr) continue;
    found.push_back(
        Error{"sittings.disqualification_undecided", {{"item", NumberOf(*details)}, {"name", member->name}}});
  }
  return found;
}

Result<void> CheckSending(const SittingBook& book) {
  if (!book.sitting.ended) return Fail("sittings.not_held");
  if (book.sitting.minutes == MinutesState::kSent) return Fail("sittings.minutes_sent");
  if (book.sitting.minutes == MinutesState::kApproved) return Fail("sittings.minutes_locked");
  return {};
}

Result<void> CheckVerdict(const SittingBook& book, const SittingMember& member) {
  if (book.sitting.minutes == MinutesState::kApproved) return Fail("sittings.minutes_locked");
  if (book.sitting.minutes != MinutesState::kSent) return Fail("sittings.not_sent");
  if (book.sitting.approval != Approval::kByPresent && book.sitting.approval != Approval::kByAll) {
    return Fail("sittings.approved_otherwise");
  }
  if (!member.votes) return Fail("sittings.no_vote_there", {{"name", member.name}});
  if (book.sitting.approval == Approval::kByPresent && !TookPart(book, member)) {
    return Fail("sittings.was_absent", {{"name", member.name}});
  }
  return {};
}

std::vector<const SittingMember*> Approvers(const SittingBook& book) {
  std::vector<const SittingMember*> approvers;
  std::set<people::PersonId> seen;
  for (const SittingMember& member : book.members) {
    const bool asked = member.votes && (book.sitting.approval == Approval::kByAll || TookPart(book, member));
    if (asked && seen.insert(member.person).second) approvers.push_back(&member);
  }
  return approvers;
}

const MinutesApproval* FindVerdict(const SittingBook& book, people::PersonId person) {
  for (const MinutesApproval& approval : book.approvals) {
    const SittingMember* member = book.Find(approval.member);
    if (approval.round == book.sitting.round && member != nullptr && member->person == person) return &approval;
  }
  return nullptr;
}

bool AllApproved(const SittingBook& book) {
  const auto approvers = Approvers(book);
  return !approvers.empty() && std::all_of(approvers.begin(), approvers.end(), [&](const SittingMember* one) {
    const MinutesApproval* verdict = FindVerdict(book, one->person);
    return verdict != nullptr && verdict->verdict == Verdict::kApproved;
  });
}

}  // namespace tovholder::sittings
