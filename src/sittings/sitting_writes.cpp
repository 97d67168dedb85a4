// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <set>

#include "base/calendar.h"
#include "base/text.h"
#include "desk/agenda_store.h"
#include "desk/postponement.h"
#include "desk/release_rules.h"
#include "meetings/meeting_search.h"
#include "meetings/meeting_store.h"
#include "meetings/publication_rules.h"
#include "people/person.h"
#include "sittings/chair_rules.h"
#include "sittings/order_rules.h"
#include "sittings/roll_rules.h"
#include "sittings/sitting_rules.h"
#include "sittings/sitting_store.h"
#include "sql/records.h"

namespace tovholder::sittings {
namespace {

// Lets `act` write, and counts what was recorded.
template <class Act>
auto Record(sql::Transaction& transaction, MeetingId meeting, Act&& act)
    -> decltype(act(std::declval<SittingBook&>())) {
  std::optional<SittingBook> book = FindSitting(transaction, meeting);
  if (!book) return Fail("meetings.no_such_meeting");
  if (auto open = CheckRecording(*book); !open) return Pass(open);
  auto done = act(*book);
  if (done) transaction.Execute("UPDATE sitting SET revision = revision + 1 WHERE meeting = $1", meeting);
  return done;
}

template <class Row>
void Put(sql::Transaction& transaction, std::string_view table, Row& row) {
  if (row.id) return sql::Update(transaction, table, row);
  sql::Create(transaction, table, row);
}

void StopClock(sql::Transaction& transaction, const SittingBook& book, ItemId item) {
  ItemCourse course = book.CourseOf(item);
  if (!course.started) return;
  course.seconds = SecondsSpent(course, transaction.now());
  course.started.reset();
  if (course.state == CourseState::kUnderWay) course.state = CourseState::kTreated;
  Put(transaction, "sitting_course", course);
}

std::string TextBefore(const SittingBook& book, ItemId item, int point) {
  const Ruling* stored = book.FindRuling(item, point);
  return stored == nullptr ? "" : TextOf(*stored);
}

Result<void> CheckMember(const SittingBook& book, SittingMemberId member, ItemId item) {
  if (book.Find(member) == nullptr) return Fail("sittings.no_member");
  if (book.Find(item) == nullptr) return Fail("sittings.no_such_item");
  return {};
}

// Votes whose tie is decided by another chair now.
void CountAgain(sql::Transaction& transaction, const SittingBook& book) {
  for (Vote vote : book.votes) {
    std::vector<Ballot> ballots = book.ballots;
    std::erase_if(ballots, [&](const Ballot& one) { return one.vote != vote.id; });
    const VoteResult result = ResultOf(book, vote, ballots);
    if (result == vote.result) continue;
    vote.result = result;
    sql::Update(transaction, "sitting_vote", vote);
  }
}

// What the meeting postpones is proposed for the next one; what it treats after all is not.
void FollowPostponement(sql::Transaction& transaction, const SittingBook& book, ItemId item) {
  if (book.hosts.empty()) return;
  if (!IsPostponed(book, item)) return desk::TakeBackPostponement(transaction, item);
  desk::Postponement postponed;
  postponed.organization = book.hosts.front().organization.id;
  postponed.meeting = book.meeting();
  postponed.item = item;
  postponed.recommendations = Join(PointsLeft(book, item), "\n");
  desk::Postpone(transaction, postponed);
}

// What is opened is read by everybody at once, with its attachments.
Result<void> CheckOpened(sql::Reader& reader, const SittingBook& book, meetings::ItemDetails details) {
  details.item.closed = false;
  const auto numbers = meetings::FindCprInPublicParts({}, {details});
  if (!numbers.empty()) return tl::unexpected(numbers.front());
  const auto agenda = desk::FindAgenda(reader, people::Viewer::CommandLine(), book.meeting());
  if (!agenda) return {};
  std::set<ItemId> others;
  for (const meetings::ItemDetails& one : book.items) {
    if (one.item.id != details.item.id) others.insert(one.item.id);
  }
  const auto files = desk::FindInOpenedFiles(agenda->items, others, 0);
  return files.empty() ? Result<void>{} : tl::unexpected(files.front());
}

template <class Row>
void Replace(std::vector<Row>& rows, const Row& row) {
  std::erase_if(rows, [&](const Row& one) { return one.id == row.id; });
  rows.push_back(row);
}

// Who stands in for somebody comes behind him, so that there is an id to name.
void StoreRoll(sql::Transaction& transaction, MeetingId meeting, std::vector<RollRow> roll) {
  for (std::size_t i = 0; i < roll.size(); ++i) {
    SittingMember& member = roll[i].member;
    member.meeting = meeting;
    member.position = static_cast<int>(i) + 1;
    if (roll[i].stands_in_for) member.substitute_for = roll.at(*roll[i].stands_in_for).member.id;
    sql::Create(transaction, "sitting_member", member);
  }
}

}  // namespace

Result<void> OpenSitting(sql::Transaction& transaction, MeetingId meeting, std::vector<RollRow> roll) {
  const auto book = FindSitting(transaction, meeting);
  if (!book) return Fail("sittings.agenda_not_released");
  if (auto may = CheckOpening(*book, ToCopenhagen(transaction.now()).date); !may) return may;
  const bool anybody =
      std::any_of(roll.begin(), roll.end(), [](const RollRow& one) { return one.member.mark == RollMark::kPresent; });
  if (!anybody) return Fail("sittings.nobody_there");
  if (auto seats = CheckSeats(roll); !seats) return seats;
  Sitting sitting;
  sitting.meeting = meeting;
  sitting.opened = transaction.now();
  sitting.opened_by = transaction.author().name;
  sitting.revision = 1;
  if (!book->hosts.empty()) sitting.approval = book->hosts.front().rule.approval;
  sql::Create(transaction, "sitting", sitting);
  StoreRoll(transaction, meeting, std::move(roll));
  desk::SetState(transaction, meeting, desk::MeetingState::kOpen);
  return book->items.empty() ? Result<void>{} : GoToItem(transaction, meeting, book->items.front().item.id);
}

Result<void> GoToItem(sql::Transaction& transaction, MeetingId meeting, ItemId item) {
  return Record(transaction, meeting, [&](SittingBook& book) -> Result<void> {
    if (book.Find(item) == nullptr) return Fail("sittings.no_such_item");
    Sitting sitting = book.sitting;
    if (sitting.current_item == item) return {};
    if (sitting.current_item) StopClock(transaction, book, *sitting.current_item);
    sitting.current_item = item;
    sql::Update(transaction, "sitting", sitting);
    if (sitting.ended) return {};
    ItemCourse course = book.CourseOf(item);
    course.started = transaction.now();
    if (course.state == CourseState::kWaiting) course.state = CourseState::kUnderWay;
    Put(transaction, "sitting_course", course);
    return {};
  });
}

Result<void> Reorder(sql::Transaction& transaction, Reordering wanted) {
  return Record(transaction, wanted.meeting, [&](SittingBook& book) -> Result<void> {
    wanted.place = std::clamp(wanted.place, 1, std::max(1, static_cast<int>(book.items.size())));
    if (auto allowed = CheckReordering(book, wanted); !allowed) return allowed;
    if (PlaceOf(book, wanted.item) == wanted.place) return {};
    wanted.happened = transaction.now();
    sql::Create(transaction, "sitting_reordering", wanted);
    return {};
  });
}

Result<void> SetRollMark(sql::Transaction& transaction, MeetingId meeting, SittingMemberId id, RollMark mark) {
  return Record(transaction, meeting, [&](SittingBook& book) -> Result<void> {
    const SittingMember* member = book.Find(id);
    if (member == nullptr) return Fail("sittings.no_member");
    SittingMember changed = *member;
    changed.mark = mark;
    sql::Update(transaction, "sitting_member", changed);
    return {};
  });
}

Result<void> AddMember(sql::Transaction& transaction, SittingMember member) {
  return Record(transaction, member.meeting, [&](SittingBook& book) -> Result<void> {
    member.name = CollapseSpace(member.name);
    if (member.name.empty()) return Fail("sittings.no_name");
    member.person = people::FindOrCreatePerson(transaction, member.name);
    const bool listed = std::any_of(book.members.begin(), book.members.end(), [&](const SittingMember& one) {
      return one.person == member.person && one.organization == member.organization;
    });
    if (listed) return Fail("sittings.member_twice", {{"name", member.name}});
    member.position = static_cast<int>(book.members.size()) + 1;
    sql::Create(transaction, "sitting_member", member);
    return {};
  });
}

Result<void> RecordMove(sql::Transaction& transaction, SittingMove move) {
  return Record(transaction, move.meeting, [&](SittingBook& book) -> Result<void> {
    if (auto known = CheckMember(book, move.member, move.item); !known) return known;
    move.happened = transaction.now();
    sql::Create(transaction, "sitting_move", move);
    return {};
  });
}

Result<void> RecordDisqualification(sql::Transaction& transaction, Disqualification disqualification) {
  return Record(transaction, disqualification.meeting, [&](SittingBook& book) -> Result<void> {
    if (auto known = CheckMember(book, disqualification.member, disqualification.item); !known) return known;
    disqualification.ground = CollapseSpace(disqualification.ground);
    for (const Disqualification& one : book.disqualifications) {
      if (one.member != disqualification.member || one.item != disqualification.item) continue;
      disqualification.id = one.id;
      if (disqualification.ground.empty()) disqualification.ground = one.ground;
    }
    if (disqualification.ground.empty()) return Fail("sittings.no_reason");
    Put(transaction, "sitting_disqualification", disqualification);
    return {};
  });
}

Result<void> NameChair(sql::Transaction& transaction, ActingChair chair) {
  return Record(transaction, chair.meeting, [&](SittingBook& book) -> Result<void> {
    if (auto allowed = CheckChair(book, chair); !allowed) return allowed;
    chair.reach = ReachOfChair(book, chair.item);
    for (const ActingChair& one : book.chairs) {
      if (one.item == chair.item) chair.id = one.id;
    }
    Put(transaction, "sitting_chair", chair);
    Replace(book.chairs, chair);
    CountAgain(transaction, book);
    return {};
  });
}

Result<void> SetCourse(sql::Transaction& transaction, MeetingId meeting, ItemId item, CourseState state,
                       std::string_view note) {
  return Record(transaction, meeting, [&](SittingBook& book) -> Result<void> {
    if (book.Find(item) == nullptr) return Fail("sittings.no_such_item");
    const bool explained = state == CourseState::kPostponed || state == CourseState::kWithdrawn;
    if (explained && Trim(note).empty()) return Fail("sittings.no_reason");
    ItemCourse course = book.CourseOf(item);
    course.state = state;
    course.note = explained ? CollapseSpace(note) : "";
    Put(transaction, "sitting_course", course);
    Replace(book.courses, course);
    FollowPostponement(transaction, book, item);
    return {};
  });
}

Result<int> SaveRuling(sql::Transaction& transaction, Ruling ruling, int seen) {
  std::optional<SittingBook> book = FindPointOfSitting(transaction, ruling.meeting, ruling.item, ruling.point);
  if (!book) return Fail("meetings.no_such_meeting");
  if (auto allowed = CheckRuling(*book, ruling); !allowed) return Pass(allowed);
  const Ruling* stored = book->FindRuling(ruling.item, ruling.point);
  if (stored != nullptr) {
    const bool same =
        stored->outcome == ruling.outcome && stored->text == ruling.text && stored->subject_to == ruling.subject_to;
    if (same) return stored->version;
    if (stored->version != seen) {
      return Fail("sittings.ruled_meanwhile", {{"text", TextBefore(*book, ruling.item, ruling.point)}});
    }
    ruling.id = stored->id;
    ruling.version = stored->version + 1;
    sql::Update(transaction, "sitting_ruling", *stored, ruling);
  } else {
    sql::Create(transaction, "sitting_ruling", ruling);
  }
  const bool was_postponed = IsPostponed(*book, ruling.item);
  Replace(book->rulings, ruling);
  if (was_postponed || IsPostponed(*book, ruling.item)) {
    FollowPostponement(transaction, FindSitting(transaction, ruling.meeting).value(), ruling.item);
  }
  return ruling.version;
}

Result<void> RecordVote(sql::Transaction& transaction, Vote vote, std::vector<Ballot> ballots) {
  return Record(transaction, vote.meeting, [&](SittingBook& book) -> Result<void> {
    if (vote.form != VoteForm::kHands) CountBallots(vote, ballots);
    vote.motion = CollapseSpace(vote.motion);
    if (auto sound = CheckVote(book, vote, ballots); !sound) return sound;
    vote.result = ResultOf(book, vote, ballots);
    sql::Create(transaction, "sitting_vote", vote);
    for (Ballot& ballot : ballots) {
      ballot.vote = vote.id;
      sql::Create(transaction, "sitting_ballot", ballot);
    }
    return {};
  });
}

Result<void> RemoveVote(sql::Transaction& transaction, MeetingId meeting, Id<Vote> id) {
  return Record(transaction, meeting, [&](SittingBook& book) -> Result<void> {
    const auto vote = std::find_if(book.votes.begin(), book.votes.end(), [&](const Vote& one) { return one.id == id; });
    if (vote == book.votes.end()) return Fail("sittings.no_such_vote");
    for (const Ballot& ballot : book.ballots) {
      if (ballot.vote == id) sql::Delete(transaction, "sitting_ballot", ballot);
    }
    sql::Delete(transaction, "sitting_vote", *vote);
    return {};
  });
}

Result<void> RecordSaid(sql::Transaction& transaction, Said said) {
  return Record(transaction, said.meeting, [&](SittingBook& book) -> Result<void> {
    said.text = CollapseSpace(said.text);
    if (auto allowed = CheckSaid(book, said); !allowed) return allowed;
    sql::Create(transaction, "sitting_statement", said);
    return {};
  });
}

Result<void> RemoveSaid(sql::Transaction& transaction, MeetingId meeting, Id<Said> id) {
  return Record(transaction, meeting, [&](SittingBook& book) -> Result<void> {
    const auto said =
        std::find_if(book.statements.begin(), book.statements.end(), [&](const Said& one) { return one.id == id; });
    if (said == book.statements.end()) return Fail("sittings.no_such_statement");
    sql::Delete(transaction, "sitting_statement", *said);
    return {};
  });
}

Result<void> ChangeClosure(sql::Transaction& transaction, const search::Index& index, MeetingId meeting,
                           const ClosureChange& change) {
  return Record(transaction, meeting, [&](SittingBook& book) -> Result<void> {
    const meetings::ItemDetails* details = book.Find(change.item);
    if (details == nullptr) return Fail("sittings.no_such_item");
    Closure closure{{},
                    meeting,
                    change.item,
                    change.kind,
                    CollapseSpace(change.reason),
                    transaction.now(),
                    transaction.author().name};
    if (closure.reason.empty()) return Fail("sittings.no_reason");
    meetings::AgendaItem item = details->item;
    item.closed = change.kind != ClosureKind::kOpened;
    item.closed_reason = item.closed ? std::optional(CollapseSpace(change.ground)) : std::nullopt;
    if (item.closed && item.closed_reason->empty()) return Fail("sittings.no_ground");
    if (!item.closed) {
      if (auto clean = CheckOpened(transaction, book, *details); !clean) return clean;
    }
    sql::Create(transaction, "sitting_closure", closure);
    meetings::UpdateItem(transaction, item);
    meetings::IndexMeeting(transaction, index, meeting);
    return {};
  });
}

Result<ItemId> AddItem(sql::Transaction& transaction, const search::Index& index, MeetingId meeting,
                       std::string_view title, std::string_view reason) {
  return Record(transaction, meeting, [&](SittingBook& book) -> Result<ItemId> {
    if (Trim(title).empty()) return Fail("sittings.no_text");
    if (Trim(reason).empty()) return Fail("sittings.no_reason");
    meetings::ItemDetails details;
    details.item.meeting = meeting;
    details.item.position = static_cast<int>(book.items.size()) + 1;
    details.item.number = std::to_string(details.item.position);
    details.item.title = CollapseSpace(title);
    details.item.heading = details.item.title;
    details.item.type = minutes::ItemType::kDecision;
    details.item.case_text = "Punktet er optaget på mødet, fordi " + CollapseSpace(reason);
    const ItemId id = meetings::CreateItem(transaction, std::move(details));
    meetings::IndexMeeting(transaction, index, meeting);
    return id;
  });
}

Result<void> EndSitting(sql::Transaction& transaction, MeetingId meeting) {
  return Record(transaction, meeting, [&](SittingBook& book) -> Result<void> {
    if (book.sitting.ended) return Fail("sittings.not_open");
    if (book.sitting.current_item) StopClock(transaction, book, *book.sitting.current_item);
    for (const meetings::ItemDetails* open : ItemsOpen(book)) {
      auto course = sql::Find<ItemCourse>(transaction, "FROM sitting_course WHERE item = $1", open->item.id)
                        .value_or(book.CourseOf(open->item.id));
      course.state = CourseState::kPostponed;
      course.note =
          WasTreated(book, open->item.id) ? "Der blev ikke truffet nogen beslutning." : "Punktet blev ikke nået.";
      Put(transaction, "sitting_course", course);
      Replace(book.courses, course);
      FollowPostponement(transaction, book, course.item);
    }
    Sitting sitting = book.sitting;
    sitting.ended = transaction.now();
    sql::Update(transaction, "sitting", sitting);
    desk::SetState(transaction, meeting, desk::MeetingState::kHeld);
    return {};
  });
}

}  // namespace tovholder::sittings
