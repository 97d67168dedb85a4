// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "html/html.h"
#include "html/texts.h"

namespace tovholder::html {

enum class ChartKind {
  kLines,       // series over the labels
  kBars,        // beside each other
  kFan,         // bands of what is likely, darkest in the middle
  kHeat,        // a cell for each row and label
  kSmallLines,  // one small picture a series, same scale
};
enum class SeriesLook { kMain, kOther, kGrey };  // kGrey: what it is compared with

struct ChartSeries {
  std::string name = {};
  std::vector<std::optional<double>> values = {};  // one a label; none is a gap
  SeriesLook look = SeriesLook::kMain;
  std::string address = {};  // where its name leads in the table
};
// Of a fan: between these a part of all runs lies.
struct ChartBand {
  std::string name = {};  // "90 %"
  std::vector<std::optional<double>> low = {};
  std::vector<std::optional<double>> high = {};
};
struct ChartLimit {
  double value = 0;
  std::string label = {};  // "40 % (§ 61 a)"
};
// What a cell of a heat map says: a figure, and a word for its colour ("met", "near", "free", "unknown").
struct ChartCell {
  std::string text = {};
  std::string tone = {};
};
struct ChartRow {
  std::string name = {};
  std::string address = {};
  std::vector<ChartCell> cells = {};
};

// A picture with the same figures as a table beneath it, and as CSV. Without script the table alone is there.
struct Chart {
  ChartKind kind = ChartKind::kLines;
  std::string id = {};             // unique on the page
  std::string title = {};          // what is found: "Uden arbejde eller uddannelse: 42 %, over grænsen på 40 %"
  std::string unit = {};           // "%", "kr."
  std::string label_heading = {};  // of the table's first column: "År"
  std::vector<std::string> labels = {};
  std::vector<ChartSeries> series = {};
  std::vector<ChartBand> bands = {};
  std::vector<ChartLimit> limits = {};
  std::vector<ChartRow> rows = {};  // of kHeat
  int decimals = 1;
  bool from_zero = true;
  std::string csv_address = {};
  std::string note = {};  // beneath: source and age of the figures
};
Html RenderChart(const Chart& chart, const Texts& t);

// The same figures as text: a row a label, or a row a series where the names of the series lead somewhere and in small
// lines. `head` and `rows` are what documents::FormatCsv takes: decimals as the language writes them, nothing between
// thousands, "" for a gap.
struct ChartTable {
  std::vector<std::string> head = {};
  std::vector<std::vector<std::string>> rows = {};
};
ChartTable ChartCsv(const Chart& chart, const Texts& t);

// A line as high as a line of text, for a cell of a table that says the last figure in words too; nothing where there
// is no figure.
Html Sparkline(const std::vector<std::optional<double>>& values, std::optional<double> limit = std::nullopt);

// The script of pages with charts; for PageFrame::scripts.
inline constexpr const char* kChartScript = "charts.js";
inline constexpr const char* kChartStyle = "charts.css";

}  // namespace tovholder::html
