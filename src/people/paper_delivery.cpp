// SPDX-License-Identifier: EUPL-1.2
#include "people/paper_delivery.h"

#include "html/components.h"
#include "http/url.h"

namespace tovholder::people {
namespace {

using namespace html;  // NOLINT: mostly markup

constexpr std::string_view kReloadSeconds = "2";
// The paper brings its style and fonts along and runs nothing; a browser shows a PDF as an object in a page of its own.
constexpr std::string_view kPaperPolicy =
    "default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:; object-src 'self'; frame-ancestors "
    "'none'; form-action 'none'; base-uri 'none'";

struct PaperKind {
  const char* content_type;
  const char* ending;
  const char* where;
};

PaperKind KindOf(PaperForm form) {
  switch (form) {
    case PaperForm::kDocx:
      return {"application/vnd.openxmlformats-officedocument.wordprocessingml.document", ".docx", "attachment"};
    case PaperForm::kHtml:
      return {"text/html; charset=utf-8", ".html", "inline"};
    case PaperForm::kPdf:
      break;
  }
  return {"application/pdf", ".pdf", "inline"};
}

http::Response PaperFile(const PaperOrder& order, PaperForm form, std::string bytes) {
  const PaperKind kind = KindOf(form);
  http::Response response;
  response.content_type = kind.content_type;
  response.With("Content-Security-Policy", std::string(kPaperPolicy));
  response.With("Content-Disposition",
                kind.where + std::string("; filename*=UTF-8''") + http::PercentEncode(order.file_name + kind.ending));
  response.body = std::move(bytes);
  return response.Cached(order.cache);
}

http::Response WaitingPage(const Visit& visit, const PaperOrder& order, std::size_t before) {
  const Texts& t = visit.t;
  PageFrame frame = order.frame;
  frame.title = t("Your PDF is being made");
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

}  // namespace

http::Response SendPdf(const Visit& visit, const PaperOrder& order, documents::PdfQueue& pdfs) {
  const Result<documents::PdfAnswer> answer = pdfs.Ask(order.paper);
  if (!answer) return visit.Refuse(answer.error(), 503);
  if (answer->bytes) return PaperFile(order, PaperForm::kPdf, *answer->bytes);
  if (visit.request.Header("accept").find("text/html") != std::string_view::npos) {
    return WaitingPage(visit, order, answer->before);
  }
  return visit.Refuse(Error{"people.pdf_not_ready",
                            {{"before", std::to_string(answer->before)}, {"seconds", std::string(kReloadSeconds)}}},
                      503);
}

http::Response SendPaper(const Visit& visit, const PaperOrder& order, PaperForm form, documents::PdfQueue& pdfs) {
  if (form == PaperForm::kPdf) return SendPdf(visit, order, pdfs);
  Result<std::string> written =
      form == PaperForm::kDocx ? documents::WriteDocx(order.paper) : documents::FormatPaperHtml(order.paper);
  return written ? PaperFile(order, form, std::move(*written)) : visit.Refuse(written.error());
}

}  // namespace tovholder::people
