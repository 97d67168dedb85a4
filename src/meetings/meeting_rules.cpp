// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "base/enum_names.h"
#include "meetings/document.h"
#include "meetings/meeting.h"

namespace tovholder::meetings {
namespace {

constexpr EnumNames<StatementKind, 3> kStatementKinds{{{StatementKind::kRemark, "remark"},
                                                       {StatementKind::kDissent, "dissent"},
                                                       {StatementKind::kOtherDecision, "other_decision"}}};
constexpr EnumNames<Presence, 6> kPresences{{{Presence::kPresent, "present"},
                                             {Presence::kApology, "apology"},
                                             {Presence::kAbsent, "absent"},
                                             {Presence::kSubstitute, "substitute"},
                                             {Presence::kGuest, "guest"},
                                             {Presence::kSpeaker, "speaker"}}};
constexpr EnumNames<ReadingState, 4> kReadingStates{{{ReadingState::kCurrent, "current"},
                                                     {ReadingState::kWaiting, "waiting"},
                                                     {ReadingState::kReplaced, "replaced"},
                                                     {ReadingState::kDeclined, "declined"}}};

}  // namespace

std::string_view ToName(StatementKind kind) { return NameIn(kStatementKinds, kind); }
bool FromName(std::string_view name, StatementKind& kind) { return ValueIn(kStatementKinds, name, kind); }
std::string_view ToName(Presence presence) { return NameIn(kPresences, presence); }
bool FromName(std::string_view name, Presence& presence) { return ValueIn(kPresences, name, presence); }
std::string_view ToName(ReadingState state) { return NameIn(kReadingStates, state); }
bool FromName(std::string_view name, ReadingState& state) { return ValueIn(kReadingStates, name, state); }

ItemDetails PublicItem(ItemDetails details) {
  AgendaItem& item = details.item;
  if (!item.closed) {
    std::erase_if(details.attachments, [](const Attachment& attachment) { return attachment.closed; });
    return details;
  }
  ItemDetails shown;
  shown.item.id = item.id;
  shown.item.meeting = item.meeting;
  shown.item.position = item.position;
  shown.item.number = item.number;
  shown.item.closed = true;
  shown.item.show_title = item.show_title;
  shown.item.show_case_number = item.show_case_number;
  shown.item.show_decision = item.show_decision;
  shown.item.visibility = people::Visibility::kPublic;
  if (item.show_title) shown.item.title = item.title;
  if (item.show_case_number) shown.item.case_number = item.case_number;
  if (item.show_decision) shown.item.decision = item.decision;
  return shown;
}

ItemDetails SeenBy(const people::Viewer& viewer, const people::Owners& owners, ItemDetails details) {
  return people::MaySee(viewer, people::Visibility::kClosed, owners) ? details : PublicItem(std::move(details));
}

}  // namespace tovholder::meetings
