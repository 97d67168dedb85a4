// SPDX-License-Identifier: EUPL-1.2
#include "meetings/publication_pages.h"

#include <string>
#include <utility>

#include "html/texts.h"
#include "meetings/item_view.h"
#include "meetings/publication_store.h"

namespace tovholder::meetings {
namespace {

using html::Msgid;
using people::Visit;

using ShowMeetingFunction = Result<void> (*)(sql::Transaction&, const search::Index&, MeetingId);
using ShowDocumentFunction = Result<void> (*)(sql::Transaction&, const search::Index&, DocumentId);

http::Response ShowMeetingAs(const Visit& visit, const search::Index& index, const MeetingSlots& slots,
                             ShowMeetingFunction show, std::string_view notice) {
  const auto id = visit.request.PathNumber("id");
  if (!id) return visit.NotFound();
  const Result<void> shown = visit.Write([&](sql::Transaction& transaction) -> Result<void> {
    if (slots.prepared && slots.prepared(transaction, MeetingId{*id})) return Fail("meetings.prepared_elsewhere");
    return show(transaction, index, MeetingId{*id});
  });
  return shown ? visit.Done(AddressOf(MeetingId{*id}), notice) : visit.Refuse(shown.error());
}

http::Response ShowDocumentAs(const Visit& visit, const search::Index& index, ShowDocumentFunction show,
                              std::string_view notice) {
  const auto id = visit.request.PathNumber("id");
  if (!id) return visit.NotFound();
  const Result<void> shown =
      visit.Write([&](sql::Transaction& transaction) { return show(transaction, index, DocumentId{*id}); });
  return shown ? visit.Done("/dokumenter/" + std::to_string(*id), notice) : visit.Refuse(shown.error());
}

}  // namespace

std::vector<http::Route> PublicationRoutes(const people::Office& office, const search::Index& index,
                                           const MeetingSlots& slots) {
  using http::Method;
  using http::Pace;
  const auto page = [&](people::PageHandler handler) {
    return people::Guarded(office, people::Access::kSecretary, std::move(handler));
  };
  const auto meeting = [&](ShowMeetingFunction show, std::string_view notice) {
    return page([&index, slots, show, notice](const Visit& visit) {
      return ShowMeetingAs(visit, index, slots, show, visit.t(notice));
    });
  };
  const auto document = [&](ShowDocumentFunction show, std::string_view notice) {
    return page(
        [&index, show, notice](const Visit& visit) { return ShowDocumentAs(visit, index, show, visit.t(notice)); });
  };
  return {
      {Method::kPost, "/moeder/{id}/udgiv", meeting(PublishMeeting, Msgid("The meeting is published.")), Pace::kSlow},
      {Method::kPost, "/moeder/{id}/traek-tilbage", meeting(WithdrawMeeting, Msgid("The meeting is a draft again."))},
      {Method::kPost, "/dokumenter/{id}/udgiv", document(PublishDocument, Msgid("The document is published.")),
       Pace::kSlow},
      {Method::kPost, "/dokumenter/{id}/traek-tilbage",
       document(WithdrawDocument, Msgid("The document is a draft again."))}};
}

}  // namespace tovholder::meetings
