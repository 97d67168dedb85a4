// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <cmath>
#include <functional>

#include "html/chart_parts.h"
#include "html/formats.h"
#include "html/icon.h"
#include "html/tables.h"

namespace tovholder::html {
namespace {

// A figure without marks between thousands, as spreadsheets read it back.
std::string PlainFigure(const Chart& chart, double figure, Language language) {
  std::string text = FormatDecimal(figure, chart.decimals, language);
  std::erase(text, language == Language::kDanish ? '.' : ',');
  const std::string_view minus = "−";
  if (text.starts_with(minus)) text.replace(0, minus.size(), "-");
  return text;
}

// A row a series: where their names lead somewhere, and where there are more of them than labels fit beside.
bool IsBySeries(const Chart& chart) {
  return chart.kind == ChartKind::kSmallLines ||
         std::any_of(chart.series.begin(), chart.series.end(),
                     [](const ChartSeries& one) { return !one.address.empty(); });
}

struct FigureRow {
  std::string name;
  std::string address;
  std::vector<std::optional<double>> figures;
};

// All that has a name and a figure at each label: series, and both ends of bands.
std::vector<FigureRow> LinesOf(const Chart& chart, const Texts& t) {
  std::vector<FigureRow> lines;
  lines.reserve(chart.series.size() + 2 * chart.bands.size());
  for (const ChartSeries& one : chart.series) lines.push_back({one.name, one.address, one.values});
  for (const ChartBand& band : chart.bands) {
    lines.push_back({t("{band}, from", {{"band", band.name}}), "", band.low});
    lines.push_back({t("{band}, to", {{"band", band.name}}), "", band.high});
  }
  for (FigureRow& line : lines) {
    std::vector<std::optional<double>> figures(chart.labels.size());
    for (std::size_t i = 0; i < figures.size(); ++i) figures[i] = FigureAt(line.figures, i);
    line.figures = std::move(figures);
  }
  return lines;
}

struct FigureTable {
  std::vector<std::string> head;
  std::vector<FigureRow> rows;
};

FigureTable TableOf(const Chart& chart, const Texts& t) {
  const std::vector<FigureRow> lines = LinesOf(chart, t);
  FigureTable table;
  table.head.push_back(chart.label_heading);
  if (IsBySeries(chart)) {
    table.head.insert(table.head.end(), chart.labels.begin(), chart.labels.end());
    table.rows = lines;
    return table;
  }
  for (const FigureRow& line : lines) table.head.push_back(line.name);
  table.rows.reserve(chart.labels.size());
  for (std::size_t i = 0; i < chart.labels.size(); ++i) {
    FigureRow row{chart.labels[i], "", {}};
    row.figures.reserve(lines.size());
    for (const FigureRow& line : lines) row.figures.push_back(line.figures[i]);
    table.rows.push_back(std::move(row));
  }
  return table;
}

Html Named(const std::string& name, const std::string& address) {
  return address.empty() ? Text(name) : A(Href(address), name);
}

Html NoFigure(const Texts& t) { return Join(Span(Attr("aria-hidden", "true"), "–"), Unseen(t("no figure"))); }

Html HeatCell(const ChartCell& cell, const std::string& label, const Texts& t) {
  const std::string_view word = ToneWord(cell.tone, t);
  const std::string tone = word.empty() ? "" : "heat heat-" + cell.tone;
  return Td(Attr("data-title", label), AttrIf("class", tone), Span(Class("heat-figure"), cell.text),
            When(!word.empty(), [&] { return Span(Class("heat-word"), word); }));
}

}  // namespace

std::optional<double> FigureAt(const std::vector<std::optional<double>>& values, std::size_t index) {
  if (index >= values.size() || !values[index] || !std::isfinite(*values[index])) return std::nullopt;
  return values[index];
}

std::string FigureText(const Chart& chart, double figure, Language language) {
  std::string text = FormatDecimal(figure, chart.decimals, language);
  return chart.unit == "%" ? text.append(" %") : text;
}

std::string_view ToneWord(const std::string& tone, const Texts& t) {
  if (tone == "met") return t.In("heat", "met");
  if (tone == "near") return t.In("heat", "near");
  if (tone == "free") return t.In("heat", "free");
  if (tone == "unknown") return t.In("heat", "unknown");
  return {};
}

Html ChartFigures(const Chart& chart, const Texts& t) {
  const FigureTable figures = TableOf(chart, t);
  DataTable table;
  table.caption = t("Figures: {title}", {{"title", chart.title}});
  table.narrow = DataTable::Narrow::kGrid;
  table.columns.reserve(figures.head.size());
  for (const std::string& heading : figures.head) {
    table.columns.push_back({.heading = heading, .align = table.columns.empty() ? Align::kText : Align::kFigures});
  }
  table.rows.reserve(figures.rows.size());
  for (const FigureRow& row : figures.rows) {
    std::vector<Html> cells{Named(row.name, row.address)};
    cells.reserve(row.figures.size() + 1);
    for (const std::optional<double>& figure : row.figures) {
      cells.push_back(figure ? Text(FigureText(chart, *figure, t.language())) : NoFigure(t));
    }
    table.rows.push_back(std::move(cells));
  }
  return RenderTable(table);
}

Html HeatTable(const Chart& chart, const Texts& t) {
  const Html head = Each(chart.labels, [](const std::string& label) { return Th(Attr("scope", "col"), label); });
  const Html rows = Each(chart.rows, [&](const ChartRow& row) {
    Html cells;
    for (std::size_t i = 0; i < chart.labels.size(); ++i) {
      cells.Append(i < row.cells.size() ? HeatCell(row.cells[i], chart.labels[i], t)
                                        : Td(Attr("data-title", chart.labels[i]), NoFigure(t)));
    }
    return Tr(Th(Attr("scope", "row"), Named(row.name, row.address)), cells);
  });
  return Section(Class("table-frame grid-frame"), Attr("aria-label", chart.title), Attr("tabindex", "0"),
                 Table(Class("table table-grid heat-table"), Caption(Class("sr-only"), chart.title),
                       Thead(Tr(Th(Attr("scope", "col"), chart.label_heading), head)), Tbody(rows)));
}

ChartTable ChartCsv(const Chart& chart, const Texts& t) {
  if (chart.kind == ChartKind::kHeat) {
    ChartTable table{{chart.label_heading}, {}};
    table.head.insert(table.head.end(), chart.labels.begin(), chart.labels.end());
    table.rows.reserve(chart.rows.size());
    for (const ChartRow& row : chart.rows) {
      std::vector<std::string> cells(chart.labels.size() + 1);
      cells[0] = row.name;
      for (std::size_t i = 0; i < chart.labels.size() && i < row.cells.size(); ++i) {
        const std::string_view word = ToneWord(row.cells[i].tone, t);
        cells[i + 1] = row.cells[i].text;
        if (!word.empty()) cells[i + 1].append(" (").append(word).append(")");
      }
      table.rows.push_back(std::move(cells));
    }
    return table;
  }
  FigureTable figures = TableOf(chart, t);
  ChartTable table{std::move(figures.head), {}};
  table.rows.reserve(figures.rows.size());
  for (const FigureRow& row : figures.rows) {
    std::vector<std::string> cells{row.name};
    cells.reserve(row.figures.size() + 1);
    for (const std::optional<double>& figure : row.figures) {
      cells.push_back(figure ? PlainFigure(chart, *figure, t.language()) : std::string());
    }
    table.rows.push_back(std::move(cells));
  }
  return table;
}

}  // namespace tovholder::html
