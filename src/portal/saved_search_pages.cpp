// SPDX-License-Identifier: EUPL-1.2
#include "portal/saved_search_pages.h"

#include "base/text.h"
#include "html/components.h"
#include "portal/search_feed.h"
#include "portal/search_request.h"

namespace tovholder::portal {
namespace {

using namespace html;  // NOLINT: this file is nothing but markup
using people::Visit;

std::string AddressOf(const SavedSearch& search) {
  return std::string(kSavedSearchesAddress) + "/" + std::to_string(search.id.value);
}
std::string SearchAddressOf(const SavedSearch& search) { return "/soeg?" + search.query; }

// What goes wrong is about the name, or about the search itself.
bool IsAboutName(const Error& error) { return error.id.find("name") != std::string::npos; }

Html NameField(const Visit& visit, std::string id, std::string value, const std::optional<Error>& error) {
  const bool wrong = error && IsAboutName(*error);
  return TextField({.name = "navn",
                    .label = std::string(visit.t("Name of the search")),
                    .value = std::move(value),
                    .error = wrong ? Sentence(*error, visit.language()) : "",
                    .need = Need::kRequired,
                    .width = FieldWidth::kHalf,
                    .id = std::move(id)},
                   visit.t);
}

// A name that was not taken stands in its form again, with the reason.
struct Renaming {
  tovholder::Id<SavedSearch> search;
  std::string typed;
  Error error;
};

std::string NameFieldId(const SavedSearch& search) { return "navn-" + std::to_string(search.id.value); }

Html RenameForm(const Visit& visit, const SavedSearch& search, const std::optional<Renaming>& renaming) {
  const bool failed = renaming && renaming->search == search.id;
  const Html fields = Join(NameField(visit, NameFieldId(search), failed ? renaming->typed : search.name,
                                     failed ? std::optional(renaming->error) : std::nullopt),
                           SubmitButton(visit.t("Save the name"), ButtonLook::kSecondary));
  return Disclosure(visit.t("Rename"),
                    RenderForm({.address = AddressOf(search) + "/navn", .csrf = visit.csrf()}, fields),
                    failed ? FoldState::kOpen : FoldState::kClosed);
}

ListEntry RenderSaved(const Visit& visit, const SavedSearch& search, const std::optional<Renaming>& renaming) {
  const Texts& t = visit.t;
  const http::Request asked = RequestFor(search.query);
  std::vector<Html> facts;
  if (const std::string_view words = asked.Query("q"); !words.empty()) facts.push_back(Text(words));
  if (IsNarrowed(ParseSearch(asked, visit.viewer).filters)) facts.push_back(Text(t("narrowed down")));
  facts.push_back(
      Text(t("saved {day}", {{"day", FormatDay(ToCopenhagen(search.created).date, DayForm::kLong, t.language())}})));
  const Html remove =
      PostButton({.label = std::string(t("Delete")),
                  .address = AddressOf(search) + "/slet",
                  .csrf = visit.csrf(),
                  .look = ButtonLook::kQuiet,
                  .consequence = t("“{name}” and its feed go. What the search finds stays.", {{"name", search.name}})},
                 t);
  return {.title = search.name,
          .address = SearchAddressOf(search),
          .facts = std::move(facts),
          .text = Join(P(A(Href(FeedAddress(search)), t("Feed of new hits (Atom)"))),
                       Div(Class("entry-tools"), RenameForm(visit, search, renaming), remove))};
}

Html ErrorsOf(const Visit& visit, const SaveForm& form, const std::optional<Renaming>& renaming) {
  if (renaming) {
    return ErrorSummary(
        {{"navn-" + std::to_string(renaming->search.value), Sentence(renaming->error, visit.language())}}, visit.t);
  }
  if (!form.error) return {};
  return ErrorSummary({{"navn", Sentence(*form.error, visit.language())}}, visit.t);
}

http::Response RenderList(const Visit& visit, const SaveForm& form, const std::optional<Renaming>& renaming) {
  const Texts& t = visit.t;
  const auto searches = visit.Read([&](sql::Reader& reader) { return ListSavedSearches(reader, visit.viewer.user); });
  PageFrame frame = visit.Frame(t("Saved searches"), "search");
  frame.breadcrumb = {{std::string(t("Search")), "/soeg"}, {std::string(t("Saved searches")), ""}};
  const Html none = EmptyState(t("You have saved no search yet. Search for something and save it from there."),
                               A(Href("/soeg"), t("Go to the search")));
  std::vector<ListEntry> entries;
  for (const SavedSearch& search : searches) entries.push_back(RenderSaved(visit, search, renaming));
  const Html retry =
      When(form.error.has_value(), [&] { return Block(t("Save this search"), RenderSaveForm(visit, form)); });
  const Html content = Join(ErrorsOf(visit, form, renaming), Heading({.title = std::string(t("Saved searches"))}),
                            retry, searches.empty() ? none : EntryList(entries));
  auto response = visit.Page(frame, content);
  if (form.error || renaming) response.status = 422;
  return response;
}

http::Response SavedSearchesPage(const Visit& visit) { return RenderList(visit, {}, std::nullopt); }

http::Response TakeNew(const Visit& visit) {
  // Only what a search knows is kept, in its own order, so that the same search is known again.
  SaveForm form{SearchQuery(RequestFor(visit.request.Form("soegning"))), std::string(visit.request.Form("navn"))};
  const auto saved = visit.Write([&](sql::Transaction& transaction) {
    return SaveSearch(transaction, visit.viewer.user, *form.name, form.query);
  });
  if (saved) {
    return visit.Done(SearchAddressOf(*saved), visit.t("The search is saved as “{name}”.", {{"name", saved->name}}));
  }
  form.error = saved.error();
  return RenderList(visit, form, std::nullopt);
}

std::optional<SavedSearch> FindOwn(const Visit& visit) {
  const auto id = visit.request.PathNumber("id");
  if (!id) return std::nullopt;
  return visit.Read([&](sql::Reader& reader) { return FindSavedSearch(reader, visit.viewer.user, *id); });
}

http::Response TakeName(const Visit& visit) {
  const auto search = FindOwn(visit);
  if (!search) return visit.NotFound();
  const std::string typed(visit.request.Form("navn"));
  const auto renamed =
      visit.Write([&](sql::Transaction& transaction) { return RenameSearch(transaction, *search, typed); });
  if (renamed) return visit.Done(kSavedSearchesAddress, visit.t("The search has its new name."));
  return RenderList(visit, {}, Renaming{search->id, typed, renamed.error()});
}

http::Response TakeDeletion(const Visit& visit) {
  const auto search = FindOwn(visit);
  if (!search) return visit.NotFound();
  visit.Write([&](sql::Transaction& transaction) { DeleteSearch(transaction, *search); });
  return visit.Done(kSavedSearchesAddress, visit.t("“{name}” is deleted.", {{"name", search->name}}));
}

http::Response SavedFeed(const Visit& visit, const search::Index& index) {
  const std::string& key = visit.request.path_values.find("noegle")->second;
  const auto search = visit.Read([&](sql::Reader& reader) { return FindFollowedSearch(reader, key); });
  if (!search) return visit.NotFound();
  return RenderSearchFeed(visit, index, {search->name, RequestFor(search->query), FeedAddress(*search)});
}

}  // namespace

std::string FeedAddress(const SavedSearch& search) {
  return std::string(kSavedSearchesAddress) + "/feed/" + search.feed;
}

Html RenderSaveForm(const Visit& visit, const SaveForm& form) {
  const std::string words(RequestFor(form.query).Query("q"));
  return RenderForm({.address = std::string(kSavedSearchesAddress), .csrf = visit.csrf()},
                    Join(HiddenField("soegning", form.query),
                         NameField(visit, "navn", form.name.value_or(Shorten(words, kLongestSearchName)), form.error),
                         SubmitButton(visit.t("Save the search"), ButtonLook::kSecondary)));
}

std::vector<http::Route> SavedSearchRoutes(const people::Office& office, const search::Index& index) {
  using http::Method;
  const auto own = [&](people::PageHandler handler) {
    return people::Guarded(office, people::Access::kReader, std::move(handler));
  };
  const auto feed = people::Guarded(office, people::Access::kEverybody,
                                    [&index](const Visit& visit) { return SavedFeed(visit, index); });
  return {{Method::kGet, "/soegninger", own(SavedSearchesPage)},
          {Method::kPost, "/soegninger", own(TakeNew)},
          {Method::kPost, "/soegninger/{id}/navn", own(TakeName)},
          {Method::kPost, "/soegninger/{id}/slet", own(TakeDeletion)},
          {Method::kGet, "/soegninger/feed/{noegle}", feed, http::Pace::kSlow}};
}

}  // namespace tovholder::portal
