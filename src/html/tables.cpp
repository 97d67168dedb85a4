// SPDX-License-Identifier: EUPL-1.2
#include "html/tables.h"

#include "html/icon.h"

namespace tovholder::html {
namespace {

Attribute AlignClass(const Column& column) { return AttrIf("class", column.align == Align::kFigures ? "figures" : ""); }

std::string SortName(Sorted sorted) {
  switch (sorted) {
    case Sorted::kNot:
      return "";
    case Sorted::kAscending:
      return "ascending";
    case Sorted::kDescending:
      return "descending";
  }
  return "";
}

Html SortIcon(Sorted sorted) {
  switch (sorted) {
    case Sorted::kNot:
      return Icon("sort-table-none");
    case Sorted::kAscending:
      return Icon("sort-table-ascending");
    case Sorted::kDescending:
      return Icon("sort-table-descending");
  }
  return {};
}

Html HeadCell(const Column& column) {
  const Attribute sort = AttrIf("aria-sort", SortName(column.sorted));
  if (column.sort_address.empty()) return Th(Attr("scope", "col"), AlignClass(column), sort, column.heading);
  return Th(Attr("scope", "col"), AlignClass(column), sort,
            A(Class("sort-link"), Href(column.sort_address), column.heading, SortIcon(column.sorted)));
}

Html BodyRow(const std::vector<Column>& columns, const std::vector<Html>& cells) {
  Html row;
  for (std::size_t i = 0; i < cells.size() && i < columns.size(); ++i) {
    const Attribute title = Attr("data-title", columns[i].heading);
    row.Append(i == 0 ? Th(Attr("scope", "row"), AlignClass(columns[i]), cells[i])
                      : Td(title, AlignClass(columns[i]), cells[i]));
  }
  return Tr(row);
}

Html RemoveLinks(const FilterRow& row, const Texts& t) {
  if (row.active.empty()) return {};
  const Html links = Each(row.active, [&](const ActiveFilter& filter) {
    return Li(A(Class("tag"), Href(filter.remove_address), Unseen(std::string(t("Remove the filter")) + " "),
                Span(filter.label), Icon("close")));
  });
  const Html clear = When(!row.clear_address.empty(), [&] { return Li(A(Href(row.clear_address), t("Remove all"))); });
  return Ul(Class("active-filters no-max-width"), links, clear);
}

}  // namespace

Html RenderTable(const DataTable& table) {
  const bool seen = table.caption_form == DataTable::Caption::kSeen;
  const Html body = Each(table.rows, [&](const std::vector<Html>& cells) { return BodyRow(table.columns, cells); });
  const Html frame = Table(Class(table.narrow == DataTable::Narrow::kGrid ? "table table-grid" : "table table-cards"),
                           Caption(Class(seen ? "table-caption" : "sr-only"), table.caption),
                           Thead(Tr(Each(table.columns, HeadCell))), Tbody(body));
  const Attributes scrolled{Attr("aria-label", table.caption), Attr("tabindex", "0")};
  if (table.narrow == DataTable::Narrow::kGrid) return Section(Class("table-frame grid-frame"), scrolled, frame);
  return Div(Class("table-frame"), Attr("role", "group"), scrolled, frame);
}

Html RenderFilterRow(const FilterRow& row, const Texts& t) {
  const Html form = When(!row.fields.empty(), [&] {
    return Form(Class("filter-form"), Attr("action", row.address), Attr("method", "get"), row.fields,
                Button(Class("button button-secondary"), Attr("type", "submit"), t("Filter")));
  });
  return Div(Class("filter-row"), form, RemoveLinks(row, t),
             Div(Class("count-line"), P(Class("count"), Attr("role", "status"), row.count), row.exports));
}

Html Facet(std::string_view heading, const std::vector<FacetValue>& values, const Texts& t) {
  const Html items = Each(values, [&](const FacetValue& value) {
    const bool chosen = value.state == FacetValue::State::kChosen;
    return Li(
        A(Class(chosen ? "facet chosen" : "facet"), Href(value.address), AttrIf("aria-current", chosen ? "true" : ""),
          When(chosen, [] { return Icon("check"); }), Span(value.label), Span(Class("count"), value.count)),
        When(chosen, [&] { return Unseen(t("chosen")); }));
  });
  return Section(Class("facet-group"), H2(heading), Ul(Class("facet-list"), items));
}

}  // namespace tovholder::html
