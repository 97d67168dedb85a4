// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "plan/outlook.h"
#include "sql/database.h"

// "What if": changes of a plan by the ids of what they change, as an address can hold them, tried out on an outlook and
// accepted or forgotten.
namespace tovholder::plan {

struct StepMoves {
  StepId step;
  Date to;
};
struct MeetingMoves {
  people::OrganizationId organization;
  Date from;
  Date to;
};
struct BodySaysNo {
  StepId step;
};
struct StepTakes {
  StepId step;
  Span work;
};
using Supposition = std::variant<StepMoves, MeetingMoves, BodySaysNo, StepTakes>;

inline constexpr std::size_t kSuppositionShown = 40;  // letters of one that is not understood
// "flyt:17:2025-02-24", "moede:3:2025-01-27:2025-02-24", "nej:21", "varighed:9:5-10:workdays", parted by semicolons.
// Error: plan.supposition_unclear {text}.
Result<std::vector<Supposition>> ParseSuppositions(std::string_view text);
std::string FormatSuppositions(const std::vector<Supposition>& suppositions);
// "Mødet i Slagelse Byråd flyttes fra … til …"
std::string WordsOf(const Supposition& supposition, const PlanBook& book, const html::Texts& t);

struct Trial {
  Schedule schedule;
  std::vector<Slip> slips;
  std::vector<Narrowing> narrowed;
};
// Error: plan.no_such_step, where the plan has nothing that a supposition speaks of.
Result<Trial> TryOut(const Outlook& outlook, const std::vector<Supposition>& suppositions);

// The plan is changed so; the days it had stay in the history, as a version of its own. A no is only supposed: it is
// recorded where the body decides. Errors: plan.no_reason, plan.nothing_to_accept, plan.changed_meanwhile, those of
// TryOut.
Result<void> Accept(sql::Transaction& transaction, const Outlook& outlook, const std::vector<Supposition>& suppositions,
                    std::string_view reason);

}  // namespace tovholder::plan
