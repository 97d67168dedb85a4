// SPDX-License-Identifier: EUPL-1.2
#include "sittings/minutes_rules.h"
#include "sittings/sitting_pages.h"
#include "sittings/sitting_store.h"
#include "sittings/sitting_visit.h"

namespace tovholder::sittings {
namespace {

using namespace html;  // NOLINT: this file is nothing but markup
using people::Visit;

Html NextStep(const SittingBook& book, const Visit& visit) {
  const Texts& t = visit.t;
  const bool records = MayRecord(visit.viewer, book.hosts);
  const MeetingId id = book.meeting();
  if (!book.sitting.id) {
    const bool today = book.row.meeting.date && *book.row.meeting.date <= visit.today();
    if (!records || book.state != desk::MeetingState::kReleased) return {};
    return ButtonLink(t("Hold the meeting"), LiveAddress(id), today ? ButtonLook::kPrimary : ButtonLook::kQuiet);
  }
  if (!book.sitting.ended && records) return ButtonLink(t("Hold the meeting"), LiveAddress(id), ButtonLook::kPrimary);
  if (!book.sitting.ended) return ButtonLink(t("Follow the meeting"), FollowAddress(id), ButtonLook::kPrimary);
  const bool settled =
      book.sitting.published && *book.sitting.published >= book.sitting.approved.value_or(Instant::max());
  return ButtonLink(t("To the minutes"), MinutesAddress(id), settled ? ButtonLook::kQuiet : ButtonLook::kPrimary);
}

std::optional<meetings::MeetingPreparation> Extend(sql::Reader& reader, const Visit& visit, MeetingId id,
                                                   std::optional<meetings::MeetingPreparation> below) {
  const auto book = FindSitting(reader, id);
  if (!book || !MayFollow(visit.viewer, book->hosts)) return below;
  meetings::MeetingPreparation shown = below.value_or(meetings::MeetingPreparation{});
  const Html step = NextStep(*book, visit);
  if (step.empty()) return shown;
  if (shown.primary.empty())
    shown.primary = step;
  else
    shown.others.push_back(step);
  return shown;
}

// Those who approve, with the moment; who has not done it on a page signs by hand.
std::vector<meetings::Signature> FindSignatures(sql::Reader& reader, MeetingId id) {
  const auto book = FindSitting(reader, id);
  if (!book || !book->sitting.id) return {};
  std::vector<meetings::Signature> signatures;
  for (const SittingMember* one : Approvers(*book)) {
    const MinutesApproval* verdict = FindVerdict(*book, one->person);
    const bool approved = verdict != nullptr && verdict->verdict == Verdict::kApproved;
    signatures.push_back({one->name, one->represents.empty() ? one->party : one->represents,
                          approved ? "Godkendt " + FormatMoment(verdict->happened, Language::kDanish) : ""});
  }
  return signatures;
}

}  // namespace

meetings::MeetingSlots Slots(const meetings::MeetingSlots& below) {
  meetings::MeetingSlots slots = below;
  slots.preparation = [below](sql::Reader& reader, const Visit& visit, MeetingId id) {
    return Extend(reader, visit, id, below.preparation ? below.preparation(reader, visit, id) : std::nullopt);
  };
  slots.prepared = [below](sql::Reader& reader, MeetingId id) {
    return (below.prepared && below.prepared(reader, id)) || FindRevision(reader, id) > 0;
  };
  slots.signatures = FindSignatures;
  return slots;
}

}  // namespace tovholder::sittings
