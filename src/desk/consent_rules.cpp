// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "base/enum_names.h"
#include "base/text.h"
#include "desk/consent.h"

namespace tovholder::desk {
namespace {

constexpr EnumNames<RequestState, 3> kRequestStates{
    {{RequestState::kOpen, "open"}, {RequestState::kReleased, "released"}, {RequestState::kWithdrawn, "withdrawn"}}};
constexpr EnumNames<Consent, 3> kConsents{
    {{Consent::kYes, "yes"}, {Consent::kNo, "no"}, {Consent::kPassedOver, "passed_over"}}};
constexpr EnumNames<PassGround, 3> kPassGrounds{
    {{PassGround::kLeave, "leave"}, {PassGround::kNoUser, "no_user"}, {PassGround::kDisqualified, "disqualified"}}};

bool IsMissing(const ChairStanding& one) {
  return one.state != ChairState::kYes && one.state != ChairState::kPassedOver;
}

}  // namespace

std::string_view ToName(RequestState state) { return NameIn(kRequestStates, state); }
bool FromName(std::string_view name, RequestState& state) { return ValueIn(kRequestStates, name, state); }
std::string_view ToName(Consent consent) { return NameIn(kConsents, consent); }
bool FromName(std::string_view name, Consent& consent) { return ValueIn(kConsents, name, consent); }
std::string_view ToName(PassGround ground) { return NameIn(kPassGrounds, ground); }
bool FromName(std::string_view name, PassGround& ground) { return ValueIn(kPassGrounds, name, ground); }

ChairStanding StandingOf(Chair chair, std::optional<ReleaseAnswer> answer, std::string_view fingerprint) {
  ChairStanding standing{std::move(chair), ChairState::kWaiting, std::move(answer)};
  if (!standing.answer) return standing;
  if (standing.answer->answer == Consent::kPassedOver) {
    standing.state = ChairState::kPassedOver;
  } else if (standing.answer->fingerprint != fingerprint) {
    standing.state = ChairState::kLapsed;
  } else {
    standing.state = standing.answer->answer == Consent::kYes ? ChairState::kYes : ChairState::kNo;
  }
  return standing;
}

const ChairStanding* ReleaseStanding::Find(std::optional<people::PersonId> person) const {
  const auto found =
      std::find_if(chairs.begin(), chairs.end(), [&](const ChairStanding& one) { return one.chair.person == person; });
  return found == chairs.end() ? nullptr : &*found;
}

std::vector<std::string> ReleaseStanding::Missing() const {
  std::vector<std::string> names;
  for (const ChairStanding& one : chairs) {
    if (IsMissing(one)) names.push_back(one.chair.name);
  }
  return names;
}

Result<void> CheckConsent(const ReleaseStanding& standing) {
  if (!standing.demanded()) return {};
  if (!standing.without_chair.empty()) {
    return Fail("desk.no_chair", {{"name", Join(standing.without_chair, ", ")}});
  }
  if (!standing.request) return Fail("desk.not_asked");
  const auto missing = standing.Missing();
  if (!missing.empty()) return Fail("desk.chairs_missing", {{"names", Join(missing, ", ")}});
  return {};
}

}  // namespace tovholder::desk
