// SPDX-License-Identifier: EUPL-1.2
#include "invitations/invitation_pages.h"

#include <algorithm>

#include "base/text.h"
#include "desk/agenda_store.h"
#include "desk/agenda_view.h"
#include "desk/participants_view.h"
#include "invitations/answer_store.h"
#include "invitations/invitation_rules.h"
#include "invitations/invitation_store.h"
#include "invitations/invitation_view.h"
#include "meetings/item_view.h"
#include "people/change_words.h"
#include "people/mail_address.h"

namespace tovholder::invitations {
namespace {

using namespace html;  // NOLINT: this file is nothing but markup
using people::Visit;

struct CallView {
  desk::Agenda agenda;
  std::optional<CalledMeeting> called;
  std::vector<InvitationRow> rows;
  int untold = 0;
  std::vector<desk::Party> parties = {};

  bool open = false;  // people can still be told
};

std::optional<CallView> LoadCall(const Visit& visit) {
  const auto number = visit.request.PathNumber("id");
  if (!number) return std::nullopt;
  const meetings::MeetingId id{*number};
  return visit.Read([&](sql::Reader& reader) -> std::optional<CallView> {
    auto agenda = desk::FindMeetingOnDesk(reader, visit.viewer, id);
    if (!agenda) return std::nullopt;
    CallView view{std::move(*agenda), FindCalledMeeting(reader, id), ListInvitations(reader, visit.viewer, id),
                  CountUntold(reader, id)};
    view.open = view.agenda.desk.state == desk::MeetingState::kReleased &&
                people::MayEditAgenda(visit.viewer, view.agenda.owners);
    view.parties = desk::ListParties(reader, view.agenda, visit.today());
    if (view.called) view.open = view.open && CheckOpen(view.called->call, {}, visit.office().clock()).has_value();
    return view;
  });
}

std::string AddressOf(const Invitation& invitation, std::string_view act) {
  return InvitationsAddress(invitation.meeting) + "/" + std::to_string(invitation.id.value) + "/" + std::string(act);
}

Html DeliveryOf(const InvitationRow& row, const Texts& t) {
  const Invitation& invitation = row.invitation;
  if (!invitation.bounced.empty()) {
    return Join(Badge(t("Came back"), Tone::kBad), " ", invitation.email, ": ", invitation.bounced);
  }
  if (!row.mail) return Badge(t("No mail address"), Tone::kBad);
  switch (row.mail->state) {
    case post::MailState::kSent:
      return Join(t("Sent {when}", {{"when", FormatMoment(row.mail->sent.value_or(row.mail->created), t.language())}}));
    case post::MailState::kHeld:
      return Badge(t("Perhaps sent"), Tone::kAttention);
    case post::MailState::kFailed:
      return Join(Badge(t("Could not be sent"), Tone::kBad), " ", row.mail->problem);
    case post::MailState::kWaiting:
    case post::MailState::kSending:
      break;
  }
  return Join(Badge(t("On its way"), Tone::kInfo),
              When(!row.mail->problem.empty(), [&] { return Join(" ", row.mail->problem); }));
}

Html PersonCell(const InvitationRow& row, const Texts& t) {
  Html cell = Text(row.name);
  if (!row.deputy_for.empty()) {
    return Join(cell, " · ", t("deputy for {name}", {{"name", row.deputy_for}}));
  }
  return Join(cell, " · ", people::LabelOf("word", people::ToName(row.invitation.role), t));
}

Html AnswerCell(const InvitationRow& row, const Texts& t) {
  const Invitation& invitation = row.invitation;
  if (invitation.withdrawn) return Badge(t("Called off"), Tone::kNeutral);
  return Join(AnswerBadge(invitation.answer, t),
              When(!invitation.remark.empty(), [&] { return Join(" “", invitation.remark, "”"); }));
}

Html PostForm(const Visit& visit, std::string address, const Html& content) {
  return RenderForm({.address = std::move(address), .csrf = visit.csrf()}, content);
}

bool HasDeputy(const InvitationRow& row, const std::vector<InvitationRow>& rows) {
  return std::any_of(rows.begin(), rows.end(), [&](const InvitationRow& other) {
    return other.invitation.deputy_for == row.invitation.person && !other.invitation.withdrawn;
  });
}

Html DeputyForm(const Visit& visit, const InvitationRow& row) {
  const Texts& t = visit.t;
  return PostForm(visit, AddressOf(row.invitation, "stedfortraeder"),
                  Join(TextField({.name = "navn",
                                  .label = std::string(t("Deputy")),
                                  .value = row.deputy ? row.deputy->name : std::string(),
                                  .id = "stedfortraeder-" + std::to_string(row.invitation.id.value)},
                                 t),
                       SubmitButton(t("Call the deputy in"), ButtonLook::kSecondary)));
}

Html AddressForm(const Visit& visit, const InvitationRow& row) {
  const Texts& t = visit.t;
  return PostForm(visit, AddressOf(row.invitation, "adresse"),
                  Join(TextField({.name = "email",
                                  .label = std::string(t("Mail address")),
                                  .value = row.invitation.email,
                                  .id = "email-" + std::to_string(row.invitation.id.value)},
                                 t, InputKind::kEmail),
                       SubmitButton(t("Save and send"), ButtonLook::kSecondary)));
}

Html AnswerForm(const Visit& visit, const InvitationRow& row) {
  const Texts& t = visit.t;
  return PostForm(visit, AddressOf(row.invitation, "svar"),
                  Join(SubmitButton(t("Comes"), ButtonLook::kSecondary, "svar", "accepted"), " ",
                       SubmitButton(t("Apology"), ButtonLook::kSecondary, "svar", "apology")));
}

// What the secretary can do about one, folded away.
Html ActsOn(const Visit& visit, const InvitationRow& row, const std::vector<InvitationRow>& rows) {
  const Texts& t = visit.t;
  const Invitation& invitation = row.invitation;
  if (invitation.withdrawn) return {};
  Html acts = Join(P(t("Answered by telephone or in person:")), AnswerForm(visit, row), AddressForm(visit, row));
  if (invitation.deputy_for) {
    acts.Append(PostButton({.label = std::string(t("Call the deputy off")),
                            .address = AddressOf(invitation, "afbestil"),
                            .csrf = visit.csrf(),
                            .look = ButtonLook::kQuiet},
                           t));
  }
  if (invitation.sent) {
    acts.Append(PostButton({.label = std::string(t("Send once more")),
                            .address = AddressOf(invitation, "send"),
                            .csrf = visit.csrf(),
                            .look = ButtonLook::kQuiet},
                           t));
  }
  const bool wants_deputy = invitation.answer == Answer::kDeclined && !invitation.deputy_for && !HasDeputy(row, rows);
  return Join(When(wants_deputy, [&] { return DeputyForm(visit, row); }), Disclosure(t("More"), acts));
}

Html InvitationTable(const Visit& visit, const CallView& view, const std::vector<const InvitationRow*>& rows,
                     const std::string& caption) {
  const Texts& t = visit.t;
  DataTable table;
  table.caption = caption;
  table.columns = {
      {.heading = std::string(t("Name"))}, {.heading = std::string(t("Answer"))}, {.heading = std::string(t("Mail"))}};
  for (const InvitationRow* row : rows) {
    // Under the name, where a phone has the whole width for it.
    const Html acts = view.open ? ActsOn(visit, *row, view.rows) : Html();
    table.rows.push_back({Div(PersonCell(*row, t), acts), Div(AnswerCell(*row, t)), Div(DeliveryOf(*row, t))});
  }
  return RenderTable(table);
}

// By the organizations that meet or are invited, where there are several, as the agenda lists them.
Html InvitationTables(const Visit& visit, const CallView& view) {
  const Texts& t = visit.t;
  std::vector<const InvitationRow*> rest;
  for (const InvitationRow& row : view.rows) rest.push_back(&row);
  if (view.parties.size() < 2) return InvitationTable(visit, view, rest, std::string(t("Who is called")));
  Html tables;
  for (const desk::Party& party : view.parties) {
    const auto others = std::stable_partition(rest.begin(), rest.end(), [&](const InvitationRow* row) {
      return party.organization == row->invitation.organization;
    });
    const std::vector<const InvitationRow*> own(rest.begin(), others);
    rest.erase(rest.begin(), others);
    const std::string name = desk::NameOf(party, t);
    if (!own.empty()) tables.Append(Block(name, InvitationTable(visit, view, own, name)));
  }
  if (rest.empty()) return tables;
  return Join(tables, Block(t("Others"), InvitationTable(visit, view, rest, std::string(t("Others")))));
}

std::vector<Html> FactsOf(const CallView& view, const Texts& t) {
  std::vector<Invitation> all;
  for (const InvitationRow& row : view.rows) all.push_back(row.invitation);
  const Tally tally = CountAnswers(all);
  std::vector<Html> facts{
      Text(t.Plural("{n} seat", "{n} seats", tally.seats)),
      Badge(t.Plural("{n} comes", "{n} come", tally.accepted), Tone::kGood),
      Badge(t.Plural("{n} apology", "{n} apologies", tally.declined), Tone::kAttention),
      Badge(t.Plural("{n} without an answer", "{n} without an answer", tally.silent), Tone::kNeutral)};
  if (tally.tentative > 0) {
    facts.push_back(Badge(t.Plural("{n} comes perhaps", "{n} come perhaps", tally.tentative), Tone::kAttention));
  }
  return facts;
}

Html SendButton(const Visit& visit, const CallView& view) {
  const Texts& t = visit.t;
  if (!view.open) return {};
  if (view.called && view.untold == 0) return {};
  return PostButton(
      {.label = view.called ? t.Plural("Tell {n} of a changed seat", "Tell {n} of changed seats", view.untold)
                            : std::string(t("Call the members")),
       .address = InvitationsAddress(view.agenda.meeting().id),
       .csrf = visit.csrf(),
       .look = ButtonLook::kPrimary},
      t);
}

Html SideOf(const CallView& view, const Texts& t) {
  return When(!view.agenda.hosts.empty(), [&] {
    return SideBox(
        t("How deputies are called"),
        Ul(Class("plain-list"), Each(view.agenda.hosts, [](const people::Organization& host) {
             return Li(A(Href("/organisation/" + std::to_string(host.id.value) + "/indkaldelse"), host.name));
           })));
  });
}

http::Response InvitationsPage(const Visit& visit) {
  const auto view = LoadCall(visit);
  if (!view) return visit.NotFound();
  const Texts& t = visit.t;
  PageFrame frame = MeetingFrame(visit, view->agenda.row, t("Invitations"));
  frame.width = PageFrame::Width::kFull;
  PageHeading heading{.title = std::string(t("Invitations")), .facts = {}, .primary = SendButton(visit, *view)};
  if (!view->rows.empty()) heading.facts = FactsOf(*view, t);
  Html content = InvitationTables(visit, *view);
  if (!view->called && view->rows.empty()) {
    content = EmptyState(view->agenda.desk.state == desk::MeetingState::kDraft
                             ? t("The members are called when the agenda is released.")
                             : t("Nobody has been called to this meeting."));
  } else if (view->rows.empty()) {
    content = EmptyState(t("Nobody is a member of the organizations that meet on that day."));
  }
  return visit.Page(frame, Join(Heading(heading), content), SideOf(*view, t));
}

// The invitation of the address, where it is one of the meeting.
std::optional<Invitation> AddressedInvitation(const Visit& visit) {
  const auto id = visit.request.PathNumber("indkaldt");
  const auto meeting = visit.request.PathNumber("id");
  if (!id || !meeting) return std::nullopt;
  auto found = visit.Read([&](sql::Reader& reader) { return FindInvitation(reader, InvitationId{*id}); });
  if (!found || found->meeting.value != *meeting) return std::nullopt;
  return found;
}

using Act = std::function<Result<void>(sql::Transaction&, const Visit&, const Invitation&)>;

// Does it to the invitation of the address, and returns to the list.
people::PageHandler Doing(Act act) {
  return [act = std::move(act)](const Visit& visit) {
    const auto invitation = AddressedInvitation(visit);
    if (!invitation) return visit.NotFound();
    const auto done = visit.Write([&](sql::Transaction& transaction) { return act(transaction, visit, *invitation); });
    return done ? visit.Done(InvitationsAddress(invitation->meeting), visit.t("It is done."))
                : visit.Refuse(done.error());
  };
}

Result<void> TakeDeputy(sql::Transaction& transaction, const Visit& visit, const Invitation& invitation) {
  const std::string name = CollapseSpace(visit.request.Form("navn"));
  const auto person = people::FindPersonByName(transaction, name);
  if (!person) return Fail("people.no_such_person", {{"name", name}});
  return CallDeputy(transaction, invitation.id, person->id);
}

Result<void> TakeAddress(sql::Transaction& transaction, const Visit& visit, const Invitation& invitation) {
  auto put = people::PutMailAddress(transaction, invitation.person, Trim(visit.request.Form("email")));
  return put ? SendOnceMore(transaction, invitation.id) : put;
}

Result<void> TakeGivenAnswer(sql::Transaction& transaction, const Visit& visit, const Invitation& invitation) {
  GivenAnswer given;
  if (!FromName(visit.request.Form("svar"), given.answer)) return Fail("invitations.no_answer");
  given.deputy = invitation.deputy;
  return TakeAnswer(transaction, invitation.id, given);
}

http::Response TakeCall(const Visit& visit, const std::string& organizer) {
  const auto view = LoadCall(visit);
  if (!view) return visit.NotFound();
  const meetings::MeetingId id = view->agenda.meeting().id;
  const int sent = visit.Write(
      [&](sql::Transaction& transaction) { return TellMembers(transaction, id, LetterheadOf(visit, organizer)); });
  return visit.Done(InvitationsAddress(id),
                    visit.t.Plural("{n} letter is on its way.", "{n} letters are on their way.", sent));
}

http::Response DeputyRulePage(const Visit& visit) {
  const auto organization = desk::AddressedOrganization(visit);
  if (!organization) return visit.NotFound();
  const Texts& t = visit.t;
  const auto rule = visit.Read([&](sql::Reader& reader) { return FindInvitationRule(reader, organization->id); });
  PageFrame frame = visit.Frame(t("How deputies are called"), "organizations");
  frame.breadcrumb = {{std::string(t("Organisation")), "/organisation"},
                      {organization->name, "/organisation/" + std::to_string(organization->id.value)}};
  const std::vector<Choice> choices{
      {std::string(ToName(DeputyCall::kBySecretary)), std::string(t("The secretary calls the deputy in")), ""},
      {std::string(ToName(DeputyCall::kAtOnce)), std::string(t("The deputy is called at once")),
       std::string(t("The one that the membership names gets a mail as soon as the member sends an apology."))}};
  return visit.Page(frame, Join(Heading({.title = frame.title, .facts = {Text(organization->name)}}),
                                PostForm(visit, visit.request.path,
                                         Join(RadioField({.name = "stedfortraedere",
                                                          .label = std::string(t("When a member sends an apology")),
                                                          .value = std::string(ToName(rule.deputies))},
                                                         choices, t),
                                              SubmitButton(t("Save"), ButtonLook::kPrimary)))));
}

http::Response TakeDeputyRule(const Visit& visit) {
  const auto organization = desk::AddressedOrganization(visit);
  if (!organization) return visit.NotFound();
  InvitationRule rule;
  rule.organization = organization->id;
  if (!FromName(visit.request.Form("stedfortraedere"), rule.deputies)) return visit.NotFound();
  visit.Write([&](sql::Transaction& transaction) { PutInvitationRule(transaction, rule); });
  return visit.Done(visit.request.path, visit.t("It is saved."));
}

}  // namespace

std::vector<http::Route> InvitationRoutes(const people::Office& office, const std::string& organizer) {
  using http::Method;
  const auto page = [&](people::PageHandler handler) { return desk::ForAgenda(office, std::move(handler)); };
  const auto act = [&](Act one) { return page(Doing(std::move(one))); };
  const std::string list = "/moeder/{id}/indkaldelse";
  const std::string one = list + "/{indkaldt}";
  return {
      {Method::kGet, list, page(InvitationsPage)},
      {Method::kPost, list, page([organizer](const Visit& visit) { return TakeCall(visit, organizer); })},
      {Method::kPost, one + "/send", act([](sql::Transaction& transaction, const Visit&, const Invitation& invitation) {
         return SendOnceMore(transaction, invitation.id);
       })},
      {Method::kPost, one + "/afbestil",
       act([](sql::Transaction& transaction, const Visit&, const Invitation& invitation) {
         return CallOff(transaction, invitation.id);
       })},
      {Method::kPost, one + "/svar", act(TakeGivenAnswer)},
      {Method::kPost, one + "/stedfortraeder", act(TakeDeputy)},
      {Method::kPost, one + "/adresse", act(TakeAddress)},
      {Method::kGet, "/organisation/{id}/indkaldelse", desk::ForOrganization(office, DeputyRulePage)},
      {Method::kPost, "/organisation/{id}/indkaldelse", desk::ForOrganization(office, TakeDeputyRule)}};
}

desk::TellOfMeeting Tell(const std::string& organizer) {
  return [organizer](sql::Transaction& transaction, const Visit& visit, meetings::MeetingId id) {
    TellMembers(transaction, id, LetterheadOf(visit, organizer));
  };
}

}  // namespace tovholder::invitations
