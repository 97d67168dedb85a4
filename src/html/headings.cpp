// SPDX-License-Identifier: EUPL-1.2
#include "html/headings.h"

#include "html/lists.h"

namespace tovholder::html {

Html Heading(const PageHeading& heading) {
  const Html others = Each(heading.others, [](const Html& action) { return Li(action); });
  const Html primary = When(!heading.primary.empty(), [&] { return Li(heading.primary); });
  return Div(Class("page-heading"), H1(heading.title), FactLine(heading.facts),
             When(!primary.empty() || !others.empty(),
                  [&] { return Ul(Class("action-line no-max-width"), primary, others); }));
}

Html Block(std::string_view heading, const Html& content, const Html& beside) {
  return Section(Class("block"), Div(Class("block-head"), H2(heading), beside), content);
}

Html SideBox(std::string_view heading, const Html& content) { return Section(Class("side-box"), H2(heading), content); }

Html Disclosure(std::string_view summary, const Html& content, FoldState fold) {
  return Details(Class("details"), Flag("open", fold == FoldState::kOpen), Summary(Class("details-summary"), summary),
                 Div(Class("details-text"), content));
}

Html Tabs(const std::vector<Tab>& tabs, std::size_t current, std::string_view name) {
  Html items;
  for (std::size_t i = 0; i < tabs.size(); ++i) {
    const Tab& tab = tabs[i];
    items.Append(Li(A(Class("tab-button"), Href(tab.address), AttrIf("aria-current", i == current ? "page" : ""),
                      Span(tab.label), When(!tab.count.empty(), [&] { return Span(Class("count"), tab.count); }))));
  }
  return Nav(Class("tab-container"), Attr("aria-label", std::string(name)), Ul(Class("tab-list"), items));
}

}  // namespace tovholder::html
