// SPDX-License-Identifier: EUPL-1.2
#include "plan/plan_json.h"

namespace tovholder::plan {
namespace {

namespace json = boost::json;

json::value DateValue(const std::optional<Date>& date) { return date ? json::value(FormatIso(*date)) : json::value(); }

json::array RequirementsOf(const std::vector<ReadRequirement>& requirements) {
  json::array list;
  for (const ReadRequirement& one : requirements) list.push_back({{"number", one.number}, {"text", one.text}});
  return list;
}

json::object RowOf(const ReadStep& step) {
  json::array responsible(step.responsible.begin(), step.responsible.end());
  json::array doubts;
  for (const Error& doubt : step.doubts) doubts.push_back(json::value(doubt.id));
  return {{"line", step.line},
          {"deadline_text", step.deadline.text},
          {"deadline_start", DateValue(step.deadline.start)},
          {"deadline_end", DateValue(step.deadline.end)},
          {"activity", step.activity},
          {"responsible", std::move(responsible)},
          {"responsible_text", step.responsible_text},
          {"kind", ToName(step.kind)},
          {"date_in_activity", DateValue(step.date_in_activity)},
          {"pending", step.pending},
          {"doubts", std::move(doubts)}};
}

}  // namespace

json::object JsonOf(const PlanReading& reading) {
  json::array expectations;
  for (const ReadExpectation& one : reading.expectations) expectations.push_back(json::value(one.text));
  json::array rows;
  for (const ReadStep& step : reading.steps) rows.push_back(RowOf(step));
  return {{"title", reading.title},
          {"status", reading.status},
          {"document_date_text", reading.dated.text},
          {"overall_expectations", std::move(expectations)},
          {"rows", std::move(rows)},
          {"prequalification_material", RequirementsOf(reading.prequalification)},
          {"final_application_material", RequirementsOf(reading.final_application)}};
}

}  // namespace tovholder::plan
