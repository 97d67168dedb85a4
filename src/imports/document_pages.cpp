// SPDX-License-Identifier: EUPL-1.2
#include "imports/document_pages.h"

#include <memory>

#include "documents/file_store.h"
#include "html/components.h"
#include "imports/repair_pages.h"
#include "imports/source_view.h"
#include "meetings/document_store.h"
#include "meetings/item_view.h"
#include "meetings/meeting_store.h"
#include "meetings/stored_json.h"
#include "people/file_delivery.h"

namespace tovholder::imports {
namespace {

using namespace html;  // NOLINT: this file is nothing but markup
using people::Visit;

std::string_view PaperWord(const meetings::Document& document, const Texts& t) {
  if (document.kind == minutes::PaperKind::kMinutes) return t("Minutes");
  if (document.kind == minutes::PaperKind::kAgenda) return t("Agenda");
  if (document.paper == "process_plan") return t("Process plan");
  if (document.paper == "application") return t("Application");
  if (document.paper == "strategy") return t("Strategy");
  if (document.paper == "hearing") return t("Hearing paper");
  return t("Other paper");
}

struct DocumentView {
  meetings::Document document;
  documents::TextDocument text;
  std::optional<Error> unreadable;
  documents::StoredFile file;
  std::vector<meetings::MeetingRow> meetings;
};

std::optional<DocumentView> LoadDocument(sql::Reader& reader, const people::Viewer& viewer, meetings::DocumentId id) {
  auto document = meetings::FindDocument(reader, viewer, id);
  if (!document) return std::nullopt;
  DocumentView view{std::move(*document), {}, {}, {}, {}};
  if (auto text = meetings::LoadText(reader, view.document)) {
    view.text = std::move(*text);
  } else {
    view.unreadable = text.error();
  }
  view.file = documents::FindFile(reader, view.document.file).value_or(documents::StoredFile{});
  for (const meetings::ReadingRecord& reading : meetings::ListReadings(reader, id)) {
    if (!reading.meeting) continue;
    if (auto meeting = meetings::FindMeeting(reader, viewer, *reading.meeting))
      view.meetings.push_back(std::move(*meeting));
  }
  return view;
}

Html DocumentSide(const DocumentView& view, const Texts& t) {
  const Language language = t.language();
  const Html facts =
      FactList({{std::string(t("File")), Text(view.document.name)},
                {std::string(t("Size")), Text(FormatBytes(static_cast<std::uint64_t>(view.file.size), language))},
                {std::string(t("Encoding")), Text(view.document.encoding)},
                {std::string(t("Imported")), Text(FormatMoment(view.document.imported, language))},
                {"SHA-256", Element("code", Class("digest"), view.file.sha256)}});
  return Join(SideBox(t("About the file"), facts), When(!view.meetings.empty(), [&] {
                return SideBox(t("What it is the source of"),
                               Ul(Class("plain-list"), Each(view.meetings, [&](const meetings::MeetingRow& row) {
                                    return Li(A(Href(meetings::AddressOf(row.meeting.id)), meetings::TitleOf(row, t)));
                                  })));
              }));
}

Html RenderFindings(const meetings::Document& document, const Texts& t) {
  const std::vector<Error> findings = meetings::LoadErrors(document.findings);
  if (findings.empty()) return {};
  return Disclosure(t("What was noticed while reading"),
                    Ul(Each(findings, [&](const Error& error) { return Li(Sentence(error, t.language())); })));
}

// "sted=120-140" of the address: where a value was read.
std::vector<minutes::FieldPlace> PlacesAsked(const http::Request& request) {
  const std::string_view asked = request.Query("sted");
  const std::size_t dash = asked.find('-');
  if (dash == std::string_view::npos) return {};
  minutes::FieldPlace place{"her", {}, minutes::Confidence::kCertain, "", ""};
  const auto number = [](std::string_view text) {
    std::uint32_t value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
  };
  place.place = {number(asked.substr(0, dash)), number(asked.substr(dash + 1))};
  return {place};
}

Html PublishButton(const meetings::Document& document, const Visit& visit) {
  const Texts& t = visit.t;
  const std::string address = "/dokumenter/" + std::to_string(document.id.value);
  if (document.visibility == people::Visibility::kDraft) {
    return PostButton({.label = std::string(t("Publish")),
                       .address = address + "/udgiv",
                       .csrf = visit.csrf(),
                       .look = ButtonLook::kPrimary},
                      t);
  }
  return PostButton({.label = std::string(t("Withdraw")),
                     .address = address + "/traek-tilbage",
                     .csrf = visit.csrf(),
                     .look = ButtonLook::kQuiet,
                     .consequence = std::string(t("The document will no longer be public."))},
                    t);
}

http::Response DocumentPage(const Visit& visit) {
  const auto id = visit.request.PathNumber("id");
  auto view = id ? visit.Read([&](sql::Reader& reader) {
    return LoadDocument(reader, visit.viewer, meetings::DocumentId{*id});
  })
                 : std::nullopt;
  if (!view) return visit.NotFound();
  const Texts& t = visit.t;
  const meetings::Document& document = view->document;
  PageFrame frame = visit.Frame(document.title.empty() ? document.name : document.title, "meetings");
  frame.breadcrumb = {{std::string(t("Meetings")), "/moeder"}, {std::string(t("Documents")), "/dokumenter"}};
  PageHeading heading{.title = frame.title, .facts = {Badge(PaperWord(document, t), Tone::kInfo)}};
  if (document.visibility == people::Visibility::kDraft)
    heading.facts.push_back(Badge(t("Draft, not published"), Tone::kAttention));
  if (document.visibility == people::Visibility::kClosed)
    heading.facts.push_back(Badge(t("Not public"), Tone::kAttention));
  if (document.scanned) heading.facts.push_back(Badge(t("Scanned"), Tone::kNeutral));
  heading.others = {ButtonLink(t("Download the original"), visit.request.path + "/original", ButtonLook::kQuiet)};
  if (visit.viewer.May(people::Access::kSecretary) && document.kind == minutes::PaperKind::kOther) {
    heading.primary = PublishButton(document, visit);
    heading.others.push_back(ButtonLink(
        t("Find figures in it"), "/noegletal/fra-dokument/" + std::to_string(document.id.value), ButtonLook::kQuiet));
  }
  const std::vector<minutes::FieldPlace> places = PlacesAsked(visit.request);
  const bool as_source = document.kind != minutes::PaperKind::kOther || !places.empty();
  const Html text = view->unreadable ? RenderNotice({Tone::kAttention, Sentence(*view->unreadable, t.language())}, t)
                    : as_source      ? RenderSource(view->text, places, {}, t)
                                     : RenderBlocks(view->text, 2);
  return visit.Page(
      frame, Join(Heading(heading), RenderFindings(document, t), RepairNotice(visit, document, view->text.text), text),
      DocumentSide(*view, t));
}

// The bytes as they came.
http::Response OriginalFile(const Visit& visit) {
  const auto id = visit.request.PathNumber("id");
  std::optional<documents::StoredFile> file;
  if (id) {
    file = visit.Read([&](sql::Reader& reader) -> std::optional<documents::StoredFile> {
      const auto document = meetings::FindDocument(reader, visit.viewer, meetings::DocumentId{*id});
      return document ? documents::FindFile(reader, document->file) : std::nullopt;
    });
  }
  return file ? people::SendFile(visit, *file, file->name) : visit.NotFound();
}

http::Response DocumentListPage(const Visit& visit) {
  const Texts& t = visit.t;
  meetings::DocumentFilter filter;
  if (visit.request.Query("kun") == "andre") filter.kind = minutes::PaperKind::kOther;
  const std::int64_t page = std::clamp<std::int64_t>(visit.request.QueryNumber("side").value_or(1), 1, 100'000);
  std::int64_t total = 0;
  const auto documents = visit.Read([&](sql::Reader& reader) {
    total = meetings::CountDocuments(reader, visit.viewer, filter);
    return meetings::ListDocuments(reader, visit.viewer, filter, static_cast<int>(kPageSize),
                                   static_cast<int>((page - 1) * kPageSize));
  });
  PageFrame frame = visit.Frame(t("Documents"), "meetings");
  frame.breadcrumb = {{std::string(t("Meetings")), "/moeder"}};
  DataTable table;
  table.caption = t("Documents");
  table.columns = {{std::string(t("Document"))}, {std::string(t("Kind"))}, {std::string(t("Imported"))}};
  for (const meetings::Document& document : documents) {
    table.rows.push_back({A(Href("/dokumenter/" + std::to_string(document.id.value)),
                            document.title.empty() ? document.name : document.title),
                          Text(PaperWord(document, t)), Text(FormatMoment(document.imported, t.language()))});
  }
  const std::string address = filter.kind ? "/dokumenter?kun=andre" : "/dokumenter";
  return visit.Page(frame,
                    Join(Heading({.title = std::string(t("Documents"))}),
                         Tabs({{std::string(t("All")), "/dokumenter"},
                               {std::string(t("Not minutes or agendas")), "/dokumenter?kun=andre"}},
                              filter.kind ? 1 : 0, t("Kind")),
                         documents.empty() ? EmptyState(t("There are no documents here yet.")) : RenderTable(table),
                         Pagination({page, total, kPageSize, address}, t)));
}

}  // namespace

std::vector<http::Route> DocumentRoutes(const people::Office& office) {
  using http::Method;
  const auto page = [&](people::PageHandler handler) {
    return people::Guarded(office, people::Access::kEverybody, std::move(handler));
  };
  return {{Method::kGet, "/dokumenter", page(DocumentListPage)},
          {Method::kGet, "/dokumenter/{id}", page(DocumentPage), http::Pace::kSlow},
          {Method::kGet, "/dokumenter/{id}/original", page(OriginalFile)}};
}

}  // namespace tovholder::imports
