// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "html/charts.h"

// What the files of the charts have in common.
namespace tovholder::html {

// The figure at a label; none where there is no such number.
std::optional<double> FigureAt(const std::vector<std::optional<double>>& values, std::size_t index);
// "42,0 %"
std::string FigureText(const Chart& chart, double figure, Language language);
std::string_view ToneWord(const std::string& tone, const Texts& t);

Html ChartFigures(const Chart& chart, const Texts& t);
Html HeatTable(const Chart& chart, const Texts& t);
Html SmallLines(const Chart& chart, const Texts& t);

}  // namespace tovholder::html
