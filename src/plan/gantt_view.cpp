// SPDX-License-Identifier: EUPL-1.2
#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "html/components.h"
#include "plan/gantt.h"
#include "plan/gantt_style.h"

namespace tovholder::plan {
namespace {

using namespace html;  // NOLINT: this file is nothing but markup

// In units of the picture.
constexpr double kNames = 300;
constexpr double kTime = 900;
constexpr double kHead = 44;
constexpr double kRow = 26;
constexpr double kBar = 12;
constexpr double kPoint = 4;
constexpr std::size_t kNameLetters = 46;

std::string Number(double number) { return fmt::format("{:.1f}", number); }

Attribute At(html::Name name, double number) { return Attr(name, Number(number)); }

class GanttDrawing {
 public:
  GanttDrawing(const GanttChart& chart, PlanId plan, GanttUse use, const Texts& t)
      : chart_(chart), plan_(plan), use_(use), t_(t) {}

  Html Draw() {
    const GanttSize size = SizeOf(chart_);
    Html rows;
    double y = kHead;
    for (const GanttParty& party : chart_.parties) {
      rows.Append(
          Element("text", Class("gantt-party"), At("x", 0), At("y", y + 18), Shorten(party.name, kNameLetters)));
      y += kRow;
      for (const GanttBar& bar : party.bars) {
        rows.Append(Row(bar, y));
        y += kRow;
      }
    }
    return Element(
        "svg", Class("gantt"), Attr("xmlns", "http://www.w3.org/2000/svg"),
        Attr("viewBox", "0 0 " + std::to_string(size.width) + " " + std::to_string(size.height)),
        Attr("role", use_ == GanttUse::kPage ? "group" : "img"),
        Attr("aria-label", std::string(t_("The steps over time, by party. The same stands in the table below."))),
        Style(), Months(y), Holidays(y), rows, Line(chart_.today, y, "gantt-today", t_("Today")),
        chart_.starts ? Line(*chart_.starts, y, "gantt-start", t_("Must begin")) : Html());
  }

 private:
  Html Style() const {
    if (use_ == GanttUse::kPage) return {};
    return Element("style", Raw("text { font-family: 'IBM Plex Sans'; font-size: 12px; }" +
                                std::string(GanttStyle().front().content)));
  }

  double X(Day day) const {
    const double all = static_cast<double>((chart_.end - chart_.begin).count() + 1);
    return kNames + kTime * static_cast<double>((day - chart_.begin).count()) / all;
  }
  bool IsShown(Day day) const { return chart_.begin <= day && day <= chart_.end; }

  Html Months(double bottom) const {
    Html months;
    const auto count = static_cast<int>((chart_.end - chart_.begin).count() / 30);
    const int every = count > 48 ? 6 : count > 16 ? 3 : 1;
    const Date begin(chart_.begin);
    auto month = std::chrono::year_month(begin.year(), begin.month());
    for (int i = 0; Day(month / 1) <= chart_.end; ++i, month += std::chrono::months(1)) {
      const bool named = i == 0 || (static_cast<unsigned>(month.month()) - 1) % static_cast<unsigned>(every) == 0;
      const double x = X(month / 1);
      months.Append(Element("line", Class(named ? "gantt-month" : "gantt-month faint"), At("x1", x), At("x2", x),
                            At("y1", kHead - 8), At("y2", bottom)));
      if (named)
        months.Append(Element("text", Class("gantt-axis"), At("x", x + 3), At("y", kHead - 14), MonthName(month)));
    }
    return months;
  }

  std::string MonthName(std::chrono::year_month month) const {
    const auto name = t_.language() == Language::kDanish ? DanishName(month.month()) : EnglishName(month.month());
    return std::string(name.substr(0, 3)) + " " + std::to_string(static_cast<int>(month.year()) % 100);
  }

  Html Holidays(double bottom) const {
    return Each(chart_.holidays, [&](Day day) {
      return Element("line", Class("gantt-holiday"), At("x1", X(day)), At("x2", X(day)), At("y1", kHead - 4),
                     At("y2", bottom));
    });
  }

  Html Line(Day day, double bottom, std::string_view look, std::string_view name) const {
    if (!IsShown(day)) return {};
    const bool late = X(day) > kNames + kTime - 90;
    return Element("g", Class(std::string(look)),
                   Element("line", At("x1", X(day)), At("x2", X(day)), At("y1", 14.0), At("y2", bottom)),
                   Element("text", At("x", late ? X(day) - 4 : X(day) + 4), At("y", 11.0),
                           Attr("text-anchor", late ? "end" : "start"), name));
  }

  Html Row(const GanttBar& bar, double y) const {
    const std::string name = (bar.critical ? "▸ " : "") + Shorten(bar.name, kNameLetters);
    const Html content = Join(
        Element("title", Says(bar)),
        Element("rect", Class("gantt-row"), At("x", 0), At("y", y), At("width", kNames + kTime), At("height", kRow)),
        Element("text", Class(bar.critical ? "gantt-name critical" : "gantt-name"), At("x", 12), At("y", y + 17), name),
        Meetings(bar, y), Planned(bar, y), Made(bar, y));
    if (use_ == GanttUse::kPaper) return Element("g", content);
    return A(Href(AddressOf(plan_, bar.step)), content);
  }

  std::string Says(const GanttBar& bar) const {
    Placing first;
    first.date = bar.first;
    Placing last;
    last.date = bar.last;
    std::string text = bar.name + ": " + DaysOf(first, last, t_);
    if (bar.done) text += ", " + std::string(t_("done"));
    if (bar.critical) text += ", " + std::string(t_("on the critical chain"));
    return text;
  }

  Html Planned(const GanttBar& bar, double y) const {
    if (!bar.planned || !IsShown(bar.planned->first)) return {};
    const double begin = X(bar.planned->first);
    const double end = X(std::min(bar.planned->last, chart_.end) + std::chrono::days(1));
    return Element("rect", Class("gantt-planned"), At("x", begin), At("y", y + 5),
                   At("width", std::max(end - begin, 2.0)), At("height", kRow - 10), At("rx", 3));
  }

  // Solid where it is certain, drawn out to the last day that it may be.
  Html Made(const GanttBar& bar, double y) const {
    if (!bar.first || !IsShown(*bar.first)) return {};
    const std::string look = std::string("gantt-bar") + (bar.done ? " done" : "") + (bar.critical ? " critical" : "") +
                             (bar.deadline == Verdict::kImpossible ? " late" : "");
    const double x = X(*bar.first);
    const double top = y + (kRow - kBar) / 2;
    const Day end = bar.last ? std::min(*bar.last, chart_.end) : chart_.end;
    Html drawn;
    if (end > *bar.first) {
      drawn.Append(Element("rect", Class(look + " uncertain"), At("x", x), At("y", top), At("width", X(end) - x),
                           At("height", kBar)));
      drawn.Append(Element("line", Class(look + " end"), At("x1", X(end)), At("x2", X(end)), At("y1", top - 2),
                           At("y2", top + kBar + 2)));
    }
    drawn.Append(Element("rect", Class(look), At("x", x - kPoint), At("y", top), At("width", 2 * kPoint),
                         At("height", kBar), At("rx", 2)));
    return drawn;
  }

  Html Meetings(const GanttBar& bar, double y) const {
    return Each(bar.meetings, [&](Day day) {
      if (!IsShown(day)) return Html();
      return Element("circle", Class("gantt-meeting"), At("cx", X(day)), At("cy", y + kRow - 4), At("r", 2.5));
    });
  }

  const GanttChart& chart_;
  PlanId plan_;
  GanttUse use_;
  const Texts& t_;
};

}  // namespace

GanttSize SizeOf(const GanttChart& chart) {
  std::size_t rows = chart.parties.size();
  for (const GanttParty& party : chart.parties) rows += party.bars.size();
  return {static_cast<int>(kNames + kTime + 10), static_cast<int>(kHead + static_cast<double>(rows) * kRow + 8)};
}

Html RenderGantt(const GanttChart& chart, PlanId plan, GanttUse use, const Texts& t) {
  return GanttDrawing(chart, plan, use, t).Draw();
}

}  // namespace tovholder::plan
