// SPDX-License-Identifier: EUPL-1.2
#include "meetings/paper_pages.h"

#include <charconv>

#include "html/components.h"
#include "meetings/host_store.h"
#include "meetings/item_view.h"
#include "people/organization_store.h"
#include "people/paper_delivery.h"
#include "people/why_hidden.h"

namespace tovholder::meetings {
namespace {

using namespace html;  // NOLINT: mostly markup
using documents::Paper;
using people::PaperForm;
using people::Visit;

constexpr std::int64_t kMostMeetings = 200;  // of a yearly volume

struct PaperShelf {
  MeetingSlots slots;
  documents::PdfQueue& pdfs;
};

Edition EditionOf(const http::Request& request) {
  return request.Query("udgave") == "fuld" ? Edition::kFull : Edition::kOpen;
}

bool MayHave(const people::Viewer& viewer, Edition edition, const people::Owners& owners) {
  return edition == Edition::kOpen || people::MaySee(viewer, people::Visibility::kClosed, owners);
}

http::Response DeclineFull(const Visit& visit) {
  if (!visit.viewer.signed_in()) {
    return http::Response::SeeOther(WithQuery("/log-ind", "tilbage", visit.request.target));
  }
  return visit.Refuse(visit.Read(
      [&](sql::Reader& reader) { return people::WhyRefused(reader, visit.viewer, people::Access::kSecretary); }));
}

PaperSetting SettingOf(const Visit& visit) {
  return {EditionOf(visit.request), visit.language(), visit.office().public_address};
}

// Without a session one sees what is public alone; the address of a full edition never gets here then.
people::PaperOrder OrderOf(const Visit& visit, Paper paper, std::string file_name, std::string back, Edition edition) {
  people::PaperOrder order{std::move(paper), std::move(file_name), std::move(back), visit.Frame("", "meetings")};
  order.frame.breadcrumb = {{std::string(visit.t("Meetings")), "/moeder"}, {order.paper.title, order.back}};
  const bool for_everybody = edition == Edition::kOpen && !visit.viewer.signed_in();
  order.cache = for_everybody ? http::CachePolicy::kRevalidate : http::CachePolicy::kNever;
  return order;
}

MeetingRecords LoadRecords(sql::Reader& reader, const people::Viewer& viewer, MeetingRow row,
                           const MeetingSlots& slots) {
  const MeetingId id = row.meeting.id;
  MeetingRecords records{std::move(row), ListItems(reader, viewer, id), ListAttendance(reader, viewer, id), {}};
  if (slots.signatures) records.signatures = slots.signatures(reader, id);
  return records;
}

http::Response MeetingPaper(const Visit& visit, const PaperShelf& shelf, PaperForm form) {
  const PaperSetting setting = SettingOf(visit);
  const auto id = visit.request.PathNumber("id");
  if (!id) return visit.NotFound();
  const auto owners = visit.Read([&](sql::Reader& reader) { return OwnersOf(reader, MeetingId{*id}); });
  if (!MayHave(visit.viewer, setting.edition, owners)) return DeclineFull(visit);
  auto records = visit.Read([&](sql::Reader& reader) -> std::optional<MeetingRecords> {
    auto row = FindMeeting(reader, visit.viewer, MeetingId{*id});
    if (!row) return std::nullopt;
    return LoadRecords(reader, visit.viewer, std::move(*row), shelf.slots);
  });
  if (!records) return visit.NotFound();
  std::string file_name = FileNameOf(records->row, setting);
  return people::SendPaper(visit,
                           OrderOf(visit, MakeMeetingPaper(std::move(*records), setting), std::move(file_name),
                                   AddressOf(MeetingId{*id}), setting.edition),
                           form, shelf.pdfs);
}

struct YearbookAddress {
  int year = 0;
  PaperForm form = PaperForm::kPdf;
};

// "2025.pdf"
std::optional<YearbookAddress> ParseYearbookAddress(std::string_view name) {
  YearbookAddress address;
  const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), address.year);
  if (error != std::errc{} || address.year < 1 || address.year > 9999) return std::nullopt;
  name.remove_prefix(static_cast<std::size_t>(end - name.data()));
  if (name == ".docx") address.form = PaperForm::kDocx;
  if (name == ".html") address.form = PaperForm::kHtml;
  if (name != ".pdf" && address.form == PaperForm::kPdf) return std::nullopt;
  return address;
}

// Nothing where there is no published meeting. Errors: meetings.yearbook_too_large {meetings, limit}.
Result<std::optional<Yearbook>> LoadYearbook(sql::Reader& reader, const people::Viewer& viewer,
                                             people::OrganizationId id, int year, const MeetingSlots& slots) {
  const auto organization = people::FindOrganization(reader, id);
  MeetingFilter filter;
  filter.organization = id.value;
  filter.year = year;
  filter.visibility = people::Visibility::kPublic;
  const std::int64_t count = organization ? CountMeetings(reader, viewer, filter) : 0;
  if (count == 0) return std::nullopt;
  if (count > kMostMeetings) {
    return Fail("meetings.yearbook_too_large",
                {{"meetings", std::to_string(count)}, {"limit", std::to_string(kMostMeetings)}});
  }
  Yearbook yearbook{organization->name, "", year, {}};
  if (organization->body) yearbook.body = people::FindBody(reader, *organization->body).value().name;
  for (MeetingRow& row :
       ListMeetings(reader, viewer, filter, MeetingOrder::kOldestFirst, static_cast<int>(kMostMeetings), 0)) {
    yearbook.meetings.push_back(LoadRecords(reader, viewer, std::move(row), slots));
  }
  return yearbook;
}

http::Response YearbookPaper(const Visit& visit, const PaperShelf& shelf) {
  const PaperSetting setting = SettingOf(visit);
  const auto id = visit.request.PathNumber("id");
  const auto name = visit.request.path_values.find("file");
  const auto address = name == visit.request.path_values.end() ? std::nullopt : ParseYearbookAddress(name->second);
  if (!id || !address) return visit.NotFound();
  if (!MayHave(visit.viewer, setting.edition, people::Owners{people::OrganizationId{*id}})) return DeclineFull(visit);
  auto yearbook = visit.Read([&](sql::Reader& reader) {
    return LoadYearbook(reader, visit.viewer, people::OrganizationId{*id}, address->year, shelf.slots);
  });
  if (!yearbook) return visit.Refuse(yearbook.error());
  if (!*yearbook) return visit.NotFound();
  std::string file_name = FileNameOf(**yearbook, setting);
  const std::string back = "/moeder?organ=" + std::to_string(*id) + "&aar=" + std::to_string(address->year);
  return people::SendPaper(
      visit,
      OrderOf(visit, MakeYearbookPaper(std::move(**yearbook), setting), std::move(file_name), back, setting.edition),
      address->form, shelf.pdfs);
}

}  // namespace

std::vector<http::Route> PaperRoutes(const people::Office& office, const MeetingSlots& slots,
                                     documents::PdfQueue& pdfs) {
  const PaperShelf shelf{slots, pdfs};
  const auto route = [&](std::string pattern, people::PageHandler handler) {
    return http::Route{http::Method::kGet, std::move(pattern),
                       people::Guarded(office, people::Access::kEverybody, std::move(handler)), http::Pace::kSlow};
  };
  const auto meeting = [&](std::string pattern, PaperForm form) {
    return route(std::move(pattern), [shelf, form](const Visit& visit) { return MeetingPaper(visit, shelf, form); });
  };
  return {
      meeting("/moeder/{id}/udskrift.pdf", PaperForm::kPdf), meeting("/moeder/{id}/udskrift.docx", PaperForm::kDocx),
      meeting("/moeder/{id}/udskrift.html", PaperForm::kHtml),
      route("/organisation/{id}/aarsbog/{file}", [shelf](const Visit& visit) { return YearbookPaper(visit, shelf); })};
}

std::string PaperAddress(MeetingId id) { return AddressOf(id) + "/udskrift"; }

std::string PaperAddress(std::int64_t organization, int year) {
  return "/organisation/" + std::to_string(organization) + "/aarsbog/" + std::to_string(year);
}

Html PaperLinks(const std::string& address, Edition edition, const Texts& t) {
  const auto link = [&](const char* ending, std::string_view label) {
    return A(Href(WithQuery(address + ending, "udgave", edition == Edition::kFull ? "fuld" : "")), label);
  };
  return Join(link(".pdf", "PDF"), " · ", link(".docx", t("Word")), " · ", link(".html", t("Web page")));
}

}  // namespace tovholder::meetings
