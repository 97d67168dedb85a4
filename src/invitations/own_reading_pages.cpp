// SPDX-License-Identifier: EUPL-1.2
#include "desk/agenda_store.h"
#include "invitations/invitation_pages.h"
#include "invitations/own_reading.h"
#include "meetings/item_view.h"
#include "meetings/meeting_store.h"

namespace tovholder::invitations {
namespace {

using people::Visit;

http::Response TakeRead(const Visit& visit) {
  const auto number = visit.request.PathNumber("id");
  if (!number) return visit.NotFound();
  const meetings::MeetingId id{*number};
  const auto agenda =
      visit.Read([&](sql::Reader& reader) { return desk::FindMeetingOnDesk(reader, visit.viewer, id); });
  // What came after the page was shown is not read yet.
  const auto seen = visit.request.FormNumber("udgave");
  if (!agenda || !seen || *seen > agenda->desk.revision) return visit.NotFound();
  visit.Write(
      [&](sql::Transaction& transaction) { PutReading(transaction, visit.viewer.user, id, static_cast<int>(*seen)); });
  return visit.Done(meetings::AddressOf(id), visit.t("Later changes are marked at the items."));
}

// A note to an item that is gone can still be erased.
http::Response TakeNote(const Visit& visit) {
  const auto meeting = visit.request.PathNumber("id");
  const auto number = visit.request.PathNumber("punkt");
  if (!meeting || !number) return visit.NotFound();
  const meetings::ItemId id{*number};
  const std::string back = meetings::AddressOf(meetings::MeetingId{*meeting});
  const auto item = visit.Read([&](sql::Reader& reader) { return meetings::FindItem(reader, visit.viewer, id); });
  const std::string_view text = visit.request.Form("note");
  if (!item || item->meeting.meeting.id.value != *meeting) {
    if (!text.empty()) return visit.NotFound();
    visit.Write([&](sql::Transaction& transaction) { EraseNote(transaction, visit.viewer.user, id); });
    return visit.Done(back, visit.t("The note is erased."));
  }
  const std::string title = meetings::TitleOf(meetings::PublicItem(item->details).item, visit.t);
  const auto put = visit.Write([&](sql::Transaction& transaction) {
    return PutNote(transaction, visit.viewer.user, item->details.item, title, text);
  });
  if (!put) return visit.Refuse(put.error());
  return visit.Done(back + "#punkt-" + std::to_string(item->details.item.position), visit.t("Your note is saved."));
}

}  // namespace

std::vector<http::Route> ReadingRoutes(const people::Office& office) {
  using http::Method;
  const auto own = [&](people::PageHandler handler) {
    return people::Guarded(office, people::Access::kReader, std::move(handler));
  };
  return {{Method::kPost, "/moeder/{id}/laest", own(TakeRead)},
          {Method::kPost, "/moeder/{id}/noter/{punkt}", own(TakeNote)}};
}

}  // namespace tovholder::invitations
