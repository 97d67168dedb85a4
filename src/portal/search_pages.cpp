// SPDX-License-Identifier: EUPL-1.2
#include "portal/search_pages.h"

#include <algorithm>
#include <functional>

#include "html/components.h"
#include "portal/saved_search_pages.h"
#include "portal/search_feed.h"
#include "portal/search_request.h"

namespace tovholder::portal {
namespace {

using namespace html;  // NOLINT: this file is nothing but markup
using people::Visit;

Html Marked(const std::vector<search::Piece>& pieces) {
  return Each(pieces, [](const search::Piece& piece) { return piece.marked ? Mark(piece.text) : Text(piece.text); });
}

bool HasText(const std::vector<search::Piece>& pieces) {
  return std::any_of(pieces.begin(), pieces.end(), [](const search::Piece& piece) { return !piece.text.empty(); });
}

std::string KindWord(std::string_view kind, const Texts& t) {
  if (kind == "meeting") return std::string(t("Meeting"));
  if (kind == "item") return std::string(t("Item"));
  if (kind == "document") return std::string(t("Document"));
  if (kind == "person") return std::string(t("Person"));
  if (kind == "organization") return std::string(t("Organization"));
  return std::string(t("Case"));
}

std::string TypeWord(std::string_view type, const Texts& t) {
  if (type == "decision") return std::string(t("Decision item"));
  if (type == "discussion") return std::string(t("Discussion item"));
  return std::string(t("Information item"));
}

std::string DecisionWord(std::string_view decision, const Texts& t) {
  if (decision == "adopted") return std::string(t("Adopted"));
  if (decision == "noted") return std::string(t("Noted"));
  if (decision == "discussed") return std::string(t("Discussed"));
  if (decision == "recommended") return std::string(t("Recommended"));
  if (decision == "postponed") return std::string(t("Postponed"));
  if (decision == "rejected") return std::string(t("Rejected"));
  if (decision == "withdrawn") return std::string(t("Taken off"));
  return std::string(t("Another decision"));
}

std::string ClosedWord(std::string_view closed, const Texts& t) {
  return std::string(closed == "1" || closed == "true" || closed == "ja" ? t("Closed") : t("Open"));
}

Html RenderHit(const search::Hit& hit, const Texts& t) {
  std::vector<Html> facts{Badge(KindWord(ToName(hit.kind), t), Tone::kNeutral)};
  if (hit.date) {
    facts.push_back(Time(Attr("datetime", FormatIso(*hit.date)), FormatDay(*hit.date, DayForm::kLong, t.language())));
  }
  for (const std::string* name : {&hit.organization_name, &hit.body_name, &hit.case_number}) {
    if (!name->empty()) facts.push_back(Text(*name));
  }
  if (people::VisibilityOf(hit.visibility) == people::Visibility::kDraft)
    facts.push_back(Badge(t("Draft"), Tone::kAttention));
  if (hit.closed) facts.push_back(Badge(t("Closed item"), Tone::kAttention));
  return Li(Class("hit"),
            H2(A(Href(AddressOf(hit)), HasText(hit.title) ? Marked(hit.title) : Text(t("Item without a title")))),
            FactLine(facts), When(!hit.snippet.empty(), [&] { return P(Class("snippet"), Marked(hit.snippet)); }));
}

// One group of values to narrow by, and how it is written in the address and in words.
struct FacetKind {
  std::string_view name;
  std::string_view heading;
  const std::vector<search::FacetValue>& values;
  std::function<std::string(std::string_view value)> word;  // for values that are names of ours
};

Html RenderFacet(const FacetKind& kind, const http::Request& request, const Texts& t) {
  std::vector<html::FacetValue> values;
  const std::string_view chosen = request.Query(kind.name);
  for (const search::FacetValue& value : kind.values) {
    std::string sent = value.value;
    if (kind.name == "lukket") sent = value.value == "1" || value.value == "true" ? "ja" : "nej";
    const bool is_chosen = chosen == sent;
    values.push_back({value.label.empty() ? kind.word(value.value) : value.label, value.hits,
                      SearchAddress(request, "/soeg", kind.name, is_chosen ? "" : sent),
                      is_chosen ? html::FacetValue::State::kChosen : html::FacetValue::State::kOffered});
  }
  return values.size() < 2 && chosen.empty() ? Html() : Facet(kind.heading, values, t);
}

Html RenderFacets(const search::Facets& facets, const http::Request& request, const Texts& t) {
  const auto as_is = [](std::string_view value) { return std::string(value); };
  const std::vector<FacetKind> kinds{
      {"slags", t("Kind"), facets.kinds, [&](std::string_view value) { return KindWord(value, t); }},
      {"organ", t("Organization"), facets.organizations, as_is},
      {"kommune", t("Body"), facets.bodies, as_is},
      {"aar", t("Year"), facets.years, as_is},
      {"type", t("Type of item"), facets.item_types, [&](std::string_view value) { return TypeWord(value, t); }},
      {"beslutning", t("Decision"), facets.decisions, [&](std::string_view value) { return DecisionWord(value, t); }},
      {"lukket", t("Open or closed"), facets.closed, [&](std::string_view value) { return ClosedWord(value, t); }}};
  return Each(kinds, [&](const FacetKind& kind) { return RenderFacet(kind, request, t); });
}

std::string TotalLine(const search::SearchResult& result, const Texts& t) {
  if (result.out_of_time)
    return t("At least {n} hits; the search was cut short.", {{"n", FormatNumber(result.total, t.language())}});
  if (result.more_than_counted) return t("Over {n} hits", {{"n", FormatNumber(search::kCountedHits, t.language())}});
  return t.Plural("{n} hit", "{n} hits", result.total);
}

Html SearchForm(const http::Request& request, const Texts& t) {
  return RenderForm(
      {.address = "/soeg", .id = "soegning"},
      Join(TextField({.name = "q",
                      .label = std::string(t("Search meetings and documents")),
                      .value = std::string(request.Query("q")),
                      .help = std::string(
                          t("\"several words together\" · -without · § 17,4 · case numbers · organ:byråd · aar:2025")),
                      .id = "soegeord"},
                     t, InputKind::kSearch),
           SubmitButton(t("Search"), ButtonLook::kPrimary)));
}

Html SortTabs(const http::Request& request, const search::SearchResult& result, const Texts& t) {
  return Tabs({{std::string(t("Most relevant")), SearchAddress(request, "/soeg", "sorter", "")},
               {std::string(t("Newest first")), SearchAddress(request, "/soeg", "sorter", "dato")}},
              result.sorted_by == search::Sort::kDate ? 1 : 0, t("Order"));
}

Html RenderNotes(const search::Query& query, const Texts& t) {
  return Each(query.notes, [&](const Error& note) {
    return RenderNotice({Tone::kInfo, Sentence(note, t.language())}, t);
  });
}

Html RenderHits(const http::Request& request, const search::Request& asked, const search::SearchResult& result,
                const Texts& t) {
  if (result.hits.empty()) {
    return EmptyState(t("Nothing was found. Try fewer or other words."), When(IsNarrowed(asked.filters), [&] {
                        return A(Href(WithQuery("/soeg", "q", asked.text)), t("Search in everything"));
                      }));
  }
  return Join(
      P(Class("count"), Attr("role", "status"), TotalLine(result, t)), SortTabs(request, result, t),
      Ol(Class("hits plain-list"), Each(result.hits, [&](const search::Hit& hit) { return RenderHit(hit, t); })),
      Pagination({asked.page.number, std::min(result.total, search::kCountedHits), asked.page.size,
                  SearchAddress(request, "/soeg")},
                 t));
}

search::SearchResult Find(const Visit& visit, const search::Index& index, const search::Request& request) {
  return visit.Read([&](sql::Reader& reader) { return search::Search(reader, index, request); });
}

Html SearchHeading(const Visit& visit) {
  PageHeading heading{.title = std::string(visit.t("Search"))};
  if (visit.viewer.May(people::Access::kReader)) {
    heading.others = {ButtonLink(visit.t("Saved searches"), std::string(kSavedSearchesAddress), ButtonLook::kQuiet)};
  }
  return Heading(heading);
}

// A feed for everybody; who has signed in can keep the search under a name, with a feed that stays.
Html FollowBox(const Visit& visit) {
  const Texts& t = visit.t;
  const Html feed = P(A(Href(SearchAddress(visit.request, "/soeg.atom")), t("Feed of new hits (Atom)")));
  if (!visit.viewer.May(people::Access::kReader)) return SideBox(t("Follow this search"), feed);
  const std::string query = SearchQuery(visit.request);
  const auto saved = visit.Read([&](sql::Reader& reader) { return FindSavedQuery(reader, visit.viewer.user, query); });
  if (!saved) return SideBox(t("Follow this search"), RenderSaveForm(visit, {.query = query}));
  return SideBox(t("Follow this search"), Join(P(t("Saved as “{name}”.", {{"name", saved->name}})),
                                               P(A(Href(FeedAddress(*saved)), t("Feed of new hits (Atom)")))));
}

http::Response SearchPage(const Visit& visit, const search::Index& index) {
  const Texts& t = visit.t;
  const search::Request asked = ParseSearch(visit.request, visit.viewer);
  PageFrame frame = visit.Frame(t("Search"), "search");
  frame.search_words = asked.text;
  if (asked.text.empty() && !IsNarrowed(asked.filters)) {
    return visit.Page(frame, Join(SearchHeading(visit), SearchForm(visit.request, t)));
  }
  const search::SearchResult result = Find(visit, index, asked);
  if (!asked.text.empty()) frame.title = t("Search: {words}", {{"words", asked.text}});
  frame.feeds = {{t("New hits for {words}", {{"words", asked.text}}), SearchAddress(visit.request, "/soeg.atom")}};
  const Html side = Join(RenderFacets(result.facets, visit.request, t), FollowBox(visit));
  return visit.Page(frame,
                    Join(SearchHeading(visit), SearchForm(visit.request, t), RenderNotes(result.query, t),
                         RenderHits(visit.request, asked, result, t)),
                    side);
}

http::Response SuggestionList(const Visit& visit) {
  const auto suggestions = visit.Read([&](sql::Reader& reader) {
    return search::Suggest(reader, visit.request.Query("q"),
                           people::AudienceCondition(visit.viewer, search::kVisibilityColumn));
  });
  return http::Response::Html(
      Each(suggestions, [](const search::Suggestion& one) { return Option(Attr("value", one.text)); }).str());
}

http::Response FeedPage(const Visit& visit, const search::Index& index) {
  const std::string title = visit.t("New hits for {words}", {{"words", visit.request.Query("q")}});
  return RenderSearchFeed(visit, index, {title, visit.request, SearchAddress(visit.request, "/soeg.atom")});
}

}  // namespace

std::vector<http::Route> SearchRoutes(const people::Office& office, const search::Index& index) {
  using http::Method;
  const auto page = [&](people::PageHandler handler) {
    return people::Guarded(office, people::Access::kEverybody, std::move(handler));
  };
  return {{Method::kGet, "/soeg", page([&index](const Visit& visit) { return SearchPage(visit, index); }),
           http::Pace::kSlow},
          {Method::kGet, "/soeg/forslag", page(SuggestionList)},
          {Method::kGet, "/soeg.atom", page([&index](const Visit& visit) { return FeedPage(visit, index); }),
           http::Pace::kSlow}};
}

}  // namespace tovholder::portal
