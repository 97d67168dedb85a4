// SPDX-License-Identifier: EUPL-1.2
#include "approvals/approval_pages.h"
#include "approvals/approval_parts.h"
#include "approvals/logged_records.h"
#include "base/text.h"
#include "documents/file_store.h"
#include "meetings/item_view.h"
#include "people/change_words.h"
#include "plan/gantt.h"
#include "plan/plan_store.h"
#include "plan/plan_view.h"
#include "sql/change_log.h"

namespace tovholder::approvals {
namespace {

using namespace html;  // NOLINT: this file is nothing but markup
using people::Visit;

struct DecisionView {
  ApprovalBook book;
  BodyDecision decision;
  BodyState state = BodyState::kLater;
  std::optional<meetings::ItemAtMeeting> item;  // where its reader may see it
  std::optional<plan::Step> step;               // likewise
  std::vector<sql::Change> changes;
};

void LoadTies(sql::Reader& reader, const Visit& visit, DecisionView& view) {
  if (view.decision.agenda_item) view.item = meetings::FindItem(reader, visit.viewer, *view.decision.agenda_item);
  const auto& plan = view.book.approval.plan;
  if (view.decision.step && plan) {
    const auto book = plan::FindPlan(reader, visit.viewer, *plan);
    const plan::StepOnPlan* step = book ? book->Find(*view.decision.step) : nullptr;
    if (step != nullptr) view.step = step->step;
  }
  if (visit.viewer.MayRead(people::Access::kSecretary)) {
    view.changes = sql::ListChanges(reader, "body_decision", view.decision.id.value);
  }
}

std::optional<DecisionView> LoadDecision(const Visit& visit) {
  auto book = FindApprovalOf(visit);
  const BodyDecision* found = book ? DecisionIn(visit, *book) : nullptr;
  if (found == nullptr) return std::nullopt;
  DecisionView view;
  view.decision = *found;
  const Standing standing = StandingOf(*book);
  view.state = standing.bodies[static_cast<std::size_t>(found - book->decisions.data())];
  view.book = std::move(*book);
  visit.Read([&](sql::Reader& reader) { LoadTies(reader, visit, view); });
  return view;
}

// Who may have the papers behind an answer: they name residents.
bool MayHavePapers(const Visit& visit) { return visit.viewer.MayRead(people::Access::kReader); }

Html PaperLink(const Visit& visit, const std::string& address, const std::string& name) {
  const Texts& t = visit.t;
  if (MayHavePapers(visit)) return A(Href(address), name);
  return Join(Text(t("For those who have signed in, since residents are named in it.")), " ",
              A(Href(WithQuery("/log-ind", "tilbage", visit.request.path)), t("Sign in")));
}

std::vector<Fact> FactsOf(const Visit& visit, const DecisionView& view) {
  const Texts& t = visit.t;
  const BodyDecision& one = view.decision;
  std::vector<Fact> facts;
  const auto add = [&](std::string_view term, Html value) { facts.push_back({std::string(term), std::move(value)}); };
  if (one.decided) add(t("Decided"), Text(DayWords(*one.decided, t)));
  if (!one.decided && one.expected) add(t("Expected"), Text(DayWords(*one.expected, t)));
  if (const std::string figures = FiguresOf(view.book, one, t); !figures.empty())
    add(t("Votes for and against"), Text(figures));
  if (!one.remarks.empty()) add(t("Remarks"), Text(one.remarks));
  if (one.asked == Asked::kAfterANo) add(t("Is asked"), Text(WordOf(one.asked, t)));
  if (const Override* aside = view.book.FindOverrideOf(one.id); aside != nullptr) {
    const BodyDecision& by = *view.book.Find(aside->decision);
    add(t("Set aside by"), Join(A(Href(AddressOf(by)), NameOf(view.book, by, t)), ": ", aside->ground));
  }
  if (view.item) {
    add(t("Meeting"),
        A(Href(meetings::AddressOf(view.item->details.item.id)),
          meetings::TitleOf(view.item->meeting, t) + ": " + meetings::TitleOf(view.item->details.item, t)));
  }
  if (view.step) {
    add(t("Step of the process plan"), A(Href(plan::AddressOf(view.step->plan, view.step->id)), view.step->activity));
  }
  if (one.protocol) add(t("Protocol"), PaperLink(visit, AddressOf(one) + "/protokol", one.protocol_name));
  return facts;
}

Html CountTable(const Vote& vote, const Texts& t) {
  const auto number = [&](int count) { return Text(FormatNumber(count, t.language())); };
  const auto row = [&](std::string_view name, int there, int paper) {
    return std::vector<Html>{Text(name), number(there), number(paper), number(there + paper)};
  };
  DataTable table{
      .caption = std::string(t("The votes")),
      .columns = {{std::string(t("Vote"))},
                  {std::string(t("As counted")), Align::kFigures},
                  {std::string(t("Paper ballots besides")), Align::kFigures},
                  {std::string(t("Together")), Align::kFigures}},
      .rows = {row(t("For"), vote.votes_for, vote.paper_for), row(t("Against"), vote.votes_against, vote.paper_against),
               row(t("Blank"), vote.votes_blank, vote.paper_blank),
               row(t("Invalid"), vote.votes_invalid, vote.paper_invalid)}};
  return RenderTable(table);
}

std::string TurnoutWords(const Vote& vote, const Texts& t) {
  const std::string households = FormatNumber(vote.households, t.language());
  const auto turnout = TurnoutOf(vote);
  if (!turnout) return t("{all} households may vote; how many took part is not entered.", {{"all", households}});
  return t("{part} of {all} households took part: {percent} %.",
           {{"part", FormatNumber(vote.households_taking_part, t.language())},
            {"all", households},
            {"percent", FormatDecimal(*turnout * 100, 1, t.language())}});
}

Html NoticeLine(const ApprovalBook& book, const Vote& vote, const Texts& t) {
  const NoticeCheck check = CheckNotice(book, vote);
  const Tone tone = check.standing == NoticeStanding::kInTime    ? Tone::kGood
                    : check.standing == NoticeStanding::kUnknown ? Tone::kNeutral
                    : check.stands                               ? Tone::kAttention
                                                                 : Tone::kBad;
  return P(Badge(t.In("vote", "Notice"), tone), " ", NoticeSentence(check, t), When(!vote.stands_although.empty(), [&] {
             return Join(" ", t("It counts all the same: {why}", {{"why", vote.stands_although}}));
           }));
}

Html VoteBlock(const Visit& visit, const DecisionView& view) {
  const Texts& t = visit.t;
  const Vote* vote = view.book.FindVote(view.decision.id);
  if (!IsOfResidents(view.decision.organ)) return {};
  if (vote == nullptr) return Block(t("The residents’ vote"), EmptyState(t("No vote is entered yet.")));
  const VoteLimits limits = LimitsOf(view.book, view.decision, vote->notice);
  std::vector<Fact> facts;
  const auto add = [&](std::string_view term, Html value) { facts.push_back({std::string(term), std::move(value)}); };
  if (vote->called) add(t("Called on"), Text(DayWords(*vote->called, t)));
  if (vote->held) add(t("Held on"), Text(DayWords(*vote->held, t)));
  add(t("Votes a household"), Text(std::to_string(limits.votes_per_household)));
  if (vote->agreed) add(t("Joint vote accepted"), Text(DayWords(*vote->agreed, t) + ", " + vote->agreed_by));
  if (!vote->counted_by.empty() && MayHavePapers(visit)) {
    add(t("Counted by"), Text(ReplaceAll(vote->counted_by, "\n", ", ")));
  }
  if (vote->attachment) {
    add(t("Attachment"), PaperLink(visit, AddressOf(view.decision) + "/bilag", vote->attachment_name));
  }
  return Block(t("The residents’ vote"),
               Join(P(Strong(TurnoutWords(*vote, t))), NoticeLine(view.book, *vote, t),
                    When(IsCounted(*vote), [&] { return CountTable(*vote, t); }), FactList(facts)));
}

PageHeading HeadingOf(const Visit& visit, const DecisionView& view) {
  const Texts& t = visit.t;
  const BodyDecision& one = view.decision;
  PageHeading heading{.title = NameOf(view.book, one, t),
                      .facts = {BadgeOf(view.state, t), Text(t("Stage {n}", {{"n", std::to_string(one.stage)}}))}};
  if (!MayEdit(visit)) return heading;
  const std::string address = AddressOf(one);
  const Html answer =
      ButtonLink(one.answer == Answer::kOutstanding ? t("Enter the answer") : t("Edit the decision"), address + "/ret",
                 IsOfResidents(one.organ) ? ButtonLook::kQuiet : ButtonLook::kPrimary);
  if (!IsOfResidents(one.organ)) {
    heading.primary = answer;
    return heading;
  }
  heading.primary = ButtonLink(view.book.FindVote(one.id) == nullptr ? t("Enter the vote") : t("Edit the vote"),
                               address + "/afstemning", ButtonLook::kPrimary);
  heading.others = {answer};
  return heading;
}

Html FindingsOf(const DecisionView& view, Date today, const Texts& t) {
  auto findings = FindWhatIsAmiss(view.book, today);
  std::erase_if(findings, [&](const ApprovalFinding& one) { return one.decision != view.decision.id; });
  if (findings.empty()) return {};
  return Ul(Class("finding-list"), Each(findings, [&](const ApprovalFinding& one) {
              return Li(Badge(t("Look at it"), Tone::kAttention), " ", Sentence(one.error, t.language()));
            }));
}

http::Response DecisionPage(const Visit& visit) {
  const Texts& t = visit.t;
  const auto view = LoadDecision(visit);
  if (!view) return visit.NotFound();
  const PageHeading heading = HeadingOf(visit, *view);
  const auto facts = FactsOf(visit, *view);
  return visit.Page(ApprovalFrame(visit, view->book.approval, heading.title),
                    Join(Heading(heading), When(!facts.empty(), [&] { return FactList(facts); }),
                         SetsAside(view->book, view->decision, t), FindingsOf(*view, visit.today(), t),
                         VoteBlock(visit, *view), people::ChangeWords(LoggedRecords(), t).History(view->changes)));
}

// The bytes piece by piece, always as a download.
http::Response SendFile(const Visit& visit, documents::FileId id, const std::string& name) {
  const auto file = visit.Read([&](sql::Reader& reader) { return documents::FindFile(reader, id); });
  if (!file) return visit.NotFound();
  http::Response response = http::Response::File({}, file->media_type, name);
  response.body = http::Pieces([&database = visit.database(), id, number = std::int64_t{0}]() mutable {
    return database.Read([&](sql::Reader& reader) { return documents::ReadPiece(reader, id, number++).value_or(""); });
  });
  return response;
}

http::Response ProtocolFile(const Visit& visit) {
  const auto view = LoadDecision(visit);
  if (!view || !view->decision.protocol) return visit.NotFound();
  return SendFile(visit, *view->decision.protocol, view->decision.protocol_name);
}

http::Response AttachmentFile(const Visit& visit) {
  const auto view = LoadDecision(visit);
  const Vote* vote = view ? view->book.FindVote(view->decision.id) : nullptr;
  if (vote == nullptr || !vote->attachment) return visit.NotFound();
  return SendFile(visit, *vote->attachment, vote->attachment_name);
}

}  // namespace

std::vector<http::Route> DecisionRoutes(const people::Office& office) {
  using http::Method;
  const std::string decision = "/godkendelser/{id}/afgoerelser/{afgoerelse}";
  const auto page = [&](people::Access access, people::PageHandler handler) {
    return people::Guarded(office, access, std::move(handler));
  };
  return {{Method::kGet, decision, page(people::Access::kEverybody, DecisionPage)},
          {Method::kGet, decision + "/protokol", page(people::Access::kReader, ProtocolFile)},
          {Method::kGet, decision + "/bilag", page(people::Access::kReader, AttachmentFile)}};
}

}  // namespace tovholder::approvals
