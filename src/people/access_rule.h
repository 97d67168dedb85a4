// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <boost/describe.hpp>
#include <string_view>

#include "base/id.h"
#include "people/user.h"
#include "sql/database.h"

namespace tovholder::people {

// Of whom a second factor is demanded.
enum class SecondFactorDemand { kNobody, kAdministrators, kEverybody };
std::string_view ToName(SecondFactorDemand demand);
bool FromName(std::string_view name, SecondFactorDemand& demand);

// What the installation demands of those who sign in.
struct AccessRule {
  Id<AccessRule> id;
  SecondFactorDemand second_factor = SecondFactorDemand::kNobody;
};
BOOST_DESCRIBE_STRUCT(AccessRule, (), (id, second_factor))

bool IsDemandedOf(Role role, SecondFactorDemand demand);

AccessRule FindAccessRule(sql::Reader& reader);
void PutAccessRule(sql::Transaction& transaction, SecondFactorDemand demand);
// Whether it is demanded of him and he has none.
bool OwesSecondFactor(sql::Reader& reader, const User& user);

}  // namespace tovholder::people
