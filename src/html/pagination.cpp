// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <set>

#include "html/formats.h"
#include "html/icon.h"
#include "html/page.h"
#include "html/tables.h"

namespace tovholder::html {
namespace {

std::string PageAddress(const Paging& paging, std::int64_t page) {
  return WithQuery(paging.address, "side", page == 1 ? "" : std::to_string(page));
}

std::string PageName(std::int64_t page, const Texts& t) {
  return t("Page {page}", {{"page", FormatNumber(page, t.language())}});
}

Html NumberItem(const Paging& paging, std::int64_t page, const Texts& t) {
  const bool current = page == paging.page;
  return Li(Class("pagination-item pagination-number"),
            A(Class(current ? "button current-page" : "button button-secondary"), Href(PageAddress(paging, page)),
              Attr("aria-label", PageName(page, t)), AttrIf("aria-current", current ? "page" : ""),
              FormatNumber(page, t.language())));
}

// First, last, and those around the current page, with dots for what is left out.
Html Numbers(const Paging& paging, std::int64_t last, const Texts& t) {
  std::set<std::int64_t> pages = {1, last};
  for (std::int64_t page = paging.page - 1; page <= paging.page + 1; ++page) {
    if (page >= 1 && page <= last) pages.insert(page);
  }
  Html items;
  std::int64_t before = 0;
  for (std::int64_t page : pages) {
    if (page > before + 1) items.Append(Li(Class("pagination-item pagination-overflow"), "…"));
    items.Append(NumberItem(paging, page, t));
    before = page;
  }
  return Ul(Class("pagination__items"), items);
}

}  // namespace

Html Pagination(const Paging& paging, const Texts& t) {
  const std::int64_t last = (paging.total + paging.size - 1) / paging.size;
  if (last <= 1) return {};
  Paging inside = paging;
  inside.page = std::clamp<std::int64_t>(paging.page, 1, last);
  const Html previous = When(inside.page > 1, [&] {
    return A(Class("button button-arrow button-previous"), Attr("rel", "prev"),
             Href(PageAddress(inside, inside.page - 1)), Icon("chevron-left"), Span(t("Previous")));
  });
  const Html next = When(inside.page < last, [&] {
    return A(Class("button button-arrow button-next"), Attr("rel", "next"), Href(PageAddress(inside, inside.page + 1)),
             Span(t("Next")), Icon("chevron-right"));
  });
  const Html place =
      Span(Class("pagination-mobile"), t("Page {page} of {pages}", {{"page", FormatNumber(inside.page, t.language())},
                                                                    {"pages", FormatNumber(last, t.language())}}));
  return Nav(Class("pagination"), Attr("aria-label", std::string(t("Pages"))), previous, place,
             Numbers(inside, last, t), next);
}

}  // namespace tovholder::html
