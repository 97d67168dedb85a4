// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "indicators/indicator_view.h"
#include "standing/standing_pages.h"
#include "standing/standing_view.h"

namespace tovholder::standing {
namespace {

using namespace html;  // NOLINT: this file is nothing but markup
using criteria::Criterion;
using people::Visit;

// Which figure of which year the list rests on.
std::string YearsOf(const criteria::CriterionRule& rule, const criteria::ListYear& list, const Texts& t) {
  if (rule.criterion == Criterion::kPopulation || rule.criterion == Criterion::kNonwestern) {
    return t("1 January {year}", {{"year", std::to_string(list.year)}});
  }
  const int last = list.year - rule.years_before_list;
  const int years = rule.method.years.value_or(1);
  return years == 1 ? std::to_string(last) : std::to_string(last - years + 1) + "–" + std::to_string(last);
}

Html StateOf(const OnList& on, const criteria::CriterionRule& rule, const Texts& t) {
  const Evidence& evidence = on.Of(rule.criterion);
  if (!evidence.value) return Badge(t("Missing"), Tone::kAttention);
  const bool approved = std::all_of(evidence.from.begin(), evidence.from.end(),
                                    [](const KnownFigure* figure) { return figure->approved(); });
  return Div(FormatFigure(rule.criterion, *evidence.value, t),
             When(!approved, [&] { return Div(Class("hint"), t("not approved")); }));
}

int CountMissing(const OnList& on) {
  return static_cast<int>(std::count_if(on.main_rules->criteria.begin(), on.main_rules->criteria.end(),
                                        [&](const auto& rule) { return !on.Of(rule.criterion).value; }));
}

Html CalendarTable(const StandingBook& book, const criteria::ListYear& list, const criteria::RuleSet& rules,
                   const Texts& t) {
  DataTable table{.caption = t("Figures for the list of {year}", {{"year", criteria::ToText(list)}}),
                  .columns = {{std::string(t("Area"))}, {std::string(t("As it looks now"))}}};
  for (const criteria::CriterionRule& rule : rules.criteria) {
    table.columns.push_back({TitleOf(rule.criterion, t) + " (" + YearsOf(rule, list, t) + ")"});
  }
  for (const AreaStanding& standing : book.standings) {
    const OnList* on = standing.On(list.year);
    if (on == nullptr) continue;
    std::vector<Html> row{A(Href(areas::AddressOf(standing.area.id)), standing.area.name),
                          on->knows_something() ? ClassBadge(on->conclusion, t) : Text("–")};
    for (const criteria::CriterionRule& rule : rules.criteria) row.push_back(StateOf(*on, rule, t));
    table.rows.push_back(std::move(row));
  }
  return RenderTable(table);
}

// What has to be done, the area that lacks most first.
Html ToDo(const Visit& visit, const StandingBook& book, const criteria::ListYear& list) {
  const Texts& t = visit.t;
  std::vector<std::pair<int, const AreaStanding*>> missing;
  for (const AreaStanding& standing : book.standings) {
    const OnList* on = standing.On(list.year);
    if (on != nullptr && CountMissing(*on) > 0) missing.emplace_back(CountMissing(*on), &standing);
  }
  std::stable_sort(missing.begin(), missing.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
  if (missing.empty()) return P(Badge(t("All figures are there"), Tone::kGood));
  std::vector<ListEntry> entries;
  entries.reserve(missing.size());
  for (const auto& [count, standing] : missing) {
    const bool edits = visit.viewer.May(people::Access::kSecretary);
    entries.push_back(
        {.title = standing->area.name,
         .address = edits ? ListFormAddress(standing->area.id, list.year) : areas::AddressOf(standing->area.id),
         .facts = {Text(t.Plural("{n} figure is missing", "{n} figures are missing", count))}});
  }
  return EntryList(entries);
}

http::Response ShowCalendar(const Visit& visit) {
  const Texts& t = visit.t;
  const StandingBook book =
      visit.Read([&](sql::Reader& reader) { return LoadStandings(reader, visit.viewer, visit.today()); });
  const criteria::ListYear list{ComingList(visit.today()), ""};
  PageFrame frame = areas::AreaFrame(visit, t("Before 1 December"), "calendar");
  frame.breadcrumb = {{std::string(t("Areas")), "/omraader"}, {frame.title, ""}};
  frame.width = PageFrame::Width::kFull;
  const Date day = criteria::DayOf(list);
  PageHeading heading{.title = frame.title};
  heading.facts = {Text(t("The list of {year} comes {day}",
                          {{"year", criteria::ToText(list)}, {"day", FormatDay(day, DayForm::kLong, t.language())}})),
                   Text(FormatNearness(day, visit.today(), t.language()))};
  const criteria::RuleSet* rules = criteria::FindGoverning(criteria::RuleSets(), list, "61a");
  if (book.standings.empty() || rules == nullptr) {
    return visit.Page(frame, Join(Heading(heading), EmptyState(t("No area is described yet."))));
  }
  return visit.Page(frame, Join(Heading(heading),
                                P(t("The ministry works with figures of the years before; the same are needed here to "
                                    "know what comes.")),
                                Block(t("What is missing"), ToDo(visit, book, list)),
                                Block(t("Figures for the list"), CalendarTable(book, list, *rules, t))));
}

}  // namespace

std::vector<http::Route> ListCalendarRoutes(const people::Office& office) {
  return {{http::Method::kGet, "/omraader/listekalender",
           people::Guarded(office, people::Access::kEverybody, ShowCalendar)}};
}

}  // namespace tovholder::standing
