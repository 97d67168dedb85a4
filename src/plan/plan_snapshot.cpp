// SPDX-License-Identifier: EUPL-1.2
#include "plan/plan_snapshot.h"

#include <boost/json.hpp>

namespace tovholder::plan {

namespace json = boost::json;

std::string SnapshotOf(const PlanBook& book) {
  json::array steps;
  for (const StepOnPlan& one : book.steps) {
    if (one.step.state == StepState::kDropped) continue;
    steps.push_back({{"step", one.step.id.value},
                     {"activity", one.step.activity},
                     {"deadline", one.step.deadline_text},
                     {"moved_to", one.step.moved_to ? FormatIso(*one.step.moved_to) : std::string()},
                     {"responsible", one.step.responsible}});
  }
  return json::serialize(steps);
}

std::vector<StepAsItWas> ParseSnapshot(std::string_view text) {
  boost::system::error_code error;
  const json::value parsed = json::parse(json::string_view(text.data(), text.size()), error);
  std::vector<StepAsItWas> steps;
  if (error || !parsed.is_array()) return steps;
  for (const json::value& one : parsed.as_array()) {
    steps.push_back({StepId{one.at("step").to_number<std::int64_t>()}, json::value_to<std::string>(one.at("activity")),
                     json::value_to<std::string>(one.at("deadline")),
                     ParseIsoDate(json::value_to<std::string>(one.at("moved_to"))),
                     json::value_to<std::string>(one.at("responsible"))});
  }
  return steps;
}

}  // namespace tovholder::plan
