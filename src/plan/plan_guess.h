// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "people/organization.h"
#include "plan/plan_reading.h"

// What a plan on paper leaves to its reader: which step waits for which, which body is meant. Guesses, to be looked at.
namespace tovholder::plan {

// Of each step the steps before it, as places in the list. Steps whose deadline is over before another begins come
// before it; of those in the same time a decision follows the material, and a submission or an answer the decision.
// Workshops and information hold nobody up. The same decision by several bodies is taken side by side.
std::vector<std::vector<std::size_t>> GuessOrder(const std::vector<ReadStep>& steps);

// The steps that an expectation speaks of, by subject ("prækvalifikation" or not), by who decides, and by time where
// there is one in it.
std::vector<std::size_t> GuessExpected(const ReadExpectation& expectation, const std::vector<ReadStep>& steps);

struct KnownParties {
  std::vector<people::Body> bodies;
  std::vector<people::Organization> organizations;
};

struct MeantParty {
  std::optional<people::BodyId> body;
  std::optional<people::OrganizationId> organization;
};
// "Slagelse Kommune (SK)" is the municipality, "LBF" the fund, "Bestyrelsen" the board that belongs to several bodies.
MeantParty FindParty(std::string_view name, const KnownParties& known);

// The organ that has to meet for the step: none for what needs no meeting.
std::optional<people::OrganizationId> FindDecider(const ReadStep& step, const KnownParties& known);

}  // namespace tovholder::plan
