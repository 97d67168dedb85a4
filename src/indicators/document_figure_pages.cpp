// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "base/text.h"
#include "imports/source_view.h"
#include "indicators/document_figures.h"
#include "indicators/figure_import_pages.h"
#include "indicators/figure_names.h"
#include "indicators/figure_period.h"
#include "indicators/indicator_view.h"
#include "indicators/observation_form.h"
#include "meetings/document_store.h"

namespace tovholder::indicators {
namespace {

using namespace html;  // NOLINT: this file is nothing but markup
using people::Visit;

struct DocumentFigures {
  meetings::Document document;
  documents::TextDocument text;
  std::vector<FoundFigure> figures;
  std::map<documents::Span, ObservationId> taken;
  IndicatorBook book;
  std::optional<Error> unreadable;
};

std::string PageOfFigures(const DocumentFigures& page) {
  return "/noegletal/fra-dokument/" + std::to_string(page.document.id.value);
}
std::string TitleOf(const meetings::Document& document) {
  return document.title.empty() ? document.name : document.title;
}

std::optional<DocumentFigures> LoadFigures(const Visit& visit) {
  const auto id = visit.request.PathNumber("dokument");
  if (!id) return std::nullopt;
  auto page = visit.Read([&](sql::Reader& reader) -> std::optional<DocumentFigures> {
    auto document = meetings::FindDocument(reader, visit.viewer, meetings::DocumentId{*id});
    if (!document) return std::nullopt;
    DocumentFigures loaded{std::move(*document), {}, {}, ListTaken(reader, *id), LoadIndicators(reader), {}};
    auto text = meetings::LoadText(reader, loaded.document);
    if (text) {
      loaded.text = *std::move(text);
    } else {
      loaded.unreadable = text.error();
    }
    return loaded;
  });
  if (page) page->figures = FindFigures(page->text.text);
  return page;
}

std::string PlaceInWords(const DocumentFigures& page, std::uint32_t at, int line, const Texts& t) {
  const std::map<std::string, std::string> places{{"page", std::to_string(page.text.PageOf(at))},
                                                  {"line", std::to_string(line)}};
  return page.text.pages.size() > 1
             ? t("page {page}, line {line}", {{"page", places.at("page")}, {"line", places.at("line")}})
             : t("line {line}", {{"line", places.at("line")}});
}

Html RoleBadge(const FoundFigure& figure, const Texts& t) {
  if (figure.role == FigureRole::kThreshold) return Badge(t("Threshold"), Tone::kNeutral);
  if (figure.role == FigureRole::kComparison) return Badge(t("Comparison"), Tone::kInfo);
  return {};
}

std::string ValueInWords(const FoundFigure& figure, const Texts& t) {
  std::string text = FormatDecimal(figure.value, t.language());
  // In the words of the paper: "2.714 boliger" says more than cases.
  if (!figure.unit_text.empty()) text += " " + figure.unit_text;
  if (figure.year) text += ", " + std::to_string(*figure.year);
  return text;
}

std::string FormAddress(const DocumentFigures& page, documents::Span place) {
  return PageOfFigures(page) + "/maaling?sted=" + std::to_string(place.begin) + "-" + std::to_string(place.end);
}

// Each with what it may be of; its name leads to taking it over.
Html FigureEntry(const DocumentFigures& page, const FoundFigure& figure, std::size_t number, const Texts& t) {
  const auto guesses = GuessIndicators(figure, page.book.indicators);
  std::vector<Html> facts{
      Text(PlaceInWords(page, figure.place.begin, figure.line, t)),
      Text(guesses.empty() ? std::string(t("Indicator not recognised")) : NameOf(*guesses.front(), t.language()))};
  if (!figure.where.empty()) facts.push_back(Text(figure.where));
  if (figure.role != FigureRole::kValue) facts.push_back(RoleBadge(figure, t));
  if (!figure.printed.empty()) {
    facts.push_back(Badge(t("The scan says “{text}”", {{"text", figure.printed}}), Tone::kAttention));
  }
  const auto taken = page.taken.find(figure.place);
  const bool is_taken = taken != page.taken.end();
  if (is_taken) facts.push_back(Badge(t("Taken over"), Tone::kGood));
  const std::string value = ValueInWords(figure, t);
  // A limit is no figure of a place; it goes with the value that stands beside it.
  const bool is_limit = figure.role == FigureRole::kThreshold && !is_taken;
  const Html name = is_limit ? Text(value)
                    : is_taken
                        ? A(Href(AddressOf(taken->second)), t("{value}: see the observation", {{"value", value}}))
                        : A(Href(FormAddress(page, figure.place)), t("{value}: take it over", {{"value", value}}));
  return Li(Class("review-field"), Attr("data-field", "tal." + std::to_string(number)), name, FactLine(facts));
}

std::vector<minutes::FieldPlace> PlacesOf(const DocumentFigures& page) {
  std::vector<minutes::FieldPlace> places;
  places.reserve(page.figures.size());
  for (std::size_t i = 0; i < page.figures.size(); ++i) {
    const FoundFigure& one = page.figures[i];
    const auto confidence = !one.printed.empty()             ? minutes::Confidence::kDoubtful
                            : page.taken.contains(one.place) ? minutes::Confidence::kCertain
                                                             : minutes::Confidence::kLikely;
    places.push_back({"tal." + std::to_string(i), one.place, confidence, "", ""});
  }
  return places;
}

// A figure that was not found is marked by its line and words.
Html MarkForm(const Visit& visit, const DocumentFigures& page, const std::optional<Error>& error) {
  const Texts& t = visit.t;
  const std::string sentence = error ? Sentence(*error, t.language()) : std::string();
  return Disclosure(t("A figure is missing here"),
                    RenderForm({.address = PageOfFigures(page)},
                               Join(TextField({.name = "linje",
                                               .label = std::string(t("Line number")),
                                               .value = std::string(visit.request.Query("linje")),
                                               .width = FieldWidth::kShort},
                                              t, InputKind::kNumber),
                                    TextField({.name = "ord",
                                               .label = std::string(t("The figure as it stands there")),
                                               .value = std::string(visit.request.Query("ord")),
                                               .error = sentence,
                                               .width = FieldWidth::kHalf},
                                              t),
                                    SubmitButton(t("Take it over"), ButtonLook::kSecondary))),
                    error ? FoldState::kOpen : FoldState::kClosed);
}

PageFrame DocumentFrame(const Visit& visit, const DocumentFigures& page, std::string_view title) {
  PageFrame frame = IndicatorFrame(visit, title);
  frame.breadcrumb = {{std::string(visit.t("Indicators")), "/noegletal"},
                      {TitleOf(page.document), "/dokumenter/" + std::to_string(page.document.id.value)}};
  return frame;
}

http::Response ShowDocumentFigures(const Visit& visit, const DocumentFigures& page, const std::optional<Error>& error) {
  const Texts& t = visit.t;
  PageFrame frame = DocumentFrame(visit, page, t("Figures in {title}", {{"title", TitleOf(page.document)}}));
  frame.breadcrumb.push_back({std::string(t("Figures")), ""});
  frame.width = PageFrame::Width::kFull;
  frame.scripts = {"review.js"};
  frame.styles = {"review.css"};
  const PageHeading heading{.title = frame.title,
                            .facts = {Text(t.Plural("{n} figure found", "{n} figures found", std::ssize(page.figures))),
                                      Text(t.Plural("{n} taken over", "{n} taken over", std::ssize(page.taken)))}};
  if (page.unreadable) {
    return visit.Page(
        frame, Join(Heading(heading), RenderNotice({Tone::kAttention, Sentence(*page.unreadable, t.language())}, t)));
  }
  Html entries;
  for (std::size_t i = 0; i < page.figures.size(); ++i) entries.Append(FigureEntry(page, page.figures[i], i, t));
  const Html list =
      page.figures.empty() ? EmptyState(t("No figures were found in the text.")) : Ul(Class("plain-list"), entries);
  return visit.Page(frame, Join(Heading(heading), P(t("Nothing is stored before you have seen it and said yes.")),
                                Div(Class("review"), Div(Class("review-structure"), list, MarkForm(visit, page, error)),
                                    Section(Class("review-source"), Attr("aria-label", std::string(t("Source"))),
                                            Attr("tabindex", "0"), H2(t("Source")),
                                            imports::RenderSource(page.text, PlacesOf(page), {}, t)))));
}

http::Response DocumentFiguresPage(const Visit& visit) {
  const auto page = LoadFigures(visit);
  if (!page) return visit.NotFound();
  const std::string_view words = visit.request.Query("ord");
  if (words.empty()) return ShowDocumentFigures(visit, *page, {});
  const auto line =
      static_cast<int>(std::min<std::int64_t>(visit.request.QueryNumber("linje").value_or(0), 10'000'000));
  const auto place = FindInLine(page->text.text, line, words);
  if (place) return visit.Done(FormAddress(*page, *place));
  return ShowDocumentFigures(
      visit, *page,
      Error{"indicators.not_in_line",
            {{"text", std::string(words)}, {"line", std::string(visit.request.Query("linje"))}}});
}

// "Tallet for områderne er samlet 42 %": the pool, where there is but one.
std::string ProposedPool(const DocumentFigures& page, const FoundFigure& figure) {
  if (figure.context.find("samlet") == std::string::npos) return {};
  std::vector<const Place*> pools;
  for (const Place& one : page.book.places) {
    if (one.kind == PlaceKind::kPool) pools.push_back(&one);
  }
  return pools.size() == 1 ? ValueOf(*pools.front()) : std::string();
}

// "Motalavej" is proposed where the house knows it, or something that is spelled nearly so.
std::string ProposedPlace(const DocumentFigures& page, const FoundFigure& figure) {
  if (figure.where.empty()) return ProposedPool(page, figure);
  std::vector<Candidate> candidates;
  for (const areas::HousingArea& one : page.book.areas) candidates.push_back({ValueOf(one.id), one.name});
  for (const Place& one : page.book.places) {
    if (!one.area) candidates.push_back({ValueOf(one), one.name});
  }
  const auto similar = FindSimilar(figure.where, candidates, 1);
  return similar.empty() ? std::string() : similar.front().value;
}

// What the text says, for a person to correct.
TypedObservation Proposal(const Visit& visit, const DocumentFigures& page, documents::Span place) {
  const Texts& t = visit.t;
  TypedObservation typed;
  const auto found = std::find_if(page.figures.begin(), page.figures.end(),
                                  [&](const FoundFigure& one) { return one.place == place; });
  int line = page.text.LineOf(place.begin);
  typed.value = page.text.At(place);
  if (found != page.figures.end()) {
    line = found->line;
    typed.value = FormatDanish(found->value);
    if (found->limit) typed.limit = FormatDanish(*found->limit);
    if (found->year) typed.period = std::to_string(*found->year);
    typed.place = ProposedPlace(page, *found);
    const auto guesses = GuessIndicators(*found, page.book.indicators);
    if (!guesses.empty()) typed.indicator = std::to_string(guesses.front()->id.value);
  }
  typed.source_place = PlaceInWords(page, place.begin, line, t);
  // What is not public stays so: figures that are approved can be seen by everybody, with where they are from.
  if (page.document.visibility == people::Visibility::kPublic) {
    typed.source_title = TitleOf(page.document);
    if (found != page.figures.end()) typed.note = "“" + Shorten(found->context, 400) + "”";
  } else {
    typed.source_title = t("A paper that is not public");
  }
  return typed;
}

http::Response ShowFigureForm(const Visit& visit, const DocumentFigures& page, documents::Span place,
                              const TypedObservation& typed, const ObservationEditing& editing,
                              const FieldErrors& errors) {
  const Texts& t = visit.t;
  PageFrame frame = DocumentFrame(visit, page, t("Take a figure over"));
  frame.breadcrumb.push_back({std::string(t("Figures")), PageOfFigures(page)});
  frame.breadcrumb.push_back({frame.title, ""});
  frame.width = PageFrame::Width::kFull;
  frame.styles = {"review.css"};
  const std::string asked = std::to_string(place.begin) + "-" + std::to_string(place.end);
  const Html form = RenderForm({.address = PageOfFigures(page) + "/maaling", .csrf = visit.csrf()},
                               Join(HiddenField("sted", asked), ObservationFields(editing, typed, errors, t)));
  const minutes::FieldPlace mark{"her", place, minutes::Confidence::kCertain, "", ""};
  auto response = visit.Page(
      frame,
      Join(ErrorSummary(ErrorsOf(errors, t).summary, t), Heading({.title = frame.title}),
           Div(Class("review"), Div(Class("review-structure"), form),
               Section(Class("review-source"), Attr("aria-label", std::string(t("Source"))), Attr("tabindex", "0"),
                       H2(t("Source")), P(A(Href("#sted-her"), t("To the place in the text"))),
                       imports::RenderSource(page.text, {mark}, {}, t)))));
  if (!errors.empty()) response.status = 422;
  return response;
}

http::Response FigureForm(const Visit& visit) {
  auto page = LoadFigures(visit);
  if (!page) return visit.NotFound();
  const auto place = ParsePlace(visit.request.Query("sted"), page->text.text);
  if (!place) return visit.NotFound();
  const TypedObservation typed = Proposal(visit, *page, *place);
  return ShowFigureForm(visit, *page, *place, typed, {page->book, {}}, {});
}

http::Response TakeFigure(const Visit& visit) {
  auto page = LoadFigures(visit);
  if (!page) return visit.NotFound();
  const auto place = ParsePlace(visit.request.Form("sted"), page->text.text);
  if (!place) return visit.NotFound();
  TypedObservation typed = TypedObservationBy(visit);
  if (typed.source_address.empty()) typed.source_address = AddressOfPlace(page->document.id.value, *place);
  FieldErrors wrong;
  EnteredFigure figure = ReadObservation(typed, page->book, wrong);
  figure.document = page->document.id.value;
  const auto entered =
      visit.Write([&](sql::Transaction& transaction) { return EnterFigure(transaction, figure, wrong); });
  if (entered) return visit.Done(PageOfFigures(*page), visit.t("The figure is taken over, and waits for approval."));
  ObservationEditing editing{page->book, {}};
  if (!typed.rival.empty() || wrong.contains("rival") || wrong.contains("reason")) {
    visit.Read([&](sql::Reader& reader) {
      editing.rivals = ListSame(reader, figure.observation);
      std::erase_if(editing.rivals, [](const Observation& one) { return one.state == ObservationState::kSetAside; });
      editing.sources = ListSources(reader, editing.rivals);
    });
  }
  return ShowFigureForm(visit, *page, *place, typed, editing, wrong);
}

}  // namespace

std::vector<http::Route> DocumentFigureRoutes(const people::Office& office) {
  using http::Method;
  const auto guard = [&](people::PageHandler handler) {
    return people::Guarded(office, people::Access::kSecretary, std::move(handler));
  };
  const std::string page = "/noegletal/fra-dokument/{dokument}";
  return {{Method::kGet, page, guard(DocumentFiguresPage), http::Pace::kSlow},
          {Method::kGet, page + "/maaling", guard(FigureForm), http::Pace::kSlow},
          {Method::kPost, page + "/maaling", guard(TakeFigure), http::Pace::kSlow}};
}

}  // namespace tovholder::indicators
