// SPDX-License-Identifier: EUPL-1.2
#include "standing/standing_view.h"

#include "base/text.h"
#include "indicators/indicator_view.h"

namespace tovholder::standing {

using namespace html;  // NOLINT: this file is nothing but markup
using criteria::Certainty;
using criteria::Criterion;
using criteria::Verdict;
using people::Visit;

namespace {

std::vector<Html> CriterionRow(const OnList& on, const criteria::CriterionRule& rule, const Texts& t) {
  const auto& value = on.figures[rule.criterion];
  const Evidence& evidence = on.Of(rule.criterion);
  const auto distance = criteria::DistanceOf(rule, on.figures, evidence.group);
  return {Text(TitleOf(rule.criterion, t)),
          value ? Div(Strong(FormatFigure(rule.criterion, *value, t)), Div(Class("hint"), SourceOf(evidence, t)))
                : Span(Class("hint"), t("not known")),
          Text(criteria::DescribeRule(rule, t)),
          Div(VerdictBadge(criteria::Judge(rule, on.figures), t),
              When(distance.has_value(), [&] { return Div(Class("hint"), FormatDistance(rule, *distance, t)); }))};
}

std::string FigureOf(const Doubtful& doubtful, const Texts& t) {
  const KnownFigure& figure = *doubtful.figure;
  return indicators::FormatValue(*figure.indicator, figure.observation.value, t);
}

Html DoubtfulEntry(const OnList& on, const Doubtful& doubtful, const Texts& t) {
  const criteria::CriterionRule* rule = on.main_rules->Find(doubtful.criterion);
  const criteria::Method method = indicators::MethodOf(*doubtful.figure->indicator, doubtful.figure->scope);
  Html reasons;
  for (const criteria::Difference one : doubtful.differences) {
    reasons.Append(Li(criteria::Because(one, *rule, method, t)));
  }
  return Li(A(Href(indicators::AddressOf(doubtful.figure->observation.id)),
              indicators::NameOf(*doubtful.figure->indicator, t.language())),
            ": ", FigureOf(doubtful, t), ". ", t("Not comparable, because"), Ul(reasons));
}

}  // namespace

std::string StandingAddress(areas::HousingAreaId area) { return areas::AddressOf(area) + "/status"; }
std::string WhatIfAddress(areas::HousingAreaId area) { return areas::AddressOf(area) + "/hvad-skal-der-til"; }
std::string ForecastAddress(areas::HousingAreaId area) { return areas::AddressOf(area) + "/fremskrivning"; }

std::string ListFormAddress(areas::HousingAreaId area, int list_year) {
  return areas::AddressOf(area) + "/tal/" + std::to_string(list_year);
}

std::string ClassWord(const criteria::Conclusion& conclusion, const Texts& t) {
  if (conclusion.in_class == nullptr) return std::string(t("On no list"));
  const std::string name = criteria::NameOf(*conclusion.in_class, t);
  return conclusion.certainty == Certainty::kCertain ? Capitalized(name) : t("Perhaps {class}", {{"class", name}});
}

Html ClassBadge(const criteria::Conclusion& conclusion, const Texts& t) {
  const Tone tone = conclusion.in_class == nullptr                ? Tone::kGood
                    : conclusion.certainty == Certainty::kCertain ? Tone::kAttention
                                                                  : Tone::kNeutral;
  return Badge(ClassWord(conclusion, t), tone);
}

std::string TitleOf(Criterion criterion, const Texts& t) { return Capitalized(criteria::NameOf(criterion, t)); }

std::string FormatFigure(Criterion criterion, const Decimal& value, const Texts& t) {
  if (criterion == Criterion::kPopulation) return FormatNumber(value.micros / Decimal::kUnit, t.language());
  return FormatDecimal(Round(value, 2), t.language()) + " %";
}

std::string FormatDistance(const criteria::CriterionRule& rule, const criteria::Distance& distance, const Texts& t) {
  const Decimal size{distance.points.micros < 0 ? -distance.points.micros : distance.points.micros};
  if (rule.criterion == Criterion::kPopulation) {
    const std::int64_t persons = size.micros / Decimal::kUnit;
    return distance.points.micros < 0 ? t.Plural("{n} resident below", "{n} residents below", persons)
                                      : t.Plural("{n} resident above", "{n} residents above", persons);
  }
  const std::string points = FormatDecimal(Round(size, 2), t.language());
  std::string words = distance.points.micros == 0  ? std::string(t("exactly at the limit"))
                      : distance.points.micros < 0 ? t("{n} percentage points below", {{"n", points}})
                                                   : t("{n} percentage points above", {{"n", points}});
  if (!distance.persons) return words;
  words += "; ";
  words += distance.estimated ? t.Plural("about {n} person", "about {n} persons", *distance.persons)
                              : t.Plural("{n} person", "{n} persons", *distance.persons);
  const int years = rule.method.years.value_or(1);
  if (years > 1) words += " " + t("in each of {n} years", {{"n", std::to_string(years)}});
  return words;
}

Html VerdictBadge(Verdict verdict, const Texts& t) {
  switch (verdict) {
    case Verdict::kMet:
      return Badge(t.In("criterion", "Met"), Tone::kAttention);
    case Verdict::kNotMet:
      return Badge(t.In("criterion", "Not met"), Tone::kGood);
    case Verdict::kUnknown:
      break;
  }
  return Badge(t.In("criterion", "Not known"), Tone::kNeutral);
}

Html SourceOf(const Evidence& evidence, const Texts& t) {
  if (evidence.from.empty()) return Text("–");
  Html links;
  for (const KnownFigure* figure : evidence.from) {
    if (!links.empty()) links.AppendText(", ");
    const auto year = indicators::YearOf(figure->observation);
    links.Append(A(Href(indicators::AddressOf(figure->observation.id)),
                   year ? std::to_string(*year) : std::string(t("no year"))));
    if (!figure->approved()) links.Append(Span(Class("hint"), " (", t("not approved"), ")"));
  }
  return evidence.reckoned_mean() ? Join(t("mean of"), " ", links) : Join(t("of"), " ", links);
}

Html CriterionTable(const Visit& visit, const OnList& on, const criteria::RuleSet& rules, std::string_view caption) {
  const Texts& t = visit.t;
  DataTable table{.caption = std::string(caption),
                  .columns = {{std::string(t("Criterion"))},
                              {std::string(t("The area")), Align::kFigures},
                              {std::string(t("Limit"))},
                              {std::string(t("Result"))}}};
  table.rows.reserve(rules.criteria.size());
  for (const criteria::CriterionRule& rule : rules.criteria) table.rows.push_back(CriterionRow(on, rule, t));
  return RenderTable(table);
}

Html DoubtfulBlock(const Visit& visit, const OnList& on) {
  if (on.doubtful.empty()) return {};
  const Texts& t = visit.t;
  return Disclosure(t.Plural("{n} figure is not used, because it is made in another way",
                             "{n} figures are not used, because they are made in another way", std::ssize(on.doubtful)),
                    Join(P(t("They may give an indication. The law asks for something else.")),
                         Ul(Each(on.doubtful, [&](const Doubtful& one) { return DoubtfulEntry(on, one, t); }))));
}

PageFrame StandingFrame(const Visit& visit, std::string_view title, const areas::HousingArea& area) {
  PageFrame frame = areas::AreaFrame(visit, area.name + ": " + std::string(title), "areas");
  frame.breadcrumb = {
      {std::string(visit.t("Areas")), "/omraader"}, {area.name, areas::AddressOf(area.id)}, {std::string(title), ""}};
  frame.robots = PageFrame::Robots::kIndex;
  return frame;
}

}  // namespace tovholder::standing
