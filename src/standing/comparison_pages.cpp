// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "documents/csv.h"
#include "html/charts.h"
#include "standing/standing_chart.h"
#include "standing/standing_pages.h"
#include "standing/standing_view.h"

namespace tovholder::standing {
namespace {

using namespace html;  // NOLINT: this file is nothing but markup
using criteria::Criterion;
using criteria::Verdict;
using people::Visit;

StandingBook LoadAll(const Visit& visit) {
  return visit.Read([&](sql::Reader& reader) { return LoadStandings(reader, visit.viewer, visit.today()); });
}

// The lists of which some area knows something.
std::vector<criteria::ListYear> KnownLists(const StandingBook& book) {
  std::vector<criteria::ListYear> lists;
  for (const AreaStanding& standing : book.standings) {
    for (const OnList& on : standing.lists) {
      if (on.knows_something()) lists.push_back(on.list);
    }
  }
  std::sort(lists.begin(), lists.end());
  lists.erase(std::unique(lists.begin(), lists.end()), lists.end());
  return lists;
}

Criterion AskedCriterion(const Visit& visit) {
  Criterion criterion = Criterion::kEmployment;
  criteria::FromName(visit.request.Query("kriterium"), criterion);
  return criterion;
}

Html CriterionForm(const Visit& visit, const std::string& address, Criterion asked) {
  const Texts& t = visit.t;
  std::vector<Choice> choices;
  choices.reserve(criteria::kCriterionCount);
  for (const Criterion criterion : criteria::kCriteria) {
    choices.push_back({std::string(criteria::ToName(criterion)), TitleOf(criterion, t), ""});
  }
  return RenderForm({.address = address}, Join(SelectField({.name = "kriterium",
                                                            .label = std::string(t("Criterion")),
                                                            .value = std::string(criteria::ToName(asked)),
                                                            .width = FieldWidth::kHalf},
                                                           choices, t),
                                               SubmitButton(t("Show"), ButtonLook::kQuiet)));
}

// One small picture an area, all on the same scale.
Chart SmallMultiples(const StandingBook& book, Criterion criterion, const Texts& t) {
  Chart chart{.kind = ChartKind::kSmallLines};
  chart.id = "areas-" + std::string(criteria::ToName(criterion));
  chart.title = TitleOf(criterion, t);
  chart.unit = criterion == Criterion::kPopulation ? "" : "%";
  chart.decimals = criterion == Criterion::kPopulation ? 0 : 1;
  chart.label_heading = t("List");
  const auto lists = KnownLists(book);
  for (const criteria::ListYear& list : lists) chart.labels.push_back(criteria::ToText(list));
  const AreaStanding* with_limit = nullptr;
  for (const AreaStanding& standing : book.standings) {
    ChartSeries series{.name = standing.area.name, .address = areas::AddressOf(standing.area.id)};
    for (const criteria::ListYear& list : lists) {
      const OnList* on = standing.On(list.year);
      const auto value = on == nullptr ? std::nullopt : on->figures[criterion];
      series.values.push_back(value ? std::optional(ToDouble(*value)) : std::nullopt);
      if (value) with_limit = &standing;
    }
    chart.series.push_back(std::move(series));
  }
  if (with_limit != nullptr) chart.limits = LimitsOf(with_limit->lists, criterion, t);
  chart.csv_address = "/omraader/sammenlign.csv?kriterium=" + std::string(criteria::ToName(criterion));
  return chart;
}

// "3 of 4", by the rules that its class is of.
std::string CriteriaMet(const OnList& on, const Texts& t) {
  const criteria::RuleSet& rules = on.rules();
  const std::vector<Criterion>& counted = rules.classes.front().of;
  const auto met = std::count_if(counted.begin(), counted.end(), [&](Criterion criterion) {
    const criteria::CriterionRule* rule = rules.Find(criterion);
    return rule != nullptr && criteria::Judge(*rule, on.figures) == Verdict::kMet;
  });
  return t("{met} of {all}",
           {{"met", FormatNumber(met, t.language())}, {"all", FormatNumber(std::ssize(counted), t.language())}});
}

// Where each area stands now.
Html StandingTable(const StandingBook& book, const Texts& t) {
  DataTable table{.caption = std::string(t("Where the areas stand")),
                  .columns = {{std::string(t("Area"))},
                              {std::string(t("List"))},
                              {std::string(t("Class"))},
                              {std::string(t("Criteria met")), Align::kFigures}}};
  for (const AreaStanding& standing : book.standings) {
    const OnList* shown = standing.shown();
    if (shown == nullptr) {
      table.rows.push_back({A(Href(areas::AddressOf(standing.area.id)), standing.area.name), Text("–"),
                            Span(Class("hint"), t("no figures")), Text("–")});
      continue;
    }
    table.rows.push_back({A(Href(areas::AddressOf(standing.area.id)), standing.area.name),
                          Text(criteria::ToText(shown->list)), ClassBadge(shown->conclusion, t),
                          Text(CriteriaMet(*shown, t))});
  }
  return RenderTable(table);
}

PageFrame ComparisonFrame(const Visit& visit, std::string_view title, std::string_view key) {
  PageFrame frame = areas::AreaFrame(visit, title, key);
  frame.breadcrumb = {{std::string(visit.t("Areas")), "/omraader"}, {std::string(title), ""}};
  frame.robots = PageFrame::Robots::kIndex;
  frame.scripts = {kChartScript};
  frame.styles = {kChartStyle};
  return frame;
}

http::Response ShowComparison(const Visit& visit) {
  const Texts& t = visit.t;
  const StandingBook book = LoadAll(visit);
  const PageFrame frame = ComparisonFrame(visit, t("Areas side by side"), "comparison");
  if (KnownLists(book).empty()) {
    return visit.Page(frame,
                      Join(Heading({.title = frame.title}), EmptyState(t("No figures are known of any area yet."))));
  }
  const Criterion criterion = AskedCriterion(visit);
  PageHeading heading{.title = frame.title};
  heading.others = {ButtonLink(t("Heat map"), "/omraader/varmekort", ButtonLook::kQuiet),
                    ButtonLink(t("The law's criteria"), "/omraader/regler", ButtonLook::kQuiet)};
  return visit.Page(
      frame, Join(Heading(heading), StandingTable(book, t), CriterionForm(visit, "/omraader/sammenlign", criterion),
                  RenderChart(SmallMultiples(book, criterion, t), t)));
}

// A word and a colour for a figure: how near it is to its limit.
ChartCell CellOf(const OnList* on, Criterion criterion, const Texts& t) {
  if (on == nullptr || !on->figures[criterion]) return {"–", "unknown"};
  const criteria::CriterionRule* rule = on->main_rules->Find(criterion);
  const std::string text = criterion == Criterion::kPopulation
                               ? FormatFigure(criterion, *on->figures[criterion], t)
                               : FormatDecimal(Round(*on->figures[criterion], 2), t.language(), 1);
  if (rule == nullptr) return {text, "free"};
  const Verdict verdict = criteria::Judge(*rule, on->figures);
  const auto distance = criteria::DistanceOf(*rule, on->figures, on->Of(criterion).group);
  if (verdict == Verdict::kUnknown || !distance) return {text, "unknown"};
  return {text, IsNear(*rule, *distance) ? "near" : verdict == Verdict::kMet ? "met" : "free"};
}

// The newest list first: it is what one looks for.
std::vector<criteria::ListYear> NewestFirst(const StandingBook& book) {
  auto lists = KnownLists(book);
  std::reverse(lists.begin(), lists.end());
  return lists;
}

Chart HeatMap(const StandingBook& book, Criterion criterion, const Texts& t) {
  Chart chart{.kind = ChartKind::kHeat};
  chart.id = "heat-" + std::string(criteria::ToName(criterion));
  chart.title = TitleOf(criterion, t);
  chart.label_heading = t("Area");
  const auto lists = NewestFirst(book);
  for (const criteria::ListYear& list : lists) chart.labels.push_back(criteria::ToText(list));
  for (const AreaStanding& standing : book.standings) {
    ChartRow row{.name = standing.area.name, .address = StandingAddress(standing.area.id)};
    for (const criteria::ListYear& list : lists) row.cells.push_back(CellOf(standing.On(list.year), criterion, t));
    chart.rows.push_back(std::move(row));
  }
  chart.csv_address = "/omraader/sammenlign.csv?kriterium=" + std::string(criteria::ToName(criterion));
  return chart;
}

Chart ClassMap(const StandingBook& book, const Texts& t) {
  Chart chart{.kind = ChartKind::kHeat};
  chart.id = "heat-class";
  chart.title = t("Class");
  chart.label_heading = t("Area");
  const auto lists = NewestFirst(book);
  for (const criteria::ListYear& list : lists) chart.labels.push_back(criteria::ToText(list));
  for (const AreaStanding& standing : book.standings) {
    ChartRow row{.name = standing.area.name, .address = areas::AddressOf(standing.area.id)};
    for (const criteria::ListYear& list : lists) {
      const OnList* on = standing.On(list.year);
      const bool known = on != nullptr && on->knows_something();
      const bool certain = known && on->conclusion.certainty == criteria::Certainty::kCertain;
      row.cells.push_back({known ? ClassWord(on->conclusion, t) : "–", !known                               ? "unknown"
                                                                       : on->conclusion.in_class == nullptr ? "free"
                                                                       : certain                            ? "met"
                                                                                                            : "near"});
    }
    chart.rows.push_back(std::move(row));
  }
  chart.csv_address = "/omraader/sammenlign.csv";
  return chart;
}

http::Response ShowHeatMap(const Visit& visit) {
  const Texts& t = visit.t;
  const StandingBook book = LoadAll(visit);
  PageFrame frame = ComparisonFrame(visit, t("Heat map"), "comparison");
  frame.width = PageFrame::Width::kFull;
  if (KnownLists(book).empty()) {
    return visit.Page(frame,
                      Join(Heading({.title = frame.title}), EmptyState(t("No figures are known of any area yet."))));
  }
  Html maps = RenderChart(ClassMap(book, t), t);
  for (const Criterion criterion : criteria::kCriteria) maps.Append(RenderChart(HeatMap(book, criterion, t), t));
  return visit.Page(frame, Join(Heading({.title = frame.title}),
                                P(t("Each area on each list, by the law of its time. Dark is met, hatched is near the "
                                    "limit, light is free of it.")),
                                maps));
}

http::Response SendComparisonCsv(const Visit& visit) {
  const StandingBook book = LoadAll(visit);
  const Texts& t = visit.t;
  const bool one = !visit.request.Query("kriterium").empty();
  const Criterion criterion = AskedCriterion(visit);
  const auto lists = KnownLists(book);
  std::vector<std::string> head{std::string(t("Area"))};
  for (const criteria::ListYear& list : lists) head.push_back(criteria::ToText(list));
  std::vector<std::vector<std::string>> rows;
  for (const AreaStanding& standing : book.standings) {
    std::vector<std::string> row{standing.area.name};
    for (const criteria::ListYear& list : lists) {
      const OnList* on = standing.On(list.year);
      const bool known = on != nullptr && (one ? on->figures[criterion].has_value() : on->knows_something());
      row.push_back(!known ? std::string()
                    : one  ? FormatDecimal(*on->figures[criterion], t.language())
                           : ClassWord(on->conclusion, t));
    }
    rows.push_back(std::move(row));
  }
  return http::Response::File(documents::FormatCsv(head, rows), "text/csv; charset=utf-8", "omraader.csv");
}

}  // namespace

std::vector<http::Route> ComparisonRoutes(const people::Office& office) {
  using http::Method;
  const auto open = [&](people::PageHandler handler) {
    return people::Guarded(office, people::Access::kEverybody, std::move(handler));
  };
  return {{Method::kGet, "/omraader/sammenlign", open(ShowComparison)},
          {Method::kGet, "/omraader/sammenlign.csv", open(SendComparisonCsv)},
          {Method::kGet, "/omraader/varmekort", open(ShowHeatMap)}};
}

}  // namespace tovholder::standing
