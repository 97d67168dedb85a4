// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "criteria/rule_set.h"
#include "standing/duty.h"

namespace tovholder::standing {

areas::FieldErrors CheckDuty(const Duty& duty, Date today) {
  areas::FieldErrors errors;
  const auto refuse = [&](const char* field, Error error) { errors.emplace(field, std::move(error)); };
  if (duty.title.empty()) refuse("title", {"standing.no_duty_title"});
  if (duty.since_list && !criteria::ParseListYear(std::to_string(*duty.since_list))) {
    refuse("since_list", {"standing.no_such_list", {{"text", std::to_string(*duty.since_list)}}});
  }
  if (duty.most_percent && (*duty.most_percent < Decimal{} || *duty.most_percent > Decimal::Of(100))) {
    refuse("most_percent", {"standing.percent_wrong"});
  }
  if (duty.whole && *duty.whole <= 0) refuse("whole", {"standing.whole_wrong"});
  if (duty.now && *duty.now < 0) refuse("now", {"standing.now_wrong"});
  if (!duty.whole && (duty.most_percent || duty.now)) refuse("whole", {"standing.whole_missing"});
  if (duty.fulfilled && *duty.fulfilled > today) refuse("fulfilled", {"standing.fulfilled_later"});
  return errors;
}

std::optional<DutyState> StateOf(const Duty& duty) {
  if (!duty.whole || !duty.now || !duty.most_percent) return std::nullopt;
  DutyState state;
  state.allowed = *duty.whole * duty.most_percent->micros / (100 * Decimal::kUnit);
  state.too_many = std::max<std::int64_t>(0, *duty.now - state.allowed);
  state.percent = PercentOf(*duty.now, *duty.whole);
  return state;
}

}  // namespace tovholder::standing
