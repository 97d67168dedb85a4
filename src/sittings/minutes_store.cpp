// SPDX-License-Identifier: EUPL-1.2
#include "sittings/minutes_store.h"

#include <algorithm>
#include <iterator>
#include <set>

#include "base/calendar.h"
#include "base/text.h"
#include "desk/agenda_store.h"
#include "desk/release_rules.h"
#include "html/formats.h"
#include "meetings/guard_rule.h"
#include "meetings/meeting_search.h"
#include "meetings/meeting_store.h"
#include "meetings/publication_rules.h"
#include "meetings/publication_store.h"
#include "sittings/minutes_rules.h"
#include "sittings/order_rules.h"
#include "sittings/sitting_store.h"
#include "sql/records.h"

namespace tovholder::sittings {
namespace {

Result<SittingBook> OpenBook(sql::Transaction& transaction, MeetingId meeting) {
  auto book = FindSitting(transaction, meeting);
  if (!book) return Fail("meetings.no_such_meeting");
  if (!book->sitting.id) return Fail("sittings.not_open");
  return std::move(*book);
}

void PutSitting(sql::Transaction& transaction, Sitting sitting) {
  ++sitting.revision;
  sql::Update(transaction, "sitting", sitting);
}

void Approve(sql::Transaction& transaction, const SittingBook& book, std::string how) {
  Sitting sitting = book.sitting;
  sitting.minutes = MinutesState::kApproved;
  sitting.approved = transaction.now();
  sitting.approved_how = std::move(how);
  PutSitting(transaction, std::move(sitting));
  desk::SetState(transaction, book.meeting(), desk::MeetingState::kApproved);
}

std::string DayOf(const meetings::Meeting& meeting) {
  return meeting.date ? "den " + html::FormatDay(*meeting.date, html::DayForm::kLong, html::Language::kDanish) : "";
}

// Of one of the hosts, and not earlier than the meeting itself.
bool IsLater(const SittingBook& book, const SittingBook& other) {
  const bool shared = std::any_of(other.hosts.begin(), other.hosts.end(),
                                  [&](const Host& host) { return book.FindHost(host.organization.id) != nullptr; });
  return shared && other.sitting.id && book.row.meeting.date && other.row.meeting.date &&
         *other.row.meeting.date > *book.row.meeting.date;
}

Result<void> CheckForPersons(sql::Reader& reader, const SittingBook& book, std::string_view guard_reason) {
  const auto found = FindBeforePublication(reader, book);
  if (found.empty()) return {};
  if (Trim(guard_reason).empty()) return tl::unexpected(found.front());
  if (!meetings::FindCprInText(guard_reason).empty()) return Fail("sittings.cpr_in_text");
  return {};
}

}  // namespace

std::vector<Error> FindBeforePublication(sql::Reader& reader, const SittingBook& book) {
  const int smallest = meetings::FindGuardRule(reader).smallest_count;
  const meetings::MinutesRecord record = MinutesOf(book);
  std::vector<Error> found = meetings::FindCprInPublicParts(book.row.meeting, record.items);
  const auto add = [&](std::vector<Error> more) { std::move(more.begin(), more.end(), std::back_inserter(found)); };
  add(meetings::FindSmallCountsInPublicParts(book.row.meeting, record.items, smallest));
  std::set<ItemId> closed;
  for (const meetings::ItemDetails& details : record.items) {
    if (details.item.closed) closed.insert(details.item.id);
  }
  const auto agenda = desk::FindAgenda(reader, people::Viewer::CommandLine(), book.meeting());
  if (agenda) add(desk::FindInOpenedFiles(agenda->items, closed, smallest));
  return found;
}

Result<void> SendMinutes(sql::Transaction& transaction, MeetingId meeting) {
  const auto book = OpenBook(transaction, meeting);
  if (!book) return Pass(book);
  if (auto allowed = CheckSending(*book); !allowed) return allowed;
  Sitting sitting = book->sitting;
  sitting.minutes = MinutesState::kSent;
  PutSitting(transaction, std::move(sitting));
  return {};
}

Result<void> GiveVerdict(sql::Transaction& transaction, MeetingId meeting, const GivenVerdict& given) {
  auto book = OpenBook(transaction, meeting);
  if (!book) return Pass(book);
  const SittingMember* member = book->Find(given.member);
  if (member == nullptr) return Fail("sittings.no_member");
  if (auto allowed = CheckVerdict(*book, *member); !allowed) return allowed;
  const bool refused = given.verdict == Verdict::kRefused;
  if (refused && Trim(given.remark).empty()) return Fail("sittings.no_remark");
  if (!meetings::FindCprInText(given.remark).empty()) return Fail("sittings.cpr_in_text");
  MinutesApproval approval;
  if (const MinutesApproval* before = FindVerdict(*book, member->person); before != nullptr) approval = *before;
  approval.meeting = meeting;
  approval.round = book->sitting.round;
  if (!approval.id) approval.member = member->id;
  approval.verdict = given.verdict;
  approval.remark = CollapseSpace(given.remark);
  approval.happened = transaction.now();
  if (approval.id) sql::Update(transaction, "sitting_approval", approval);
  if (!approval.id) sql::Create(transaction, "sitting_approval", approval);
  book = OpenBook(transaction, meeting);
  if (AllApproved(*book)) {
    Approve(transaction, *book,
            book->sitting.approval == Approval::kByAll ? "af alle medlemmer" : "af dem, der deltog");
  } else {
    PutSitting(transaction, book->sitting);
  }
  return {};
}

Result<void> ApproveAtMeeting(sql::Transaction& transaction, MeetingId meeting, MeetingId at) {
  const auto book = OpenBook(transaction, meeting);
  if (!book) return Pass(book);
  if (book->sitting.minutes == MinutesState::kApproved) return Fail("sittings.minutes_locked");
  if (book->sitting.approval == Approval::kSameMeeting) {
    if (at != meeting) return Fail("sittings.approved_otherwise");
    if (!book->sitting.ended) return Fail("sittings.not_held");
    Approve(transaction, *book, "på mødet " + DayOf(book->row.meeting));
    return {};
  }
  if (book->sitting.approval != Approval::kNextMeeting) return Fail("sittings.approved_otherwise");
  if (book->sitting.minutes != MinutesState::kSent) return Fail("sittings.not_sent");
  const auto later = FindSitting(transaction, at);
  if (!later || !IsLater(*book, *later)) return Fail("sittings.not_a_later_meeting");
  Approve(transaction, *book, "på mødet " + DayOf(later->row.meeting));
  return {};
}

Result<void> ReopenMinutes(sql::Transaction& transaction, MeetingId meeting, std::string_view reason) {
  const auto book = OpenBook(transaction, meeting);
  if (!book) return Pass(book);
  if (book->sitting.minutes == MinutesState::kDraft) return Fail("sittings.not_sent");
  if (Trim(reason).empty()) return Fail("sittings.no_reason");
  Reopening reopening{
      {}, meeting, book->sitting.round, CollapseSpace(reason), transaction.now(), transaction.author().name};
  sql::Create(transaction, "sitting_reopening", reopening);
  Sitting sitting = book->sitting;
  sitting.minutes = MinutesState::kDraft;
  sitting.approved.reset();
  sitting.approved_how.clear();
  ++sitting.round;
  PutSitting(transaction, std::move(sitting));
  desk::SetState(transaction, meeting, desk::MeetingState::kHeld);
  return {};
}

Result<void> PublishMinutes(sql::Transaction& transaction, const search::Index& index, MeetingId meeting,
                            std::string_view guard_reason) {
  const auto book = OpenBook(transaction, meeting);
  if (!book) return Pass(book);
  if (book->sitting.minutes != MinutesState::kApproved) return Fail("sittings.not_approved");
  meetings::MinutesRecord record = MinutesOf(*book);
  if (auto clean = CheckForPersons(transaction, *book, guard_reason); !clean) return clean;
  Sitting sitting = book->sitting;
  sitting.published = transaction.now();
  sitting.guard_reason = CollapseSpace(guard_reason);
  PutSitting(transaction, std::move(sitting));
  meetings::Meeting meeting_record = book->row.meeting;
  meeting_record.kind = minutes::PaperKind::kMinutes;
  const std::string head = WithOrder(meeting_record.agenda_text.value_or(""), OrderSentence(*book));
  meeting_record.agenda_text = head.empty() ? std::nullopt : std::optional(head);
  if (book->sitting.ended) meeting_record.end_time = ToCopenhagen(*book->sitting.ended).time;
  meetings::PutMinutes(transaction, meeting_record, std::move(record));
  return meetings::PublishCheckedMeeting(transaction, index, meeting);
}

Result<void> CloseAfterPublication(sql::Transaction& transaction, const search::Index& index, MeetingId meeting,
                                   const LateClosure& late) {
  const auto book = OpenBook(transaction, meeting);
  if (!book) return Pass(book);
  if (!book->sitting.published) return Fail("sittings.not_published");
  const meetings::ItemDetails* details = book->Find(late.item);
  if (details == nullptr) return Fail("sittings.no_such_item");
  if (Trim(late.reason).empty()) return Fail("sittings.no_reason");
  if (Trim(late.ground).empty()) return Fail("sittings.no_ground");
  Closure closure{{},
                  meeting,
                  late.item,
                  ClosureKind::kClosedAfterPublication,
                  CollapseSpace(late.reason),
                  transaction.now(),
                  transaction.author().name};
  sql::Create(transaction, "sitting_closure", closure);
  meetings::AgendaItem item = details->item;
  item.closed = true;
  item.closed_reason = CollapseSpace(late.ground);
  meetings::UpdateItem(transaction, item);
  meetings::IndexMeeting(transaction, index, meeting);
  return {};
}

}  // namespace tovholder::sittings
