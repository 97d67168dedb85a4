// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "approvals/decision_source.h"
#include "approvals/form_reading.h"
#include "plan/process_plan.h"

// The form of a decision: what was typed, and what was understood of it.
namespace tovholder::approvals {

// What the form chooses from.
struct DecisionChoices {
  std::vector<plan::Step> steps;               // of the plan that the approval follows
  std::vector<meetings::MeetingRow> meetings;  // of the body that decides
  std::vector<meetings::AgendaItem> items;     // of the meeting that was chosen
  std::optional<meetings::MeetingId> chosen;   // of those meetings
  std::optional<ProposedAnswer> proposed;      // from an item of it
};

struct DecisionForm {
  DecisionDraft draft;
  std::string stage;
  std::string expected;
  std::string decided;
  std::string votes_for;
  std::string votes_against;
  int seen = 0;
  html::FormErrors errors;
};

DecisionForm FormOf(const ApprovalBook& book, const BodyDecision& decision, const html::Texts& t);
// What was recorded at a meeting, put into the form for the reader to look at.
void Propose(const ProposedAnswer& proposed, DecisionForm& form, const html::Texts& t);
// What was sent; what cannot be read is named by its field.
DecisionForm ReadDecisionForm(const people::Visit& visit, const ApprovalBook& book, const BodyDecision& stored);
html::Html RenderDecisionForm(const people::Visit& visit, const ApprovalBook& book, const DecisionChoices& choices,
                              const DecisionForm& form);

}  // namespace tovholder::approvals
