// SPDX-License-Identifier: EUPL-1.2
#include "sittings/sitting_store.h"

#include <algorithm>

#include "desk/agenda_store.h"
#include "invitations/invitation_store.h"
#include "meetings/meeting_store.h"
#include "people/structure_store.h"
#include "sittings/order_rules.h"
#include "sittings/roll_rules.h"
#include "sql/records.h"

namespace tovholder::sittings {
namespace {

template <class Record>
std::vector<Record> ListOf(sql::Reader& reader, const std::string& table, MeetingId meeting) {
  return sql::List<Record>(reader, "FROM " + table + " WHERE meeting = $1 ORDER BY id", meeting);
}

void LoadRecords(sql::Reader& reader, SittingBook& book) {
  const MeetingId id = book.meeting();
  book.members = sql::List<SittingMember>(reader, "FROM sitting_member WHERE meeting = $1 ORDER BY position, id", id);
  book.reorderings = ListOf<Reordering>(reader, "sitting_reordering", id);
  book.chairs = ListOf<ActingChair>(reader, "sitting_chair", id);
  book.moves = ListOf<SittingMove>(reader, "sitting_move", id);
  book.disqualifications = ListOf<Disqualification>(reader, "sitting_disqualification", id);
  book.courses = ListOf<ItemCourse>(reader, "sitting_course", id);
  book.rulings = ListOf<Ruling>(reader, "sitting_ruling", id);
  book.votes = ListOf<Vote>(reader, "sitting_vote", id);
  book.ballots = sql::List<Ballot>(
      reader, "FROM sitting_ballot WHERE vote IN (SELECT id FROM sitting_vote WHERE meeting = $1) ORDER BY id", id);
  book.statements = ListOf<Said>(reader, "sitting_statement", id);
  book.closures = ListOf<Closure>(reader, "sitting_closure", id);
  book.approvals = ListOf<MinutesApproval>(reader, "sitting_approval", id);
  book.reopenings = ListOf<Reopening>(reader, "sitting_reopening", id);
}

SittingMember MemberOf(const SittingBook& book, const people::NamedMembership& row) {
  const people::Membership& membership = row.membership;
  SittingMember member;
  member.meeting = book.meeting();
  member.person = membership.person;
  member.organization = membership.organization;
  member.name = row.name;
  member.role = people::ToName(membership.role);
  member.party = membership.party;
  member.represents = membership.represents;
  const Date day = book.row.meeting.date.value_or(Date());
  const bool mandate = (!membership.mandate_from || *membership.mandate_from <= day) &&
                       (!membership.mandate_to || day <= *membership.mandate_to);
  if (mandate) {
    member.mandate_limits = membership.mandate_limits;
    member.granted_by = membership.granted_by;
  }
  member.votes =
      membership.role != people::MembershipRole::kSecretary && membership.role != people::MembershipRole::kObserver;
  return member;
}

people::Owners OwnersOf(const std::vector<Host>& hosts) {
  people::Owners owners;
  for (const Host& host : hosts) owners.push_back(host.organization.id);
  return owners;
}

}  // namespace

bool MayRecord(const people::Viewer& viewer, const std::vector<Host>& hosts) {
  return people::MayEditAgenda(viewer, OwnersOf(hosts));
}

bool MayFollow(const people::Viewer& viewer, const std::vector<Host>& hosts) {
  return people::MaySee(viewer, people::Visibility::kClosed, OwnersOf(hosts));
}

SittingRule FindRule(sql::Reader& reader, people::OrganizationId organization) {
  SittingRule rule;
  rule.organization = organization;
  return sql::Find<SittingRule>(reader, "FROM sitting_rule WHERE organization = $1", organization).value_or(rule);
}

void PutRule(sql::Transaction& transaction, SittingRule rule) {
  rule.id = FindRule(transaction, rule.organization).id;
  if (rule.id) return sql::Update(transaction, "sitting_rule", rule);
  sql::Create(transaction, "sitting_rule", rule);
}

std::optional<SittingBook> FindSitting(sql::Reader& reader, MeetingId id) {
  auto standing = desk::FindStanding(reader, id);
  if (!standing || standing->state == desk::MeetingState::kDraft) return std::nullopt;
  auto row = meetings::FindMeeting(reader, people::Viewer::CommandLine(), id);
  if (!row) return std::nullopt;
  SittingBook book;
  book.row = std::move(*row);
  book.state = standing->state;
  for (people::Organization& host : standing->hosts) {
    SittingRule rule = InForce(FindRule(reader, host.id));
    book.hosts.push_back({std::move(host), std::move(rule)});
  }
  book.items = meetings::ListItems(reader, people::Viewer::CommandLine(), id);
  const auto sitting = sql::Find<Sitting>(reader, "FROM sitting WHERE meeting = $1", id);
  if (!sitting) return book;
  book.sitting = *sitting;
  LoadRecords(reader, book);
  book.items = InOrder(std::move(book.items), book.reorderings);
  return book;
}

std::optional<SittingBook> FindPointOfSitting(sql::Reader& reader, MeetingId id, ItemId item, int point) {
  static const std::string statement =
      "SELECT s.id, s.minutes, c.state, (SELECT count(*) FROM recommendation WHERE item = $2 AND point = $3), " +
      sql::Columns<Ruling>("r") +
      " FROM sitting s JOIN agenda_item i ON i.meeting = s.meeting AND i.id = $2"
      " LEFT JOIN sitting_course c ON c.item = i.id LEFT JOIN sitting_ruling r ON r.item = i.id WHERE s.meeting = $1";
  SittingBook book;
  book.row.meeting.id = id;
  const auto read = [&](const sql::Row& row) {
    if (book.items.empty()) {
      book.sitting.id = row.Get<Id<Sitting>>(0);
      book.sitting.minutes = row.Get<MinutesState>(1);
      if (const auto state = row.Get<std::optional<CourseState>>(2)) {
        ItemCourse& course = book.courses.emplace_back();
        course.item = item;
        course.state = *state;
      }
      meetings::ItemDetails& details = book.items.emplace_back();
      details.item.id = item;
      if (row.Int(3) > 0) details.recommendations.push_back({{}, item, point, "", {}});
    }
    constexpr int kRuling = 4;
    if (!row.IsNull(kRuling)) book.rulings.push_back(sql::ReadRecord<Ruling>(row, kRuling));
  };
  reader.Each(statement, read, id, item, point);
  if (book.items.empty()) return FindSitting(reader, id);
  return book;
}

std::int64_t FindRevision(sql::Reader& reader, MeetingId id) {
  return reader
      .One<std::int64_t>(
          "SELECT s.revision + (SELECT coalesce(sum(r.version), 0) FROM sitting_ruling r WHERE r.meeting = s.meeting)"
          " FROM sitting s WHERE s.meeting = $1",
          id)
      .value_or(0);
}

std::vector<RollRow> ListRoll(sql::Reader& reader, const SittingBook& book) {
  std::vector<RollRow> roll;
  for (const Host& host : book.hosts) {
    for (const auto& row :
         people::ListMembersOn(reader, host.organization.id, book.row.meeting.date.value_or(Date()))) {
      const bool listed = std::any_of(roll.begin(), roll.end(), [&](const RollRow& one) {
        return one.member.person == row.membership.person && one.member.organization == host.organization.id;
      });
      if (!listed) roll.push_back({MemberOf(book, row), {}});
    }
  }
  return FollowAnswers(std::move(roll), invitations::ListCalled(reader, book.meeting()));
}

}  // namespace tovholder::sittings
