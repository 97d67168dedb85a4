// SPDX-License-Identifier: EUPL-1.2
#include "base/text.h"
#include "invitations/answer_store.h"
#include "invitations/invitation_pages.h"
#include "invitations/invitation_rules.h"
#include "invitations/invitation_store.h"
#include "invitations/invitation_view.h"
#include "meetings/item_view.h"

namespace tovholder::invitations {
namespace {

using namespace html;  // NOLINT: this file is nothing but markup
using people::Visit;

struct AnswerView {
  Invitation invitation;
  CalledMeeting called;
  std::string name;
  std::optional<people::Person> deputy;
};

// The meeting as its called person may see it: what is released is public.
std::optional<AnswerView> LoadAnswer(sql::Reader& reader, std::optional<Invitation> invitation) {
  auto called = invitation ? FindCalledMeeting(reader, invitation->meeting) : std::nullopt;
  const auto person = called ? people::FindPerson(reader, invitation->person) : std::nullopt;
  if (!person) return std::nullopt;
  auto deputy =
      invitation->deputy ? people::FindPerson(reader, *invitation->deputy) : FindNamedDeputy(reader, *invitation);
  return AnswerView{std::move(*invitation), std::move(*called), person->name, std::move(deputy)};
}

std::optional<AnswerView> LoadOwn(const Visit& visit) {
  const auto id = visit.request.PathNumber("id");
  if (!id) return std::nullopt;
  return visit.Read([&](sql::Reader& reader) {
    return LoadAnswer(reader, FindOwnInvitation(reader, visit.viewer, meetings::MeetingId{*id}));
  });
}

std::string TokenOf(const Visit& visit) {
  const auto token = visit.request.path_values.find("token");
  return token == visit.request.path_values.end() ? std::string() : token->second;
}

std::optional<AnswerView> LoadLinked(const Visit& visit) {
  return visit.Read([&](sql::Reader& reader) { return LoadAnswer(reader, FindByLink(reader, TokenOf(visit))); });
}

// What stands in the way of any answer.
std::optional<Error> FindObstacle(const AnswerView& view, Instant now) {
  if (view.called.agenda.desk.state == desk::MeetingState::kCancelled) return Error{"invitations.cancelled"};
  const auto open = CheckOpen(view.called.call, view.invitation, now);
  return open ? std::nullopt : std::optional(open.error());
}

Html RenderAnswerForm(const Visit& visit, const AnswerView& view, const FormErrors& errors) {
  const Texts& t = visit.t;
  const bool again = !errors.summary.empty();
  const bool may_name_deputy = !view.invitation.deputy_for && visit.viewer.signed_in();
  const std::string known = view.deputy ? view.deputy->name : std::string();
  // A mail may be passed on: its link does not tell what was remarked before.
  const std::string remark = visit.viewer.signed_in() ? view.invitation.remark : std::string();
  return RenderForm({.address = visit.request.path, .csrf = visit.csrf()},
                    Join(TextArea({.name = "bemaerkning",
                                   .label = std::string(t("Remark")),
                                   .value = again ? std::string(visit.request.Form("bemaerkning")) : remark,
                                   .help = std::string(t("Read by the secretaries alone.")),
                                   .error = errors.At("bemaerkning")},
                                  t, 2),
                         When(may_name_deputy,
                              [&] {
                                return TextField(
                                    {.name = "stedfortraeder",
                                     .label = std::string(t("Who comes in your place, if you do not")),
                                     .value = again ? std::string(visit.request.Form("stedfortraeder")) : known,
                                     .error = errors.At("stedfortraeder")},
                                    t);
                              }),
                         P(SubmitButton(t("I come"), ButtonLook::kPrimary, "svar", "accepted"), " ",
                           SubmitButton(t("I do not come"), ButtonLook::kSecondary, "svar", "apology"))));
}

http::Response ShowAnswer(const Visit& visit, const AnswerView& view, const FormErrors& errors) {
  const Texts& t = visit.t;
  const meetings::Meeting& meeting = view.called.agenda.meeting();
  const std::string title = t("{name}, do you come?", {{"name", view.name}});
  PageFrame frame = MeetingFrame(visit, view.called.agenda.row, title);
  std::vector<Html> facts{Text(meeting.title), Text(WhenOf(meeting, t.language()))};
  if (meeting.place) facts.push_back(Text(*meeting.place));
  if (view.invitation.answer != Answer::kNone) facts.push_back(AnswerBadge(view.invitation.answer, t));
  auto response = visit.Page(frame, Join(ErrorSummary(errors.summary, t), Heading({.title = title, .facts = facts}),
                                         RenderAnswerForm(visit, view, errors)));
  response.cache = http::CachePolicy::kNever;
  if (!errors.summary.empty()) response.status = 422;
  return response;
}

http::Response AnswerPage(const Visit& visit, const std::optional<AnswerView>& view) {
  if (!view) return visit.NotFound();
  if (const auto obstacle = FindObstacle(*view, visit.office().clock())) return visit.Refuse(*obstacle);
  return ShowAnswer(visit, *view, {});
}

// By field, what is wrong with what was typed.
Result<GivenAnswer> ReadAnswer(const Visit& visit, const AnswerView& view, FormErrors& errors) {
  GivenAnswer given;
  if (!FromName(visit.request.Form("svar"), given.answer) || given.answer == Answer::kNone) {
    return Fail("invitations.no_answer");
  }
  given.remark = CollapseSpace(visit.request.Form("bemaerkning"));
  given.deputy = view.invitation.deputy;
  const std::string name = CollapseSpace(visit.request.Form("stedfortraeder"));
  if (given.answer != Answer::kDeclined || name.empty() || !visit.viewer.signed_in()) return given;
  const auto person = visit.Read([&](sql::Reader& reader) { return people::FindPersonByName(reader, name); });
  if (person) given.deputy = person->id;
  if (!person) errors.Add("stedfortraeder", Error{"invitations.no_such_deputy", {{"name", name}}}, visit.t);
  return given;
}

std::string SentenceOf(Answer answer, const Texts& t) {
  return std::string(answer == Answer::kDeclined ? t("Your apology is received.")
                                                 : t("It is noted that you come. See you there."));
}

struct Taken {
  Answer answer = Answer::kNone;
  std::optional<http::Response> refused = std::nullopt;
};
Taken TakeFrom(const Visit& visit, const std::optional<AnswerView>& view) {
  if (!view) return {Answer::kNone, visit.NotFound()};
  FormErrors errors;
  const auto given = ReadAnswer(visit, *view, errors);
  if (!given) return {Answer::kNone, visit.Refuse(given.error())};
  if (!errors.summary.empty()) return {Answer::kNone, ShowAnswer(visit, *view, errors)};
  const auto taken =
      visit.Write([&](sql::Transaction& transaction) { return TakeAnswer(transaction, view->invitation.id, *given); });
  if (taken) return {given->answer};
  if (taken.error().id != "invitations.remark_long") return {Answer::kNone, visit.Refuse(taken.error())};
  errors.Add("bemaerkning", taken.error(), visit.t);
  return {Answer::kNone, ShowAnswer(visit, *view, errors)};
}

http::Response TakeOwnAnswer(const Visit& visit) {
  const auto view = LoadOwn(visit);
  const Taken taken = TakeFrom(visit, view);
  if (taken.refused) return *taken.refused;
  return visit.Done(meetings::AddressOf(view->invitation.meeting), SentenceOf(taken.answer, visit.t));
}

// The link is used up, so that its page cannot be shown again.
http::Response TakeLinkedAnswer(const Visit& visit) {
  const auto view = LoadLinked(visit);
  const Taken taken = TakeFrom(visit, view);
  if (taken.refused) return *taken.refused;
  const Texts& t = visit.t;
  PageFrame frame = MeetingFrame(visit, view->called.agenda.row, t("Thank you"));
  const Html next = P(A(Href(meetings::AddressOf(view->invitation.meeting)), t("Read the agenda")));
  auto response = visit.Page(
      frame,
      Join(Heading({.title = std::string(t("Thank you")), .facts = {AnswerBadge(taken.answer, t)}}),
           P(SentenceOf(taken.answer, t)),
           P(t("Do you change your mind, then answer in your calendar, or sign in and answer at the meeting.")), next));
  response.cache = http::CachePolicy::kNever;
  return response;
}

}  // namespace

std::vector<http::Route> AnswerRoutes(const people::Office& office) {
  using http::Method;
  using people::Access;
  const auto own = [&](people::PageHandler handler) {
    return people::Guarded(office, Access::kReader, std::move(handler));
  };
  // Mail scanners follow links: only the button on the page answers.
  const auto linked = [&](people::PageHandler handler) {
    return people::Guarded(office, Access::kEverybody, std::move(handler));
  };
  return {
      {Method::kGet, "/moeder/{id}/svar", own([](const Visit& visit) { return AnswerPage(visit, LoadOwn(visit)); })},
      {Method::kPost, "/moeder/{id}/svar", own(TakeOwnAnswer)},
      {Method::kGet, "/svar/{token}", linked([](const Visit& visit) { return AnswerPage(visit, LoadLinked(visit)); })},
      {Method::kPost, "/svar/{token}", linked(TakeLinkedAnswer)}};
}

}  // namespace tovholder::invitations
