// SPDX-License-Identifier: EUPL-1.2
#include "sittings/chair_rules.h"

#include <algorithm>

#include "sittings/order_rules.h"
#include "sittings/sitting_rules.h"

namespace tovholder::sittings {
namespace {

constexpr std::string_view kChair = "chair";
constexpr std::string_view kViceChair = "vice_chair";

bool IsThereAt(const SittingBook& book, const SittingMember* member, ItemId item) {
  return member != nullptr && PresenceAt(book, *member, item) == Presence::kThere;
}

const SittingMember* FindRole(const SittingBook& book, people::OrganizationId host, std::string_view role) {
  const auto found = std::find_if(book.members.begin(), book.members.end(), [&](const SittingMember& one) {
    return one.organization == host && one.role == role;
  });
  return found == book.members.end() ? nullptr : &*found;
}

// Named for the item itself, else the last one named from an item before it on.
const SittingMember* NamedAt(const SittingBook& book, ItemId item) {
  const int here = PlaceOf(book, item);
  const SittingMember* named = nullptr;
  int latest = 0;
  for (const ActingChair& one : book.chairs) {
    const SittingMember* member = book.Find(one.member);
    if (one.item == item && IsThereAt(book, member, item)) return member;
    const int at = PlaceOf(book, one.item);
    if (one.reach != Reach::kFromHere || at > here || at <= latest || !IsThereAt(book, member, item)) continue;
    named = member;
    latest = at;
  }
  return named;
}

}  // namespace

const SittingMember* RegularChair(const SittingBook& book) {
  for (const Host& host : book.hosts) {
    if (const SittingMember* chair = FindRole(book, host.organization.id, kChair); chair != nullptr) return chair;
  }
  return nullptr;
}

const SittingMember* ChairAt(const SittingBook& book, ItemId item) {
  const SittingMember* chair = RegularChair(book);
  return IsThereAt(book, chair, item) ? chair : NamedAt(book, item);
}

const SittingMember* ChairOf(const SittingBook& book, ItemId item, std::optional<people::OrganizationId> host) {
  if (!host) return ChairAt(book, item);
  const SittingMember* own = FindRole(book, *host, kChair);
  if (IsThereAt(book, own, item)) return own;
  const SittingMember* acting = ChairAt(book, item);
  return acting != nullptr && acting->organization == host ? acting : nullptr;
}

bool WantsChair(const SittingBook& book, ItemId item) {
  return RegularChair(book) != nullptr && ChairAt(book, item) == nullptr && !MayChair(book, item).empty();
}

std::vector<const SittingMember*> MayChair(const SittingBook& book, ItemId item) {
  std::vector<const SittingMember*> voters = VotersAt(book, item, std::nullopt);
  std::stable_partition(voters.begin(), voters.end(), [](const SittingMember* one) { return one->role == kViceChair; });
  return voters;
}

Reach ReachOfChair(const SittingBook& book, ItemId item) {
  const SittingMember* chair = RegularChair(book);
  const bool disqualified = chair != nullptr && PresenceAt(book, *chair, item) == Presence::kDisqualified;
  return disqualified ? Reach::kThisItem : Reach::kFromHere;
}

Result<void> CheckChair(const SittingBook& book, const ActingChair& wanted) {
  if (book.Find(wanted.item) == nullptr) return Fail("sittings.no_such_item");
  const SittingMember* member = book.Find(wanted.member);
  if (member == nullptr) return Fail("sittings.no_member");
  const SittingMember* chair = RegularChair(book);
  if (IsThereAt(book, chair, wanted.item)) return Fail("sittings.chair_there", {{"name", chair->name}});
  switch (PresenceAt(book, *member, wanted.item)) {
    case Presence::kDisqualified:
      return Fail("sittings.chair_disqualified", {{"name", member->name}});
    case Presence::kAway:
      return Fail("sittings.chair_away", {{"name", member->name}});
    case Presence::kThere:
      break;
  }
  if (!member->votes) return Fail("sittings.chair_without_vote", {{"name", member->name}});
  return {};
}

std::string ChairSentence(const SittingBook& book, ItemId item) {
  const SittingMember* leads = ChairAt(book, item);
  if (leads == nullptr || leads == RegularChair(book)) return {};
  return "Mødeleder under punktet: " + leads->name +
         (leads->role == kViceChair ? " (næstformand)." : " (valgt af de fremmødte).");
}

}  // namespace tovholder::sittings
