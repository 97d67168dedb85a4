// SPDX-License-Identifier: EUPL-1.2
#include "invitations/invitation_store.h"

#include <algorithm>

#include "base/text.h"
#include "desk/agenda_snapshot.h"
#include "desk/agenda_store.h"
#include "desk/agenda_view.h"
#include "desk/participants.h"
#include "http/token.h"
#include "meetings/host_store.h"
#include "meetings/meeting_store.h"
#include "people/mail_address.h"
#include "people/organization_store.h"
#include "people/structure_store.h"
#include "sql/records.h"

namespace tovholder::invitations {
namespace {

constexpr std::string_view kInvitation = "meeting_invitation";

std::vector<Invitation> ListStored(sql::Reader& reader, meetings::MeetingId id) {
  return sql::List<Invitation>(reader, "FROM meeting_invitation WHERE meeting = $1 ORDER BY id", id);
}

std::vector<people::Membership> ListInvitees(sql::Reader& reader, const desk::Agenda& agenda) {
  std::vector<people::Membership> memberships;
  for (const people::Organization& host : agenda.hosts) {
    for (people::Membership& one : people::ListMembershipsIn(reader, host.id)) memberships.push_back(std::move(one));
  }
  if (!agenda.meeting().date) return {};
  for (people::Membership& one : desk::ListInvitedMembers(reader, agenda)) memberships.push_back(std::move(one));
  return InviteesOf(memberships, *agenda.meeting().date);
}

// The desk's word for it is not enough: minutes may stand in the place of an agenda.
bool IsCallable(const desk::Agenda& agenda) {
  const bool told =
      agenda.desk.state == desk::MeetingState::kReleased || agenda.desk.state == desk::MeetingState::kCancelled;
  return told && agenda.meeting().kind == minutes::PaperKind::kAgenda;
}

std::string ToldOf(const desk::Agenda& agenda) {
  const meetings::Meeting& meeting = agenda.meeting();
  std::string text = meeting.title + "\n" + WhenOf(meeting, html::Language::kEnglish) + "\n" +
                     meeting.place.value_or("") + "\n" + std::to_string(agenda.desk.revision);
  text += "\n" + std::string(desk::ToName(agenda.desk.state));
  return http::DigestOf(text);
}

std::optional<CalledMeeting> LoadCalled(sql::Reader& reader, meetings::MeetingId id) {
  auto agenda = desk::FindMeetingOnDesk(reader, people::Viewer::CommandLine(), id);
  if (!agenda || !IsCallable(*agenda)) return std::nullopt;
  const auto span = SpanOf(agenda->meeting());
  if (!span) return std::nullopt;
  return CalledMeeting{std::move(*agenda), FindCall(reader, id).value_or(MeetingCall{}),
                       meetings::ListAgenda(reader, people::Viewer::Outsider(), id), *span};
}

// What people have not heard yet, as sentences.
std::vector<std::string> NewsOf(const CalledMeeting& called, const html::Texts& t) {
  std::vector<std::string> news;
  for (std::size_t i = static_cast<std::size_t>(called.call.events); i < called.agenda.events.size(); ++i) {
    const desk::DeskEvent& event = called.agenda.events[i];
    if (event.kind == desk::EventKind::kMoved) {
      news.push_back(t("The meeting was moved. Before: {before}.", {{"before", event.before}}));
    }
    news.push_back(t("Reason: {reason}", {{"reason", event.reason}}));
  }
  const auto told = std::find_if(called.agenda.revisions.begin(), called.agenda.revisions.end(),
                                 [&](const desk::DeskRevision& one) { return one.revision == called.call.revision; });
  if (told == called.agenda.revisions.end()) return news;
  const auto changes = desk::CompareSnapshots(told->agenda, called.agenda.revisions.back().agenda);
  for (const desk::AgendaChange& change : changes) news.push_back(desk::SentenceOf(change, t));
  return news;
}

void StoreCall(sql::Transaction& transaction, MeetingCall& call) {
  if (call.id) return sql::Update(transaction, "meeting_call", call);
  sql::Create(transaction, "meeting_call", call);
}

std::string NameOf(sql::Reader& reader, std::optional<people::PersonId> id) {
  const auto person = id ? people::FindPerson(reader, *id) : std::nullopt;
  return person ? person->name : std::string();
}

Letterhead LetterheadOf(const MeetingCall& call) { return {call.site, call.organizer}; }

// Queues the letter; where there is no address, the invitation waits for one. Returns whether a letter went.
bool Send(sql::Transaction& transaction, const CalledMeeting& called, Delivery delivery,
          const std::vector<std::string>& news = {}) {
  Invitation& invitation = delivery.invitation;
  const bool comes = delivery.letter == Letter::kRequest || delivery.letter == Letter::kUpdate;
  invitation.meeting = called.agenda.meeting().id;
  invitation.withdrawn = delivery.letter == Letter::kWithdrawal;
  if (comes) invitation.email = people::FindMailAddress(transaction, invitation.person);
  Addressee addressee{NameOf(transaction, invitation.person), NameOf(transaction, invitation.deputy_for), {}};
  const std::string token = http::RandomToken();
  if (comes) addressee.link = called.call.site + "/svar/" + token;
  const auto mail = post::QueueMail(
      transaction, WriteLetter(called, delivery, addressee, news, LetterheadOf(called.call), transaction.now()));
  invitation.link = comes && mail ? http::DigestOf(token) : std::string();
  if (mail) {
    invitation.mail = *mail;
    invitation.sent = transaction.now();
    invitation.sequence = called.call.sequence;
    invitation.bounced.clear();
  }
  StoreInvitation(transaction, invitation);
  return mail.has_value();
}

void ForgetAnswer(Invitation& invitation) {
  invitation.answer = Answer::kNone;
  invitation.answered.reset();
  invitation.stamp.reset();
  invitation.remark.clear();
}

// Brings the calendar entry to where the meeting stands.
void Advance(MeetingCall& call, const CalledMeeting& called, const std::vector<Delivery>& plan) {
  const bool heard =
      std::any_of(plan.begin(), plan.end(), [](const Delivery& one) { return one.letter != Letter::kRequest; });
  if (call.id && (heard || call.told != ToldOf(called.agenda))) ++call.sequence;
  if (call.starts != called.span.start || call.ends != called.span.end) call.moved_in = call.sequence;
  call.starts = called.span.start;
  call.ends = called.span.end;
  call.told = ToldOf(called.agenda);
  call.revision = called.agenda.desk.revision;
  call.events = static_cast<int>(called.agenda.events.size());
}

Change ChangeOf(const CalledMeeting& called) {
  if (!called.call.id || called.call.told == ToldOf(called.agenda)) return Change::kNothing;
  return called.agenda.desk.state == desk::MeetingState::kCancelled ? Change::kCancelled : Change::kChanged;
}

bool IsCancelled(const CalledMeeting& called) { return called.agenda.desk.state == desk::MeetingState::kCancelled; }

// The invitation with the meeting that it calls to, where something may still be said about it.
struct OpenInvitation {
  Invitation invitation;
  CalledMeeting called;
};
Result<OpenInvitation> FindOpen(sql::Transaction& transaction, InvitationId id) {
  auto invitation = FindInvitation(transaction, id);
  auto called = invitation ? FindCalledMeeting(transaction, invitation->meeting) : std::nullopt;
  if (!called) return Fail("invitations.none");
  if (IsCancelled(*called)) return Fail("invitations.cancelled");
  if (auto open = CheckOpen(called->call, *invitation, transaction.now()); !open) return Pass(open);
  return OpenInvitation{std::move(*invitation), std::move(*called)};
}

std::optional<post::Mail> FindMailOf(sql::Reader& reader, const Invitation& invitation) {
  return invitation.mail ? post::FindMail(reader, *invitation.mail) : std::nullopt;
}

}  // namespace

int TellMembers(sql::Transaction& transaction, meetings::MeetingId id, const Letterhead& letterhead) {
  auto called = LoadCalled(transaction, id);
  if (!called || (!called->call.id && IsCancelled(*called))) return 0;
  const Change change = ChangeOf(*called);
  if (IsCancelled(*called) && change == Change::kNothing) return 0;
  const auto plan = PlanDeliveries(ListStored(transaction, id), ListInvitees(transaction, called->agenda), change);
  const bool first = !called->call.id;
  const bool moved = !first && (called->call.starts != called->span.start || called->call.ends != called->span.end);
  std::vector<std::string> news;
  if (!first) news = NewsOf(*called, html::Texts(letterhead.language));
  if (first) called->call.uid = UidOf(id, http::RandomToken().substr(0, 16), letterhead);
  called->call.meeting = id;
  called->call.site = letterhead.site;
  called->call.organizer = letterhead.organizer;
  Advance(called->call, *called, plan);
  StoreCall(transaction, called->call);
  int sent = 0;
  for (Delivery delivery : plan) {
    if (moved) ForgetAnswer(delivery.invitation);
    const bool hears = delivery.letter == Letter::kUpdate || delivery.letter == Letter::kCancellation;
    if (Send(transaction, *called, std::move(delivery), hears ? news : std::vector<std::string>{})) ++sent;
  }
  return sent;
}

int TellOfSeats(sql::Transaction& transaction) {
  int sent = 0;
  for (meetings::MeetingId id :
       transaction.Column<meetings::MeetingId>("SELECT c.meeting FROM meeting_call c JOIN desk_meeting d ON d.meeting "
                                               "= c.meeting WHERE d.state = 'released'"
                                               " AND c.starts > $1 ORDER BY c.id",
                                               transaction.now())) {
    if (CountUntold(transaction, id) == 0) continue;
    const auto call = FindCall(transaction, id);
    sent += TellMembers(transaction, id, LetterheadOf(*call));
  }
  return sent;
}

Result<void> SendOnceMore(sql::Transaction& transaction, InvitationId id) {
  auto open = FindOpen(transaction, id);
  if (!open) return Pass(open);
  if (people::FindMailAddress(transaction, open->invitation.person).empty()) return Fail("invitations.no_address");
  const auto last = FindMailOf(transaction, open->invitation);
  if (last && (last->state == post::MailState::kWaiting || last->state == post::MailState::kSending)) {
    return Fail("invitations.on_its_way");
  }
  // One that is held would go out a second time were it released later.
  if (last && last->state == post::MailState::kHeld) {
    if (auto given_up = post::GiveUp(transaction, last->id); !given_up) return given_up;
  }
  Send(transaction, open->called, {Letter::kRequest, open->invitation});
  return {};
}

Result<void> CallDeputy(sql::Transaction& transaction, InvitationId declined, people::PersonId deputy) {
  auto open = FindOpen(transaction, declined);
  if (!open) return Pass(open);
  if (open->invitation.answer != Answer::kDeclined) return Fail("invitations.comes");
  Invitation called;
  for (const Invitation& one : ListStored(transaction, open->invitation.meeting)) {
    if (one.deputy_for == open->invitation.person && !one.withdrawn) {
      return Fail("invitations.called_already", {{"name", NameOf(transaction, one.person)}});
    }
    if (one.person == deputy) called = one;
  }
  if (called.id && !called.withdrawn) {
    return Fail("invitations.called_already", {{"name", NameOf(transaction, deputy)}});
  }
  ForgetAnswer(called);
  called.person = deputy;
  called.organization = open->invitation.organization;
  called.role = open->invitation.role;
  called.deputy_for = open->invitation.person;
  Send(transaction, open->called, {Letter::kRequest, called});
  open->invitation.deputy = deputy;
  StoreInvitation(transaction, open->invitation);
  return {};
}

Result<void> CallOff(sql::Transaction& transaction, InvitationId deputy) {
  auto open = FindOpen(transaction, deputy);
  if (!open) return Pass(open);
  if (!open->invitation.deputy_for) return Fail("invitations.no_deputy");
  ++open->called.call.sequence;
  StoreCall(transaction, open->called.call);
  Send(transaction, open->called, {Letter::kWithdrawal, open->invitation});
  return {};
}

std::optional<CalledMeeting> FindCalledMeeting(sql::Reader& reader, meetings::MeetingId id) {
  auto called = LoadCalled(reader, id);
  return called && called->call.id ? called : std::nullopt;
}

std::optional<MeetingCall> FindCall(sql::Reader& reader, meetings::MeetingId id) {
  return sql::Find<MeetingCall>(reader, "FROM meeting_call WHERE meeting = $1", id);
}

std::vector<InvitationRow> ListInvitations(sql::Reader& reader, const people::Viewer& viewer, meetings::MeetingId id) {
  if (!people::MayReadDrafts(viewer, meetings::OwnersOf(reader, id))) return {};
  std::vector<InvitationRow> rows;
  for (Invitation& one : ListStored(reader, id)) {
    InvitationRow row{std::move(one), {}, {}, {}, {}};
    row.name = NameOf(reader, row.invitation.person);
    row.deputy_for = NameOf(reader, row.invitation.deputy_for);
    row.deputy = row.invitation.deputy ? people::FindPerson(reader, *row.invitation.deputy)
                                       : FindNamedDeputy(reader, row.invitation);
    row.mail = FindMailOf(reader, row.invitation);
    rows.push_back(std::move(row));
  }
  std::stable_sort(rows.begin(), rows.end(), [](const InvitationRow& a, const InvitationRow& b) {
    if (a.invitation.withdrawn != b.invitation.withdrawn) return b.invitation.withdrawn;
    return DanishSortKey(a.name) < DanishSortKey(b.name);
  });
  return rows;
}

std::vector<NamedInvitation> ListCalled(sql::Reader& reader, meetings::MeetingId id) {
  std::vector<NamedInvitation> called;
  reader.Each(
      "SELECT " + sql::Columns<Invitation>("v") +
          ", p.name FROM meeting_invitation v JOIN person p ON p.id = v.person WHERE v.meeting = $1 ORDER BY v.id",
      [&](const sql::Row& row) {
        const int name = static_cast<int>(boost::mp11::mp_size<sql::Members<Invitation>>::value);
        called.push_back({sql::ReadRecord<Invitation>(row), row.Get<std::string>(name)});
      },
      id);
  return called;
}

int CountUntold(sql::Reader& reader, meetings::MeetingId id) {
  const auto called = FindCalledMeeting(reader, id);
  if (!called || IsCancelled(*called)) return 0;
  const auto plan = PlanDeliveries(ListStored(reader, id), ListInvitees(reader, called->agenda), Change::kNothing);
  return static_cast<int>(std::count_if(plan.begin(), plan.end(), [&](const Delivery& one) {
    return one.letter == Letter::kWithdrawal || !people::FindMailAddress(reader, one.invitation.person).empty() ||
           !one.invitation.id;
  }));
}

std::optional<Invitation> FindInvitation(sql::Reader& reader, InvitationId id) {
  return sql::Find<Invitation>(reader, "FROM meeting_invitation WHERE id = $1", id);
}

std::optional<Invitation> FindOwnInvitation(sql::Reader& reader, const people::Viewer& viewer, meetings::MeetingId id) {
  if (!viewer.signed_in()) return std::nullopt;
  return sql::Find<Invitation>(reader,
                               "FROM meeting_invitation WHERE meeting = $1 AND withdrawn = 0 AND person = "
                               "(SELECT person FROM user_account WHERE id = $2 AND disabled = 0)",
                               id, viewer.user);
}

std::optional<Invitation> FindByLink(sql::Reader& reader, std::string_view token) {
  if (token.empty()) return std::nullopt;
  return sql::Find<Invitation>(reader, "FROM meeting_invitation WHERE link = $1", http::DigestOf(token));
}

std::optional<people::Person> FindNamedDeputy(sql::Reader& reader, const Invitation& invitation) {
  const auto call = FindCall(reader, invitation.meeting);
  if (!call) return std::nullopt;
  const Date day = ToCopenhagen(call->starts).date;
  for (const people::Membership& one : people::ListMembershipsOf(reader, invitation.person)) {
    if (one.organization == invitation.organization && one.deputy && people::Holds(one, day)) {
      return people::FindPerson(reader, *one.deputy);
    }
  }
  return std::nullopt;
}

InvitationRule FindInvitationRule(sql::Reader& reader, people::OrganizationId organization) {
  InvitationRule rule;
  rule.organization = organization;
  return sql::Find<InvitationRule>(reader, "FROM invitation_rule WHERE organization = $1", organization).value_or(rule);
}

void PutInvitationRule(sql::Transaction& transaction, InvitationRule rule) {
  rule.id = FindInvitationRule(transaction, rule.organization).id;
  if (rule.id) return sql::Update(transaction, "invitation_rule", rule);
  sql::Create(transaction, "invitation_rule", rule);
}

void StoreInvitation(sql::Transaction& transaction, Invitation& invitation) {
  if (invitation.id) {
    sql::Update(transaction, kInvitation, invitation);
  } else {
    sql::Create(transaction, kInvitation, invitation);
  }
  for (const std::string_view unkept : {"remark", "link"}) {
    sql::EraseValues(transaction, kInvitation, invitation.id.value, unkept);
  }
}

}  // namespace tovholder::invitations
