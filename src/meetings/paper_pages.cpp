// SPDX-License-Identifier: EUPL-1.2
#include "meetings/paper_pages.h"

#include <charconv>

#include "html/components.h"
#include "http/url.h"
#include "meetings/host_store.h"
#include "meetings/item_view.h"
#include "people/organization_store.h"
#include "people/why_hidden.h"

namespace tovholder::meetings {
namespace {

using namespace html;  // NOLINT: mostly markup
using documents::Paper;
using people::Visit;

constexpr std::int64_t kMostMeetings = 200;  // of a yearly volume
constexpr std::string_view kReloadSeconds = "2";
// The paper brings its style and fonts along and runs nothing; a browser shows a PDF as an object in a page of its own.
constexpr std::string_view kPaperPolicy =
    "default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:; object-src 'self'; frame-ancestors "
    "'none'; "
    "form-action 'none'; base-uri 'none'";

enum class PaperForm { kPdf, kDocx, kHtml };

struct PaperShelf {
  MeetingSlots slots;
  documents::PdfQueue& pdfs;
};

// A paper on its way to who asked.
struct PaperOrder {
  Paper paper;
  std::string file_name;
  PaperForm form = PaperForm::kPdf;
  Edition edition = Edition::kOpen;
  std::string back;  // the page that led here
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

http::Response FileOf(const Visit& visit, const PaperOrder& order, std::string bytes) {
  http::Response response;
  const char* where = "inline";
  std::string ending = ".pdf";
  response.content_type = "application/pdf";
  if (order.form == PaperForm::kDocx) {
    where = "attachment";
    ending = ".docx";
    response.content_type = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
  }
  if (order.form == PaperForm::kHtml) {
    ending = ".html";
    response.content_type = "text/html; charset=utf-8";
  }
  response.With("Content-Security-Policy", std::string(kPaperPolicy));
  response.With("Content-Disposition",
                where + std::string("; filename*=UTF-8''") + http::PercentEncode(order.file_name + ending));
  response.body = std::move(bytes);
  // Without a session one sees what is public alone; the address of a full edition never gets here then.
  const bool for_everybody = order.edition == Edition::kOpen && !visit.viewer.signed_in();
  return response.Cached(for_everybody ? http::CachePolicy::kRevalidate : http::CachePolicy::kNever);
}

http::Response WaitingPage(const Visit& visit, const PaperOrder& order, std::size_t before) {
  const Texts& t = visit.t;
  PageFrame frame = visit.Frame(t("Your PDF is being made"), "meetings");
  frame.breadcrumb = {{std::string(t("Meetings")), "/moeder"}, {order.paper.title, order.back}};
  PageHeading heading{.title = frame.title, .facts = {Text(order.file_name + ".pdf")}};
  heading.others = {ButtonLink(t("Look whether it is ready"), visit.request.target, ButtonLook::kSecondary),
                    ButtonLink(t("Back"), order.back, ButtonLook::kQuiet)};
  const std::string place = before == 0
                                ? std::string(t("It is being made right now."))
                                : t.Plural("{n} document is made before it.", "{n} documents are made before it.",
                                           static_cast<std::int64_t>(before));
  http::Response response = visit.Page(
      frame,
      Join(Heading(heading), P(Attr("role", "status"), Strong(place)),
           P(t("This page looks by itself every other second. When the PDF is ready, it opens or lands among your "
               "downloads."))));
  response.status = 202;
  response.With("Refresh", std::string(kReloadSeconds)).With("Retry-After", std::string(kReloadSeconds));
  return response.Cached(http::CachePolicy::kNever);
}

http::Response SendPdf(const Visit& visit, const PaperOrder& order, documents::PdfQueue& pdfs) {
  // By its content, so that any change makes another PDF, and nobody gets one that he could not read himself.
  const Result<documents::PdfAnswer> answer = pdfs.Ask(order.paper);
  if (!answer) return visit.Refuse(answer.error(), 503);
  if (answer->bytes) return FileOf(visit, order, *answer->bytes);
  if (visit.request.Header("accept").find("text/html") != std::string_view::npos) {
    return WaitingPage(visit, order, answer->before);
  }
  return visit.Refuse(Error{"meetings.pdf_not_ready",
                            {{"before", std::to_string(answer->before)}, {"seconds", std::string(kReloadSeconds)}}},
                      503);
}

http::Response Send(const Visit& visit, const PaperOrder& order, documents::PdfQueue& pdfs) {
  if (order.form == PaperForm::kPdf) return SendPdf(visit, order, pdfs);
  Result<std::string> written =
      order.form == PaperForm::kDocx ? documents::WriteDocx(order.paper) : documents::FormatPaperHtml(order.paper);
  return written ? FileOf(visit, order, std::move(*written)) : visit.Refuse(written.error());
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
  return Send(visit,
              {MakeMeetingPaper(std::move(*records), setting), std::move(file_name), form, setting.edition,
               AddressOf(MeetingId{*id})},
              shelf.pdfs);
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
  return Send(
      visit,
      {MakeYearbookPaper(std::move(**yearbook), setting), std::move(file_name), address->form, setting.edition, back},
      shelf.pdfs);
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
