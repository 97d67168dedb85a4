// SPDX-License-Identifier: EUPL-1.2
#include "approvals/approval_pages.h"

#include "approvals/approval_parts.h"
#include "approvals/approval_store.h"
#include "approvals/logged_records.h"
#include "html/markdown.h"
#include "people/change_words.h"
#include "plan/gantt.h"
#include "plan/plan_store.h"
#include "plan/plan_view.h"
#include "sql/change_log.h"

namespace tovholder::approvals {
namespace {

using namespace html;  // NOLINT: this file is nothing but markup
using people::Visit;

std::vector<Html> VisibilityFacts(const Approval& approval, const Texts& t) {
  if (approval.visibility == people::Visibility::kDraft) return {Badge(t("Draft"), Tone::kAttention)};
  if (approval.visibility == people::Visibility::kPublic) return {};
  return {Badge(t("For those who have signed in"), Tone::kNeutral, Icon("lock"))};
}

// The body that is expected first of those whose turn it is.
const BodyDecision* NextToAnswer(const ApprovalBook& book, const Standing& standing) {
  const BodyDecision* next = nullptr;
  for (const DecisionIndex i : standing.asked) {
    const BodyDecision& one = book.decisions[i];
    const bool sooner = next == nullptr || (one.expected && (!next->expected || *one.expected < *next->expected));
    if (sooner) next = &one;
  }
  return next;
}

http::Response ListPage(const Visit& visit) {
  const Texts& t = visit.t;
  const auto books = visit.Read([&](sql::Reader& reader) { return ListBooks(reader, visit.viewer); });
  PageFrame frame = ApprovalFrame(visit, t("Approvals"));
  frame.robots = PageFrame::Robots::kIndex;
  frame.breadcrumb = {{frame.title, ""}};
  PageHeading heading{.title = frame.title};
  if (MayEdit(visit)) heading.primary = ButtonLink(t("Begin an approval"), "/godkendelser/ny", ButtonLook::kPrimary);
  heading.others = {ButtonLink(t("Voting rules"), std::string(kRulesPage), ButtonLook::kQuiet)};
  std::vector<ListEntry> entries;
  entries.reserve(books.size());
  for (const ApprovalBook& known : books) {
    const ApprovalBook book = AsOn(known, visit.today());
    const Standing standing = StandingOf(book);
    ListEntry entry{book.approval.title, AddressOf(book.approval.id), {BadgeOf(standing.state, t)}, {}};
    for (Html& fact : VisibilityFacts(book.approval, t)) entry.facts.push_back(std::move(fact));
    if (const BodyDecision* next = NextToAnswer(book, standing); next != nullptr && next->expected) {
      entry.facts.push_back(Text(t("expected {day}", {{"day", DayWords(*next->expected, t)}})));
    }
    entry.text = Text(StandingSentence(book, standing, t));
    entries.push_back(std::move(entry));
  }
  const Html none =
      EmptyState(t("Nothing is on its way through the bodies yet. An approval shows who has said yes, whose "
                   "turn it is, and how the residents voted."));
  return visit.Page(frame, Join(Heading(heading), entries.empty() ? none : EntryList(entries)));
}

struct ApprovalView {
  ApprovalBook book;  // as on the day
  plan::ViewDay day;
  Standing standing;
  std::optional<plan::ProcessPlan> plan;  // where its reader may see it
  std::vector<sql::Change> changes;
  bool now = true;  // not as it was on another day: then nothing is done to it, and no more told than was known
};

std::optional<ApprovalView> LoadView(const Visit& visit) {
  auto book = FindApprovalOf(visit);
  if (!book) return std::nullopt;
  ApprovalView view;
  view.day = plan::ViewDayOf(visit);
  view.now = view.day.day == visit.today();
  visit.Read([&](sql::Reader& reader) {
    if (book->approval.plan) {
      if (auto found = plan::FindPlan(reader, visit.viewer, *book->approval.plan)) view.plan = std::move(found->plan);
    }
    if (visit.viewer.MayRead(people::Access::kSecretary)) {
      view.changes = sql::ListChanges(reader, "approval", book->approval.id.value);
    }
  });
  view.book = AsOn(std::move(*book), view.day.day);
  view.standing = StandingOf(view.book);
  return view;
}

Html PlanFact(const ApprovalView& view, const Texts& t) {
  const Html link = A(Href(plan::AddressOf(view.plan->id)), view.plan->title);
  if (view.book.approval.plan_version == 0) return Span(t("Follows"), " ", link);
  return Span(t("Version {n} of", {{"n", std::to_string(view.book.approval.plan_version)}}), " ", link);
}

PageHeading HeadingOf(const Visit& visit, const ApprovalView& view) {
  const Texts& t = visit.t;
  const Approval& approval = view.book.approval;
  PageHeading heading{.title = approval.title, .facts = {BadgeOf(view.standing.state, t)}};
  for (Html& fact : VisibilityFacts(approval, t)) heading.facts.push_back(std::move(fact));
  if (view.plan) heading.facts.push_back(PlanFact(view, t));
  if (!view.now) heading.facts.push_back(Text(t("as on {day}", {{"day", DayWords(view.day.day, t)}})));
  if (!view.now || !MayEdit(visit)) return heading;
  const std::string add = AddressOf(approval.id) + "/afgoerelser/ny";
  const BodyDecision* next = NextToAnswer(view.book, view.standing);
  if (next != nullptr) {
    const bool votes = IsOfResidents(next->organ);
    heading.primary = ButtonLink(votes ? t("Enter the next vote") : t("Enter the next answer"),
                                 AddressOf(*next) + (votes ? "/afstemning" : "/ret"), ButtonLook::kPrimary);
    heading.others = {ButtonLink(t("Add who decides"), add, ButtonLook::kQuiet)};
  } else if (view.standing.state == ApprovalState::kApproved) {
    heading.others = {ButtonLink(t("Add who decides"), add, ButtonLook::kQuiet)};
  } else {
    heading.primary = ButtonLink(t("Add who decides"), add, ButtonLook::kPrimary);
  }
  heading.others.push_back(ButtonLink(t("Change the approval"), AddressOf(approval.id) + "/ret", ButtonLook::kQuiet));
  return heading;
}

Html DayFilter(const Visit& visit, const ApprovalView& view) {
  const Texts& t = visit.t;
  const std::string address = AddressOf(view.book.approval.id);
  FilterRow row;
  row.address = address;
  row.fields = DateField({.name = "dag",
                          .label = std::string(t("As seen on")),
                          .value = view.day.typed,
                          .error = view.day.error ? Sentence(*view.day.error, t.language()) : std::string(),
                          .width = FieldWidth::kHalf},
                         view.day.typed.empty() || view.day.error ? std::string() : DayWords(view.day.day, t), t);
  row.exports =
      Span(A(Href(WithQuery(address + "/tabel.csv", "dag", view.day.typed)), t("Decisions as a table (CSV)")));
  return RenderFilterRow(row, t);
}

// A plan that was changed after its approval began is another plan.
Html ChangedSince(const ApprovalView& view, const Texts& t) {
  const int version = view.book.approval.plan_version;
  if (!view.plan || version == 0 || view.plan->version == version) return {};
  return RenderNotice({.tone = Tone::kAttention,
                       .text = t("What is approved is version {n}; the plan is now in version {now}.",
                                 {{"n", std::to_string(version)}, {"now", std::to_string(view.plan->version)}})},
                      t);
}

Html Amiss(const ApprovalView& view, const Texts& t) {
  const auto findings = FindWhatIsAmiss(view.book, view.day.day);
  if (findings.empty()) return {};
  return Block(t("What one should look at"), FindingList(view.book, findings, t));
}

http::Response ApprovalPage(const Visit& visit) {
  const Texts& t = visit.t;
  const auto view = LoadView(visit);
  if (!view) return visit.NotFound();
  const ApprovalBook& book = view->book;
  PageFrame frame = ApprovalFrame(visit, book.approval.title);
  frame.robots = PageFrame::Robots::kIndex;
  frame.styles = {"approvals.css"};
  frame.width = PageFrame::Width::kFull;
  const auto markdown = [&](std::string_view heading, const std::string& text) {
    return When(!text.empty(), [&] { return Block(heading, RenderMarkdown(text, 3)); });
  };
  const Html bodies = book.decisions.empty()
                          ? EmptyState(t("Nobody is in the chain yet."))
                          : Join(Block(t("At a glance"), MatrixTable(book, view->standing, view->day.day, t)),
                                 Block(t("The chain"), StageList(book, view->standing, t)));
  return visit.Page(
      frame,
      Join(Heading(HeadingOf(visit, *view)), StandingNotice(book, view->standing, t), ChangedSince(*view, t),
           markdown(t("What the next body needs to know"), view->now ? book.approval.for_the_next : std::string()),
           DayFilter(visit, *view), bodies, Amiss(*view, t), Block(t("The course so far"), CourseList(book, t)),
           markdown(t("What is approved"), book.approval.about),
           people::ChangeWords(LoggedRecords(), t).History(view->changes)));
}

http::Response TablePage(const Visit& visit) {
  const auto view = LoadView(visit);
  if (!view) return visit.NotFound();
  return http::Response::File(FormatDecisions(view->book, view->standing, visit.t), "text/csv; charset=utf-8",
                              "godkendelse.csv");
}

}  // namespace

std::vector<http::Route> ApprovalRoutes(const people::Office& office) {
  using http::Method;
  const auto page = [&](people::PageHandler handler) {
    return people::Guarded(office, people::Access::kEverybody, std::move(handler));
  };
  return {{Method::kGet, std::string(kApprovalsPage), page(ListPage)},
          {Method::kGet, "/godkendelser/{id}", page(ApprovalPage)},
          {Method::kGet, "/godkendelser/{id}/tabel.csv", page(TablePage)}};
}

}  // namespace tovholder::approvals
