// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <array>
#include <iterator>

#include "base/calendar.h"
#include "base/text.h"
#include "desk/agenda_view.h"
#include "desk/proposal.h"
#include "meetings/host_store.h"
#include "meetings/item_view.h"
#include "minutes/minutes_reading.h"
#include "people/access_rule.h"
#include "people/invitation.h"
#include "people/structure_store.h"
#include "people/user_store.h"
#include "portal/overview.h"
#include "portal/overview_application.h"
#include "portal/overview_approval.h"
#include "portal/overview_contingency.h"
#include "portal/overview_desk.h"
#include "portal/overview_plan.h"
#include "portal/overview_standing.h"
#include "sittings/minutes_rules.h"
#include "sittings/sitting_store.h"
#include "sittings/sitting_visit.h"
#include "sql/records.h"

namespace tovholder::portal {
namespace {

using meetings::MeetingId;

constexpr std::chrono::days kWayAhead{60};  // drafts behind it have time
constexpr std::chrono::days kLookBack{28};  // for meetings that nobody recorded, and failures
constexpr int kOpenSteps = 40;
constexpr int kLetters = 60;

// Asks as one viewer on one day.
struct Asking {
  sql::Reader& reader;
  const people::Viewer& viewer;
  Instant now;
  Date today;
};

// Meetings of the organizations where he may do something, or of all, on a `meeting` that is called m.
template <class May>
std::string MeetingsWhere(const people::Viewer& viewer, bool everywhere, May&& may) {
  if (everywhere) return "1 = 1";
  std::vector<std::string> ids;
  for (const people::HeldRole& held : viewer.held) {
    if (may(viewer, held.organization)) ids.push_back(std::to_string(held.organization.value));
  }
  if (ids.empty()) return "1 = 0";
  const std::string list = tovholder::Join(ids, ", ");
  return "(m.organization IN (" + list +
         ") OR m.id IN (SELECT h.meeting FROM meeting_host h WHERE h.organization IN (" + list + ")))";
}

std::string EditedMeetings(const people::Viewer& viewer) {
  return MeetingsWhere(viewer, viewer.May(people::Access::kSecretary),
                       [](const auto& one, people::OrganizationId id) { return people::MayEditAgenda(one, id); });
}

std::string FollowedMeetings(const people::Viewer& viewer) {
  return MeetingsWhere(viewer, people::MaySee(viewer, people::Visibility::kClosed),
                       [](const auto& one, people::OrganizationId id) { return people::MayReadClosed(one, id); });
}

constexpr int kAfterMeeting = static_cast<int>(boost::mp11::mp_size<sql::Members<meetings::Meeting>>::value) + 2;

// "SELECT …" of what ReadMeeting reads, then `more`; joined to the names.
std::string SelectMeetings(std::string_view more, std::string_view from) {
  return "SELECT " + sql::Columns<meetings::Meeting>("m") + ", coalesce(b.name, ''), coalesce(o.name, ''), " +
         std::string(more) +
         " FROM meeting m LEFT JOIN body b ON b.id = m.body LEFT JOIN organization o ON o.id = m.organization " +
         std::string(from);
}

meetings::MeetingRow ReadMeeting(const sql::Row& row) {
  return {sql::ReadRecord<meetings::Meeting>(row), row.Get<std::string>(kAfterMeeting - 2),
          row.Get<std::string>(kAfterMeeting - 1)};
}

// `since` is a column that holds a day or a moment.
template <class... Args>
std::vector<Matter> ListMatters(const Asking& asking, MatterKind kind, const std::string& since,
                                const std::string& from, const Args&... args) {
  std::vector<Matter> matters;
  asking.reader.Each(
      SelectMeetings("coalesce(" + since + ", '')", from) + " LIMIT " + std::to_string(kOfEachKind),
      [&](const sql::Row& row) {
        Matter matter{kind, ReadMeeting(row)};
        matter.since = ParseIsoDate(row.Get<std::string>(kAfterMeeting).substr(0, 10));
        matter.address = meetings::AddressOf(matter.meeting.meeting.id);
        matters.push_back(std::move(matter));
      },
      args...);
  return matters;
}

void Add(std::vector<Matter>& all, std::vector<Matter> more) {
  std::move(more.begin(), more.end(), std::back_inserter(all));
}

// As the account's person; the account is $1.
constexpr std::string_view kOwnPerson = "(SELECT u.person FROM user_account u WHERE u.id = $1 AND u.disabled = 0)";

std::vector<Matter> ListUnanswered(const Asking& asking) {
  return ListMatters(asking, MatterKind::kAnswer, "v.sent",
                     "JOIN meeting_invitation v ON v.meeting = m.id JOIN meeting_call c ON c.meeting = m.id"
                     " JOIN desk_meeting d ON d.meeting = m.id WHERE v.person = " +
                         std::string(kOwnPerson) +
                         " AND v.withdrawn = 0 AND v.answer = 'none' AND d.state = 'released' AND m.date >= $2"
                         " AND (c.ends > $3 OR c.ends = c.starts) AND " +
                         meetings::VisibleMeetings(asking.viewer) + " ORDER BY m.date",
                     asking.viewer.user, asking.today, asking.now);
}

std::vector<Matter> ListToApprove(const Asking& asking) {
  auto matters = ListMatters(
      asking, MatterKind::kApprove, "s.ended",
      "JOIN sitting s ON s.meeting = m.id WHERE s.minutes = 'sent' AND s.approval IN ('by_present', 'by_all')"
      " AND EXISTS (SELECT 1 FROM sitting_member w WHERE w.meeting = m.id AND w.votes = 1 AND w.person = " +
          std::string(kOwnPerson) +
          ") AND NOT EXISTS (SELECT 1 FROM sitting_approval a JOIN sitting_member w ON w.id = a.member"
          " WHERE a.meeting = m.id AND a.round = s.round AND w.person = " +
          std::string(kOwnPerson) + ") AND " + FollowedMeetings(asking.viewer) + " ORDER BY m.date",
      asking.viewer.user);
  const auto person = asking.reader.One<std::optional<people::PersonId>>(
      "SELECT person FROM user_account WHERE id = $1", asking.viewer.user);
  std::erase_if(matters, [&](Matter& matter) {
    const auto book = sittings::FindSitting(asking.reader, matter.meeting.meeting.id);
    matter.address = sittings::MinutesAddress(matter.meeting.meeting.id);
    if (!book || !person || !*person || !sittings::MayFollow(asking.viewer, book->hosts)) return true;
    const auto approvers = sittings::Approvers(*book);
    return std::none_of(approvers.begin(), approvers.end(), [&](const auto* one) { return one->person == **person; });
  });
  return matters;
}

std::vector<Matter> ListToFollow(const Asking& asking) {
  auto matters = ListMatters(asking, MatterKind::kFollow, "s.opened",
                             "JOIN sitting s ON s.meeting = m.id JOIN desk_meeting d ON d.meeting = m.id"
                             " WHERE s.ended IS NULL AND d.state = 'open' AND " +
                                 FollowedMeetings(asking.viewer) + " AND NOT " + EditedMeetings(asking.viewer) +
                                 " ORDER BY m.date");
  for (Matter& matter : matters) matter.address = sittings::FollowAddress(matter.meeting.meeting.id);
  return matters;
}

std::vector<Matter> ListChangedAgendas(const Asking& asking) {
  return ListMatters(
      asking, MatterKind::kAgendaChanged, "d.released",
      "JOIN desk_meeting d ON d.meeting = m.id JOIN agenda_reading r ON r.meeting = m.id"
      " WHERE r.account = $1 AND d.revision > r.revision AND d.state = 'released' AND m.date >= $2 AND " +
          meetings::VisibleMeetings(asking.viewer) + " ORDER BY m.date",
      asking.viewer.user, asking.today);
}

// A draft is known to who proposed for it, by its title, but not to be seen.
std::vector<Matter> ListAnsweredProposals(const Asking& asking) {
  std::vector<Matter> matters;
  asking.reader.Each(
      "SELECT p.title, p.state, p.meeting, substr(p.proposed, 1, 10), p.answer, m.visibility FROM desk_proposal p"
      " JOIN meeting m ON m.id = p.meeting WHERE p.account = $1 AND p.state <> 'waiting' AND m.date >= $2"
      " ORDER BY m.date, p.id LIMIT $3",
      [&](const sql::Row& row) {
        const bool taken = row.Get<std::string>(1) == desk::ToName(desk::ProposalState::kTaken);
        Matter matter{taken ? MatterKind::kProposalTaken : MatterKind::kProposalDeclined};
        matter.title = row.Get<std::string>(0);
        const std::string meeting = meetings::AddressOf(row.Get<MeetingId>(2));
        const bool draft = row.Get<people::Visibility>(5) == people::Visibility::kDraft;
        matter.address = draft ? meeting + "/forslag" : meeting;
        matter.since = ParseIsoDate(row.Get<std::string>(3));
        if (!row.Get<std::string>(4).empty()) matter.names.push_back(row.Get<std::string>(4));
        matters.push_back(std::move(matter));
      },
      asking.viewer.user, asking.today, kOfEachKind);
  return matters;
}

std::string AddressOfStep(const Matter& matter) {
  const MeetingId id = matter.meeting.meeting.id;
  if (matter.kind == MatterKind::kRelease) return desk::AgendaAddress(id);
  if (matter.kind == MatterKind::kHold || matter.kind == MatterKind::kNotHeld || matter.kind == MatterKind::kGoOn) {
    return sittings::LiveAddress(id);
  }
  return sittings::MinutesAddress(id);
}

std::vector<MeetingStep> ListSteps(const Asking& asking) {
  std::vector<MeetingStep> steps;
  asking.reader.Each(
      SelectMeetings(
          "d.state, d.notice, s.minutes, s.ended, s.approved, s.published",
          "JOIN desk_meeting d ON d.meeting = m.id LEFT JOIN sitting s ON s.meeting = m.id WHERE " +
              EditedMeetings(asking.viewer) +
              " AND ((d.state = 'draft' AND m.date <= $1)"
              " OR (d.state = 'released' AND m.kind = $5 AND m.date <= $2 AND m.date >= $3)"
              " OR (s.id IS NOT NULL AND d.state IN ('open', 'held', 'approved') AND (s.minutes <> 'approved'"
              " OR s.published IS NULL OR s.published < s.approved))) ORDER BY m.date, m.id LIMIT $4"),
      [&](const sql::Row& row) {
        MeetingStep step{ReadMeeting(row), row.Get<desk::MeetingState>(kAfterMeeting), row.Get<int>(kAfterMeeting + 1)};
        step.minutes = row.Get<std::optional<sittings::MinutesState>>(kAfterMeeting + 2);
        step.ended = row.Get<std::optional<Instant>>(kAfterMeeting + 3);
        step.approved = row.Get<std::optional<Instant>>(kAfterMeeting + 4);
        step.published = row.Get<std::optional<Instant>>(kAfterMeeting + 5);
        steps.push_back(std::move(step));
      },
      Date(std::chrono::sys_days(asking.today) + kWayAhead), asking.today,
      Date(std::chrono::sys_days(asking.today) - kLookBack), kOpenSteps, minutes::ToName(minutes::PaperKind::kAgenda));
  return steps;
}

// Each meeting's next step; minutes that wait for others are loaded whole, so that there are no more of them than of
// each kind.
void AddSteps(const Asking& asking, Overview& overview) {
  int loaded = 0;
  for (const MeetingStep& step : ListSteps(asking)) {
    auto matter = NextStep(step, asking.today);
    if (!matter) continue;
    if (matter->kind == MatterKind::kAwaitApproval && loaded++ < kOfEachKind) {
      const auto book = sittings::FindSitting(asking.reader, matter->meeting.meeting.id);
      if (book) matter = AwaitApproval(std::move(*matter), *book);
    }
    matter->address = AddressOfStep(*matter);
    auto& list = matter->kind == MatterKind::kAwaitApproval ? overview.others : overview.own;
    list.push_back(std::move(*matter));
  }
}

std::vector<Matter> ListProposals(const Asking& asking) {
  auto matters =
      ListMatters(asking, MatterKind::kProposals,
                  "(SELECT min(p.proposed) FROM desk_proposal p WHERE p.meeting = m.id AND p.state = 'waiting')",
                  "JOIN desk_meeting d ON d.meeting = m.id WHERE d.state = 'draft' AND m.date >= $1 AND EXISTS"
                  " (SELECT 1 FROM desk_proposal p WHERE p.meeting = m.id AND p.state = 'waiting') AND " +
                      EditedMeetings(asking.viewer) + " ORDER BY m.date",
                  asking.today);
  for (Matter& matter : matters) matter.address += "/forslag";
  return matters;
}

// What is wrong with invitations, by meeting: no address, came back, nobody called in the place of who does not come.
std::vector<Matter> ListLetterTroubles(const Asking& asking) {
  std::vector<Matter> matters;
  asking.reader.Each(
      SelectMeetings("p.name, CASE WHEN v.answer = 'apology' THEN 2 WHEN v.bounced <> '' THEN 1 ELSE 0 END AS trouble",
                     "JOIN desk_meeting d ON d.meeting = m.id JOIN meeting_invitation v ON v.meeting = m.id"
                     " JOIN person p ON p.id = v.person WHERE d.state = 'released' AND m.date >= $1 AND v.withdrawn = 0"
                     " AND ((v.answer = 'none' AND (v.bounced <> '' OR v.email = '')) OR (v.answer = 'apology'"
                     " AND NOT EXISTS (SELECT 1 FROM meeting_invitation x WHERE x.meeting = v.meeting"
                     " AND x.deputy_for = v.person AND x.withdrawn = 0) AND (v.deputy IS NOT NULL OR EXISTS"
                     " (SELECT 1 FROM membership ms WHERE ms.person = v.person AND ms.organization = v.organization"
                     " AND ms.deputy IS NOT NULL AND (ms.to_date IS NULL OR ms.to_date >= m.date)))))"
                     " ORDER BY m.date, m.id, trouble, p.name LIMIT $2"),
      [&](const sql::Row& row) {
        static constexpr std::array kKinds{MatterKind::kNoAddress, MatterKind::kCameBack, MatterKind::kCallDeputy};
        const MatterKind kind = kKinds.at(static_cast<std::size_t>(row.Int(kAfterMeeting + 1)));
        const MeetingId id = row.Get<MeetingId>(0);
        const bool same = !matters.empty() && matters.back().kind == kind && matters.back().meeting.meeting.id == id;
        if (!same) {
          matters.push_back({kind, ReadMeeting(row)});
          matters.back().address = meetings::AddressOf(id) + "/indkaldelse";
          matters.back().since = matters.back().meeting.meeting.date;
        }
        matters.back().names.push_back(row.Get<std::string>(kAfterMeeting));
      },
      asking.today, kLetters);
  return matters;
}

std::vector<Matter> ListUndecidedEnds(const Asking& asking) {
  std::vector<Matter> matters;
  for (const people::Structure& structure : people::ListStructures(asking.reader)) {
    for (people::Ending& ending :
         people::ListEndings(people::LoadStructure(asking.reader, structure.id), asking.today)) {
      if (ending.decided) continue;
      Matter matter{MatterKind::kEnding};
      matter.title = ending.organization.name;
      matter.address = "/organisation/" + std::to_string(ending.organization.id.value) +
                       "/afloesning?ophoerer=" + FormatIso(ending.ends);
      matter.since = matter.due = ending.ends;
      matters.push_back(std::move(matter));
    }
  }
  return matters;
}

// What a new installation lacks before anybody can work in it.
std::vector<Matter> ListFirstSteps(const Asking& asking) {
  std::vector<Matter> matters;
  const auto count = [&](const char* statement) { return asking.reader.One<std::int64_t>(statement).value_or(0); };
  if (count("SELECT count(*) FROM organization") == 0) {
    matters.push_back({.kind = MatterKind::kDescribe, .address = "/organisation"});
  }
  if (count("SELECT count(*) FROM user_account") == 1) {
    matters.push_back({.kind = MatterKind::kInviteUsers, .address = "/brugere"});
  }
  return matters;
}

std::vector<Matter> ListIdleUsers(const Asking& asking) {
  std::vector<Matter> matters;
  const auto invitations = people::ListInvitations(asking.reader);
  if (invitations.empty()) return matters;
  for (const people::User& user : people::ListUsers(asking.reader)) {
    const auto found = invitations.find(user.id);
    if (user.disabled || found == invitations.end() || found->second.used) continue;
    Matter matter{MatterKind::kNotSignedIn};
    matter.title = user.name;
    matter.address = "/brugere/" + std::to_string(user.id.value);
    matter.since = ToCopenhagen(found->second.invited).date;
    matters.push_back(std::move(matter));
  }
  SortOldestFirst(matters);
  if (matters.size() > kOfEachKind) matters.resize(kOfEachKind);
  return matters;
}

// One matter for all of them.
std::vector<Matter> ListWithoutSecondFactor(const Asking& asking) {
  const people::AccessRule rule = people::FindAccessRule(asking.reader);
  Matter matter{MatterKind::kNoSecondFactor};
  matter.address = "/brugere";
  if (rule.second_factor == people::SecondFactorDemand::kNobody) return {};
  asking.reader.Each(
      "SELECT u.name, u.role FROM user_account u WHERE u.disabled = 0 AND NOT EXISTS (SELECT 1 FROM second_factor f"
      " WHERE f.account = u.id AND f.confirmed IS NOT NULL) ORDER BY u.name",
      [&](const sql::Row& row) {
        if (people::IsDemandedOf(row.Get<people::Role>(1), rule.second_factor)) {
          matter.names.push_back(row.Get<std::string>(0));
        }
      });
  return matter.names.empty() ? std::vector<Matter>{} : std::vector{matter};
}

std::vector<Matter> ListFailedJobs(const Asking& asking) {
  std::vector<Matter> matters;
  asking.reader.Each(
      "SELECT id, title, substr(created, 1, 10) FROM job WHERE kind = 'import' AND state IN ('failed', 'interrupted')"
      " AND created >= $1 ORDER BY id DESC LIMIT $2",
      [&](const sql::Row& row) {
        Matter matter{MatterKind::kJobFailed};
        matter.title = row.Get<std::string>(1);
        matter.address = "/import/job/" + std::to_string(row.Int(0));
        matter.since = ParseIsoDate(row.Get<std::string>(2));
        matters.push_back(std::move(matter));
      },
      asking.now - kLookBack, kOfEachKind);
  return matters;
}

std::vector<std::string> ListUndelivered(const Asking& asking) {
  return asking.reader.Column<std::string>(
      "SELECT CASE WHEN recipient_name = '' THEN recipient ELSE recipient_name END FROM mail_message"
      " WHERE state IN ('held', 'failed') AND created >= $1 ORDER BY id DESC LIMIT $2",
      asking.now - kLookBack, kOfEachKind);
}

void AddMatters(Overview& overview, Matters matters) {
  Add(overview.own, std::move(matters.own));
  Add(overview.others, std::move(matters.others));
}

void AddOfReader(const Asking& asking, Overview& overview) {
  Add(overview.own, ListUnanswered(asking));
  Add(overview.own, ListToApprove(asking));
  Add(overview.own, ListToFollow(asking));
  AddMatters(overview, ListReadingMatters(asking.reader, asking.viewer));
  AddMatters(overview, ListPollMatters(asking.reader, asking.viewer, asking.today));
  Add(overview.own, ListApprovalMatters(asking.reader, asking.viewer, asking.today));
  Add(overview.own, ListContingencyMatters(asking.reader, asking.viewer, asking.today));
  Add(overview.own, ListPlanMatters(asking.reader, asking.viewer, asking.today));
  Add(overview.own, ListApplicationMatters(asking.reader, asking.viewer, asking.today));
  Add(overview.changed, ListAreaMatters(asking.reader, asking.viewer, asking.now));
  Add(overview.changed, ListChangedAgendas(asking));
  Add(overview.changed, ListAnsweredProposals(asking));
}

// Whose chairs are asked waits for them, not for who prepares it.
void AddReleases(const Asking& asking, Overview& overview) {
  Matters matters = ListReleaseMatters(asking.reader, asking.viewer, asking.today);
  const auto is_asked_for = [](const std::vector<Matter>& asked, MeetingId id) {
    return std::any_of(asked.begin(), asked.end(), [&](const Matter& one) { return one.meeting.meeting.id == id; });
  };
  std::erase_if(overview.own, [&](const Matter& one) {
    const MeetingId id = one.meeting.meeting.id;
    return one.kind == MatterKind::kRelease && (is_asked_for(matters.own, id) || is_asked_for(matters.others, id));
  });
  AddMatters(overview, std::move(matters));
}

void AddOfEditor(const Asking& asking, Overview& overview) {
  AddSteps(asking, overview);
  Add(overview.own, ListProposals(asking));
  AddReleases(asking, overview);
}

void AddOfSecretary(const Asking& asking, Overview& overview) {
  Add(overview.own, ListLetterTroubles(asking));
  Add(overview.own, ListUndecidedEnds(asking));
  overview.readings = imports::ListWaiting(asking.reader, kOfEachKind, 0);
  overview.all_readings = imports::CountWaiting(asking.reader);
}

void AddOfAdministrator(const Asking& asking, Overview& overview) {
  Add(overview.own, ListFirstSteps(asking));
  Add(overview.own, ListIdleUsers(asking));
  Add(overview.own, ListWithoutSecondFactor(asking));
  Add(overview.own, ListFailedJobs(asking));
  overview.undelivered = ListUndelivered(asking);
}

}  // namespace

Overview LoadOverview(sql::Reader& reader, const people::Viewer& viewer, Instant now) {
  const Asking asking{reader, viewer, now, ToCopenhagen(now).date};
  Overview overview;
  if (viewer.May(people::Access::kReader)) AddOfReader(asking, overview);
  if (people::MayEditSomeAgenda(viewer)) AddOfEditor(asking, overview);
  if (viewer.May(people::Access::kSecretary)) AddOfSecretary(asking, overview);
  if (viewer.May(people::Access::kAdministrator)) AddOfAdministrator(asking, overview);
  for (auto* list : {&overview.own, &overview.others, &overview.changed}) SortOldestFirst(*list);
  overview.upcoming = meetings::ListUpcoming(reader, viewer, asking.today, kOfEachKind);
  overview.latest = meetings::ListMeetings(reader, viewer, {}, meetings::MeetingOrder::kNewestFirst, kOfEachKind, 0);
  std::erase_if(overview.latest,
                [&](const meetings::MeetingRow& row) { return row.meeting.date && *row.meeting.date > asking.today; });
  return overview;
}

}  // namespace tovholder::portal
