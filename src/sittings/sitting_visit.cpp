// SPDX-License-Identifier: EUPL-1.2
#include "sittings/sitting_visit.h"

#include "meetings/item_view.h"
#include "sittings/sitting_store.h"

namespace tovholder::sittings {
namespace {

std::optional<SittingBook> BookOf(const people::Visit& visit) {
  const auto id = visit.request.PathNumber("id");
  if (!id) return std::nullopt;
  return visit.Read([&](sql::Reader& reader) { return FindSitting(reader, MeetingId{*id}); });
}

}  // namespace

std::optional<SittingBook> RecordedBook(const people::Visit& visit) {
  auto book = BookOf(visit);
  if (!book || !MayFollow(visit.viewer, book->hosts)) return std::nullopt;
  const bool writes = visit.request.method == http::Method::kPost;
  // An auditor sees what whoever records sees.
  const bool may =
      MayRecord(visit.viewer, book->hosts) || (!writes && visit.viewer.MayRead(people::Access::kSecretary));
  return may ? std::move(book) : std::nullopt;
}

std::optional<SittingBook> FollowedBook(const people::Visit& visit) {
  auto book = BookOf(visit);
  return book && MayFollow(visit.viewer, book->hosts) ? std::move(book) : std::nullopt;
}

const meetings::ItemDetails* AddressedItem(const people::Visit& visit, const SittingBook& book) {
  const auto asked = visit.request.method == http::Method::kPost ? visit.request.FormNumber("punkt")
                                                                 : visit.request.QueryNumber("punkt");
  if (asked) return book.Find(ItemId{*asked});
  if (book.sitting.current_item) return book.Find(*book.sitting.current_item);
  return book.items.empty() ? nullptr : &book.items.front();
}

std::string LiveAddress(MeetingId id) { return meetings::AddressOf(id) + "/afvikling"; }
std::string LiveAddress(MeetingId id, ItemId item) { return LiveAddress(id) + "?punkt=" + std::to_string(item.value); }
std::string FollowAddress(MeetingId id) { return meetings::AddressOf(id) + "/foelg"; }
std::string MinutesAddress(MeetingId id) { return meetings::AddressOf(id) + "/referat"; }

html::PageFrame SittingFrame(const people::Visit& visit, const SittingBook& book, std::string_view title) {
  html::PageFrame frame = visit.Frame(title, "meetings");
  frame.breadcrumb = {{std::string(visit.t("Meetings")), "/moeder"},
                      {meetings::TitleOf(book.row, visit.t), meetings::AddressOf(book.meeting())}};
  return frame;
}

http::Handler SignedIn(const people::Office& office, people::PageHandler handler) {
  return people::Guarded(office, people::Access::kReader, std::move(handler));
}

}  // namespace tovholder::sittings
