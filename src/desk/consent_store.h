// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "desk/consent.h"
#include "desk/release_store.h"
#include "people/invitation.h"
#include "people/viewer.h"
#include "sql/database.h"

// Asking the chairs, and what each answers. Every write gives meetings.no_such_meeting and the errors of CheckAction.
namespace tovholder::desk {

// The draft with the reason that goes with its release.
std::string FingerprintOf(const Agenda& agenda, std::string_view reason);

// Nothing is demanded where no host asks for it.
ReleaseStanding FindReleaseStanding(sql::Reader& reader, const Agenda& agenda, Date today);

// Each chair who has a user gets a mail. Again with another reason, the chairs have to answer anew. Errors:
// desk.edited_meanwhile; desk.not_ready {count}; desk.chairs_not_needed; desk.no_chair {name}.
Result<void> AskForRelease(sql::Transaction& transaction, meetings::MeetingId id, const Release& release,
                           const people::Letterhead& letterhead, Date today);
// Error: desk.not_asked.
Result<void> WithdrawRequest(sql::Transaction& transaction, meetings::MeetingId id);

struct GivenConsent {
  Consent answer = Consent::kYes;
  std::string remark = {};
  std::string seen = {};  // ReleaseStanding::fingerprint of the page
};
// Of the chair who looks. Errors: desk.not_asked, desk.not_chair, desk.edited_meanwhile, desk.no_remark for a no
// without one, desk.text_long {limit}, desk.not_ready {count} for a yes.
Result<void> GiveConsent(sql::Transaction& transaction, const people::Viewer& viewer, meetings::MeetingId id,
                         const GivenConsent& given, Date today);

struct PassedChair {
  people::PersonId person;
  PassGround ground = PassGround::kLeave;
  std::string remark = {};
};
// By somebody who is not asked himself. Errors: desk.not_asked, desk.no_such_chair, desk.own_release, desk.no_remark,
// desk.text_long {limit}, desk.has_user {name}.
Result<void> PassOver(sql::Transaction& transaction, const people::Viewer& viewer, meetings::MeetingId id,
                      const PassedChair& passed, Date today);

// Whether all have said yes and nothing else stands in the way.
bool IsReadyForRelease(sql::Reader& reader, meetings::MeetingId id, Date today);
// The open request has led to the release.
void SettleRequest(sql::Transaction& transaction, const ReleaseStanding& standing);

// Who said yes to a version that was sent out.
struct NamedAnswer {
  std::string name;
  ReleaseAnswer answer;
};
std::vector<NamedAnswer> ListAnswersTo(sql::Reader& reader, meetings::MeetingId id, int revision);

// Drafts whose chairs are asked, the oldest request first.
std::vector<ReleaseRequest> ListOpenRequests(sql::Reader& reader);

}  // namespace tovholder::desk
