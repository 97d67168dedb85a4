// SPDX-License-Identifier: EUPL-1.2
#include "base/enum_names.h"
#include "people/access_rule.h"
#include "people/second_factor.h"
#include "sql/records.h"

namespace tovholder::people {
namespace {

constexpr EnumNames<SecondFactorDemand, 3> kDemands{{{SecondFactorDemand::kNobody, "nobody"},
                                                     {SecondFactorDemand::kAdministrators, "administrators"},
                                                     {SecondFactorDemand::kEverybody, "everybody"}}};

}  // namespace

std::string_view ToName(SecondFactorDemand demand) { return NameIn(kDemands, demand); }
bool FromName(std::string_view name, SecondFactorDemand& demand) { return ValueIn(kDemands, name, demand); }

bool IsDemandedOf(Role role, SecondFactorDemand demand) {
  if (demand == SecondFactorDemand::kAdministrators) return role == Role::kAdministrator;
  return demand == SecondFactorDemand::kEverybody;
}

AccessRule FindAccessRule(sql::Reader& reader) {
  return sql::Find<AccessRule>(reader, "FROM access_rule ORDER BY id LIMIT 1").value_or(AccessRule{});
}

void PutAccessRule(sql::Transaction& transaction, SecondFactorDemand demand) {
  AccessRule rule = FindAccessRule(transaction);
  rule.second_factor = demand;
  if (rule.id) return sql::Update(transaction, "access_rule", rule);
  sql::Create(transaction, "access_rule", rule);
}

bool OwesSecondFactor(sql::Reader& reader, const User& user) {
  return IsDemandedOf(user.role, FindAccessRule(reader).second_factor) && !HasSecondFactor(reader, user.id);
}

}  // namespace tovholder::people
