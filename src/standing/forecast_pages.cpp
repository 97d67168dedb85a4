// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <cmath>

#include "base/text.h"
#include "html/charts.h"
#include "standing/past.h"
#include "standing/standing_chart.h"
#include "standing/standing_pages.h"
#include "standing/standing_view.h"

namespace tovholder::standing {
namespace {

using namespace html;  // NOLINT: this file is nothing but markup
using criteria::Criterion;
using forecasts::Assumptions;
using people::Visit;

constexpr int kYearsAhead = 10;
constexpr int kRuns = 10'000;
constexpr int kHindcastRuns = 500;
constexpr int kHindcastHorizon = 3;

// An assumption as a field of the form, in per cent.
struct AssumptionField {
  const char* name;
  std::string_view label;
  std::string_view help;
  double Assumptions::*part;
};
const AssumptionField kFields[] = {
    {"fraflytning", Msgid("Moving out a year"), Msgid("Per cent of the residents."), &Assumptions::moving_out},
    {"nye-udenfor", Msgid("Outside work and education among those moving in"), Msgid("Per cent."),
     &Assumptions::movers_in_outside_work},
    {"nye-grundskole", Msgid("Basic education only among those moving in"), Msgid("Per cent."),
     &Assumptions::movers_in_basic},
    {"nye-ikkevestlige", Msgid("From non-western countries among those moving in"), Msgid("Per cent."),
     &Assumptions::movers_in_nonwestern},
    {"i-arbejde", Msgid("Into work or education a year"), Msgid("Per cent of those outside."), &Assumptions::into_work},
    {"uddannede", Msgid("Finishing an education a year"), Msgid("Per cent of those with basic education only."),
     &Assumptions::education_finished},
    {"tendens", Msgid("How far the area's own trend goes on"), Msgid("Per cent: 0 not at all, 100 as it was."),
     &Assumptions::trend_weight}};

struct AssumptionForm {
  Assumptions assumptions;
  FormErrors errors;
};

AssumptionForm ReadAssumptions(const Visit& visit, const Assumptions& assumed) {
  AssumptionForm form;
  form.assumptions = assumed;
  for (const AssumptionField& field : kFields) {
    const std::string typed = CollapseSpace(visit.request.Query(field.name));
    if (typed.empty()) continue;
    const auto number = ParseTypedDecimal(typed);
    if (!number) {
      form.errors.Add(field.name, number.error(), visit.t);
    } else if (number->micros < 0 || *number > Decimal::Of(100)) {
      form.errors.Add(field.name, {"standing.percent_wrong"}, visit.t);
    } else {
      form.assumptions.*field.part = ToDouble(*number) / 100;
    }
  }
  return form;
}

Html AssumptionFields(const Visit& visit, const AreaStanding& standing, const AssumptionForm& form) {
  const Texts& t = visit.t;
  const auto value = [&](const AssumptionField& field) {
    const std::string typed = CollapseSpace(visit.request.Query(field.name));
    return typed.empty() ? FormatDecimal(form.assumptions.*field.part * 100, 0, t.language()) : typed;
  };
  const Html inputs = Each(kFields, [&](const AssumptionField& field) {
    return TextField({.name = field.name,
                      .label = std::string(t(field.label)),
                      .value = value(field),
                      .help = std::string(t(field.help)),
                      .error = form.errors.At(field.name),
                      .width = FieldWidth::kShort},
                     t);
  });
  return Disclosure(t("What is assumed"),
                    Join(P(t("What the area's own figures cannot tell. Change it and see what it means.")),
                         RenderForm({.address = ForecastAddress(standing.area.id)},
                                    Join(inputs, SubmitButton(t("Forecast again"), ButtonLook::kPrimary)))),
                    form.errors.summary.empty() ? FoldState::kClosed : FoldState::kOpen);
}

// The past and the middle of the runs as lines, the rest as bands around.
Chart FanChart(const AreaStanding& standing, const Past& past, const forecasts::Forecast& forecast, Criterion criterion,
               const Texts& t) {
  const auto& fans = forecast.fans[static_cast<std::size_t>(criteria::IndexOf(criterion))];
  const auto& series = past.history[criterion];
  Chart chart{.kind = ChartKind::kFan};
  chart.id = "fan-" + std::string(criteria::ToName(criterion));
  chart.unit = criterion == Criterion::kPopulation ? "" : "%";
  chart.label_heading = t("Year");
  chart.from_zero = criterion != Criterion::kPopulation;
  chart.decimals = criterion == Criterion::kPopulation ? 0 : 1;
  ChartSeries known{.name = std::string(t("So far"))};
  ChartSeries middle{.name = std::string(t("Middle of the forecast")), .look = SeriesLook::kOther};
  ChartBand wide{.name = "90 %"};
  ChartBand narrow{.name = "50 %"};
  const auto add = [&](int year, std::optional<double> value, const forecasts::Fan* fan) {
    chart.labels.push_back(std::to_string(year));
    known.values.push_back(value);
    const auto quantile = [&](std::size_t i) { return fan == nullptr ? std::optional<double>() : fan->values[i]; };
    middle.values.push_back(quantile(2));
    wide.low.push_back(quantile(0));
    wide.high.push_back(quantile(4));
    narrow.low.push_back(quantile(1));
    narrow.high.push_back(quantile(3));
  };
  for (std::size_t i = 0; i < series.size(); ++i) {
    if (i > 0) {
      for (int gap = series[i - 1].year + 1; gap < series[i].year; ++gap) add(gap, std::nullopt, nullptr);
    }
    add(series[i].year, series[i].value, nullptr);
  }
  for (const forecasts::Fan& fan : fans) add(fan.year, std::nullopt, &fan);
  chart.series = {known, middle};
  chart.bands = {wide, narrow};
  chart.limits =
      criterion == Criterion::kPopulation ? std::vector<ChartLimit>{} : LimitsOf(standing.lists, criterion, t);
  const forecasts::Fan& last = fans.back();
  const auto figure = [&](double number) {
    return FormatDecimal(number, criterion == Criterion::kPopulation ? 0 : 1, t.language()) +
           (criterion == Criterion::kPopulation ? "" : " %");
  };
  chart.title = t("{what}: {low}–{high} in {year}, nine times in ten",
                  {{"what", TitleOf(criterion, t)},
                   {"low", FormatDecimal(last.values[0], criterion == Criterion::kPopulation ? 0 : 1, t.language())},
                   {"high", figure(last.values[4])},
                   {"year", std::to_string(last.year)}});
  return chart;
}

Html FanCharts(const AreaStanding& standing, const Past& past, const forecasts::Forecast& forecast,
               const criteria::RuleSet& rules, const Texts& t) {
  Html charts;
  for (const criteria::CriterionRule& rule : rules.criteria) {
    if (forecast.fans[static_cast<std::size_t>(criteria::IndexOf(rule.criterion))].empty()) continue;
    charts.Append(RenderChart(FanChart(standing, past, forecast, rule.criterion, t), t));
  }
  return Block(t("Each criterion"), charts);
}

// What cannot be told, and why.
Html LeftOut(const Past& past, const criteria::RuleSet& rules, const Texts& t) {
  Html items;
  for (const criteria::CriterionRule& rule : rules.criteria) {
    const auto index = static_cast<std::size_t>(criteria::IndexOf(rule.criterion));
    const std::string name = TitleOf(rule.criterion, t);
    const auto count = std::ssize(past.history[rule.criterion]);
    if (count < forecasts::kLeastFigures) {
      items.Append(Li(t.Plural("{what}: only {n} year is known, at least {least} are needed",
                               "{what}: only {n} years are known, at least {least} are needed", count,
                               {{"what", name}, {"least", std::to_string(forecasts::kLeastFigures)}})));
    } else if (past.means[index]) {
      items.Append(Li(t("{what}: single years are not known, so means are read as if they were", {{"what", name}})));
    }
  }
  return items.empty() ? Html() : Block(t("What is not known"), Ul(items));
}

std::string Chance(double part, const Texts& t) {
  if (part > 0 && part < 0.01) return std::string(t("under 1 %"));
  if (part < 1 && part > 0.99) return std::string(t("over 99 %"));
  return FormatDecimal(part * 100, 0, t.language()) + " %";
}

// The chances of several rule sets beside each other, for the same lists.
struct RuleChances {
  const criteria::RuleSet* rules = nullptr;
  std::vector<forecasts::ClassChance> chances;
};

void AddChances(const RuleChances& of, std::size_t list, std::vector<Html>& row, const Texts& t) {
  const forecasts::ClassChance& chance = of.chances[list];
  for (std::size_t i = 0; i < chance.by_class.size(); ++i) {
    const bool open = chance.possible[i] - chance.by_class[i] > 0.005;
    row.push_back(Text(open ? t("{least} to {most}",
                                {{"least", Chance(chance.by_class[i], t)}, {"most", Chance(chance.possible[i], t)}})
                            : Chance(chance.by_class[i], t)));
  }
}

Html ChanceTable(const std::vector<RuleChances>& all, const Texts& t) {
  DataTable table{.caption = std::string(t("How likely each class is, by list")),
                  .columns = {{std::string(t("List"))}},
                  .narrow = DataTable::Narrow::kGrid};
  for (const RuleChances& of : all) {
    for (const criteria::ClassRule& one : of.rules->classes) {
      table.columns.push_back({criteria::NameOf(one, t), Align::kFigures});
    }
  }
  for (std::size_t list = 0; list < all.front().chances.size(); ++list) {
    std::vector<Html> row{Text(std::to_string(all.front().chances[list].list_year))};
    for (const RuleChances& of : all) AddChances(of, list, row, t);
    table.rows.push_back(std::move(row));
  }
  return RenderTable(table);
}

std::string ChanceSentence(const forecasts::Forecast& forecast, const criteria::RuleSet& rules, const Texts& t) {
  if (forecast.chances.empty() || rules.classes.empty()) return {};
  const forecasts::ClassChance& next = forecast.chances.front();
  const forecasts::ClassChance& last = forecast.chances.back();
  return t("On the list of {year} it is {class} with a chance of {chance}; on that of {later} of {later_chance}.",
           {{"year", std::to_string(next.list_year)},
            {"class", criteria::NameOf(rules.classes.front(), t)},
            {"chance", Chance(next.by_class.front(), t)},
            {"later", std::to_string(last.list_year)},
            {"later_chance", Chance(last.by_class.front(), t)}});
}

std::string_view BetterWord(forecasts::Better better, const Texts& t) {
  switch (better) {
    case forecasts::Better::kModel:
      return t("the model");
    case forecasts::Better::kLastValue:
      return t("the last figure");
    case forecasts::Better::kStraightLine:
      break;
  }
  return t("a straight line");
}

Html HindcastTable(const std::vector<forecasts::HindcastRow>& rows, const Texts& t) {
  DataTable table{.caption = std::string(t("What the model would have foretold of the past")),
                  .columns = {{std::string(t("Criterion"))},
                              {std::string(t("Forecasts")), Align::kFigures},
                              {std::string(t("The model")), Align::kFigures},
                              {std::string(t("The last figure")), Align::kFigures},
                              {std::string(t("A straight line")), Align::kFigures},
                              {std::string(t("Inside the band of 90 %")), Align::kFigures},
                              {std::string(t("Best was"))}}};
  for (const forecasts::HindcastRow& row : rows) {
    const auto error = [&](double number) { return Text(FormatDecimal(number, 2, t.language())); };
    table.rows.push_back({Text(TitleOf(row.criterion, t)), Text(FormatNumber(row.forecasts, t.language())),
                          error(row.model), error(row.last_value), error(row.straight_line),
                          Text(FormatDecimal(row.inside_band * 100, 0, t.language()) + " %"),
                          Text(BetterWord(forecasts::BestOf(row), t))});
  }
  return RenderTable(table);
}

// With the criterion by its name.
std::string SentenceOf(Error error, const Texts& t) {
  const auto found = error.params.find("criterion");
  Criterion criterion{};
  if (found != error.params.end() && criteria::FromName(found->second, criterion)) {
    found->second = criteria::NameOf(criterion, t);
  }
  return Sentence(error, t.language());
}

Html HindcastBlock(const Past& past, const criteria::RuleSet& rules, const forecasts::Plan& plan, const Texts& t) {
  forecasts::Plan hindcast = plan;
  hindcast.runs = kHindcastRuns;
  const auto rows = forecasts::MakeHindcast(past.history, past.history.assumed, rules, kHindcastHorizon, hindcast);
  if (!rows) return Block(t("How good it would have been"), P(SentenceOf(rows.error(), t)));
  const auto best = std::count_if(rows->begin(), rows->end(), [](const forecasts::HindcastRow& row) {
    return forecasts::BestOf(row) == forecasts::Better::kModel;
  });
  return Block(
      t("How good it would have been"),
      Join(P(t("Each year of the past foretold from those before it, up to {n} years ahead. The model was best "
               "for {best} of {all} criteria; figures are the mean error in percentage points.",
               {{"n", std::to_string(kHindcastHorizon)},
                {"best", std::to_string(best)},
                {"all", std::to_string(rows->size())}})),
           HindcastTable(*rows, t)));
}

http::Response Refused(const Visit& visit, const PageFrame& frame, const Error& error, const Html& rest) {
  return visit.Page(frame,
                    Join(Heading({.title = frame.title}),
                         RenderNotice({.tone = Tone::kInfo, .text = SentenceOf(error, visit.t)}, visit.t), rest));
}

http::Response ShowForecast(const Visit& visit) {
  const Texts& t = visit.t;
  const areas::HousingAreaId id{visit.request.PathNumber("id").value_or(0)};
  const StandingBook book =
      visit.Read([&](sql::Reader& reader) { return LoadStanding(reader, visit.viewer, id, visit.today()); });
  const AreaStanding* standing = book.Find(id);
  if (standing == nullptr) return visit.NotFound();
  PageFrame frame = StandingFrame(visit, t("Forecast"), standing->area);
  frame.scripts = {kChartScript};
  frame.styles = {kChartStyle};
  const criteria::RuleSet& rules = *standing->lists.back().main_rules;
  Past past = ReadPast(standing->facts, rules);
  if (const auto national = NewestNational(standing->facts, rules)) past.history.assumed.national_convicted = *national;
  past.history.held = HeldUntil(standing->lists, past.last_year.value_or(0));
  const AssumptionForm form = ReadAssumptions(visit, past.history.assumed);
  const forecasts::Plan plan{.from_year = past.last_year.value_or(0), .years = kYearsAhead, .runs = kRuns};
  const auto forecast = forecasts::MakeForecast(past.history, form.assumptions, rules, plan);
  const Html fields = AssumptionFields(visit, *standing, form);
  if (!forecast) return Refused(visit, frame, forecast.error(), Join(LeftOut(past, rules, t), fields));
  std::vector<RuleChances> chances{{&rules, forecast->chances}};
  const criteria::RuleSet* prevention = standing->lists.back().prevention_rules;
  if (prevention != nullptr) {
    const auto by_prevention = forecasts::MakeForecast(past.history, form.assumptions, *prevention, plan);
    if (by_prevention) chances.push_back({prevention, by_prevention->chances});
  }
  return visit.Page(
      frame, Join(ErrorSummary(form.errors.summary, t), Heading({.title = frame.title}),
                  P(ChanceSentence(*forecast, rules, t)),
                  P(Class("hint"),
                    t("A model that is run {n} times, not a promise: it knows nothing of new laws, demolition or "
                      "what the plan will do.",
                      {{"n", FormatNumber(kRuns, t.language())}})),
                  fields, Block(t("How likely each class is"), ChanceTable(chances, t)),
                  FanCharts(*standing, past, *forecast, rules, t), LeftOut(past, rules, t),
                  HindcastBlock(past, rules, plan, t)));
}

}  // namespace

std::vector<http::Route> ForecastRoutes(const people::Office& office) {
  return {{http::Method::kGet, "/omraader/{id}/fremskrivning",
           people::Guarded(office, people::Access::kEverybody, ShowForecast), http::Pace::kSlow}};
}

}  // namespace tovholder::standing
