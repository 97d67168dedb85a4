// SPDX-License-Identifier: EUPL-1.2
#include "desk/agenda_store.h"

#include <algorithm>

#include "base/calendar.h"
#include "base/text.h"
#include "desk/postponement.h"
#include "meetings/guard_rule.h"
#include "meetings/host_store.h"
#include "meetings/meeting_search.h"
#include "meetings/publication_rules.h"
#include "people/organization_store.h"
#include "people/structure_store.h"
#include "sql/records.h"

namespace tovholder::desk {
namespace {

std::vector<people::Organization> LoadHosts(sql::Reader& reader, const people::Owners& owners) {
  std::vector<people::Organization> hosts;
  for (people::OrganizationId owner : owners) {
    if (auto found = people::FindOrganization(reader, owner)) hosts.push_back(std::move(*found));
  }
  return hosts;
}

std::vector<ItemOnDesk> ListItemsOnDesk(sql::Reader& reader, meetings::MeetingId id) {
  std::vector<ItemOnDesk> items;
  for (auto& item : sql::List<DeskItem>(reader, "FROM desk_item WHERE meeting = $1 ORDER BY position, id", id)) {
    items.push_back({std::move(item), {}});
  }
  for (auto& one : sql::List<DeskAttachment>(
           reader, "FROM desk_attachment WHERE item IN (SELECT id FROM desk_item WHERE meeting = $1) ORDER BY position",
           id)) {
    const auto item =
        std::find_if(items.begin(), items.end(), [&](const ItemOnDesk& other) { return other.item.id == one.item; });
    if (item != items.end()) item->attachments.push_back(std::move(one));
  }
  return items;
}

// The first host is the one that lists and search know the meeting by.
void PlanInto(sql::Reader& reader, const MeetingPlan& plan, meetings::Meeting& meeting) {
  meeting.title = plan.title;
  meeting.date = plan.date;
  meeting.start_time = plan.start;
  meeting.end_time = plan.end;
  meeting.place = plan.place.empty() ? std::nullopt : std::optional(plan.place);
  meeting.organization.reset();
  meeting.body.reset();
  if (plan.hosts.empty()) return;
  meeting.organization = plan.hosts.front().value;
  const auto host = people::FindOrganization(reader, plan.hosts.front());
  if (host && host->body) meeting.body = host->body->value;
}

void AddItem(sql::Transaction& transaction, meetings::MeetingId id, int position, DeskItem item) {
  item.meeting = id;
  item.position = position;
  sql::Create(transaction, "desk_item", item);
}

DeskItem StandingItem(std::string title) {
  DeskItem item;
  item.title = std::move(title);
  item.type = minutes::ItemType::kDecision;
  item.minutes = 5;
  item.responsible = "Formanden";
  item.recommended_by = "Formanden";
  item.recommendations =
      item.title.find("referat") == std::string::npos ? "at dagsordenen godkendes" : "at referatet godkendes";
  return item;
}

bool HasTitle(const std::vector<DeskItem>& items, std::string_view title) {
  return std::any_of(items.begin(), items.end(), [&](const DeskItem& one) { return Fold(one.title) == Fold(title); });
}

// The strictest notice of the hosts and what stands first and last at the first of them.
DeskRule RuleOf(sql::Reader& reader, const std::vector<people::OrganizationId>& hosts) {
  DeskRule rule;
  if (!hosts.empty()) rule = FindRule(reader, hosts.front());
  for (people::OrganizationId host : hosts) rule.notice = std::max(rule.notice, FindRule(reader, host).notice);
  return rule;
}

std::string WhenAndWhere(const meetings::Meeting& meeting) {
  std::string text = meeting.date ? FormatIso(*meeting.date) : "";
  if (meeting.start_time) text += " " + FormatIso(*meeting.start_time);
  if (meeting.place) text += ", " + *meeting.place;
  return text;
}

Result<void> CheckReason(std::string_view reason) {
  if (Trim(reason).empty()) return Fail("desk.no_reason");
  if (!meetings::FindCprInText(reason).empty()) return Fail("desk.cpr_in_reason");
  return {};
}

void Tell(sql::Transaction& transaction, const Agenda& agenda, EventKind kind, std::string_view reason) {
  DeskEvent event{{},
                  agenda.meeting().id,
                  kind,
                  transaction.now(),
                  transaction.author().name,
                  CollapseSpace(reason),
                  WhenAndWhere(agenda.meeting())};
  sql::Create(transaction, "desk_event", event);
}

}  // namespace

bool IsPrepared(sql::Reader& reader, meetings::MeetingId id) {
  return reader
      .One<std::int64_t>(
          "SELECT d.id FROM desk_meeting d JOIN meeting m ON m.id = d.meeting WHERE d.meeting = $1 AND m.kind = $2", id,
          minutes::ToName(minutes::PaperKind::kAgenda))
      .has_value();
}

std::optional<Standing> FindStanding(sql::Reader& reader, meetings::MeetingId id) {
  const auto desk = sql::Find<DeskMeeting>(reader, "FROM desk_meeting WHERE meeting = $1", id);
  if (!desk) return std::nullopt;
  return Standing{desk->state, LoadHosts(reader, meetings::ListHosts(reader, id))};
}

void SetState(sql::Transaction& transaction, meetings::MeetingId id, MeetingState state) {
  auto desk = sql::Find<DeskMeeting>(transaction, "FROM desk_meeting WHERE meeting = $1", id);
  if (!desk) return;
  desk->state = state;
  ++desk->version;
  sql::Update(transaction, "desk_meeting", *desk);
}

std::optional<Agenda> FindMeetingOnDesk(sql::Reader& reader, const people::Viewer& viewer, meetings::MeetingId id) {
  auto row = meetings::FindMeeting(reader, viewer, id);
  if (!row) return std::nullopt;
  const auto desk = sql::Find<DeskMeeting>(reader, "FROM desk_meeting WHERE meeting = $1", id);
  if (!desk) return std::nullopt;
  const people::Owners owners = meetings::OwnersOf(reader, row->meeting);
  return Agenda{std::move(*row),
                *desk,
                LoadHosts(reader, owners),
                owners,
                {},
                sql::List<DeskRevision>(reader, "FROM desk_revision WHERE meeting = $1 ORDER BY revision", id),
                sql::List<DeskEvent>(reader, "FROM desk_event WHERE meeting = $1 ORDER BY id", id),
                {},
                meetings::FindGuardRule(reader).smallest_count};
}

std::optional<Agenda> FindAgenda(sql::Reader& reader, const people::Viewer& viewer, meetings::MeetingId id) {
  auto agenda = FindMeetingOnDesk(reader, viewer, id);
  if (!agenda || !people::MayReadDrafts(viewer, agenda->owners)) return std::nullopt;
  agenda->items = ListItemsOnDesk(reader, id);
  for (const Postponement& one : ListTaken(reader, id)) agenda->postponed[*one.taken_as] = one.item;
  return agenda;
}

std::vector<HostLife> LivesOf(sql::Reader& reader, const std::vector<people::OrganizationId>& hosts, Date day) {
  std::vector<HostLife> lives;
  for (people::OrganizationId host : hosts) {
    const auto organization = people::FindOrganization(reader, host);
    if (!organization) continue;
    HostLife life{organization->name, true};
    if (organization->structure) {
      life.exists = people::Exists(people::LoadStructure(reader, *organization->structure), host, day);
    }
    lives.push_back(std::move(life));
  }
  return lives;
}

DeskRule FindRule(sql::Reader& reader, people::OrganizationId organization) {
  DeskRule rule;
  rule.organization = organization;
  return sql::Find<DeskRule>(reader, "FROM desk_rule WHERE organization = $1", organization).value_or(rule);
}

void PutRule(sql::Transaction& transaction, DeskRule rule) {
  rule.id = FindRule(transaction, rule.organization).id;
  if (rule.id) return sql::Update(transaction, "desk_rule", rule);
  sql::Create(transaction, "desk_rule", rule);
}

Result<meetings::MeetingId> CreateMeeting(sql::Transaction& transaction, const search::Index& index,
                                          const MeetingPlan& plan, std::vector<DeskItem> copied, Date today) {
  const auto errors = CheckPlan(plan, LivesOf(transaction, plan.hosts, plan.date.value_or(today)), today);
  if (!errors.empty()) return tl::unexpected(errors.begin()->second);
  meetings::MeetingDraft draft;
  PlanInto(transaction, plan, draft.meeting);
  draft.meeting.body_origin = minutes::BodyOrigin::kGiven;
  draft.meeting.kind = minutes::PaperKind::kAgenda;
  const meetings::MeetingId id = meetings::CreateMeeting(transaction, draft);
  sql::LogChange(transaction, sql::ChangeKind::kCreate, "meeting", id.value, {}, plan.title);

  const DeskRule rule = RuleOf(transaction, plan.hosts);
  DeskMeeting desk;
  desk.meeting = id;
  desk.notice = rule.notice;
  desk.planned_start = plan.start;
  desk.planned_end = plan.end;
  sql::Create(transaction, "desk_meeting", desk);
  meetings::PutHosts(transaction, id, plan.hosts);

  if (!rule.first_item.empty() && !HasTitle(copied, rule.first_item)) {
    copied.insert(copied.begin(), StandingItem(rule.first_item));
  }
  if (!rule.last_item.empty() && !HasTitle(copied, rule.last_item)) copied.push_back(StandingItem(rule.last_item));
  int position = 0;
  for (DeskItem& item : copied) AddItem(transaction, id, ++position, std::move(item));
  ProposePostponed(transaction, id);
  meetings::IndexMeeting(transaction, index, id);
  return id;
}

std::vector<DeskItem> ListItemsToCopy(sql::Reader& reader, const people::Viewer& viewer, meetings::MeetingId from) {
  std::vector<DeskItem> items;
  if (const auto agenda = FindAgenda(reader, viewer, from)) {
    for (const ItemOnDesk& one : agenda->items) {
      DeskItem item = StandingItem(one.item.title);
      item.type = one.item.type;
      item.minutes = one.item.minutes;
      item.responsible = one.item.responsible;
      item.recommended_by = one.item.recommended_by;
      item.recommendations = one.item.recommendations;
      if (!one.item.closed) items.push_back(std::move(item));
    }
    return items;
  }
  for (const meetings::ItemDetails& details : meetings::ListItems(reader, viewer, from)) {
    if (details.item.closed) continue;
    DeskItem item;
    item.title = details.item.title;
    item.type = details.item.type;
    item.responsible = details.item.responsible.value_or("");
    items.push_back(std::move(item));
  }
  return items;
}

Result<void> UpdateMeeting(sql::Transaction& transaction, const search::Index& index, meetings::MeetingId id,
                           const PlanChange& change, Date today) {
  const auto agenda = FindAgenda(transaction, people::Viewer::CommandLine(), id);
  if (!agenda) return Fail("meetings.no_such_meeting");
  if (auto allowed = CheckAction(*agenda, DeskAction::kEditMeeting); !allowed) return allowed;
  if (agenda->meeting().changed != change.seen) return Fail("desk.edited_meanwhile");
  const auto errors =
      CheckPlan(change.plan, LivesOf(transaction, change.plan.hosts, change.plan.date.value_or(today)), today);
  if (!errors.empty()) return tl::unexpected(errors.begin()->second);

  meetings::Meeting meeting = agenda->meeting();
  PlanInto(transaction, change.plan, meeting);
  const bool elsewhere = WhenAndWhere(meeting) != WhenAndWhere(agenda->meeting());
  if (agenda->desk.revision > 0) {
    if (!meetings::FindCprInPublicParts(meeting, {}).empty()) return Fail("desk.cpr_in_reason");
    if (elsewhere) {
      if (auto reason = CheckReason(change.reason); !reason) return reason;
      Tell(transaction, *agenda, EventKind::kMoved, change.reason);
    }
  }
  meetings::UpdateMeeting(transaction, meeting);
  DeskMeeting desk = agenda->desk;
  desk.planned_start = change.plan.start;
  desk.planned_end = change.plan.end;
  sql::Update(transaction, "desk_meeting", desk);
  meetings::PutHosts(transaction, id, change.plan.hosts);
  if (desk.state == MeetingState::kDraft) ProposePostponed(transaction, id);
  Touch(transaction, id);
  meetings::IndexMeeting(transaction, index, id);
  return {};
}

Result<void> CancelMeeting(sql::Transaction& transaction, const search::Index& index, meetings::MeetingId id,
                           std::string_view reason) {
  const auto agenda = FindAgenda(transaction, people::Viewer::CommandLine(), id);
  if (!agenda) return Fail("meetings.no_such_meeting");
  if (auto allowed = CheckAction(*agenda, DeskAction::kCancel); !allowed) return allowed;
  if (auto given = CheckReason(reason); !given) return given;
  Tell(transaction, *agenda, EventKind::kCancelled, reason);
  DeskMeeting desk = agenda->desk;
  desk.state = MeetingState::kCancelled;
  sql::Update(transaction, "desk_meeting", desk);
  ProposeElsewhere(transaction, id);
  // Lists, feeds and search know a meeting by its title alone.
  meetings::Meeting meeting = agenda->meeting();
  meeting.title = "Aflyst: " + meeting.title;
  meetings::UpdateMeeting(transaction, meeting);
  meetings::IndexMeeting(transaction, index, id);
  return {};
}

void Touch(sql::Transaction& transaction, meetings::MeetingId id) {
  transaction.Execute("UPDATE desk_meeting SET version = version + 1 WHERE meeting = $1", id);
}

}  // namespace tovholder::desk
