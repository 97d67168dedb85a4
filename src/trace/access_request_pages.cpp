// SPDX-License-Identifier: EUPL-1.2
#include "base/text.h"
#include "people/file_delivery.h"
#include "trace/access_package.h"
#include "trace/access_request_store.h"
#include "trace/access_request_view.h"
#include "trace/trace_pages.h"

namespace tovholder::trace {
namespace {

using namespace html;  // NOLINT: this file is nothing but markup
using people::Visit;

constexpr std::string_view kJobKind = "access_package";

std::string TypedIn(const Visit& visit, std::string_view field) { return CollapseSpace(visit.request.Form(field)); }

bool MayWork(const Visit& visit) { return visit.viewer.May(people::Access::kSecretary); }

struct RequestView {
  AccessRequest request;
  std::vector<PaperWithMarks> papers;
};

std::optional<RequestView> LoadRequest(const Visit& visit) {
  const auto id = visit.request.PathNumber("id");
  if (!id) return std::nullopt;
  return visit.Read([&](sql::Reader& reader) -> std::optional<RequestView> {
    auto request = FindRequest(reader, AccessRequestId{*id});
    if (!request) return std::nullopt;
    return RequestView{std::move(*request), ListPapers(reader, AccessRequestId{*id})};
  });
}

Html CollectForm(const Visit& visit, const AccessRequest& request) {
  const Texts& t = visit.t;
  const std::vector<Choice> ways{{"case", std::string(t("Case number")), ""},
                                 {"person", std::string(t("A person's name")), ""},
                                 {"words", std::string(t("Words, as in the search")), ""}};
  return Block(
      t("Collect"),
      RenderForm({.address = AddressOf(request.id) + "/saml", .csrf = visit.csrf()},
                 Join(SelectField({.name = "efter", .label = std::string(t("By what")), .value = "case"}, ways, t),
                      TextField({.name = "hvad",
                                 .label = std::string(t("Case number, name or words")),
                                 .help = std::string(t("What is there already is not added again.")),
                                 .need = Need::kRequired},
                                t),
                      SubmitButton(t("Collect"), ButtonLook::kSecondary))));
}

Html PaperTable(const RequestView& view, const Texts& t) {
  DataTable table;
  table.caption = t("Papers of the request");
  table.columns = {{std::string(t.In("request", "Paper"))},
                   {std::string(t("Kind"))},
                   {std::string(t("Decision"))},
                   {std::string(t("Ground"))}};
  for (const auto& [paper, marks] : view.papers) {
    const std::string places =
        marks.empty() ? std::string() : t.Plural("{n} place", "{n} places", static_cast<std::int64_t>(marks.size()));
    table.rows.push_back({A(Href(AddressOf(paper)), std::to_string(paper.position) + ". " + paper.title),
                          Text(WordOf(paper.source, t)), DecisionBadge(paper.decision, t),
                          Text(paper.ground.empty() ? places : paper.ground)});
  }
  return RenderTable(table);
}

// What is being made for the request, or why it could not be.
Html PackageStanding(const Visit& visit, const RequestView& view, const post::JobRunner& jobs) {
  const Texts& t = visit.t;
  const std::string title = AddressOf(view.request.id);
  for (const post::Job& job : jobs.List(kJobKind, 50)) {
    if (job.title != title) continue;
    if (!post::HasEnded(job.state)) {
      return RenderNotice({Tone::kInfo,
                           std::string(t("The package is being made. Load the page again in a moment.")),
                           {},
                           P(A(Href(title), t("Load again")))},
                          t);
    }
    const auto error = post::ErrorOf(job);
    if (error && !view.request.package) return RenderNotice({Tone::kBad, Sentence(*error, t.language())}, t);
    break;
  }
  return {};
}

Html PackagePart(const Visit& visit, const RequestView& view, const post::JobRunner& jobs) {
  const Texts& t = visit.t;
  const AccessRequest& request = view.request;
  const bool decided = request.state == RequestState::kDecided;
  if (!decided && !request.package) return {};
  const std::string address = AddressOf(request.id);
  const Html standing = PackageStanding(visit, view, jobs);
  const auto button = [&](std::string_view label, std::string_view act, ButtonLook look) {
    return PostButton(
        {.label = std::string(label), .address = address + std::string(act), .csrf = visit.csrf(), .look = look}, t);
  };
  Html acts;
  if (decided && MayWork(visit)) {
    acts = Div(
        Class("button-row"),
        button(request.package ? t("Make the package again") : t("Make the package"), "/pakke", ButtonLook::kSecondary),
        When(request.package.has_value(), [&] { return button(t("It is sent"), "/sendt", ButtonLook::kPrimary); }),
        button(t("Take the decision up again"), "/genoptag", ButtonLook::kQuiet));
  }
  return Block(
      t("What is given out"),
      Join(standing,
           When(request.package.has_value(),
                [&] { return P(A(Href(address + "/pakke.zip"), t("The package (ZIP) with the list of papers"))); }),
           acts));
}

http::Response ShowRequest(const Visit& visit, const RequestView& view, const post::JobRunner& jobs,
                           const std::optional<Error>& fault) {
  const Texts& t = visit.t;
  const AccessRequest& request = view.request;
  PageFrame frame = AccessFrame(visit, request.subject);
  const bool open = request.state == RequestState::kReceived || request.state == RequestState::kCollected;
  PageHeading heading{.title = request.subject,
                      .facts = {StateBadge(request.state, t), DueFact(request, visit.today(), t)}};
  const bool ready = open && MayWork(visit) && CheckDecision(view.papers);
  if (ready) {
    heading.primary = PostButton({.label = std::string(t.In("request", "Decide")),
                                  .address = AddressOf(request.id) + "/afgoer",
                                  .csrf = visit.csrf(),
                                  .look = ButtonLook::kPrimary},
                                 t);
  }
  std::vector<Fact> facts{
      {std::string(t("Who asks")), Text(request.asked_by)},
      {std::string(t("How to answer")), Text(request.contact.empty() ? std::string_view("–") : request.contact)},
      {std::string(t("When it came")), Text(FormatDay(request.received, DayForm::kFull, t.language()))},
      {std::string(t("Weekdays for the answer")),
       Text(std::to_string(request.days) + (request.ground.empty() ? "" : ", " + request.ground))}};
  if (request.decided) {
    facts.push_back({std::string(t.In("request", "Decided")),
                     Text(FormatMoment(*request.decided, t.language()) + ", " + request.decided_by.value_or(""))});
  }
  if (request.sent)
    facts.push_back({std::string(t.In("request", "Sent")), Text(FormatMoment(*request.sent, t.language()))});
  const Html papers =
      Block(t("Papers"), view.papers.empty() ? EmptyState(t("Nothing is collected yet.")) : PaperTable(view, t));
  const Html wrong = fault ? RenderNotice({Tone::kBad, Sentence(*fault, t.language())}, t) : Html();
  frame.width = PageFrame::Width::kFull;
  auto response = visit.Page(frame,
                             Join(Heading(heading), wrong, PackagePart(visit, view, jobs), papers,
                                  When(open && MayWork(visit), [&] { return CollectForm(visit, request); })),
                             SideBox(t("The request"), Each(facts, [](const Fact& fact) {
                                       return P(Element("strong", fact.term), Br(), fact.value);
                                     })));
  if (fault) response.status = 422;
  return response;
}

// Does it to the request of the address and shows how that went.
template <class F>
http::Response DoToRequest(const Visit& visit, const post::JobRunner& jobs, F&& act) {
  const auto id = visit.request.PathNumber("id");
  if (!id) return visit.NotFound();
  const Result<std::string> done = act(AccessRequestId{*id});
  if (done) return visit.Done(AddressOf(AccessRequestId{*id}), *done);
  const auto view = LoadRequest(visit);
  return view ? ShowRequest(visit, *view, jobs, done.error()) : visit.NotFound();
}

using RequestAct = Result<void> (*)(sql::Transaction&, AccessRequestId);

http::Response TakeAct(const Visit& visit, const post::JobRunner& jobs, RequestAct act, std::string_view notice) {
  return DoToRequest(visit, jobs, [&](AccessRequestId id) -> Result<std::string> {
    const auto done = visit.Write([&](sql::Transaction& transaction) { return act(transaction, id); });
    if (!done) return Pass(done);
    return std::string(visit.t(notice));
  });
}

http::Response TakeCollection(const Visit& visit, const search::Index& index, const post::JobRunner& jobs) {
  return DoToRequest(visit, jobs, [&](AccessRequestId id) -> Result<std::string> {
    CollectBy by = CollectBy::kWords;
    FromName(visit.request.Form("efter"), by);
    const auto added = visit.Write([&](sql::Transaction& transaction) {
      return Collect(transaction, index, visit.viewer, id, by, TypedIn(visit, "hvad"));
    });
    if (!added) return Pass(added);
    return visit.t.Plural("{n} paper is collected.", "{n} papers are collected.", *added);
  });
}

http::Response TakePackageOrder(const Visit& visit, post::JobRunner& jobs) {
  const auto view = LoadRequest(visit);
  if (!view) return visit.NotFound();
  if (view->request.state != RequestState::kDecided) {
    return ShowRequest(visit, *view, jobs, Error{"trace.not_decided"});
  }
  const std::string address = AddressOf(view->request.id);
  jobs.Start({std::string(kJobKind), address, visit.viewer.user.value, "pdf"},
             MakePackageWork(visit.database(), visit.author(), view->request.id, visit.office().changed));
  return visit.Done(address, visit.t("The package is being made."));
}

http::Response PackageFile(const Visit& visit) {
  const auto view = LoadRequest(visit);
  if (!view || !view->request.package) return visit.NotFound();
  const auto file =
      visit.Read([&](sql::Reader& reader) { return documents::FindFile(reader, *view->request.package); });
  return file ? people::SendFile(visit, *file, file->name) : visit.NotFound();
}

}  // namespace

std::vector<http::Route> AccessRequestRoutes(const people::Office& office, const search::Index& index,
                                             post::JobRunner& jobs) {
  using http::Method;
  using http::Pace;
  const auto page = [&](people::PageHandler handler) {
    return people::Guarded(office, people::Access::kSecretary, std::move(handler));
  };
  const auto act = [&](RequestAct done, std::string_view notice) {
    return page([&jobs, done, notice](const Visit& visit) { return TakeAct(visit, jobs, done, notice); });
  };
  std::vector<http::Route> routes{
      {Method::kGet, "/aktindsigt/{id}", page([&jobs](const Visit& visit) {
         const auto view = LoadRequest(visit);
         return view ? ShowRequest(visit, *view, jobs, std::nullopt) : visit.NotFound();
       })},
      {Method::kPost, "/aktindsigt/{id}/saml",
       page([&index, &jobs](const Visit& visit) { return TakeCollection(visit, index, jobs); }), Pace::kSlow},
      {Method::kPost, "/aktindsigt/{id}/afgoer", act(DecideRequest, Msgid("It is decided. Now make the package."))},
      {Method::kPost, "/aktindsigt/{id}/genoptag", act(ReopenRequest, Msgid("The decision is taken up again."))},
      {Method::kPost, "/aktindsigt/{id}/sendt", act(MarkAsSent, Msgid("The request is answered."))},
      {Method::kPost, "/aktindsigt/{id}/pakke",
       page([&jobs](const Visit& visit) { return TakePackageOrder(visit, jobs); })},
      {Method::kGet, "/aktindsigt/{id}/pakke.zip", page(PackageFile)}};
  for (auto& more : {AccessListRoutes(office), AccessPaperRoutes(office)}) {
    routes.insert(routes.end(), more.begin(), more.end());
  }
  return routes;
}

}  // namespace tovholder::trace
