// SPDX-License-Identifier: EUPL-1.2
#include "desk/consent_pages.h"

#include "desk/agenda_store.h"
#include "desk/agenda_view.h"
#include "desk/consent_store.h"
#include "desk/release_page.h"
#include "meetings/item_view.h"

namespace tovholder::desk {
namespace {

using people::Visit;

std::string ReleaseAddress(const Agenda& agenda) { return meetings::AddressOf(agenda.meeting().id) + "/frigiv"; }

// Beside the field where the form has one, else above the page.
http::Response ShowRefusal(const Visit& visit, const Agenda& agenda, std::string field, const Error& error) {
  html::FormErrors errors;
  errors.Add(std::move(field), error, visit.t);
  return ShowRelease(visit, agenda, errors);
}

http::Response TakeQuestion(const Visit& visit) {
  const auto agenda = AddressedAgenda(visit);
  if (!agenda) return visit.NotFound();
  const Release release{TypedText(visit, "begrundelse"),
                        static_cast<int>(visit.request.FormNumber("version").value_or(0))};
  const auto asked = visit.Write([&](sql::Transaction& transaction) {
    return AskForRelease(transaction, agenda->meeting().id, release,
                         {html::Language::kDanish, people::SiteAddress(visit)}, visit.today());
  });
  if (asked) return visit.Done(ReleaseAddress(*agenda), visit.t("The chairs are asked."));
  return ShowRefusal(visit, *agenda, "begrundelse", asked.error());
}

http::Response TakeWithdrawnQuestion(const Visit& visit) {
  const auto agenda = AddressedAgenda(visit);
  if (!agenda) return visit.NotFound();
  const auto done =
      visit.Write([&](sql::Transaction& transaction) { return WithdrawRequest(transaction, agenda->meeting().id); });
  if (!done) return visit.Refuse(done.error());
  return visit.Done(ReleaseAddress(*agenda), visit.t("The chairs are no longer asked."));
}

// The answer, and with the last yes the release. Returns the revision that it became, 0 for none yet.
Result<int> TakeAnswerOf(sql::Transaction& transaction, const Visit& visit, const Agenda& agenda,
                         const search::Index& index, const TellOfMeeting& tell) {
  const meetings::MeetingId id = agenda.meeting().id;
  GivenConsent given{Consent::kNo, TypedText(visit, "bemaerkning"), std::string(visit.request.Form("tilstand"))};
  if (visit.request.Form("svar") == ToName(Consent::kYes)) given.answer = Consent::kYes;
  if (auto taken = GiveConsent(transaction, visit.viewer, id, given, visit.today()); !taken) return Pass(taken);
  if (!IsReadyForRelease(transaction, id, visit.today())) return 0;
  const auto now = FindAgenda(transaction, people::Viewer::CommandLine(), id);
  const std::string reason = FindReleaseStanding(transaction, *now, visit.today()).request->reason;
  auto revision = ReleaseAgenda(transaction, index, id, {reason, now->desk.version}, visit.today());
  if (revision && tell) tell(transaction, visit, id);
  return revision;
}

http::Response TakeConsent(const Visit& visit, const search::Index& index, const TellOfMeeting& tell) {
  const auto agenda = AddressedAgenda(visit);
  if (!agenda) return visit.NotFound();
  const auto taken = visit.Write(
      [&](sql::Transaction& transaction) { return TakeAnswerOf(transaction, visit, *agenda, index, tell); });
  if (!taken) return ShowRefusal(visit, *agenda, "bemaerkning", taken.error());
  if (*taken == 0) return visit.Done(ReleaseAddress(*agenda), visit.t("Your answer is saved."));
  return visit.Done(meetings::AddressOf(agenda->meeting().id), visit.t("All have said yes. The agenda is released."));
}

http::Response TakePassedChair(const Visit& visit) {
  const auto agenda = AddressedAgenda(visit);
  if (!agenda) return visit.NotFound();
  PassedChair passed{people::PersonId{visit.request.FormNumber("person").value_or(0)}, PassGround::kLeave,
                     TypedText(visit, "bemaerkning")};
  if (!FromName(visit.request.Form("grund"), passed.ground)) return visit.Refuse(Error{"desk.no_remark"});
  const auto done = visit.Write([&](sql::Transaction& transaction) {
    return PassOver(transaction, visit.viewer, agenda->meeting().id, passed, visit.today());
  });
  if (done) return visit.Done(ReleaseAddress(*agenda), visit.t("It is saved, with the reason."));
  if (done.error().id == "desk.own_release" || done.error().id == "desk.no_such_chair") {
    return visit.Refuse(done.error());
  }
  return ShowRefusal(visit, *agenda, "bemaerkning-" + std::to_string(passed.person.value), done.error());
}

}  // namespace

std::vector<http::Route> ConsentRoutes(const people::Office& office, const search::Index& index,
                                       const TellOfMeeting& tell) {
  using http::Method;
  const auto page = [&](people::PageHandler handler) { return ForAgenda(office, std::move(handler)); };
  const std::string release = "/moeder/{id}/frigiv/";
  return {{Method::kPost, release + "bed", page(TakeQuestion)},
          {Method::kPost, release + "tilbage", page(TakeWithdrawnQuestion)},
          {Method::kPost, release + "spring-over", page(TakePassedChair)},
          {Method::kPost, release + "svar",
           page([&index, tell](const Visit& visit) { return TakeConsent(visit, index, tell); }), http::Pace::kSlow}};
}

}  // namespace tovholder::desk
