// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "base/text.h"
#include "documents/cpr_guard.h"
#include "trace/access_collect.h"
#include "trace/access_request_view.h"
#include "trace/trace_pages.h"

namespace tovholder::trace {
namespace {

using namespace html;  // NOLINT: this file is nothing but markup
using people::Visit;

constexpr std::string_view kCprLaw = "databeskyttelseslovens § 11";

std::string Typed(const Visit& visit, std::string_view field) { return CollapseSpace(visit.request.Form(field)); }

struct PaperView {
  AccessRequest request;
  PaperWithMarks shown;
  std::string text;
  bool has_file = false;
  std::optional<AccessPaper> next;  // that is not decided

  bool open() const { return request.state == RequestState::kReceived || request.state == RequestState::kCollected; }
};

std::optional<PaperView> LoadPaper(const Visit& visit) {
  const auto id = visit.request.PathNumber("dokument");
  if (!id) return std::nullopt;
  return visit.Read([&](sql::Reader& reader) -> std::optional<PaperView> {
    auto paper = FindPaper(reader, AccessPaperId{*id});
    if (!paper || paper->paper.request.value != visit.request.PathNumber("id").value_or(0)) return std::nullopt;
    PaperView view{FindRequest(reader, paper->paper.request).value(), std::move(*paper), {}, false, {}};
    view.text = LoadPaperText(reader, view.shown.paper.id);
    view.has_file = FindPaperFile(reader, view.shown.paper).has_value();
    for (PaperWithMarks& one : ListPapers(reader, view.request.id)) {
      const bool waits = one.paper.decision == PaperDecision::kWaiting && one.paper.id != view.shown.paper.id;
      if (waits && !view.next) view.next = std::move(one.paper);
    }
    return view;
  });
}

// The whole text for whoever works on it, with what will be black.
Html MarkedText(const PaperView& view) {
  std::vector<AccessMark> marks = view.shown.marks;
  std::sort(marks.begin(), marks.end(),
            [](const AccessMark& a, const AccessMark& b) { return a.first_byte < b.first_byte; });
  Html shown;
  std::size_t at = 0;
  for (const AccessMark& mark : marks) {
    const auto first = std::clamp(static_cast<std::size_t>(mark.first_byte), at, view.text.size());
    const auto last = std::clamp(static_cast<std::size_t>(mark.last_byte), first, view.text.size());
    shown.Append(Text(view.text.substr(at, first - at)));
    if (last > first)
      shown.Append(Mark(Class("blacked-out"), Attr("title", mark.ground), view.text.substr(first, last - first)));
    at = last;
  }
  shown.Append(Text(view.text.substr(at)));
  return Div(Class("access-text"), Attr("tabindex", "0"), shown);
}

Html DecisionForm(const Visit& visit, const PaperView& view) {
  const Texts& t = visit.t;
  const AccessPaper& paper = view.shown.paper;
  const auto choice = [](PaperDecision decision, std::string_view label, std::string_view help) {
    return Choice{std::string(ToName(decision)), std::string(label), std::string(help)};
  };
  const std::vector<Choice> choices{
      choice(PaperDecision::kIncluded, t("Give it out"),
             view.has_file ? t("The file is given out as it is.") : std::string_view()),
      choice(PaperDecision::kRedacted, t("Give it out with passages blacked out"),
             t("What is given out is a PDF of the text without these passages.")),
      choice(PaperDecision::kLeftOut, t("Leave it out"), t("Its number stands in the list, with the paragraph."))};
  return Block(t("Decision"), RenderForm({.address = AddressOf(paper), .csrf = visit.csrf()},
                                         Join(RadioField({.name = "afgoerelse",
                                                          .label = std::string(t("What becomes of this paper")),
                                                          .value = std::string(ToName(paper.decision))},
                                                         choices, t),
                                              TextField({.name = "hjemmel",
                                                         .label = std::string(t("Paragraph, where it is left out")),
                                                         .value = paper.ground},
                                                        t),
                                              SubmitButton(t("Save"), ButtonLook::kPrimary))));
}

Html MarkForm(const Visit& visit, const PaperView& view) {
  const Texts& t = visit.t;
  const std::string address = AddressOf(view.shown.paper) + "/streg";
  const auto numbers = static_cast<std::int64_t>(documents::FindCprNumbers(view.text).size());
  const Html suggestion = When(numbers > 0, [&] {
    return RenderForm({.address = address + "-cpr", .csrf = visit.csrf()},
                      Join(P(t.Plural("{n} number in the text may be a CPR number.",
                                      "{n} numbers in the text may be CPR numbers.", numbers)),
                           HiddenField("hjemmel", std::string(kCprLaw)),
                           SubmitButton(t("Black out what may be CPR numbers"), ButtonLook::kSecondary)));
  });
  return Block(
      t("Black out"),
      Join(suggestion,
           RenderForm(
               {.address = address, .csrf = visit.csrf()},
               Join(TextField(
                        {.name = "passage",
                         .label = std::string(t("Words that are blacked out")),
                         .help = std::string(t(
                             "Copy them from the text, letter for letter. They are blacked out wherever they stand.")),
                         .need = Need::kRequired},
                        t),
                    TextField({.name = "hjemmel",
                               .label = std::string(t("Paragraph")),
                               .need = Need::kRequired,
                               .id = "hjemmel-streg"},
                              t),
                    Checkbox("overalt", {"1", std::string(t("In all papers of the request")), ""}, Ticked::kNo),
                    SubmitButton(t("Black out"), ButtonLook::kSecondary)))));
}

Html MarkList(const Visit& visit, const PaperView& view) {
  const Texts& t = visit.t;
  if (view.shown.marks.empty()) return {};
  return SideBox(
      t("Blacked out"),
      Ul(Class("plain-list"), Each(view.shown.marks, [&](const AccessMark& mark) {
           const auto first = std::min(static_cast<std::size_t>(mark.first_byte), view.text.size());
           const std::string words =
               Shorten(view.text.substr(first, static_cast<std::size_t>(mark.last_byte - mark.first_byte)), 60);
           const Html undo = PostButton({.label = t("Show “{words}” again", {{"words", words}}),
                                         .address = AddressOf(view.shown.paper) + "/vis",
                                         .csrf = visit.csrf(),
                                         .look = ButtonLook::kQuiet,
                                         .values = {{"streg", std::to_string(mark.id.value)}}},
                                        t);
           return Li(words, " – ", mark.ground,
                     When(view.open() && visit.viewer.May(people::Access::kSecretary), [&] { return Html(undo); }));
         })));
}

http::Response ShowPaper(const Visit& visit, const PaperView& view, const std::optional<Error>& fault) {
  const Texts& t = visit.t;
  const AccessPaper& paper = view.shown.paper;
  PageFrame frame = AccessFrame(visit, paper.title);
  frame.breadcrumb = {{std::string(t("Access to documents")), "/aktindsigt"},
                      {view.request.subject, AddressOf(view.request.id)},
                      {paper.title, ""}};
  const bool works = view.open() && visit.viewer.May(people::Access::kSecretary);
  PageHeading heading{.title = std::to_string(paper.position) + ". " + paper.title,
                      .facts = {DecisionBadge(paper.decision, t), Text(WordOf(paper.source, t))}};
  if (view.next) heading.others = {ButtonLink(t("Next undecided paper"), AddressOf(*view.next), ButtonLook::kQuiet)};
  const Html wrong = fault ? RenderNotice({Tone::kBad, Sentence(*fault, t.language())}, t) : Html();
  const Html text = view.text.empty()
                        ? EmptyState(t("The text of the file is read when passages are to be blacked out."))
                        : MarkedText(view);
  const Html remove = PostButton({.label = std::string(t("Take the paper out of the request")),
                                  .address = AddressOf(paper) + "/fjern",
                                  .csrf = visit.csrf(),
                                  .look = ButtonLook::kDangerous,
                                  .consequence = std::string(t("It does not stand in the list of papers."))},
                                 t);
  auto response =
      visit.Page(frame,
                 Join(Heading(heading), wrong, When(works, [&] { return DecisionForm(visit, view); }),
                      Block(t("Text"), text), When(works, [&] { return Join(MarkForm(visit, view), remove); })),
                 MarkList(visit, view));
  if (fault) response.status = 422;
  return response;
}

http::Response PaperPage(const Visit& visit) {
  const auto view = LoadPaper(visit);
  return view ? ShowPaper(visit, *view, std::nullopt) : visit.NotFound();
}

// Does it to the paper of the address and shows how that went.
template <class F>
http::Response DoToPaper(const Visit& visit, F&& act) {
  const auto view = LoadPaper(visit);
  if (!view) return visit.NotFound();
  const Result<std::string> done = visit.Write(
      [&](sql::Transaction& transaction) -> Result<std::string> { return act(transaction, view->shown.paper.id); });
  return done ? visit.Done(AddressOf(view->shown.paper), *done) : ShowPaper(visit, *view, done.error());
}

http::Response TakeDecision(const Visit& visit) {
  return DoToPaper(visit, [&](sql::Transaction& transaction, AccessPaperId id) -> Result<std::string> {
    PaperDecision decision = PaperDecision::kWaiting;
    FromName(visit.request.Form("afgoerelse"), decision);
    if (auto done = DecideOnPaper(transaction, id, decision, Typed(visit, "hjemmel")); !done) return Pass(done);
    return std::string(visit.t("It is saved."));
  });
}

std::string SentenceOfMarks(const Visit& visit, int places) {
  return visit.t.Plural("{n} place is blacked out.", "{n} places are blacked out.", places);
}

http::Response TakeMark(const Visit& visit) {
  return DoToPaper(visit, [&](sql::Transaction& transaction, AccessPaperId id) -> Result<std::string> {
    const auto reach = visit.request.Form("overalt").empty() ? MarkReach::kThisPaper : MarkReach::kAllPapers;
    const auto marked = MarkPassage(transaction, id, visit.request.Form("passage"), Typed(visit, "hjemmel"), reach);
    if (!marked) return Pass(marked);
    return SentenceOfMarks(visit, *marked);
  });
}

http::Response TakeCprMarks(const Visit& visit) {
  return DoToPaper(visit, [&](sql::Transaction& transaction, AccessPaperId id) -> Result<std::string> {
    const auto marked = MarkCprNumbers(transaction, id, Typed(visit, "hjemmel"));
    if (!marked) return Pass(marked);
    return SentenceOfMarks(visit, *marked);
  });
}

http::Response TakeUnmark(const Visit& visit) {
  return DoToPaper(visit, [&](sql::Transaction& transaction, AccessPaperId id) -> Result<std::string> {
    if (auto done = RemoveMark(transaction, id, visit.request.FormNumber("streg").value_or(0)); !done)
      return Pass(done);
    return std::string(visit.t("The passage is shown again."));
  });
}

http::Response TakeRemoval(const Visit& visit) {
  const auto view = LoadPaper(visit);
  if (!view) return visit.NotFound();
  const auto removed =
      visit.Write([&](sql::Transaction& transaction) { return RemovePaper(transaction, view->shown.paper.id); });
  if (!removed) return ShowPaper(visit, *view, removed.error());
  return visit.Done(AddressOf(view->request.id), visit.t("The paper is taken out."));
}

}  // namespace

std::vector<http::Route> AccessPaperRoutes(const people::Office& office) {
  using http::Method;
  using http::Pace;
  const auto page = [&](people::PageHandler handler) {
    return people::Guarded(office, people::Access::kSecretary, std::move(handler));
  };
  const std::string paper = "/aktindsigt/{id}/dokument/{dokument}";
  return {{Method::kGet, paper, page(PaperPage)},
          {Method::kPost, paper, page(TakeDecision), Pace::kSlow},
          {Method::kPost, paper + "/streg", page(TakeMark), Pace::kSlow},
          {Method::kPost, paper + "/streg-cpr", page(TakeCprMarks), Pace::kSlow},
          {Method::kPost, paper + "/vis", page(TakeUnmark)},
          {Method::kPost, paper + "/fjern", page(TakeRemoval)}};
}

}  // namespace tovholder::trace
