// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "desk/agenda.h"
#include "people/person.h"

// Where an organization says so (DeskRule::chairs_release), its chairs release an agenda together: the secretary asks,
// and each says yes or no to the draft as it stands. What changes afterwards makes the answer lapse.
namespace tovholder::desk {

enum class RequestState { kOpen, kReleased, kWithdrawn };
std::string_view ToName(RequestState state);
bool FromName(std::string_view name, RequestState& state);

struct ReleaseRequest {
  Id<ReleaseRequest> id;
  meetings::MeetingId meeting;
  int revision = 0;  // that the agenda becomes with it
  RequestState state = RequestState::kOpen;
  std::string reason;  // that goes with the release; the chairs say yes to it too
  Instant requested;
  std::string requested_by;
};
BOOST_DESCRIBE_STRUCT(ReleaseRequest, (), (id, meeting, revision, state, reason, requested, requested_by))

enum class Consent { kYes, kNo, kPassedOver };
std::string_view ToName(Consent consent);
bool FromName(std::string_view name, Consent& consent);

// Why a chair is not waited for.
enum class PassGround { kLeave, kNoUser, kDisqualified };
std::string_view ToName(PassGround ground);
bool FromName(std::string_view name, PassGround& ground);

struct ReleaseAnswer {
  Id<ReleaseAnswer> id;
  Id<ReleaseRequest> request;
  people::PersonId person;
  Consent answer = Consent::kYes;
  std::string remark;
  std::optional<PassGround> pass_ground;
  std::string fingerprint;  // of the draft that was answered
  Instant answered;
  std::string answered_by;
};
BOOST_DESCRIBE_STRUCT(ReleaseAnswer, (),
                      (id, request, person, answer, remark, pass_ground, fingerprint, answered, answered_by))

// Somebody who is chair today of an organization that demands it.
struct Chair {
  people::PersonId person;
  std::string name;
  std::string place;  // "Bestyrelsen, Kommunale kerneopgaver"
};

enum class ChairState { kWaiting, kYes, kNo, kLapsed, kPassedOver };
struct ChairStanding {
  Chair chair;
  ChairState state = ChairState::kWaiting;
  std::optional<ReleaseAnswer> answer = {};
};
// An answer to another state of the draft has lapsed; a chair who was passed over stays so.
ChairStanding StandingOf(Chair chair, std::optional<ReleaseAnswer> answer, std::string_view fingerprint);

// How a release stands with those who must say yes to it.
struct ReleaseStanding {
  std::optional<ReleaseRequest> request;  // that is open
  std::string fingerprint;                // of the draft as it is, with the reason of the request
  std::vector<ChairStanding> chairs;
  std::vector<std::string> without_chair;  // organizations that demand it and have nobody to say yes

  bool demanded() const { return !chairs.empty() || !without_chair.empty(); }
  const ChairStanding* Find(std::optional<people::PersonId> person) const;
  std::vector<std::string> Missing() const;  // the names of those who have not said yes
};
// Errors: desk.no_chair {name}, desk.not_asked, desk.chairs_missing {names}.
Result<void> CheckConsent(const ReleaseStanding& standing);

}  // namespace tovholder::desk
