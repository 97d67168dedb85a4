// SPDX-License-Identifier: EUPL-1.2
#include "people/file_delivery.h"

#include "http/url.h"

namespace tovholder::people {
namespace {

using namespace html;  // NOLINT: mostly markup

constexpr std::string_view kReloadSeconds = "2";
// The paper brings its style and fonts along and runs nothing; a browser shows a PDF as an object in a page of its own.
constexpr std::string_view kPaperPolicy =
    "default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:; object-src 'self'; frame-ancestors "
    "'none'; "
    "form-action 'none'; base-uri 'none'";

http::Response FileOf(const PaperOrder& order, std::string bytes) {
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
  return response.Cached(order.kept);
}

http::Response WaitingPage(const Visit& visit, PaperOrder order, std::size_t before) {
  const Texts& t = visit.t;
  PageFrame& frame = order.frame;
  frame.title = t("Your PDF is being made");
  frame.breadcrumb.push_back({order.paper.title, order.back});
  frame.breadcrumb.push_back({frame.title, ""});
  PageHeading heading{.title = frame.title, .facts = {Text(order.file_name + ".pdf")}};
  heading.others = {ButtonLink(t("Look whether it is ready"), visit.request.target, ButtonLook::kSecondary),
                    ButtonLink(t("Back"), order.back, ButtonLook::kQuiet)};
  const std::string place = before == 0
                                ? std::string(t("It is being made right now."))
                                : t.Plural("{n} document is made before it.", "{n} documents are made before it.",
                                           static_cast<std::int64_t>(before));
  http::Response response =
      visit.Page(frame, Join(Heading(heading), P(Attr("role", "status"), Strong(place)),
                             P(t("This page looks by itself every other second. When the PDF is ready, it opens or "
                                 "lands among your downloads."))));
  response.status = 202;
  response.With("Refresh", std::string(kReloadSeconds)).With("Retry-After", std::string(kReloadSeconds));
  return response.Cached(http::CachePolicy::kNever);
}

http::Response SendPdf(const Visit& visit, PaperOrder order, documents::PdfQueue& pdfs) {
  const Result<documents::PdfAnswer> answer = pdfs.Ask(order.paper);
  if (!answer) return visit.Refuse(answer.error(), 503);
  if (answer->bytes) return FileOf(order, *answer->bytes);
  if (visit.request.Header("accept").find("text/html") != std::string_view::npos) {
    return WaitingPage(visit, std::move(order), answer->before);
  }
  return visit.Refuse(Error{"people.pdf_not_ready",
                            {{"before", std::to_string(answer->before)}, {"seconds", std::string(kReloadSeconds)}}},
                      503);
}

}  // namespace

http::Response SendFile(const Visit& visit, const documents::StoredFile& file, const std::string& name) {
  http::Response response = http::Response::File({}, file.media_type, name);
  response.body = http::Pieces([&database = visit.database(), id = file.id, number = std::int64_t{0}]() mutable {
    return database.Read([&](sql::Reader& reader) { return documents::ReadPiece(reader, id, number++).value_or(""); });
  });
  return response;
}

http::Response SendFile(const Visit& visit, std::optional<documents::FileId> file, const std::string& name) {
  const auto stored =
      file ? visit.Read([&](sql::Reader& reader) { return documents::FindFile(reader, *file); }) : std::nullopt;
  return stored ? SendFile(visit, *stored, name) : visit.NotFound();
}

http::Response SendPaper(const Visit& visit, PaperOrder order, documents::PdfQueue& pdfs) {
  if (order.form == PaperForm::kPdf) return SendPdf(visit, std::move(order), pdfs);
  Result<std::string> written =
      order.form == PaperForm::kDocx ? documents::WriteDocx(order.paper) : documents::FormatPaperHtml(order.paper);
  return written ? FileOf(order, std::move(*written)) : visit.Refuse(written.error());
}

}  // namespace tovholder::people
