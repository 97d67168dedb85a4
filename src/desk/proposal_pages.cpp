// SPDX-License-Identifier: EUPL-1.2
#include <map>

#include "base/text.h"
#include "desk/agenda_store.h"
#include "desk/agenda_view.h"
#include "desk/desk_pages.h"
#include "desk/postponement.h"
#include "desk/proposal_store.h"
#include "html/markdown.h"
#include "meetings/host_store.h"
#include "meetings/item_view.h"

namespace tovholder::desk {
namespace {

using namespace html;  // NOLINT: this file is nothing but markup
using people::Visit;

std::string ProposalAddress(meetings::MeetingId id) { return meetings::AddressOf(id) + "/forslag"; }

std::vector<Html> FactsOf(const OpenMeeting& meeting, const Texts& t) {
  std::vector<Html> facts;
  if (meeting.date) {
    std::string when = FormatDay(*meeting.date, DayForm::kFull, t.language());
    if (meeting.start) when += " " + FormatTimeOfDay(*meeting.start, t.language());
    facts.push_back(Text(when));
  }
  if (!meeting.place.empty()) facts.push_back(Text(meeting.place));
  return facts;
}

http::Response OpenMeetingsPage(const Visit& visit) {
  const Texts& t = visit.t;
  const auto open = visit.Read(
      [&](sql::Reader& reader) { return ListMeetingsOpenForProposals(reader, visit.viewer, visit.today()); });
  PageFrame frame = visit.Frame(t("Propose an item"), "meetings");
  frame.breadcrumb = {{std::string(t("Meetings")), "/moeder"}};
  std::vector<ListEntry> entries;
  for (const OpenMeeting& meeting : open) {
    entries.push_back({meeting.title, ProposalAddress(meeting.id), FactsOf(meeting, t), {}});
  }
  return visit.Page(frame, Join(Heading({.title = frame.title}),
                                open.empty() ? EmptyState(t("No coming meeting takes proposals right now."))
                                             : Join(P(t("These agendas are being prepared. Choose a meeting.")),
                                                    EntryList(entries))));
}

Html StateOf(const DeskProposal& proposal, const Texts& t) {
  switch (proposal.state) {
    case ProposalState::kTaken:
      return Badge(t("Taken into the agenda"), Tone::kGood);
    case ProposalState::kDeclined:
      return Badge(t.In("proposal", "Declined"), Tone::kNeutral);
    case ProposalState::kWaiting:
      break;
  }
  return Badge(t("Waiting for an answer"), Tone::kAttention);
}

Html AnswerForms(const Visit& visit, const DeskProposal& proposal) {
  const Texts& t = visit.t;
  const std::string address = ProposalAddress(proposal.meeting) + "/" + std::to_string(proposal.id.value);
  const std::string field = "grund-" + std::to_string(proposal.id.value);
  return Join(
      PostButton({.label = std::string(t("Take it into the agenda")),
                  .address = address + "/tag",
                  .csrf = visit.csrf(),
                  .look = ButtonLook::kSecondary},
                 t),
      Disclosure(t("Decline"), RenderForm({.address = address + "/afvis", .csrf = visit.csrf()},
                                          Join(TextField({.name = "grund",
                                                          .label = std::string(t("Why not")),
                                                          .help = std::string(t("Whoever proposed it reads this.")),
                                                          .need = Need::kRequired,
                                                          .id = field},
                                                         t),
                                               SubmitButton(t("Decline"), ButtonLook::kSecondary)))));
}

// Whoever may propose learns of a coming meeting; who has proposed still sees what came of it afterwards.
struct ProposalView {
  std::optional<OpenMeeting> open;
  std::vector<DeskProposal> proposals;
  std::map<DeskProposalId, meetings::ItemId> postponed;  // where the item was postponed
  std::string title;
  bool edits = false;  // whether the viewer answers them
};

Html RenderProposal(const Visit& visit, const ProposalView& view, const DeskProposal& proposal) {
  const Texts& t = visit.t;
  const bool answers = view.edits && proposal.state == ProposalState::kWaiting;
  std::vector<Html> facts{StateOf(proposal, t), Text(proposal.proposed_by),
                          Text(FormatMoment(proposal.proposed, t.language()))};
  if (const auto origin = view.postponed.find(proposal.id); origin != view.postponed.end()) {
    facts.push_back(A(Href(meetings::AddressOf(origin->second)), t("Postponed at an earlier meeting")));
  }
  return Section(Class("agenda-item"), H3(proposal.title), FactLine(facts), RenderMarkdown(proposal.text, 4),
                 When(!proposal.answer.empty(),
                      [&] {
                        return P(t("Reason: {reason}", {{"reason", proposal.answer}}));
                      }),
                 When(answers, [&] { return AnswerForms(visit, proposal); }));
}

Html ProposalForm(const Visit& visit, meetings::MeetingId id, const FormErrors& errors) {
  const Texts& t = visit.t;
  return Block(t("Propose an item"),
               RenderForm({.address = ProposalAddress(id), .csrf = visit.csrf()},
                          Join(TextField({.name = "titel",
                                          .label = std::string(t("Title")),
                                          .value = TypedText(visit, "titel"),
                                          .error = errors.At("titel"),
                                          .need = Need::kRequired},
                                         t),
                               TextArea({.name = "tekst",
                                         .label = std::string(t("What should be treated, and why")),
                                         .value = std::string(visit.request.Form("tekst"))},
                                        t, 8),
                               SubmitButton(t("Send the proposal"), ButtonLook::kPrimary))));
}

std::optional<ProposalView> LoadProposals(const Visit& visit) {
  const auto id = visit.request.PathNumber("id");
  if (!id) return std::nullopt;
  return visit.Read([&](sql::Reader& reader) -> std::optional<ProposalView> {
    const meetings::MeetingId meeting{*id};
    ProposalView view{FindMeetingOpenForProposals(reader, visit.viewer, meeting, visit.today()),
                      ListProposals(reader, visit.viewer, meeting),
                      {},
                      {},
                      people::MayEditAgenda(visit.viewer, meetings::OwnersOf(reader, meeting))};
    for (const DeskProposal& one : view.proposals) {
      if (const auto postponed = FindPostponement(reader, one.id)) view.postponed[one.id] = postponed->item;
    }
    const auto row = meetings::FindMeeting(reader, visit.viewer, meeting);
    if (row) view.title = meetings::TitleOf(*row, visit.t);
    if (!row && view.open) view.title = view.open->title;
    const bool known = view.open || !view.proposals.empty() || FindAgenda(reader, visit.viewer, meeting).has_value();
    return known ? std::optional(std::move(view)) : std::nullopt;
  });
}

http::Response ShowProposals(const Visit& visit, const ProposalView& view, const FormErrors& errors) {
  const Texts& t = visit.t;
  const meetings::MeetingId id{visit.request.PathNumber("id").value_or(0)};
  PageFrame frame = visit.Frame(t("Proposals for the agenda"), "meetings");
  frame.breadcrumb = {{std::string(t("Meetings")), "/moeder"}, {std::string(t("Propose an item")), "/moeder/forslag"}};
  PageHeading heading{.title = std::string(t("Proposals for the agenda")), .facts = {Text(view.title)}};
  if (view.open) {
    for (Html& fact : FactsOf(*view.open, t)) heading.facts.push_back(std::move(fact));
  }
  if (view.edits) {
    heading.others = {ButtonLink(t("Edit the agenda"), AgendaAddress(id), ButtonLook::kQuiet)};
  }
  auto response = visit.Page(
      frame, Join(ErrorSummary(errors.summary, t), Heading(heading),
                  When(!view.proposals.empty(),
                       [&] {
                         return Block(t("Proposed so far"), Each(view.proposals, [&](const DeskProposal& one) {
                                        return RenderProposal(visit, view, one);
                                      }));
                       }),
                  view.open ? ProposalForm(visit, id, errors) : P(t("The agenda takes no more proposals."))));
  if (!errors.summary.empty()) response.status = 422;
  return response;
}

http::Response ProposalsPage(const Visit& visit) {
  const auto view = LoadProposals(visit);
  return view ? ShowProposals(visit, *view, {}) : visit.NotFound();
}

http::Response TakeNewProposal(const Visit& visit) {
  const auto view = LoadProposals(visit);
  if (!view) return visit.NotFound();
  DeskProposal proposal;
  proposal.meeting = meetings::MeetingId{visit.request.PathNumber("id").value_or(0)};
  proposal.title = TypedText(visit, "titel");
  proposal.text = Trim(ReplaceAll(visit.request.Form("tekst"), "\r\n", "\n"));
  const auto proposed = visit.Write(
      [&](sql::Transaction& transaction) { return Propose(transaction, visit.viewer, proposal, visit.today()); });
  if (proposed) return visit.Done(ProposalAddress(proposal.meeting), visit.t("The proposal is sent to the secretary."));
  FormErrors errors;
  errors.Add("titel", proposed.error(), visit.t);
  return ShowProposals(visit, *view, errors);
}

http::Response TakeAnswer(const Visit& visit, ProposalState answer) {
  const auto id = visit.request.PathNumber("id");
  const auto proposal = visit.request.PathNumber("forslag");
  if (!id || !proposal) return visit.NotFound();
  const meetings::MeetingId meeting{*id};
  const auto settled = visit.Write([&](sql::Transaction& transaction) -> Result<void> {
    if (answer == ProposalState::kDeclined) {
      return DeclineProposal(transaction, meeting, DeskProposalId{*proposal}, visit.request.Form("grund"));
    }
    if (auto item = TakeProposal(transaction, meeting, DeskProposalId{*proposal}); !item) return Pass(item);
    return {};
  });
  if (!settled) return visit.Refuse(settled.error());
  return visit.Done(ProposalAddress(meeting), answer == ProposalState::kTaken
                                                  ? visit.t("The proposal is an item of the agenda now.")
                                                  : visit.t("The proposal is declined."));
}

}  // namespace

std::vector<http::Route> ProposalRoutes(const people::Office& office) {
  using http::Method;
  const auto reader = [&](people::PageHandler handler) {
    return people::Guarded(office, people::Access::kReader, std::move(handler));
  };
  const auto answer = [&](ProposalState state) {
    return ForAgenda(office, [state](const Visit& visit) { return TakeAnswer(visit, state); });
  };
  return {{Method::kGet, "/moeder/forslag", reader(OpenMeetingsPage)},
          {Method::kGet, "/moeder/{id}/forslag", reader(ProposalsPage)},
          {Method::kPost, "/moeder/{id}/forslag", reader(TakeNewProposal)},
          {Method::kPost, "/moeder/{id}/forslag/{forslag}/tag", answer(ProposalState::kTaken)},
          {Method::kPost, "/moeder/{id}/forslag/{forslag}/afvis", answer(ProposalState::kDeclined)}};
}

}  // namespace tovholder::desk
