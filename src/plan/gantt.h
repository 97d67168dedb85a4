// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "html/html.h"
#include "plan/outlook.h"

// The plan drawn over time, by party.
namespace tovholder::plan {

struct GanttBar {
  StepId step;
  std::string name;
  std::optional<Window> planned;  // as the plan says
  std::optional<Day> first;       // as it can be
  std::optional<Day> last;        // beyond `first` it is uncertain
  bool done = false;
  bool critical = false;
  Verdict deadline = Verdict::kNone;
  std::vector<Day> meetings;  // of the body that has to meet
};

struct GanttParty {
  std::string name;
  std::vector<GanttBar> bars;
};

struct GanttChart {
  Day begin;  // the first of a month
  Day end;    // the last of a month
  Day today;
  std::optional<Day> starts;  // what is planned must begin
  std::vector<Day> holidays;  // from Monday to Friday
  std::vector<GanttParty> parties;
};
// Each step stands with the party that is named first, parties in the order they come in the plan.
GanttChart DrawUp(const Outlook& outlook, const html::Texts& t);

// The chart in pieces of at most so many rows, each with the same time; a party that goes on is named again.
std::vector<GanttChart> CutUp(const GanttChart& chart, std::size_t rows);

// In units of the picture.
struct GanttSize {
  int width = 0;
  int height = 0;
};
GanttSize SizeOf(const GanttChart& chart);

// As SVG. On a page each bar leads to its step; on paper the picture brings its style along.
enum class GanttUse { kPage, kPaper };
html::Html RenderGantt(const GanttChart& chart, PlanId plan, GanttUse use, const html::Texts& t);

std::string AddressOf(PlanId plan);
std::string AddressOf(PlanId plan, StepId step);

}  // namespace tovholder::plan
