// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/period.h"
#include "base/result.h"
#include "documents/text_document.h"
#include "plan/fund_time.h"
#include "plan/step_kind.h"

// What a process plan on paper says: a table of deadlines, activities and who is responsible, with lists around it.
namespace tovholder::plan {

// The step is only taken where that other one, by its place in the list, falls out so.
struct ReadCondition {
  std::size_t step = 0;
  Outcome outcome = Outcome::kYes;
};

struct ReadStep {
  int line = 0;  // of the source, from 1
  Period deadline;
  std::string activity;
  std::string responsible_text;
  std::vector<std::string> responsible;  // each party by itself; none where it is left open
  StepKind kind = StepKind::kOther;
  std::optional<Date> date_in_activity;  // "på byrådsmøde 27. maj", in the year of the deadline
  bool pending = false;                  // "afventer"
  std::vector<Error> doubts;
  // What a template says outright and a paper leaves to be guessed.
  std::optional<std::vector<std::size_t>> after = {};  // places in the list
  std::optional<ReadCondition> only_if = {};
  Takes takes = Takes::kOwn;
};

struct ReadRequirement {
  std::string number;  // "IV"
  std::string text;
};

struct ReadExpectation {
  std::string text;
  Period period;
  std::optional<std::vector<std::size_t>> steps = {};  // that it speaks of, where that is said
};

struct PlanReading {
  std::string title;
  std::string status;  // "Udkast"
  Period dated;        // "februar 2024"
  std::vector<ReadExpectation> expectations;
  std::vector<ReadRequirement> prequalification;
  std::vector<ReadRequirement> final_application;
  std::vector<ReadStep> steps;
  std::vector<Error> findings;  // of the document as a whole
};

// The day that an activity names, as "på byrådsmøde 27. maj", in the year of the deadline.
std::optional<Date> DayInActivity(const std::string& activity, const Period& deadline);
// What is odd about a deadline and the day that is named beside it: base.impossible_date {text}, plan.no_deadline
// {text}, plan.day_beside_deadline {date, text}, the date in ISO form.
std::optional<Error> DoubtOfDeadline(const Period& deadline, std::optional<Date> day);

// A row of cells, or a line of text as its only cell.
struct SourceRow {
  int line = 0;
  std::vector<std::string> cells;
};

// Error: plan.no_table {file}, where nothing in it looks like a table of deadlines.
Result<PlanReading> ReadPlan(const std::vector<SourceRow>& rows, std::string_view file_name);

std::vector<SourceRow> RowsOf(const documents::TextDocument& document);

}  // namespace tovholder::plan
