// SPDX-License-Identifier: EUPL-1.2
#include "html/components.h"
#include "people/structure_comparison.h"
#include "people/structure_moment.h"
#include "people/structure_pages.h"
#include "people/structure_store.h"
#include "people/structure_view.h"

namespace tovholder::people {
namespace {

using namespace html;  // NOLINT(google-build-using-namespace): the page builder's words

struct ComparedMoment {
  ChosenMoment chosen;
  StructureBook book;

  std::string Name(const Texts& t) const {
    return chosen.structure.name + ", " + FormatDay(chosen.date, DayForm::kLong, t.language());
  }
};

struct ComparisonView {
  ComparedMoment before;
  ComparedMoment after;
  std::vector<MomentChoice> moments;
};

std::optional<ComparisonView> LoadComparison(const Visit& visit) {
  return visit.Read([&](sql::Reader& reader) -> std::optional<ComparisonView> {
    const auto moments = ListMoments(reader, visit.today());
    if (moments.empty()) return std::nullopt;
    const auto load = [&](std::string_view name, const std::string& otherwise) {
      const std::string_view asked = visit.request.Query(name);
      const auto chosen = ReadMoment(reader, asked.empty() ? otherwise : asked, visit.today());
      return ComparedMoment{*chosen, LoadStructure(reader, chosen->structure.id)};
    };
    return ComparisonView{load("fra", moments.front().moment), load("til", ""), moments};
  });
}

std::string FieldName(ComparedField field, const Texts& t) {
  switch (field) {
    case ComparedField::kPartOf:
      return std::string(t("Part of"));
    case ComparedField::kReportsTo:
      return std::string(t("Reports to"));
    case ComparedField::kAdvises:
      return std::string(t("Advises"));
    case ComparedField::kSeats:
      return std::string(t("Seats"));
    case ComparedField::kMembers:
      return std::string(t("Members"));
    case ComparedField::kTasks:
      return std::string(t("Tasks"));
    case ComparedField::kMandate:
      break;
  }
  return std::string(t("Mandate"));
}

Html Lines(const std::vector<std::string>& lines, const Texts& t) {
  if (lines.empty()) return Span(Class("quiet"), t("nothing"));
  return Ul(Class("plain-list"), Each(lines, [](const std::string& line) { return Li(line); }));
}

Html NameCell(const ComparedOrganization& one) {
  return A(Href(AddressOf(one.after ? *one.after : *one.before)), one.name);
}

void AddRows(const ComparedOrganization& one, DataTable& table, const Texts& t) {
  if (!one.before || !one.after) {
    const Html there = Badge(t("exists"), Tone::kInfo);
    const Html missing = Span(Class("quiet"), t("does not exist"));
    table.rows.push_back({NameCell(one), Html(), one.before ? there : missing, one.after ? there : missing});
  }
  for (const FieldDifference& difference : one.differences) {
    table.rows.push_back(
        {NameCell(one), Text(FieldName(difference.field, t)), Lines(difference.before, t), Lines(difference.after, t)});
  }
}

Html Unchanged(const std::vector<ComparedOrganization>& compared, const Texts& t) {
  Html names;
  std::int64_t count = 0;
  for (const ComparedOrganization& one : compared) {
    if (!one.before || !one.after || !one.differences.empty()) continue;
    names.Append(Li(NameCell(one)));
    ++count;
  }
  if (count == 0) return {};
  return Disclosure(
      t.Plural("{n} organization is the same on both sides", "{n} organizations are the same on both sides", count),
      Ul(Class("plain-list"), names));
}

Html ComparisonForm(const ComparisonView& view, const Texts& t) {
  std::vector<Choice> choices;
  choices.reserve(view.moments.size());
  for (const MomentChoice& moment : view.moments) {
    choices.push_back(
        {moment.moment, moment.structure + ": " + (moment.name.empty() ? std::string(t("today")) : moment.name)});
  }
  const auto field = [&](std::string name, std::string_view label, const ComparedMoment& side) {
    const std::string value = FormatMoment(side.chosen.structure.id, side.chosen.date);
    auto offered = choices;
    const bool known =
        std::any_of(choices.begin(), choices.end(), [&](const Choice& one) { return one.value == value; });
    if (!known) offered.push_back({value, side.Name(t)});
    return SelectField(
        {.name = std::move(name), .label = std::string(label), .value = value, .width = FieldWidth::kHalf}, offered, t);
  };
  return RenderFilterRow({.address = "/organisation/sammenlign",
                          .fields = Join(field("fra", t("From"), view.before), field("til", t("To"), view.after))},
                         t);
}

http::Response ComparisonPage(const Visit& visit) {
  const Texts& t = visit.t;
  const auto view = LoadComparison(visit);
  if (!view) return visit.Done("/organisation");
  const auto compared =
      Compare({&view->before.book, view->before.chosen.date}, {&view->after.book, view->after.chosen.date});
  DataTable table{
      .caption = std::string(t("What differs")),
      .columns = {
          {std::string(t("Organization"))}, {std::string(t("What"))}, {view->before.Name(t)}, {view->after.Name(t)}}};
  for (const ComparedOrganization& one : compared) AddRows(one, table, t);
  PageFrame frame = OrganizationFrame(visit, t("Two days side by side"), "structure");
  frame.breadcrumb = {{std::string(t("Organisation")), "/organisation"}, {std::string(t("Two days side by side")), ""}};
  frame.width = PageFrame::Width::kFull;
  return visit.Page(frame,
                    Join(Heading({.title = std::string(t("Two days side by side"))}), ComparisonForm(*view, t),
                         table.rows.empty() ? EmptyState(t("Nothing differs between the two.")) : RenderTable(table),
                         Unchanged(compared, t)));
}

}  // namespace

std::vector<http::Route> ComparisonRoutes(const Office& office) {
  return {{http::Method::kGet, "/organisation/sammenlign", Guarded(office, Access::kEverybody, ComparisonPage)}};
}

}  // namespace tovholder::people
