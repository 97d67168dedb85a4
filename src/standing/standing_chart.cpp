// SPDX-License-Identifier: EUPL-1.2
#include "standing/standing_chart.h"

#include <algorithm>
#include <map>
#include <set>

#include "base/text.h"
#include "indicators/indicator_view.h"
#include "indicators/small_count.h"
#include "standing/standing_view.h"

namespace tovholder::standing {

using namespace html;  // NOLINT: this file is nothing but markup
using criteria::Criterion;
using people::Visit;

namespace {

constexpr Criterion kShares[] = {Criterion::kEmployment, Criterion::kConvicted, Criterion::kEducation,
                                 Criterion::kIncome, Criterion::kNonwestern};

bool IsKnown(const std::vector<OnList>& lists, Criterion criterion) {
  return std::any_of(lists.begin(), lists.end(), [&](const OnList& one) { return one.figures[criterion].has_value(); });
}

const OnList* NewestOf(const std::vector<OnList>& lists, Criterion criterion) {
  const auto newest =
      std::find_if(lists.rbegin(), lists.rend(), [&](const OnList& one) { return one.figures[criterion].has_value(); });
  return newest == lists.rend() ? nullptr : &*newest;
}

// Lists before the first figure and after the last say nothing in a picture.
std::vector<OnList> WithoutUnknownEnds(std::vector<OnList> lists) {
  const auto knows = [](const OnList& one) { return one.knows_something(); };
  lists.erase(std::find_if(lists.rbegin(), lists.rend(), knows).base(), lists.end());
  lists.erase(lists.begin(), std::find_if(lists.begin(), lists.end(), knows));
  return lists;
}

// What an area is compared with: its municipality, regions and the country.
std::vector<const indicators::Place*> ComparedWith(const StandingBook& book, const areas::HousingArea& area) {
  std::vector<const indicators::Place*> places;
  for (const indicators::Place& one : book.indicators.places) {
    const bool own = one.kind == indicators::PlaceKind::kMunicipality && area.municipality &&
                     (!one.municipality || one.municipality == area.municipality);
    if (own || one.kind == indicators::PlaceKind::kRegion || one.kind == indicators::PlaceKind::kCountry) {
      places.push_back(&one);
    }
  }
  return places;
}

std::vector<std::optional<double>> SeriesOn(const std::vector<OnList>& asked, const Compared& compared,
                                            Criterion criterion) {
  std::vector<std::optional<double>> values;
  values.reserve(asked.size());
  for (const OnList& one : asked) {
    const auto same = std::find_if(compared.lists.begin(), compared.lists.end(),
                                   [&](const auto& other) { return other.first == one.list; });
    const auto value = same == compared.lists.end() ? std::nullopt : same->second[criterion];
    values.push_back(value ? std::optional(ToDouble(*value)) : std::nullopt);
  }
  return values;
}

std::vector<std::pair<criteria::ListYear, criteria::Figures>> FiguresOf(const std::vector<OnList>& lists) {
  std::vector<std::pair<criteria::ListYear, criteria::Figures>> figures;
  figures.reserve(lists.size());
  for (const OnList& one : lists) figures.emplace_back(one.list, one.figures);
  return figures;
}

// The newest figure of one indicator, and how well the years before it are known.
struct AgeOfFigures {
  std::optional<indicators::Observation> newest;
  bool newest_hidden = false;
  std::set<int> years;
  int entered = 0;

  void Add(const indicators::Observation& one, bool hidden) {
    const auto year = indicators::YearOf(one);
    if (year) years.insert(*year);
    if (one.state == indicators::ObservationState::kEntered) ++entered;
    if (newest && indicators::YearOf(*newest) > year) return;
    newest = one;
    newest_hidden = hidden;
  }
  std::int64_t gaps() const { return years.empty() ? 0 : *years.rbegin() - *years.begin() + 1 - std::ssize(years); }
};

std::string QualityOf(const AgeOfFigures& age, Date today, const Texts& t) {
  std::vector<std::string> words;
  if (age.years.empty()) {
    words.emplace_back(t("without a year"));
  } else {
    const int old = static_cast<int>(today.year()) - *age.years.rbegin();
    words.push_back(old <= 0 ? std::string(t("of this year")) : t.Plural("{n} year old", "{n} years old", old));
  }
  if (age.gaps() > 0) words.push_back(t.Plural("{n} year is missing", "{n} years are missing", age.gaps()));
  if (age.entered > 0) words.push_back(t.Plural("{n} is not approved", "{n} are not approved", age.entered));
  return tovholder::Join(words, ", ");
}

Html AgeTable(const Visit& visit, const indicators::IndicatorBook& book,
              const std::map<indicators::IndicatorId, AgeOfFigures>& ages) {
  const Texts& t = visit.t;
  DataTable table{.caption = std::string(t("All figures of the area")),
                  .columns = {{std::string(t("Indicator"))},
                              {std::string(t("Newest")), Align::kFigures},
                              {std::string(t("Of"))},
                              {std::string(t("Years known")), Align::kFigures},
                              {std::string(t("Quality"))}}};
  for (const indicators::Indicator& one : book.indicators) {
    const auto age = ages.find(one.id);
    if (age == ages.end() || !age->second.newest) continue;
    const indicators::Observation& newest = *age->second.newest;
    table.rows.push_back(
        {A(Href(indicators::AddressOf(one.id)), indicators::NameOf(one, t.language())),
         age->second.newest_hidden
             ? Span(Class("hint"), t("hidden: few people"))
             : A(Href(indicators::AddressOf(newest.id)), indicators::FormatValue(one, newest.value, t)),
         Text(indicators::PeriodText(newest, t)), Text(FormatNumber(std::ssize(age->second.years), t.language())),
         Text(QualityOf(age->second, visit.today(), t))});
  }
  return RenderTable(table);
}

bool HasValue(const ChartSeries& series) {
  return std::any_of(series.values.begin(), series.values.end(), [](const auto& one) { return one.has_value(); });
}

}  // namespace

std::vector<std::optional<double>> SeriesOf(const std::vector<OnList>& lists, Criterion criterion) {
  std::vector<std::optional<double>> values;
  values.reserve(lists.size());
  for (const OnList& one : lists) {
    const auto& value = one.figures[criterion];
    values.push_back(value ? std::optional(ToDouble(*value)) : std::nullopt);
  }
  return values;
}

std::vector<std::string> ListLabels(const std::vector<OnList>& lists) {
  std::vector<std::string> labels;
  labels.reserve(lists.size());
  for (const OnList& one : lists) labels.push_back(criteria::ToText(one.list));
  return labels;
}

std::string FindingOf(const AreaStanding& standing, Criterion criterion, const Texts& t) {
  const OnList* newest = NewestOf(standing.lists, criterion);
  std::string name = TitleOf(criterion, t);
  if (newest == nullptr) return name;
  const criteria::CriterionRule* rule = newest->main_rules->Find(criterion);
  const std::string figure = FormatFigure(criterion, *newest->figures[criterion], t);
  const auto limit = rule == nullptr ? std::nullopt : criteria::ThresholdOf(*rule, newest->figures);
  const std::string year = criteria::ToText(newest->list);
  if (!limit) return t("{what}: {figure} on the list of {year}", {{"what", name}, {"figure", figure}, {"year", year}});
  const std::string threshold = FormatFigure(criterion, *limit, t);
  const Decimal value = *newest->figures[criterion];
  return value > *limit ? t("{what}: {figure}, above the limit of {limit}",
                            {{"what", name}, {"figure", figure}, {"limit", threshold}})
         : value < *limit
             ? t("{what}: {figure}, below the limit of {limit}",
                 {{"what", name}, {"figure", figure}, {"limit", threshold}})
             : t("{what}: {figure}, exactly at the limit", {{"what", name}, {"figure", figure}, {"limit", threshold}});
}

std::vector<ChartLimit> LimitsOf(const std::vector<OnList>& lists, Criterion criterion, const Texts& t) {
  const OnList* newest = NewestOf(lists, criterion);
  if (newest == nullptr) return {};
  std::vector<ChartLimit> limits;
  for (const criteria::RuleSet* rules : {newest->main_rules, newest->prevention_rules}) {
    const criteria::CriterionRule* rule = rules == nullptr ? nullptr : rules->Find(criterion);
    const auto limit = rule == nullptr ? std::nullopt : criteria::ThresholdOf(*rule, newest->figures);
    if (!limit) continue;
    const bool twice =
        std::any_of(limits.begin(), limits.end(), [&](const ChartLimit& one) { return one.value == ToDouble(*limit); });
    if (!twice) limits.push_back({ToDouble(*limit), FormatFigure(criterion, *limit, t) + " (" + rule->law + ")"});
  }
  return limits;
}

std::vector<Compared> LoadCompared(sql::Reader& reader, const people::Viewer& viewer, const StandingBook& book,
                                   const AreaStanding& standing) {
  std::vector<Compared> compared;
  for (const AreaStanding& other : book.standings) {
    if (other.area.id == standing.area.id) continue;
    compared.push_back({other.area.name, areas::AddressOf(other.area.id), FiguresOf(other.lists), SeriesLook::kOther});
  }
  if (standing.lists.empty()) return compared;
  for (const indicators::Place* place : ComparedWith(book, standing.area)) {
    const Facts facts = LoadFacts(reader, book.indicators, viewer, place->id);
    const auto lists = WorkOut(facts, standing.lists.back().list.year);
    compared.push_back({book.indicators.NameOf(place->id), "", FiguresOf(lists), SeriesLook::kGrey});
  }
  return compared;
}

Chart CriterionChart(const AreaStanding& standing, const std::vector<Compared>& compared, Criterion criterion,
                     const Texts& t) {
  const std::vector<OnList> shown = WithoutUnknownEnds(standing.lists);
  const std::string name(criteria::ToName(criterion));
  Chart chart{.kind = ChartKind::kLines};
  chart.id = "chart-" + name;
  chart.title = FindingOf(standing, criterion, t);
  chart.unit = criterion == Criterion::kPopulation ? "" : "%";
  chart.label_heading = t("List");
  chart.labels = ListLabels(shown);
  chart.series.push_back({.name = standing.area.name, .values = SeriesOf(shown, criterion)});
  for (const Compared& other : compared) {
    ChartSeries series{
        .name = other.name, .values = SeriesOn(shown, other, criterion), .look = other.look, .address = other.address};
    if (HasValue(series)) chart.series.push_back(std::move(series));
  }
  chart.limits = LimitsOf(standing.lists, criterion, t);
  chart.csv_address = StandingAddress(standing.area.id) + ".csv?kriterium=" + name;
  return chart;
}

Html CriterionCharts(sql::Reader& reader, const Visit& visit, const StandingBook& book, const AreaStanding& standing) {
  const auto compared = LoadCompared(reader, visit.viewer, book, standing);
  Html charts;
  for (const Criterion criterion : kShares) {
    if (!IsKnown(standing.lists, criterion)) continue;
    charts.Append(RenderChart(CriterionChart(standing, compared, criterion, visit.t), visit.t));
  }
  return charts.empty() ? Html() : Block(visit.t("Through the years"), charts);
}

Html FigureAge(sql::Reader& reader, const Visit& visit, areas::HousingAreaId area) {
  const indicators::IndicatorBook book = indicators::LoadIndicators(reader);
  const indicators::Place* place = book.FindPlace(area);
  if (place == nullptr) return {};
  std::map<indicators::IndicatorId, AgeOfFigures> ages;
  const auto hidden = indicators::ListHidden(reader, visit.viewer, book);
  for (const indicators::Observation& one : indicators::ListObservations(reader, visit.viewer, place->id)) {
    if (one.state != indicators::ObservationState::kSetAside) ages[one.indicator].Add(one, hidden.contains(one.id));
  }
  if (ages.empty()) return {};
  return Disclosure(visit.t.Plural("All figures of the area: {n} indicator", "All figures of the area: {n} indicators",
                                   std::ssize(ages)),
                    AgeTable(visit, book, ages));
}

}  // namespace tovholder::standing
