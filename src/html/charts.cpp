// SPDX-License-Identifier: EUPL-1.2
#include "html/charts.h"

#include <boost/json.hpp>

#include "html/chart_parts.h"
#include "html/headings.h"
#include "html/icon.h"

namespace tovholder::html {
namespace {

std::string_view NameOf(ChartKind kind) {
  switch (kind) {
    case ChartKind::kLines:
      return "lines";
    case ChartKind::kBars:
      return "bars";
    case ChartKind::kFan:
      return "fan";
    case ChartKind::kHeat:
    case ChartKind::kSmallLines:
      break;  // drawn here, not by the script
  }
  return "";
}

std::string_view NameOf(SeriesLook look) {
  switch (look) {
    case SeriesLook::kMain:
      return "main";
    case SeriesLook::kOther:
      return "other";
    case SeriesLook::kGrey:
      return "grey";
  }
  return "";
}

boost::json::array FiguresOf(const Chart& chart, const std::vector<std::optional<double>>& values) {
  boost::json::array figures;
  figures.reserve(chart.labels.size());
  for (std::size_t i = 0; i < chart.labels.size(); ++i) {
    const std::optional<double> figure = FigureAt(values, i);
    figures.push_back(figure ? boost::json::value(*figure) : boost::json::value(nullptr));
  }
  return figures;
}

// What web/pages/charts.js draws.
std::string DataOf(const Chart& chart) {
  boost::json::array labels(chart.labels.begin(), chart.labels.end());
  boost::json::array series;
  series.reserve(chart.series.size());
  for (const ChartSeries& one : chart.series) {
    series.push_back({{"name", one.name}, {"look", NameOf(one.look)}, {"values", FiguresOf(chart, one.values)}});
  }
  boost::json::array bands;
  bands.reserve(chart.bands.size());
  for (const ChartBand& band : chart.bands) {
    bands.push_back({{"name", band.name}, {"low", FiguresOf(chart, band.low)}, {"high", FiguresOf(chart, band.high)}});
  }
  boost::json::array limits;
  limits.reserve(chart.limits.size());
  for (const ChartLimit& limit : chart.limits) limits.push_back({{"value", limit.value}, {"label", limit.label}});
  return boost::json::serialize(boost::json::object{{"kind", NameOf(chart.kind)},
                                                    {"unit", chart.unit},
                                                    {"decimals", chart.decimals},
                                                    {"fromZero", chart.from_zero},
                                                    {"labels", std::move(labels)},
                                                    {"series", std::move(series)},
                                                    {"bands", std::move(bands)},
                                                    {"limits", std::move(limits)}});
}

bool IsDrawnByScript(ChartKind kind) { return !NameOf(kind).empty(); }

// The limits in words, for those who do not see their lines.
Html LimitLine(const Chart& chart, const Texts& t) {
  if (chart.limits.empty()) return {};
  std::string names;
  for (const ChartLimit& limit : chart.limits) {
    if (!names.empty()) names.append(" · ");
    names.append(limit.label);
  }
  return P(Class("chart-limits"), t.Plural("Limit: {limits}", "Limits: {limits}",
                                           static_cast<std::int64_t>(chart.limits.size()), {{"limits", names}}));
}

Html UnitLine(const Chart& chart, const Texts& t) {
  if (chart.unit.empty() || chart.unit == "%") return {};  // each figure says its own percent
  return P(Class("chart-unit"), t("Unit: {unit}", {{"unit", chart.unit}}));
}

Html Foot(const Chart& chart, const Texts& t) {
  const Html csv = When(!chart.csv_address.empty(), [&] {
    return A(Class("function-link"), Href(chart.csv_address), Icon("download"),
             Span(t("CSV"), Unseen(": " + chart.title)));
  });
  const Html note = When(!chart.note.empty(), [&] { return P(Class("chart-note"), chart.note); });
  if (csv.empty() && note.empty()) return {};
  return Div(Class("chart-foot"), csv, note);
}

Html Picture(const Chart& chart, const Texts& t) {
  if (chart.kind == ChartKind::kHeat) return HeatTable(chart, t);
  if (chart.kind == ChartKind::kSmallLines) return SmallLines(chart, t);
  return Div(Class("chart-picture"), Attr("aria-hidden", "true"));
}

}  // namespace

Html RenderChart(const Chart& chart, const Texts& t) {
  const std::string title = chart.id + "-titel";
  // Without script the table is seen at once; the script folds it when the picture is there.
  const Html figures = When(chart.kind != ChartKind::kHeat, [&] {
    const FoldState fold = IsDrawnByScript(chart.kind) ? FoldState::kOpen : FoldState::kClosed;
    return Div(Class("chart-figures"),
               Disclosure(t("The figures as a table"), Join(LimitLine(chart, t), ChartFigures(chart, t)), fold));
  });
  return Figure(Class("chart"), Id(chart.id), Attr("aria-labelledby", title),
                AttrIf("data-chart", IsDrawnByScript(chart.kind) ? DataOf(chart) : ""),
                Figcaption(Class("chart-title"), Id(title), chart.title), UnitLine(chart, t), Picture(chart, t),
                figures, Foot(chart, t));
}

}  // namespace tovholder::html
