// SPDX-License-Identifier: EUPL-1.2
#include "desk/consent_store.h"

#include <algorithm>

#include "base/text.h"
#include "desk/agenda_rules.h"
#include "desk/agenda_snapshot.h"
#include "desk/agenda_store.h"
#include "desk/consent_letter.h"
#include "desk/release_rules.h"
#include "http/token.h"
#include "people/structure_store.h"
#include "people/user_store.h"
#include "sql/records.h"

namespace tovholder::desk {
namespace {

constexpr std::size_t kLongestConsentRemark = 1000;  // code points

std::optional<ReleaseRequest> FindOpenRequest(sql::Reader& reader, meetings::MeetingId id) {
  return sql::Find<ReleaseRequest>(reader,
                                   "FROM release_request WHERE meeting = $1 AND state = $2 ORDER BY id DESC LIMIT 1",
                                   id, RequestState::kOpen);
}

std::optional<ReleaseAnswer> FindAnswer(sql::Reader& reader, Id<ReleaseRequest> request, people::PersonId person) {
  return sql::Find<ReleaseAnswer>(reader, "FROM release_answer WHERE request = $1 AND person = $2", request, person);
}

void AddChair(std::vector<Chair>& chairs, const people::Organization& host, const people::NamedMembership& one) {
  std::string place = host.name;
  if (!one.membership.responsibility.empty()) place += ", " + one.membership.responsibility;
  const auto known = std::find_if(chairs.begin(), chairs.end(),
                                  [&](const Chair& other) { return other.person == one.membership.person; });
  if (known != chairs.end()) {
    known->place += "; " + place;
  } else {
    chairs.push_back({one.membership.person, one.name, std::move(place)});
  }
}

std::vector<people::NamedMembership> ListChairs(sql::Reader& reader, people::OrganizationId host, Date today) {
  auto members = people::ListMembersOn(reader, host, today);
  std::erase_if(members, [](const people::NamedMembership& one) {
    return one.membership.role != people::MembershipRole::kChair;
  });
  return members;
}

// The agenda with how its release stands, where it can be released at all.
struct OpenRelease {
  Agenda agenda;
  ReleaseStanding standing;
};
Result<OpenRelease> OpenForRelease(sql::Transaction& transaction, meetings::MeetingId id, Date today) {
  auto agenda = FindAgenda(transaction, people::Viewer::CommandLine(), id);
  if (!agenda) return Fail("meetings.no_such_meeting");
  if (auto allowed = CheckAction(*agenda, DeskAction::kRelease); !allowed) return Pass(allowed);
  ReleaseStanding standing = FindReleaseStanding(transaction, *agenda, today);
  return OpenRelease{std::move(*agenda), std::move(standing)};
}

Result<OpenRelease> OpenAsked(sql::Transaction& transaction, meetings::MeetingId id, Date today) {
  auto open = OpenForRelease(transaction, id, today);
  if (open && !open->standing.request) return Fail("desk.not_asked");
  return open;
}

Result<void> CheckNothingOpen(const Agenda& agenda, std::string_view reason, Date today) {
  const std::int64_t open = CountOpen(CheckRelease(agenda, reason, today).findings);
  if (open > 0) return Fail("desk.not_ready", {{"count", std::to_string(open)}});
  return {};
}

Result<std::string> CheckRemark(std::string_view typed) {
  std::string remark = CollapseSpace(typed);
  if (CountCodePoints(remark) > kLongestConsentRemark) {
    return Fail("desk.text_long", {{"limit", std::to_string(kLongestConsentRemark)}});
  }
  return remark;
}

std::optional<people::PersonId> PersonOfUser(sql::Reader& reader, const people::Viewer& viewer) {
  const auto user = viewer.signed_in() ? people::FindUser(reader, viewer.user) : std::nullopt;
  return user ? user->person : std::nullopt;
}

// Somebody else may sign in and say it for himself.
bool MaySpeak(sql::Reader& reader, people::PersonId person, Date today) {
  const auto user = people::FindUserOf(reader, person);
  return user && people::FindViewer(reader, user->id.value, today).May(people::Access::kReader);
}

void PutConsent(sql::Transaction& transaction, const OpenRelease& open, ReleaseAnswer answer) {
  const auto known = FindAnswer(transaction, open.standing.request->id, answer.person);
  answer.request = open.standing.request->id;
  answer.fingerprint = open.standing.fingerprint;
  answer.answered = transaction.now();
  answer.answered_by = transaction.author().name;
  if (!known) return sql::Create(transaction, "release_answer", answer);
  answer.id = known->id;
  sql::Update(transaction, "release_answer", answer);
}

// Who has no address sees it on the overview alone; who has no user is passed over.
void TellChair(sql::Transaction& transaction, const Agenda& agenda, const ReleaseRequest& request, const Chair& chair,
               const people::Letterhead& letterhead) {
  const auto user = people::FindUserOf(transaction, chair.person);
  if (!user || user->disabled || !post::IsMailAddress(user->email)) return;
  (void)post::QueueMail(transaction, WriteConsentLetter(agenda.meeting(), request, *user, letterhead));
}

}  // namespace

std::string FingerprintOf(const Agenda& agenda, std::string_view reason) {
  return http::DigestOf(SnapshotOf(agenda, agenda.desk.revision + 1) + "\n" + CollapseSpace(reason));
}

ReleaseStanding FindReleaseStanding(sql::Reader& reader, const Agenda& agenda, Date today) {
  ReleaseStanding standing;
  std::vector<Chair> chairs;
  for (const people::Organization& host : agenda.hosts) {
    if (!FindRule(reader, host.id).chairs_release) continue;
    const auto members = ListChairs(reader, host.id, today);
    for (const people::NamedMembership& one : members) AddChair(chairs, host, one);
    if (members.empty()) standing.without_chair.push_back(host.name);
  }
  if (chairs.empty()) return standing;
  standing.request = FindOpenRequest(reader, agenda.meeting().id);
  standing.fingerprint = FingerprintOf(agenda, standing.request ? standing.request->reason : std::string());
  for (Chair& chair : chairs) {
    auto answer = standing.request ? FindAnswer(reader, standing.request->id, chair.person) : std::nullopt;
    standing.chairs.push_back(StandingOf(std::move(chair), std::move(answer), standing.fingerprint));
  }
  return standing;
}

Result<void> AskForRelease(sql::Transaction& transaction, meetings::MeetingId id, const Release& release,
                           const people::Letterhead& letterhead, Date today) {
  auto open = OpenForRelease(transaction, id, today);
  if (!open) return Pass(open);
  if (!open->standing.demanded()) return Fail("desk.chairs_not_needed");
  if (!open->standing.without_chair.empty()) return CheckConsent(open->standing);
  if (open->agenda.desk.version != release.seen) return Fail("desk.edited_meanwhile");
  if (auto ready = CheckNothingOpen(open->agenda, release.reason, today); !ready) return ready;
  const bool again = open->standing.request.has_value();
  ReleaseRequest request = open->standing.request.value_or(ReleaseRequest{});
  request.meeting = id;
  request.revision = open->agenda.desk.revision + 1;
  request.reason = CollapseSpace(release.reason);
  request.requested = transaction.now();
  request.requested_by = transaction.author().name;
  if (again) sql::Update(transaction, "release_request", request);
  if (!again) sql::Create(transaction, "release_request", request);
  for (const ChairStanding& one : open->standing.chairs) {
    if (one.state != ChairState::kPassedOver) TellChair(transaction, open->agenda, request, one.chair, letterhead);
  }
  return {};
}

Result<void> WithdrawRequest(sql::Transaction& transaction, meetings::MeetingId id) {
  auto request = FindOpenRequest(transaction, id);
  if (!request) return Fail("desk.not_asked");
  request->state = RequestState::kWithdrawn;
  sql::Update(transaction, "release_request", *request);
  return {};
}

Result<void> GiveConsent(sql::Transaction& transaction, const people::Viewer& viewer, meetings::MeetingId id,
                         const GivenConsent& given, Date today) {
  const auto open = OpenAsked(transaction, id, today);
  if (!open) return Pass(open);
  const ChairStanding* own = open->standing.Find(PersonOfUser(transaction, viewer));
  if (own == nullptr) return Fail("desk.not_chair");
  if (given.seen != open->standing.fingerprint) return Fail("desk.edited_meanwhile");
  const auto remark = CheckRemark(given.remark);
  if (!remark) return Pass(remark);
  const bool yes = given.answer == Consent::kYes;
  if (!yes && remark->empty()) return Fail("desk.no_remark");
  if (yes) {
    if (auto ready = CheckNothingOpen(open->agenda, open->standing.request->reason, today); !ready) return ready;
  }
  ReleaseAnswer answer;
  answer.person = own->chair.person;
  answer.answer = yes ? Consent::kYes : Consent::kNo;
  answer.remark = *remark;
  PutConsent(transaction, *open, std::move(answer));
  return {};
}

Result<void> PassOver(sql::Transaction& transaction, const people::Viewer& viewer, meetings::MeetingId id,
                      const PassedChair& passed, Date today) {
  const auto open = OpenAsked(transaction, id, today);
  if (!open) return Pass(open);
  const ChairStanding* chair = open->standing.Find(passed.person);
  if (chair == nullptr) return Fail("desk.no_such_chair");
  if (open->standing.Find(PersonOfUser(transaction, viewer)) != nullptr) return Fail("desk.own_release");
  const auto remark = CheckRemark(passed.remark);
  if (!remark) return Pass(remark);
  if (remark->empty()) return Fail("desk.no_remark");
  if (passed.ground == PassGround::kNoUser && MaySpeak(transaction, passed.person, today)) {
    return Fail("desk.has_user", {{"name", chair->chair.name}});
  }
  ReleaseAnswer answer;
  answer.person = passed.person;
  answer.answer = Consent::kPassedOver;
  answer.remark = *remark;
  answer.pass_ground = passed.ground;
  PutConsent(transaction, *open, std::move(answer));
  return {};
}

bool IsReadyForRelease(sql::Reader& reader, meetings::MeetingId id, Date today) {
  const auto agenda = FindAgenda(reader, people::Viewer::CommandLine(), id);
  if (!agenda || !CheckAction(*agenda, DeskAction::kRelease)) return false;
  const ReleaseStanding standing = FindReleaseStanding(reader, *agenda, today);
  return standing.request && CheckConsent(standing) &&
         MayRelease(CheckRelease(*agenda, standing.request->reason, today).findings);
}

void SettleRequest(sql::Transaction& transaction, const ReleaseStanding& standing) {
  if (!standing.request) return;
  ReleaseRequest request = *standing.request;
  request.state = RequestState::kReleased;
  sql::Update(transaction, "release_request", request);
}

std::vector<NamedAnswer> ListAnswersTo(sql::Reader& reader, meetings::MeetingId id, int revision) {
  std::vector<NamedAnswer> answers;
  for (ReleaseAnswer& one : sql::List<ReleaseAnswer>(
           reader,
           "FROM release_answer WHERE request IN (SELECT id FROM release_request WHERE meeting = $1 AND revision = $2"
           " AND state = $3) ORDER BY id",
           id, revision, RequestState::kReleased)) {
    const auto person = people::FindPerson(reader, one.person);
    answers.push_back({person ? person->name : std::string(), std::move(one)});
  }
  return answers;
}

std::vector<ReleaseRequest> ListOpenRequests(sql::Reader& reader) {
  return sql::List<ReleaseRequest>(reader, "FROM release_request WHERE state = $1 ORDER BY requested, id",
                                   RequestState::kOpen);
}

}  // namespace tovholder::desk
