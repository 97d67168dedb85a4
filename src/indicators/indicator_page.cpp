// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "criteria/comparability.h"
#include "html/markdown.h"
#include "indicators/indicator_pages.h"
#include "indicators/indicator_store.h"
#include "indicators/indicator_view.h"
#include "indicators/logged_records.h"
#include "people/change_words.h"
#include "sql/change_log.h"

namespace tovholder::indicators {
namespace {

using namespace html;  // NOLINT: this file is nothing but markup
using people::Visit;

struct IndicatorView {
  IndicatorBook book;
  Indicator indicator;
  std::optional<PlaceId> place;  // that is looked at alone
  std::vector<PlaceId> places;   // where it is measured
  std::int64_t page = 1;
  std::int64_t count = 0;
  std::vector<Observation> observations;
  std::vector<FigureSource> sources;
  SmallCountView small;
  std::vector<sql::Change> changes;
};

std::optional<IndicatorView> LoadIndicator(sql::Reader& reader, const Visit& visit) {
  IndicatorView view{LoadIndicators(reader), {}, {}, {}, 1, 0, {}, {}, {}, {}};
  const Indicator* found = view.book.Find(IndicatorId{visit.request.PathNumber("id").value_or(0)});
  if (found == nullptr) return std::nullopt;
  view.indicator = *found;
  if (const auto place = visit.request.QueryNumber("sted")) view.place = PlaceId{*place};
  view.page = visit.request.QueryNumber("side").value_or(1);
  view.places = ListPlacesOf(reader, visit.viewer, found->id);
  view.count = CountObservations(reader, visit.viewer, found->id, view.place);
  const std::int64_t offset = std::min((view.page - 1) * kPageSize, view.count);
  view.observations = ListObservations(reader, visit.viewer, found->id, view.place,
                                       {static_cast<int>(kPageSize), static_cast<int>(offset)});
  view.sources = ListSources(reader, view.observations);
  view.small = LoadSmallCounts(reader, visit.viewer, view.book);
  if (visit.viewer.MayRead(people::Access::kSecretary)) {
    view.changes = sql::ListChanges(reader, "indicator", found->id.value);
  }
  return view;
}

std::string AgesOf(const Indicator& indicator, const Texts& t) {
  const auto number = [](std::optional<int> age) { return std::to_string(age.value_or(0)); };
  if (indicator.age_from && indicator.age_to) {
    return t("{from}-{to} years old", {{"from", number(indicator.age_from)}, {"to", number(indicator.age_to)}});
  }
  if (indicator.age_from) return t("{from} years and over", {{"from", number(indicator.age_from)}});
  if (indicator.age_to) return t("Up to {to} years", {{"to", number(indicator.age_to)}});
  return std::string(t("All ages"));
}

std::string LimitsOf(const Indicator& indicator, const Texts& t) {
  const auto number = [&](const std::optional<Decimal>& limit) {
    return limit ? FormatDecimal(*limit, t.language()) : std::string("…");
  };
  return number(indicator.least_likely) + " – " + number(indicator.most_likely);
}

std::vector<Fact> FactsOf(const Indicator& one, const Texts& t) {
  std::vector<Fact> facts{{std::string(t("What is counted")), Text(WordOf(one.counted, t))},
                          {std::string(t("Ages")), Text(AgesOf(one, t))},
                          {std::string(t("When it is counted")), Text(WordOf(one.timing, t))},
                          {std::string(t("Years")), Text(MeanOf(one, t))},
                          {std::string(t("Compared with")), Text(WordOf(one.compared_with, t))},
                          {std::string(t("Direction")), Text(WordOf(one.direction, t))},
                          {std::string(t("Source")), Text(one.source.empty() ? std::string_view("–") : one.source)},
                          {std::string(t("Likely values")), Text(LimitsOf(one, t))}};
  if (one.criterion == criteria::Criterion::kEducation) {
    facts.push_back({std::string(t("Unknown education")), Text(WordOf(one.unknown_education, t))});
  }
  return facts;
}

Html CriterionLine(const criteria::RuleSet& rules, const criteria::CriterionRule& rule, const Indicator& indicator,
                   const Texts& t) {
  const auto method = MethodOf(indicator, criteria::Scope::kOneArea);
  const auto differences = criteria::FindDifferences(rule, method);
  const std::string name = rules.name.In(t.language());
  if (differences.empty()) return Li(Badge(t("Can be used"), Tone::kGood), " ", name, ", ", rule.law);
  return Li(
      Badge(t("Cannot be compared"), Tone::kAttention), " ", name, ", ", rule.law,
      Ul(Each(differences, [&](criteria::Difference one) { return Li(criteria::Because(one, rule, method, t)); })));
}

// By the rules of which years the figure is the one that the law asks for.
Html CriteriaBlock(const Indicator& indicator, const Texts& t) {
  if (!indicator.criterion) return {};
  Html lines;
  for (const criteria::RuleSet& rules : criteria::RuleSets()) {
    const criteria::CriterionRule* rule = rules.Find(*indicator.criterion);
    if (rule != nullptr) lines.Append(CriterionLine(rules, *rule, indicator, t));
  }
  return Block(t("By the law's criteria"), Ul(Class("plain-list"), lines));
}

std::vector<Html> ObservationRow(const IndicatorView& view, const Observation& one, const Texts& t) {
  return {Text(view.book.NameOf(one.place)), Text(PeriodText(one, t)), LinkedValue(view.small, view.indicator, one, t),
          SourceAmong(view.sources, one, t), StateBadge(one, t)};
}

Html PlaceFilter(const IndicatorView& view, const Texts& t) {
  std::vector<Choice> choices{{"", std::string(t("All places")), ""}};
  for (const Place& place : view.book.places) {
    if (std::find(view.places.begin(), view.places.end(), place.id) == view.places.end()) continue;
    choices.push_back({std::to_string(place.id.value), place.name, ""});
  }
  const std::string address = AddressOf(view.indicator.id);
  FilterRow row{.address = address, .count = t.Plural("{n} observation", "{n} observations", view.count)};
  if (view.places.size() > 1) {
    row.fields = SelectField({.name = "sted",
                              .label = std::string(t("Place")),
                              .value = view.place ? std::to_string(view.place->value) : std::string()},
                             choices, t);
  }
  if (view.place) row.active.push_back({view.book.NameOf(*view.place), address});
  return RenderFilterRow(row, t);
}

Html ObservationBlock(const IndicatorView& view, const Texts& t) {
  if (view.places.empty()) {
    return Block(t("Observations"), EmptyState(t("There is no observation of it yet.")));
  }
  DataTable table{.caption = std::string(t("Observations")),
                  .columns = {{std::string(t("Place"))},
                              {std::string(t("Period"))},
                              {std::string(t("Value")), Align::kFigures},
                              {std::string(t("Source"))},
                              {std::string(t.In("observation", "State"))}}};
  for (const Observation& one : view.observations) table.rows.push_back(ObservationRow(view, one, t));
  std::string address = AddressOf(view.indicator.id);
  if (view.place) address = WithQuery(address, "sted", std::to_string(view.place->value));
  return Block(t("Observations"), Join(PlaceFilter(view, t), RenderTable(table),
                                       Pagination({view.page, view.count, kPageSize, address}, t)));
}

PageHeading IndicatorHeading(const Visit& visit, const Indicator& one) {
  const Texts& t = visit.t;
  PageHeading heading{.title = NameOf(one, t.language()), .facts = {StandingBadge(one.standing, t)}};
  if (one.criterion) heading.facts.push_back(Text(WordOf(*one.criterion, t)));
  if (!MayWriteFigures(visit)) return heading;
  heading.primary = ButtonLink(t("New observation"), "/noegletal/maaling/ny?noegletal=" + std::to_string(one.id.value),
                               ButtonLook::kPrimary);
  heading.others = {ButtonLink(t("Change the definition"), AddressOf(one.id) + "/ret", ButtonLook::kQuiet)};
  return heading;
}

http::Response ShowIndicator(const Visit& visit) {
  const auto view = visit.Read([&](sql::Reader& reader) { return LoadIndicator(reader, visit); });
  if (!view) return visit.NotFound();
  const Texts& t = visit.t;
  const Indicator& one = view->indicator;
  PageFrame frame = IndicatorFrame(visit, NameOf(one, t.language()));
  frame.robots = PageFrame::Robots::kIndex;
  frame.width = PageFrame::Width::kFull;
  frame.breadcrumb = {{std::string(t("Indicators")), "/noegletal"}, {frame.title, ""}};
  return visit.Page(
      frame, Join(Heading(IndicatorHeading(visit, one)), P(Class("lead"), DefinitionOf(one, t)),
                  When(!one.about.empty(), [&] { return RenderMarkdown(one.about, 2); }), ObservationBlock(*view, t),
                  CriteriaBlock(one, t), Block(t("How it is made"), FactList(FactsOf(one, t))),
                  people::ChangeWords(LoggedRecords(), t).History(view->changes)));
}

}  // namespace

std::vector<http::Route> IndicatorRoutes(const people::Office& office) {
  return {{http::Method::kGet, "/noegletal/{id}", people::Guarded(office, people::Access::kEverybody, ShowIndicator)}};
}

}  // namespace tovholder::indicators
