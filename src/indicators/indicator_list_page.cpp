// SPDX-License-Identifier: EUPL-1.2
#include "indicators/indicator_pages.h"
#include "indicators/indicator_store.h"
#include "indicators/indicator_view.h"

namespace tovholder::indicators {
namespace {

using namespace html;  // NOLINT: this file is nothing but markup
using people::Visit;

constexpr std::string_view kListOfIndicators = "/noegletal";

// What the address of the list asks for.
struct IndicatorFilter {
  std::optional<criteria::Criterion> criterion;
  std::optional<Standing> standing;
  bool with_data = false;
};

struct IndicatorList {
  IndicatorBook book;
  std::map<IndicatorId, IndicatorCount> counts;
  std::int64_t waiting = 0;

  IndicatorCount CountOf(IndicatorId id) const {
    const auto found = counts.find(id);
    return found == counts.end() ? IndicatorCount{} : found->second;
  }
};

IndicatorFilter FilterOf(const http::Request& request) {
  IndicatorFilter filter;
  criteria::Criterion criterion{};
  if (FromName(request.Query("kriterium"), criterion)) filter.criterion = criterion;
  Standing standing{};
  if (FromName(request.Query("opgoerelse"), standing)) filter.standing = standing;
  filter.with_data = request.Query("kun") == "med-tal";
  return filter;
}

IndicatorList LoadList(sql::Reader& reader, const people::Viewer& viewer) {
  IndicatorList list{LoadIndicators(reader), {}, 0};
  for (const IndicatorCount& count : CountByIndicator(reader, viewer)) {
    list.counts.emplace(count.indicator, count);
    list.waiting += count.entered;
  }
  return list;
}

std::vector<const Indicator*> Wanted(const IndicatorList& list, const IndicatorFilter& filter) {
  std::vector<const Indicator*> wanted;
  for (const Indicator& one : list.book.indicators) {
    if (filter.criterion && one.criterion != filter.criterion) continue;
    if (filter.standing && one.standing != *filter.standing) continue;
    if (filter.with_data && list.CountOf(one.id).observations == 0) continue;
    wanted.push_back(&one);
  }
  return wanted;
}

std::vector<Choice> CriterionFilterChoices(const Texts& t) {
  std::vector<Choice> choices{{"", std::string(t("All indicators")), ""}};
  for (const criteria::Criterion one : criteria::kCriteria) {
    choices.push_back({std::string(criteria::ToName(one)), WordOf(one, t), ""});
  }
  return choices;
}

std::string Without(const Visit& visit, std::string_view field) {
  std::string address(kListOfIndicators);
  for (const std::string_view one : {"kriterium", "opgoerelse", "kun"}) {
    if (one != field) address = WithQuery(address, one, visit.request.Query(one));
  }
  return address;
}

Html FilterForm(const Visit& visit, const IndicatorFilter& filter, std::size_t count) {
  const Texts& t = visit.t;
  const auto select = [&](const char* name, std::string_view label, std::string value,
                          const std::vector<Choice>& choices) {
    return SelectField({.name = name, .label = std::string(label), .value = std::move(value)}, choices, t);
  };
  FilterRow row{.address = std::string(kListOfIndicators),
                .count = t.Plural("{n} indicator", "{n} indicators", static_cast<std::int64_t>(count))};
  row.fields = Join(
      select("kriterium", t("Criterion"), filter.criterion ? std::string(ToName(*filter.criterion)) : std::string(),
             CriterionFilterChoices(t)),
      select("opgoerelse", t("How it is made"), filter.standing ? std::string(ToName(*filter.standing)) : std::string(),
             {{"", std::string(t("Either")), ""},
              {std::string(ToName(Standing::kOfficial)), WordOf(Standing::kOfficial, t), ""},
              {std::string(ToName(Standing::kProxy)), WordOf(Standing::kProxy, t), ""}}),
      select("kun", t("Figures"), filter.with_data ? "med-tal" : "",
             {{"", std::string(t("With and without figures")), ""},
              {"med-tal", std::string(t("Only with figures")), ""}}));
  if (filter.criterion) row.active.push_back({WordOf(*filter.criterion, t), Without(visit, "kriterium")});
  if (filter.standing) row.active.push_back({WordOf(*filter.standing, t), Without(visit, "opgoerelse")});
  if (filter.with_data) row.active.push_back({std::string(t("Only with figures")), Without(visit, "kun")});
  if (!row.active.empty()) row.clear_address = kListOfIndicators;
  return RenderFilterRow(row, t);
}

Html IndicatorTable(const Visit& visit, const IndicatorList& list, const std::vector<const Indicator*>& indicators) {
  const Texts& t = visit.t;
  const bool signed_in = visit.viewer.MayRead(people::Access::kReader);
  DataTable table{.caption = std::string(t("Indicators")),
                  .columns = {{std::string(t("Indicator"))},
                              {std::string(t("Criterion"))},
                              {std::string(t("Source"))},
                              {std::string(t("Observations")), Align::kFigures},
                              {std::string(t("Newest")), Align::kFigures}}};
  if (signed_in) table.columns.push_back({std::string(t("Waiting")), Align::kFigures});
  for (const Indicator* one : indicators) {
    const IndicatorCount count = list.CountOf(one->id);
    std::vector<Html> row{A(Href(AddressOf(one->id)), NameOf(*one, t.language())),
                          Text(one->criterion ? WordOf(*one->criterion, t) : std::string("–")),
                          Text(one->source.empty() ? std::string_view("–") : one->source),
                          Text(FormatNumber(count.observations, t.language())),
                          Text(count.last_day ? std::to_string(static_cast<int>(count.last_day->year())) : "–")};
    if (signed_in) row.push_back(Text(count.entered == 0 ? "–" : FormatNumber(count.entered, t.language())));
    table.rows.push_back(std::move(row));
  }
  return RenderTable(table);
}

Html WaitingNotice(const Visit& visit, std::int64_t waiting) {
  if (waiting == 0 || !visit.viewer.MayRead(people::Access::kSecretary)) return {};
  const Texts& t = visit.t;
  return RenderNotice(
      {Tone::kInfo,
       t.Plural("{n} observation waits for approval; until then only those who have signed in see it.",
                "{n} observations wait for approval; until then only those who have signed in see them.", waiting),
       "", P(A(Href("/noegletal/venter"), t("See what waits")))},
      t);
}

http::Response ShowIndicators(const Visit& visit) {
  const Texts& t = visit.t;
  const auto list = visit.Read([&](sql::Reader& reader) { return LoadList(reader, visit.viewer); });
  const IndicatorFilter filter = FilterOf(visit.request);
  const auto wanted = Wanted(list, filter);
  PageFrame frame = IndicatorFrame(visit, t("Indicators"));
  frame.robots = PageFrame::Robots::kIndex;
  frame.width = PageFrame::Width::kFull;
  PageHeading heading{.title = frame.title,
                      .facts = {Text(t("What is measured in the areas, and what the figures can be used for"))},
                      .others = {ButtonLink(t("Places"), "/noegletal/steder", ButtonLook::kQuiet),
                                 ButtonLink(t("Small counts"), "/noegletal/smaa-tal", ButtonLook::kQuiet)}};
  if (MayWriteFigures(visit)) {
    heading.primary = ButtonLink(t("New observation"), "/noegletal/maaling/ny", ButtonLook::kPrimary);
    heading.others.push_back(ButtonLink(t("Import figures"), "/noegletal/import", ButtonLook::kQuiet));
    heading.others.push_back(ButtonLink(t("New indicator"), "/noegletal/ny", ButtonLook::kQuiet));
  }
  const Html nothing = EmptyState(t("No indicator fits what you have chosen."),
                                  A(Href(std::string(kListOfIndicators)), t("Show all indicators")));
  return visit.Page(frame,
                    Join(Heading(heading), WaitingNotice(visit, list.waiting), FilterForm(visit, filter, wanted.size()),
                         wanted.empty() ? nothing : IndicatorTable(visit, list, wanted)));
}

}  // namespace

std::vector<http::Route> IndicatorListRoutes(const people::Office& office) {
  return {{http::Method::kGet, "/noegletal", people::Guarded(office, people::Access::kEverybody, ShowIndicators)}};
}

}  // namespace tovholder::indicators
