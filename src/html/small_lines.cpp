// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <array>
#include <charconv>

#include "html/chart_parts.h"

namespace tovholder::html {
namespace {

// In units of the picture.
struct LineBox {
  double width;
  double height;
  double margin;  // so that a point at the edge is seen whole
};
constexpr LineBox kSmallBox{200, 80, 5};
constexpr LineBox kSparkBox{80, 20, 3};

struct LineScale {
  double low = 0;
  double high = 1;
};

std::string Coordinate(double number) {
  std::array<char, 32> digits;
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number, std::chars_format::fixed, 1);
  return {digits.data(), end.ptr};
}

class LineDrawing {
 public:
  LineDrawing(const LineBox& box, const LineScale& scale, std::size_t count)
      : box_(box), scale_(scale), count_(count) {}

  Html Draw(std::string_view look, const std::vector<std::optional<double>>& values,
            const std::vector<double>& limits) const {
    const Html lines = Each(limits, [&](double limit) {
      const std::string y = Coordinate(Y(limit));
      return Element("line", Class("small-limit"), Attr("x1", "0"), Attr("x2", Coordinate(box_.width)), Attr("y1", y),
                     Attr("y2", y));
    });
    return Element("svg", Class(std::string(look)),
                   Attr("viewBox", "0 0 " + Coordinate(box_.width) + " " + Coordinate(box_.height)),
                   Attr("aria-hidden", "true"), Attr("focusable", "false"), lines, Path(values), Points(values));
  }

 private:
  double X(std::size_t index) const {
    const double room = box_.width - 2 * box_.margin;
    return count_ < 2 ? box_.width / 2
                      : box_.margin + room * static_cast<double>(index) / static_cast<double>(count_ - 1);
  }
  double Y(double figure) const {
    const double room = box_.height - 2 * box_.margin;
    return box_.height - box_.margin - room * (figure - scale_.low) / (scale_.high - scale_.low);
  }

  // A gap begins a new piece of the line.
  Html Path(const std::vector<std::optional<double>>& values) const {
    std::string path;
    bool drawing = false;
    for (std::size_t i = 0; i < count_; ++i) {
      const std::optional<double> figure = FigureAt(values, i);
      if (figure) path.append(drawing ? "L" : "M").append(Coordinate(X(i))).append(" ").append(Coordinate(Y(*figure)));
      drawing = figure.has_value();
    }
    return Element("path", Class("small-path"), Attr("d", path));
  }

  // The last one, and those that stand alone between gaps.
  Html Points(const std::vector<std::optional<double>>& values) const {
    Html points;
    std::size_t last = count_;
    for (std::size_t i = 0; i < count_; ++i) {
      if (FigureAt(values, i)) last = i;
    }
    for (std::size_t i = 0; i < count_; ++i) {
      const std::optional<double> figure = FigureAt(values, i);
      const bool alone = (i == 0 || !FigureAt(values, i - 1)) && !FigureAt(values, i + 1);
      if (!figure || (i != last && !alone)) continue;
      points.Append(Element("circle", Class("small-point"), Attr("cx", Coordinate(X(i))),
                            Attr("cy", Coordinate(Y(*figure))), Attr("r", Coordinate(box_.margin * 0.7))));
    }
    return points;
  }

  const LineBox& box_;
  const LineScale& scale_;
  std::size_t count_;
};

class ScaleFinder {
 public:
  explicit ScaleFinder(bool from_zero) {
    if (from_zero) Take(0);
  }
  void Take(double figure) {
    low_ = low_ ? std::min(*low_, figure) : figure;
    high_ = high_ ? std::max(*high_, figure) : figure;
  }
  void TakeAll(const std::vector<std::optional<double>>& values) {
    for (std::size_t i = 0; i < values.size(); ++i) {
      if (const auto figure = FigureAt(values, i)) {
        Take(*figure);
        ++found_;
      }
    }
  }
  bool HasFigures() const { return found_ > 0; }
  LineScale Find() const {
    if (!low_) return {};
    return *low_ < *high_ ? LineScale{*low_, *high_} : LineScale{*low_ - 1, *high_ + 1};
  }

 private:
  std::optional<double> low_;
  std::optional<double> high_;
  std::size_t found_ = 0;
};

// "2024: 42,0 %": the last figure there is.
std::string LastFigure(const Chart& chart, const ChartSeries& series, const Texts& t) {
  for (std::size_t i = chart.labels.size(); i-- > 0;) {
    if (const auto figure = FigureAt(series.values, i))
      return chart.labels[i] + ": " + FigureText(chart, *figure, t.language());
  }
  return std::string(t("no figure"));
}

}  // namespace

Html SmallLines(const Chart& chart, const Texts& t) {
  ScaleFinder finder(chart.from_zero);
  for (const ChartSeries& series : chart.series) finder.TakeAll(series.values);
  std::vector<double> limits;
  limits.reserve(chart.limits.size());
  for (const ChartLimit& limit : chart.limits) {
    finder.Take(limit.value);
    limits.push_back(limit.value);
  }
  const LineScale scale = finder.Find();
  const LineDrawing drawing(kSmallBox, scale, chart.labels.size());
  const Html items = Each(chart.series, [&](const ChartSeries& series) {
    const Html name = series.address.empty() ? Text(series.name) : A(Href(series.address), series.name);
    const std::string look = series.look == SeriesLook::kGrey ? "small-line grey" : "small-line";
    return Li(P(Class("small-name"), name), drawing.Draw(look, series.values, limits),
              P(Class("small-last"), LastFigure(chart, series, t)));
  });
  return Ul(Class("small-lines no-max-width"), items);
}

Html Sparkline(const std::vector<std::optional<double>>& values, std::optional<double> limit) {
  ScaleFinder finder(false);
  finder.TakeAll(values);
  if (!finder.HasFigures()) return {};
  if (limit) finder.Take(*limit);
  const LineScale scale = finder.Find();
  return LineDrawing(kSparkBox, scale, values.size())
      .Draw("sparkline", values, limit ? std::vector<double>{*limit} : std::vector<double>{});
}

}  // namespace tovholder::html
