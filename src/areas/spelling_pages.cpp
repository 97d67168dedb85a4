// SPDX-License-Identifier: EUPL-1.2
#include "areas/area_history_store.h"
#include "areas/area_pages.h"
#include "areas/area_store.h"
#include "areas/area_view.h"

namespace tovholder::areas {
namespace {

using namespace html;  // NOLINT: this file is nothing but markup
using people::Visit;

constexpr std::string_view kSpellings = "/omraader/lister/stavemaader";

Html ForgetButton(const Visit& visit, const AreaSpelling& spelling) {
  const Texts& t = visit.t;
  return PostButton({.label = std::string(t("Forget")),
                     .address = std::string(kSpellings),
                     .csrf = visit.csrf(),
                     .look = ButtonLook::kQuiet,
                     .values = {{"stavemaade", std::to_string(spelling.id.value)}}},
                    t);
}

http::Response ShowSpellings(const Visit& visit) {
  const Texts& t = visit.t;
  const auto [book, spellings] =
      visit.Read([](sql::Reader& reader) { return std::pair(LoadAreas(reader), ListSpellings(reader)); });
  PageFrame frame = AreaFrame(visit, t("Names that are spelled otherwise"), "lists");
  frame.breadcrumb = {{std::string(t("Areas")), "/omraader"},
                      {std::string(t("Published lists")), "/omraader/lister"},
                      {frame.title, ""}};
  DataTable table{.caption = frame.title,
                  .columns = {{std::string(t("In the file"))}, {std::string(t("Area"))}, {std::string(t("Forget"))}}};
  table.rows.reserve(spellings.size());
  for (const AreaSpelling& one : spellings) {
    table.rows.push_back(
        {Text(one.name),
         one.area ? A(Href(AddressOf(*one.area)), book.NameOf(*one.area)) : Text(t("None of those described here")),
         ForgetButton(visit, one)});
  }
  const Html lead = P(t("What was answered while files were imported. What is forgotten is asked again."));
  return visit.Page(frame, Join(Heading({.title = frame.title}), lead,
                                table.rows.empty() ? EmptyState(t("Nothing is remembered yet.")) : RenderTable(table)));
}

http::Response TakeForgetting(const Visit& visit) {
  const tovholder::Id<AreaSpelling> id{visit.request.FormNumber("stavemaade").value_or(0)};
  visit.Write([&](sql::Transaction& transaction) { ForgetSpelling(transaction, id); });
  return visit.Done(kSpellings, visit.t("It is forgotten."));
}

}  // namespace

std::vector<http::Route> SpellingRoutes(const people::Office& office) {
  using http::Method;
  const auto guard = [&](people::PageHandler handler) {
    return people::Guarded(office, people::Access::kSecretary, std::move(handler));
  };
  return {{Method::kGet, std::string(kSpellings), guard(ShowSpellings)},
          {Method::kPost, std::string(kSpellings), guard(TakeForgetting)}};
}

}  // namespace tovholder::areas
