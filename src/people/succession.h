// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <string_view>

#include "base/id.h"
#include "base/time.h"
#include "people/organization.h"

namespace tovholder::people {

enum class SuccessionOutcome { kContinues, kReplaced, kLapses };
std::string_view ToName(SuccessionOutcome outcome);
bool FromName(std::string_view name, SuccessionOutcome& outcome);

// What was decided of an organization at the end of its time.
struct Succession {
  Id<Succession> id;
  OrganizationId organization;
  Date ends;  // its last day
  SuccessionOutcome outcome = SuccessionOutcome::kContinues;
  std::optional<OrganizationId> successor;
  Date decided_on;
  std::string decided_by;
  std::string note;
};
BOOST_DESCRIBE_STRUCT(Succession, (), (id, organization, ends, outcome, successor, decided_on, decided_by, note))

}  // namespace tovholder::people
